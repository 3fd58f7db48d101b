"""Every chart of a story as a picture of its own, in one archive, each with title and source line."""

from __future__ import annotations

from collections.abc import Callable

from directive.briefing.content import Story
from directive.briefing.papers import PaperError, texts, zipped
from directive.charts import render
from directive.i18n import N_, translator

NO_CHART = N_("This story has no chart, so there is no picture to write.")
_PUBLISHERS = 600  # characters of publishers under a picture: four lines
Draw = Callable[..., bytes]


def story_png(story: Story, *, progress: Callable[[int, int], None] = lambda done, of: None) -> bytes:
    """PNG pictures. Raises PaperError for a story without a chart."""
    return _all(story, render.to_png, "png", progress)


def story_svg(story: Story, *, progress: Callable[[int, int], None] = lambda done, of: None) -> bytes:
    """SVG pictures. Raises PaperError for a story without a chart."""
    return _all(story, render.to_svg, "svg", progress)


def _all(story: Story, draw: Draw, ending: str, progress: Callable[[int, int], None]) -> bytes:
    t, look, files = translator(story.language), render.Look("light", story.language), {}
    for place, step in enumerate(story.steps, start=1):
        if step.view is not None and step.view.spec:
            # A picture leaves the story: numbers of a list that it doesn't hold would say nothing.
            names = texts.publishers_line(t, story, step.view.source_ids, room=_PUBLISHERS)
            about = " · ".join(t("{label}: {value}", label=k, value=v) for k, v in story.about.items())
            below = [line for line in (names, step.filters, about) if line]
            files[f"{place:02d}-{step.view.key}.{ending}"] = draw(step.view, look, below=below)
        progress(place, len(story.steps))
    if not files:
        raise PaperError(NO_CHART)
    return zipped(files)

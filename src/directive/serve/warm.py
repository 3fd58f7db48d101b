"""What the first visitor would wait for is done while the server starts and the browser loads its scripts; what the
first presenter would wait for, once the server has nothing else to do."""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager

_LOOK_SECONDS = 1.0
_REST = 0.1  # of a processor: a server that does less has nobody to serve


@asynccontextmanager
async def warm_start(app: object) -> AsyncIterator[None]:
    """Lifespan for `st.App`: starts the work and waits for nothing."""
    threading.Thread(target=_warm, name="warm-up", daemon=True).start()
    yield


def _warm() -> None:
    warm_up()
    warm_stage()


def warm_up() -> None:
    """Load the libraries, check the tables of the first page and keep their answers.

    A pack that cannot be used is for the pages to say.
    """
    from directive.briefing.desk import desk_of
    from directive.briefing.views.overview import share_path, value_path
    from directive.data.errors import DirectiveError

    try:
        desk = desk_of("en")
        share_path(desk)
        value_path(desk)
    except DirectiveError:
        return


def warm_stage(quiet: Callable[[], None] | None = None) -> None:
    """Make the ready stories of every language, the first language's first; before each part `quiet()` waits until
    nobody is served."""
    from directive.data.errors import DirectiveError

    quiet = quiet or _quiet
    try:
        quiet()
        for part in _parts():
            part()
            quiet()
    except DirectiveError:
        return


def _parts() -> Iterator[Callable[[], object]]:
    """Work in parts of about a second: what all stories share, then a story of each language with its letters."""
    from directive.briefing.stories import READY
    from directive.i18n import LANGUAGES
    from directive.serve import stories

    def look(sent: dict[str, dict[str, str]]) -> bytes:
        story = stories.story_of(sent)
        return stories.look_of(story, str(story))

    for name in reversed(READY):
        yield lambda name=name: stories.story_of(_asked(name, next(iter(LANGUAGES))))
    for language in LANGUAGES:
        yield lambda language=language: look(_asked(READY[0], language))


def _asked(story: str, language: str) -> dict[str, dict[str, str]]:
    return {"ready": {"story": story, "lang": language, "mode": "light"}}


def _quiet() -> None:
    """Wait until this process has done next to nothing for a while."""
    done = 1.0
    while done > _REST:
        before = time.process_time()
        time.sleep(_LOOK_SECONDS)
        done = (time.process_time() - before) / _LOOK_SECONDS

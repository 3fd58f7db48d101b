"""A story that a page has shown and brings again after the server was away. Nothing slow: the room waits for it."""

from __future__ import annotations

import re
from typing import Any

from directive.briefing.stage.state import BadState
from directive.i18n import LANGUAGES

MODES = ("light", "dark")
_TEXTS = ("id", "title", "language", "mode")
_MOST_STEPS = 40
_LIBRARY = re.compile(r"app/static/vega-[0-9a-z.]+\.js")


class NoStory(Exception):  # noqa: N818
    """The story asked for is not here."""


def shown_before(story: object) -> dict[str, Any]:
    """The story, its form checked; pages read its texts as texts. Raises BadState."""
    if not isinstance(story, dict) or not all(isinstance(story.get(name), str) for name in _TEXTS):
        raise BadState("story")
    steps = story.get("steps")
    if not isinstance(steps, list) or not 0 < len(steps) <= _MOST_STEPS:
        raise BadState("steps")
    frame = [story[name] for name in ("cover", "closing") if name in story]
    if not all(isinstance(step, dict) and isinstance(step.get("title"), str) for step in (*steps, *frame)):
        raise BadState("steps")
    if story["language"] not in LANGUAGES or story["mode"] not in MODES:
        raise BadState("language or mode")
    if not isinstance(story.get("words"), dict) or not _LIBRARY.fullmatch(str(story.get("vega"))):
        raise BadState("player")
    return story

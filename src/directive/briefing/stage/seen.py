"""What a room may see: the step on show without what is meant for the speaker, and no step before its time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from directive.briefing.stage.state import span

SEEN = (
    "id",
    "title",
    "text",
    "page",
    "source",
    "amounts",
    "chart",
    "table",
    "board",
    "points",
    "cover",
    "stays",
)
"""Parts of a step that a room may see. Notes, likely questions, planned minutes and addresses are the speaker's."""
_SEEN_OF_STORY = ("id", "title", "language", "html_language", "mode", "chart_scale", "words", "vega")


def story_seen(story: Mapping[str, Any]) -> dict[str, Any]:
    """What a window of the room may know of a story before it is shown: nothing of its steps."""
    first, last = span(story)
    known = {name: story[name] for name in _SEEN_OF_STORY if name in story}
    return known | {"pages": len(story["steps"]), "first": first, "last": last}


def step_seen(step: Mapping[str, Any]) -> dict[str, Any]:
    """What a window of the room may see of a step."""
    return {name: step[name] for name in SEEN if name in step}

"""What the big screen's pages ask for, worked out: a story as plain data, its look, a board for other levers.

Slow parts (half a second and more): call them in a thread.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from threading import Lock
from typing import Any

from directive.briefing.board.again import board_again, checked, moved, plan_at
from directive.briefing.content import Story
from directive.briefing.desk import Desk, desk_of
from directive.briefing.stage.file import colours
from directive.briefing.stage.fonts import font_faces
from directive.briefing.stage.offers import OFFERS
from directive.briefing.stage.payload import stage_json
from directive.briefing.stage.state import BadState, told_at
from directive.briefing.stories import FOLLOWING, READY, build_story
from directive.charts.bundle import vega_bundle
from directive.i18n import LANGUAGES
from directive.model.errors import DirectiveError
from directive.serve.shown import MODES, NoStory


def story_of(sent: Mapping[str, Any]) -> dict[str, Any]:
    """The story that a presenter's page asks for: ready, or on offer by ticket. Raises NoStory."""
    if isinstance(asked := sent.get("ready"), dict):
        return _ready(*(str(asked.get(name)) for name in ("story", "lang", "mode")))
    story = OFFERS.take(str(sent.get("ticket")))
    if story is None:
        raise NoStory
    return _served(story)


@lru_cache(maxsize=8)
def _ready(story_id: str, language: str, mode: str) -> dict[str, Any]:
    if story_id not in READY or language not in LANGUAGES or mode not in MODES:
        raise NoStory
    story = build_story(story_id, desk_of(language, mode=mode))
    return _served(story) | {"ready": {"story": story_id, "lang": language, "mode": mode}}


def _served(story: Story) -> dict[str, Any]:
    return stage_json(story) | {"vega": vega_bundle()}


def look_of(story: Mapping[str, Any], text: str) -> bytes:
    """Colours and letters as a style sheet."""
    return f":root {{ {colours(_desk(story).palette)} }}\n{font_faces(text)}".encode()


def levers_of(
    story: Mapping[str, Any], step: int, levers: Mapping[str, Any], lever: Mapping[str, Any] | None
) -> tuple[dict[str, float], dict[str, Any] | None]:
    """The levers' values after `lever` (name, and position or text) was moved, and the step's board at them.

    No values are the story's own. A step without levers has no board: the values are checked by the story's first.
    Raises Refused for what can't be, BadState for a story without levers.
    """
    own = told_at(story, step).get("board")
    board = own if isinstance(own, dict) else _first_board(story)
    try:
        desk = _desk(story)
        values = checked(desk, board, levers)
        if lever is not None:
            position, text = lever.get("position"), lever.get("text", "")
            position = position if isinstance(position, int) else None
            values = moved(
                desk, board, values, lever=str(lever.get("lever")), position=position, text=str(text)[:40]
            )
        again = board_again(desk, board, values)
    except (DirectiveError, KeyError, IndexError, TypeError, ValueError) as error:
        raise BadState("levers") from error
    return values, again if own is board else None


def _first_board(story: Mapping[str, Any]) -> Mapping[str, Any]:
    for step in story["steps"]:
        if isinstance(step.get("board"), dict):
            return step["board"]
    raise BadState("no levers")


def step_at(story: Mapping[str, Any], step: int, levers: Mapping[str, float]) -> dict[str, Any]:
    """A step with the levers at these values: figures that follow from the goal are worked out anew.

    Of a ready story all steps about the goal follow, of an own one its levers: its charts are as they were added, and
    are marked so (`stays`). Raises Refused, BadState.
    """
    told = told_at(story, step)
    if not levers or "cover" in told:
        return dict(told)
    if isinstance(told.get("board"), dict):
        return told | {"board": levers_of(story, step, levers, None)[1]}
    ready = story.get("ready")
    if isinstance(ready, dict) and ready.get("story") in FOLLOWING:
        names = tuple(str(ready.get(name)) for name in ("story", "lang", "mode"))
        with _WORKING:  # windows ask at once: one of them has it worked out
            steps = _followed(*names, tuple(sorted(levers.items())))
        return steps[step - 1]
    return told | {"stays": True}


_WORKING = Lock()


@lru_cache(maxsize=12)
def _followed(
    story_id: str, language: str, mode: str, levers: tuple[tuple[str, float], ...]
) -> list[dict[str, Any]]:
    told = _ready(story_id, language, mode)
    plan = plan_at(desk_of(language, mode=mode), _first_board(told), dict(levers))
    story = build_story(story_id, desk_of(language, mode=mode), plan=plan)
    return _served(story)["steps"]


def _desk(story: Mapping[str, Any]) -> Desk:
    return desk_of(story["language"], mode=story["mode"])

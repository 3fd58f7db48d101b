"""The board worked out anew for other positions of its levers: by the function that made it, so that levers combine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from directive.briefing.board.data import MODEL_LEVERS, board_data, in_model, rails, value_at
from directive.briefing.board.refused import Refused
from directive.briefing.board.typed import not_a_value, typed_value
from directive.briefing.desk import Desk
from directive.briefing.goal import FORMS, Plan, plan_of
from directive.briefing.target_words import contradiction
from directive.model.errors import DirectiveError, RangeError
from directive.model.target import Levers
from directive.model.topline import Shape


def moved(
    desk: Desk,
    board: Mapping[str, Any],
    levers: Mapping[str, float],
    *,
    lever: str,
    position: int | None = None,
    text: str = "",
) -> dict[str, float]:
    """The values that differ from the story's once `lever` stands at a position of its rail, or at a typed text.

    `board` is the story's (`board_data`). One of the four forms of the goal leads: the last that was moved. Raises
    Refused for what is no value of the lever, RangeError for a lever the board does not have.
    """
    _known(board, lever)
    if position is None:
        value = typed_value(
            desk, lever, text, ends=_ends(desk, lever), target_year=board["goal"]["target_year"]
        )
    else:
        value = value_at(desk, lever, position)
    if value is None:
        raise Refused(_not_a_value(desk, board, lever, str(position)))
    kept = {name: number for name, number in levers.items() if not (lever in FORMS and name in FORMS)}
    return kept | {lever: value}


def checked(desk: Desk, board: Mapping[str, Any], levers: Mapping[str, Any]) -> dict[str, float]:
    """`levers` as numbers within their rails. Raises Refused where one is not, RangeError for an unknown lever."""
    found = {}
    for name, value in levers.items():
        _known(board, name)
        low, high = _ends(desk, name)
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not low <= value <= high:
            raise Refused(_not_a_value(desk, board, name, str(value)))
        found[name] = int(value) if name == "year" else float(value)
    if sum(name in FORMS for name in found) > 1:
        raise RangeError("goal", value=", ".join(found), allowed="one form")
    return found


def _known(board: Mapping[str, Any], lever: str) -> None:
    names = lever_names(board)
    if lever not in names:
        raise RangeError("lever", value=lever, allowed=", ".join(names))


def lever_names(board: Mapping[str, Any]) -> list[str]:
    """Names of the board's levers."""
    return [lever["id"] for lever in board["levers"] if lever["id"] in MODEL_LEVERS]


def board_again(desk: Desk, board: Mapping[str, Any], levers: Mapping[str, float]) -> dict[str, Any]:
    """The board at these values, the others as it was made. Raises Refused where they contradict each other."""
    goal = board["goal"]
    by = next((name for name in levers if name in FORMS), goal["by"])
    given = float(levers.get(by, goal["given"]))
    try:
        plan = plan_at(desk, board, levers)
    except DirectiveError as error:
        raise Refused(contradiction(desk.t, error)) from error
    told = plan_at(desk, board, {})
    return board_data(desk, plan, by=by, given=given, only=tuple(lever_names(board)), told=told)


def plan_at(desk: Desk, board: Mapping[str, Any], levers: Mapping[str, float]) -> Plan:
    """The plan at these values, the others as the board was made. Raises DirectiveError for a contradiction."""
    goal = board["goal"]
    by = next((name for name in levers if name in FORMS), goal["by"])
    plan_levers = Levers(
        target_year=int(levers.get("year", goal["target_year"])),
        other_growth=_of(levers, "h", goal["other_growth"]),
        diversion=_of(levers, "d", goal["diversion"]),
        shape=Shape(goal["shape"]),
        milestones=tuple((int(year), float(usd)) for year, usd in goal["milestones"]),
    )
    return plan_of(desk.pack, plan_levers, form=by, given=float(levers.get(by, goal["given"])))


def _of(levers: Mapping[str, float], name: str, made: float) -> float:
    """A lever's value in the model's unit."""
    return float(in_model(name, levers[name])) if name in levers else float(made)


def _not_a_value(desk: Desk, board: Mapping[str, Any], lever: str, asked: str) -> str:
    return not_a_value(desk, lever, asked, ends=_ends(desk, lever), target_year=board["goal"]["target_year"])


def _ends(desk: Desk, lever: str) -> tuple[float, float]:
    rail = rails(desk)[lever]
    return rail.low, rail.high

"""The board at every share in every target year, for a file that has no app to ask: texts and rounded rows alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from directive.briefing.board.again import lever_names, plan_at
from directive.briefing.board.data import MODEL_LEVERS, in_model, rails
from directive.briefing.board.tables import Writer
from directive.briefing.desk import Desk
from directive.briefing.target_words import money_scale
from directive.model.drag import Goal, drag_table

ACROSS, DOWN = "share", "year"


def share_by_year(desk: Desk, board: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A table as the share's own in `board` for each position of the year, the other levers as the board was made.

    Empty for a board that does not hold both levers, or whose goal is not given as a share.
    """
    if not {ACROSS, DOWN} <= set(lever_names(board)) or board["goal"]["by"] != ACROSS:
        return []
    ways, told = rails(desk), plan_at(desk, board, {})
    writer = Writer(desk.t, money_scale(desk.t, told.target.value_usd), {ACROSS: ways[ACROSS]})
    shares = in_model(ACROSS, ways[ACROSS].positions)
    goal = Goal(MODEL_LEVERS[ACROSS], told.target.share)
    tables = []
    for year in ways[DOWN].positions:
        levers = plan_at(desk, board, {DOWN: int(year)}).levers
        tables.append(
            writer.table(
                ACROSS, drag_table(told.base, levers, goal, lever=MODEL_LEVERS[ACROSS], positions=shares)
            )
        )
    return tables

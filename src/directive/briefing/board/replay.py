"""A change played again: rows of the board on the way from the plan before it to the plan after it."""

from __future__ import annotations

from typing import Any

import numpy as np

from directive.briefing.board.data import MODEL_LEVERS, exact_values, rails
from directive.briefing.board.tables import Writer, typed_text
from directive.briefing.desk import Desk
from directive.briefing.goal import Plan
from directive.briefing.target_words import money_scale
from directive.model.drag import Goal, drag_table
from directive.model.errors import DirectiveError
from directive.model.target import Levers, set_target

FRAMES = 31


def replay_frames(desk: Desk, before: Plan, after: Plan, *, by: str) -> list[dict[str, Any]]:
    """Rows as `board_data` writes them, each the model at levers between the two plans, both plans included.

    The goal moves in the form `by`, in which `after` holds it; the shape of the path changes half-way. Positions on
    the way that contradict themselves are left out.
    """
    ways = rails(desk)
    writer = Writer(desk.t, money_scale(desk.t, after.target.value_usd), ways)
    name = MODEL_LEVERS[by]
    numbers = np.linspace(getattr(before.target, name), getattr(after.target, name), FRAMES)
    frames = []
    for place, number in enumerate(numbers.tolist()):
        levers = _between(before.levers, after.levers, place / (FRAMES - 1))
        try:
            target = set_target(after.base, levers, **{name: number})
            table = drag_table(
                after.base, levers, Goal(name, number), lever=name, positions=np.array([number])
            )
        except DirectiveError:
            continue
        row = writer.committed(table)
        if "refused" in row:
            continue
        exact = exact_values(target, levers)
        row["typed"] = {lever: typed_text(desk.t, lever, value) for lever, value in exact.items()}
        row["at"] = {lever: ways[lever].nearest(value) for lever, value in exact.items()}
        frames.append(row)
    return frames


def _between(start: Levers, end: Levers, part: float) -> Levers:
    nearer = start if part < 0.5 else end

    def mixed(name: str) -> float:
        first, last = getattr(start, name), getattr(end, name)
        return first + (last - first) * part

    return Levers(
        target_year=round(mixed("target_year")),
        other_growth=mixed("other_growth"),
        diversion=mixed("diversion"),
        shape=nearer.shape,
        milestones=nearer.milestones,
    )

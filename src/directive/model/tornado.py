"""Which lever moves the requirement most: one at a time from low to high, the others as committed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from directive.model.drag import Goal, drag_table
from directive.model.target import Base, Levers

Figure = Literal["target_value", "required_growth", "share"]
BASE_TOTAL = "total_value_usd"


@dataclass(frozen=True)
class Swing:
    """One bar: the lever's two positions and the figure at each (None where refused).

    US dollars, growth per year or share, after the figure asked for.
    """

    lever: str
    low: float
    high: float
    at_low: float | None
    at_high: float | None

    @property
    def width(self) -> float:
        """How far the figure moves; 0 where an end is refused."""
        return 0.0 if self.at_low is None or self.at_high is None else abs(self.at_high - self.at_low)


def tornado(
    base: Base, levers: Levers, goal: Goal, *, ranges: Mapping[str, tuple[float, float]], figure: Figure
) -> tuple[Swing, ...]:
    """Return one swing per lever, the widest first, ties by name.

    `ranges` gives low and high for levers of `directive.model.drag.LEVERS`, and for "total_value_usd", the base
    year's exports in all, US dollars, whose published figure may be a band. Raises RangeError.
    """
    swings = [
        _swing(base, levers, goal, lever=lever, ends=ends, figure=figure) for lever, ends in ranges.items()
    ]
    return tuple(sorted(swings, key=lambda swing: (-swing.width, swing.lever)))


def _swing(
    base: Base, levers: Levers, goal: Goal, *, lever: str, ends: tuple[float, float], figure: Figure
) -> Swing:
    if lever == BASE_TOTAL:
        tables = [
            drag_table(
                replace(base, total_value_usd=end), levers, goal, lever=goal.form, positions=[goal.number]
            )
            for end in ends
        ]
        found = [float(table.figures[figure][0]) for table in tables]
    else:
        found = drag_table(base, levers, goal, lever=lever, positions=np.array(ends)).figures[figure].tolist()
    at_low, at_high = (None if np.isnan(number) else number for number in found)
    return Swing(lever, *ends, at_low, at_high)

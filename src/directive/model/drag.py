"""Drag tables: the model at every position of one lever, the other levers at their committed values.

The browser picks the row of the position and shows it; no formula exists outside the model.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Literal

import numpy as np

from directive.model import topline
from directive.model.checks import require_between
from directive.model.errors import RangeError
from directive.model.target import (
    DIVERSION_RANGE,
    OTHER_GROWTH_RANGE,
    YEARS_AHEAD,
    Base,
    Levers,
    check_goal,
    check_levers,
    goal_value,
    way,
)
from directive.model.topline import Shape

Form = Literal["share", "value_usd", "growth", "multiple"]
FORMS: tuple[str, ...] = ("share", "value_usd", "growth", "multiple")
LEVERS: tuple[str, ...] = (*FORMS, "target_year", "other_growth", "diversion")
FIGURES: tuple[str, ...] = (
    "share",
    "target_value",
    "required_growth",
    "multiple",
    "other_value",
    "total_value",
    "increment",
    "target_year",
)


@dataclass(frozen=True)
class Goal:
    """The one form in which the goal is given, and its number; the other three forms follow."""

    form: Form
    number: float


@dataclass(frozen=True, eq=False)
class DragTable:
    """One row per position of `lever`, in the order given; not-a-number where the position is refused.

    `figures`: name -> (positions,); `paths`: value_usd, other_value_usd, total_usd, share -> (positions, years),
    not-a-number after a row's target year. US dollars, shares 0 to 1, growth per year. `refused_year` is the first
    year in which other exports would fall below zero, or the milestone year that no longer fits; 0 if not refused.
    `misplaced` tells the second reason from the first.
    """

    lever: str
    state_id: str
    positions: np.ndarray
    years: np.ndarray
    figures: dict[str, np.ndarray]
    paths: dict[str, np.ndarray]
    refused: np.ndarray
    refused_year: np.ndarray
    misplaced: np.ndarray


def state_id(base: Base, levers: Levers, goal: Goal) -> str:
    """Return a short id, the same for the same committed levers in any process and on any machine."""
    state = {"base": asdict(base), "levers": asdict(levers), "goal": asdict(goal)}
    return hashlib.sha256(json.dumps(_plain(state), sort_keys=True).encode()).hexdigest()[:16]


def drag_table(base: Base, levers: Levers, goal: Goal, *, lever: str, positions: np.ndarray) -> DragTable:
    """Return the model at each position of one lever (share, value_usd, growth, multiple, target_year, ...).

    Dragging one of the four forms sets the goal in that form; dragging another lever keeps the committed goal.
    Raises RangeError for an unknown lever, no positions, or a position outside the lever's range.
    """
    positions = np.asarray(positions, dtype=float)
    check_levers(base, levers)
    _check_positions(base, lever, positions)
    rows = _Rows.of(base, levers, goal, lever=lever, positions=positions)
    values = goal_value(
        base,
        rows.form,
        rows.numbers,
        horizons=rows.horizons,
        others=topline.grown(base.other_value_usd, rows.other_growth, rows.horizons),
        diversion=rows.diversion,
    )
    milestone_year = _misplaced_milestones(base, levers, rows.horizons)
    misplaced = milestone_year > 0
    paths, negative_year = _paths(base, levers, rows, values)
    refused_year = np.where(misplaced, milestone_year, negative_year)
    refused = refused_year > 0
    figures = _figures(base, rows, values, paths)
    for array in (*figures.values(), *paths.values()):
        array[refused] = np.nan
    return DragTable(
        lever=lever,
        state_id=state_id(base, levers, goal),
        positions=positions,
        years=base.year + np.arange(paths["value_usd"].shape[1]),
        figures=figures,
        paths=paths,
        refused=refused,
        refused_year=refused_year,
        misplaced=misplaced,
    )


@dataclass(frozen=True, eq=False)
class _Rows:
    """Every lever as an array: the dragged one over its positions, the others repeated."""

    form: str
    numbers: np.ndarray
    horizons: np.ndarray
    other_growth: np.ndarray
    diversion: np.ndarray

    @classmethod
    def of(cls, base: Base, levers: Levers, goal: Goal, *, lever: str, positions: np.ndarray) -> _Rows:
        def over(name: str, committed: float) -> np.ndarray:
            return positions if lever == name else np.full(len(positions), committed, dtype=float)

        form = lever if lever in FORMS else goal.form
        numbers = positions if lever in FORMS else np.full(len(positions), goal.number, dtype=float)
        check_goal(form, numbers)
        return cls(
            form=form,
            numbers=numbers,
            horizons=over("target_year", levers.target_year).astype(int) - base.year,
            other_growth=over("other_growth", levers.other_growth),
            diversion=over("diversion", levers.diversion),
        )


def _paths(
    base: Base, levers: Levers, rows: _Rows, ends: np.ndarray
) -> tuple[dict[str, np.ndarray], np.ndarray]:
    values = way(base, levers, ends, horizons=rows.horizons)
    after = np.arange(values.shape[1])
    growing = topline.grown(base.other_value_usd, rows.other_growth[:, None], after)
    others, below = topline.others_left(
        values, start=base.partner_value_usd, others=growing, diversion=rows.diversion[:, None]
    )
    negative_year = np.where(below.any(axis=1), base.year + below.argmax(axis=1), 0)
    others = np.maximum(0, others)
    totals = values + others
    paths = {"value_usd": values, "other_value_usd": others, "total_usd": totals, "share": values / totals}
    return paths, negative_year


def _figures(
    base: Base, rows: _Rows, values: np.ndarray, paths: dict[str, np.ndarray]
) -> dict[str, np.ndarray]:
    last = np.arange(len(values)), rows.horizons
    multiple = values / base.partner_value_usd
    figures = {
        "share": paths["share"][last],
        "target_value": values.copy(),
        "required_growth": topline.yearly_growth(multiple, rows.horizons),
        "multiple": multiple,
        "other_value": paths["other_value_usd"][last],
        "total_value": paths["total_usd"][last],
        "increment": values - base.partner_value_usd,
        "target_year": (base.year + rows.horizons).astype(float),
    }
    # What is given stays as given, as in `set_target`.
    given = {"value_usd": "target_value", "growth": "required_growth"}.get(rows.form, rows.form)
    figures[given] = rows.numbers.copy()
    return figures


def _misplaced_milestones(base: Base, levers: Levers, horizons: np.ndarray) -> np.ndarray:
    if levers.shape is not Shape.milestones or not levers.milestones:
        return np.zeros(len(horizons), dtype=int)
    last = levers.milestones[-1][0]
    return np.where(base.year + horizons <= last, last, 0)


def _check_positions(base: Base, lever: str, positions: np.ndarray) -> None:
    if lever not in LEVERS:
        raise RangeError("lever", lever, ", ".join(LEVERS))
    if positions.size == 0:
        raise RangeError("positions", 0, "at least one")
    if lever in FORMS:
        return
    low, high = {
        "target_year": (base.year + 1, base.year + YEARS_AHEAD),
        "other_growth": OTHER_GROWTH_RANGE,
        "diversion": DIVERSION_RANGE,
    }[lever]
    for position in (positions.min(), positions.max()):
        require_between(lever, float(position), low, high)


def _plain(value: object) -> object:
    """Return the state with every number as the shortest text that reads back to it: 2030 and 2030.0 are one."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, str) else repr(float(value) + 0.0)

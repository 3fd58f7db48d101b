"""The top line: share, value, yearly growth and multiple of a target, and the path that leads there.

With X exports to the partner, O exports to all others, n years, d the diverted share of the increase and h
the growth of other exports: O_t = O_0(1+h)^(t−base) − d·max(0, X_t − X_0), total_t = O_t + X_t, and X_T =
s(O_0(1+h)^n + d·X_0) / (1 − s(1−d)). Source: definitions, "The base and the target".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from directive.model import topline
from directive.model.checks import require_above, require_between
from directive.model.errors import DirectiveError, InfeasibleError, RangeError
from directive.model.topline import Shape

__all__ = ["Base", "Levers", "Path", "Shape", "Target", "check_goal", "check_levers", "path", "set_target"]
__all__ += ["goal_value", "values_for_shares", "way"]

YEARS_AHEAD = 30
OTHER_GROWTH_RANGE = (-0.5, 0.5)
DIVERSION_RANGE = (0.0, 1.0)
SHARE_ALLOWED = "above 0 and below 1"


@dataclass(frozen=True)
class Base:
    """Where the plan starts: exports to the partner and in all, US dollars of `year`.

    Raises RangeError unless 0 < partner_value_usd < total_value_usd.
    """

    year: int
    partner_value_usd: float
    total_value_usd: float

    def __post_init__(self) -> None:
        require_above("partner_value_usd", self.partner_value_usd, 0)
        require_above("total_value_usd", self.total_value_usd, self.partner_value_usd)

    @property
    def other_value_usd(self) -> float:
        """Exports to all others, US dollars."""
        return self.total_value_usd - self.partner_value_usd

    @property
    def share(self) -> float:
        """Share of the partner in all exports, 0 to 1."""
        return self.partner_value_usd / self.total_value_usd


@dataclass(frozen=True)
class Levers:
    """What the user sets besides the goal: growth per year (0.03 = 3 %), diverted share of the increase.

    `milestones` are (year, US dollars) between base and target year, used by `Shape.milestones` alone.
    """

    target_year: int
    other_growth: float = 0.0
    diversion: float = 0.0
    shape: Shape = Shape.constant
    milestones: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True)
class Target:
    """The goal in its four forms: share of all exports, US dollars, growth per year, multiple of the base."""

    share: float
    value_usd: float
    growth: float
    multiple: float


@dataclass(frozen=True, eq=False)
class Path:
    """One row per year from the base year to the target year: US dollars and share (0 to 1)."""

    years: np.ndarray
    value_usd: np.ndarray
    other_value_usd: np.ndarray
    total_usd: np.ndarray
    share: np.ndarray


def set_target(
    base: Base,
    levers: Levers,
    *,
    share: float | None = None,
    value_usd: float | None = None,
    growth: float | None = None,
    multiple: float | None = None,
) -> Target:
    """Return the target in all four forms from exactly one of them.

    >>> target = set_target(Base(2025, 1.7e9, 42e9), Levers(2030, other_growth=0.03), share=0.10)
    >>> round(target.value_usd / 1e9, 3), round(target.growth, 3)
    (5.191, 0.25)

    Raises RangeError for a lever or goal outside its range, InfeasibleError when other exports would fall
    below zero, DirectiveError unless exactly one form is given.
    """
    check_levers(base, levers)
    given = {"share": share, "value_usd": value_usd, "growth": growth, "multiple": multiple}
    forms = [name for name, number in given.items() if number is not None]
    if len(forms) != 1:
        raise DirectiveError(
            f"Give exactly one of share, value_usd, growth, multiple; given: {forms}.", given=forms
        )
    form = forms[0]
    number = float(given[form])
    check_goal(form, np.array([number]))
    horizon = np.array([_horizon(base, levers)])
    grown = topline.grown(base.other_value_usd, levers.other_growth, horizon)
    value = goal_value(
        base, form, np.array([number]), horizons=horizon, others=grown, diversion=levers.diversion
    )
    other = _others(base, levers, horizon, value)
    followed = Target(
        share=float((value / (value + other))[0]),
        value_usd=float(value[0]),
        growth=float(topline.yearly_growth(value / base.partner_value_usd, horizon)[0]),
        multiple=float((value / base.partner_value_usd)[0]),
    )
    # What the user gave stays as given: a share of 0.1 must not come back as 0.09999999999999999.
    return replace(followed, **{form: number})


def values_for_shares(base: Base, levers: Levers, shares: np.ndarray) -> np.ndarray:
    """Return the US dollars in the target year that give each share (0 to 1, both excluded).

    Below today's value nothing is diverted, so diversion has no effect there. Raises RangeError.
    """
    check_levers(base, levers)
    shares = np.asarray(shares, dtype=float)
    check_goal("share", shares)
    others = topline.grown(base.other_value_usd, levers.other_growth, _horizon(base, levers))
    return topline.value_for_share(
        shares, start=base.partner_value_usd, others=others, diversion=levers.diversion
    )


def path(base: Base, levers: Levers, target: Target) -> Path:
    """Return the yearly path from the base to the target in the chosen shape.

    Raises InfeasibleError naming the first year in which other exports would fall below zero.
    """
    check_levers(base, levers)
    years = np.arange(base.year, levers.target_year + 1)
    values = way(base, levers, np.array([target.value_usd]), horizons=np.array([_horizon(base, levers)]))[0]
    others = _others(base, levers, years - base.year, values)
    totals = values + others
    return Path(
        years=years, value_usd=values, other_value_usd=others, total_usd=totals, share=values / totals
    )


def check_levers(base: Base, levers: Levers) -> None:
    """Raise RangeError for the first lever outside its range."""
    require_between("target_year", levers.target_year, base.year + 1, base.year + YEARS_AHEAD)
    require_between("other_growth", levers.other_growth, *OTHER_GROWTH_RANGE)
    require_between("diversion", levers.diversion, *DIVERSION_RANGE)
    if levers.shape is not Shape.milestones:
        return
    last = base.year
    for year, value in levers.milestones:
        if not last < year < levers.target_year:
            allowed = f"rising years between {base.year} and {levers.target_year}, both excluded"
            raise RangeError("milestone year", year, allowed)
        require_above(f"milestone value {year}", value, 0)
        last = year


def _horizon(base: Base, levers: Levers) -> int:
    return levers.target_year - base.year


def check_goal(form: str, numbers: np.ndarray) -> None:
    """Raise RangeError for the first number that can't be a goal of this form (share, value_usd, growth, multiple)."""
    inside = (numbers > 0) & (numbers < 1) if form == "share" else numbers > (-1 if form == "growth" else 0)
    allowed = {"share": SHARE_ALLOWED, "growth": "above -1"}.get(form, "above 0")
    outside = numbers[~(inside & np.isfinite(numbers))]
    if outside.size:
        raise RangeError(form, float(outside.flat[0]), allowed)


def goal_value(
    base: Base,
    form: str,
    numbers: np.ndarray,
    *,
    horizons: np.ndarray,
    others: np.ndarray,
    diversion: np.ndarray | float,
) -> np.ndarray:
    """Return the US dollars in the target year that each number of one form asks for (row by row).

    `horizons` in years, `others` the exports to all others grown to the target year, US dollars.
    """
    start = base.partner_value_usd
    if form == "share":
        return topline.value_for_share(numbers, start=start, others=others, diversion=diversion)
    if form == "growth":
        return topline.grown(start, numbers, horizons)
    return numbers if form == "value_usd" else numbers * start


def way(base: Base, levers: Levers, values: np.ndarray, *, horizons: np.ndarray) -> np.ndarray:
    """Return US dollars per year from the base year on, one row per value in its target year; nan after it."""
    start = base.partner_value_usd
    if levers.shape is Shape.milestones:
        known = [(year - base.year, value) for year, value in levers.milestones]
        return topline.between_milestones(start, values, horizons=horizons, milestones=known)
    return topline.spread(start, values, horizons=horizons, shape=levers.shape)


def _others(base: Base, levers: Levers, after: np.ndarray, values: np.ndarray) -> np.ndarray:
    growing = topline.grown(base.other_value_usd, levers.other_growth, after)
    others, below = topline.others_left(
        values, start=base.partner_value_usd, others=growing, diversion=levers.diversion
    )
    if below.any():
        first = int(np.flatnonzero(below)[0])
        raise InfeasibleError(
            "other exports", float(others[first]), "0 or more", year=base.year + int(after[first])
        )
    return np.maximum(0, others)

"""The top line: share, value, yearly growth and multiple of a target, and the path that leads there.

With X exports to the partner, O exports to all others, n years, d the diverted share of the increase and h
the growth of other exports: O_t = O_0(1+h)^(t−base) − d·max(0, X_t − X_0), total_t = O_t + X_t, and X_T =
s(O_0(1+h)^n + d·X_0) / (1 − s(1−d)). Source: definitions, "The base and the target".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from directive.model.checks import require_above, require_between
from directive.model.errors import DirectiveError, InfeasibleError, RangeError

YEARS_AHEAD = 30
OTHER_GROWTH_RANGE = (-0.5, 0.5)
DIVERSION_RANGE = (0.0, 1.0)
ROUNDING = 1e-12
"""Relative size of what subtraction of nearly equal dollars may leave below zero."""
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


class Shape(StrEnum):
    """How the way to the target is spread over the years."""

    constant = "constant"
    linear = "linear"
    front = "front"
    back = "back"
    milestones = "milestones"


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
    value = _value_of(base, levers, form=forms[0], number=given[forms[0]])
    other = float(_others(base, levers, np.array([levers.target_year]), np.array([value]))[0])
    ratio = value / base.partner_value_usd
    followed = Target(
        share=value / (value + other),
        value_usd=value,
        growth=ratio ** (1 / _horizon(base, levers)) - 1,
        multiple=ratio,
    )
    # What the user gave stays as given: a share of 0.1 must not come back as 0.09999999999999999.
    return replace(followed, **{forms[0]: given[forms[0]]})


def values_for_shares(base: Base, levers: Levers, shares: np.ndarray) -> np.ndarray:
    """Return the US dollars in the target year that give each share (0 to 1, both excluded).

    Below today's value nothing is diverted, so diversion has no effect there. Raises RangeError.
    """
    check_levers(base, levers)
    shares = np.asarray(shares, dtype=float)
    outside = shares[~((shares > 0) & (shares < 1))]
    if outside.size:
        raise RangeError("share", float(outside.flat[0]), SHARE_ALLOWED)
    others = base.other_value_usd * (1 + levers.other_growth) ** _horizon(base, levers)
    undiverted = shares * others / (1 - shares)
    d = levers.diversion
    diverted = shares * (others + d * base.partner_value_usd) / (1 - shares * (1 - d))
    return np.where(undiverted < base.partner_value_usd, undiverted, diverted)


def path(base: Base, levers: Levers, target: Target) -> Path:
    """Return the yearly path from the base to the target in the chosen shape.

    Raises InfeasibleError naming the first year in which other exports would fall below zero.
    """
    check_levers(base, levers)
    years = np.arange(base.year, levers.target_year + 1)
    values = _spread(base, levers, target.value_usd, years)
    others = _others(base, levers, years, values)
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


def _value_of(base: Base, levers: Levers, *, form: str, number: float) -> float:
    if form == "share":
        return float(values_for_shares(base, levers, np.array([number]))[0])
    if form == "growth":
        require_above("growth", number, -1)
        return base.partner_value_usd * (1 + number) ** _horizon(base, levers)
    require_above(form, number, 0)
    return number if form == "value_usd" else number * base.partner_value_usd


def _others(base: Base, levers: Levers, years: np.ndarray, values: np.ndarray) -> np.ndarray:
    growing = base.other_value_usd * (1 + levers.other_growth) ** (years - base.year)
    others = growing - levers.diversion * np.maximum(0, values - base.partner_value_usd)
    below = np.flatnonzero(others < -ROUNDING * growing)
    if below.size:
        first = below[0]
        raise InfeasibleError("other exports", float(others[first]), "0 or more", year=int(years[first]))
    return np.maximum(0, others)


def _spread(base: Base, levers: Levers, end: float, years: np.ndarray) -> np.ndarray:
    start = base.partner_value_usd
    tau = (years - base.year) / _horizon(base, levers)
    if levers.shape is Shape.constant:
        values = start * (end / start) ** tau
    elif levers.shape is Shape.milestones:
        known = ((base.year, start), *levers.milestones, (levers.target_year, end))
        values = np.interp(years, *zip(*known, strict=True))
    else:
        weight = {Shape.linear: tau, Shape.front: 1 - (1 - tau) ** 2, Shape.back: tau**2}[levers.shape]
        values = start + (end - start) * weight
    # The ends are given numbers: they stay exactly so, whatever the arithmetic between them leaves behind.
    values[0], values[-1] = start, end
    return values

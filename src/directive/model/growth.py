"""Growth, rank, contribution and the split of a change in share. Missing in, missing out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from directive.model.checks import require_above, require_between

_NO_LIMIT = float("inf")


def pct_change(start: float | None, end: float | None) -> float | None:
    """Return end ÷ start − 1 (0.05 = 5 %); None when either is missing or the start is zero.

    >>> pct_change(200.0, 150.0)
    -0.25
    """
    if start is None or end is None or start == 0:
        return None
    return end / start - 1


def cagr(start: float | None, end: float | None, *, years: float) -> float | None:
    """Return the growth per year that leads from start to end: (end ÷ start)^(1/years) − 1.

    `years` is the distance between the observations. None when a value is missing or the start is zero; an
    end of zero gives −1. Raises RangeError for negative values or years of 0 or less. Source: methods,
    section 1.

    >>> round(cagr(100.0, 121.0, years=2), 4)
    0.1
    """
    require_above("years", years, 0)
    if start is None or end is None:
        return None
    require_between("start", start, 0, _NO_LIMIT)
    require_between("end", end, 0, _NO_LIMIT)
    return None if start == 0 else (end / start) ** (1 / years) - 1


def growth_over(series: Mapping[int, float | None], *, years: int) -> dict[int, float | None]:
    """Return each year's growth per year since `years` years before; None where an end is missing."""
    return {year: cagr(series.get(year - years), end, years=years) for year, end in series.items()}


def contribution(start: float | None, end: float | None, *, start_total: float | None) -> float | None:
    """Return what a part adds to the growth of the total: (end − start) ÷ start total (0.01 = 1 point).

    Equals start share × growth of the part. None when a value is missing or the total is zero.
    """
    if start is None or end is None or not start_total:
        return None
    return (end - start) / start_total


def log_mean(left: float, right: float) -> float:
    """Return the logarithmic mean (a − b) ÷ ln(a ÷ b), and a itself where both are equal.

    Raises RangeError unless both are above zero. Source: definitions, LMDI.
    """
    require_above("left", left, 0)
    require_above("right", right, 0)
    ratio = left / right
    # Next to equality numerator and denominator both vanish; the plain mean is then exact to 1e-13.
    return (left + right) / 2 if abs(ratio - 1) < 1e-6 else (left - right) / math.log(ratio)


@dataclass(frozen=True)
class ShareChange:
    """A change of a share, split by what moved it: the part above the line, or the total below it.

    Logs: `log_change` = `log_numerator` + `log_denominator`. Points (0.01 = 1 percentage point): `points` =
    `points_numerator` + `points_denominator`. A falling total gives a positive denominator part.
    """

    start_share: float
    end_share: float
    log_numerator: float
    log_denominator: float
    points_numerator: float
    points_denominator: float

    @property
    def log_change(self) -> float:
        """ln(end share ÷ start share)."""
        return self.log_numerator + self.log_denominator

    @property
    def points(self) -> float:
        """End share − start share."""
        return self.points_numerator + self.points_denominator


def split_share_change(start: float, end: float, *, start_total: float, end_total: float) -> ShareChange:
    """Split the change of the share start ÷ start total → end ÷ end total by Δln s = Δln part − Δln total.

    Raises RangeError unless all four are above zero. Source: methods, section 1, pitfall b.
    """
    for name, value in (
        ("start", start),
        ("end", end),
        ("start_total", start_total),
        ("end_total", end_total),
    ):
        require_above(name, value, 0)
    shares = start / start_total, end / end_total
    above, below = math.log(end / start), -math.log(end_total / start_total)
    weight = log_mean(shares[1], shares[0])
    return ShareChange(*shares, above, below, weight * above, weight * below)


def rank(values: Sequence[float | None]) -> list[int | None]:
    """Return 1 for the largest; equal values share the smaller rank; missing ones (None, nan) have none.

    >>> rank([5.0, 9.0, None, 5.0, 1.0])
    [2, 1, None, 2, 4]
    """
    known = sorted((value for value in values if not _is_missing(value)), reverse=True)
    places: dict[float, int] = {}
    for place, value in enumerate(known, start=1):
        places.setdefault(value, place)
    return [None if _is_missing(value) else places[value] for value in values]


def _is_missing(value: float | None) -> bool:
    return value is None or math.isnan(value)

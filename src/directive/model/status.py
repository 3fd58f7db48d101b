"""On track or not: observed against required growth per year, and what it takes from here."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from directive.model.checks import require_above, require_between
from directive.model.growth import cagr

Band = Literal["achieved", "substantial", "moderate", "limited", "deterioration"]
SUBSTANTIAL, MODERATE = 0.95, 0.60
"""Lower ends of the bands of Statistics Canada's method, as Open SDG 2.4 carries it out."""
_FLAT = 1e-12


@dataclass(frozen=True)
class Status:
    """Growth per year observed, required from the start, and needed from now on; their ratio and its band.

    `ratio` is None where the target is the start itself. `catch_up` is None in the target year, `years_late`
    (negative: early) where the observed growth never leads to the target.
    """

    band: Band
    ratio: float | None
    observed: float
    required: float
    catch_up: float | None
    years_late: float | None


def track(start: tuple[int, float], now: tuple[int, float], target: tuple[int, float]) -> Status:
    """Return the status from three (year, value) pairs; values above 0 in one unit, of one source and side.

    ratio = observed ÷ |required|, counted in the target's direction; a target met is achieved whatever the ratio.
    Raises RangeError unless start year < year now <= target year. Source: methods, section 3.

    >>> status = track((2020, 100.0), (2022, 121.0), (2025, 200.0))
    >>> status.band, round(status.observed, 3), round(status.required, 3)
    ('moderate', 0.1, 0.149)
    """
    require_between("year", now[0], start[0] + 1, target[0])
    for name, (_, value) in (("start", start), ("value", now), ("target", target)):
        require_above(name, value, 0)
    observed = cagr(start[1], now[1], years=now[0] - start[0])
    required = cagr(start[1], target[1], years=target[0] - start[0])
    falling = target[1] < start[1]
    met = now[1] <= target[1] if falling else now[1] >= target[1]
    ratio = None if abs(required) < _FLAT else (-observed if falling else observed) / abs(required)
    left = target[0] - now[0]
    return Status(
        band="achieved" if met else _band(ratio),
        ratio=ratio,
        observed=observed,
        required=required,
        catch_up=cagr(now[1], target[1], years=left) if left else None,
        years_late=_years_late(start, target, observed),
    )


def _band(ratio: float | None) -> Band:
    if ratio is None or ratio < 0:
        return "deterioration"
    if ratio >= SUBSTANTIAL:
        return "substantial"
    return "moderate" if ratio >= MODERATE else "limited"


def _years_late(start: tuple[int, float], target: tuple[int, float], observed: float) -> float | None:
    way = math.log(target[1] / start[1])
    if abs(observed) < _FLAT or way * observed < 0:
        return None
    return start[0] + way / math.log1p(observed) - target[0]

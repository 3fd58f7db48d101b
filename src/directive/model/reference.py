"""The outside view: how many comparable pairs, or own past periods, did what the target asks for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from directive.model.checks import require_above, require_between
from directive.model.errors import RangeError


def wilson(successes: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """Return the Wilson score interval of successes ÷ n, without continuity correction.

    >>> [round(end, 4) for end in wilson(83, 5586)]
    [0.012, 0.0184]

    Raises RangeError unless n is at least 1 and 0 <= successes <= n. Source: E. B. Wilson, JASA 22 (1927).
    """
    require_between("n", n, 1, float("inf"))
    require_between("successes", successes, 0, n)
    p = successes / n
    middle = p + z**2 / (2 * n)
    half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    scale = 1 + z**2 / n
    # Rounding may leave an end a hair beyond p or beyond 0..1.
    return max(0.0, min(p, float((middle - half) / scale))), min(1.0, max(p, float((middle + half) / scale)))


def one_in(successes: int, n: int) -> int | None:
    """Return N of "about 1 in N"; None when there was no success.

    >>> one_in(83, 5586), one_in(0, 24)
    (67, None)
    """
    return None if successes == 0 else round(n / successes)


@dataclass(frozen=True)
class ReferenceResult:
    """What became of the comparable starts. Counts; shares and growth per year as fractions.

    `windows`, `reached` and `grew` count overlapping windows, `pairs` and `pairs_reached` count pairs: never
    mix. `grew` is None when no growth was asked for; the fractions are None when the class is empty.
    """

    windows: int
    pairs: int
    reached: int
    pairs_reached: int
    reached_share: float | None
    wilson_low: float | None
    wilson_high: float | None
    grew: int | None
    median_growth: float | None
    missing_at_end: int


def summarise(
    pair_ids: np.ndarray,
    start_value: np.ndarray,
    end_value: np.ndarray,
    end_share: np.ndarray,
    *,
    years: int,
    reach: float,
    growth: float | None = None,
) -> ReferenceResult:
    """Summarise the windows of a class: one entry per window in each array.

    `start_value` and `end_value` in one money unit, `end_share` and `reach` 0 to 1, `growth` per year. A
    missing end (nan) counts as zero, thus as growth of −1, and in `missing_at_end`. Raises RangeError for
    starts of zero or less, negative ends, arrays of unlike length. Source: definitions, "Reference class".
    """
    pair_ids, starts = np.asarray(pair_ids), np.asarray(start_value, dtype=float)
    ends, shares = np.asarray(end_value, dtype=float), np.asarray(end_share, dtype=float)
    _check_windows(pair_ids, starts, ends, shares)
    require_above("years", years, 0)
    if starts.size == 0:
        nothing = None if growth is None else 0
        return ReferenceResult(0, 0, 0, 0, None, None, None, nothing, None, 0)
    yearly = (np.nan_to_num(ends, nan=0.0) / starts) ** (1 / years) - 1
    reached = np.nan_to_num(shares, nan=0.0) >= reach
    count = int(reached.sum())
    low, high = wilson(count, starts.size)
    return ReferenceResult(
        windows=starts.size,
        pairs=len(np.unique(pair_ids)),
        reached=count,
        pairs_reached=len(np.unique(pair_ids[reached])),
        reached_share=count / starts.size,
        wilson_low=low,
        wilson_high=high,
        grew=None if growth is None else count_at_least(yearly, growth),
        median_growth=float(np.median(yearly)),
        missing_at_end=int(np.isnan(ends).sum()),
    )


def _check_windows(pair_ids: np.ndarray, starts: np.ndarray, ends: np.ndarray, shares: np.ndarray) -> None:
    lengths = {len(array) for array in (pair_ids, starts, ends, shares)}
    if len(lengths) != 1:
        raise RangeError("window arrays", sorted(lengths), "one length")
    if not np.all(starts > 0):
        raise RangeError("start_value", float(starts[~(starts > 0)][0]), "above 0")
    if np.any(ends < 0):
        raise RangeError("end_value", float(ends[ends < 0][0]), "0 or more, or missing")


@dataclass(frozen=True, eq=False)
class Windows:
    """Growth per year of every n-year window, by its start year, oldest first."""

    start_years: np.ndarray
    growth: np.ndarray


def own_windows(years: np.ndarray, values: np.ndarray, *, n: int) -> Windows:
    """Return the growth per year over every window of n years whose two ends were published.

    `values` in one money unit from one source; nan = not published; a window starting at zero is left out.
    Raises RangeError for n below 1 or a repeated year.
    """
    require_between("n", n, 1, float("inf"))
    known = {
        int(year): float(value) for year, value in zip(years, values, strict=True) if not np.isnan(value)
    }
    if len(set(np.asarray(years).tolist())) != len(years):
        raise RangeError("years", "repeated", "each year once")
    starts = [year for year in sorted(known) if year + n in known and known[year] > 0]
    growth = [(known[year + n] / known[year]) ** (1 / n) - 1 for year in starts]
    return Windows(start_years=np.array(starts, dtype=int), growth=np.array(growth, dtype=float))


def count_at_least(growth: np.ndarray, required: float) -> int:
    """Return how many growth rates are at least the required one (missing ones never are)."""
    return int(np.sum(np.asarray(growth, dtype=float) >= required))

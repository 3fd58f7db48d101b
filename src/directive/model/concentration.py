"""How concentrated exports are: Herfindahl-Hirschman index, its bounds and its plain-word reading."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from directive.model.checks import require_between


def hhi(values: Sequence[float] | np.ndarray) -> float | None:
    """Return the sum of squared shares, 0 to 1; values in one unit, nan left out; None when all is nothing.

    >>> hhi([50.0, 25.0, 25.0])
    0.375

    Raises RangeError for negative values. Source: methods, section 9.
    """
    lower, _ = hhi_bounds(values, 0.0)
    return lower


def hhi_bounds(values: Sequence[float] | np.ndarray, residual: float) -> tuple[float | None, float | None]:
    """Return the index with `residual` (not broken down by partner) spread thin, and as one partner.

    Both count the residual in the total. Same unit for all. Raises RangeError for negative values.

    >>> lower, upper = hhi_bounds([60.0, 20.0], 20.0)
    >>> round(lower, 2), round(upper, 2)
    (0.4, 0.44)
    """
    array = np.asarray(values, dtype=float)
    array = array[~np.isnan(array)]
    require_between("residual", residual, 0, float("inf"))
    if array.size:
        require_between("value", float(array.min()), 0, float("inf"))
    total = float(array.sum()) + residual
    if total == 0:
        return None, None
    lower = float(np.sum((array / total) ** 2))
    return lower, lower + (residual / total) ** 2


def normalised_hhi(index: float, n: int) -> float | None:
    """Return (H − 1/n) ÷ (1 − 1/n): 0 for n equal parts, 1 for one alone; None for fewer than two parts."""
    return None if n < 2 else (index - 1 / n) / (1 - 1 / n)


def equivalent_number(index: float) -> float:
    """Return 1 ÷ H: "as if sold in N equal markets". Raises RangeError unless 0 < H <= 1.

    >>> equivalent_number(0.25)
    4.0
    """
    require_between("index", index, 1e-12, 1 + 1e-9)
    return 1 / index

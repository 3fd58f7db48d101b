"""Whole units that add up exactly."""

from __future__ import annotations

import math
from collections.abc import Sequence

from directive.model.errors import RangeError

_DIGITS = 9
"""Remainders closer than this are ties: they differ by floating-point noise alone."""


def largest_remainder(quotas: Sequence[float], total: int, ids: Sequence[str]) -> list[int]:
    """Round quotas to whole units that sum exactly to `total`, each less than one unit from its quota.

    The units left after rounding down go to the largest remainders, ties by id. A fall (negative total) is
    the mirror image of the rise. Raises RangeError unless the quotas sum to `total` within less than one
    unit, and there is one distinct id for each.

    >>> largest_remainder([3.4, 3.3, 3.3], 10, ["b", "a", "c"])
    [4, 3, 3]
    >>> largest_remainder([-3.4, -3.3, -3.3], -10, ["b", "a", "c"])
    [-4, -3, -3]
    """
    _check_quotas(quotas, total, ids)
    sign = -1 if total < 0 else 1
    rises = [sign * quota for quota in quotas]
    whole = [math.floor(rise) for rise in rises]
    left = sign * total - sum(whole)
    order = sorted(range(len(rises)), key=lambda i: (-round(rises[i] - whole[i], _DIGITS), ids[i]))
    for i in order[:left]:
        whole[i] += 1
    return [sign * units for units in whole]


def _check_quotas(quotas: Sequence[float], total: int, ids: Sequence[str]) -> None:
    if len(ids) != len(quotas) or len(set(ids)) != len(ids):
        raise RangeError("ids", list(ids), "one distinct id for each quota")
    summed = math.fsum(quotas)
    if not abs(summed - total) < 1:
        raise RangeError("sum of quotas", summed, f"less than one unit from {total}")

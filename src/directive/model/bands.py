"""A value with the ends of its band, and what the four operations do to the three numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Band:
    """A value between `low` and `high` (both None: no band known); all None with a `reason`: missing."""

    value: float | None
    low: float | None = None
    high: float | None = None
    reason: str = ""

    @property
    def ends(self) -> tuple[float, float]:
        """Low and high; the value stands in for an end that is not given."""
        assert self.value is not None
        return (
            self.value if self.low is None else self.low,
            self.value if self.high is None else self.high,
        )


DIVISION_BY_ZERO = "division by zero"


def combine(sign: str, left: Band, right: Band) -> Band:
    """Return left sign right, for sign in + − × ÷ written as "+-*/".

    A missing side makes the result missing with that side's reason, a zero divisor with its own. Ends follow
    interval arithmetic; a divisor whose band holds zero leaves the result without a band.

    >>> combine("/", Band(1.7), Band(42.0, 40.5, 42.5)).ends  # doctest: +ELLIPSIS
    (0.04, 0.0419...)
    """
    for side in (left, right):
        if side.value is None:
            return Band(None, reason=side.reason)
    if sign == "/" and right.value == 0:
        return Band(None, reason=DIVISION_BY_ZERO)
    value = _operate(sign, left.value, right.value)
    if all(end is None for end in (left.low, left.high, right.low, right.high)):
        return Band(value)
    if sign == "/" and right.ends[0] <= 0 <= right.ends[1]:
        return Band(value)
    corners = [_operate(sign, a, b) for a in left.ends for b in right.ends]
    return Band(value, min(corners), max(corners))


def _operate(sign: str, left: float, right: float) -> float:
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    return left * right if sign == "*" else left / right

"""One way to say that a number is outside its range."""

from __future__ import annotations

import math

from directive.model.errors import RangeError


def require_between(field: str, value: float, low: float, high: float) -> None:
    """Raise RangeError unless low <= value <= high (not-a-number fails too)."""
    if not low <= value <= high:
        raise RangeError(field, value, f"{low:g} to {high:g}")


def require_above(field: str, value: float, low: float) -> None:
    """Raise RangeError unless value is finite and above low."""
    if not (value > low and math.isfinite(value)):
        raise RangeError(field, value, f"above {low:g}")

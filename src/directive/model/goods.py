"""From quantities to dollars and back, and the sum of goods against the top line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from directive.model.checks import require_above, require_between
from directive.model.mirror import fob_from_cif

State = Literal["covered", "gap", "over"]
TOLERANCE = 0.005
"""Half a percent of the target: below that, rounded baselines can't tell a gap from cover."""


@dataclass(frozen=True)
class GoodPlan:
    """A good's quantity in its own unit, US dollars per unit, and the factor to the top line's valuation.

    `valuation_factor` is 1 where the unit value has the top line's basis already, CIF ÷ FOB where it is CIF.
    """

    quantity: float | None
    unit_value_usd: float | None
    valuation_factor: float = 1.0

    def __post_init__(self) -> None:
        require_between("valuation_factor", self.valuation_factor, 1, 2)
        for name in ("quantity", "unit_value_usd"):
            number = getattr(self, name)
            if number is not None:
                require_between(name, number, 0, float("inf"))

    @property
    def value_usd(self) -> float | None:
        """Quantity × unit value ÷ factor, US dollars; None when either half is missing."""
        if self.quantity is None or self.unit_value_usd is None:
            return None
        return fob_from_cif(self.quantity * self.unit_value_usd, self.valuation_factor)


@dataclass(frozen=True)
class Coverage:
    """Sum of goods against a target, US dollars. `gap` is target − total, below zero when over.

    `covered_share` is total ÷ target (None for a target of zero); `counted` and `left_out` are numbers of
    goods.
    """

    total: float
    gap: float
    covered_share: float | None
    state: State
    counted: int
    left_out: int


def sum_against_target(
    values: Iterable[float | None], target: float, *, tolerance: float = TOLERANCE
) -> Coverage:
    """Add the goods that have a value and compare with the target (US dollars, 0 or more).

    Goods with None are left out of the sum and counted. Within `tolerance` × target the state is "covered".
    Raises RangeError for a negative target.
    """
    require_between("target", target, 0, float("inf"))
    listed = list(values)
    known = [value for value in listed if value is not None]
    total = sum(known)
    gap = target - total
    state: State = "covered"
    if abs(gap) > tolerance * target:
        state = "gap" if gap > 0 else "over"
    return Coverage(
        total=total,
        gap=gap,
        covered_share=total / target if target else None,
        state=state,
        counted=len(known),
        left_out=len(listed) - len(known),
    )


def quantity_for_value(
    value_usd: float | None, unit_value_usd: float | None, *, valuation_factor: float = 1.0
) -> float | None:
    """Return the quantity that is worth `value_usd` on the top line's basis; missing in, missing out.

    >>> round(quantity_for_value(1_000_000.0, 318.0, valuation_factor=1.06))
    3333

    Raises RangeError for a unit value of zero or less. Inverse of `GoodPlan.value_usd`.
    """
    require_between("valuation_factor", valuation_factor, 1, 2)
    if value_usd is None or unit_value_usd is None:
        return None
    require_above("unit_value_usd", unit_value_usd, 0)
    return value_usd * valuation_factor / unit_value_usd

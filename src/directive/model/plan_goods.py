"""A good of the plan: its quantities, price, ceilings and what of it the user supplied."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from directive.model.checks import require_between
from directive.model.errors import RangeError
from directive.model.goods import GoodPlan

KILOGRAMS_PER_TONNE = 1000
_AMOUNTS = ("baseline_quantity", "unit_value_usd", "own_output", "partner_imports", "target_quantity")
_SHARES = ("own_output_share_ceiling", "partner_share_ceiling")


@dataclass(frozen=True, kw_only=True)
class Good:
    """One good of the plan; None is "not published", never zero.

    `baseline_quantity`, `own_output`, `partner_imports` and `target_quantity` are a year's quantities in `unit`;
    `unit_value_usd` is US dollars per unit on the basis that `valuation_factor` (CIF ÷ FOB, 1 for FOB) leads away
    from. `price_growth` and `partner_import_growth` are per year. `user_filled` names the fields the user supplied.
    Raises RangeError for the first field outside its range.
    """

    id: str
    unit: str
    baseline_quantity: float | None = None
    unit_value_usd: float | None = None
    valuation_factor: float = 1.0
    price_growth: float = 0.0
    own_output: float | None = None
    own_output_share_ceiling: float = 1.0
    partner_imports: float | None = None
    partner_share_ceiling: float = 1.0
    partner_import_growth: float = 0.0
    locked: bool = False
    target_quantity: float | None = None
    user_filled: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for name in _AMOUNTS:
            amount = getattr(self, name)
            if amount is not None and not (amount >= 0 and np.isfinite(amount)):
                raise RangeError(name, amount, "0 or more")
        for name in _SHARES:
            require_between(name, getattr(self, name), 0, 1)
        for name in ("price_growth", "partner_import_growth"):
            require_between(name, getattr(self, name), -0.9, 2)
        require_between("valuation_factor", self.valuation_factor, 1, 2)
        unknown = self.user_filled - set(self.__dataclass_fields__)
        if unknown:
            raise RangeError("user_filled", sorted(unknown), "names of the good's own fields")

    @property
    def goal_quantity(self) -> float | None:
        """The quantity planned for the target year: the one set, else the baseline carried on."""
        return self.baseline_quantity if self.target_quantity is None else self.target_quantity

    def ceiling(self, years: float) -> float | None:
        """Return the most that fits `years` after the base, in `unit`; None when neither side is published.

        The lesser of own output × its share and the partner's imports, grown, × its share (definitions).
        """
        limits = []
        if self.own_output is not None:
            limits.append(self.own_output_share_ceiling * self.own_output)
        if self.partner_imports is not None:
            imports = self.partner_imports * (1 + self.partner_import_growth) ** years
            limits.append(self.partner_share_ceiling * imports)
        return min(limits, default=None)

    @property
    def price_usd(self) -> float | None:
        """Today's US dollars per unit on the top line's basis; None without a price."""
        return GoodPlan(1.0, self.unit_value_usd, self.valuation_factor).value_usd


def in_kilograms(good: Good) -> Good:
    """Return a good counted in tonnes as the same good counted in kilograms; any other unit stays as it is.

    >>> in_kilograms(Good(id="whey", unit="t", baseline_quantity=2.5, unit_value_usd=900.0)).baseline_quantity
    2500.0
    """
    if good.unit != "t":
        return good
    amounts = {name: getattr(good, name) for name in _AMOUNTS if name != "unit_value_usd"}
    scaled = {name: None if n is None else n * KILOGRAMS_PER_TONNE for name, n in amounts.items()}
    price = None if good.unit_value_usd is None else good.unit_value_usd / KILOGRAMS_PER_TONNE
    return replace(good, unit="kg", unit_value_usd=price, **scaled)

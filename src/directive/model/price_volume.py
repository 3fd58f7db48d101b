"""How much of a good's growth in value is quantity, and how much is price."""

from __future__ import annotations

import math
from dataclasses import dataclass

from directive.model.checks import require_above, require_between
from directive.model.growth import log_mean


@dataclass(frozen=True)
class PriceVolume:
    """The change of a value, US dollars, in parts that add up to it.

    `new_good` holds all of it where nothing was sold at first; where nothing is sold at last, all is quantity.
    """

    change: float
    quantity: float
    price: float
    new_good: float = 0.0


def split_price_volume(
    start_quantity: float | None,
    end_quantity: float | None,
    *,
    start_price: float | None,
    end_price: float | None,
) -> PriceVolume | None:
    """Split the change of quantity × price exactly (LMDI); None when a quantity or price is missing.

    Quantities in one unit, prices in US dollars per unit. ΔV = L·ln(q1/q0) + L·ln(u1/u0) with L = L(V1, V0).
    Raises RangeError for a negative quantity or a price of zero or less. Source: methods, section 12.

    >>> split = split_price_volume(100.0, 100.0, start_price=2.0, end_price=3.0)
    >>> split.quantity, round(split.price, 9)
    (0.0, 100.0)
    """
    if start_quantity is None or end_quantity is None or start_price is None or end_price is None:
        return None
    for name, quantity in (("start_quantity", start_quantity), ("end_quantity", end_quantity)):
        require_between(name, quantity, 0, float("inf"))
    for name, price in (("start_price", start_price), ("end_price", end_price)):
        require_above(name, price, 0)
    start, end = start_quantity * start_price, end_quantity * end_price
    if start == 0:
        return PriceVolume(change=end, quantity=0.0, price=0.0, new_good=end)
    if end == 0:
        return PriceVolume(change=-start, quantity=-start, price=0.0)
    mean = log_mean(end, start)
    by_quantity = mean * math.log(end_quantity / start_quantity)
    by_price = mean * math.log(end_price / start_price)
    return PriceVolume(change=end - start, quantity=by_quantity, price=by_price)

"""The small algebra of units: dollars, tonnes, dollars per tonne, shares."""

from __future__ import annotations

from directive.model.errors import UnitMismatch

SHARE = "share"


def is_rate(unit: str) -> bool:
    """Tell whether a unit is a share or a "per" unit, thus holds for no period's total.

    >>> is_rate("USD/t"), is_rate("share"), is_rate("t")
    (True, True, False)
    """
    return unit == SHARE or "/" in unit


def divide_units(left: str, right: str) -> str:
    """Return the unit of left ÷ right.

    >>> divide_units("USD", "USD"), divide_units("USD", "t"), divide_units("USD", "USD/t")
    ('share', 'USD/t', 't')

    Raises UnitMismatch where no simple unit comes out.
    """
    if left == right:
        return SHARE
    if right == SHARE:
        return left
    above, _, below = right.partition("/")
    if below and left == above:
        return below
    if left != SHARE and not below and "/" not in left:
        return f"{left}/{right}"
    raise UnitMismatch(left, right, operation="division")


def multiply_units(left: str, right: str) -> str:
    """Return the unit of left × right.

    >>> multiply_units("t", "USD/t"), multiply_units("share", "USD")
    ('USD', 'USD')

    Raises UnitMismatch where no simple unit comes out (dollars × dollars, kilograms × dollars per tonne).
    """
    if left == SHARE:
        return right
    if right == SHARE:
        return left
    for rate, amount in ((left, right), (right, left)):
        above, _, below = rate.partition("/")
        if below and below == amount:
            return above
    raise UnitMismatch(left, right, operation="multiplication")

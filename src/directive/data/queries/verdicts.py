"""Claim against figure: the band that spoken words leave, and whether a published figure falls into it."""

from __future__ import annotations

from decimal import Decimal

CONFIRMED, DIFFERS, CANNOT = "confirmed", "differs", "cannot_be_checked"
Ends = tuple[float, float]


def stated_band(value: float, precision: str = "") -> Ends:
    """The band a stated number leaves: half a unit of its last spoken digit, or the side its word opens.

    >>> stated_band(1.7e9, "about")
    (1650000000.0, 1750000000.0)
    >>> stated_band(4.0, "just_over")
    (4.0, 4.5)
    >>> stated_band(11.4), stated_band(500.0, "at_least")
    ((11.35, 11.45), (500.0, inf))
    """
    said = Decimal(str(value)).normalize()
    # "30" is said to the unit, "500 million" is not: below a thousand round numbers count as spoken in full.
    exponent = min(said.as_tuple().exponent, 0) if abs(said) < 1000 else said.as_tuple().exponent
    half = Decimal(5).scaleb(exponent - 1)
    bands = {
        "just_over": (said, said + half),
        "almost": (said - half, said),
        "at_least": (said, Decimal("Infinity")),
        "more_than": (said, Decimal("Infinity")),
        "at_most": (Decimal("-Infinity"), said),
        "less_than": (Decimal("-Infinity"), said),
    }
    low, high = bands.get(precision, (said - half, said + half))
    return float(low), float(high)


def in_measure(band: Ends, unit: str) -> Ends:
    """A claimed band in the unit of the figure it is compared with: percent to shares, 117 % to growth 0.17.

    >>> [round(end, 4) for end in in_measure((116.5, 117.5), "% of previous year")]
    [0.165, 0.175]
    """
    if unit == "% of previous year":
        return band[0] / 100 - 1, band[1] / 100 - 1
    return (band[0] / 100, band[1] / 100) if unit == "%" else band


def verdict(claimed: Ends | None, found: Ends | None) -> str:
    """confirmed when the two bands meet, differs when they do not, cannot_be_checked when one is missing.

    >>> verdict((1.0, 2.0), (2.0, 2.0)), verdict((1.0, 2.0), (2.1, 2.2)), verdict((1.0, 2.0), None)
    ('confirmed', 'differs', 'cannot_be_checked')
    """
    if claimed is None or found is None:
        return CANNOT
    return CONFIRMED if claimed[0] <= found[1] and found[0] <= claimed[1] else DIFFERS

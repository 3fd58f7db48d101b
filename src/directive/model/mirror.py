"""Own report against partner's report of one flow: the gap, never a merged truth."""

from __future__ import annotations

from directive.model.checks import require_between

CIF_FOB_FACTOR = 1.06
"""Default of the IMF's Direction of Trade Statistics (2017 yearbook); shown and editable where used."""


def gap(partner_value: float | None, own_value: float | None) -> float | None:
    """Return partner's report ÷ own report − 1 (0.1 = the partner books 10 % more).

    Same unit and period. None when either is missing or the own report is zero. Source: methods, section 13.
    """
    if partner_value is None or own_value is None or own_value == 0:
        return None
    return partner_value / own_value - 1


def symmetric_gap(partner_value: float | None, own_value: float | None) -> float | None:
    """Return 2(M − X) ÷ (M + X), −2 to 2, the same size whichever side is larger.

    None when either is missing or both are zero. Source: methods, section 13.
    """
    if partner_value is None or own_value is None or partner_value + own_value == 0:
        return None
    return 2 * (partner_value - own_value) / (partner_value + own_value)


def fob_from_cif(value: float | None, factor: float = CIF_FOB_FACTOR) -> float | None:
    """Return the value at the exporter's border: value ÷ factor; missing stays missing.

    Raises RangeError for a factor outside 1 to 2.

    >>> fob_from_cif(106.0)
    100.0
    """
    require_between("valuation_factor", factor, 1, 2)
    return None if value is None else value / factor

"""A figure is a value that carries its unit, period, side, kind, precision word and sources.

Arithmetic joins origins by the rules of the definitions and raises where they don't fit: sums and differences
need one unit, side, flow and valuation; products and quotients may join kinds and sides and say so.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from typing import TypeVar

from directive.model import units
from directive.model.bands import Band, combine
from directive.model.errors import (
    FlowMismatch,
    KindMismatch,
    PeriodMismatch,
    RangeError,
    SideMismatch,
    UnitMismatch,
    ValuationMismatch,
)
from directive.model.terms import Flow, Kind, Period, Precision, Valuation

__all__ = ["NOT_PUBLISHED", "SIDES", "Figure", "Flow", "Kind", "Period", "Precision", "Valuation", "balance"]
__all__ += ["total", "turnover"]

T = TypeVar("T")
NOT_PUBLISHED = "not published"
SIDES = ("own", "partner", "context", "unstated", "mixed")
"""Who reports. "mixed" arises only from × and ÷ over two sides; the parts then say which."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One value with everything needed to show it honestly; `value` None means missing, with `reason`.

    `low` and `high` are the ends of a band in the same unit; `parts` are the figures it was worked out from.
    Raises RangeError for a value that is not a finite number, KindMismatch for a mirror figure of the
    own side.
    """

    value: float | None
    unit: str
    period: Period
    side: str
    kind: Kind
    precision: Precision = Precision.exact
    source_ids: tuple[str, ...] = ()
    flow: Flow | None = None
    valuation: Valuation = Valuation.NONE
    low: float | None = None
    high: float | None = None
    parts: tuple[Figure, ...] = ()
    reason: str = ""
    reporter: str = ""
    partner: str = ""

    def __post_init__(self) -> None:
        if self.side not in SIDES:
            raise RangeError("side", self.side, ", ".join(SIDES))
        if self.kind is Kind.mirror and self.side == "own":
            raise KindMismatch(self.kind, self.side, operation="a figure")
        for name in ("value", "low", "high"):
            number = getattr(self, name)
            if number is not None and not math.isfinite(number):
                raise RangeError(name, number, "a finite number, or None with a reason")
        if self.value is None and not self.reason:
            object.__setattr__(self, "reason", NOT_PUBLISHED)

    @property
    def is_missing(self) -> bool:
        """True where nothing was published (or can be worked out)."""
        return self.value is None

    @property
    def band(self) -> Band:
        """The value with its ends, or the reason why it is missing."""
        return Band(self.value, self.low, self.high, self.reason)

    def __add__(self, other: Figure) -> Figure:
        if not isinstance(other, Figure):
            return NotImplemented
        return total((self, other))

    def __sub__(self, other: Figure) -> Figure:
        """Difference; may span two years if both cover the same months. The period is the left one's."""
        if not isinstance(other, Figure):
            return NotImplemented
        _check_sum_of(self, other, operation="subtraction")
        return _join((self, other), combine("-", self.band, other.band), unit=self.unit, period=self.period)

    def __mul__(self, other: Figure | float) -> Figure:
        if isinstance(other, Figure):
            unit = units.multiply_units(self.unit, other.unit)
            # A price or share holds for whatever it is applied to: the amount's period is the result's.
            period = other.period if units.is_rate(self.unit) else self.period
            joined = _join((self, other), combine("*", self.band, other.band), unit=unit, period=period)
            return _led_by(self, other, joined)
        return self._scaled(other) if isinstance(other, int | float) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other: Figure | float) -> Figure:
        """Quotient; both figures must cover the same months, a part-year is no share of a year."""
        if isinstance(other, Figure):
            if self.period.months != other.period.months and not units.is_rate(other.unit):
                raise PeriodMismatch(self.period.label(), other.period.label(), operation="division")
            unit = units.divide_units(self.unit, other.unit)
            joined = _join((self, other), combine("/", self.band, other.band), unit=unit, period=self.period)
            return _led_by(self, other, joined)
        if not isinstance(other, int | float):
            return NotImplemented
        if other == 0:
            raise RangeError("divisor", other, "any number but zero")
        return self._scaled(1 / other)

    def _scaled(self, factor: float) -> Figure:
        return _join((self,), combine("*", self.band, Band(factor)), unit=self.unit, period=self.period)

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON: enums as words, the period as its label, parts in the same form."""
        return {
            "value": self.value,
            "unit": self.unit,
            "period": self.period.label(),
            "side": self.side,
            "kind": str(self.kind),
            "precision": str(self.precision),
            "source_ids": list(self.source_ids),
            "flow": None if self.flow is None else str(self.flow),
            "valuation": str(self.valuation),
            "low": self.low,
            "high": self.high,
            "reason": self.reason,
            "reporter": self.reporter,
            "partner": self.partner,
            "parts": [part.to_dict() for part in self.parts],
        }


def total(figures: Iterable[Figure]) -> Figure:
    """Add figures of one unit, side, flow, valuation and period; a missing part makes the sum missing.

    Raises the Mismatch that applies, or RangeError when there is nothing to add.
    """
    parts = tuple(figures)
    if not parts:
        raise RangeError("figures", 0, "at least one figure to add")
    first = parts[0]
    for part in parts[1:]:
        _check_sum_of(first, part, operation="addition")
        if part.period != first.period:
            raise PeriodMismatch(first.period.label(), part.period.label(), operation="addition")
    added = reduce(lambda left, right: combine("+", left, right), (part.band for part in parts))
    return _join(parts, added, unit=first.unit, period=first.period)


def turnover(exports: Figure, imports: Figure) -> Figure:
    """Exports + imports of one side and period; the valuation is kept only where both have the same."""
    return _of_both_flows("+", exports, imports)


def balance(exports: Figure, imports: Figure) -> Figure:
    """Exports − imports of one side and period; the valuation is kept only where both have the same."""
    return _of_both_flows("-", exports, imports)


def _of_both_flows(sign: str, exports: Figure, imports: Figure) -> Figure:
    word = "turnover" if sign == "+" else "balance"
    if (exports.flow, imports.flow) != (Flow.export, Flow.import_):
        raise FlowMismatch(exports.flow, imports.flow, operation=word)
    _check_sum_of(exports, imports, operation=word, across_flows=True)
    if exports.period != imports.period:
        raise PeriodMismatch(exports.period.label(), imports.period.label(), operation=word)
    combined = combine(sign, exports.band, imports.band)
    joined = _join((exports, imports), combined, unit=exports.unit, period=exports.period)
    shared = _common([exports.valuation, imports.valuation], Valuation.NONE)
    return replace(joined, flow=Flow(word), valuation=shared)


def _check_sum_of(left: Figure, right: Figure, *, operation: str, across_flows: bool = False) -> None:
    if left.unit != right.unit:
        raise UnitMismatch(left.unit, right.unit, operation=operation)
    # Two figures of an unstated side need not come from the same one.
    if left.side != right.side or left.side == "unstated":
        raise SideMismatch(left.side, right.side, operation=operation)
    if left.period.months != right.period.months:
        raise PeriodMismatch(left.period.label(), right.period.label(), operation=operation)
    if across_flows:
        return
    if left.flow != right.flow:
        raise FlowMismatch(left.flow, right.flow, operation=operation)
    if left.valuation != right.valuation:
        raise ValuationMismatch(left.valuation, right.valuation, operation=operation)


def _join(parts: tuple[Figure, ...], band: Band, *, unit: str, period: Period) -> Figure:
    """Build the result of an operation: what all parts share is kept, what they don't is left open."""
    exact = all(part.precision is Precision.exact for part in parts)
    return Figure(
        value=band.value,
        low=band.low,
        high=band.high,
        reason=band.reason,
        unit=unit,
        period=period,
        side=_common([part.side for part in parts], "mixed"),
        kind=Kind.scenario if any(part.kind is Kind.scenario for part in parts) else Kind.derived,
        precision=Precision.exact if exact else Precision.about,
        source_ids=tuple(dict.fromkeys(source for part in parts for source in part.source_ids)),
        flow=_common([part.flow for part in parts if part.flow is not None], None),
        valuation=_common([part.valuation for part in parts if part.valuation], Valuation.NONE),
        reporter=_common([part.reporter for part in parts], ""),
        partner=_common([part.partner for part in parts], ""),
        parts=parts,
    )


def _led_by(left: Figure, right: Figure, joined: Figure) -> Figure:
    # "Exports to the partner ÷ all exports" speaks of the partner: the first named side wins.
    reporter, partner = left.reporter or right.reporter, left.partner or right.partner
    return replace(joined, reporter=reporter, partner=partner)


def _common(values: list[T], otherwise: T) -> T:
    return values[0] if values and all(value == values[0] for value in values) else otherwise

"""The words a figure is described with: kind, flow, valuation, precision and period."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from directive.model.errors import RangeError


class Kind(StrEnum):
    """How a figure came to be."""

    reported = "reported"
    mirror = "mirror"
    statement = "statement"
    estimate = "estimate"
    derived = "derived"
    scenario = "scenario"


class Flow(StrEnum):
    """What moves, as seen by the reporter."""

    export = "export"
    import_ = "import"
    turnover = "turnover"
    balance = "balance"


class Valuation(StrEnum):
    """Basis of a value: at the exporter's border, at the importer's, or neither."""

    FOB = "FOB"
    CIF = "CIF"
    NONE = ""


class Precision(StrEnum):
    """The word of precision the source used."""

    exact = ""
    about = "about"
    almost = "almost"
    at_least = "at_least"
    more_than = "more_than"
    less_than = "less_than"
    at_most = "at_most"
    just_over = "just_over"
    rounded = "rounded"


@dataclass(frozen=True, order=True)
class Period:
    """A year, or the months from-to of one year (both ends included)."""

    year: int
    month_from: int = 1
    month_to: int = 12

    def __post_init__(self) -> None:
        if not 1 <= self.month_from <= self.month_to <= 12:
            raise RangeError("months", f"{self.month_from}-{self.month_to}", "1 to 12, in order")

    @property
    def is_full_year(self) -> bool:
        """True for January to December."""
        return self.months == (1, 12)

    @property
    def months(self) -> tuple[int, int]:
        """First and last month."""
        return (self.month_from, self.month_to)

    def label(self) -> str:
        """Return the period in ISO-like form.

        >>> Period(2025).label(), Period(2025, 1, 8).label(), Period(2025, 3, 3).label()
        ('2025', '2025-01/2025-08', '2025-03')
        """
        if self.is_full_year:
            return str(self.year)
        first, last = (f"{self.year}-{month:02d}" for month in self.months)
        return first if first == last else f"{first}/{last}"

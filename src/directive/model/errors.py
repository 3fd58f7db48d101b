"""Errors of the model. Each keeps its facts as attributes, so that a page can say them in any language."""

from __future__ import annotations


class DirectiveError(Exception):
    """Base of every error this package raises on purpose; `facts` holds what went wrong, by name."""

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.facts = facts

    def __str__(self) -> str:
        return self.message


class RangeError(DirectiveError, ValueError):
    """A value lies outside what is allowed. `allowed` is the permitted range in words or numbers.

    >>> print(RangeError("share", 1.2, "above 0 and below 1"))
    share is 1.2; allowed: above 0 and below 1.
    """

    def __init__(self, field: str, value: object, allowed: str) -> None:
        super().__init__(
            f"{field} is {value}; allowed: {allowed}.", field=field, value=value, allowed=allowed
        )
        self.field = field
        self.value = value
        self.allowed = allowed


class InfeasibleError(DirectiveError):
    """A plan whose parts are each allowed, but which can't hold together."""

    def __init__(self, field: str, value: object, allowed: str, *, year: int | None = None) -> None:
        when = f" in {year}" if year is not None else ""
        super().__init__(
            f"{field} would be {value}{when}; allowed: {allowed}.",
            field=field,
            value=value,
            allowed=allowed,
            year=year,
        )
        self.field = field
        self.value = value
        self.allowed = allowed
        self.year = year


class Mismatch(DirectiveError):  # noqa: N818  (reads as the family name of the errors below)
    """Two figures can't be joined by an operation because `field` differs (or can't be told)."""

    field = "figure"

    def __init__(self, left: object, right: object, *, operation: str) -> None:
        shown = [str(side) or "none" for side in (left, right)]
        super().__init__(
            f"{self.field} is {shown[0]} and {shown[1]}; allowed for {operation}: {self.allowed()}.",
            field=self.field,
            left=left,
            right=right,
            operation=operation,
        )
        self.left = left
        self.right = right
        self.operation = operation

    @classmethod
    def allowed(cls) -> str:
        """Return the rule that was broken, as the end of a sentence."""
        return f"the same {cls.field} on both sides"


class KindMismatch(Mismatch):
    """The kind of a figure does not fit: a mirror figure can't come from the reporter's own side."""

    field = "kind"

    @classmethod
    def allowed(cls) -> str:
        """Return the rule that was broken, as the end of a sentence."""
        return "a kind that fits the reporting side"


class UnitMismatch(Mismatch):
    """Units can't be added, or have no known product or quotient."""

    field = "unit"

    @classmethod
    def allowed(cls) -> str:
        """Return the rule that was broken, as the end of a sentence."""
        return "units that fit together"


class SideMismatch(Mismatch):
    """Figures of different reporting sides, or of an unstated one, are added or subtracted."""

    field = "side"

    @classmethod
    def allowed(cls) -> str:
        """Return the rule that was broken, as the end of a sentence."""
        return "the same stated side on both sides"


class FlowMismatch(Mismatch):
    """Figures of different flows are added or subtracted (turnover and balance have their own functions)."""

    field = "flow"


class ValuationMismatch(Mismatch):
    """FOB and CIF values are added or subtracted."""

    field = "valuation"


class PeriodMismatch(Mismatch):
    """Periods that can't be joined: a part-year with a full year, or two years in one sum."""

    field = "period"

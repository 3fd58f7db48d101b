"""Errors of the data pack: each names the table, the rule and, where there is one, the row."""

from __future__ import annotations

from directive.model.errors import DirectiveError


class TableError(DirectiveError):
    """A table (or file) of the pack can't be used: missing, unreadable, or against its contract.

    >>> print(TableError("trade", "value_usd: at least 0", row="12", detail="value_usd is -5"))
    trade: value_usd: at least 0, row 12: value_usd is -5
    """

    def __init__(self, table: str, rule: str, *, row: str = "", detail: str = "") -> None:
        where = f", row {row}" if row else ""
        super().__init__(
            f"{table}: {rule}{where}" + (f": {detail}" if detail else ""),
            table=table,
            rule=rule,
            row=row,
            detail=detail,
        )
        self.table = table
        self.rule = rule
        self.row = row
        self.detail = detail
        self.also: tuple[TableError, ...] = ()
        """What else stands against the same question."""

"""Sources numbered in the order in which a paper names them."""

from __future__ import annotations

from collections.abc import Iterable

from directive.briefing.desk import Desk
from directive.briefing.sources import source_rows


class Numbered:
    """Gives every source id its number when it is first named; `lines` is the list that closes a paper."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._numbers: dict[str, int] = {}

    def cite(self, ids: Iterable[str]) -> str:
        """The numbers of sources as they stand behind a figure, "[1, 4]"; empty without a known source."""
        known = source_rows(self._desk, tuple(ids)).index
        numbers = [self._numbers.setdefault(name, len(self._numbers) + 1) for name in known]
        return f"[{', '.join(str(number) for number in sorted(numbers))}]" if numbers else ""

    def lines(self) -> tuple[str, ...]:
        """One line a source in the order of the numbers: title, publisher, date, address."""
        rows = source_rows(self._desk, tuple(self._numbers))
        return tuple(
            ", ".join(part for part in (row.title, row.publisher, row.date, row.link) if part)
            for row in rows.itertuples()
        )

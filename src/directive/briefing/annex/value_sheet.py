"""The sheet with quantities and their value a year, set against the milestones by formulas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from xlsxwriter.utility import xl_rowcol_to_cell

from directive.briefing.annex.content import AnnexContent
from directive.briefing.annex.cover import STATES
from directive.briefing.annex.goods import VALUE_WORDS, GoodLine
from directive.briefing.annex.sheets import (
    PERCENT,
    USD,
    Book,
    at,
    fit_row,
    head_of,
    in_unit,
    row_of,
    span,
    text,
)
from directive.i18n import Translator
from directive.model.goods import TOLERANCE

_FIRST = 2


class Places(Protocol):
    """Where the other sheets hold what is reckoned with."""

    unit_values: dict[str, str]
    growth: dict[str, str]
    factors: dict[str, str]
    quantities: dict[str, list[str]]


class ValueSheet:
    """Quantities (from the annex by organisation, or open cells), values, sum, milestone, remainder, share."""

    def __init__(self, book: Book, t: Translator, content: AnnexContent, places: Places) -> None:
        self._book, self._t, self._content, self._places = book, t, content, places
        widths = (44, 12, *[20] * len(content.years))
        self._page = book.sheet(t("Quantity and value"), widths=widths, freeze=(1, 2))
        self._row = 0

    def write(self) -> None:
        """Write the sheet; the addresses of goods nobody carries join the places."""
        t, content = self._t, self._content
        headings, years = (t("Good"), t("Unit"), *content.years), range(_FIRST, _FIRST + len(content.years))
        head_of(self._book, self._page, 0, headings, numbers=years)
        fit_row(self._page, 0, headings, (44, 12))
        self._row = 1
        lines = {good.id: self._quantities(good) for good in content.counted}
        self._row += 1
        text(self._page, self._row, 0, t(VALUE_WORDS), self._book.format("@"))
        self._row += 1
        first = self._row
        for good in content.counted:
            if good.in_sum:
                self._values(good, lines[good.id])
        if content.outside_usd:
            label = t("Other goods, as in {year}", year=content.years[0])
            self._numbers(label, [content.outside_usd] * len(content.years))
        self._against(first)

    def _quantities(self, good: GoodLine) -> int:
        row, page, form = self._row, self._page, in_unit(good.unit)
        row_of(page, row, (good.name, good.unit), self._book.format())
        sold = self._places.quantities.get(good.id)
        for place, quantity in enumerate(good.quantities):
            if sold:
                page.write_formula(row, _FIRST + place, f"={sold[place]}", self._book.format(form), quantity)
            else:
                page.write_number(row, _FIRST + place, quantity, self._book.format(form, open_=place > 0))
        self._places.quantities[good.id] = [
            at(page, row, _FIRST + place) for place in range(len(good.quantities))
        ]
        self._row += 1
        return row

    def _values(self, good: GoodLine, quantities: int) -> None:
        price, growth, factor = (found[good.id] for found in (self._places.unit_values, self._places.growth,
                                                              self._places.factors))  # fmt: skip
        formulas = [
            f"={xl_rowcol_to_cell(quantities, _FIRST + place)}*{price}*(1+{growth})^{place}/{factor}"
            for place in range(len(good.quantities))
        ]
        self._formulas(good.name, formulas, good.values_usd)

    def _against(self, first: int) -> None:
        t, cover, years = self._t, self._content.cover, range(len(self._content.years))
        last = self._row - 1
        sums = [
            f"=SUM({span((first, _FIRST + n), (last, _FIRST + n))})" if last >= first else "=0" for n in years
        ]
        total = self._formulas(
            t("Value of the whole units"), sums, [year.value_usd for year in cover], bold=True
        )
        goal = self._numbers(t("Milestone"), [year.milestone_usd for year in cover])
        cells = [(xl_rowcol_to_cell(total, _FIRST + n), xl_rowcol_to_cell(goal, _FIRST + n)) for n in years]
        rest = self._formulas(t("Remainder"), [f"={b}-{a}" for a, b in cells], [year.remainder_usd for year in cover],
                              bold=True)  # fmt: skip
        self._formulas(t("Value as a share of the milestone"), [f"=IF({b}=0,0,{a}/{b})" for a, b in cells],
                       [year.share for year in cover], form=PERCENT)  # fmt: skip
        self._states(cells)
        for name, row in (("value_total", total), ("milestones", goal), ("remainder", rest)):
            end = xl_rowcol_to_cell(row, _FIRST + len(years) - 1, row_abs=True, col_abs=True)
            self._book.book.define_name(name, f"={at(self._page, row, _FIRST, fixed=True)}:{end}")
        for number, note in enumerate(self._content.cover_notes, start=self._row + 1):
            text(self._page, number, 0, note, self._book.format("@"))

    def _states(self, cells: Sequence[tuple[str, str]]) -> None:
        """Covered, gap or over in words, by the rule of `sum_against_target`; they follow the quantities."""
        t = self._t
        covered, gap, over = (_quoted(t(STATES[name])) for name in ("covered", "gap", "over"))
        row_of(self._page, self._row, (t("Covered, gap or over"), ""), self._book.format())
        for place, ((total, goal), year) in enumerate(zip(cells, self._content.cover, strict=True)):
            rest = f"({goal}-{total})"
            formula = f"=IF(ABS{rest}<={TOLERANCE}*{goal},{covered},IF({rest}>0,{gap},{over}))"
            self._page.write_formula(
                self._row, _FIRST + place, formula, self._book.format(right=True), year.state
            )
        fit_row(self._page, self._row, [year.state for year in self._content.cover], [20] * len(cells))
        self._row += 1

    def _formulas(self, label: str, formulas: Sequence[str], known: Sequence[float], *, form: str = USD,
                  bold: bool = False) -> int:  # fmt: skip
        row_of(self._page, self._row, (label, "" if form == PERCENT else "USD"), self._book.format(bold=bold))
        for place, (formula, value) in enumerate(zip(formulas, known, strict=True)):
            self._page.write_formula(
                self._row, _FIRST + place, formula, self._book.format(form, bold=bold), value
            )
        self._row += 1
        return self._row - 1

    def _numbers(self, label: str, numbers: Sequence[float]) -> int:
        row_of(self._page, self._row, (label, "USD"), self._book.format())
        for place, number in enumerate(numbers):
            self._page.write_number(self._row, _FIRST + place, number, self._book.format(USD))
        self._row += 1
        return self._row - 1


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'

"""A workbook being written: formats, protected sheets ready to print, text that no spreadsheet runs."""

from __future__ import annotations

import io
import math
from collections.abc import Collection, Sequence
from functools import cache

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from directive.briefing.annex.word_tables import text_width
from directive.briefing.content import MAKER
from directive.charts.theme import palette
from directive.data.exports import neutralise

USD, PERCENT, PLAIN = '#,##0" USD"', "0.0%", "#,##0"
_COLOURS = palette("light")
_A4, _LONGEST_NAME, _LINE = 9, 31, 15
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": False,
}


class Book:
    """A workbook in memory; `title` and `running` stand in the header of every printed page."""

    def __init__(self, *, title: str, running: str, author: str = MAKER) -> None:
        self._buffer = io.BytesIO()
        self.book = xlsxwriter.Workbook(self._buffer, _OPTIONS)
        self.book.set_properties({"title": title[:255], "author": author[:255]})
        head = (f"&L{_printed(title[:150])}", f"&R{_printed(running[:80])}")
        self._head = "".join(head)
        self.format = cache(self._format)

    def sheet(self, name: str, *, widths: Sequence[float], freeze: tuple[int, int] = (1, 0)) -> Worksheet:
        """Add a sheet that is locked without a password: open cells alone can be changed."""
        page = self.book.add_worksheet(self.sheet_name(name))
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        page.freeze_panes(*freeze)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        if freeze[0]:
            page.repeat_rows(0, freeze[0] - 1)
        page.set_header(self._head)
        page.set_footer("&C&P / &N")
        page.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
        return page

    def sheet_name(self, name: str) -> str:
        """A name that a sheet can have, not yet taken."""
        bare = "".join(" " if sign in "[]:*?/\\" else sign for sign in name).strip("' ") or "1"
        taken = {page.name.lower() for page in self.book.worksheets()}
        found, number = _cut(bare, _LONGEST_NAME), 2
        while found.lower() in taken:
            found, number = f"{_cut(bare, _LONGEST_NAME - 4)} {number}", number + 1
        return found

    def finish(self) -> bytes:
        """Close the workbook and return the file."""
        self.book.close()
        return self._buffer.getvalue()

    def _format(
        self,
        number: str = "",
        *,
        bold: bool = False,
        open_: bool = False,
        head: bool = False,
        right: bool = False,
    ) -> Format:
        look: dict[str, object] = {"valign": "top", "locked": not open_}
        if number:
            look["num_format"] = number
        else:
            look["text_wrap"] = True
        if right:
            look["align"] = "right"
        elif number in ("", "@"):
            look["indent"] = 1  # a number to the left of a text does not touch it
        if bold or head:
            look["bold"] = True
        if head:
            look |= {"bottom": 1, "border_color": _COLOURS.gap}
        if open_:
            look["bg_color"] = _COLOURS.surface
        return self.book.add_format(look)


def _cut(name: str, most: int) -> str:
    """A name that ends with a whole word, if it has words."""
    if len(name) <= most:
        return name
    short = name[: most - 1]
    words = short.rpartition(" ")[0] if name[most - 1] != " " else short
    return (words if len(words) > most // 2 else short).rstrip(" ,;:") + "…"


def text(page: Worksheet, row: int, column: int, value: object, look: Format) -> None:
    """Write text as text, whatever it begins with."""
    page.write_string(row, column, str(neutralise(str(value))), look)


def head_of(
    book: Book, page: Worksheet, row: int, values: Sequence[object], *, numbers: Collection[int]
) -> None:
    """Write headings; those of columns of numbers stand to the right, as the numbers do."""
    for column, value in enumerate(values):
        text(page, row, column, value, book.format(head=True, right=column in numbers))


def row_of(page: Worksheet, row: int, values: Sequence[object], look: Format, *, start: int = 0) -> None:
    """Write texts side by side."""
    for column, value in enumerate(values, start=start):
        text(page, row, column, value, look)


def fit_row(page: Worksheet, row: int, texts: Sequence[object], widths: Sequence[float]) -> None:
    """Make a row high enough for texts that break into lines: not every program does so on opening."""
    lines = [
        math.ceil(1.15 * text_width(str(said)) / width) for said, width in zip(texts, widths, strict=False)
    ]
    if max(lines, default=1) > 1:
        page.set_row(row, _LINE * max(lines))


def in_unit(unit: str) -> str:
    """A number format with a unit behind whole numbers. A unit is data: what would end the quotation is left out."""
    kept = unit.replace('"', "").replace("\\", "")
    return f'#,##0" {kept}"'


def at(page: Worksheet, row: int, column: int, *, fixed: bool = False) -> str:
    """The address of a cell as another sheet names it."""
    name = page.name.replace("'", "''")
    return f"'{name}'!{xl_rowcol_to_cell(row, column, row_abs=fixed, col_abs=fixed)}"


def span(first: tuple[int, int], last: tuple[int, int]) -> str:
    """A range of the same sheet."""
    return f"{xl_rowcol_to_cell(*first)}:{xl_rowcol_to_cell(*last)}"


def _printed(value: str) -> str:
    return value.replace("&", "&&")

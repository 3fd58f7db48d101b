"""Tables out: CSV and XLSX of exactly what is seen, with the sources, and no cell a spreadsheet would run."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import xlsxwriter

# A text cell beginning like this is read as a formula or command by spreadsheets (OWASP, CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Sheet:
    """A table to write: what it shows in words, the rows, and a line for every source."""

    title: str
    subtitle: str
    rows: pd.DataFrame
    sources: Sequence[str]
    about: Mapping[str, str]  # label -> text: data version, date, link, filters


def neutralise(value: object) -> object:
    """Text that a spreadsheet would run gets an apostrophe in front; numbers and other text stay.

    >>> neutralise("=1+1"), neutralise(-3.5), neutralise("potash")
    ("'=1+1", -3.5, 'potash')
    """
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return "'" + value
    return value


def to_csv(sheet: Sheet, *, source_heading: str, context: Mapping[str, str] | None = None) -> bytes:
    """UTF-8 CSV with a byte-order mark (so that Excel reads Cyrillic and Chinese); sources in a last column.

    `context`: what every row shares (whose trade, flow, year) as columns of its own, where the table has none of it.
    """
    shared = {name: text for name, text in (context or {}).items() if name not in sheet.rows}
    rows = sheet.rows.assign(**shared).rename(columns=neutralise).map(neutralise)
    if len(sheet.sources):
        rows = rows.assign(**{source_heading: neutralise(" | ".join(sheet.sources))})
    return rows.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def to_xlsx(sheet: Sheet, *, names: tuple[str, str]) -> bytes:
    """A workbook with the table and, on a second sheet, title, filters and sources; `names` are the sheet names."""
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "nan_inf_to_errors": False,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        _write_table(book.add_worksheet(names[0][:31]), sheet.rows, bold)
        about = book.add_worksheet(names[1][:31])
        about.set_column(0, 0, 22)
        about.set_column(1, 1, 110)
        lines = [
            ("", sheet.title),
            ("", sheet.subtitle),
            *sheet.about.items(),
            *(("", s) for s in sheet.sources),
        ]
        for number, (label, text) in enumerate(lines):
            about.write_string(number, 0, str(label), bold)
            about.write_string(number, 1, str(neutralise(text)), bold if number == 0 else wrap)
    return buffer.getvalue()


def _write_table(page: xlsxwriter.worksheet.Worksheet, rows: pd.DataFrame, bold: object) -> None:
    for column, heading in enumerate(rows.columns):
        page.write_string(0, column, str(neutralise(str(heading))), bold)
        longest = rows.iloc[:200, column].astype(str).str.len().max() if len(rows) else 0
        page.set_column(column, column, min(60, max(10, len(str(heading)) * 0.9, longest)))
        for row, value in enumerate(rows.iloc[:, column], start=1):
            if value is None or value is pd.NA or value != value:
                continue
            if isinstance(value, (bool, str)) or not hasattr(value, "__float__"):
                page.write_string(row, column, str(neutralise(str(value))))
            else:
                page.write_number(row, column, float(value))
    page.freeze_panes(1, 0)

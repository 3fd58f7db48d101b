"""Any story as a workbook: a sheet a step with its figures, and a sheet with filters and sources."""

from __future__ import annotations

import pandas as pd
from xlsxwriter.worksheet import Worksheet

from directive.briefing.annex.sheets import Book, fit_row, row_of, text
from directive.briefing.annex.story_document import twin_of
from directive.briefing.content import Step, Story, Table
from directive.briefing.papers.texts import source_line, source_list, step_origin
from directive.i18n import Translator, translator

_WIDE, _NARROW = 60.0, 12.0


def story_xlsx(story: Story) -> bytes:
    """The story as XLSX; figures are numbers, so that they can be reckoned with."""
    t = translator(story.language)
    version = story.about.get(t("Data version"), "")
    book = Book(title=story.title, running=t("Data version {version}", version=version) if version else "")
    lines = [("", story.title), ("", story.subtitle), *story.about.items(), (t("Address"), story.link)]
    lines += [(str(number), step.title) for number, step in enumerate(story.steps, start=1)]
    _lines(book, t("About"), lines)
    for number, step in enumerate(story.steps, start=1):
        _step(book, t, story, step, number)
    _lines(book, t("Sources"), [("", line) for line in source_list(story)])
    return book.finish()


def _lines(book: Book, name: str, lines: list[tuple[str, str]]) -> None:
    page = book.sheet(name, widths=(24, 120), freeze=(0, 0))
    for row, (label, said) in enumerate(lines):
        text(page, row, 0, label, book.format(bold=True))
        text(page, row, 1, said, book.format())
        fit_row(page, row, (label, said), (24, 120))


def _step(book: Book, t: Translator, story: Story, step: Step, number: int) -> None:
    twin = twin_of(step)
    widths = (
        [_width(twin, column) for column in range(twin.rows.shape[1])] if twin is not None else [44, 30, 60]
    )
    page = book.sheet(f"{number} {step.title}", widths=widths, freeze=(0, 0))
    plain = book.format()
    # Long sentences run over the cells beside them instead of making the first row as high as the page.
    text(page, 0, 0, step.title, book.format("@", bold=True))
    row = 2
    for amount in step.amounts:
        row_of(page, row, (amount.label, amount.text, amount.note), plain)
        row += 1
    if twin is not None:
        row = _table(book, t, page, twin, row + bool(step.amounts))
    for place, line in enumerate((source_line(t, story, step.sources), *step_origin(t, step)), start=row + 1):
        text(page, place, 0, line, book.format("@"))


def _table(book: Book, t: Translator, page: Worksheet, twin: Table, row: int) -> int:
    """Write the table below `row`; the next free row."""
    row_of(page, row, list(twin.rows.columns), book.format(head=True))
    for column in range(twin.rows.shape[1]):
        cells = twin.rows.iloc[:, column]
        for place, value in enumerate(cells, start=row + 1):
            if value is None or value is pd.NA or value != value:
                text(page, place, column, t("not published"), book.format())
            elif pd.api.types.is_number(value) and not pd.api.types.is_bool(value):
                page.write_number(place, column, float(value), book.format("General"))
            else:
                text(page, place, column, value, book.format())
    return row + 1 + len(twin.rows)


def _width(twin: Table, column: int) -> float:
    longest = twin.rows.iloc[:200, column].astype(str).str.len().max() if len(twin.rows) else 0
    return float(min(_WIDE, max(_NARROW, longest * 1.1, len(str(twin.rows.columns[column])) * 0.7)))

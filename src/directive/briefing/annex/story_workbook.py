"""Any story as a workbook: a sheet a step with its figures, and a sheet with filters and sources."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd
from xlsxwriter.worksheet import Worksheet

from directive.briefing.annex.sheets import Book, fit_row, head_of, row_of, text
from directive.briefing.annex.story_document import twin_of
from directive.briefing.content import Step, Story, Table
from directive.briefing.papers.texts import (
    author_of,
    cells_of,
    is_web,
    number_format,
    source_line,
    source_list,
    step_origin,
)
from directive.i18n import Translator, translator

_WIDE, _NARROW = 46.0, 12.0
_LONGEST_URL = 2000
_HEAD = 0.9  # bold letters are wider
_YEAR = re.compile(r"(?:19|20)\d\d")


def story_xlsx(story: Story) -> bytes:
    """The story as XLSX; figures are numbers, so that they can be reckoned with."""
    t = translator(story.language)
    version = story.about.get(t("Data version"), "")
    book = Book(title=story.title, running=t("Data version {version}", version=version) if version else "",
                author=author_of(story))  # fmt: skip
    lines = [
        ("", story.title),
        ("", story.subtitle),
        *(("", line) for line in story.cover.lines),
        *story.about.items(),
    ]
    lines += [(str(number), step.title) for number, step in enumerate(story.steps, start=1)]
    page = _lines(book, t("About"), lines)
    if is_web(story.link) and len(story.link) < _LONGEST_URL:
        page.write_url(len(lines), 1, story.link, string=t("Open in the app"))
    for number, step in enumerate(story.steps, start=1):
        _step(book, t, story, step, number)
    _lines(book, t("Sources"), [("", line) for line in source_list(story)])
    return book.finish()


def _lines(book: Book, name: str, lines: list[tuple[str, str]]) -> Worksheet:
    page = book.sheet(name, widths=(24, 120), freeze=(0, 0))
    for row, (label, said) in enumerate(lines):
        text(page, row, 0, label, book.format(bold=True))
        text(page, row, 1, said, book.format())
        fit_row(page, row, (label, said), (24, 120))
    return page


def _step(book: Book, t: Translator, story: Story, step: Step, number: int) -> None:
    twin = twin_of(step, story)
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
        fit_row(page, row, (amount.label, amount.text, amount.note), widths)
        row += 1
    for point in step.points:
        text(page, row, 0, point, book.format("@"))
        row += 1
    if twin is not None:
        row = _table(book, t, page, twin, row + bool(step.amounts), widths)
    for place, line in enumerate((source_line(t, story, step.sources), *step_origin(t, step)), start=row + 1):
        text(page, place, 0, line, book.format("@"))
        row = place
    if is_web(step.link) and len(step.link) < _LONGEST_URL:
        page.write_url(row + 1, 0, step.link, string=t("Open in the app"))


def _table(book: Book, t: Translator, page: Worksheet, twin: Table, row: int, widths: Sequence[float]) -> int:
    """Write the table below `row`; the next free row."""
    cells = cells_of(t, twin)
    numbers = [place for place, number in enumerate(cells.numeric) if number]
    head_of(book, page, row, list(twin.rows.columns), numbers=numbers)
    fit_row(page, row, list(twin.rows.columns), [width * _HEAD for width in widths])
    for place, texts in enumerate(cells.rows, start=row + 1):
        said = ["" if number else text for text, number in zip(texts, cells.numeric, strict=True)]
        fit_row(page, place, said, widths)
    for column in range(twin.rows.shape[1]):
        values = twin.rows.iloc[:, column]
        form = book.format(number_format(values)) if cells.numeric[column] else book.format("General")
        if _are_years(values):
            values, form = values.astype(float), book.format("0")
        for place, value in enumerate(values, start=row + 1):
            if value is None or value is pd.NA or value != value:
                text(page, place, column, t("not published"), book.format())
            elif pd.api.types.is_number(value) and not pd.api.types.is_bool(value):
                page.write_number(place, column, float(value), form)
            else:
                text(page, place, column, value, book.format())
    return row + 1 + len(twin.rows)


def _are_years(values: pd.Series) -> bool:
    """Whether a column of words holds years alone, so that a reader can reckon and sort with them."""
    known = values.dropna()
    return bool(len(known)) and all(isinstance(cell, str) and _YEAR.fullmatch(cell) for cell in known)


def _width(twin: Table, column: int) -> float:
    longest = twin.rows.iloc[:200, column].astype(str).str.len().max() if len(twin.rows) else 0
    return float(min(_WIDE, max(_NARROW, longest * 1.1, len(str(twin.rows.columns[column])) * 0.7)))

"""A story as DOCX and XLSX, read back: every step, the twins of its charts with the same numbers, all sources."""

from __future__ import annotations

import io

import pandas as pd
import pytest
from docx import Document
from openpyxl import load_workbook

from directive.briefing.annex.story_document import twin_of
from directive.briefing.content import Table
from directive.briefing.papers import make
from directive.briefing.papers.texts import cells_of
from directive.i18n import translator
from tests.briefing.conftest import HOSTILE


def test_the_document_has_every_step_and_its_figures(story):
    t, document = translator(story.language), Document(io.BytesIO(make(story, "docx")))
    heads = [part.text for part in document.paragraphs if part.style.name == "Heading 1"]
    assert heads == [*(step.title for step in story.steps), t("Sources")]
    written = {tuple(cell.text for cell in row.cells) for table in document.tables for row in table.rows}
    for step in story.steps:
        twin = twin_of(step, story)
        if twin is not None:
            cells = cells_of(t, twin)
            assert cells.headings in written
            assert set(cells.rows) <= written
    pictures = sum(step.view is not None for step in story.steps)
    assert len(document.inline_shapes) == pictures + 1  # and the code to scan
    sources = [part.text for part in document.paragraphs if part.style.name == "Source"]
    assert sources == list(story.sources.values())


def test_the_workbook_has_the_numbers_as_numbers(story):
    book = load_workbook(io.BytesIO(make(story, "xlsx")))
    assert len(book.sheetnames) == len(story.steps) + 2
    for step, page in zip(story.steps, book.worksheets[1:], strict=False):
        twin = twin_of(step, story)
        if twin is None:
            continue
        rows = list(page.iter_rows(values_only=True))
        head = tuple(str(name) for name in twin.rows.columns)
        start = next(n for n, row in enumerate(rows) if row[: len(head)] == head) + 1
        for wanted, found in zip(twin.rows.itertuples(index=False), rows[start:], strict=False):
            for mine, theirs in zip(wanted, found, strict=False):
                if isinstance(mine, (int, float)) and mine == mine:
                    assert theirs == pytest.approx(mine)


def test_text_of_others_runs_nowhere(english):
    book = load_workbook(io.BytesIO(make(english, "xlsx")))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any(HOSTILE in str(cell.value) for cell in cells)


def test_small_numbers_keep_their_decimals():
    rows = pd.DataFrame({"share": [2.64, 0.5], "count": [3.0, 4.0], "value": [31_234.4, 2.5]})
    cells = cells_of(translator("en"), Table("t", "", rows))
    assert cells.rows == (("2.64", "3", "31,234"), ("0.50", "4", "2"))

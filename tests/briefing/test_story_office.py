"""A story as DOCX and XLSX, read back: every step, the twins of its charts with the same numbers, all sources."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import pandas as pd
import pytest
from docx import Document
from openpyxl import load_workbook

from directive.briefing.annex.story_document import twin_of
from directive.briefing.content import Step, Table
from directive.briefing.desk import desk_of
from directive.briefing.papers import make
from directive.briefing.papers.texts import author_of, cells_of
from directive.briefing.stories import made
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


def test_years_written_as_words_are_numbers_in_the_workbook():
    rows = pd.DataFrame({"From": ["1995", "2020"], "Note": ["2020", "about 2020"]})
    step = Step("one", "Title", table=Table("t", "", rows))
    page = load_workbook(
        io.BytesIO(make(made(desk_of("en"), "mine", "Mine", "", [step]), "xlsx"))
    ).worksheets[1]
    cells = {(cell.value, cell.data_type, cell.number_format) for row in page.iter_rows() for cell in row}
    assert {(1995, "n", "0"), (2020, "n", "0"), ("2020", "s", "General")} <= {
        (value, kind, "General" if kind == "s" else form) for value, kind, form in cells
    }


@pytest.mark.parametrize("fmt", ["docx", "xlsx", "pptx"])
def test_a_file_says_whose_it_is_and_that_it_was_made_today(story, fmt):
    made_here = make(story, fmt)
    with zipfile.ZipFile(io.BytesIO(made_here)) as archive:
        properties = archive.read("docProps/core.xml").decode()
        assert not [name for name in archive.namelist() if "thumbnail" in name]
        if fmt == "docx":  # what the template brought along for other programs
            assert "word/stylesWithEffects.xml" not in archive.namelist()
    assert f"<dc:title>{story.title}</dc:title>" in properties
    assert f"<dc:creator>{author_of(story)}</dc:creator>" in properties
    created = re.search(r"<dcterms:created[^>]*>([\d-]+)T", properties)[1]
    assert abs((dt.datetime.now(dt.UTC).date() - dt.date.fromisoformat(created)).days) <= 1

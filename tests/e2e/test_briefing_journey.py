"""An own story from three pages by a presenter: ordered, worded, handed out in every format, kept beyond the visit."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import expect
from pptx import Presentation
from pypdf import PdfReader

TITLE = "Eight percent: what would it take?"
NOTES = "Ask the room first."
FILTERS = ("Flow: Exports", "Target year: 2030")


def goes(someone, name: str):
    """Through the menu: a new address would be a new visit."""
    link = someone.page.get_by_test_id("stTopNavLink").filter(has_text=name).first
    link.click()
    someone.page.get_by_role("heading", name=name, exact=True).wait_for()
    return someone.settled()


def adds(someone, key: str, count: str) -> None:
    before = look(someone)
    someone.page.locator(f".st-key-story-{key} button").first.click()
    someone.page.get_by_text(f"In my story: {count}").last.wait_for()
    someone.settled()
    assert look(someone) == before  # the message must not take the place of the page's styles


def look(someone) -> str:
    body = someone.page.get_by_test_id("stMainBlockContainer")
    return body.evaluate("body => getComputedStyle(body).paddingLeft + getComputedStyle(body).maxWidth")


def steps(someone) -> list[str]:
    labels = _choices(someone).locator("p")
    return [re.sub(r"^\d+\. ", "", text) for text in labels.all_inner_texts()]


def sees_steps(someone, wanted: list[str]) -> None:
    """Wait until the list of steps says this: it is made anew when a word of it changes."""
    expect(_choices(someone).locator("p")).to_have_text(
        [f"{place}. {text}" for place, text in enumerate(wanted, 1)], timeout=60_000
    )


def _choices(someone):
    return someone.widget("briefing.step").locator('[role="radiogroup"] label')


def handed_out(someone, fmt: str, folder: Path) -> Path:
    """Order a paper on the page and save it."""
    page = someone.page
    page.locator(f".st-key-paper-{fmt} button").first.click()  # a button with a tip stands there twice
    wanted = page.locator(".st-key-paper-file button", has_text=_ENDING[fmt])
    wanted.wait_for(timeout=60_000)
    with page.expect_download() as caught:
        wanted.click()
    file = folder / caught.value.suggested_filename
    caught.value.save_as(file)
    return file


_ENDING = {"pptx": ".pptx", "pdf": ".pdf", "docx": ".docx", "xlsx": ".xlsx", "html": ".html", "svg": "-svg.zip",
           "png": "-png.zip"}  # fmt: skip


def text_of(file: Path) -> str:
    """Every word of a paper, spaces of all kinds alike."""
    read = {".pptx": _slides, ".pdf": _pages, ".docx": _paragraphs, ".xlsx": _cells, ".html": _source}
    return " ".join(" ".join(read[file.suffix](file)).split())


def _slides(file: Path) -> list[str]:
    found = []
    for slide in Presentation(file).slides:
        found += [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        found += [
            cell.text
            for shape in slide.shapes
            if shape.has_table
            for row in shape.table.rows
            for cell in row.cells
        ]
        found.append(slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "")
    return found


def _pages(file: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(file).pages]


def _paragraphs(file: Path) -> list[str]:
    document = Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def _cells(file: Path) -> list[str]:
    sheets = openpyxl.load_workbook(file).worksheets
    return [
        str(cell)
        for sheet in sheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    ]


def _source(file: Path) -> list[str]:
    """What the player is told: the big screen writes it letter by letter."""
    told = re.search(
        r'<script type="application/json" id="story">(.*?)</script>', file.read_text("utf-8"), re.S
    )
    return [json.dumps(json.loads(told[1]), ensure_ascii=False)]


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def test_a_story_from_three_pages_is_handed_out_and_kept(visitor, folder):
    someone = visitor().opens("/?lang=en")
    adds(someone, "peers", "1 step")
    goes(someone, "Trade by partner")
    bars = someone.title("partners-bars")
    largest = someone.twin("partners-bars")[1][:2]
    adds(someone, "partners-bars", "2 steps")
    goes(someone, "Directive targets")
    assert someone.board()["target_value"] == "$4.48 bn"
    adds(someone, "board", "3 steps")
    goes(someone, "Briefing")
    page = someone.page
    page.locator(".st-key-briefing-story input").click()
    page.get_by_role("option", name="My story").click()
    someone.sees(story="my-story")
    peers, second, board = steps(someone)
    assert second == bars

    _choices(someone).nth(2).click()
    someone.sees(step="3")
    page.locator(".st-key-step-up button").click()
    someone.sees(step="2")
    sees_steps(someone, [peers, board, bars])
    title = page.get_by_label("Title", exact=True)
    title.fill(TITLE)
    title.press("Tab")
    page.locator(".st-key-briefing-step label", has_text=TITLE).wait_for()
    notes = page.get_by_label("Speaker notes", exact=True)
    notes.fill(NOTES)
    notes.press("Tab")
    someone.settled()
    sees_steps(someone, [peers, TITLE, bars])

    for fmt in ("pptx", "pdf", "docx", "xlsx", "html"):
        said = text_of(handed_out(someone, fmt, folder))
        # The big screen says nothing to the room that only who speaks needs.
        for part in (TITLE, bars, "2026.11", *(FILTERS if fmt != "html" else ())):
            assert _alike(part) in _alike(said), (fmt, part)
        assert someone.address not in said, fmt  # "this machine" leads whoever gets the paper nowhere
        assert ("4.4778" if fmt == "xlsx" else "4.48") in said, (
            fmt
        )  # a workbook holds more digits than are shown
        if fmt in ("docx", "xlsx"):
            assert _alike(largest[0]) in _alike(said)
        assert NOTES not in said, fmt  # they are for the room
    page.locator(".st-key-_paper-speaker label").click()
    someone.settled()
    for fmt in ("pptx", "html"):
        said = text_of(handed_out(someone, fmt, folder))
        for part in (NOTES, *FILTERS):
            assert part in said, (fmt, part)
    for fmt, starts in (("png", b"\x89PNG"), ("svg", b"<svg")):
        archive = zipfile.ZipFile(io.BytesIO(handed_out(someone, fmt, folder).read_bytes()))
        assert len(archive.namelist()) == 3
        assert all(archive.read(name).startswith(starts) for name in archive.namelist())

    page.locator(".st-key-story-file button").first.click()
    with page.expect_download() as caught:
        page.locator(".st-key-story-save button").click()
    kept = folder / caught.value.suggested_filename
    caught.value.save_as(kept)

    later = visitor(dark=True).opens("/briefing?lang=en&story=my-story")  # another visit knows nothing
    assert later.page.locator(".st-key-briefing-step").count() == 0
    later.page.locator(".st-key-story-file button").first.click()
    later.page.get_by_test_id("stFileUploader").locator("input").set_input_files(kept)
    later.page.locator(".st-key-briefing-step label", has_text=TITLE).wait_for()
    later.settled()
    sees_steps(later, [peers, TITLE, bars])


def test_a_visitor_who_adds_a_chart_keeps_the_language(visitor):
    someone = visitor().opens("/?lang=ru")  # not the browser's
    someone.page.locator(".st-key-story-peers button").first.click()
    someone.page.get_by_text("В моём рассказе").last.wait_for()
    goes(someone, "Доклад")
    assert someone.query["lang"] == "ru"


def _alike(text: str) -> str:
    """Without spaces: programs break lines and set spaces of their own."""
    return re.sub(r"\s", "", text)

"""The PDF read back: every word and number of the story, headings of tables on each page, texts as texts."""

import dataclasses
import io

import pytest
from pypdf import PdfReader

from directive.briefing.papers import make, texts
from directive.i18n import translator
from tests.briefing.conftest import HOSTILE


@pytest.fixture(scope="module")
def pages(story) -> list[str]:
    return [_plain(page.extract_text()) for page in PdfReader(io.BytesIO(make(story, "pdf"))).pages]


def _plain(text: str) -> str:
    return "".join(sign for sign in text if not sign.isspace() and sign not in "\u200b\u00ad-")


def test_cover_says_what_the_paper_is(pages, story):
    for text in (story.title, story.subtitle, *story.cover.lines, *story.about.values()):
        assert _plain(text) in pages[0]


def links(content: bytes) -> list[str]:
    found = []
    for page in PdfReader(io.BytesIO(content)).pages:
        for note in page.get("/Annots", []):
            action = note.get_object().get("/A", {})
            found += [str(action["/URI"])] if "/URI" in action else []
    return found


def test_links_stand_on_words(story):
    content = make(story, "pdf")
    whole = _plain("".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))
    assert story.link in links(content)
    assert _plain(story.link) not in whole
    assert _plain(translator(story.language)("Open in the app")) in whole


def test_steps_share_pages_where_they_fit(english):
    three = dataclasses.replace(english, steps=tuple(
        dataclasses.replace(step, amounts=(), text="") for step in english.steps[1:4]))  # fmt: skip
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(make(three, "pdf"))).pages]
    assert len(pages) == 4  # cover, contents with the first, two on one, sources


def test_contents_name_every_section_and_pages_are_numbered(pages, story):
    for step in story.steps[:3]:
        assert _plain(step.title) in pages[1]
    for number, page in enumerate(pages[1:], start=2):
        assert f"{number}/{len(pages)}" in page


def test_every_cell_of_the_table_is_there_and_headings_repeat(pages, story):
    table = next(step.table for step in story.steps if step.table is not None)
    cells = texts.cells_of(translator(story.language), table)
    whole = "".join(pages)
    for row in cells.rows:
        for cell in row:
            assert _plain(cell) in whole
    with_rows = [page for page in pages if sum(_plain(row[1]) in page for row in cells.rows) > 2]
    for page in with_rows:
        assert _plain(cells.headings[1]) in page


def test_all_sources_are_listed(pages, story):
    end = "".join(pages[-2:])
    for line in texts.source_list(story):
        assert _plain(line) in end


def test_texts_stay_texts(pages):
    assert _plain(HOSTILE) in "".join(pages)


def test_fonts_are_inside_and_know_every_sign(story):
    reader = PdfReader(io.BytesIO(make(story, "pdf")))
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"].get_object().get("/Font", {}).values()
    }
    assert fonts
    assert all("Noto" in name and "+" in name for name in fonts)
    assert not any("\ufffd" in page.extract_text() for page in reader.pages)


def test_charts_are_vectors(story):
    reader = PdfReader(io.BytesIO(make(story, "pdf")))
    assert not [image for page in reader.pages for image in page.images]


def test_words_can_be_searched_and_copied_as_they_are(story):
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(make(story, "pdf"))).pages)
    assert "\u200b" not in text  # addresses break without signs of their own


def test_a_step_prints_its_filters_and_its_address(story):
    step = dataclasses.replace(
        story.steps[1], filters="Flow: Exports; Year: 2019", link="https://a.example/partners?year=2019"
    )
    told = dataclasses.replace(story, steps=(step,))
    whole = _plain("".join(page.extract_text() for page in PdfReader(io.BytesIO(make(told, "pdf"))).pages))
    assert _plain("Flow: Exports; Year: 2019") in whole
    assert "https://a.example/partners?year=2019" in links(make(told, "pdf"))

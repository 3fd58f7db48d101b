"""Every page of the papers looked at: as approved where a picture is kept, and by rules that hold for each page.

A page that looks otherwise on purpose is approved by `tools/approve_renders.py` (docs/testing.md).
"""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from PIL import Image

from directive.briefing.papers.texts import cells_of
from directive.i18n import translator
from tests.briefing.rendered import (
    APPROVED,
    LANGUAGES,
    ROOT,
    STORY,
    Paper,
    Sheet,
    Text,
    alike,
    difference,
    fonts_of,
    papers,
    picture,
    plain,
    story_of,
)
from tests.briefing.shown import PICTURES, page_of

HAN, HAN_FONTS = re.compile(r"[\u2e80-\uffef]"), re.compile("CJK|Han|Hei|Song|Ming|Kai|Droid", re.IGNORECASE)
# From how many to how many pages: fewer is something lost, many more is a page that holds next to nothing.
PAGES = {
    "slides": (10, 14),
    "paper": (9, 16),
    "annex": (11, 18),
    "document-tables": (5, 10),
    "document-goal": (10, 16),
}


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> dict[str, Paper]:
    return papers(tmp_path_factory.mktemp("papers"))


def sheets(made, kind="") -> list[tuple[str, Sheet]]:
    """Every page of the papers whose name begins so, with words to find it by."""
    return [
        (f"{name}, page {number}", sheet)
        for name, paper in made.items()
        if name.startswith(kind)
        for number, sheet in enumerate(paper.sheets, start=1)
    ]


@pytest.mark.parametrize("name", PICTURES)
def test_a_page_looks_as_approved(made, name):
    shown = picture(*page_of(made, name))
    with Image.open(APPROVED / f"{name}.png") as approved:
        if not alike(approved, shown):
            folder = Path(ROOT / "test-results" / "renders")
            folder.mkdir(parents=True, exist_ok=True)
            shown.save(folder / f"{name}.png")
            pytest.fail(f"{name}: {difference(approved, shown):.0%} of the page is otherwise; see {folder}")


def test_every_approved_picture_is_compared():
    assert {path.stem for path in APPROVED.glob("*.png")} == set(PICTURES)
    assert sum(path.stat().st_size for path in APPROVED.glob("*.png")) < 600_000


def test_papers_have_about_as_many_pages_as_they_need(made):
    for name, paper in made.items():
        fewest, most = next(span for kind, span in PAGES.items() if name.startswith(kind))
        assert fewest <= len(paper.sheets) <= most, name


def test_no_text_leaves_its_page(made):
    for where, sheet in sheets(made):
        for text in sheet.texts:
            inside = (
                text.left >= 0
                and text.top >= 0
                and text.right <= sheet.width + 1
                and text.bottom <= sheet.height + 1
            )
            assert inside, f"{where}: {text}"


def test_no_page_is_empty(made):
    for where, sheet in sheets(made):
        body = [
            text
            for text in sheet.texts
            if 0.07 * sheet.height < text.top and text.bottom < 0.93 * sheet.height
        ]
        said = plain(" ".join(text.words for text in body))
        if where.startswith("slides") and any(
            plain(translator(code)("Thank you for your attention")) in said for code in LANGUAGES
        ):
            continue  # the last slide says thanks and which story it was, and no more
        assert sum(len(plain(text.words)) for text in body) > 60, where


def test_no_text_lies_on_another_on_a_slide(made):
    for where, sheet in sheets(made, "slides"):
        for one, two in itertools.combinations(sheet.texts, 2):
            assert _common(one, two) <= 0.3, f"{where}: {one.words!r} and {two.words!r}"


def _common(one: Text, two: Text) -> float:
    """The part of the smaller box that lies in the other, letters alone: a box reaches above and below them."""
    wide = min(one.right, two.right) - max(one.left, two.left)
    slack = 0.15 * min(one.bottom - one.top, two.bottom - two.top)
    high = min(one.bottom, two.bottom) - max(one.top, two.top) - 2 * slack
    if wide <= 0 or high <= 0 or not one.words.strip() or not two.words.strip():
        return 0.0
    smaller = min((text.right - text.left) * (text.bottom - text.top) for text in (one, two))
    return wide * high / smaller if smaller else 0.0


def test_every_letter_is_in_the_file_and_drawn_by_a_font_that_has_it(made):
    for name, paper in made.items():
        assert not [font for font, inside in fonts_of(paper.file) if not inside], name
        for number, sheet in enumerate(paper.sheets, start=1):
            for text in sheet.texts:
                assert "\ufffd" not in text.words, f"{name}, page {number}: {text}"
                # A font without a letter draws a box in its place.
                assert not HAN.search(text.words) or HAN_FONTS.search(text.font), (
                    f"{name}, page {number}: {text}"
                )


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_of_a_long_table_stand_on_each_of_its_pages(made, language):
    t, annex = translator(language), made[f"annex-{language}"]
    first = annex.page_with(t("Own region"), t("Province"), "2026", "2028")
    closing = plain(t("Left out of the sum, and why"))
    last = max(number for number, sheet in enumerate(annex.sheets, start=1) if closing in sheet.words)
    assert last - first >= 3
    for number in range(first, last):
        words = annex.sheets[number - 1].words
        for heading in (t("Own region"), t("Province"), "2026", "2030"):
            assert plain(heading) in words, f"page {number}: {heading}"


def test_headings_stand_over_every_part_of_a_table_in_a_document(made):
    t, paper = translator("zh"), made["document-goal"]
    with_codes = [sheet for sheet in paper.sheets if len(re.findall(r"CN[A-Z]{2}", sheet.words)) > 3]
    assert len(with_codes) >= 2
    for sheet in with_codes:
        assert plain(t("Code")) in sheet.words


@pytest.mark.parametrize("language", LANGUAGES)
def test_slides_say_everything_above_the_source_line(made, language):
    story = story_of(STORY, language)
    for number, step in enumerate(story.steps, start=2):
        sheet = made[f"slides-{language}"].sheets[number - 1]
        below = "".join(text.words for text in sheet.texts if text.top > 0.905 * sheet.height)
        assert "[" in below, step.title
        assert plain(step.title)[:20] in sheet.words
        if step.table is not None:
            for row in cells_of(translator(language), step.table).rows:
                assert [cell for cell in row if plain(cell) not in sheet.words] == [], step.title

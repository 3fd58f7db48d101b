"""The annex as a word-processor file: read back, its tables are the annexes of the plan to the last unit."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from directive.briefing.annex import annex_docx
from directive.briefing.desk import desk_of
from directive.data.scenario import annexes, read_scenario, to_plan

LINK = "http://localhost:8501/targets?plan=abc"
HOSTILE = '=HYPERLINK("http://evil.example","x")'
CASES = [("en", "t"), ("ru", "kg"), ("zh", "t")]


def prepared_in(root, language, *, organisation=""):
    text = (root / "docs" / "examples" / "ten_percent.yml").read_text(encoding="utf-8")
    if organisation:
        text = text.replace("Example trade house", f"'{organisation}'")
    desk = desk_of(language)
    return to_plan(read_scenario(text, name="ten_percent.yml"), desk.engine, desk.pack), desk


def lines_of(file, t):
    """(good, labels) -> year -> number of every annex table, in the order of the file; blocks of years joined."""
    found, good = [], ""
    for table in Document(io.BytesIO(file)).tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        if t("Share") not in rows[0]:
            continue
        place = rows[0].index(t("Share"))
        years = [int(text) for text in rows[0][place + 1 :]]
        for row in rows[1:]:
            if len(set(row)) == 1:
                good = row[0]
            else:
                numbers = [int(re.sub(r"\D", "", text)) for text in row[place + 1 :]]
                found.append(
                    (good, tuple(row[:place]), dict(zip(years, numbers, strict=True)), row[place] == "")
                )
    return found


@pytest.mark.parametrize(("language", "unit"), CASES)
def test_the_tables_are_the_annexes_to_the_last_unit(root, language, unit):
    prepared, desk = prepared_in(root, language)
    written = lines_of(annex_docx(prepared, desk, unit=unit, link=LINK), desk.t)
    frames, wanted = annexes(prepared, unit=unit), []
    for kind, measure in (("organisations", "quantity"), ("keys", "increment"), ("regions", "increment")):
        rows = getattr(frames, kind)
        moved = rows.groupby("good_id")[measure].transform("sum") > 0
        ends = {"organisations": ["organisation"], "keys": ["key"], "regions": ["home_region", "province"]}[
            kind
        ]
        for row in rows[moved | (kind == "organisations")].itertuples():
            labels = tuple(getattr(row, f"{end}_{language}") for end in ends)
            wanted.append((labels, int(row.year), int(getattr(row, measure))))
    parts = [
        (labels, year, n) for _, labels, years, total in written if not total for year, n in years.items()
    ]
    assert sorted(parts) == sorted(wanted)


@pytest.mark.parametrize(("language", "unit"), CASES)
def test_parts_add_up_to_the_totals_printed(root, language, unit):
    prepared, desk = prepared_in(root, language)
    written = lines_of(annex_docx(prepared, desk, unit=unit), desk.t)
    sums, totals = {}, 0
    for good, _, years, total in written:
        for year, number in years.items():
            if total:
                totals += 1
                assert sums.pop((good, year)) == number
            else:
                sums[good, year] = sums.get((good, year), 0) + number
    assert totals
    assert not sums


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_the_file_is_laid_out_as_an_official_attaches_it(root, language):
    prepared, desk = prepared_in(root, language)
    document, t = Document(io.BytesIO(annex_docx(prepared, desk, link=LINK))), desk.t
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Annex Heading") == 3
    assert styles.count("toc 1") == styles.count("Heading 1") + 3
    assert [section.orientation for section in document.sections] == [
        WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]  # fmt: skip
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert len(table.columns) == len(table.rows[0].cells)
    for section in document.sections:
        assert desk.pack.version in section.header.paragraphs[0].text
        assert "PAGE" in section.footer._element.xml
    fonts = document.styles.element.find(".//" + qn("w:rFonts"))
    assert fonts.get(qn("w:eastAsia"))
    assert fonts.get(qn("w:cs"))
    assert len(document.inline_shapes) == 1
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Source"]
    cited = {int(n) for part in re.findall(r"\[([\d, ]+)\]", document.element.xml) for n in part.split(",")}
    assert cited == set(range(1, len(texts) + 1))
    assert any(t("Terms") in paragraph.text for paragraph in document.paragraphs)


def test_a_long_link_has_no_code_and_one_too_long_is_left_out(root):
    prepared, desk = prepared_in(root, "en")
    long = Document(io.BytesIO(annex_docx(prepared, desk, link=LINK + "x" * 1300)))
    assert not long.inline_shapes
    longest = annex_docx(prepared, desk, link=LINK + "x" * 2100)
    assert LINK + "xxx" not in Document(io.BytesIO(longest)).element.xml


def test_a_hostile_name_stays_text(root):
    prepared, desk = prepared_in(root, "en", organisation=HOSTILE + " <w:p/> &")
    xml = Document(io.BytesIO(annex_docx(prepared, desk))).element.xml
    assert "HYPERLINK(" in xml
    assert "instrText" in xml
    assert not re.search(r"instrText[^>]*>[^<]*evil", xml)

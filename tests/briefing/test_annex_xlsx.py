"""The annex as a workbook: what is written, and what LibreOffice reckons anew, is the plan to the last unit."""

from __future__ import annotations

import io
import re
import shutil
import subprocess

import pytest
from openpyxl import load_workbook

from directive.briefing.annex import annex_content, annex_docx, annex_xlsx
from tests.briefing.test_annex_docx import CASES, HOSTILE, lines_of, prepared_in


def totals_of(book, t):
    """(annex, good) -> the totals a year, and every part below (annex, good, labels)."""
    totals, parts = {}, {}
    for number in (1, 2, 3):
        page = book[t("Annex {number}.", number=number).rstrip(".．")]
        head = [cell.value for cell in page[3]]
        first = head.index(t("Share")) + 1
        years = slice(first, first + sum(str(text).isdigit() for text in head[first:]))
        for row in page.iter_rows(min_row=4, values_only=True):
            if row[1]:
                parts.setdefault((number, row[0]), []).append((tuple(row[1 : first - 1]), row[years]))
            elif row[first] is not None:
                totals[number, row[0]] = row[years]
    return totals, parts


def read(file, *, values=True):
    return load_workbook(io.BytesIO(file), data_only=values)


def recalculated(file, folder):
    """The workbook as LibreOffice reckons and saves it, with no value of ours left in it."""
    bare, made = (
        load_workbook(io.BytesIO(file)),
        folder / "made",
    )  # openpyxl keeps formulas and drops their values
    bare.save(folder / "annex.xlsx")
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing: tools/setup_office.sh installs it"
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    subprocess.run([program, profile, "--headless", "--convert-to", "xlsx", "--outdir", made, folder / "annex.xlsx"],
                   check=True, capture_output=True, timeout=120)  # fmt: skip
    return load_workbook(made / "annex.xlsx", data_only=True)


@pytest.mark.parametrize(("language", "unit"), CASES)
def test_document_and_workbook_agree_to_the_last_unit(root, language, unit):
    prepared, desk = prepared_in(root, language)
    _, parts = totals_of(read(annex_xlsx(prepared, desk, unit=unit)), desk.t)
    sheet = [(labels, tuple(units)) for lines in parts.values() for labels, units in lines]
    paper = [(labels, tuple(years.values())) for _, labels, years, total
             in lines_of(annex_docx(prepared, desk, unit=unit), desk.t) if not total]  # fmt: skip
    assert sorted(sheet) == sorted(paper)


@pytest.mark.parametrize(("language", "unit"), [("en", "t"), ("ru", "kg")])
def test_reckoned_anew_every_sum_and_value_is_the_plans(root, tmp_path, language, unit):
    prepared, desk = prepared_in(root, language)
    t, file = desk.t, annex_xlsx(prepared, desk, unit=unit)
    content, anew = annex_content(prepared, desk, unit=unit), recalculated(file, tmp_path)
    totals, _ = totals_of(anew, t)
    for number, annex in enumerate(content.annexes, start=1):
        for group in annex.groups:
            assert totals[number, t("{good}, all together", good=group.name)] == group.total
    apart = [row for (_, name), row in totals.items() if name == t("Differs from the quantities by")]
    assert apart
    assert all(not any(row) for row in apart)
    page = anew[t("Quantity and value")]
    rows = {row[0]: row[2:] for row in page.iter_rows(values_only=True) if row[1] == "USD"}
    wanted = {t("Value of the whole units"): [year.value_usd for year in content.cover],
              t("Milestone"): [year.milestone_usd for year in content.cover],
              t("Remainder"): [year.remainder_usd for year in content.cover],
              **{good.name: good.values_usd for good in content.goods if good.in_sum}}  # fmt: skip
    for name, values in wanted.items():
        assert [round(value) for value in rows[name]] == [round(value) for value in values]
    words = next(row for row in page.iter_rows(values_only=True) if row[0] == t("Covered, gap or over"))
    assert list(words[2:]) == [year.state for year in content.cover]
    assert len(set(words[2:])) > 1
    cached = read(file)
    for sheet in cached.worksheets:
        for ours, theirs in zip(sheet.iter_rows(), anew[sheet.title].iter_rows(), strict=False):
            for mine, other in zip(ours, theirs, strict=False):
                if isinstance(mine.value, (int, float)):
                    assert other.value == pytest.approx(mine.value, rel=1e-9, abs=1e-6), (
                        sheet.title,
                        mine.coordinate,
                    )


def test_a_changed_quantity_moves_sum_and_value(root, tmp_path):
    prepared, desk = prepared_in(root, "en")
    content, book = annex_content(prepared, desk), load_workbook(io.BytesIO(annex_xlsx(prepared, desk)))
    cell = book["Annex 1"].cell(4, 3 + len(content.years))
    assert not cell.protection.locked
    cell.value += 1000
    changed = io.BytesIO()
    book.save(changed)
    anew = recalculated(changed.getvalue(), tmp_path)
    rows = {
        row[0]: row[2:] for row in anew["Quantity and value"].iter_rows(values_only=True) if row[1] == "USD"
    }
    more = rows["Value of the whole units"][-1] - content.cover[-1].value_usd
    assert more == pytest.approx(1000 * content.counted[0].prices_usd[-1])


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_baselines_are_locked_names_are_there_pages_print(root, language):
    prepared, desk = prepared_in(root, language)
    book, t = read(annex_xlsx(prepared, desk), values=False), desk.t
    assert {"cif_fob_factor", "baselines", "unit_values", "value_total", "milestones", "remainder"} <= set(
        book.defined_names
    )
    goods = book[t("Goods of the plan")]
    assert all(cell.protection.locked for cell in goods["D"])
    assert any(not cell.protection.locked for cell in goods["F"])
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert not re.search(r"[\[\]:*?/\\]", sheet.title)
    assert goods.freeze_panes == "B2"
    assert '" ' in goods["D2"].number_format


def test_a_hostile_name_is_text_in_every_sheet(root):
    prepared, desk = prepared_in(root, "en", organisation=HOSTILE)
    book = read(annex_xlsx(prepared, desk), values=False)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    named = [cell for cell in cells if "HYPERLINK" in str(cell.value)]
    assert named
    assert all(cell.data_type == "s" and str(cell.value).startswith("'") for cell in named)

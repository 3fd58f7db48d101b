"""The grid of years: its finding, its marks by kind, its twin."""

import pandas as pd
import pytest

from directive.charts.coverage import coverage_grid, runs
from directive.charts.theme import palette
from directive.i18n import translator

EMPTY = {
    "export_partners": 0, "import_partners": 0, "total_kind": "", "own_full_year_figures": 0,
    "own_part_year_figures": 0, "partner_reports": 0, "excluded_figures": 0,
}  # fmt: skip
TABLE = EMPTY | {"export_partners": 5, "import_partners": 4, "total_kind": "reported", "partner_reports": 3}
TOTALS = EMPTY | {"total_kind": "estimate", "own_full_year_figures": 2}
WORDS = EMPTY | {"own_part_year_figures": 1}
FRAME = pd.DataFrame(
    [{"year": year} | row for year, row in enumerate([TABLE, TABLE, TOTALS, WORDS, EMPTY], start=2018)]
)


def grid(language="en"):
    return coverage_grid(
        FRAME, t=translator(language), palette=palette("light"), reporter="A", source_ids=("x",)
    )


def test_years_fall_into_runs_of_one_state():
    assert runs(FRAME) == [
        ("table", 2018, 2019), ("totals", 2020, 2020), ("statements", 2021, 2021), ("nothing", 2022, 2022),
    ]  # fmt: skip


def test_a_year_left_out_breaks_a_run():
    assert runs(FRAME[FRAME["year"].isin([2018])]) + runs(FRAME[FRAME["year"] == 2022]) == [
        ("table", 2018, 2018), ("nothing", 2022, 2022),
    ]  # fmt: skip


def test_the_title_is_the_finding():
    assert grid().title == (
        "A: full table by partner 2018–2019; totals only 2020; statements only 2021; nothing published 2022"
    )


def test_kinds_keep_their_marks():
    rows = grid().datasets["rows"]
    marks = rows.groupby("year")["mark"].agg(list)
    assert marks[2018] == ["own", "own", "own", "none", "none", "mirror"]
    assert marks[2020] == ["none", "none", "statement", "statement", "none", "none"]
    assert set(marks[2022]) == {"none"}


def test_the_specification_holds_no_data_and_no_config():
    spec = grid().spec
    assert "config" not in spec
    assert "datasets" not in spec


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_the_twin_says_the_same_in_every_language(language):
    table = grid(language).table
    assert len(table) == len(FRAME)
    assert table.shape[1] == 8
    assert table.iloc[-1, 1] == 5

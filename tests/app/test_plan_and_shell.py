"""The page and the shell give the same numbers for the same file: path, whole units, annexes, what the solver sets."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from directive.cli import main
from directive.data.scenario import encode, read_scenario
from directive.ui.plan.sections.annexes import TITLES
from tests.app.cells import read_cells

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "ten_percent.yml"
YEARS = [str(year) for year in range(2025, 2031)]
PARTS = {
    "organisations": (["organisation_en", "good_en"], ["Organisation", "Good"], "quantity"),
    "keys": (["key_en", "good_en"], ["Key", "Good"], "increment"),
    "regions": (
        ["home_region_en", "province_en", "good_en"],
        ["Own region", "Province", "Good"],
        "increment",
    ),
    "counts": (["key_en", "count_en"], ["Key", "Counted"], "count"),
}


def shell(capsys, command: str, file: Path = EXAMPLE) -> dict:
    assert main([command, str(file), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def opened(view: str, **session: object) -> AppTest:
    """The page with the example's link, levers included."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    plan = encode(read_scenario(EXAMPLE.read_text(encoding="utf-8"), name="example"))
    address = {"lang": "en", "board": "native", "share": "10", "h": "3", "plan": plan, "plan_view": view}
    at.query_params.update(address)
    for name, value in session.items():
        at.session_state[name] = value
    at.switch_page("pages/targets.py").run()
    assert not at.exception
    return at


def table(at: AppTest, *headings: str):
    tables = [*(frame.value for frame in at.dataframe), *(read_cells(frame.value) for frame in at.table)]
    return next(table for table in tables if set(headings) <= set(table.columns))


def test_whole_units_of_every_good_and_year(capsys):
    goods = {good["name"]: good for good in shell(capsys, "plan")["goods"] if good["years"]}
    shown = table(opened("years"), "Good", "Unit", *YEARS)
    rows = [row for row in shown.to_dict("records") if row["Unit"] != "USD"]
    assert len(rows) == len(goods) >= 6
    for row in rows:
        years = goods[row["Good"].removesuffix(" ★")]["years"]
        assert [row[str(one["year"])] for one in years] == [one["quantity"] for one in years]


def test_the_milestones_and_what_the_whole_units_leave_of_them(capsys):
    answer = shell(capsys, "plan")
    shown = table(opened("years"), "Good", "Unit", *YEARS)
    rows = {row["Good"]: row for row in shown.to_dict("records")}
    for name, field in (("Milestone", "milestone_usd"), ("Not carried by the whole units", "remainder_usd")):
        wanted = [round(row[field]) for row in answer["coverage"]]
        assert [rows[name][year] for year in YEARS] == wanted


@pytest.mark.parametrize("kind", PARTS)
def test_every_cell_of_an_annex(capsys, kind):
    labels, headings, measure = PARTS[kind]
    answer = shell(capsys, "plan")
    wanted = {}
    for row in answer["counts"] if kind == "counts" else answer["annexes"][kind]:
        wanted[(*(row[label] for label in labels), str(row["year"]))] = row[measure]
    shown = table(opened("years", **{"plan-annexes": TITLES[kind]}), *headings, *YEARS)
    found = {
        (*(row[heading] for heading in headings), year): row[year]
        for row in shown.to_dict("records") for year in YEARS
    }  # fmt: skip
    assert found == wanted


def test_what_the_solver_sets(capsys):
    answer = shell(capsys, "solve")
    shown = table(opened("closing"), "Good", "Planned", "Solver")
    page = {row["Good"].removesuffix(" ★"): row["Solver"] for row in shown.to_dict("records")}
    solved = {
        row["name"]: row["target_solved"] for row in answer["goods"] if row["target_solved"] is not None
    }
    assert len(solved) >= 6
    assert {name: page[name] for name in solved} == {
        name: int(quantity + 0.5) for name, quantity in solved.items()
    }
    assert answer["state"] == "closed"

"""All counts of the keys in one grid: baseline and its year, published or of one's own, and the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from directive.data.scenario import CountGoal, KnownCount, Prepared, Scenario
from directive.data.scenario.edits import set_count
from directive.i18n import N_, words
from directive.model.errors import RangeError
from directive.ui.page import Page
from directive.ui.plan.sections.cells import STAR, number_text, read_number
from directive.ui.plan.sections.grid import Cell, Grid, show_grid
from directive.ui.plan.sections.messages import show_hint
from directive.ui.plan.sections.names import picked
from directive.ui.text import plain

COLUMNS = {
    "count": N_("Counted"),
    "key": N_("Key"),
    "baseline": N_("Baseline"),
    "baseline_year": N_("Year of the baseline"),
    "target": N_("Target"),
}
_FIXED = ("count", "key")


def show_counts_grid(page: Page, prepared: Prepared) -> None:
    """The grid; ★ marks baselines of the user's own."""
    t = page.t
    heading = t("What the keys count: baselines and targets")
    st.markdown(f"## {plain(heading)}")
    show_hint(page, "counts", t(
        "Type or paste a baseline of your own ({star}), its year and a target; an emptied baseline goes back to the "
        "published one. Counts are never turned into dollars.", star=STAR))  # fmt: skip
    counts = prepared.catalogue.counts
    grid = Grid(
        name="counts",
        change=lambda scenario, cells: change(page, prepared, scenario, cells),
        rows={name: known.names[t.language] for name, known in counts.items()},
        columns={name: t(label) for name, label in COLUMNS.items()},
        together=lambda cell: cell.row,
    )
    with st.container(key="figure-plan-counts"):
        show_grid(page, grid, frame(page, prepared), fixed=_FIXED, pinned="count", wide=("count", "key"))


def frame(page: Page, prepared: Prepared) -> pd.DataFrame:
    """One row a count, in words; the index holds the counts' ids."""
    goals, keys = _goals(prepared.scenario), picked(page, prepared.catalogue.keys)
    counts = prepared.catalogue.counts
    rows = [_row(page, known, goals.get(name), keys[known.key_id]) for name, known in counts.items()]
    return pd.DataFrame(rows, index=list(counts), columns=list(COLUMNS))


def change(page: Page, prepared: Prepared, scenario: Scenario, cells: Sequence[Cell]) -> Scenario:
    """The scenario with the edited cells of one count. Raises RangeError for what is no whole number or no year."""
    name = cells[0].row
    goal = _goals(scenario).get(name, CountGoal(id=name))
    for cell in cells:
        goal = replace(goal, **{cell.column: _whole(page, cell)})
    if goal.baseline is None:
        typed = next((cell.value for cell in cells if cell.column == "baseline_year" and cell.value), None)
        if typed:
            raise RangeError("baseline_year", typed, page.t("a year beside a baseline of your own"))
        goal = replace(goal, baseline_year=None)
    return set_count(scenario, goal, name)


def _whole(page: Page, cell: Cell) -> float | int | None:
    number = read_number(cell.value, field=cell.column, language=page.t.language)
    if number is None:
        return None
    if number < 0 or number != int(number):
        raise RangeError(cell.column, cell.value, "a whole number, 0 or more")
    return int(number) if cell.column == "baseline_year" else number


def _row(page: Page, known: KnownCount, goal: CountGoal | None, key: str) -> dict[str, str | None]:
    t, own = page.t, goal is not None and goal.baseline is not None
    year = goal.baseline_year if own else known.baseline_year
    baseline = number_text(t, goal.baseline if own else known.baseline, own=own, digits=0)
    return {
        "count": known.names[t.language],
        "key": key,
        "baseline": baseline if own or baseline is None else words.precise(t, baseline, known.precision),
        "baseline_year": ("" if own else None) if year is None else f"{year} {STAR}" if own else str(year),
        "target": number_text(t, goal.target, digits=0) or ""
        if goal is not None
        else "",  # nobody publishes targets
    }


def _goals(scenario: Scenario) -> dict[str, CountGoal]:
    return {goal.id: goal for goal in scenario.counts}

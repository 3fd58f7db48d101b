"""Year by year: own milestones, whole units of every good, what is left against the milestone; then the annexes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st

from directive.briefing.target_words import SHAPE_WORDS
from directive.charts.view import ChartView
from directive.data.scenario import Prepared, Scenario, in_unit
from directive.data.scenario.edits import set_milestone
from directive.i18n import N_
from directive.model.annex import dollar_remainder, good_years
from directive.model.errors import RangeError
from directive.model.marks import milestone_marks
from directive.model.target import Shape
from directive.ui.page import Page
from directive.ui.plan import state
from directive.ui.plan.sections.annexes import show_annexes
from directive.ui.plan.sections.cells import STAR, WARNED, number_text, read_number
from directive.ui.plan.sections.grid import Cell, Grid, show_grid
from directive.ui.plan.sections.messages import show_hint
from directive.ui.plan.sections.names import names_of_goods, sources_of, unit_text, with_baseline
from directive.ui.plan.sections.tables import show_plan_table, table_view
from directive.ui.text import plain

MILLION = 1e6
OWN = N_("Own milestones")


def show_years(page: Page, prepared: Prepared) -> None:
    """Milestones beside whole units, then the annexes."""
    left, right = st.columns([38, 82], gap="medium")
    with left:
        _show_milestones(page, prepared)
    with right:
        show_plan_table(page, units_view(page, prepared))
    show_annexes(page, prepared)


def _show_milestones(page: Page, prepared: Prepared) -> None:
    t, plan = page.t, prepared.plan
    own = plan.levers.shape is Shape.milestones
    shape = t(OWN) if own else t(SHAPE_WORDS[str(plan.levers.shape)])
    heading = t("Milestones: {shape}", shape=shape)
    st.markdown(f"## {plain(heading)}")
    show_hint(page, "milestones", t(
        "Type a value to set a milestone of your own ({star}); the path then runs straight from one to the next. An "
        "emptied cell is no milestone.", star=STAR))  # fmt: skip
    grid = Grid(
        name="milestones",
        change=lambda scenario, cells: change(page, scenario, cells),
        rows={str(year): str(year) for year in plan.years},
        columns={"year": t("Year"), "milestone": t("Exports {to_partner}, USD million", to_partner=page.partner.to),
                 "share": t("Share of all exports")},
        together=lambda cell: cell.row,
    )  # fmt: skip
    with st.container(key="figure-plan-milestones"):
        show_grid(page, grid, frame(page, prepared), fixed=("year", "share"), pinned="year")
    if prepared.scenario.top_line.milestones:
        st.button(t("Back to constant growth"), key="plan-milestones-clear", icon=":material/restart_alt:",
                  type="tertiary", on_click=_clear, args=(page,))  # fmt: skip


def frame(page: Page, prepared: Prepared) -> pd.DataFrame:
    """One row per year between base and target: its milestone, ★ where it is the user's, and its share."""
    t, path = page.t, prepared.plan.milestones()
    own = (
        dict(prepared.scenario.top_line.milestones) if prepared.plan.levers.shape is Shape.milestones else {}
    )
    marked = {mark.year for mark in milestone_marks(prepared.plan)}
    rows = [
        {"year": str(year), "milestone": number_text(t, round(value / MILLION, 1), own=int(year) in own)
            + (f" {WARNED}" if int(year) in marked else ""),
         "share": t.percent(share, digits=1)}
        for year, value, share in zip(path.years, path.value_usd.tolist(), path.share.tolist(), strict=True)
    ][1:-1]  # fmt: skip
    return pd.DataFrame(rows, index=[row["year"] for row in rows], columns=["year", "milestone", "share"])


def change(page: Page, scenario: Scenario, cells: Sequence[Cell]) -> Scenario:
    """The scenario with own milestones, and the path led through them. Raises RangeError."""
    for cell in cells:
        value = read_number(cell.value, field="milestone", language=page.t.language, unit=MILLION)
        if value is not None and value <= 0:
            raise RangeError("milestone", cell.value, "above 0")
        scenario = set_milestone(scenario, int(cell.row), value)
    shape = state.MILESTONES if scenario.top_line.milestones else str(Shape.constant)
    return replace(scenario, top_line=replace(scenario.top_line, shape=shape))


def _clear(page: Page) -> None:
    now = state.scenario(page)
    state.edit(page, replace(now, top_line=replace(now.top_line, shape=str(Shape.constant), milestones=())))


def units_view(page: Page, prepared: Prepared) -> ChartView:
    """Goods × years in whole units, then the milestone and what the whole units leave of it."""
    t, plan, good = page.t, prepared.plan, page.t("Good")
    shown, names = in_unit(prepared, page.state["mass"]), names_of_goods(page, prepared)
    rows = []
    for entry in (good_years(shown.plan, one) for one in with_baseline(shown)):
        years = {str(year): int(units) for year, units in zip(entry.years, entry.quantity, strict=True)}
        rows.append({good: names[entry.good_id], t("Unit"): unit_text(t, entry.unit), **years})
    left = dollar_remainder(plan, outside_usd=prepared.outside_usd)
    rows += [_dollars(page, prepared, t("Milestone"), plan.milestones().value_usd),
             _dollars(page, prepared, t("Not carried by the whole units"), left)]  # fmt: skip
    return table_view(
        "plan-years",
        t("Whole units a year, and what they leave of the milestone"),
        pd.DataFrame(rows),
        subtitle=t("below zero: the goods pass the milestone; other goods of {year} are counted at {amount} a year",
                   year=plan.base.year, amount=t.money(prepared.outside_usd)),
        source_ids=sources_of(prepared, with_baseline(prepared)),
        notes=(t("{star} rests on your own figures, not on published ones.", star=STAR),),
    )  # fmt: skip


def _dollars(page: Page, prepared: Prepared, label: str, values: np.ndarray) -> dict[str, object]:
    t = page.t
    years = {
        str(year): round(value) for year, value in zip(prepared.plan.years, values.tolist(), strict=True)
    }
    return {t("Good"): label, t("Unit"): "USD", **years}

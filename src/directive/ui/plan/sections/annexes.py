"""The annexes exactly as the model gives them: by organisation, by key, by home region × province, and the counts."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from directive.briefing.papers.plan_order import PlanOrder, plan_stem
from directive.charts.view import ChartView
from directive.data.scenario import Annexes, Prepared, annexes
from directive.i18n import N_
from directive.ui.briefing_page.papers import show_papers
from directive.ui.page import Page, link_address
from directive.ui.plan.sections.names import unit_text
from directive.ui.plan.sections.region_words import ASSUMED, region_sources
from directive.ui.plan.sections.tables import show_plan_table, table_view
from directive.ui.plan.sections.year_tables import by_year
from directive.ui.plan.state import scenario
from directive.ui.text import plain

TITLES = {
    "organisations": N_("Annex 1: quantity by organisation and year"),
    "keys": N_("Annex 2: increment by key and year"),
    "regions": N_("Annex 3: increment by home region, province and year"),
    "counts": N_("Counts of the keys by year"),
}
_EMPTY = {
    "organisations": N_("Empty: nobody carries a good yet. Set shares under “Organisations”."),
    "keys": N_("Empty: no good has a quantity yet."),
    "regions": N_("Empty: no good has a quantity yet."),
    "counts": N_("Empty: no count has a target yet. Set one under “Four keys”."),
}


def show_annexes(page: Page, prepared: Prepared) -> None:
    """One tab an annex, with its sources and files; only the open one is built."""
    t = page.t
    heading = t("Annexes")
    st.markdown(f"## {plain(heading)}")
    tabs = st.tabs([t(TITLES[name]) for name in TITLES], key="plan-annexes", on_change="rerun")
    for tab, name in zip(tabs, TITLES, strict=True):
        if tab.open:
            with tab:
                _show(page, prepared, name)
    _show_papers(page)


@st.fragment
def _show_papers(page: Page) -> None:
    """The plan to hand out: the directive annex as DOCX and XLSX, the plan as slides and as PDF."""
    t, link = page.t, link_address(page)
    st.caption(
        t("The plan to hand out: the annex of a directive (DOCX, XLSX) or slides and pages (PPTX, PDF)")
    )
    plan, unit = scenario(page), page.state["mass"]
    show_papers(page, f"{unit} {link}", lambda: PlanOrder(plan_stem(plan), t.language, plan, unit, link),
                formats=("docx", "xlsx", "pptx", "pdf"), heading=False, key="annex-paper")  # fmt: skip


def _show(page: Page, prepared: Prepared, name: str) -> None:
    rows: pd.DataFrame = getattr(annexes(prepared, unit=page.state["mass"]), name)
    if rows.empty:
        st.info(plain(page.t(_EMPTY[name])))
        return
    show_plan_table(page, annex_view(page, name, rows))


def annex_view(page: Page, name: str, rows: pd.DataFrame) -> ChartView:
    """An annex as a table, a column a year. `rows`: the table `name` of `data.scenario.Annexes`."""
    t, language = page.t, page.t.language
    shown = rows.assign(
        unit=[unit_text(t, unit) for unit in rows["unit"]] if "unit" in rows else "",
        figures=[t("your own assumption") if own else t("published") for own in rows["user_filled"]],
        split=_split(page, name, rows),
    )
    headings = {
        "organisations": {f"organisation_{language}": t("Organisation"), f"good_{language}": t("Good"),
                          "unit": t("Unit")},
        "keys": {f"key_{language}": t("Key"), f"good_{language}": t("Good"), "unit": t("Unit")},
        "regions": {f"home_region_{language}": t("Own region"), f"province_{language}": t("Province"),
                    f"good_{language}": t("Good"), "unit": t("Unit")},
        "counts": {f"key_{language}": t("Key"), f"count_{language}": t("Counted")},
    }[name] | {"figures": t("Baseline")} | ({} if name == "counts" else {"split": t("Share")})  # fmt: skip
    measure = {"organisations": "quantity", "counts": "count"}.get(name, "increment")
    ids = [column for column in ("organisation_id", "key_id", "count_id", "home_region", "province", "good_id")
           if column in shown]  # fmt: skip
    table = (
        by_year(shown, parts=[*ids, *headings], measure=measure).drop(columns=ids).rename(columns=headings)
    )
    listed = tuple(dict.fromkeys(i for cell in rows["source_ids"] for i in cell.split(";") if i))
    notes = (t("Assumed: {how}.", how=t(ASSUMED)),) if name == "regions" else ()
    return table_view(
        f"annex-{name}",
        t(TITLES[name]),
        table,
        subtitle="" if name == "counts" else t("whole units; the parts add up exactly to good and year"),
        source_ids=(*listed, *(region_sources(page) if name == "regions" else ())),
        notes=notes,
    )


def _split(page: Page, name: str, rows: pd.DataFrame) -> list[str]:
    t = page.t
    if name == "counts":
        return [""] * len(rows)
    return [t("assumed") if assumed else t("set by you") for assumed in rows["assumed"]]


__all__ = ["Annexes", "annex_view", "show_annexes"]

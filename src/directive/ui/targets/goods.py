"""Goods of the plan: a quantity each in its own unit, its value on the top line's basis, the sum against the target."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from directive.data.queries.goods import baselines
from directive.i18n import N_
from directive.model.goods import sum_against_target
from directive.model.terms import Period
from directive.ui import cache, words
from directive.ui.figures import show_chart
from directive.ui.lazy import on_open
from directive.ui.page import Page
from directive.ui.sources import show_sources
from directive.ui.targets.goods_cover import (
    GoodRow,
    cover_view,
    show_equivalent,
    show_without,
    source_ids,
    unit_of,
)
from directive.ui.targets.levers import GoodLever, Plan
from directive.ui.targets.wording import quantity_text
from directive.ui.text import plain

CIF = "CIF"
BASES = {CIF: N_("CIF"), "FOB": N_("FOB")}


def show_goods(page: Page, plan: Plan, levers: tuple[GoodLever, ...]) -> None:
    """Sliders by good, their sum against the target, the target in one good, the goods without a baseline."""
    t, facts = page.t, cache.ask(baselines).set_index("good_id")
    st.subheader(t("In tonnes and cubic metres"), anchor=False)
    rows = _rows(page, facts, levers)
    left, right = st.columns([7, 5], gap="medium")
    with left:
        for row in rows:
            _show_good(page, plan, row)
        _show_factor(page)
    with right:
        covered = sum_against_target([row.plan.value_usd for row in rows], plan.target.value_usd)
        show_chart(page, cover_view(page, plan, rows, covered))
        if rows:
            show_equivalent(
                page, plan, max(rows, key=lambda row: row.lever.baseline * row.facts["unit_value_usd"])
            )
    show_without(page, facts[~facts["in_sum"]])  # fmt: skip


def _rows(page: Page, facts: pd.DataFrame, levers: tuple[GoodLever, ...]) -> list[GoodRow]:
    factor = page.state["cif"]
    return [
        GoodRow(
            lever,
            facts.loc[lever.good_id],
            page.state[lever.param],
            factor if facts.loc[lever.good_id, "valuation"] == CIF else 1.0,
        )
        for lever in levers
    ]


def _show_good(page: Page, plan: Plan, row: GoodRow) -> None:
    t, facts = page.t, row.facts
    name, span = t.pick(facts, "name"), row.lever.span
    with st.container(key=f"figure-good-{row.lever.good_id}", border=True, gap="xsmall"):
        slider, value = st.columns([3, 2], vertical_alignment="center")
        with slider:
            st.slider(
                t(
                    "{good} in {year}, {unit}",
                    good=plain(name),
                    year=plan.levers.target_year,
                    unit=unit_of(page, facts),
                ),
                int(span.low),
                int(span.high),
                step=int(span.step),
                format="localized",
                **page.state.args(row.lever.param),
            )
        with value:
            st.metric(
                t("Value, {good}", good=plain(name)),
                t.money(row.plan.value_usd),
                label_visibility="collapsed",
            )
            st.caption(plain(_imports_text(page, row)))
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.caption(plain(_facts_text(page, row)), width="stretch")
            fill = partial(_show_good_source, page, facts)
            on_open(t("Source"), fill, icon=":material/info:", key=f"source-{row.lever.good_id}")


def _show_good_source(page: Page, facts: pd.Series) -> None:
    note = page.t.pick(facts, "note")
    if note:
        st.markdown(plain(note))
    show_sources(page, source_ids(facts))


def _facts_text(page: Page, row: GoodRow) -> str:
    t, facts = page.t, row.facts
    period = Period(
        int(facts["unit_value_year"]),
        int(facts["unit_value_month_from"]),
        int(facts["unit_value_month_to"]),
    )
    basis = facts["valuation"]
    names = {
        "quantity": quantity_text(t, facts["baseline_quantity"], facts["unit"]),
        "year": facts["baseline_year"],
        "side": _side(page, facts, "baseline_side"),
        "price": t.number(facts["unit_value_usd"], digits=1),
        "unit": unit_of(page, facts),
        "period": words.period_text(t, period),
        "price_side": _side(page, facts, "unit_value_side"),
        "basis": t(BASES[basis]) if basis in BASES else t("basis not stated"),
    }
    return t.n(
        "Baseline {quantity} in {year}, one year old ({side}); unit value {price} USD per {unit}, {period} "
        "({price_side}, {basis}).",
        "Baseline {quantity} in {year}, {count} years old ({side}); unit value {price} USD per {unit}, {period} "
        "({price_side}, {basis}).",
        int(facts["age_years"]),
        **names,
    )


def _imports_text(page: Page, row: GoodRow) -> str:
    t = page.t
    if row.imports_share is None:
        return t("the partner's imports of it are not published")
    return t(
        "equals {share} of {of_partner} imports of {year}",
        share=t.percent(row.imports_share, digits=1),
        of_partner=page.partner.of,
        year=row.facts["partner_imports_year"],
    )


def _show_factor(page: Page) -> None:
    t = page.t
    why = t(
        "Unit values at the partner's border (CIF) are divided by this factor before they are set against the target, "
        "which is on the reporter's basis (FOB). The usual assumption is {factor}.",
        factor=t.number(page.pack.cif_fob_factor.value, digits=2),
    )
    with st.container(key="figure-cif"):
        number, words_beside, source = st.columns([2, 5, 1.3], vertical_alignment="center")
    with number:
        st.number_input(t("CIF ÷ FOB factor"), 1.0, 1.5, step=0.01, format="%.2f", **page.state.args("cif"))
    with words_beside:
        st.caption(plain(why))
    with source:
        fill = partial(show_sources, page, (page.pack.cif_fob_factor.source,))
        on_open(t("Source"), fill, icon=":material/info:", key="source-cif")


def _side(page: Page, facts: pd.Series, column: str) -> str:
    name = words.SIDES[facts[column]]
    return page.t(name)

"""The plan's goods: sliders, the sum against the target, the grid, goods added and taken out."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from directive.data.queries.goods import baselines
from directive.data.scenario import Prepared
from directive.ui import cache
from directive.ui.figures import show_chart, show_table
from directive.ui.glossary import meaning
from directive.ui.lazy import on_open
from directive.ui.number_field import param_field
from directive.ui.page import Page
from directive.ui.plan.sections.add_good import show_add, show_remove
from directive.ui.plan.sections.cells import STAR
from directive.ui.plan.sections.cover import carried, cover_view, show_equivalent
from directive.ui.plan.sections.goods_grid import show_goods_grid
from directive.ui.plan.sections.messages import show_hint
from directive.ui.plan.sections.names import amount_text, unit_text
from directive.ui.plan.sections.sliders import show_sliders
from directive.ui.sources import show_sources
from directive.ui.text import plain


def show_goods(page: Page, prepared: Prepared) -> None:
    """Sliders beside the cover, then the grid and the goods still without a figure."""
    left, right = st.columns([7, 5], gap="medium")
    with left:
        show_sliders(page, prepared)
        _show_factor(page)
    with right:
        show_chart(page, cover_view(page, prepared))
        show_equivalent(page, prepared)
    _show_grid(page, prepared)
    _show_without(page, prepared)


def _show_grid(page: Page, prepared: Prepared) -> None:
    t = page.t
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        heading = t("All goods of the plan")
        st.markdown(f"## {plain(heading)}", width="content")
        show_add(page, prepared)
        show_remove(page, prepared)
    show_hint(page, "goods", t(
        "Type or paste; an emptied cell goes back to the published figure. {star} marks your own figures: they are "
        "assumptions and stay marked wherever the plan goes.", star=STAR))  # fmt: skip
    with st.container(key="figure-plan-goods"):
        show_goods_grid(page, prepared)


def _show_factor(page: Page) -> None:
    t = page.t
    why = t(
        "Unit values at the partner's border (CIF) are divided by this factor before they are set against the target, "
        "which is on the reporter's basis (FOB). The usual assumption is {factor}.",
        factor=t.number(page.pack.cif_fob_factor.value, digits=2),
    )
    with st.container(key="figure-cif"):
        number, words_beside = st.columns([2, 6], vertical_alignment="center")
    with number:
        param_field(page, "cif", t("CIF ÷ FOB factor"), {"help": meaning(t, "cif_fob")}, decimals=3)
    with words_beside:
        st.caption(plain(why))
        fill = partial(show_sources, page, (page.pack.cif_fob_factor.source,))
        on_open(t("Source"), fill, icon=":material/info:", key="source-cif")


def _show_without(page: Page, prepared: Prepared) -> None:
    t = page.t
    counted = {row.good.id for row in carried(page, prepared)}
    facts = cache.ask(baselines)
    facts = facts[~facts["good_id"].isin(counted)]
    if facts.empty:
        return
    heading = t("Named goods without a public baseline")
    st.markdown(f"## {plain(heading)}")
    st.caption(plain(t("They stay outside the sum until a full-year quantity and a unit value are known. Fill them in "
                       "above to count with them.")))  # fmt: skip
    rows = [
        {
            t("Good"): t.pick(row, "name"),
            t("HS code"): row["hs_code"].replace(";", ", "),
            t("Unit"): unit_text(t, row["unit"]),
            t("Latest full-year quantity"): _quantity(page, row),
            t("Why it is not in the sum"): t.pick(row, "reason_empty"),
        }
        for _, row in facts.iterrows()
    ]
    show_table(page, "goods-without", pd.DataFrame(rows), wrap=True)


def _quantity(page: Page, row: pd.Series) -> str | None:
    if pd.isna(row["baseline_quantity"]):
        return None
    quantity = amount_text(page.t, row["baseline_quantity"], row["unit"])
    return page.t("{quantity} ({year})", quantity=quantity, year=row["baseline_year"])

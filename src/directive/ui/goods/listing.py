"""The list of goods beside the chart, and the full table with both sides apart."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from directive.briefing.goods_words import STRENGTHS, period_of, quantity_text, unit_value_text
from directive.briefing.sources import source_line
from directive.briefing.views import goods_facts as facts
from directive.charts.view import ChartView
from directive.data.queries.goods import baselines
from directive.i18n import Translator, words
from directive.ui import cache
from directive.ui.downloads import show_downloads
from directive.ui.page import Page
from directive.ui.rows import ROW, show_rows, table_height
from directive.ui.sources import show_sources
from directive.ui.text import plain

# With the marks the left part of the narrowest screen; a wider one stretches them.
_WIDTHS = (275, 150, 188, 138)


def show_list(page: Page) -> None:
    """Every good with its latest figures; a click on a row opens the good, as the choice beside it does."""
    table = cache.drawn(page, list_view).table
    ids = list(cache.ask(baselines)["good_id"])

    def open_good(row: int) -> None:
        page.state.set("good", ids[row])
        page.state.touch()

    with st.container(key="figure-goods-list", gap="xsmall"):
        show_rows(
            table, key="goods-list", opened=ids.index(page.state["good"]), on_open=open_good, widths=_WIDTHS
        )
        st.caption(
            plain(page.t("The latest published figure of each good with its period. Click a row to open it."))
        )


def list_view(page: Page) -> ChartView:
    """Good, quantity, value, share in the partner's imports: the latest of each with its period."""
    t = page.t
    rows = [_short_line(page, row) for _, row in cache.ask(baselines).iterrows()]
    return ChartView("goods-list", t("Goods"), "", t("Goods"), {}, {}, pd.DataFrame(rows), ())


def _short_line(page: Page, row: pd.Series) -> dict[str, str]:
    t, good = page.t, row["good_id"]
    quantity, value = facts.drawable(page, good, "quantity"), facts.drawable(page, good, "value")
    full = facts.latest_year(quantity)
    share = facts.latest_share(page, good)
    return {
        t("Good"): t.pick(row, "name"),
        t("Quantity"): _dated(t, facts.latest_of_any(quantity) if full is None else full, "quantity"),
        t("Value, USD"): _dated(t, facts.latest_of_any(value), "short_value"),
        t("Share in imports"): t("not published")
        if share is None
        else f"{t.percent(share['share'])} · {period_of(t, share, short=True)}",
    }


def _dated(t: Translator, row: pd.Series | None, measure: str) -> str:
    """An amount and its period, or "not published"."""
    if row is None:
        return t("not published")
    if measure == "quantity":
        amount = quantity_text(t, row["quantity"], row["quantity_unit"], precision=row["precision"])
    elif measure == "value":
        amount = words.precise(t, t.money(row["value_usd"]), row["precision"])
    elif measure == "short_value":
        amount = words.precise(t, t.compact(row["value_usd"], significant=3), row["precision"])
    else:
        amount = unit_value_text(t, row["unit_value_usd"], row["quantity_unit"])
    return f"{amount} · {period_of(t, row, short=True)}"


def show_full(page: Page) -> None:
    """All goods, both sides apart, with the age of each and the words for what they rest on."""
    view = cache.drawn(page, full_view)
    with st.container(key="figure-goods-table", gap="xsmall"):
        st.markdown(f"## {plain(view.title)}")
        st.caption(plain(view.subtitle))
        table = view.datasets["shown"]
        st.dataframe(table, hide_index=True, row_height=ROW, height=table_height(len(table)))
        for note in view.notes:
            st.caption(plain(note))
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.caption(plain(source_line(page, view.source_ids)), width="stretch")
            with st.popover(
                page.t("Sources"), type="tertiary", icon=":material/info:", key="sources-goods-table"
            ):
                show_sources(page, view.source_ids)
            show_downloads(page, view)


def full_view(page: Page) -> ChartView:
    """All goods as a table without a drawing: both sides apart, periods, shares, ages, strength."""
    t, goods = page.t, cache.ask(baselines)
    lines = [_line(page, row) for _, row in goods.iterrows()]
    shown = pd.DataFrame([line for line, _ in lines])
    ids = tuple(dict.fromkeys(one for _, found in lines for one in found))
    with_year = int(goods["baseline_quantity"].notna().sum())
    title = t.n("A full-year quantity is published for {count} of {all} goods",
                "A full-year quantity is published for {count} of {all} goods", with_year,
                all=t.number(len(goods)))  # fmt: skip
    sources = pd.Series([";".join(found) for _, found in lines], name=t("Source ids"))
    return ChartView(
        key="goods-table",
        title=title,
        subtitle=t("The latest of each side by good; the two sides are never joined. Age counts from the year of the "
                   "latest figure to the date of the data pack."),
        alt=title,
        spec={},
        datasets={"shown": shown},
        table=pd.concat([shown, sources], axis=1),
        source_ids=ids,
        notes=(t("Values of the partner's report are CIF (freight and insurance included)."),),
    )  # fmt: skip


def _line(page: Page, row: pd.Series) -> tuple[dict[str, object], tuple[str, ...]]:
    t, good = page.t, row["good_id"]
    by = {measure: facts.drawable(page, good, measure) for measure in facts.COLUMNS}
    partner = {name: facts.latest(rows, side="partner") for name, rows in by.items()}
    full = facts.latest_year(by["quantity"])
    own_quantity, own_value = (facts.latest(by[name], side="own") for name in ("quantity", "value"))
    share, year = facts.latest_share(page, good), facts.last_year(page, good)
    rests_on = STRENGTHS[row["strength"]]
    age = t("no figure") if year is None else str(page.pack.retrieved.year - year)
    line = {
        t("Good"): t.pick(row, "name"),
        t("HS code"): row["hs_code"],
        t("Full-year quantity"): _dated(t, full, "quantity"),
        t("Partner's report: quantity"): _dated(t, partner["quantity"], "quantity"),
        t("Partner's report: value"): _dated(t, partner["value"], "value"),
        t("Partner's report: unit value"): _dated(t, partner["unit_value"], "unit_value"),
        t("Own side: quantity"): _dated(t, own_quantity, "quantity"),
        t("Own side: value"): _dated(t, own_value, "value"),
        t("Share in imports"): t("not published")
        if share is None
        else f"{t.percent(share['share'])} · {period_of(t, share, short=True)}",
        t("Age, years"): age,
        t("Rests on"): t(rests_on),
    }
    used = [full, *partner.values(), own_quantity, own_value, share]
    ids = [one for found in used if found is not None for one in str(found["source_ids"]).split(";")]
    return line, tuple(dict.fromkeys(ids))

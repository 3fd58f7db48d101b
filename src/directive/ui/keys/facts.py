"""The facts of one key as a table: what, how much, when, where from; blanks said in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from directive.briefing.amounts import source_ids
from directive.briefing.goods_words import months_text
from directive.briefing.sources import source_line
from directive.charts.view import ChartView
from directive.data.queries.keys import key_facts, key_names
from directive.i18n import Translator, words
from directive.ui import cache
from directive.ui.downloads import show_downloads
from directive.ui.page import Page
from directive.ui.source_links import addresses, source_links
from directive.ui.sources import show_sources
from directive.ui.text import plain


def amount_text(t: Translator, row: Mapping[str, Any]) -> str:
    """A figure in its own unit with its word of precision; words only where there is no number."""
    value = row["value"]
    if value is None or pd.isna(value):
        return t("in words")
    if row["unit_code"] == "USD":
        text = t.money(value)
    elif row["unit_code"] == "%":
        text = t.percent(value / 100, digits=0)
    else:
        glue = "" if t.language == "zh" else " "
        text = f"{t.number(value, digits=0)}{glue}{_unit(t, row)}".strip()
    return words.precise(t, text, row["precision"] or "")


def _unit(t: Translator, row: Mapping[str, Any]) -> str:
    # The word of precision stands beside the number; the source's unit repeats it in brackets.
    return t.pick(row, "unit").split(" (")[0].split("（")[0]


def count_text(t: Translator, row: Mapping[str, Any]) -> str:
    """A count with its year, or "not published"."""
    if row["value"] is None or pd.isna(row["value"]):
        return t("not published")
    number = words.precise(t, t.number(row["value"], digits=0), row["precision"] or "")
    return t("{number} ({year})", number=number, year=t("{year}", year=int(row["year_to"])))


def dated_text(t: Translator, row: Mapping[str, Any]) -> str:
    """A fact's figure with its period; the period alone where it is in words only."""
    if pd.isna(row["value"]):
        return when(t, row)
    return t("{number} ({year})", number=amount_text(t, row), year=when(t, row))


def when(t: Translator, row: Mapping[str, Any]) -> str:
    """The period of a fact: year, range of years, months of a year, or that it is not stated."""
    if pd.isna(row["year_to"]):
        return t("year not stated")
    first, last = int(row["year_from"]), int(row["year_to"])
    if pd.notna(row["month_from"]) and pd.notna(row["month_to"]):
        return months_text(t, last, int(row["month_from"]), int(row["month_to"]))
    return t("{year}", year=last) if first == last else f"{first}–{last}"


def show_key_facts(page: Page, key: str) -> None:
    """Every published fact of a key, the latest first, each with its source."""
    view = cache.drawn(page, facts_view, key=key)
    with st.container(key="figure-key-facts", gap="xsmall"):
        st.markdown(f"## {plain(view.title)}")
        st.table(view.datasets["shown"], hide_index=True, border="horizontal")
        for note in view.notes:
            st.caption(plain(note))
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.caption(plain(source_line(page, view.source_ids)), width="stretch")
            with st.popover(
                page.t("Sources"), type="tertiary", icon=":material/info:", key="sources-key-facts"
            ):
                show_sources(page, view.source_ids)
            show_downloads(page, view)


def facts_view(page: Page, *, key: str) -> ChartView:
    """Facts of a key as a table without a drawing."""
    t, frame = page.t, cache.ask(key_facts, key_id=key)
    name = t.pick(cache.ask(key_names).set_index("key_id").loc[key], "name")
    title = t.n(
        "{key}: {count} fact found", "{key}: {count} facts found", int((~frame["blank"]).sum()), key=name
    )
    links = addresses()
    rows = [_line(t, row) for row in frame.to_dict("records")]
    shown = [
        {column: plain(text) for column, text in row.items()} | {t("Sources"): source_links([cell], links)}
        for row, cell in zip(rows, frame["source_ids"], strict=True)
    ]
    table = [row | {t("Source ids"): cell} for row, cell in zip(rows, frame["source_ids"], strict=True)]
    note = t(
        "All are statements and reports in words of public sources; none is added up. Plans are not outcomes."
    )
    return ChartView("key-facts", title, "", title, {}, {"shown": pd.DataFrame(shown)}, pd.DataFrame(table),
                     source_ids(list(frame["source_ids"])), (note,))  # fmt: skip


def _line(t: Translator, row: Mapping[str, Any]) -> dict[str, str]:
    return {
        t("Fact"): t.pick(row, "fact"),
        t("Figure"): t("not published") if row["blank"] else amount_text(t, row),
        t("When"): when(t, row),
        t("Note"): t.pick(row, "note"),
    }

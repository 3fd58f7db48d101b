"""Small charts of the counts of a key that repeat over years."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from directive.briefing.amounts import source_ids
from directive.charts import keys
from directive.charts.said import extremes
from directive.charts.view import ChartView
from directive.data.queries.keys import key_series
from directive.i18n import words
from directive.ui import cache
from directive.ui.figures import show_chart
from directive.ui.keys.facts import amount_text
from directive.ui.page import Page
from directive.ui.text import plain


def show_series(page: Page, key: str) -> None:
    """A panel for each count published for two full years or more; a sentence where there is none."""
    facts = cache.ask(key_series, key_id=key)["fact"].unique()
    if not len(facts):
        st.caption(
            plain(page.t("No count of this key is published in the same words for two full years: the figures stand "
                         "with their dates in the table, not in a chart."))
        )  # fmt: skip
        return
    for place, (column, fact) in enumerate(
        zip(st.columns(max(3, len(facts)), gap="medium"), facts, strict=False)
    ):
        with column:
            show_chart(page, cache.drawn(page, series_view, key=key, fact=fact, place=place))


def series_view(page: Page, *, key: str, fact: str, place: int) -> ChartView:
    """One count over the years that have it; the finding is the first and the last."""
    t, frame = page.t, cache.ask(key_series, key_id=key)
    rows = frame[frame["fact"] == fact].sort_values("year_to").to_dict("records")
    first, last = rows[0], rows[-1]
    ends = {
        "start": words.precise(t, t.number(first["value"], digits=0), first["precision"]),
        "first": int(first["year_to"]),
        "end": words.precise(t, t.number(last["value"], digits=0), last["precision"]),
        "last": int(last["year_to"]),
    }
    name = t.pick(first, "fact")
    title = t("{name}: {start} in {first}, {end} in {last}", name=name, **ends)
    years = [str(int(row["year_to"])) for row in rows]
    texts = [words.precise(t, t.number(row["value"], digits=0), row["precision"]) for row in rows]
    drawn = pd.DataFrame(
        {
            "year": years,
            "y": [row["value"] for row in rows],
            "text": texts,
            "tip": [f"{name}, {year}: {amount_text(t, row)}" for year, row in zip(years, rows, strict=True)],
        }
    )
    table = pd.DataFrame(
        {
            t("Year"): years,
            name: [row["value"] for row in rows],
            t("Note"): [t.pick(row, "note") for row in rows],
            t("Source ids"): [row["source_ids"] for row in rows],
        }
    )
    return ChartView(
        key=f"keys-count-{place}",
        title=title,
        subtitle=t("Statements; scale from zero, years without a figure left out"),
        alt=t("A diamond a year. {finding}.", finding=title) + " " + extremes(t, drawn, value="y"),
        spec=keys.count_spec(page.palette),
        datasets={"rows": drawn},
        table=table,
        source_ids=source_ids([row["source_ids"] for row in rows]),
        height=keys.HEIGHT,
    )

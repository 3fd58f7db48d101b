"""Lists of the page: sources with what they feed, figures that disagree side by side, corrections."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from directive.charts.coverage import coverage_grid
from directive.charts.view import ChartView
from directive.data.corrections import load_corrections
from directive.data.engine import pack_folder
from directive.data.queries.coverage import coverage
from directive.data.queries.side_by_side import figures_side_by_side
from directive.data.queries.sources import feeds, sources
from directive.i18n import Translator, words
from directive.model.terms import Period
from directive.ui import cache
from directive.ui.downloads import show_downloads
from directive.ui.figures import show_chart
from directive.ui.page import Page
from directive.ui.sources_page.controls import (
    ALL,
    LONGEST_SEARCH,
    NO_TABLE,
    group_labels,
    groups,
    partner_keys,
    partner_labels,
)
from directive.ui.sources_page.words import STATUSES, USES
from directive.ui.text import plain

_TALL = 470


def show_sources_list(page: Page) -> None:
    """Search field, filter, and every source with what it feeds."""
    t, state, labels = page.t, page.state, group_labels(page)
    search, group = st.columns([1, 1.4], vertical_alignment="bottom")
    search.text_input(t("Search in title, publisher, address"), max_chars=LONGEST_SEARCH, **state.args("q"))
    group.selectbox(t("Feeds the table"), groups(), format_func=labels.__getitem__,
                    **state.args("group"))  # fmt: skip
    view = cache.drawn(page, sources_view, q=state["q"], group=state["group"])
    if view.table.empty:
        st.markdown(f"## {plain(view.title)}")
        st.info(plain(t("No source holds all of these words. Shorten the search, or choose all sources.")))
        return
    link = st.column_config.LinkColumn(t("Link"), display_text=r"https://(?:www\.)?([^/]+)")
    text = st.column_config.TextColumn
    config = {
        t("Title"): text(width=380),
        t("Publisher"): text(width=150),
        t("Link"): link,
        t("Feeds"): text(width=260),
    }
    _show_list(page, view, config)


def sources_view(page: Page, *, q: str, group: str) -> ChartView:
    """Sources that match a search and feed a table (or none)."""
    t, fed = page.t, cache.ask(feeds)
    everything = cache.ask(sources)
    rows = _of_group(everything, fed, group)
    wanted = q.casefold().split()
    searched = rows[["source_id", "title", "publisher", "date", "link", "licence"]].to_numpy()
    found = (all(word in " ".join(cells).casefold() for word in wanted) for cells in searched)
    rows = rows[np.fromiter(found, dtype=bool, count=len(rows))]
    return ChartView(
        key="sources",
        title=t("Sources: {shown} of {all}", shown=t.number(len(rows)), all=t.number(len(everything))),
        subtitle=t("Every source with what it feeds: table and number of rows"),
        alt="", spec={}, datasets={}, table=_source_table(t, rows, fed),
        source_ids=tuple(rows["source_id"]) if len(rows) < len(everything) else (),
    )  # fmt: skip


def _of_group(rows: pd.DataFrame, fed: pd.DataFrame, group: str) -> pd.DataFrame:
    if group == ALL:
        return rows
    if group == NO_TABLE:
        return rows[~rows["source_id"].isin(fed["source_id"])]
    return rows[rows["source_id"].isin(fed.loc[fed["table"] == group, "source_id"])]


def _source_table(t: Translator, rows: pd.DataFrame, fed: pd.DataFrame) -> pd.DataFrame:
    by_source = dict(iter(fed.groupby("source_id")))
    secure = rows["link"].str.startswith("https://")
    nothing = fed.head(0)
    parts = [by_source.get(source_id, nothing) for source_id in rows["source_id"]]
    return pd.DataFrame(
        {
            t("Title"): rows["title"],
            t("Publisher"): rows["publisher"].replace("", t("not stated")),
            t("Date"): rows["date"].replace("", t("not stated")),
            t("Licence"): rows["licence"].replace("", t("not stated")),
            # An address without encryption is written out, not offered as a link.
            t("Link"): rows["link"].where(secure, None),
            t("Address without link"): rows["link"].where(~secure, "").replace("", None),
            t("Feeds"): [", ".join(f"{row.table} {row.rows}" for row in part.itertuples()) for part in parts],
            t("Rows"): [int(part["rows"].sum()) for part in parts],
            t("Id"): rows["source_id"],
        }
    ).reset_index(drop=True)


def show_coverage(page: Page) -> None:
    """What exists for which year."""
    show_chart(page, cache.drawn(page, coverage_view))


def coverage_view(page: Page) -> ChartView:
    """The grid of years, up to the year the data were gathered in."""
    frame = cache.ask(coverage, until=page.pack.retrieved.year)
    fed = cache.ask(feeds)
    ids = tuple(fed.loc[fed["table"] == "trade"].sort_values("rows", ascending=False)["source_id"])
    return coverage_grid(frame, t=page.t, palette=page.palette, reporter=page.reporter.name, source_ids=ids)


def show_disagreements(page: Page) -> None:
    """Figures of one cell from different sources, side by side."""
    t, named = page.t, partner_labels(page)
    st.selectbox(t("Partner"), partner_keys(), format_func=lambda key: named.get(key, key), width=380,
                 **page.state.args("partner"))  # fmt: skip
    view = cache.drawn(page, disagreements_view, partner=page.state["partner"])
    if view.table.empty:
        st.info(t("No disagreement is recorded for this partner: every figure has one source."))
        return
    text = st.column_config.TextColumn
    config = {
        t("Partner"): text(width=110),
        t("Flow"): text(width=75),
        t("Period"): text(width=115),
        t("Source in use"): text(width=130),
        t("Other source"): text(width=130),
        t("Value in use"): text(alignment="right", width=135),
        t("Other value"): text(alignment="right", width=135),
        t("Use"): text(width=190),
    }
    _show_list(page, view, config, height=380)


def disagreements_view(page: Page, *, partner: str) -> ChartView:
    """Two values a row: the one in use and another one, with their sources and the reason."""
    t = page.t
    rows = cache.ask(figures_side_by_side, partner_key=None if partner == ALL else partner)
    title = t.n("{count} figure disagrees with the one in use or is not used at all",
                "{count} figures disagree with the one in use or are not used at all", len(rows))  # fmt: skip
    cells = [rows["used_source"], rows["other_source"]]
    return ChartView(
        key="disagreements", title=title,
        subtitle=t("US dollars; both values as published, of the same flow, period and reporting side"),
        alt="", spec={}, datasets={}, table=_disagreement_table(page, rows),
        source_ids=tuple(dict.fromkeys(source for cell in cells for source in cell if source)),
        notes=(t("A figure that is not used stays visible here with its source. Values of the two sides of one trade "
                 "differ by definition and stand on the page on trade by partner."),),
    )  # fmt: skip


def _disagreement_table(page: Page, rows: pd.DataFrame) -> pd.DataFrame:
    t, named = page.t, partner_labels(page)
    periods = zip(rows["year"], rows["month_from"], rows["month_to"], strict=True)
    return pd.DataFrame(
        {
            t("Partner"): [_whose(t, named, row) for row in rows.to_dict("records")],
            t("Flow"): [t(words.FLOWS[flow]) for flow in rows["flow"]],
            t("Period"): [words.period_text(t, Period(*(int(part) for part in parts))) for parts in periods],
            t("Side"): [t(words.SIDES[side]) for side in rows["side"]],
            t("Value in use"): [_amount(t, value) for value in rows["used_usd"]],
            t("Source in use"): rows["used_source"],
            t("Other value"): [_amount(t, value) for value in rows["other_usd"]],
            t("Other source"): rows["other_source"],
            t("Other ÷ in use"): rows["ratio"].round(3),
            t("Use"): [_use(t, row) for row in rows.to_dict("records")],
            t("Remark of the data pack, as gathered (in English)"): rows["use_note"].where(
                rows["use_note"] != "", rows["note"]
            ),
        }
    )


def _whose(t: Translator, named: dict[str, str], row: dict) -> str:
    name = named.get(row["partner_key"], row["partner_key"])
    # Totals of a third party are no trade with the pack's reporter.
    return t("{country}: trade with the world", country=name) if row["side"] == "context" else name


def _amount(t: Translator, value: float) -> str:
    return t("none") if pd.isna(value) else t.number(value, digits=0)


def _use(t: Translator, row: dict) -> str:
    use, is_disputed = row["use"], row["disputed"]
    said = [t(USES[use])] if use in USES else []
    return "; ".join([*said, t("disputed")] if is_disputed else said)


def show_corrections(page: Page) -> None:
    """Known errors and edits, each with what was done and whether its condition still stands in the raw files."""
    view = cache.drawn(page, corrections_view)
    widths = dict(zip(view.table.columns, (300, 190, 290, 270, 150, 70), strict=True))
    config = {name: st.column_config.TextColumn(width=width) for name, width in widths.items()}
    _show_list(page, view, config, height="content", row_height=84)


def corrections_view(page: Page) -> ChartView:
    """The entries of corrections.yml in the visitor's language."""
    t, entries = page.t, load_corrections(pack_folder())
    open_ones = sum(entry.status == "open" for entry in entries)
    title = t("Corrections and edits: {all}, of which still open: {open}", all=t.number(len(entries)),
              open=t.number(open_ones))  # fmt: skip
    lines = [
        {
            t("What was found"): entry.said("what", t.language),
            t("Where"): entry.where,
            t("What was done"): entry.said("action", t.language),
            t("Why"): entry.said("reason", t.language),
            t("Told to the provider"): entry.said("reported", t.language),
            t("Status"): t(STATUSES.get(entry.status, entry.status)),
        }
        for entry in entries
    ]
    return ChartView(
        key="corrections", title=title,
        subtitle=t("Raw files are never edited; each entry has a condition that the check of the pack tests"),
        alt="", spec={}, datasets={}, table=pd.DataFrame(lines), source_ids=(),
    )  # fmt: skip


def _show_list(
    page: Page, view: ChartView, config: dict[str, object], *, height: int | str = _TALL, **look: object
) -> None:
    with st.container(key=f"figure-{view.key}", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"## {plain(view.title)}", width="stretch")
            show_downloads(page, view)
        st.caption(plain(view.subtitle))
        st.dataframe(view.table, hide_index=True, height=height, column_config=config, placeholder="", **look)
        for note in view.notes:
            st.caption(plain(note))

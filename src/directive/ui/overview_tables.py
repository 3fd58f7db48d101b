"""The Overview's two tables: claims beside published figures, past targets beside what came."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from directive.briefing.views import claims as build
from directive.briefing.views.claims import RowForm
from directive.charts.view import ChartView
from directive.i18n import Translator
from directive.ui import cache
from directive.ui.figures import show_list_foot
from directive.ui.overview import ALL_TARGETS, TOPIC_WORDS, TOPICS
from directive.ui.page import Page
from directive.ui.source_links import addresses, source_links
from directive.ui.text import plain

ICONS = {
    "confirmed": ":material/check_circle:",
    "differs": ":material/difference:",
    "cannot_be_checked": ":material/help:",
    "at_or_above": ":material/check_circle:",
    "below": ":material/arrow_downward:",
    "not_compared": ":material/date_range:",
    "in_words": ":material/notes:",
    "not_published": ":material/help:",
    "not_due": ":material/schedule:",
}


def show_claims(page: Page) -> None:
    """The claims of the release, each beside the latest published figure, with a verdict."""
    t = page.t
    view = cache.drawn(page, claims_view, topic=page.state["claims"])
    with st.container(key="figure-claims", gap="xsmall"):
        st.markdown(f"## {plain(view.title)}")
        st.segmented_control(t("Claims"), TOPICS, format_func=lambda name: t(TOPIC_WORDS[name]), required=True,
                             label_visibility="collapsed", **page.state.args("claims"))  # fmt: skip
        _show(page, view)


def show_targets(page: Page) -> None:
    """Numeric targets of past directives and programmes, each beside what came of it."""
    view = cache.drawn(page, targets_view, everything=page.state["all_targets"])
    with st.container(key="figure-past-targets", gap="xsmall"):
        st.markdown(f"## {plain(view.title)}")
        st.toggle(page.t(ALL_TARGETS), **page.state.args("all_targets"))
        _show(page, view)


def claims_view(page: Page, *, topic: str) -> ChartView:
    """The claims of a topic, also as they are shown: with marks and links."""
    return _with_links(page, build.claims_view(page, topic=topic), build.claims_of(page, topic), _claim_row)


def targets_view(page: Page, *, everything: bool) -> ChartView:
    """Past targets, also as they are shown: with marks and links."""
    view, table = (make(page, everything=everything) for make in (build.targets_view, build.past_targets))
    return _with_links(page, view, table, _target_row)


def _with_links(page: Page, view: ChartView, table: pd.DataFrame, form: RowForm) -> ChartView:
    """The view with its rows in Markdown as the data set `shown`."""
    links = addresses()
    rows = [
        form(page.t, row) | {page.t("Sources"): source_links(build.source_cells(row), links)}
        for _, row in table.iterrows()
    ]
    return replace(view, datasets={"shown": pd.DataFrame(rows)})


def _claim_row(t: Translator, row: pd.Series) -> dict[str, str]:
    icon, word = ICONS[row["verdict"]], build.VERDICTS[row["verdict"]]
    said = plain(build.said(t, row))
    return {
        t("Claim"): f"**{plain(t.pick(row, 'subject'))}:** {said} ({plain(t.pick(row, 'speaker'))})",
        t("Latest published figure"): plain(build.latest(t, row)),
        t("Verdict"): f"{icon} {plain(t(word))}",
        t("Why"): plain(t.pick(row, "reason")),
    }


def _target_row(t: Translator, row: pd.Series) -> dict[str, str]:
    icon, word = ICONS[row["comparison"]], build.COMPARISONS[row["comparison"]]
    return {
        t("Document"): plain(t.pick(row, "document")),
        t("Target"): f"{plain(t.pick(row, 'indicator'))}: **{plain(build.target_text(t, row))}**",
        t("For"): plain(t.pick(row, "period")),
        t("What came"): plain(build.outcome(t, row)),
        t("Reading"): f"{icon} {plain(t(word))}",
    }


def _show(page: Page, view: ChartView) -> None:
    if view.table.empty:
        st.info(
            page.t(
                "The data pack holds no rows for this choice. They would come from its tables of claims and targets."
            )
        )
        return
    st.table(view.datasets["shown"], hide_index=True, border="horizontal")
    for note in view.notes:
        st.caption(plain(note))
    show_list_foot(page, view)

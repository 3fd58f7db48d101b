"""What the visitor chooses on the page on data and sources, and its first sentence."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from directive.data.contracts import contracts
from directive.data.queries.partner_names import partner_names
from directive.data.queries.side_by_side import figures_side_by_side
from directive.data.queries.sources import sources, tables
from directive.i18n import N_
from directive.ui import cache
from directive.ui.filters import amount, option, where
from directive.ui.page import Page
from directive.ui.sources_page.words import TABLES
from directive.ui.state import Param, choice
from directive.ui.text import plain

LONGEST_SEARCH = 60
_ALLOWED = N_("60 characters at most")  # says LONGEST_SEARCH
ALL = "all"
NO_TABLE = "none"
VIEWS = {
    "sources": N_("Sources"),
    "coverage": N_("Coverage by year"),
    "disagreements": N_("Disagreements"),
    "corrections": N_("Corrections"),
    "tables": N_("Tables and downloads"),
    "terms": N_("Licences and own data"),
}


def parameters() -> tuple[Param, ...]:
    """The page's address parameters; keys come from the data pack."""
    pack = cache.pack()
    return (
        choice("view", "sources", tuple(VIEWS), option(N_("View"), VIEWS)),
        Param("q", "", str, lambda text: len(text) <= LONGEST_SEARCH, _ALLOWED,
              said=lambda page, value: _SEARCHED(page, value or None)),
        choice("group", ALL, groups, option(N_("Feeds the table"), group_labels, when=where("view", "sources"))),
        choice("partner", pack.partner, partner_keys,
               option(N_("Partner"), partner_labels, when=where("view", "disagreements"))),
        choice("table", next(iter(contracts())), lambda: tuple(contracts()),
               amount(N_("Table"), write=table_words, when=where("view", "tables"))),
    )  # fmt: skip


_SEARCHED = amount(N_("Search in title, publisher, address"), when=where("view", "sources"))


def group_labels(page: Page) -> dict[str, str]:
    """What sources can be grouped by, in words."""
    t = page.t
    names = {ALL: t("All sources"), NO_TABLE: t("no table: method, context or superseded")}
    return {name: names.get(name) or table_words(page, name) for name in groups()}


def partner_labels(page: Page) -> dict[str, str]:
    """Names of the partners, of the world, and of all of them together."""
    t = page.t
    named = {row["partner_key"]: t.pick(row, "label") for row in cache.ask(partner_names).to_dict("records")}
    return named | {"WLD": t("World"), ALL: t("All partners")}


def groups() -> tuple[str, ...]:
    """What sources can be grouped by: the table they feed, or none."""
    return (ALL, *contracts(), NO_TABLE)


def partner_keys() -> tuple[str, ...]:
    """Partners with a disagreement, the pack's own first, and all together."""
    own = cache.pack().partner
    found = set(cache.ask(figures_side_by_side)["partner_key"])
    return (own, ALL, *sorted(found - {own}))


def usable(page: Page) -> pd.DataFrame:
    """The pack's tables with rows and, where one can't be used, the problem."""
    return cache.ask(tables)


def show_reading(page: Page) -> None:
    """What the pack holds and whether it keeps its promises, in two sentences; then the choice of the view."""
    t, listed = page.t, usable(page)
    broken = listed[listed["problem"] != ""]
    with st.container(key="figure-pack", gap="xsmall"):
        sentences = t("{first} {second}", first=_size(page, listed), second=_state(page, broken))
        st.markdown(plain(sentences))
    page.says(sentences)
    st.segmented_control(t("View"), list(VIEWS), format_func=lambda name: t(VIEWS[name]), required=True,
                         label_visibility="collapsed", **page.state.args("view"))  # fmt: skip


def _size(page: Page, listed: pd.DataFrame) -> str:
    t = page.t
    count = t.number(len(cache.ask(sources)))
    return t(
        "Data version {version}, gathered up to {date}. Sources: {sources}; tables: {tables}; rows: {rows}.",
        version=page.pack.version, date=t.date(page.pack.retrieved), sources=count,
        tables=t.number(len(listed)), rows=t.number(int(listed["rows"].sum())),
    )  # fmt: skip


def _state(page: Page, broken: pd.DataFrame) -> str:
    t = page.t
    if broken.empty:
        return t("Every table keeps its contract.")
    return t("Tables that break their contract and are not used: {names}.", names=", ".join(broken["table"]))


def table_words(page: Page, name: str) -> str:
    """A table's name with what it holds, for a list to choose from: such a list shows text as it is."""
    return f"{name} · {page.t(TABLES.get(name, name))}"

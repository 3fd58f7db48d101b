"""What the visitor chooses on the page on trade by partner: the parameters, their row, and the choice they make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from directive.briefing.views.partner_words import named, names, span
from directive.charts.measures import FLOWS, MEASURES
from directive.data.errors import TableError
from directive.i18n import N_
from directive.ui import cache
from directive.ui.filters import amount, option, options, where, yes
from directive.ui.page import Page
from directive.ui.state import Param, choice, flag, in_files, integer, keys

MOST_LINES = 6
VIEWS = {
    "map": N_("Map"),
    "mirror": N_("Own and partner's report"),
    "concentration": N_("Concentration"),
    "table": N_("All partners"),
    "later": N_("After the last table"),
}


@dataclass(frozen=True)
class Choice:
    """Everything that the page's picture follows from; keys are those of `partner_keys`."""

    flow: str
    year: int
    measure: str
    span: int
    top: int
    groups: bool
    partner: str
    others: tuple[str, ...]
    last_table: int
    first_table: int

    @property
    def has_table(self) -> bool:
        """Whether the reporter published a table by partner for the year."""
        return self.year <= self.last_table

    @property
    def base_year(self) -> int:
        """The year that growth and places are compared with, never before the first table."""
        return max(self.first_table, self.year - self.span)

    @property
    def lines(self) -> tuple[str, ...]:
        """Partners in the trend: the chosen one first."""
        return (self.partner, *self.others)


def first_last_later() -> tuple[int, int, int]:
    """First and last year of the full table, and the last year with any figure."""
    return cache.ask(span)


def parameters() -> tuple[Param, ...]:
    """The page's address parameters; bounds and keys come from the data pack."""
    pack = cache.pack()
    try:
        first, last, later = first_last_later()
    except TableError:  # the page says which table it is; until then no year is known
        first = last = later = pack.base.year
    others = tuple(key for key in pack.colour_roles if key != pack.partner)
    lines = keys("others", others, _known_keys, options(N_("Compare with"), names))
    return (
        in_files(choice("flow", "export", tuple(FLOWS), option(N_("Flow"), FLOWS))),
        in_files(integer("year", last, first, later, amount(N_("Year")))),
        in_files(choice("measure", "value", tuple(MEASURES), option(N_("Measure"), MEASURES))),
        in_files(choice("partner", pack.partner, _known_keys, option(N_("Partner"), names))),
        replace(lines, allowed=partial(_few_and_known, allowed=lines.allowed)),
        integer("top", 15, 5, 40, amount(N_("Number of partners in the bars"))),
        integer("span", 5, 1, 20, amount(N_("Growth and places over how many years"),
                                         when=where("measure", "growth", "rank"))),
        flag("groups", said=yes(N_("Show groups of countries"))),
        choice("view", "map", tuple(VIEWS), option(N_("View"), VIEWS)),
    )  # fmt: skip


def _few_and_known(value: list[str], *, allowed: object) -> bool:
    return allowed(value) and len(value) < MOST_LINES and len(set(value)) == len(value)


def _known_keys() -> tuple[str, ...]:
    try:
        return tuple(cache.ask(named, language="en"))
    except TableError:
        return ()


def show_controls(page: Page) -> Choice:
    """Draw the row of controls and return what is chosen."""
    t, state = page.t, page.state
    labels = names(page)
    first, last, later = first_last_later()
    flow, partner, year, measure, others, more = st.columns(
        [1.05, 1.4, 2.0, 1.0, 2.6, 0.9], gap="small", vertical_alignment="bottom"
    )
    listed = list(labels)
    flow.selectbox(t("Flow"), list(FLOWS), format_func=lambda key: t(FLOWS[key]), **state.args("flow"))
    partner.selectbox(t("Partner"), listed, format_func=labels.__getitem__, **state.args("partner"))
    year.slider(t("Year"), first, later, **state.args("year"))
    measure.selectbox(
        t("Measure"), list(MEASURES), format_func=lambda key: t(MEASURES[key]), **state.args("measure")
    )
    others.multiselect(t("Compare with"), listed, format_func=labels.__getitem__, max_selections=MOST_LINES - 1,
                       placeholder=t("up to five more"), **state.args("others"))  # fmt: skip
    with more.popover(t("More"), width="stretch", key="partners-more"):
        st.slider(t("Number of partners in the bars"), 5, 40, **state.args("top"))
        st.slider(t("Growth and places over how many years"), 1, 20, **state.args("span"))
        st.toggle(t("Show groups of countries"), **state.args("groups"))
    return _chosen(page, first=first, last=last)


def _chosen(page: Page, *, first: int, last: int) -> Choice:
    state = page.state
    partner = state["partner"]
    return Choice(
        flow=state["flow"], year=state["year"], measure=state["measure"], span=state["span"], top=state["top"],
        groups=state["groups"], partner=partner, others=tuple(key for key in state["others"] if key != partner),
        last_table=last, first_table=first,
    )  # fmt: skip


def settled_measure(choice: Choice) -> tuple[str, str]:
    """The measure that can be shown, and why it is not the one asked for ("" when it is)."""
    if choice.flow == "balance" and choice.measure in ("share", "growth"):
        return "value", N_(
            "A balance can be negative: it has no share and no growth rate. Shown instead: its value."
        )
    if choice.measure in ("rank", "growth") and choice.has_table and choice.year == choice.first_table:
        return "value", N_("The first table has no earlier year to compare with. Shown instead: the value.")
    return choice.measure, ""

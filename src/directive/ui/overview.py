"""Overview: the sentence of reading, the five headline figures, the doors to the other pages."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from directive.briefing.amounts import money_text, rank_text, share_text
from directive.briefing.views.overview import standing_sentence
from directive.data.queries.claims import headline_figures, share_history
from directive.data.queries.partners import partners_in_year
from directive.i18n import N_, words
from directive.model.figures import Figure
from directive.ui import cache, shell
from directive.ui.figures import Card, show_cards
from directive.ui.filters import option, yes
from directive.ui.page import Page
from directive.ui.state import choice, flag, only
from directive.ui.text import plain

TOPICS = ("trade", "goods", "investment", "all")
TOPIC_WORDS = {
    "trade": N_("On trade"),
    "goods": N_("On goods"),
    "investment": N_("On investment"),
    "all": N_("All claims"),
}
ALL_TARGETS = N_("Also targets not due yet or without a published outcome")
PARAMS = (
    only(choice("claims", "trade", TOPICS, option(N_("Claims"), TOPIC_WORDS)), "claims"),
    only(flag("all_targets", said=yes(ALL_TARGETS)), "past-targets"),
)

# Five cards in a row hold words of precision in every language: smaller figures than elsewhere, never cut off.
CARD_STYLE = """<style>
.st-key-headline [class*="st-key-figure-"] [data-testid="stMetricValue"] { font-size: 1.32rem; }
.st-key-headline [class*="st-key-figure-"] [data-testid="stMetricValue"] * { white-space: normal; overflow: visible; }
.st-key-headline [class*="st-key-figure-"] [data-testid="stMetricLabel"] * { white-space: normal; overflow: visible; }
.st-key-headline [class*="st-key-figure-"] { padding: 0.7rem 0.9rem 0.4rem; }
.st-key-headline [class*="st-key-figure-"] > :last-child { margin-top: auto; }
</style>"""

DOORS = {
    "partners": N_("Who buys, who sells, and how did it change?"),
    "goods": N_("What is sold there, in tonnes and pieces, at what price?"),
    "regions": N_("Which regions {in_partner} are there ties with, and which are missing?"),
    "targets": N_("What would the goal take, in units and kilograms?"),
    "keys": N_("What are the four levers, and what is known of each?"),
    "progress": N_("Are we on the path?"),
    "briefing": N_("Show it in the room"),
    "sources": N_("Where is each figure from?"),
}


def show_reading(page: Page) -> None:
    """One sentence, computed: where it stands and how many times as much the goal is."""
    sentence = standing_sentence(page)
    page.says(sentence)
    with st.container(key="reading"):
        st.markdown(f"**{plain(sentence)}**")


def show_headline(page: Page) -> None:
    """The five headline cards."""
    st.html(CARD_STYLE)
    figures = cache.ask(headline_figures)
    cards = [build(page, figures) for build in (_exports, _share, _rank, _import_share, _distance)]
    with st.container(key="headline"):
        show_cards(page, cards)


def show_doors(page: Page) -> None:
    """The other pages, each by the question it answers."""
    t = page.t
    title = t("Where to go on")
    st.markdown(f"## {plain(title)}")
    for name, entry in shell.page_objects(t).items():
        if name in DOORS:
            question = t(DOORS[name], in_partner=page.partner.in_, of_partner=page.partner.of)
            with st.container(key=f"door-{name}", gap=None):
                st.page_link(entry, label=f"**{plain(entry.title)}** — {plain(question)}")


def _line(column: str) -> pd.Series:
    history = cache.ask(share_history)
    return history.loc[history["draw"] == "line"].set_index("year")[column]


def _kind(page: Page, figure: Figure) -> str:
    return page.t("{period}, {kind}", period=words.period_text(page.t, figure.period),
                  kind=page.t(words.KINDS[str(figure.kind)]))  # fmt: skip


def _with_line(page: Page, figure: Figure, line: pd.Series) -> str:
    """The note of a card whose small line ends before the figure itself."""
    return page.t("{about}; line: {first}–{last}", about=_kind(page, figure), first=line.index.min(),
                  last=line.index.max())  # fmt: skip


def _exports(page: Page, figures: dict[str, Figure]) -> Card:
    t, figure, line = page.t, figures["exports_to_partner"], _line("value_usd")
    return Card("exports_to_partner", t("Exports {to_partner}", to_partner=page.partner.to), figure,
                money_text(t, figure.value, figure.precision), _with_line(page, figure, line), tuple(line))  # fmt: skip


def _share(page: Page, figures: dict[str, Figure]) -> Card:
    t, figure, line = page.t, figures["share_of_exports"], _line("share")
    percent = tuple(round(share * 100, 2) for share in line)
    return Card("share_of_exports", t("Share of all exports"), figure,
                share_text(t, figure.value, figure.precision), _with_line(page, figure, line), percent)  # fmt: skip


def _rank(page: Page, figures: dict[str, Figure]) -> Card:
    t, figure = page.t, figures["rank"]
    table = cache.ask(partners_in_year, year=figure.period.year, flow="export")
    note = t("Among {count} countries by exports; {about}, the last full table",
             count=t.number(table["rank"].notna().sum()), about=_kind(page, figure))  # fmt: skip
    return Card("rank", t("{partner}: rank among buyers", partner=page.partner.name), figure,
                rank_text(t, figure.value), note)  # fmt: skip


def _import_share(page: Page, figures: dict[str, Figure]) -> Card:
    t, figure = page.t, figures["share_of_partner_imports"]
    note = t("{about}: stated exports over {of_partner} total imports", about=_kind(page, figure),
             of_partner=page.partner.of)  # fmt: skip
    return Card("share_of_partner_imports", t("Share of {of_partner} imports", of_partner=page.partner.of), figure,
                share_text(t, figure.value, figure.precision), note)  # fmt: skip


def _distance(page: Page, figures: dict[str, Figure]) -> Card:
    t, points, dollars = page.t, figures["distance_to_goal"], figures["distance_to_goal_usd"]
    text = words.precise(t, t("{points} pp", points=t.number(points.value * 100, digits=0)), points.precision)
    note = t("Percentage points, {about}; {dollars} a year more at today's total", about=_kind(page, points),
             dollars=money_text(t, dollars.value, dollars.precision))  # fmt: skip
    goal = share_text(t, page.pack.base.goal_share)
    return Card("distance_to_goal", t("Distance to {goal}", goal=goal), _in_points(points), text, note)


def _in_points(figure: Figure) -> Figure:
    """A difference of shares is said in percentage points, not in percent."""
    low, high = (None if end is None else end * 100 for end in (figure.low, figure.high))
    return replace(figure, value=figure.value * 100, low=low, high=high, unit="pp")

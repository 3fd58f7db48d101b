"""The papers of a page: what it shows in this run as a story, ordered from a menu in its title row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from directive.briefing.papers.order import StepsOrder
from directive.briefing.papers.worker import workshop
from directive.i18n import N_
from directive.ui.briefing_page.papers import show_papers
from directive.ui.filters import filters_text
from directive.ui.lazy import on_open

if TYPE_CHECKING:
    from directive.ui.page import Page

LABEL = N_("Papers")


def show_page_papers(page: Page, title: str, link: str) -> None:
    """The menu; nothing is gathered before a format is chosen. Without a chart or a table it cannot be opened, but
    keeps its place: the row stays the same on every page."""
    label, icon = page.t(LABEL), ":material/print:"
    if page.shown:
        on_open(label, partial(_fill, page, title, link), icon=icon, key="page-papers")
    else:
        with st.container(width="content"):
            st.popover(label, type="tertiary", icon=icon, key="page-papers-none", disabled=True)


def _fill(page: Page, title: str, link: str) -> None:
    workshop().warm()  # whoever opens the menu is about to choose
    show_papers(page, link, partial(page_order, page, title, link), heading=False)


def page_order(page: Page, title: str, link: str) -> StepsOrder:
    """What the page shows, top to bottom, with its choices in words."""
    t = page.t
    steps = tuple(step for make in page.shown.values() for step in make())
    return StepsOrder(page.name, t.language, title, page.reading[-1] if page.reading else "", steps, link,
                      {t("Filters"): filters_text(page)})  # fmt: skip

"""A home region's own answer on the page: its sentence, its documents by name, the importers it has none with."""

from __future__ import annotations

from functools import partial

import streamlit as st

from directive.briefing.papers.order import StepsOrder
from directive.briefing.steps import view_step
from directive.briefing.views.region_home import documents, documents_view, importers_view, without_documents
from directive.briefing.views.region_measures import home_names
from directive.ui import cache
from directive.ui.briefing_page.papers import show_papers
from directive.ui.figures import show_list_foot
from directive.ui.lazy import on_open
from directive.ui.page import Page, link_address
from directive.ui.rows import TWO_LINES, show_rows
from directive.ui.text import plain

_IMPORTER_WIDTHS = (84, 60, 248)
_DOCUMENT_WIDTHS = (140, 175, 310, 125, 290, 135, 90)


def open_province(page: Page, code: str) -> None:
    """Open the card of a region of the partner, from a callback."""
    page.state.set("province", code)
    page.state.touch()


def show_filter(page: Page, place: str) -> None:
    """Says that what follows is of one home region, and the way back to all; nothing without a filter."""
    home = page.state["home"]
    if not home:
        return

    def show_all() -> None:
        page.state.set("home", "")
        page.state.touch()

    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key=f"regions-filter-{place}"
    ):
        st.markdown(plain(page.t("{home} only", home=home_names(page)[home])), width="content")
        every = page.t("Show all {of_reporter} regions", of_reporter=page.reporter.of)
        st.button(plain(every), key=f"regions-all-{place}", type="tertiary",
                  icon=":material/filter_alt_off:", on_click=show_all)  # fmt: skip


def show_home(page: Page) -> None:
    """In the card: the sentence, the largest importers without a document, what is not known, the page to print."""
    t, home = page.t, page.state["home"]
    with st.container(key="figure-home-answer", gap="small"):
        with st.container(key="figure-regions-reading"):
            st.markdown(f"**{plain(page.reading[-1])}**")
        view = cache.drawn(page, importers_view, home=home)
        page.shows(view)
        if not view.table.empty:
            st.caption(plain(t("{title}. Click a row to open it.", title=view.title)))
            codes = list(without_documents(page, home)["iso"])
            show_rows(view.datasets["shown"], key=f"regions-without-{home}", opened=None, widths=_IMPORTER_WIDTHS,
                      on_open=lambda row: open_province(page, codes[row]))  # fmt: skip
        for note in view.notes:
            st.caption(plain(note))
        if not page.presenter:
            on_open(t("One page to print"), partial(_print, page, link_address(page)), key="home-paper",
                    icon=":material/print:")  # fmt: skip


def _print(page: Page, link: str) -> None:
    show_papers(page, link, partial(home_order, page, link), formats=("pdf",), heading=False,
                key="home-sheet")  # fmt: skip


def home_order(page: Page, link: str) -> StepsOrder:
    """The home region's answer on one page."""
    home = page.state["home"]
    views = (cache.drawn(page, build, home=home) for build in (importers_view, documents_view))
    steps = tuple(view_step(view) for view in views)
    return StepsOrder(f"region-{home.lower()}", page.t.language, home_names(page)[home], page.reading[-1], steps, link,
                      sheet=True)  # fmt: skip


def show_documents(page: Page) -> None:
    """Below the map: the home region's documents by name; a click opens the other side's card."""
    home = page.state["home"]
    if not home:
        return
    t, view, rows = page.t, cache.drawn(page, documents_view, home=home), documents(page, home)
    with st.container(key="figure-home-documents", gap="xsmall"):
        st.markdown(f"## {plain(view.title)}")
        show_filter(page, "documents")
        codes, province = list(rows["province"]), page.state["province"]
        opened = codes.index(province) if province and province in codes else None
        st.caption(plain(t("Click a row to open the card of the region.")))
        show_rows(view.table, key=f"regions-documents-{home}", opened=opened, widths=_DOCUMENT_WIDTHS,
                  row_height=TWO_LINES,
                  on_open=lambda row: open_province(page, codes[row]) if codes[row] else None)  # fmt: skip
        for note in view.notes:
            st.caption(plain(note))
        show_list_foot(page, view)

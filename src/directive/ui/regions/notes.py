"""Below the map: what is known but has no place on it, how to read it, and the note on borders."""

from __future__ import annotations

import streamlit as st

from directive.charts.world_map import BORDERS
from directive.data.queries.regions import provinces
from directive.i18n import N_
from directive.ui import cache
from directive.ui.page import Page
from directive.ui.regions.map import unplaced
from directive.ui.regions.records import document_line, presence_line, route_line
from directive.ui.text import plain

NOT_CLAIMED = (
    N_("The benchmark is not a forecast, a target, a quota or an estimate of potential. It ignores products, prices, "
       "tariffs, market access, competition and accreditation of plants."),
    N_("Imports are counted where the importing firm is registered, not where the goods are used. Head offices raise "
       "the figures of capitals and large ports."),
    N_("A tie is a document, an office, a route or a company, not trade. Nothing is said about cause, in either "
       "direction. A missing entry may be a gap in this collection."),
    N_("Import shares are of {imports_year}, exports of {base_year}; they come from two statistics with a known "
       "difference between them."),
    N_("The distance between capitals is not a cost of transport."),
    N_("Regions and officials are not ranked; the order of the list is the size of imports."),
    N_("Regions outside the customs table by region (grey) have no benchmark; their figures are neither zero nor "
       "added to others."),
)  # fmt: skip


def show_borders(page: Page) -> None:
    """The note under every map."""
    st.caption(plain(page.t(BORDERS)))


def show_reading(page: Page) -> None:
    """What the figures do not claim."""
    t = page.t
    imports_year = int(cache.ask(provinces)["imports_year"].max())
    years = {"imports_year": imports_year, "base_year": page.pack.base.year}
    with st.expander(t("How to read this")):
        st.markdown("\n".join(f"- {plain(t(sentence, **years))}" for sentence in NOT_CLAIMED))


def show_unplaced(page: Page) -> None:
    """What is listed, never placed by guess."""
    t = page.t
    offices, routes, documents = unplaced(page)
    count = len(offices) + len(routes) + len(documents)
    title = t.n(
        "Not on the map: {count} entry without known coordinates, region or start",
        "Not on the map: {count} entries without known coordinates, region or start", count,
    )  # fmt: skip
    with st.expander(title):
        st.markdown(
            "\n".join(
                [
                    *(presence_line(page, row) for row in offices.to_dict("records")),
                    *(route_line(page, row) for row in routes.to_dict("records")),
                    *(document_line(page, row) for row in documents.to_dict("records")),
                ]
            )
        )

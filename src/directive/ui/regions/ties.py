"""The other views of the regions: who has a document with whom, and size against recorded ties."""

from __future__ import annotations

import streamlit as st

from directive.briefing.views.region_pairs import pairs_view
from directive.briefing.views.region_ties import ties_view
from directive.ui import cache
from directive.ui.figures import show_chart, show_list_foot
from directive.ui.page import Page
from directive.ui.regions.params import spread
from directive.ui.text import plain


def show_ties(page: Page) -> None:
    """The scatter, of the chosen home region or of all."""
    choices = {"count": page.state["count"], "spread": spread(page), "home": page.state["home"]}
    show_chart(page, cache.drawn(page, ties_view, **choices))


def show_pairs(page: Page) -> None:
    """The list, as tall as its longest line needs."""
    view = cache.drawn(page, pairs_view, home=page.state["home"])
    with st.container(key=f"chart-{view.key}", gap="xsmall"):
        st.markdown(f"## {plain(view.title)}")
        st.caption(plain(view.subtitle))
        st.table(view.table.map(lambda cell: plain(str(cell))).set_index(view.table.columns[0]))
        for note in view.notes:
            st.caption(plain(note))
        show_list_foot(page, view)

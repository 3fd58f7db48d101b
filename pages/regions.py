"""The partner's regions: which are we tied to, which do we miss?"""

from directive.ui.shell import require_frame

require_frame()

import streamlit as st

from directive.ui.page import open_page
from directive.ui.regions.card import show_card
from directive.ui.regions.controls import show_controls, show_province_list
from directive.ui.regions.home import show_documents, show_filter
from directive.ui.regions.map import show_map
from directive.ui.regions.notes import show_borders, show_reading, show_unplaced
from directive.ui.regions.params import PARAMS
from directive.ui.regions.ties import show_pairs, show_ties

with open_page("regions", PARAMS) as page:
    with page.section():
        show_controls(page)
    with st.container(key="halves-regions"):
        main, side = st.columns([7, 4], gap="medium")
    with main, page.section():
        if page.state["view"] == "map":
            show_map(page)
            show_borders(page)
        elif page.state["view"] == "pairs":
            show_pairs(page)
        else:
            show_ties(page)
    with side, page.section():
        show_province_list(page)
        show_filter(page, "card")
        show_card(page)
    with page.section():
        show_documents(page)
    with page.section():
        show_unplaced(page)
    with page.section():
        show_reading(page)

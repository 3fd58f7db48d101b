"""Overview: where do we stand, and how far is the goal?"""

from directive.ui.shell import require_frame

require_frame()

import streamlit as st

from directive.briefing.views.overview import peer_shares, share_path, value_path
from directive.ui import cache
from directive.ui.figures import show_chart
from directive.ui.overview import PARAMS, show_doors, show_headline, show_reading
from directive.ui.overview_tables import show_claims, show_targets
from directive.ui.page import open_page

with open_page("overview", PARAMS) as page:
    with page.section():
        show_reading(page)
        show_headline(page)

    share, value = st.columns(2, gap="medium")
    with share, page.section():
        show_chart(page, cache.drawn(page, share_path))
    with value, page.section():
        show_chart(page, cache.drawn(page, value_path))

    peers, doors = st.columns(2, gap="medium")
    with peers, page.section():
        show_chart(page, cache.drawn(page, peer_shares))
    with doors:
        show_doors(page)

    with page.section():
        show_claims(page)
    with page.section():
        show_targets(page)

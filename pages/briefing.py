"""Briefing: show it in the room."""

from directive.ui.shell import require_frame

require_frame()

from directive.ui.briefing_page.show import PARAMS, show_briefing
from directive.ui.page import open_page

with open_page("briefing", PARAMS) as page:
    show_briefing(page)

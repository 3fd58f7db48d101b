"""Trade by partner: who buys, who sells, how did it change?"""

from directive.ui.shell import require_frame

require_frame()

from directive.ui.page import open_page
from directive.ui.partners import sections
from directive.ui.partners.controls import parameters, show_controls

with open_page("partners", parameters()) as page:
    choice = show_controls(page)
    with page.section():
        sections.show_reading(page, choice)
    sections.show_year(page, choice)
    with page.section():
        sections.show_view(page, choice)
    with page.section():
        sections.show_disagreements(page, choice)

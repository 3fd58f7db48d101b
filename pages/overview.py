"""Overview: where do we stand, and how far is the goal?"""

from directive.ui.shell import require_frame

require_frame()

from directive.ui.page import open_page

with open_page("overview") as page:
    page.t("Overview")

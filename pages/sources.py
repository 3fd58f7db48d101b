"""sources."""

from directive.ui.shell import require_frame

require_frame()

from directive.ui.page import open_page

with open_page("sources") as page:
    page.t("sources")

"""Directive targets: what would the goal take, in units and kilograms?"""

from directive.ui.shell import require_frame

require_frame()

from directive.ui.page import open_page
from directive.ui.targets import page as targets

with open_page("targets", targets.params()) as page:
    targets.show(page)

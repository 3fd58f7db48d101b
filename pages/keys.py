"""Four keys: what are the named levers, what is known of each, how much should each carry?"""

from directive.ui.shell import require_frame

require_frame()

from directive.ui.keys import page as keys
from directive.ui.page import open_page

with open_page("keys", keys.params()) as page:
    keys.show(page)

"""Goods: what is sold to the partner, in tonnes and pieces, at what price?"""

from directive.ui.shell import require_frame

require_frame()

from directive.ui.goods import page as goods
from directive.ui.goods.params import params
from directive.ui.page import open_page

with open_page("goods", params()) as page:
    goods.show(page)

"""What defines the picture of the goods page: the good looked at and the measure drawn."""

from __future__ import annotations

from directive.briefing.goods_words import MEASURES
from directive.data.errors import TableError
from directive.data.queries.goods import baselines
from directive.i18n import N_
from directive.ui import cache
from directive.ui.filters import option
from directive.ui.page import Page
from directive.ui.state import Param, choice, in_files


def good_ids() -> list[str]:
    """Goods of the pack in its order; none while their table cannot be used."""
    try:
        return list(cache.ask(baselines)["good_id"])
    except TableError:
        return []  # the page asks again and says what is wrong


def good_names(page: Page) -> dict[str, str]:
    """Names of the goods in the page's language."""
    return {row["good_id"]: page.t.pick(row, "name") for row in cache.ask(baselines).to_dict("records")}


def params() -> tuple[Param, ...]:
    """What the address of this page holds."""
    ids = good_ids()
    return (
        in_files(choice("good", ids[0] if ids else "", good_ids, option(N_("Good"), good_names))),
        choice("measure", "quantity", tuple(MEASURES), option(N_("Measure"), MEASURES)),
    )

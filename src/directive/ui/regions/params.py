"""What defines the picture of the regions page: its address parameters and the words of their options."""

from __future__ import annotations

from directive.briefing.views.region_measures import MEASURES, Spread, home_names, short_names
from directive.data.errors import TableError
from directive.data.queries.regions import home_regions, provinces
from directive.i18n import N_
from directive.ui import cache
from directive.ui.filters import amount, option, options, plain_number, where
from directive.ui.page import Page
from directive.ui.state import choice, in_files, keys, number

VIEWS = {"map": N_("Map"), "pairs": N_("Who with whom"), "ties": N_("Size and ties")}
FOCUSES = {"route": N_("Whole route"), "provinces": N_("Regions only"), "home": N_("Home regions only")}
LAYERS = {
    "links": N_("Documents"),
    "presence": N_("Presence"),
    "transport": N_("Routes"),
    "labels": N_("Names"),
}
COUNTS = {"types": N_("Types of ties"), "documents": N_("Clear documents")}


_ON_MAP = where("view", "map")


def province_codes() -> list[str]:
    """Codes of the partner's regions, the largest importer first; those outside the customs table at the end."""
    return _codes(provinces, by="imports_usd")


def home_codes() -> list[str]:
    """Codes of the reporter's regions."""
    return _codes(home_regions, by="iso")


def _codes(query: object, *, by: str) -> list[str]:
    try:
        frame = cache.ask(query)
    except TableError:
        return []  # the page itself says what is wrong with the table
    return list(frame.sort_values(by, ascending=by == "iso", na_position="last")["iso"])


PARAMS = (
    choice("view", "map", tuple(VIEWS), option(N_("View"), VIEWS)),
    choice("measure", "imports", tuple(MEASURES), option(N_("Colour"), MEASURES, when=_ON_MAP)),
    choice("focus", "route", tuple(FOCUSES)),
    in_files(choice("home", "", lambda: ["", *home_codes()], option(N_("{of_reporter} region"), home_names))),
    choice("province", "", lambda: ["", *province_codes()], option(N_("Region"), short_names)),
    keys("layers", ("links", "labels"), lambda: list(LAYERS), options(N_("On the map"), LAYERS, when=_ON_MAP)),
    choice("count", "types", tuple(COUNTS), option(N_("Vertical axis"), COUNTS, when=where("view", "ties"))),
    number("theta", 0.0, 0.0, 1.5, amount(N_("Weight of distance (θ)"), write=plain_number), digits=2),
    number("value", None, 0.1, 50.0, amount(N_("Target, USD bn"), write=plain_number), digits=3),
)  # fmt: skip


def spread(page: Page) -> Spread:
    """How the page's benchmark spreads a total."""
    goal_bn = page.state["value"]
    return Spread(page.state["theta"], None if goal_bn is None else goal_bn * 1e9)

"""Names and sources of the regions a plan is spread over, and what is assumed of the spread."""

from __future__ import annotations

from directive.briefing.views.region_measures import short_names
from directive.data.queries.regions import benchmark
from directive.i18n import N_
from directive.ui import cache
from directive.ui.page import Page

ASSUMED = N_(
    "provinces by their imports (and distance where θ is above 0), home regions evenly among those with a document in "
    "force"
)


def province_names(page: Page) -> dict[str, str]:
    """Province code -> short name in the visitor's language."""
    return short_names(page)


def region_sources(page: Page) -> tuple[str, ...]:
    """Sources of the benchmark's imports and distances."""
    cells = cache.ask(benchmark, total_value_usd=1.0)["source_ids"]
    return tuple(dict.fromkeys(i for cell in cells for i in cell.split(";") if i))

"""The second view of the regions: size against recorded ties."""

from __future__ import annotations

from directive.briefing.views.region_ties import ties_view
from directive.ui import cache
from directive.ui.figures import show_chart
from directive.ui.page import Page
from directive.ui.regions.params import spread


def show_ties(page: Page) -> None:
    """The scatter, of the chosen home region or of all."""
    choices = {"count": page.state["count"], "spread": spread(page), "home": page.state["home"]}
    show_chart(page, cache.drawn(page, ties_view, **choices))

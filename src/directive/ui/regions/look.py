"""The house colours as the map takes them."""

from __future__ import annotations

from directive.charts.theme import FONT
from directive.maps.look import MapLook
from directive.ui.page import Page

PRESENCE = {"diplomatic": 0, "trade": 1, "industry": 2, "culture": 3, "study": 5}
"""Presence class -> place among the palette's categories."""


def map_look(page: Page) -> MapLook:
    """Colours of the visitor's mode, text as large as the view asks for."""
    p = page.palette
    return MapLook(
        background=p.background,
        land=p.surface,
        border=p.grid,
        text=p.text,
        not_covered=p.gap,
        link=p.second,
        routes={"rail": p.third, "air": p.muted},
        presence={kind: p.categories[place] for kind, place in PRESENCE.items()},
        font=FONT,
        text_size=12 * page.text_scale,
    )

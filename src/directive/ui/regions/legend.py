"""What the colours and marks on the map mean, drawn beside it."""

from __future__ import annotations

import html

import streamlit as st

from directive.briefing.views.region_map import class_texts
from directive.briefing.views.region_measures import Measured
from directive.data.queries.regions import presence
from directive.i18n import N_
from directive.ui import cache
from directive.ui.page import Page
from directive.ui.regions.look import map_look

PRESENCE = {
    "diplomatic": N_("diplomatic"),
    "trade": N_("trade"),
    "industry": N_("industry"),
    "culture": N_("culture"),
    "study": N_("study"),
}
ROUTES = {"rail": N_("container trains"), "air": N_("flights")}
_ITEM = (
    '<span style="display:inline-flex;align-items:center;gap:.35em;white-space:nowrap">{mark}{text}</span>'
)
_BOX = '<span style="width:1.2em;height:.85em;background:{colour};border:1px solid {edge}"></span>'
_DOT = '<span style="width:.7em;height:.7em;border-radius:50%;background:{colour};border:2px solid {edge}"></span>'
_LINE = '<span style="width:1.4em;height:0;border-top:3px solid {colour}"></span>'


def show_legend(page: Page, measure: Measured) -> None:
    """Classes with their numbers, "not published", then the layers that are on."""
    items = [*_class_items(page, measure), *_layer_items(page)]
    st.html(
        '<div class="map-legend" role="note" style="display:flex;flex-wrap:wrap;gap:.25em .9em;font-size:.82rem">'
        + "".join(items)
        + "</div>"
    )


def _class_items(page: Page, measure: Measured) -> list[str]:
    p = page.palette
    texts = zip(measure.classes.colours, class_texts(page, measure), strict=True)
    items = [_item(_BOX.format(colour=colour, edge=p.grid), text) for colour, text in texts]
    head = f"<b>{html.escape(measure.unit)}</b>"
    return [head, *items, _item(_BOX.format(colour=p.gap, edge=p.grid), page.t("not covered"))]


def _layer_items(page: Page) -> list[str]:
    look, t, layers = map_look(page), page.t, page.state["layers"]
    items = []
    if "links" in layers:
        items.append(_item(_LINE.format(colour=look.link), t("documents between regions")))
    if "transport" in layers:
        items += [_item(_LINE.format(colour=colour), t(ROUTES[mode])) for mode, colour in look.routes.items()]
    if "presence" in layers:
        shown = set(cache.ask(presence, has_place=True)["presence_class"])
        items += [
            _item(_DOT.format(colour=look.presence[kind], edge=look.presence[kind]), t(text))
            for kind, text in PRESENCE.items()
            if kind in shown
        ]
        items.append(
            _item(_DOT.format(colour=look.background, edge=page.palette.muted), t("planned or unconfirmed"))
        )
    return items


def _item(mark: str, text: str) -> str:
    return _ITEM.format(mark=mark, text=f"<span>{html.escape(text)}</span>")

"""The map of regions: coloured divisions, documents as arcs, presence as points, routes; frames in, deck out.

The outlines are two addresses that a browser fetches once; a rerun sends colours, words and a few points only.
"""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from zlib import crc32

import pandas as pd
import pydeck as pdk

from directive.maps.colours import by_feature, rgb
from directive.maps.deck import CompactDeck
from directive.maps.labels import Label
from directive.maps.look import MapLook
from directive.maps.mercator import Camera

DIVISIONS = "/app/static/geo/divisions.geojson"
BACKDROP = "/app/static/geo/backdrop.geojson"
CLICKABLE = "divisions-click"
"""Layer id of the shapes that say what they are when the pointer is on them."""
LINK_WIDTHS = {3: 2.2, 2: 1.6, 1: 1.1, 0: 0.9}
"""Strength of a pair's strongest document -> width in pixels."""


@dataclass(frozen=True)
class Shape:
    """One division: its index in the outline file, its fill, what hovering says (plain text, line by line)."""

    index: int
    colour: str
    hover: tuple[str, ...]


@dataclass(frozen=True)
class MapContent:
    """What is on the map. `links` and `routes` need from_lon, from_lat, to_lon, to_lat (degrees); links strength and
    strong (false: drawn faint), routes mode; `points` lon, lat, presence_class, confirmed. An empty table draws
    no layer."""

    shapes: tuple[Shape, ...]
    camera: Camera
    labels: tuple[Label, ...] = ()
    links: pd.DataFrame = field(default_factory=pd.DataFrame)
    routes: pd.DataFrame = field(default_factory=pd.DataFrame)
    points: pd.DataFrame = field(default_factory=pd.DataFrame)
    selected: int | None = None
    hover_note: str = ""


def regions_deck(content: MapContent, *, look: MapLook) -> pdk.Deck:
    """The deck: drawn shapes, and above them the transparent ones that know where the pointer is."""
    layers = [
        _backdrop(look),
        _divisions(content, look),
        *_chosen(content, look),
        _clickable(),
        *_routes(content.routes, look),
        *_links(content.links, look),
        *_points(content.points, look),
        *_labels(content.labels, look),
    ]
    camera = content.camera
    view = pdk.ViewState(
        longitude=camera.lon,
        latitude=camera.lat,
        zoom=camera.zoom,
        min_zoom=1.5,
        max_zoom=8,
        pitch=0,
        bearing=0,
    )
    return CompactDeck(
        layers=layers, initial_view_state=view, map_provider=None, tooltip=_tooltip(content, look)
    )


def _backdrop(look: MapLook) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer", data=BACKDROP, id="backdrop", pickable=False, get_fill_color=rgb(look.land),
        get_line_color=rgb(look.border), get_line_width=0.7, line_width_units=pdk.types.String("pixels"),
    )  # fmt: skip


def _divisions(content: MapContent, look: MapLook) -> pdk.Layer:
    fill = by_feature({shape.index: shape.colour for shape in content.shapes}, other=look.not_covered)
    return pdk.Layer(
        "GeoJsonLayer", data=DIVISIONS, id="divisions", pickable=False, get_fill_color=fill,
        # The outlines stay, so the browser colours them anew only when it is told that the rule has changed.
        update_triggers={"getFillColor": f"{crc32(fill.encode()):x}"}, get_line_color=rgb(look.background),
        get_line_width=0.8, line_width_units=pdk.types.String("pixels"),
    )  # fmt: skip


def _chosen(content: MapContent, look: MapLook) -> list[pdk.Layer]:
    """The outline of the chosen region: a layer named after it, since lines of a layer that stays are not redrawn."""
    if content.selected is None:
        return []
    return [
        pdk.Layer(
            "GeoJsonLayer", data=DIVISIONS, id=f"chosen-{content.selected}", pickable=False, filled=False,
            get_line_color=rgb(look.text), get_line_width=f"properties.i=={content.selected}?2.5:0",
            line_width_units=pdk.types.String("pixels"), line_joint_rounded=True,
        )
    ]  # fmt: skip


def _clickable() -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer", data=DIVISIONS, id=CLICKABLE, pickable=True, stroked=False,
        get_fill_color=[0, 0, 0, 0],
    )  # fmt: skip


def _links(links: pd.DataFrame, look: MapLook) -> list[pdk.Layer]:
    if links.empty:
        return []
    rows = [
        {
            "s": [round(r.from_lon, 2), round(r.from_lat, 2)],
            "t": [round(r.to_lon, 2), round(r.to_lat, 2)],
            "w": LINK_WIDTHS[r.strength],
            "f": int(r.strong),
        }
        for r in links.itertuples()
    ]
    full, faint = (rgb(look.link, alpha=alpha) for alpha in (210, 60))
    colour = f"f?{full}:{faint}".replace(" ", "")
    return [
        pdk.Layer(
            "ArcLayer", data=rows, id="links", pickable=False, get_source_position="s", get_target_position="t",
            get_width="w", get_source_color=colour, get_target_color=colour, get_height=0.2, get_tilt=60,
        )
    ]  # fmt: skip


def _routes(routes: pd.DataFrame, look: MapLook) -> list[pdk.Layer]:
    layers = []
    for mode, colour in look.routes.items():
        rows = [
            {"s": [r.from_lon, r.from_lat], "t": [r.to_lon, r.to_lat]}
            for r in routes.itertuples()
            if r.mode == mode
        ]
        if rows:
            layers.append(
                pdk.Layer(
                    "ArcLayer", data=rows, id=f"routes-{mode}", pickable=False, get_source_position="s",
                    get_target_position="t", get_width=1.6, get_source_color=rgb(colour, alpha=220),
                    get_target_color=rgb(colour, alpha=220), get_height=0.2, get_tilt=-60,
                )
            )  # fmt: skip
    return layers


def _points(points: pd.DataFrame, look: MapLook) -> list[pdk.Layer]:
    if points.empty:
        return []
    spread = points.sort_values(["lat", "lon", "presence_class"])
    place = spread.groupby(["lat", "lon"])
    offsets = (place.cumcount() - (place["lat"].transform("size") - 1) / 2) * 11
    rows = []
    for row, offset in zip(spread.itertuples(), offsets, strict=True):
        colour = rgb(look.presence[row.presence_class])
        fill = [*colour, 255] if row.confirmed else rgb(look.background, alpha=255)
        rows.append({"p": [row.lon, row.lat], "o": [offset, 0], "f": fill, "l": colour if not row.confirmed else
                     rgb(look.background)})  # fmt: skip
    return [
        pdk.Layer(
            "ScatterplotLayer", data=rows, id="presence", pickable=False, stroked=True, get_position="p",
            get_pixel_offset="o", get_fill_color="f", get_line_color="l", get_radius=5,
            radius_units=pdk.types.String("pixels"), line_width_units=pdk.types.String("pixels"), get_line_width=1.5,
        )
    ]  # fmt: skip


def _labels(labels: tuple[Label, ...], look: MapLook) -> list[pdk.Layer]:
    """Names that know which shape the pointer on them means, whatever lies below."""
    if not labels:
        return []
    # A hundredth of a degree is less than a pixel at any zoom of the map.
    rows = [
        {
            "n": label.text,
            "p": [round(label.lon, 2), round(label.lat, 2)],
            "o": [label.dx, label.dy],
            "i": label.shape,
        }
        for label in labels
    ]
    return [
        pdk.Layer(
            "TextLayer", data=rows, id="labels", pickable=True, get_text="n", get_position="p",
            get_pixel_offset="o", get_size=look.text_size, get_color=rgb(look.text), font_weight=600,
            font_family=pdk.types.String(look.font), character_set=pdk.types.String("auto"),
            background=True, get_background_color=rgb(look.background, alpha=175), background_padding=[2, 0, 2, 1],
            parameters={"depthCompare": "always"},  # arcs stand higher than the ground: names stay above them
        )
    ]  # fmt: skip


def _tooltip(content: MapContent, look: MapLook) -> dict[str, object]:
    """One template for all shapes: it holds every shape's words, and shows those of the shape under the pointer
    (the outline file knows its index only, and stays the same in every language and for every measure)."""
    words = "".join(
        f"<i d{shape.index}><b>{_escaped(shape.hover[0])}</b>"
        + "<br>".join(_escaped(line) for line in shape.hover[1:])
        + "</i>"
        for shape in content.shapes
        if shape.hover
    )
    note = f"<small>{_escaped(content.hover_note)}</small>" if content.hover_note else ""
    style = (
        "<style>.dt b{display:block}.dt i{display:none;font-style:normal}.dt [d{i}]{display:block}</style>"
    )
    look = {
        "backgroundColor": look.land, "color": look.text, "fontSize": "13px", "maxWidth": "260px",
        "border": f"1px solid {look.border}",
    }  # fmt: skip
    return {"html": f"<div class=dt data-shape={{i}}>{style}{words}{note}</div>", "style": look}


def _escaped(text: str) -> str:
    # A brace would be read as a field of the shape.
    return html.escape(text).replace("{", "&#123;").replace("}", "&#125;")

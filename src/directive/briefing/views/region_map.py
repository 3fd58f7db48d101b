"""The map of the partner's regions as a still picture in vectors: colours, names, a line for each pair."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from directive.briefing.desk import Desk
from directive.briefing.views.region_measures import (
    TOP,
    Measured,
    Spread,
    home_names,
    measured,
    of_home,
    short_names,
    value_text,
)
from directive.briefing.views.region_table import regions_table, table_sources
from directive.charts.regions import MAP_TEXT, map_spec
from directive.charts.view import ChartView
from directive.charts.world_map import BORDERS
from directive.data.engine import Engine
from directive.data.outlines import divisions, extents
from directive.data.queries.regions import home_regions, map_links
from directive.maps.labels import Label, shown_from, sides_with_room, text_width
from directive.maps.mercator import Camera, fit, world_pixels

KEY = "regions-map"
HEIGHT = 460
SIZE = (800, HEIGHT)
"""Width and height of the map beside the card on a 1366-pixel screen: what the first view fits."""
NO_SPREAD = Spread()
_SMALLEST = (560, 300)
"""The smallest picture in which the names of the largest must all stand."""
_AIRY = 1.25  # names of neighbours that nearly touch are read as one
_NEVER = 1e6  # infinity has no place in a chart's data


def outlines(engine: Engine) -> pd.DataFrame:
    """The rows of the outline file."""
    return divisions()


def map_view(
    desk: Desk,
    *,
    measure: str = "imports",
    spread: Spread = NO_SPREAD,
    home: str = "",
    documents: bool = True,
) -> ChartView:
    """The map as a view: a still picture in vectors, its words, its table. `documents` draws a line for each pair of
    regions with a document, of one home region or of all."""
    return still_map(desk, measured(desk, measure, spread, home=home), spread=spread, home=home,
                     pairs=document_pairs(desk, home=home) if documents else pd.DataFrame())  # fmt: skip


def still_map(
    desk: Desk, measure: Measured, *, spread: Spread, pairs: pd.DataFrame, home: str = ""
) -> ChartView:
    """The same for a measure and lines that are at hand."""
    t = desk.t
    subtitle = ", ".join(part for part in (measure.label, measure.unit, measure.years) if part)
    if not pairs.empty:
        drawn = t.n(
            "{count} pair of regions with a document", "{count} pairs of regions with a document", len(pairs)
        )
        subtitle = f"{subtitle} · {of_home(desk, home, drawn)}"
    top = measure.values.dropna().nlargest(3)
    names = short_names(desk)
    tops = ", ".join(f"{names[code]} {value_text(desk, measure.key, value)}" for code, value in top.items())
    both = not pairs.empty  # without a line between the countries the partner's regions have the whole frame
    still = _still_classes(desk, measure, both=both)
    return ChartView(
        key=KEY, title=measure.title, subtitle=subtitle,
        alt=t("Map of regions coloured by {measure} ({unit}). Largest: {tops}.",
              measure=measure.label, unit=measure.unit, tops=tops),
        spec=map_spec(desk.palette, classes=still, legend_title=f"{measure.label}, {measure.unit}",
                      extent=_extent(desk, "route" if both else "provinces"), whole=both, legend="right"),
        datasets={"rows": _shape_rows(desk, measure, still, both=both), "links": pairs},
        table=regions_table(desk, spread, home=home), source_ids=table_sources(desk, home=home),
        notes=(t(BORDERS),), foot=t(BORDERS), height=HEIGHT,
    )  # fmt: skip


def _shape_rows(desk: Desk, measure: Measured, classes: list[tuple[str, str]], *, both: bool) -> pd.DataFrame:
    """Rows of the still picture: each shape's class in words, its name, and the scale from which the name fits."""
    rows = desk.ask(outlines)[["code", "lon", "lat"]].copy()
    words = dict(zip(measure.classes.colours, class_texts(desk, measure), strict=True))
    values = rows["code"].map(measure.values)
    rows["class"] = [
        desk.t("not covered") if pd.isna(v) else words[measure.classes.colour(v)] for v in values
    ]
    rows.loc[rows["code"].isin(home_names(desk)), "class"] = classes[-1][0] if both else None
    names = short_names(desk)
    # What the source does not cover has no name on any map: no language and no size makes an exception.
    order = rows.assign(value=values).dropna(subset=["value"]).sort_values("value", ascending=False)
    if measure.key != "ties":  # the others' titles speak of the largest
        order = order.head(TOP)
    named = [Label(names[row.code], row.lon, row.lat, 0, 0) for row in order.itertuples()]
    sides = _named_sides(desk, order, named, both=both) if measure.key != "ties" else ["middle"] * len(named)
    free = shown_from(named, size=_AIRY * MAP_TEXT, gap=4) if measure.key == "ties" else [0.0] * len(named)
    places = {
        code: (label.text, side or "right", min(least, _NEVER))
        for code, label, side, least in zip(order["code"], named, sides, free, strict=True)
    }
    placed = [places.get(code, ("", "middle", _NEVER)) for code in rows["code"]]
    rows["label"], rows["side"], rows["shown_from"] = ([place[n] for place in placed] for n in range(3))
    return rows


def _named_sides(desk: Desk, order: pd.DataFrame, named: list[Label], *, both: bool) -> list[str]:
    """Where the names of the largest stand, so that all are there even in the smallest picture."""
    camera = camera_of(desk, "route" if both else "provinces", size=_SMALLEST)
    return sides_with_room(
        named, camera=camera, size=_AIRY * MAP_TEXT, beside=smaller_than_name(desk, camera.zoom)
    )


def smaller_than_name(desk: Desk, zoom: float) -> set[str]:
    """Names of regions that their own name would hide at a zoom."""
    pixel = 360 / (512 * 2**zoom)
    names, sizes = short_names(desk) | home_names(desk), extents()
    return {
        names[row.code]
        for row in desk.ask(outlines).itertuples()
        if row.code in names and row.feature_index in sizes
        and sizes[row.feature_index][0] / pixel < 0.7 * text_width(names[row.code], size=MAP_TEXT)
    }  # fmt: skip


def _still_classes(desk: Desk, measure: Measured, *, both: bool) -> list[tuple[str, str]]:
    pairs = zip(class_texts(desk, measure), measure.classes.colours, strict=True)
    home = [(desk.reporter.name, desk.palette.grid)] if both else []
    return [*pairs, (desk.t("not covered"), desk.palette.gap), *home]


def class_texts(desk: Desk, measure: Measured) -> list[str]:
    """The classes in words, lowest first: "below 5 bn", "5 bn – 10 bn", "100 bn and more"; whole numbers alone."""
    t, edges = desk.t, [desk.t.compact(edge, significant=_digits(edge)) for edge in measure.classes.edges]
    if measure.key == "ties":
        return [t.number(step) for step in range(len(measure.classes.colours))]
    if not edges:
        return [t("all")]
    middle = [f"{low} – {high}" for low, high in pairwise(edges)]
    return [t("below {value}", value=edges[0]), *middle, t("{value} and more", value=edges[-1])]


def _digits(edge: float) -> int:
    return next((digits for digits in range(1, 6) if float(f"{edge:.{digits - 1}e}") == edge), 6)


def document_pairs(desk: Desk, *, home: str = "", province: str = "") -> pd.DataFrame:
    """A line for each pair of regions with a document, of one home region or of all; those of `province` strong."""
    frame = desk.ask(map_links, home_region=home or None)
    frame = frame.assign(strong=(frame["province"] == province) | (province == ""))
    columns = ["home_region", "province", "from_lon", "from_lat", "to_lon", "to_lat", "strength", "strong"]
    return _apart(desk, frame[columns])


def _apart(desk: Desk, frame: pd.DataFrame) -> pd.DataFrame:
    """Regions that share a centre (a capital that is a region of its own): the second starts inside its shape."""
    homes = desk.ask(home_regions)
    sharing = set(homes.loc[homes.duplicated(["lat", "lon"]), "iso"])
    inside = desk.ask(outlines).set_index("code")
    moved = frame["home_region"].isin(sharing)
    return frame.assign(
        from_lon=frame["from_lon"].where(~moved, frame["home_region"].map(inside["lon"])),
        from_lat=frame["from_lat"].where(~moved, frame["home_region"].map(inside["lat"])),
    )


def camera_of(desk: Desk, focus: str, *, size: tuple[int, int] = SIZE) -> Camera:
    """The first view: both countries, the partner's regions, or the reporter's; from the label points."""
    return fit(_bounds(desk, focus), width=size[0], height=size[1])


def _bounds(desk: Desk, focus: str) -> tuple[float, float, float, float]:
    rows = desk.ask(outlines)
    is_home = rows["code"].isin(desk.ask(home_regions)["iso"])
    part = {"route": rows, "provinces": rows[~is_home], "home": rows[is_home]}[focus]
    side, top = {"route": (6, 3.5), "provinces": (7, 3), "home": (1.7, 1.0)}[focus]
    return (
        part["lon"].min() - side,
        part["lat"].min() - top,
        part["lon"].max() + side,
        part["lat"].max() + top,
    )


def _extent(desk: Desk, focus: str) -> tuple[float, float]:
    """Width and height of what is drawn, in pixels of the world at zoom 0."""
    west, south, east, north = _bounds(desk, focus)
    (left, top), (right, bottom) = world_pixels(west, north, zoom=0), world_pixels(east, south, zoom=0)
    return right - left, bottom - top

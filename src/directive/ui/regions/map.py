"""The map view: content from the queries, drawn once, recoloured in place; a click opens the region's card."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from directive.briefing.sources import source_line
from directive.charts.regions import map_spec
from directive.charts.view import ChartView
from directive.data.outlines import divisions
from directive.data.queries.regions import (
    home_regions,
    links,
    map_links,
    presence,
    provinces,
    transport,
)
from directive.maps.labels import Label, without_overlap
from directive.maps.mercator import Camera, fit
from directive.maps.regions import CLICKABLE, MapContent, Shape, regions_deck
from directive.ui import cache
from directive.ui.downloads import show_downloads
from directive.ui.page import Page
from directive.ui.regions.controls import home_names
from directive.ui.regions.legend import class_texts, show_legend
from directive.ui.regions.look import map_look
from directive.ui.regions.measures import Measured, measured, short_names, value_text
from directive.ui.regions.table import regions_table, table_sources
from directive.ui.text import plain

KEY = "regions-map"
HEIGHT = 460
# Width and height of the map beside the card (1366-pixel screen; presenter view on 1920): what the first view fits.
_SIZE, _PRESENTER_SIZE = (800, HEIGHT), (1000, HEIGHT + 160)
_GENERATION = "_regions.generation"


def outlines() -> pd.DataFrame:
    """The rows of the outline file."""
    return _outlines(cache.pack().version)


@st.cache_data(show_spinner=False)
def _outlines(version: str) -> pd.DataFrame:
    return divisions()


def show_map(page: Page) -> None:
    """Finding, map, legend, source line, table twin, downloads."""
    measure = measured(page)
    view = map_view(page, measure)
    with st.container(key=f"chart-{KEY}", gap="xsmall"):
        st.markdown(f"#### {plain(view.title)}")
        st.caption(plain(view.subtitle))
        deck = regions_deck(
            content(page, measure), look=map_look(page),
            generation=st.session_state.get(_GENERATION, 0),
        )  # fmt: skip
        st.pydeck_chart(
            deck, key=KEY, height=_size(page)[1], on_select=lambda: _clicked(page),
            selection_mode="single-object", alt=view.alt,
        )  # fmt: skip
        show_legend(page, measure)
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.caption(plain(source_line(page, view.source_ids)), width="stretch")
            with st.popover(page.t("Table"), type="tertiary", icon=":material/table:", key=f"table-{KEY}"):
                st.dataframe(view.table, hide_index=True, placeholder=page.t("not published"))
            show_downloads(page, view)


def _clicked(page: Page) -> None:
    """Take a click: a region of the partner opens its card, one of the reporter filters by it."""
    selected = st.session_state[KEY].selection.get("indices", {})
    rows = outlines().set_index("feature_index")["code"]
    for layer, indices in selected.items():
        if layer.startswith(CLICKABLE) and indices:
            code = rows[indices[0]]
            is_home = code in home_names(page)
            param = "home" if is_home else "province"
            page.state.set(param, "" if page.state[param] == code and is_home else code)
            st.session_state[_GENERATION] = st.session_state.get(_GENERATION, 0) + 1
    page.state.touch()


def map_view(page: Page, measure: Measured) -> ChartView:
    """The map as a view: words, table twin, and a still picture of it for the downloads."""
    t = page.t
    subtitle = ", ".join(part for part in (measure.label, measure.unit, measure.years) if part)
    pairs = _links(page)
    if not pairs.empty:
        drawn = t.n(
            "{count} pair of regions with a document", "{count} pairs of regions with a document", len(pairs)
        )
        subtitle = f"{subtitle} · {drawn}"
    top = measure.values.dropna().nlargest(3)
    names = short_names(page)
    tops = ", ".join(f"{names[code]} {value_text(page, measure.key, value)}" for code, value in top.items())
    still = _still_classes(page, measure)
    return ChartView(
        key=KEY, title=measure.title, subtitle=subtitle,
        alt=t("Map of regions coloured by {measure} ({unit}). Largest: {tops}.",
              measure=measure.label, unit=measure.unit, tops=tops),
        spec=map_spec(page.palette, classes=still, legend_title=f"{measure.label}, {measure.unit}"),
        datasets={"rows": _shape_rows(page, measure, still), "links": pairs},
        table=regions_table(page), source_ids=table_sources(page), height=HEIGHT,
    )  # fmt: skip


def _shape_rows(page: Page, measure: Measured, classes: list[tuple[str, str]]) -> pd.DataFrame:
    """Rows of the still picture: each shape's class in words, and a name where it fits."""
    rows = outlines()[["code", "lon", "lat"]].copy()
    words = dict(zip(measure.classes.colours, class_texts(page, measure), strict=True))
    values = rows["code"].map(measure.values)
    rows["class"] = [
        page.t("not covered") if pd.isna(v) else words[measure.classes.colour(v)] for v in values
    ]
    rows.loc[rows["code"].isin(home_names(page)), "class"] = classes[-1][0]
    names = short_names(page)
    order = rows.assign(value=values).sort_values("value", ascending=False, na_position="last")
    labels = [Label(names[r.code], r.lon, r.lat, 0, 0) for r in order.itertuples() if r.code in names]
    fitting = {label.text for label in without_overlap(labels, camera=camera_of("route"), size=8)}
    rows["label"] = [names.get(code, "") if names.get(code) in fitting else "" for code in rows["code"]]
    return rows


def _still_classes(page: Page, measure: Measured) -> list[tuple[str, str]]:
    pairs = zip(class_texts(page, measure), measure.classes.colours, strict=True)
    return [*pairs, (page.t("not covered"), page.palette.gap), (page.reporter.name, page.palette.grid)]


def content(page: Page, measure: Measured) -> MapContent:
    """Everything on the map, from the page's choices."""
    layers, camera = page.state["layers"], camera_of(page.state["focus"], size=_size(page))
    rows = outlines()
    chosen = rows.loc[rows["code"] == page.state["province"], "feature_index"]
    return MapContent(
        shapes=tuple(_shapes(page, measure)),
        camera=camera,
        labels=tuple(_labels(page, measure, camera)) if "labels" in layers else (),
        links=_links(page),
        routes=_routes(page) if "transport" in layers else pd.DataFrame(),
        points=_points() if "presence" in layers else pd.DataFrame(),
        selected=int(chosen.iloc[0]) if len(chosen) else None,
        hover_note=", ".join(part for part in (measure.label, measure.unit, measure.years) if part),
    )


def _size(page: Page) -> tuple[int, int]:
    return _PRESENTER_SIZE if page.presenter else _SIZE


def camera_of(focus: str, *, size: tuple[int, int] = _SIZE) -> Camera:
    """The first view: both countries, the partner's regions, or the reporter's; from the label points."""
    rows = outlines()
    is_home = rows["code"].isin(cache.ask(home_regions)["iso"])
    part = {"route": rows, "provinces": rows[~is_home], "home": rows[is_home]}[focus]
    side, top = {"route": (6, 3.5), "provinces": (7, 3), "home": (1.7, 1.0)}[focus]
    bounds = (
        part["lon"].min() - side,
        part["lat"].min() - top,
        part["lon"].max() + side,
        part["lat"].max() + top,
    )
    return fit(bounds, width=size[0], height=size[1])


def _shapes(page: Page, measure: Measured) -> list[Shape]:
    names, homes = short_names(page), home_names(page)
    shapes = []
    for row in outlines().itertuples():
        if row.code in homes:
            chosen = row.code == page.state["home"]
            colour = page.palette.second if chosen else page.palette.grid
            shapes.append(Shape(row.feature_index, colour, (homes[row.code],)))
            continue
        value = measure.values.get(row.code)
        known = not pd.isna(value)
        colour = measure.classes.colour(value) if known else page.palette.gap
        words = value_text(page, measure.key, value) if known else page.t("not covered")
        shapes.append(Shape(row.feature_index, colour, (names.get(row.code, row.code), words)))
    return shapes


def _labels(page: Page, measure: Measured, camera: Camera) -> list[Label]:
    names, homes, focus = short_names(page), home_names(page), page.state["focus"]
    rows = outlines().assign(value=lambda frame: frame["code"].map(measure.values).astype(float))
    rows = rows.sort_values("value", ascending=False, na_position="last")
    chosen = rows["code"].isin([page.state["province"], page.state["home"]])
    rows = pd.concat([rows[chosen], rows[~chosen]])
    inside = rows["code"].isin(names) if focus != "home" else rows["code"].isin(homes)
    words = names | homes
    labels = [Label(words[r.code], r.lon, r.lat, r.dx, r.dy) for r in rows[inside].itertuples()]
    if focus == "route":
        home = rows[rows["code"].isin(homes)]
        labels.insert(0, Label(page.reporter.name, home["lon"].mean(), home["lat"].min(), 0, 26))
    return without_overlap(labels, camera=camera, size=12 * page.text_scale)


def _links(page: Page) -> pd.DataFrame:
    if "links" not in page.state["layers"]:
        return pd.DataFrame()
    frame = cache.ask(map_links, home_region=page.state["home"] or None)
    frame["strong"] = (frame["province"] == page.state["province"]) | (page.state["province"] == "")
    return _apart(
        frame[["home_region", "province", "from_lon", "from_lat", "to_lon", "to_lat", "strength", "strong"]]
    )


def _apart(frame: pd.DataFrame) -> pd.DataFrame:
    """Regions that share a centre (a capital that is a region of its own): the second starts inside its shape."""
    homes = cache.ask(home_regions)
    sharing = set(homes.loc[homes.duplicated(["lat", "lon"]), "iso"])
    inside = outlines().set_index("code")
    moved = frame["home_region"].isin(sharing)
    return frame.assign(
        from_lon=frame["from_lon"].where(~moved, frame["home_region"].map(inside["lon"])),
        from_lat=frame["from_lat"].where(~moved, frame["home_region"].map(inside["lat"])),
    )


def _routes(page: Page) -> pd.DataFrame:
    frame = cache.ask(transport, drawable=True, home_region=page.state["home"] or None)
    frame = frame[~frame["planned"]]
    mode = frame["mode"].map({"flight": "air"}).fillna("rail")
    return frame[["from_lon", "from_lat", "to_lon", "to_lat"]].assign(mode=mode)


def _points() -> pd.DataFrame:
    frame = cache.ask(presence, has_place=True)
    confirmed = frame["status_class"] == "reported"
    return frame[["lon", "lat", "presence_class"]].assign(confirmed=confirmed)


def unplaced(page: Page) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """What is known but not drawn: presence without a place, routes without an end or only planned, documents
    whose region is not named."""
    routes = cache.ask(transport)
    documents = cache.ask(links)
    known = set(cache.ask(provinces)["iso"])
    missing = documents[(documents["home_region"] == "") | ~documents["province"].isin(known)]
    return cache.ask(presence, has_place=False), routes[~routes["drawable"] | routes["planned"]], missing

"""The map view: content from the queries, drawn once, recoloured in place; a click opens the region's card."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from directive.briefing.views.region_map import (
    HEIGHT,
    KEY,
    SIZE,
    camera_of,
    document_pairs,
    home_names,
    outlines,
    smaller_than_name,
    still_map,
)
from directive.briefing.views.region_measures import Measured, measured, short_names, value_text
from directive.data.queries.regions import links, presence, provinces, transport
from directive.maps.labels import Label, without_overlap
from directive.maps.mercator import Camera
from directive.maps.regions import MapContent, Shape, regions_deck
from directive.ui.figures import show_foot
from directive.ui.page import Page
from directive.ui.regions.clicks import map_clicks
from directive.ui.regions.legend import show_legend
from directive.ui.regions.look import map_look
from directive.ui.regions.params import spread
from directive.ui.text import plain

_PRESENTER_SIZE = (1000, HEIGHT + 160)


def show_map(page: Page) -> None:
    """Finding, map, legend, source line, table twin, downloads."""
    measure = measured(page, page.state["measure"], spread(page), home=page.state["home"])
    pairs = _links(page)
    view = still_map(page, measure, spread=spread(page), pairs=pairs, home=page.state["home"])
    with st.container(key=f"chart-{KEY}", gap="xsmall"):
        st.markdown(f"## {plain(view.title)}")
        st.caption(plain(view.subtitle))
        deck = regions_deck(content(page, measure, pairs), look=map_look(page))
        st.pydeck_chart(deck, key=KEY, height=_size(page)[1], alt=view.alt)
        map_clicks(lambda shape: _clicked(page, shape), key=f"{KEY}-clicks")
        show_legend(page, measure)
        show_foot(page, view)


def _clicked(page: Page, shape: int) -> None:
    """Take a click: a region of the partner opens its card, one of the reporter filters by it."""
    rows = page.ask(outlines)
    code = dict(zip(rows["feature_index"], rows["code"], strict=True)).get(shape)
    if code is None:
        return
    is_home = code in home_names(page)
    param = "home" if is_home else "province"
    page.state.set(param, "" if page.state[param] == code and is_home else code)
    page.state.touch()


def content(page: Page, measure: Measured, pairs: pd.DataFrame) -> MapContent:
    """Everything on the map, from the page's choices."""
    layers, camera = page.state["layers"], camera_of(page, page.state["focus"], size=_size(page))
    rows = page.ask(outlines)
    chosen = rows.loc[rows["code"] == page.state["province"], "feature_index"]
    return MapContent(
        shapes=tuple(_shapes(page, measure)),
        camera=camera,
        labels=tuple(_labels(page, measure, camera)) if "labels" in layers else (),
        links=pairs,
        routes=_routes(page) if "transport" in layers else pd.DataFrame(),
        points=_points(page) if "presence" in layers else pd.DataFrame(),
        selected=int(chosen.iloc[0]) if len(chosen) else None,
        hover_note=", ".join(part for part in (measure.label, measure.unit, measure.years) if part),
    )


def _size(page: Page) -> tuple[int, int]:
    return _PRESENTER_SIZE if page.presenter else SIZE


def _shapes(page: Page, measure: Measured) -> list[Shape]:
    names, homes = short_names(page), home_names(page)
    shapes = []
    for row in page.ask(outlines).itertuples():
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
    rows = page.ask(outlines).assign(value=lambda frame: frame["code"].map(measure.values).astype(float))
    rows = rows.sort_values("value", ascending=False, na_position="last")
    rows = rows[rows["value"].notna() | ~rows["code"].isin(names) | (rows["code"] == page.state["province"])]
    chosen = rows["code"].isin([page.state["province"], page.state["home"]])
    rows = pd.concat([rows[chosen], rows[~chosen]])
    inside = rows["code"].isin(names) if focus != "home" else rows["code"].isin(homes)
    words = names | homes
    labels = [
        Label(words[r.code], r.lon, r.lat, r.dx, r.dy, r.feature_index) for r in rows[inside].itertuples()
    ]
    if focus == "route":
        home = rows[rows["code"].isin(homes)]
        labels.insert(0, Label(page.reporter.name, home["lon"].mean(), home["lat"].min(), 0, 26))
    hidden = smaller_than_name(page, camera.zoom)
    return without_overlap(labels, camera=camera, size=12 * page.text_scale, beside=hidden)


def _links(page: Page) -> pd.DataFrame:
    state = page.state
    if "links" not in state["layers"]:
        return pd.DataFrame()
    return document_pairs(page, home=state["home"], province=state["province"])


def _routes(page: Page) -> pd.DataFrame:
    frame = page.ask(transport, drawable=True, home_region=page.state["home"] or None)
    frame = frame[~frame["planned"]]
    mode = frame["mode"].map({"flight": "air"}).fillna("rail")
    return frame[["from_lon", "from_lat", "to_lon", "to_lat"]].assign(mode=mode)


def _points(page: Page) -> pd.DataFrame:
    frame = page.ask(presence, has_place=True)
    confirmed = frame["status_class"] == "reported"
    return frame[["lon", "lat", "presence_class"]].assign(confirmed=confirmed)


def unplaced(page: Page) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """What is known but not drawn: presence without a place, routes without an end or only planned, documents
    whose region is not named."""
    routes = page.ask(transport)
    documents = page.ask(links)
    known = set(page.ask(provinces)["iso"])
    missing = documents[(documents["home_region"] == "") | ~documents["province"].isin(known)]
    return page.ask(presence, has_place=False), routes[~routes["drawable"] | routes["planned"]], missing

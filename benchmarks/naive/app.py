"""The named alternative: the same content as the app's pages the straightforward way.

One script, Altair objects and the pydeck map with its outlines made anew on every run, tables read with pandas every
time, no cache. Choose the content with `?page=partners|targets|regions`.
"""

import json
from pathlib import Path

import altair as alt
import pandas as pd
import pydeck as pdk
import streamlit as st

DATA = Path(__file__).parents[2] / "data"
STATIC = Path(__file__).parents[2] / "static"
st.set_page_config(layout="wide")
st.header("The same content, the straightforward way")
page = st.query_params.get("page", "partners")
trade = pd.read_parquet(DATA / "tidy" / "trade.parquet")
keys = pd.read_parquet(DATA / "tidy" / "partner_keys.parquet")
own = trade[
    (trade["reporter_key"] == "BLR") & (trade["source_id"] == "imf_dots_repo") & (trade["flow"] == "export")
]
own = own.merge(keys[["key", "label_en"]], left_on="partner_key", right_on="key")


def partners() -> None:
    """Bars, trend, world map and table of one year."""
    year = st.slider("Year", 1992, 2020, 2019, key="year")
    rows = own[(own["year"] == year) & (own["row_role"] == "country")].nlargest(15, "value_usd")
    left, right = st.columns(2)
    left.altair_chart(alt.Chart(rows).mark_bar().encode(x="value_usd:Q", y=alt.Y("label_en:N", sort="-x")))
    lines = own[own["partner_key"].isin(["CHN", "RUS", "EUU"])]
    right.altair_chart(alt.Chart(lines).mark_line().encode(x="year:O", y="value_usd:Q", color="label_en:N"))
    world = json.loads((STATIC / "geo" / "world.topojson").read_text())
    data = alt.Data(values=world, format=alt.DataFormat(type="topojson", feature="countries"))
    found = alt.LookupData(
        own[own["year"] == year][["partner_key", "value_usd"]], "partner_key", ["value_usd"]
    )
    shapes = alt.Chart(data).mark_geoshape().transform_lookup("properties.iso3", from_=found)
    st.altair_chart(shapes.encode(color="value_usd:Q").project("equalEarth"))
    st.dataframe(rows[["label_en", "value_usd"]])


def targets() -> None:
    """Levers, two paths, the distribution of own windows, a table of milestones."""
    share = st.slider("Share", 0.5, 30.0, 10.0, 0.1, key="share") / 100
    growth = st.slider("Growth of others", -10.0, 15.0, 0.0, 0.5, key="h") / 100
    others = [40.3 * (1 + growth) ** k for k in range(6)]
    goal = share * others[-1] / (1 - share)
    path = pd.DataFrame(
        {"year": range(2025, 2031), "value": [1.7 * (goal / 1.7) ** (k / 5) for k in range(6)]}
    )
    path["share"] = path["value"] / (path["value"] + others)
    for column, field in zip(st.columns(2), ("share", "value"), strict=True):
        column.altair_chart(alt.Chart(path).mark_line(point=True).encode(x="year:O", y=f"{field}:Q"))
    china = own[own["partner_key"] == "CHN"].set_index("year")["value_usd"]
    windows = ((china.shift(-5) / china) ** 0.2 - 1).dropna().reset_index(name="growth")
    st.altair_chart(alt.Chart(windows).mark_bar().encode(x="year:O", y="growth:Q"))
    pairs = pd.read_parquet(DATA / "tidy" / "reference_pairs.parquet")
    pairs["share"] = pairs["value_usd"] / pairs["exporter_total_usd"]
    starts = pairs[pairs["share"].between(0.03, 0.06) & (pairs["value_usd"] >= 5e8)]
    ends = pairs[["pair_id", "year", "share"]].assign(year=lambda rows: rows["year"] - 5)
    st.write(
        int((starts.merge(ends, on=["pair_id", "year"], suffixes=("", "_end"))["share_end"] >= 0.1).sum())
    )
    st.dataframe(path)


def regions() -> None:
    """The map of provinces with its outlines inside, and the table."""
    measure = st.selectbox("Colour", ["imports_usd", "population"], key="measure")
    rows = pd.read_parquet(DATA / "tidy" / "provinces.parquet").set_index("iso")
    outlines = json.loads((STATIC / "geo" / "divisions.geojson").read_text())
    largest = rows[measure].max()
    for feature in outlines["features"]:
        value = rows[measure].get(feature["properties"]["code"])
        part = 0 if value is None or value != value else value / largest
        feature["properties"]["colour"] = [int(230 - 200 * part), int(240 - 150 * part), 245]
    layer = pdk.Layer(
        "GeoJsonLayer", outlines, get_fill_color="properties.colour", pickable=True, id="divisions"
    )
    view = pdk.ViewState(latitude=45, longitude=75, zoom=2)
    st.pydeck_chart(pdk.Deck(layers=[layer], map_provider=None, initial_view_state=view))
    st.dataframe(rows[[measure]])


{"partners": partners, "targets": targets, "regions": regions}[page]()

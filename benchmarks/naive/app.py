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
from streamlit.delta_generator import DeltaGenerator

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
    """Eight levers, five figures, four charts with table and download each, who got there, one sentence."""
    first, second = st.columns(4), st.columns(4)
    share = first[0].slider("Share", 0.5, 30.0, 10.0, 0.1, key="share") / 100
    for column, name in zip(first[1:], ("Value", "Growth", "Multiple"), strict=True):
        column.slider(name, 0.0, 20.0, 5.0, 0.1)
    year = second[0].slider("Target year", 2026, 2040, 2030)
    growth = second[1].slider("Growth of others", -10.0, 15.0, 0.0, 0.5, key="h") / 100
    second[2].slider("Diverted", 0.0, 100.0, 0.0, 5.0)
    second[3].selectbox("Shape", ["Constant growth", "Linear", "Front-loaded", "Back-loaded"])
    years = year - 2025
    others = [40.3 * (1 + growth) ** k for k in range(years + 1)]
    goal = share * others[-1] / (1 - share)
    need = (goal / 1.7) ** (1 / years) - 1
    path = pd.DataFrame(
        {"year": range(2025, year + 1), "value": [1.7 * (1 + need) ** k for k in range(years + 1)]}
    )
    path["share"] = path["value"] / (path["value"] + others)
    path["goal_share"], path["goal_value"] = share, share * (path["value"] + others)
    texts = {"Value": f"${goal:.2f} bn", "Growth": f"{need:.1%}", "Share": f"{share:.1%}",
             "Multiple": f"× {goal / 1.7:.2f}", "Increase": f"${goal - 1.7:.2f} bn"}  # fmt: skip
    for column, field in zip(st.columns(2), ("share", "value"), strict=True):
        lines = alt.Chart(path).encode(x="year:O")
        way = lines.mark_line(point=True).encode(y=f"{field}:Q", tooltip=["year", field])
        _chart(column, way + lines.mark_line(color="red").encode(y=f"goal_{field}:Q"), path, field)
    for column, (name, text) in zip(st.columns(5), texts.items(), strict=True):
        with column.container(border=True):
            st.metric(name, text)
            st.popover("Source").write("International Monetary Fund")
    pairs = pd.read_parquet(DATA / "tidy" / "reference_pairs.parquet")
    pairs["share"] = pairs["value_usd"] / pairs["exporter_total_usd"]
    ends = pairs[["pair_id", "year", "share", "value_usd"]].assign(year=lambda rows: rows["year"] - years)
    found = []
    for low, high, least in ((0.03, 0.06, 5e8), (0.02, 0.06, 1e8), (0.03, 0.06, 1e9)):
        starts = pairs[pairs["share"].between(low, high) & (pairs["value_usd"] >= least)]
        both = starts.merge(ends, on=["pair_id", "year"], how="left", suffixes=("", "_end"))
        found.append(
            {"class": f"{low:.0%}–{high:.0%}, {least:.0f}", "reached": (both["share_end"] >= share).mean()}
        )
        if len(found) == 1:
            chosen = both.assign(growth=(both["value_usd_end"] / both["value_usd"]) ** (1 / years) - 1)
    st.write(
        f"To reach {share:.1%}, {(chosen['growth'] >= need).sum()} of {len(chosen)} starts grew that fast."
    )
    st.selectbox("Class", [row["class"] for row in found])
    left, right = st.columns(2)
    classes = pd.DataFrame(found)
    _chart(
        left,
        alt.Chart(classes).mark_point(filled=True).encode(x="reached:Q", y="class:N"),
        classes,
        "classes",
    )
    counts = (
        chosen["growth"]
        .clip(-0.3, 0.5)
        .mul(40)
        .round()
        .value_counts()
        .div(1)
        .rename_axis("step")
        .reset_index()
    )
    _chart(right, alt.Chart(counts).mark_bar().encode(x="step:Q", y="count:Q"), counts, "growth")
    best = chosen[chosen["share_end"] >= share].nlargest(80, "value_usd")
    right.dataframe(best[["exporter_key", "partner_key", "year", "share", "share_end", "growth"]])


def _chart(place: DeltaGenerator, chart: alt.Chart, rows: pd.DataFrame, name: str) -> None:
    """A chart with its table and its file."""
    with place:
        st.subheader(name)
        st.altair_chart(chart)
        with st.popover("Table"):
            st.dataframe(rows)
        with st.popover("Download"):
            st.download_button("CSV", rows.to_csv(), f"{name}.csv", key=f"csv-{name}")


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

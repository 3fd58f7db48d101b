"""Partners of one year on a world map: fixed classes, so that years can be compared; no data stays pale."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd

from directive.charts.measures import MEASURES, Measure, joined, name_of, source_ids
from directive.charts.theme import Palette
from directive.charts.view import ChartView
from directive.i18n import N_, Translator

OUTLINES = Path(__file__).parents[3] / "static" / "geo" / "world.topojson"
URL = "/app/static/geo/world.topojson"
# Upper ends of the classes, in the axis unit (USD million, percent, place): the same for every year and flow.
_ENDS = {
    "value": (1, 10, 100, 1_000, 10_000),
    "share": (0.01, 0.1, 1, 5, 10),
    "rank": (5, 10, 25, 50, 100),
    "growth": (-20, -5, 0, 5, 20),
    "balance": (-1_000, -100, 0, 100, 1_000),
}
BORDERS = N_(
    "Outlines are simplified from the public-domain Natural Earth data set and serve only to place statistics. "
    "Borders, names and colours on this map are not a statement on the status of any territory or on any boundary. "
    "Areas shown in grey are not covered by the source of the figures. Small islands and sea areas are left out."
)


@dataclass(frozen=True)
class Placing:
    """What the map shows: the measure, the year, and the partner that is outlined."""

    measure: Measure
    year: int
    partner: str

    @property
    def scheme(self) -> str:
        """The name of the classes in use."""
        return (
            "balance"
            if self.measure.flow == "balance" and self.measure.name == "value"
            else self.measure.name
        )


@cache
def shapes() -> frozenset[str]:
    """ISO 3166-1 alpha-3 codes that have an outline."""
    outlines = json.loads(OUTLINES.read_text(encoding="utf-8"))["objects"]["countries"]["geometries"]
    return frozenset(shape["properties"]["iso3"] for shape in outlines if shape["properties"].get("iso3"))


def world_map(
    frame: pd.DataFrame, placing: Placing, *, names: pd.DataFrame, t: Translator, palette: Palette
) -> ChartView:
    """The map of the countries in `frame`, an answer of `partners_in_year`; `names`: every partner with its code."""
    measure = placing.measure
    countries = frame[frame["role"] == "country"]
    shown = names[(names["iso3"] != "") & (names["role"] == "country")].merge(
        countries[["partner_key", "value_usd", "share", "rank", "growth", "source_id"]],
        on="partner_key",
        how="left",
    )
    labels = class_labels(placing.scheme, t)
    places = [class_of(placing.scheme, value) for value in measure.scaled(shown[measure.column])]
    missing = t("no figure")
    rows = pd.DataFrame(
        {
            "iso3": shown["iso3"],
            "class": [missing if place is None else labels[place] for place in places],
            "tip": [_tip(row, measure, t) for row in shown.to_dict("records")],
            "edge": shown["partner_key"] == placing.partner,
        }
    )
    title = _title(countries, placing, t)
    return ChartView(
        key="partners-map",
        title=title,
        subtitle=measure.subtitle(t, placing.year, alone=True),
        alt=t(
            "World map of {measure} by partner. {finding}.", measure=t(MEASURES[measure.name]), finding=title
        ),
        spec=_spec(placing.scheme, tuple(labels), missing=missing, title=measure.unit(t), palette=palette),
        datasets={"rows": rows},
        table=_twin(countries, measure, t),
        source_ids=source_ids(countries),
        notes=(t(BORDERS), *_beside(countries, measure, t)),
        foot=t(BORDERS),
        height=430,
    )


def class_of(scheme: str, value: float) -> int | None:
    """The class a value belongs to, 0 for the lowest; None where there is no value.

    >>> class_of("share", 0.5), class_of("rank", 5.0), class_of("value", float("nan"))
    (2, 0, None)
    """
    if pd.isna(value):
        return None
    inclusive = scheme == "rank"  # place 5 belongs to the first five
    return sum(1 for end in _ENDS[scheme] if (value > end if inclusive else value >= end))


def class_labels(scheme: str, t: Translator) -> list[str]:
    """What the legend says of each class, lowest first."""
    ends = [
        t.number(end, digits=None if isinstance(end, int) else 2 if end < 0.1 else 1) for end in _ENDS[scheme]
    ]
    ends = [end.removesuffix(".0") for end in ends]
    if scheme == "rank":
        firsts = [1, *(end + 1 for end in _ENDS[scheme])]
        return [f"{first}–{last}" for first, last in zip(firsts, ends, strict=False)] + [f"> {ends[-1]}"]
    middle = [t("{low} to {high}", low=a, high=b) for a, b in itertools.pairwise(ends)]
    return [f"< {ends[0]}", *middle, f"≥ {ends[-1]}"]


def _colours(scheme: str, palette: Palette) -> list[str]:
    if scheme == "rank":
        return list(reversed(palette.ramp))
    if scheme in ("growth", "balance"):
        below = palette.categories[3]
        return [mixed(below, palette.background, part) for part in (0.9, 0.6, 0.3)] + list(
            palette.ramp[1:6:2]
        )
    return list(palette.ramp)


def mixed(colour: str, ground: str, part: float) -> str:
    """`part` (0-1) of a colour over a ground, as a hexadecimal colour."""
    pairs = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * part + b * (1 - part)):02X}" for a, b in pairs)


@lru_cache(maxsize=64)
def _spec(
    scheme: str, labels: tuple[str, ...], *, missing: str, title: str, palette: Palette
) -> dict[str, Any]:
    outlines = alt.Data(url=URL, format={"type": "topojson", "feature": "countries"})
    scale = alt.Scale(domain=[*labels, missing], range=[*_colours(scheme, palette), palette.no_data])
    legend = alt.Legend(title=title, orient="bottom", direction="horizontal", symbolType="square", columns=7,
                        symbolStrokeWidth=0)  # fmt: skip
    found = alt.LookupData(data=alt.NamedData("rows"), key="iso3", fields=["class", "tip", "edge"])
    chart = (
        alt.Chart(outlines)
        .mark_geoshape()
        .transform_lookup(lookup="properties.iso3", from_=found)
        .transform_calculate(
            shown=f"isValid(datum['class']) ? datum['class'] : {json.dumps(missing)}",
            said=f"isValid(datum.tip) ? datum.tip : {json.dumps(missing)}",
        )
        .encode(
            color=alt.Color("shown:N", scale=scale, legend=legend, sort=None),
            stroke=alt.condition(
                "datum.edge === true", alt.value(palette.text), alt.value(palette.background)
            ),
            strokeWidth=alt.condition("datum.edge === true", alt.value(1.6), alt.value(0.4)),
            tooltip=alt.Tooltip("said:N", title=" "),
        )
        .project("naturalEarth1")
    )
    spec = chart.to_dict()
    spec.pop("config", None)
    return spec


def _tip(row: Mapping[str, Any], measure: Measure, t: Translator) -> str:
    name = name_of(t, row)
    if pd.isna(row["value_usd"]):
        return t("{name}: no figure", name=name)
    value = t.money(row["value_usd"])
    if measure.name == "value":
        return f"{name}: {value}"
    return f"{name}: {measure.text(t, row[measure.column])} ({value})"


def _title(countries: pd.DataFrame, placing: Placing, t: Translator) -> str:
    flow, year = placing.measure.flow_name(t), placing.year
    if placing.measure.flow == "balance":
        plus, minus = int((countries["value_usd"] > 0).sum()), int((countries["value_usd"] < 0).sum())
        return t("{flow} {year}: surplus with {plus} partners, deficit with {minus}", flow=flow, year=year, plus=plus,
                 minus=minus)  # fmt: skip
    if placing.measure.name == "growth":
        more, less = int((countries["growth"] > 0).sum()), int((countries["growth"] < 0).sum())
        return t("{flow} {start}–{year}: up with {more} partners, down with {less}", flow=flow, year=year,
                 start=year - placing.measure.years, more=more, less=less)  # fmt: skip
    if placing.measure.name == "rank":
        first = [name_of(t, row) for row in countries.nsmallest(5, "rank").to_dict("records")]
        return t("{flow} {year}: the first five of {count} places are {names}", flow=flow, year=year,
                 count=len(countries), names=joined(t, first))  # fmt: skip
    three = countries.nlargest(3, "value_usd")
    names = joined(t, [name_of(t, row) for row in three.to_dict("records")])
    return t("{flow} {year}: {count} partner countries; {names} make up {share}", flow=flow, year=year, names=names,
             count=len(countries), share=t.percent(float(three["share"].sum())))  # fmt: skip


def _beside(countries: pd.DataFrame, measure: Measure, t: Translator) -> tuple[str, ...]:
    lost = countries[~countries["iso3"].isin(shapes())]
    if lost.empty:
        return ()
    listed = "; ".join(
        f"{name_of(t, row)} {measure.text(t, row[measure.column])}" for row in lost.to_dict("records")
    )
    return (t("Without an outline on the map: {listed}.", listed=listed),)


def _twin(countries: pd.DataFrame, measure: Measure, t: Translator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            t("Partner"): [name_of(t, row) for row in countries.to_dict("records")],
            t("ISO code"): countries["iso3"],
            measure.heading(t): measure.scaled(countries[measure.column]).round(4),
            t("Source"): countries["source_id"],
        }
    ).reset_index(drop=True)

"""Partners of one year as ranked bars: the marked partners are always there, groups stand apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from directive.charts.measures import MEASURES, Measure, axis_label, name_of, numbers, source_ids
from directive.charts.native import Native, Series
from directive.charts.theme import Palette
from directive.charts.view import BY_POSITION, ChartView
from directive.i18n import Translator

MARK = "▸ "
_ROW_PIXELS = 21
_PLOT = 440  # pixels of a narrow plot


@dataclass(frozen=True)
class Choice:
    """What the bars show: the measure, the year, how many partners, whose bar is marked and in which colour."""

    measure: Measure
    year: int
    top: int
    partner: str
    colours: Mapping[str, str]


def cut(frame: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """The rows to draw: groups first, the `top` countries in order, then the partner when it is below the cut.

    Value, share and rank order by value (a balance by its size, then by its sign); growth orders the largest
    partners by their growth. Residual lines and World are in neither.
    """
    countries = frame[(frame["role"] == "country") & frame["value_usd"].notna()]
    by_size = countries.sort_values(
        "value_usd", ascending=False, key=abs if choice.measure.flow == "balance" else None
    )
    head = by_size.head(choice.top)
    if choice.measure.name == "growth":
        head = head.sort_values("growth", ascending=False, na_position="last")
    elif choice.measure.flow == "balance":
        head = head.sort_values("value_usd", ascending=False)
    rest = by_size[
        (by_size["partner_key"] == choice.partner) & ~by_size["partner_key"].isin(head["partner_key"])
    ]
    # A group has no place among countries.
    groups = frame[
        (frame["role"] == "group") & (choice.measure.name != "rank") & frame["value_usd"].notna()
    ].sort_values("value_usd", ascending=False)
    parts = {"group": groups, "country": head, "below": rest}
    return pd.concat([part.assign(part=name) for name, part in parts.items()], ignore_index=True)


def ranked_bars(
    frame: pd.DataFrame, choice: Choice, *, before: pd.DataFrame, t: Translator, palette: Palette
) -> ChartView:
    """Bars of one year. `frame` and `before` are answers of `partners_in_year` (US dollars, shares 0-1);
    `before` is the year that places are compared with."""
    rows = cut(frame, choice)
    places = dict(zip(before["partner_key"], before["rank"], strict=True))
    rows["rank_before"] = numbers(rows["partner_key"].map(places))
    drawn = _drawn(rows, choice, t=t, palette=palette)
    title = _title(frame, choice, t)
    return ChartView(
        key="partners-bars",
        title=title,
        subtitle=choice.measure.subtitle(t, choice.year),
        alt=t(
            "Ranked bars. {finding}. Largest: {largest}.", finding=title, largest=_largest(rows, choice, t)
        ),
        spec=_spec(choice.measure, t, palette),
        datasets={"rows": drawn},
        table=_twin(rows, choice, t),
        source_ids=source_ids(rows),
        notes=_notes(frame, rows, choice, t),
        height=max(300, 70 + _ROW_PIXELS * len(drawn)),
        native=_native(choice.measure, t),
    )


def _native(measure: Measure, t: Translator) -> Native | None:
    """Bars of a slide; places are drawn as pairs of circles, which a slide has no form for."""
    if measure.name == "rank":
        return None
    series = Series(t(MEASURES[measure.name]), "rows", y="x", mark="bar", colours="fill")
    return Native(
        "bars",
        x="label",
        series=(series,),
        number_format=measure.number_format,
        y_title=measure.unit(t),
        labels=True,
    )


def _drawn(rows: pd.DataFrame, choice: Choice, *, t: Translator, palette: Palette) -> pd.DataFrame:
    measure = choice.measure
    drawn = pd.DataFrame(
        {
            "label": [_label(row, choice, t) for row in rows.to_dict("records")],
            "x": measure.scaled(rows[measure.column]),
            "x_before": rows["rank_before"],
            "text": [measure.text(t, value) for value in rows[measure.column]],
            "fill": [choice.colours.get(key, palette.others) for key in rows["partner_key"]],
            "shape": rows["part"],
            "tip": [_tip(row, choice, t) for row in rows.to_dict("records")],
        }
    )
    drawn["room"] = _room(drawn["x"], drawn["text"])
    drawn = _set_apart(drawn, palette)
    return drawn


def _room(x: pd.Series, texts: pd.Series) -> pd.Series:
    """Two places beyond the longest bars, so that the texts at their ends stay inside."""
    low, high = min(0.0, x.min()), max(0.0, x.max())
    pixels = 10 + 6.4 * max((len(text) for text in texts), default=0)
    sides = int(high > 0) + int(low < 0)
    beyond = (high - low) * pixels / max(_PLOT - sides * pixels, 60)
    ends = [high + beyond if high > 0 else 0.0, low - beyond if low < 0 else 0.0]
    return pd.Series(ends, dtype=float).reindex(x.index)


def _set_apart(drawn: pd.DataFrame, palette: Palette) -> pd.DataFrame:
    """Put an empty line below groups and above a partner below the cut: neither belongs to the ranking shown."""
    parts = []
    for at, shape in enumerate(("group", "country", "below")):
        part = drawn[drawn["shape"] == shape]
        if part.empty:
            continue
        if parts:
            gap = {"label": " " * (at + 1), "text": "", "shape": "gap", "fill": palette.others, "tip": ""}
            parts.append(pd.DataFrame([gap]))
        parts.append(part)
    rows = pd.concat(parts, ignore_index=True) if parts else drawn
    return rows.assign(position=range(len(rows)))


def _label(row: Mapping[str, Any], choice: Choice, t: Translator) -> str:
    name = name_of(t, row)
    place = "" if pd.isna(row["rank"]) or row["part"] == "group" else f"{int(row['rank'])}  "
    mark = MARK if row["partner_key"] == choice.partner else ""
    return f"{mark}{place}{name}"


def _tip(row: Mapping[str, Any], choice: Choice, t: Translator) -> str:
    value, share = t.money(row["value_usd"]), t.percent(row["share"])
    return t("{name}, {year}: {value}, {share} of the total", name=name_of(t, row), year=choice.year, value=value,
             share=share) if not pd.isna(row["share"]) else f"{name_of(t, row)}, {choice.year}: {value}"  # fmt: skip


def _base() -> alt.Chart:
    bold = {
        "condition": {"test": f"indexof(datum.label, '{MARK}') === 0", "value": "bold"},
        "value": "normal",
    }
    axis = alt.Axis(
        title=None, labelLimit=190, ticks=False, domain=False, labelPadding=6, labelFontWeight=bold
    )
    return alt.Chart(alt.NamedData("rows")).encode(
        y=alt.Y("label:N", sort=BY_POSITION, axis=axis), tooltip=alt.Tooltip("tip:N", title=" ")
    )


def _order(base: alt.Chart) -> alt.Chart:
    """All lines of the chart in their order: other marks leave out those without a value."""
    return base.mark_point(opacity=0).encode(x=alt.datum(1, type="quantitative"), tooltip=alt.value(None))


def _x(measure: Measure, t: Translator, field: str = "x") -> alt.X:
    scale = alt.Scale(reverse=False, zero=False, padding=20) if measure.upside_down else alt.Scale(zero=True)
    axis = alt.Axis(
        title=measure.unit(t),
        labelExpr=axis_label(t, from_one=measure.upside_down),
        tickCount=5,
        titleAnchor="end",
    )
    return alt.X(f"{field}:Q", scale=scale, axis=axis)


def _bars(measure: Measure, t: Translator, palette: Palette) -> list[alt.Chart]:
    base, group = _base(), "datum.shape === 'group'"
    fill = alt.Color("fill:N", scale=None, legend=None)
    x = _x(measure, t)
    bars = base.transform_filter(f"!({group})").mark_bar(height={"band": 0.72}).encode(x=x, color=fill)
    hollow = base.transform_filter(group).mark_bar(height={"band": 0.72}, fillOpacity=0.12, strokeWidth=1.4)
    hollow = hollow.encode(x=x, color=fill, stroke=alt.Stroke("fill:N", scale=None, legend=None))
    texts = [
        base.transform_filter(f"isValid(datum.x) && {test}")
        .mark_text(align=align, dx=dx, color=palette.text)
        .encode(x=x, text="text:N")
        for test, align, dx in (("datum.x >= 0", "left", 5), ("datum.x < 0", "right", -5))
    ]
    unknown = base.transform_filter("!isValid(datum.x) && datum.shape !== 'gap'")
    dash = unknown.mark_text(align="left", dx=5, color=palette.muted).encode(
        x=alt.datum(0, type="quantitative"), text="text:N"
    )
    room = base.mark_point(opacity=0).encode(x=_x(measure, t, "room"))
    return [_order(base), bars, hollow, *texts, dash, room]


def _dumbbells(measure: Measure, t: Translator, palette: Palette) -> list[alt.Chart]:
    base, fill = _base(), alt.Color("fill:N", scale=None, legend=None)
    both = base.transform_filter("isValid(datum.x) && isValid(datum.x_before)")
    link = both.mark_rule(strokeWidth=2).encode(x=_x(measure, t), x2="x_before:Q", color=fill)
    then = base.transform_filter("isValid(datum.x_before)").mark_point(size=70, filled=True, strokeWidth=1.6)
    then = then.encode(
        x=_x(measure, t, "x_before"),
        fill=alt.value(palette.background),
        stroke=alt.Stroke("fill:N", scale=None),
    )
    now = base.transform_filter("isValid(datum.x)").mark_point(size=90, filled=True, opacity=1)
    return [_order(base), link, then, now.encode(x=_x(measure, t), color=fill)]


@lru_cache(maxsize=64)
def _spec(measure: Measure, t: Translator, palette: Palette) -> dict[str, Any]:
    """The drawing without data, made once: checking it costs more than everything else."""
    draw = _dumbbells if measure.name == "rank" else _bars
    spec = alt.layer(*draw(measure, t, palette)).to_dict()
    spec.pop("config", None)
    return spec


def _title(frame: pd.DataFrame, choice: Choice, t: Translator) -> str:
    flow, year = choice.measure.flow_name(t), choice.year
    row = frame[(frame["partner_key"] == choice.partner) & frame["value_usd"].notna()]
    if row.empty:
        return t("{flow} {year}: no figure for the chosen partner", flow=flow, year=year)
    found = row.iloc[0].to_dict()
    words = {"flow": flow, "year": year, "name": name_of(t, found), "value": t.money(found["value_usd"])}
    if choice.measure.name == "growth" and not pd.isna(found["growth"]):
        return t("{flow} {year}: {name}, {growth} a year since {start}", growth=t.percent(found["growth"]),
                 start=year - choice.measure.years, **words)  # fmt: skip
    if pd.isna(found["rank"]):
        return t("{flow} {year}: {name}, {value}", **words)
    words |= {"rank": int(found["rank"]), "count": int(frame["rank"].notna().sum())}
    if pd.isna(found["share"]):
        return t("{flow} {year}: {name} at place {rank} of {count} with {value}", **words)
    share = t.percent(found["share"])
    return t(
        "{flow} {year}: {name} at place {rank} of {count} with {value}, {share} of the total",
        share=share,
        **words,
    )


def _largest(rows: pd.DataFrame, choice: Choice, t: Translator) -> str:
    first = rows[rows["part"] == "country"].head(3).to_dict("records")
    return "; ".join(
        f"{name_of(t, row)} {choice.measure.text(t, row[choice.measure.column])}" for row in first
    )


def _notes(frame: pd.DataFrame, rows: pd.DataFrame, choice: Choice, t: Translator) -> tuple[str, ...]:
    notes = []
    if choice.measure.name == "growth":
        notes.append(
            t("Growth of the {count} largest partners; a dash: no figure in {start}.", count=choice.top,
              start=choice.year - choice.measure.years)
        )  # fmt: skip
    if choice.measure.name == "rank":
        notes.append(t("Hollow circle: place in {start}; full circle: place in {year}.",
                       start=choice.year - choice.measure.years, year=choice.year))  # fmt: skip
    if (rows["part"] == "group").any():
        notes.append(
            t("Hollow bars are groups of countries: their members are also listed one by one, never added.")
        )
    residual = frame[frame["role"] == "residual"]
    if choice.measure.name == "share" and residual["share"].sum() > 0:
        notes.append(t("Not broken down by partner in the source: {share} of the total.",
                       share=t.percent(float(residual["share"].sum()))))  # fmt: skip
    return tuple(notes)


def _twin(rows: pd.DataFrame, choice: Choice, t: Translator) -> pd.DataFrame:
    growth = t("Growth a year since {start}, %", start=choice.year - choice.measure.years)
    table = {
        t("Place"): rows["rank"].astype("Int64"),
        t("Partner"): [name_of(t, row) for row in rows.to_dict("records")],
        t("Value, USD"): rows["value_usd"],
        t("Share, %"): (rows["share"].astype(float) * 100).round(4),
    }
    if choice.measure.name == "growth":
        table[growth] = (rows["growth"].astype(float) * 100).round(2)
    if choice.measure.name == "rank":
        table[t("Place in {year}", year=choice.year - choice.measure.years)] = rows["rank_before"].astype(
            "Int64"
        )
    return pd.DataFrame(table | {t("Source"): rows["source_id"]})

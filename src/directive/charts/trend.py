"""Chosen partners over the years: one solid line each, the own report; figures after it stand apart, never joined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from directive.charts.aims import aim_layers, aim_rows
from directive.charts.line_ends import ends
from directive.charts.measures import MEASURES, Measure, axis_label, joined, source_ids
from directive.charts.native import Native, Series
from directive.charts.said import extremes
from directive.charts.theme import Palette
from directive.charts.view import ChartView
from directive.i18n import Translator
from directive.model.growth import growth_over


@dataclass(frozen=True)
class Lines:
    """Which partners, by name and colour in the order chosen, the year looked at, the last with any figure."""

    measure: Measure
    year: int
    until: int
    names: Mapping[str, str]
    colours: Mapping[str, str]

    @property
    def has_later(self) -> bool:
        """Whether figures after the lines can exist for this measure."""
        return self.measure.name == "value" and self.measure.flow != "balance"


def with_growth(series: pd.DataFrame, *, years: int) -> pd.DataFrame:
    """Add `growth` a year over `years` years (0-1), missing where either end is."""
    grown = series.sort_values(["partner_key", "year"]).reset_index(drop=True)
    growth = pd.Series(float("nan"), index=grown.index)
    for _, part in grown.groupby("partner_key"):
        values = {
            year: value if value >= 0 else None
            for year, value in zip(part["year"], part["value_usd"], strict=True)
        }
        growth[part.index] = (
            pd.Series(growth_over(values, years=years), dtype=float).reindex(part["year"]).to_numpy()
        )
    grown["growth"] = growth
    return grown


def trend(
    series: pd.DataFrame,
    lines: Lines,
    *,
    later: pd.DataFrame,
    t: Translator,
    palette: Palette,
    targets: pd.DataFrame | None = None,
) -> ChartView:
    """Lines over the years. `series`: answer of the query of the same name, own report, with `growth`; `later`:
    full-year figures after it (year, partner_key, value_usd, text, short, use, source_id), drawn only for values;
    `targets`: what was aimed at (first, last, value_usd), each a line from its base year to its year."""
    rows = _rows(series, lines, t)
    points = _points(later if lines.has_later else later.iloc[:0], lines, t)
    aims, last_drawn = aim_rows(targets, lines.measure, t), _end(rows, lines)
    names = ends(rows, points, last=last_drawn, upside_down=lines.measure.upside_down)
    title = _title(series, points, lines, t)
    first, last = (
        (int(series["year"].min()), int(series["year"].max())) if len(series) else (lines.year, lines.year)
    )
    return ChartView(
        key="partners-trend",
        title=title,
        subtitle=_subtitle(lines, t, first=first, last=last),
        alt=" ".join(
            (
                t("Lines by year, own report. {finding}.", finding=title),
                *(extremes(t, rows[rows["partner_key"] == key], value="y") for key in lines.names),
            )
        ),
        spec=_spec(lines.measure, last_drawn, t, palette),
        datasets={
            "rows": rows,
            "later": points,
            "targets": aims,
            "ends": names,
            "at": _at(lines, last_drawn),
        },
        table=_twin(series, points, aims, lines, t),
        source_ids=source_ids(series, later if len(points) else later.iloc[:0]),
        notes=_notes(rows, points, lines, t, last=last),
        height=320,
        # Places run downwards, which a slide's axis does not.
        native=None if lines.measure.upside_down else _native(lines, t, targeted=len(aims) > 0),
    )


def _native(lines: Lines, t: Translator, *, targeted: bool) -> Native:
    own, later = (
        tuple(
            Series(
                written, data, mark=mark, colour=lines.colours[key], text="text", where=("partner_key", key)
            )
            for key, name in lines.names.items()
            for written in (name if mark == "own" else f"{name}, {t('statement')}",)
        )
        for data, mark in (("rows", "own"), ("later", "statement"))
    )
    form = lines.measure.number_format
    aims = (Series(t("target"), "targets", mark="target"),) if targeted else ()
    return Native(
        "xy", x="year", series=own + later + aims, number_format=form, y_title=lines.measure.unit(t)
    )


def _rows(series: pd.DataFrame, lines: Lines, t: Translator) -> pd.DataFrame:
    measure = lines.measure
    rows = series[series["partner_key"].isin(list(lines.names))].copy()
    rows["y"] = measure.scaled(rows[measure.column])
    rows["name"] = rows["partner_key"].map(lines.names)
    rows["colour"] = rows["partner_key"].map(lines.colours)
    rows["tip"] = [
        f"{name}, {year}: {measure.text(t, value)}"
        for name, year, value in zip(rows["name"], rows["year"], rows[measure.column], strict=True)
    ]
    rows["text"] = [measure.text(t, value) for value in rows[measure.column]]
    return rows[["year", "partner_key", "name", "colour", "y", "text", "tip"]]


def _points(later: pd.DataFrame, lines: Lines, t: Translator) -> pd.DataFrame:
    points = later[later["partner_key"].isin(list(lines.names))].copy()
    points["y"] = lines.measure.scaled(points["value_usd"])
    for end, column in (("y_low", "value_low_usd"), ("y_high", "value_high_usd")):
        points[end] = lines.measure.scaled(points[column])
    points["colour"] = points["partner_key"].map(lines.colours)
    points["tip"] = [
        f"{lines.names[key]}, {year}: {text}"
        for key, year, text in zip(points["partner_key"], points["year"], points["text"], strict=True)
    ]
    columns = ["year", "partner_key", "colour", "y", "y_low", "y_high", "tip", "use", "text", "short"]
    return points.reindex(columns=columns)


def _end(rows: pd.DataFrame, lines: Lines) -> int:
    # Only values have figures after the lines; the room for them stays whoever is chosen, so nothing jumps.
    last = lines.year if rows.empty else int(rows["year"].max())
    return max(lines.until, last) if lines.has_later else last


def _at(lines: Lines, last: int) -> pd.DataFrame:
    return pd.DataFrame({"year": [min(lines.year, last)]})


@lru_cache(maxsize=64)
def _spec(measure: Measure, end: int, t: Translator, palette: Palette) -> dict[str, Any]:
    # The room for the names is no time: no year is written there.
    written = f"datum.value > {end} ? '' : format(datum.value, 'd')"
    ticks = alt.Axis(title=None, labelExpr=written, grid=False, ticks=False, tickCount=8, labelFlush=False)
    x = alt.X("year:Q", scale=alt.Scale(zero=False, nice=False), axis=ticks)
    scale = alt.Scale(reverse=True, zero=False, nice=True) if measure.upside_down else alt.Scale(zero=True)
    step = 1 if measure.upside_down else alt.Undefined  # there is no place 1.5
    axis = alt.Axis(
        title=measure.unit(t),
        labelExpr=axis_label(t, from_one=measure.upside_down),
        tickCount=6,
        tickMinStep=step,
    )
    y = alt.Y("y:Q", scale=scale, axis=axis)
    colour = alt.Color("colour:N", scale=None, legend=None)
    tip = alt.Tooltip("tip:N", title=" ")
    rows, later = alt.Chart(alt.NamedData("rows")), alt.Chart(alt.NamedData("later"))
    named = alt.Chart(alt.NamedData("ends"))
    at = (
        alt.Chart(alt.NamedData("at")).mark_rule(color=palette.muted, opacity=0.45, strokeWidth=1).encode(x=x)
    )
    line = rows.mark_line(strokeWidth=2.2, clip=False).encode(x=x, y=y, color=colour, detail="partner_key:N")
    dots = rows.mark_point(size=14, filled=True, opacity=1).encode(x=x, y=y, color=colour, tooltip=tip)
    hover = rows.mark_point(size=160, opacity=0).encode(x=x, y=y, tooltip=tip)
    bands = later.transform_filter("isValid(datum.y_low) || isValid(datum.y_high)").transform_calculate(
        lo="isValid(datum.y_low) ? datum.y_low : datum.y", hi="isValid(datum.y_high) ? datum.y_high : datum.y"
    )
    bands = bands.mark_rule(strokeWidth=7, opacity=0.3).encode(
        x=x, y=alt.Y("lo:Q", scale=scale, axis=axis), y2="hi:Q", color=colour
    )
    diamonds = later.mark_point(shape="diamond", size=110, strokeWidth=1.8, filled=True, opacity=1).encode(
        x=x, y=y, fill=alt.value(palette.background), stroke=alt.Stroke("colour:N", scale=None), tooltip=tip
    )
    names = named.mark_text(align="left", dx=4, fontWeight=600, lineBreak="\n").encode(
        x=x, y=y, text="name:N", color=colour
    )
    room = named.mark_point(opacity=0).encode(
        x=alt.X("edge:Q", scale=alt.Scale(zero=False, nice=False), axis=ticks), y=y
    )
    spec = alt.layer(
        at, line, dots, *aim_layers(x, y, palette), bands, diamonds, names, room, hover
    ).to_dict()
    spec.pop("config", None)
    return spec


def _title(series: pd.DataFrame, points: pd.DataFrame, lines: Lines, t: Translator) -> str:
    key = next(iter(lines.names))
    column, name = lines.measure.column, lines.names[key]
    part = series[series["partner_key"] == key].dropna(subset=[column]).set_index("year")[column]
    if part.empty:
        return t("{flow}, {name}: no figure in these years", flow=lines.measure.flow_name(t), name=name)
    after = points[(points["partner_key"] == key) & (points["year"] == lines.year)]
    if len(after):
        last = int(part.index.max())
        return t(
            "{name}: {last_value} in {last}, the last table; {later} in {year}",
            name=name,
            last=last,
            last_value=lines.measure.text(t, part[last]),
            later=after.iloc[0]["text"],
            year=lines.year,
        )
    upto = part[part.index <= lines.year]
    now = int(upto.index.max()) if len(upto) else int(part.index.min())
    earlier = part[part.index <= now - lines.measure.years]
    start = int(earlier.index.max()) if len(earlier) else int(part.index.min())
    written = {"name": name, "now": lines.measure.text(t, part[now]), "year": now}
    if start == now:
        return t("{name}: {now} in {year}", **written)
    return t("{name}: {before} in {start}, {now} in {year}", before=lines.measure.text(t, part[start]), start=start,
             **written)  # fmt: skip


def _subtitle(lines: Lines, t: Translator, *, first: int, last: int) -> str:
    flow, measure = lines.measure.flow_name(t), lines.measure
    words = {
        "flow": flow,
        "measure": t(MEASURES[measure.name]),
        "unit": measure.unit(t),
        "first": first,
        "last": last,
    }
    if measure.name == "growth":
        return t(
            "{flow}, growth a year over {years} years, %, {first}–{last}, own report",
            years=measure.years,
            **words,
        )
    return t("{flow}, {unit}, {first}–{last}, own report", **words)


def _notes(
    rows: pd.DataFrame, points: pd.DataFrame, lines: Lines, t: Translator, *, last: int
) -> tuple[str, ...]:
    notes = []
    without = [
        name for key, name in lines.names.items() if rows[rows["partner_key"] == key]["y"].notna().sum() == 0
    ]
    if without:
        notes.append(t("No figure of this measure: {names}.", names=joined(t, without)))
    if len(points):
        notes.append(t("Hollow diamonds after {last}: single statements and estimates, in words in the table; they "
                       "are not joined to the lines.", last=last))  # fmt: skip
    return tuple(notes)


def _twin(
    series: pd.DataFrame, points: pd.DataFrame, aims: pd.DataFrame, lines: Lines, t: Translator
) -> pd.DataFrame:
    own = series[series["partner_key"].isin(list(lines.names))]
    parts = (
        (own, lines.measure.scaled(own[lines.measure.column]).round(6), t("own report")),
        (points, points["y"], points["text"]),
        (aims, aims["y"], t("target")),
    )
    only = next(iter(lines.names))  # targets are of the one partner that is drawn
    tables = [
        pd.DataFrame(
            {
                t("Year"): part["year"].astype(int),
                t("Partner"): part.get("partner_key", pd.Series(only, part.index)).map(lines.names),
                lines.measure.heading(t): values,
                t("Remark"): remark,
            }
        )
        for part, values, remark in parts
        if len(part) or part is own
    ]
    return pd.concat(tables, ignore_index=True)

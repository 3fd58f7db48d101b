"""What became of comparable starts: how fast they grew, and which pairs got there, by name."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd

from directive.briefing.desk import Desk
from directive.briefing.goal import Aim
from directive.charts import distribution
from directive.charts.native import Native, Series
from directive.charts.reference_class import ReferenceWords
from directive.charts.view import ChartView
from directive.data.engine import Engine
from directive.data.pack import ReferenceClass
from directive.data.queries.reference import class_source, class_windows, exporter_size, reference_examples
from directive.i18n import Translator
from directive.model.reference import count_at_least

_STEP = 0.025
_READ = 0.05


def reference_words(t: Translator) -> ReferenceWords:
    """Axis titles and number habits of the visitor's language."""
    return ReferenceWords(
        growth_axis=t("Growth, % a year"),
        start_axis=t("First year of the period"),
        reached_axis=t("Starts that reached the target share, %"),
        comma=t.language == "ru",
        percent_sign="%" if t.language == "zh" else "\u202f%",
    )


def limits(desk: Desk, entry: ReferenceClass) -> dict[str, object]:
    """A class as the queries take it; the exporter's size in parts of the exports of all."""
    size = None
    if entry.exporter_size is not None:
        own = desk.ask(exporter_size, exporter_key=desk.pack.reporter)
        size = None if own is None else tuple(times * own for times in entry.exporter_size)
    return {
        "share_from": entry.share_from,
        "share_to": entry.share_to,
        "min_value_usd": entry.min_value_usd,
        "largest_importers": entry.largest_importers,
        "exporter_size": size,
    }


def class_growth(desk: Desk, aim: Aim, entry: ReferenceClass) -> np.ndarray:
    """Growth per year of every start of a class; without a figure at the end it counts as -1."""
    rows = desk.ask(class_windows, years=aim.years, **limits(desk, entry))
    ends = rows["end_value_usd"].to_numpy(dtype=float, na_value=0.0)
    return (ends / rows["start_value_usd"].to_numpy(dtype=float)) ** (1 / aim.years) - 1


def outcomes_view(desk: Desk, *, aim: Aim, entry: ReferenceClass) -> ChartView:
    """How fast the starts of a class grew, with the required growth."""
    t, growth = desk.t, class_growth(desk, aim, entry)
    grew = count_at_least(growth, aim.target.growth)
    title = t.n(
        "{grew} of {windows} comparable starts grew at least {growth} in a year",
        "{grew} of {windows} comparable starts grew at least {growth} a year for {count} years",
        aim.years, grew=t.number(grew), windows=t.number(growth.size),
        growth=t.percent(aim.target.growth, digits=1),
    )  # fmt: skip
    data = counted(desk, aim, growth, step=_STEP)
    table = data["bins"].groupby(["low_percent", "high_percent"], as_index=False)["count"].sum()
    headings = (t("Growth from, % a year"), t("Growth below, % a year"), t("Starts (windows)"))
    return ChartView(
        key="target-outcomes",
        title=title,
        subtitle=t(
            "Starts of the chosen class by growth of exports a year, in steps of 2.5 percentage points (overlapping "
            "windows); the outermost bars hold all beyond, the left one also starts without a figure at the end"
        ),
        alt=title,
        spec=distribution.distribution_spec(desk.palette, reference_words(t), t("Starts (windows)")),
        datasets={**data, "steps": _steps(desk, data["bins"])},
        table=table.set_axis(headings, axis=1),
        source_ids=(desk.ask(class_source),),
        height=distribution.HEIGHT,
        native=_native(desk),
    )


def _native(desk: Desk) -> Native:
    """Standing bars, the starts that grew as required in the focus colour."""
    t = desk.t
    series = (
        Series(t("less than required"), "steps", y="no", mark="bar", colour="others"),
        Series(t("as required or more"), "steps", y="yes", mark="bar", colour="focus"),
    )
    axes = {"x_title": reference_words(t).growth_axis, "y_title": t("Starts (windows)")}
    return Native("stacked", x="label", series=series, number_format="#,##0", **axes)


def _steps(desk: Desk, bins: pd.DataFrame) -> pd.DataFrame:
    """Every step of growth from the first to the last, those without a start, too: a slide has no axis of numbers."""
    lows = np.arange(bins["low_percent"].min(), bins["low_percent"].max() + 1e-6, _STEP * 100)
    counts = bins.pivot_table(index="low_percent", columns="enough", values="count", aggfunc="sum")
    counts.index = counts.index.map(lambda low: round(low, 4))
    counts = counts.reindex(index=[round(low, 4) for low in lows], columns=["no", "yes"]).fillna(0)
    labels = [desk.t.number(low, digits=1) for low in lows]
    return pd.DataFrame({"label": labels, "no": counts["no"].to_numpy(), "yes": counts["yes"].to_numpy()})


def counted(desk: Desk, aim: Aim, growth: np.ndarray, *, step: float) -> dict[str, pd.DataFrame]:
    """The datasets of a distribution: steps of growth with their counts, and the required growth."""
    t = desk.t
    bins = distribution.binned(growth, aim.target.growth, width=step)
    bins["label"] = [
        t("{low} to {high} % a year: {number}", low=t.number(low, digits=1),
          high=t.number(high, digits=1), number=t.number(count))
        for low, high, count in zip(bins["low_percent"], bins["high_percent"], bins["count"], strict=True)
    ]  # fmt: skip
    return {"bins": bins, "required": required_row(desk, aim)}


def required_row(desk: Desk, aim: Aim) -> pd.DataFrame:
    """The required growth as a mark with its words."""
    t, growth = desk.t, aim.target.growth
    text = t("required: {growth}", growth=t.percent(growth, digits=1))
    return pd.DataFrame({"growth_percent": [growth * 100], "text": [text]})


def pairs(desk: Desk, aim: Aim, entry: ReferenceClass) -> list[dict[str, Any]]:
    """One row a pair: its first window that reached the share, and how many did. The largest start comes first."""
    reach = aim.target.share
    # Read down to a round share and cut here: a lever that moves by tenths asks the table for the same rows.
    read = min(reach, math.floor(reach / _READ) * _READ)
    first: dict[tuple[str, str], dict[str, Any]] = {}
    for row in desk.ask(_reached, years=aim.years, reach=read, **limits(desk, entry)):
        if row["end_share"] >= reach:
            pair = (row["exporter_key"], row["partner_key"])
            first.setdefault(pair, {**row, "windows": 0})["windows"] += 1
    return sorted(first.values(), key=lambda row: -row["start_value_usd"])


def _reached(engine: Engine, **choices: Any) -> list[dict[str, Any]]:
    return reference_examples(engine, **choices).to_dict("records")


def named(desk: Desk, row: dict[str, Any]) -> str:
    """A pair with the years of its window."""
    t = desk.t
    return t("{exporter} – {partner} {first}–{last}", exporter=t.pick(row, "exporter"), partner=t.pick(row, "partner"),
             first=row["start_year"], last=row["end_year"])  # fmt: skip


def examples_table(desk: Desk, pairs: list[dict[str, Any]]) -> pd.DataFrame:
    """The pairs as a table in the visitor's language."""
    t = desk.t
    return pd.DataFrame(
        {
            t("Exporting country"): [t.pick(row, "exporter") for row in pairs],
            t("Buying country"): [t.pick(row, "partner") for row in pairs],
            t("From"): [str(row["start_year"]) for row in pairs],
            t("To"): [str(row["end_year"]) for row in pairs],
            t("Share at the start, %"): [round(row["start_share"] * 100, 1) for row in pairs],
            t("Share at the end, %"): [round(row["end_share"] * 100, 1) for row in pairs],
            t("Growth, % a year"): [round(row["growth"] * 100, 1) for row in pairs],
            t("Starts that reached it"): [row["windows"] for row in pairs],
        }
    )

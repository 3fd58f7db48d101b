"""What became of comparable starts: how fast they grew, and which pairs got there, by name."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from directive.charts import distribution
from directive.charts.reference_class import ReferenceWords
from directive.charts.view import ChartView
from directive.data.pack import ReferenceClass
from directive.data.queries.reference import class_source, class_windows, exporter_size, reference_examples
from directive.i18n import Translator
from directive.model.reference import count_at_least
from directive.ui import cache
from directive.ui.figures import show_table
from directive.ui.page import Page
from directive.ui.targets.aim import Aim
from directive.ui.targets.wording import short_percent, steady_alt
from directive.ui.text import plain

_STEP = 0.025
_NAMED = 3


def reference_words(t: Translator) -> ReferenceWords:
    """Axis titles and number habits of the visitor's language."""
    return ReferenceWords(
        growth_axis=t("Growth, % a year"),
        start_axis=t("First year of the period"),
        reached_axis=t("Starts that reached the target share, %"),
        comma=t.language == "ru",
        percent_sign="%" if t.language == "zh" else "\u202f%",
    )


def limits(page: Page, entry: ReferenceClass) -> dict[str, object]:
    """A class as the queries take it; the exporter's size in parts of the exports of all."""
    size = None
    if entry.exporter_size is not None:
        own = cache.ask(exporter_size, exporter_key=page.pack.reporter)
        size = None if own is None else tuple(times * own for times in entry.exporter_size)
    return {
        "share_from": entry.share_from,
        "share_to": entry.share_to,
        "min_value_usd": entry.min_value_usd,
        "largest_importers": entry.largest_importers,
        "exporter_size": size,
    }


def class_growth(page: Page, aim: Aim, entry: ReferenceClass) -> np.ndarray:
    """Growth per year of every start of a class; without a figure at the end it counts as -1."""
    rows = cache.ask(class_windows, years=aim.years, **limits(page, entry))
    ends = rows["end_value_usd"].to_numpy(dtype=float, na_value=0.0)
    return (ends / rows["start_value_usd"].to_numpy(dtype=float)) ** (1 / aim.years) - 1


def outcomes_view(page: Page, *, aim: Aim, entry: ReferenceClass) -> ChartView:
    """How fast the starts of a class grew, with the required growth."""
    t, growth = page.t, class_growth(page, aim, entry)
    grew = count_at_least(growth, aim.target.growth)
    title = t.n(
        "{grew} of {windows} comparable starts grew at least {growth} in a year",
        "{grew} of {windows} comparable starts grew at least {growth} a year for {count} years",
        aim.years, grew=t.number(grew), windows=t.number(growth.size),
        growth=t.percent(aim.target.growth, digits=1),
    )  # fmt: skip
    data = counted(page, aim, growth, step=_STEP)
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
        steady_alt=steady_alt(t),
        spec=distribution.distribution_spec(page.palette, reference_words(t), t("Starts (windows)")),
        datasets=data,
        table=table.set_axis(headings, axis=1),
        source_ids=(cache.ask(class_source),),
        height=distribution.HEIGHT,
    )


def counted(page: Page, aim: Aim, growth: np.ndarray, *, step: float) -> dict[str, pd.DataFrame]:
    """The datasets of a distribution: steps of growth with their counts, and the required growth."""
    t = page.t
    bins = distribution.binned(growth, aim.target.growth, width=step)
    bins["label"] = [
        t("{low} to {high} % a year: {number}", low=t.number(low, digits=1),
          high=t.number(high, digits=1), number=t.number(count))
        for low, high, count in zip(bins["low_percent"], bins["high_percent"], bins["count"], strict=True)
    ]  # fmt: skip
    return {"bins": bins, "required": required_row(page, aim)}


def required_row(page: Page, aim: Aim) -> pd.DataFrame:
    """The required growth as a mark with its words."""
    t, growth = page.t, aim.target.growth
    text = t("required: {growth}", growth=t.percent(growth, digits=1))
    return pd.DataFrame({"growth_percent": [growth * 100], "text": [text]})


def show_examples(page: Page, aim: Aim, entry: ReferenceClass) -> None:
    """The pairs that reached the target share, the largest start first."""
    t, pairs = page.t, _pairs(page, aim, entry)
    if pairs.empty:
        return
    named = t("; ").join(_named(page, row) for row in pairs.head(_NAMED).to_dict("records"))
    with st.container(key="figure-examples", gap="xsmall"):
        heading = t("Who reached {share}", share=short_percent(t, aim.target.share))
        st.markdown(f"**{plain(heading)}**")
        st.caption(plain(t("For example: {names}.", names=named)))
        show_table(page, "examples-table", _examples_table(page, pairs), height=220)


def _pairs(page: Page, aim: Aim, entry: ReferenceClass) -> pd.DataFrame:
    """One row a pair: its first window that reached the share, and how many did."""
    rows = cache.ask(reference_examples, years=aim.years, reach=aim.target.share, **limits(page, entry))
    counts = rows.groupby(["exporter_key", "partner_key"])["start_year"].transform("size")
    first = rows.assign(windows=counts).drop_duplicates(["exporter_key", "partner_key"])
    return first.sort_values("start_value_usd", ascending=False, ignore_index=True)


def _named(page: Page, row: dict[str, object]) -> str:
    t = page.t
    return t("{exporter} – {partner} {first}–{last}", exporter=t.pick(row, "exporter"), partner=t.pick(row, "partner"),
             first=row["start_year"], last=row["end_year"])  # fmt: skip


def _examples_table(page: Page, pairs: pd.DataFrame) -> pd.DataFrame:
    t = page.t
    return pd.DataFrame(
        {
            t("Exporting country"): [t.pick(row, "exporter") for row in pairs.to_dict("records")],
            t("Buying country"): [t.pick(row, "partner") for row in pairs.to_dict("records")],
            t("From"): pairs["start_year"].astype(str),
            t("To"): pairs["end_year"].astype(str),
            t("Share at the start, %"): (pairs["start_share"] * 100).round(1),
            t("Share at the end, %"): (pairs["end_share"] * 100).round(1),
            t("Growth, % a year"): (pairs["growth"] * 100).round(1),
            t("Starts that reached it"): pairs["windows"],
        }
    )

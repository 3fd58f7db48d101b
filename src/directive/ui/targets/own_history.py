"""The required growth beside the country's own periods of the same length."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from directive.briefing.goal import Aim
from directive.briefing.views.outcomes import counted, reference_words, required_row
from directive.charts import distribution
from directive.charts import reference_class as charts
from directive.charts.view import ChartView
from directive.data.queries.own_report import OwnReport, own_report
from directive.model.growth import cagr
from directive.model.reference import Windows, count_at_least, own_windows
from directive.ui import cache
from directive.ui.figures import show_chart
from directive.ui.page import Page

_STEP = 0.05


def show_own_history(page: Page, aim: Aim) -> None:
    """Every own period by its first year, and how often which growth came about."""
    if _windows(page, aim).growth.size == 0:
        with st.container(key="figure-own-history"):
            st.info(page.t(
                "The own report is shorter than {years} years: there is nothing to compare with.", years=aim.years
            ))  # fmt: skip
        return
    left, right = st.columns(2, gap="medium")
    with left:
        show_chart(page, cache.drawn(page, own_view, aim=aim))
    with right:
        show_chart(page, cache.drawn(page, spread_view, aim=aim))


def own_view(page: Page, *, aim: Aim) -> ChartView:
    """Growth of every own period of the plan's length beside the required one."""
    t, report, windows = page.t, _report(page), _windows(page, aim)
    names = _names(page, aim, windows)
    return ChartView(
        key="target-own-history",
        title=t.n(
            "{grew} of {windows} own periods of one year grew at least {growth}",
            "{grew} of {windows} own periods of {count} years grew at least {growth} a year", aim.years, **names,
        ),
        subtitle=t("Exports {to_partner}, own report {first}–{last}, growth in % a year; red: required", **names),
        alt=t.n(
            "Growth of exports {to_partner} over each period of one year: {grew} of {windows} at least {growth}, "
            "median {median}.",
            "Growth of exports {to_partner} over each period of {count} years: {grew} of {windows} at least {growth} a "
            "year, median {median}.",
            aim.years, median=t.percent(float(np.median(windows.growth)), digits=1), **names,
        ),
        spec=charts.own_spec(page.palette, reference_words(t)),
        datasets={"windows": _rows(page, aim, windows), "required": required_row(page, aim)},
        table=_table(page, aim, windows),
        source_ids=(report.at("export").source_id,),
        notes=_joined_note(page, aim, report),
        height=distribution.HEIGHT,
    )  # fmt: skip


def spread_view(page: Page, *, aim: Aim) -> ChartView:
    """The same periods, counted by how fast they grew."""
    t, report, windows = page.t, _report(page), _windows(page, aim)
    names = _names(page, aim, windows) | {
        "median": t.percent(float(np.median(windows.growth)), digits=1),
        "best": t.percent(float(windows.growth.max()), digits=1),
    }
    title = t("The median own period grew {median} a year, the fastest {best}", **names)
    return ChartView(
        key="target-own-spread",
        title=title,
        subtitle=t.n(
            "Number of periods of one year by growth, in steps of 5 percentage points (overlapping windows); the "
            "outermost bars hold all beyond",
            "Number of periods of {count} years by growth a year, in steps of 5 percentage points (overlapping "
            "windows); the outermost bars hold all beyond", aim.years,
        ),
        alt=title,
        spec=distribution.distribution_spec(page.palette, reference_words(t), t("Periods")),
        datasets=counted(page, aim, windows.growth, step=_STEP),
        table=_table(page, aim, windows),
        source_ids=(report.at("export").source_id,),
        height=distribution.HEIGHT,
    )  # fmt: skip


def _report(page: Page) -> OwnReport:
    return cache.ask(own_report, reporter=page.pack.reporter, partner=page.pack.partner)


def _windows(page: Page, aim: Aim) -> Windows:
    line = _report(page).line("export")
    return own_windows(line["year"].to_numpy(), line["value_usd"].to_numpy(dtype=float), n=aim.years)


def _names(page: Page, aim: Aim, windows: Windows) -> dict[str, object]:
    report = _report(page)
    return {
        "grew": count_at_least(windows.growth, aim.target.growth),
        "windows": windows.growth.size,
        "growth": page.t.percent(aim.target.growth, digits=1),
        "to_partner": page.partner.to,
        "first": report.line("export")["year"].min(),
        "last": report.last_year,
    }


def _rows(page: Page, aim: Aim, windows: Windows) -> pd.DataFrame:
    t = page.t
    return pd.DataFrame(
        [
            {
                "start_year": int(start),
                "growth_percent": float(rate) * 100,
                "enough": "yes" if rate >= aim.target.growth else "no",
                "label": t("{first}–{last}: {growth} a year", first=start, last=start + aim.years,
                           growth=t.percent(rate)),
            }
            for start, rate in zip(windows.start_years, windows.growth, strict=True)
        ]
    )  # fmt: skip


def _table(page: Page, aim: Aim, windows: Windows) -> pd.DataFrame:
    t = page.t
    return pd.DataFrame(
        {
            t("From"): windows.start_years,
            t("To"): windows.start_years + aim.years,
            t("Growth, % a year"): (windows.growth * 100).round(2),
        }
    )


def _joined_note(page: Page, aim: Aim, report: OwnReport) -> tuple[str, ...]:
    t, last = page.t, report.at("export")
    years = aim.base.year - last.year
    if years < 1:
        return ()
    rate = cagr(last.value_usd, aim.base.partner_value_usd, years=years)
    note = t(
        "From the own report of {first} to the statement for {last}: {growth} a year. This joins two kinds of figure "
        "and is not counted among the periods.",
        first=last.year, last=aim.base.year, growth=t.percent(rate, digits=1),
    )  # fmt: skip
    return (note,)

"""Is it plausible: the required growth beside the country's own periods and beside comparable starts elsewhere."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from directive.charts import reference_class as charts
from directive.charts.reference_class import ReferenceWords
from directive.charts.view import ChartView
from directive.data.queries.own_report import OwnReport, own_report
from directive.model.growth import cagr
from directive.model.reference import Windows, count_at_least, own_windows
from directive.ui import cache
from directive.ui.figures import show_chart
from directive.ui.page import Page
from directive.ui.targets.comparable import show_comparable
from directive.ui.targets.levers import Plan
from directive.ui.targets.wording import steady_alt


def show_plausible(page: Page, plan: Plan) -> None:
    """Own history on the left, the reference class on the right."""
    st.subheader(page.t("Is it plausible?"), anchor=False)
    words = reference_words(page)
    left, right = st.columns(2, gap="medium")
    with left:
        _show_own(page, plan, words)
    with right:
        show_comparable(page, plan, words)


def reference_words(page: Page) -> ReferenceWords:
    """Axis titles and number habits of the visitor's language."""
    t = page.t
    return ReferenceWords(
        growth_axis=t("Growth, % a year"),
        start_axis=t("First year of the period"),
        reached_axis=t("Starts that reached the target share, %"),
        comma=t.language == "ru",
        percent_sign="%" if t.language == "zh" else "\u202f%",
    )


def _show_own(page: Page, plan: Plan, words: ReferenceWords) -> None:
    report = cache.ask(own_report, reporter=page.pack.reporter, partner=page.pack.partner)
    line, years = report.line("export"), plan.levers.target_year - plan.base.year
    windows = own_windows(line["year"].to_numpy(), line["value_usd"].to_numpy(dtype=float), n=years)
    if windows.growth.size == 0:
        text = page.t(
            "The own report is shorter than {years} years: there is nothing to compare with.", years=years
        )
        with st.container(key="figure-own-history"):
            st.info(text)
        return
    show_chart(page, own_view(page, plan, report, windows, words))


def own_view(page: Page, plan: Plan, report: OwnReport, windows: Windows, words: ReferenceWords) -> ChartView:
    """Growth of every own period of the plan's length beside the required one."""
    t, growth = page.t, plan.target.growth
    years = plan.levers.target_year - plan.base.year
    first, last = report.line("export")["year"].min(), report.last_year
    names = {
        "grew": count_at_least(windows.growth, growth),
        "windows": windows.growth.size,
        "growth": t.percent(growth, digits=1),
        "to_partner": page.partner.to,
    }
    return ChartView(
        key="target-own-history",
        title=t.n(
            "{grew} of {windows} own periods of one year grew at least {growth}",
            "{grew} of {windows} own periods of {count} years grew at least {growth} a year", years, **names,
        ),
        subtitle=t("Exports {to_partner}, own report {first}–{last}, growth in % a year; red: required",
                   first=first, last=last, **names),
        alt=t.n(
            "Growth of exports {to_partner} over each period of one year: {grew} of {windows} at least {growth}, "
            "median {median}.",
            "Growth of exports {to_partner} over each period of {count} years: {grew} of {windows} at least {growth} a "
            "year, median {median}.",
            years, median=t.percent(float(np.median(windows.growth)), digits=1), **names,
        ),
        steady_alt=steady_alt(t),
        spec=charts.own_spec(page.palette, words),
        datasets=_own_rows(page, plan, windows, years),
        table=pd.DataFrame({
            t("From"): windows.start_years,
            t("To"): windows.start_years + years,
            t("Growth, % a year"): (windows.growth * 100).round(2),
        }),
        source_ids=(report.at("export").source_id,),
        notes=_joined_note(page, plan, report),
        height=charts.OWN_HEIGHT,
    )  # fmt: skip


def _own_rows(page: Page, plan: Plan, windows: Windows, years: int) -> dict[str, pd.DataFrame]:
    t, growth = page.t, plan.target.growth
    pairs = list(zip(windows.start_years, windows.growth, strict=True))
    rows = pd.DataFrame(
        {
            "start_year": [int(start) for start, _ in pairs],
            "growth_percent": [float(rate) * 100 for _, rate in pairs],
            "enough": ["yes" if rate >= growth else "no" for _, rate in pairs],
            "label": [
                t("{first}–{last}: {growth} a year", first=start, last=start + years, growth=t.percent(rate))
                for start, rate in pairs
            ],
        }
    )
    text = t("required: {growth}", growth=t.percent(growth, digits=1))
    return {
        "windows": rows,
        "required": pd.DataFrame({"growth_percent": [growth * 100], "text": [text]}),
    }


def _joined_note(page: Page, plan: Plan, report: OwnReport) -> tuple[str, ...]:
    t, last = page.t, report.at("export")
    years = plan.base.year - last.year
    if years < 1:
        return ()
    rate = cagr(last.value_usd, plan.base.partner_value_usd, years=years)
    note = t(
        "From the own report of {first} to the statement for {last}: {growth} a year. This joins two kinds of figure "
        "and is not counted among the periods.",
        first=last.year,
        last=plan.base.year,
        growth=t.percent(rate, digits=1),
    )
    return (note,)

"""The measures a region can be coloured by: values, units, classes, and the finding each gives."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from directive.data.queries.regions import benchmark, provinces, ties
from directive.i18n import N_
from directive.maps.colours import Classes, classes, steps
from directive.model.target import Levers, set_target
from directive.ui import cache
from directive.ui.page import Page
from directive.ui.regions.params import MEASURES

UNITS = {"population": N_("people"), "ties": N_("types of five")}
COLUMNS = {"imports": "imports_usd", "gdp": "gdp_lcu", "population": "population"}
YEARS = {"imports": "imports_year", "gdp": "gdp_year", "population": "population_year"}
TOP = 5


@dataclass(frozen=True)
class Measured:
    """A measure for every region: `values` by code (nan where not published), its words, its classes."""

    key: str
    values: pd.Series
    title: str
    label: str
    unit: str
    years: str
    classes: Classes


def goal_value_usd(page: Page) -> float:
    """The target: as set on the page (USD bn), else the pack's goal share in its target year, others unchanged."""
    if page.state["value"] is not None:
        return page.state["value"] * 1e9
    base = page.pack.base
    return set_target(base.model(), Levers(base.target_year), share=base.goal_share).value_usd


def total_value_usd(page: Page, *, goal: bool) -> float:
    """What the benchmark spreads: the target, or the pack's latest exports to the partner."""
    return goal_value_usd(page) if goal else page.pack.base.partner_value_usd.value


def benchmark_values(page: Page, *, goal: bool) -> pd.Series:
    """Benchmark per region in USD, by code."""
    total = total_value_usd(page, goal=goal)
    frame = cache.ask(benchmark, total_value_usd=total, theta=page.state["theta"])
    return frame.set_index("iso")["benchmark_value_usd"]


def measured(page: Page) -> Measured:
    """The measure chosen on the page."""
    key, t = page.state["measure"], page.t
    rows = cache.ask(provinces).set_index("iso")
    if key.startswith("benchmark"):
        values = benchmark_values(page, goal=key == "benchmark_goal").reindex(rows.index)
    else:
        values = _recorded(page) if key == "ties" else rows[COLUMNS[key]].astype(float)
    grades = steps(5, page.palette.ramp) if key == "ties" else classes(list(values), page.palette.ramp)
    unit = t(UNITS[key]) if key in UNITS else rows["currency"].iloc[0] if key == "gdp" else "USD"
    years = _years(rows[YEARS[key]]) if key in YEARS else _benchmark_years(page, key)
    return Measured(key, values, _finding(page, key, values), t(MEASURES[key]), unit, years, grades)


def _recorded(page: Page) -> pd.Series:
    """Types of ties by code. A region outside the customs table with nothing recorded was not looked for: no
    figure, not zero."""
    rows = cache.ask(ties).set_index("iso")
    return rows["types_present"].astype(float).where(rows["in_benchmark"] | (rows["types_present"] > 0))


def value_text(page: Page, key: str, value: float) -> str:
    """A value in the measure's words, without its unit; "not published" where there is none."""
    if pd.isna(value):
        return page.t("not published")
    return page.t.number(value, digits=0) if key == "ties" else page.t.compact(value, significant=3)


def name(page: Page, code: str) -> str:
    """A region's short name in the language."""
    return short_names(page)[code]


def short_names(page: Page) -> dict[str, str]:
    """Short names of the partner's regions by code."""
    short = {"en": "name_en", "ru": "name_ru_short", "zh": "name_zh_short"}[page.t.language]
    return dict(cache.ask(provinces).set_index("iso")[short])


def _years(column: pd.Series) -> str:
    known = column.dropna().astype(int)
    return str(known.min()) if known.min() == known.max() else f"{known.min()}–{known.max()}"


def _benchmark_years(page: Page, key: str) -> str:
    base = page.pack.base
    return {"benchmark": str(base.year), "benchmark_goal": str(base.target_year)}.get(key, "")


def _finding(page: Page, key: str, values: pd.Series) -> str:
    t = page.t
    # Divisions outside the partner's customs table are shown by their own figures, never added to its own.
    inside = cache.ask(provinces).set_index("iso")["in_benchmark"]
    known = values[inside.reindex(values.index)].dropna()
    if key == "ties":
        return t.n(
            "At least one recorded tie with {count} of {total} regions",
            "At least one recorded tie with {count} of {total} regions",
            int((known > 0).sum()), total=t.number(len(known)),
        )  # fmt: skip
    if key.startswith("benchmark"):
        return _benchmark_finding(page, key, known)
    return t(_TOP_FINDINGS[key], count=t.number(TOP), total=t.number(len(known)),
             share=t.percent(known.nlargest(TOP).sum() / known.sum()), of_partner=page.partner.of)  # fmt: skip


_TOP_FINDINGS = {
    "imports": N_("{count} of {total} regions take {share} of {of_partner} imports"),
    "gdp": N_("{count} of {total} regions produce {share} of the GDP of all listed"),
    "population": N_("{share} of the people of all listed live in {count} of {total} regions"),
}


def _benchmark_finding(page: Page, key: str, known: pd.Series) -> str:
    t, top = page.t, known.idxmax()
    words = {"region": name(page, top), "value": t.money(known[top])}
    total = t.money(total_value_usd(page, goal=key == "benchmark_goal"))
    if page.state["theta"] > 0:
        return t("In proportion to imports over distance, {region} would take {value} of {total}",
                 **words, total=total)  # fmt: skip
    return t("In proportion to its imports, {region} would take {value} of {total}", **words, total=total)

"""The measures a region can be coloured by: values, units, classes, and the finding each gives."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from directive.briefing.desk import Desk
from directive.data.queries.regions import benchmark, home_regions, home_ties, provinces, ties
from directive.i18n import N_
from directive.maps.colours import Classes, classes, steps
from directive.model.target import Levers, set_target

MEASURES = {
    "imports": N_("Imports"),
    "gdp": N_("GDP"),
    "population": N_("Population"),
    "benchmark": N_("Benchmark at today's exports"),
    "benchmark_goal": N_("Benchmark at the target"),
    "ties": N_("Recorded ties by type"),
}
UNITS = {"population": N_("people"), "ties": N_("types out of five")}
TYPES, HOME_TYPES = 5, 3
"""Types of ties that are counted: of the whole country, and of one home region (no office or company is one's own)."""
COLUMNS = {"imports": "imports_usd", "gdp": "gdp_lcu", "population": "population"}
YEARS = {"imports": "imports_year", "gdp": "gdp_year", "population": "population_year"}
TOP = 5


@dataclass(frozen=True)
class Spread:
    """How the benchmark spreads a total: weight of distance, and the target in USD (the pack's goal where None)."""

    theta: float = 0.0
    goal_usd: float | None = None


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


def goal_value_usd(desk: Desk, spread: Spread) -> float:
    """The target: as given, else the pack's goal share in its target year, others unchanged."""
    if spread.goal_usd is not None:
        return spread.goal_usd
    base = desk.pack.base
    return set_target(base.model(), Levers(base.target_year), share=base.goal_share).value_usd


def total_value_usd(desk: Desk, spread: Spread, *, goal: bool) -> float:
    """What the benchmark spreads: the target, or the pack's latest exports to the partner."""
    return goal_value_usd(desk, spread) if goal else desk.pack.base.partner_value_usd.value


def benchmark_values(desk: Desk, spread: Spread, *, goal: bool) -> pd.Series:
    """Benchmark per region in USD, by code."""
    total = total_value_usd(desk, spread, goal=goal)
    frame = desk.ask(benchmark, total_value_usd=total, theta=spread.theta)
    return frame.set_index("iso")["benchmark_value_usd"]


def measured(desk: Desk, key: str, spread: Spread, *, home: str = "") -> Measured:
    """A measure for every region; recorded ties may be those of one home region."""
    t = desk.t
    home = home if key == "ties" else ""
    rows = desk.ask(provinces).set_index("iso")
    if key.startswith("benchmark"):
        values = benchmark_values(desk, spread, goal=key == "benchmark_goal").reindex(rows.index)
    else:
        values = _recorded(desk, home) if key == "ties" else rows[COLUMNS[key]].astype(float)
    grades = (
        steps(HOME_TYPES if home else TYPES, desk.palette.ramp) if key == "ties" else _classes(desk, values)
    )
    unit = t(UNITS[key]) if key in UNITS else t.currency(rows["currency"].iloc[0] if key == "gdp" else "USD")
    years = _years(rows[YEARS[key]]) if key in YEARS else _benchmark_years(desk, key)
    title, label = _finding(desk, key, values, spread, home), of_home(desk, home, t(MEASURES[key]))
    unit = t("types out of three") if home else unit
    return Measured(key, values, title, label, unit, years, grades)


def _classes(desk: Desk, values: pd.Series) -> Classes:
    """The darkest class holds those the title speaks of: the largest of the regions that are added up."""
    inside = desk.ask(provinces).set_index("iso")["in_benchmark"].reindex(values.index)
    return classes(list(values[inside]), desk.palette.ramp, top=TOP)


def ties_of(desk: Desk, home: str) -> pd.DataFrame:
    """Recorded ties per region of the partner, of one home region or of all."""
    return desk.ask(home_ties, home_region=home) if home else desk.ask(ties)


def of_home(desk: Desk, home: str, text: str) -> str:
    """A heading that holds for one home region says so: "Documents: Gomel Region"."""
    return desk.t("{label}: {value}", label=text, value=home_names(desk)[home]) if home else text


def _recorded(desk: Desk, home: str) -> pd.Series:
    """Types of ties by code. A region outside the customs table with nothing recorded was not looked for: no
    figure, not zero."""
    rows = ties_of(desk, home).set_index("iso")
    return rows["types_present"].astype(float).where(rows["in_benchmark"] | (rows["types_present"] > 0))


def value_text(desk: Desk, key: str, value: float) -> str:
    """A value in the measure's words, without its unit; "not published" where there is none."""
    if pd.isna(value):
        return desk.t("not published")
    return desk.t.number(value, digits=0) if key == "ties" else desk.t.compact(value, significant=3)


def name(desk: Desk, code: str) -> str:
    """A region's short name in the language."""
    return short_names(desk)[code]


def short_names(desk: Desk) -> dict[str, str]:
    """Short names of the partner's regions by code."""
    short = {"en": "name_en", "ru": "name_ru_short", "zh": "name_zh_short"}[desk.t.language]
    return dict(desk.ask(provinces).set_index("iso")[short])


def home_names(desk: Desk) -> dict[str, str]:
    """Names of the reporter's regions by code."""
    rows = desk.ask(home_regions)
    return dict(zip(rows["iso"], rows[f"name_{desk.t.language}"], strict=True))


def _years(column: pd.Series) -> str:
    known = column.dropna().astype(int)
    return str(known.min()) if known.min() == known.max() else f"{known.min()}–{known.max()}"


def _benchmark_years(desk: Desk, key: str) -> str:
    base = desk.pack.base
    return {"benchmark": str(base.year), "benchmark_goal": str(base.target_year)}.get(key, "")


def _finding(desk: Desk, key: str, values: pd.Series, spread: Spread, home: str) -> str:
    t = desk.t
    # Divisions outside the partner's customs table are shown by their own figures, never added to its own.
    inside = desk.ask(provinces).set_index("iso")["in_benchmark"]
    known = values[inside.reindex(values.index)].dropna()
    if home:
        return t.n(
            "{home}: at least one recorded tie with {count} of {total} regions",
            "{home}: at least one recorded tie with {count} of {total} regions",
            int((known > 0).sum()), total=t.number(len(known)), home=home_names(desk)[home],
        )  # fmt: skip
    if key == "ties":
        return t.n(
            "At least one recorded tie with {count} of {total} regions",
            "At least one recorded tie with {count} of {total} regions",
            int((known > 0).sum()), total=t.number(len(known)),
        )  # fmt: skip
    if key.startswith("benchmark"):
        return _benchmark_finding(desk, key, known, spread)
    return t(_TOP_FINDINGS[key], count=t.number(TOP), total=t.number(len(known)),
             share=t.percent(known.nlargest(TOP).sum() / known.sum()), of_partner=desk.partner.of)  # fmt: skip


_TOP_FINDINGS = {
    "imports": N_("{count} of {total} regions take {share} of {of_partner} imports"),
    "gdp": N_("{count} of {total} regions produce {share} of the GDP of all listed"),
    "population": N_("{share} of the people of all listed live in {count} of {total} regions"),
}


def _benchmark_finding(desk: Desk, key: str, known: pd.Series, spread: Spread) -> str:
    t, top = desk.t, known.idxmax()
    words = {"region": name(desk, top), "value": t.money(known[top])}
    total = t.money(total_value_usd(desk, spread, goal=key == "benchmark_goal"))
    if spread.theta > 0:
        return t("In proportion to imports over distance, {region} would take {value} of {total}",
                 **words, total=total)  # fmt: skip
    return t("In proportion to its imports, {region} would take {value} of {total}", **words, total=total)

"""The table twin of map and chart: one row per region, everything that can be shown by colour or position."""

from __future__ import annotations

import pandas as pd

from directive.briefing.desk import Desk
from directive.briefing.views.region_measures import Spread, benchmark_values, of_home, short_names, ties_of
from directive.data.queries.regions import provinces
from directive.i18n import N_

CLEAR = N_("Clear: the source says what the document is (twinning, agreement, memorandum). The others are reported "
           "without details or only planned.")  # fmt: skip


def regions_table(desk: Desk, spread: Spread, *, home: str = "") -> pd.DataFrame:
    """Headings in the language; the largest importer first; empty where not published. With a home region its ties
    alone are counted, and their headings say so."""
    t = desk.t
    rows = (
        desk.ask(provinces).set_index("iso").sort_values("imports_usd", ascending=False, na_position="last")
    )
    tie = ties_of(desk, home).set_index("iso").reindex(rows.index)
    now, goal = (benchmark_values(desk, spread, goal=value).reindex(rows.index) for value in (False, True))
    table = pd.DataFrame(
        {
            t("Code"): rows.index,
            t("Region"): [short_names(desk)[code] for code in rows.index],
            t("Imports, USD m"): (rows["imports_usd"] / 1e6).round(0),
            t("Share of imports, %"): (rows["import_share"] * 100).round(3),
            t("Year of imports"): rows["imports_year"].astype("Int64"),
            t("GDP, {currency} bn", currency=t.currency(rows["currency"].iloc[0])): (
                rows["gdp_lcu"] / 1e9
            ).round(1),
            t("Year of GDP"): rows["gdp_year"].astype("Int64"),
            t("Population"): rows["population"],
            t("Benchmark at today's exports, USD m"): (now / 1e6).round(1),
            t("Benchmark at the target, USD m"): (goal / 1e6).round(1),
        }
    )
    for heading, column in _TIES.items():
        if column not in _NOT_OF_HOME or not home:
            table[of_home(desk, home, t(heading))] = tie[column]
    return table.reset_index(drop=True)


_TIES = {
    N_("Types of ties"): "types_present",
    N_("Clear documents"): "documents_clear",
    N_("Documents, all recorded"): "documents_recorded",
    N_("Diplomatic and trade offices"): "offices",
    N_("Routes"): "routes",
    N_("Companies"): "companies",
    N_("Latest dated tie"): "latest_year",
}
_NOT_OF_HOME = ("offices", "companies")


def table_sources(desk: Desk, *, home: str = "") -> tuple[str, ...]:
    """Sources of every cell, those of size first."""
    cells = [*desk.ask(provinces)["source_ids"], *ties_of(desk, home)["source_ids"]]
    return tuple(dict.fromkeys(source for cell in cells for source in cell.split(";") if source))

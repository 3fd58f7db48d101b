"""The table twin of map and chart: one row per region, everything that can be shown by colour or position."""

from __future__ import annotations

import pandas as pd

from directive.briefing.desk import Desk
from directive.briefing.views.region_measures import Spread, benchmark_values, short_names
from directive.data.queries.regions import provinces, ties


def regions_table(desk: Desk, spread: Spread) -> pd.DataFrame:
    """Headings in the language; the largest importer first; empty where not published."""
    t = desk.t
    rows = (
        desk.ask(provinces).set_index("iso").sort_values("imports_usd", ascending=False, na_position="last")
    )
    tie = desk.ask(ties).set_index("iso").reindex(rows.index)
    now, goal = (benchmark_values(desk, spread, goal=value).reindex(rows.index) for value in (False, True))
    table = pd.DataFrame(
        {
            t("Code"): rows.index,
            t("Region"): [short_names(desk)[code] for code in rows.index],
            t("Imports, USD m"): (rows["imports_usd"] / 1e6).round(0),
            t("Share of imports, %"): (rows["import_share"] * 100).round(3),
            t("Year of imports"): rows["imports_year"].astype("Int64"),
            t("GDP, {currency} bn", currency=rows["currency"].iloc[0]): (rows["gdp_lcu"] / 1e9).round(1),
            t("Year of GDP"): rows["gdp_year"].astype("Int64"),
            t("Population"): rows["population"],
            t("Benchmark at today's exports, USD m"): (now / 1e6).round(1),
            t("Benchmark at the target, USD m"): (goal / 1e6).round(1),
            t("Types of ties"): tie["types_present"],
            t("Clear documents"): tie["documents_clear"],
            t("Documents, all recorded"): tie["documents_recorded"],
            t("Diplomatic and trade offices"): tie["offices"],
            t("Routes"): tie["routes"],
            t("Companies"): tie["companies"],
            t("Latest dated tie"): tie["latest_year"].astype("Int64"),
        }
    )
    return table.reset_index(drop=True)


def table_sources(desk: Desk) -> tuple[str, ...]:
    """Sources of every cell, those of size first."""
    cells = [*desk.ask(provinces)["source_ids"], *desk.ask(ties)["source_ids"]]
    return tuple(dict.fromkeys(source for cell in cells for source in cell.split(";") if source))

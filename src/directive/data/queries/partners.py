"""Trade by partner from the reporter's own annual table: one year, lines, totals, concentration.

Flows are as the pack's reporter sees them: export, import, turnover (both), balance (exports − imports). The
table adds up to World without any row left out, so a cell it does not hold counts as nothing in turnover and
balance; it stays missing in a line. Groups are shown beside countries and never added to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from directive.data.engine import Engine
from directive.data.queries.both_sides import mirror, partner_series
from directive.data.queries.coverage import coverage, disagreements, later_figures
from directive.model.errors import RangeError
from directive.model.terms import Flow

__all__ = [
    "Holdings",
    "coverage",
    "disagreements",
    "later_figures",
    "mirror",
    "partner_total_imports",
    "partners_in_year",
    "series",
    "values_for_concentration",
    "world_total",
    "years",
]

# Every cell of a flow with its share of World and its rank among countries. Turnover and balance are derived.
_CELLS = """
WITH flows AS (
    SELECT year, partner_key, row_role, source_id, kind,
           CASE WHEN $flow = 'balance' AND flow = 'import' THEN -value_usd ELSE value_usd END AS value_usd
    FROM trade WHERE annual_table AND (flow = $flow OR $flow IN ('turnover', 'balance'))
), cells AS (
    SELECT year, partner_key, any_value(row_role) AS role, sum(value_usd) AS value_usd, min(source_id) AS source_id,
           CASE WHEN $flow IN ('turnover', 'balance') THEN 'derived' ELSE any_value(kind) END AS kind
    FROM flows GROUP BY year, partner_key
), world AS (
    SELECT year, value_usd FROM cells WHERE role = 'world'
), measured AS (
    SELECT c.*, CASE WHEN $flow <> 'balance' THEN c.value_usd / w.value_usd END AS share,
           CASE WHEN c.role = 'country'
                THEN rank() OVER (PARTITION BY c.year, c.role ORDER BY c.value_usd DESC) END AS rank
    FROM cells AS c JOIN world AS w USING (year)
)
"""

_IN_YEAR = """
SELECT m.partner_key, k.label_en, k.label_ru, k.label_zh, m.role, k.iso3, k.iso2, m.value_usd, m.share, m.rank,
       CASE WHEN $flow <> 'balance' AND b.value_usd > 0
            THEN power(m.value_usd / b.value_usd, 1.0 / ($year - $base_year)) - 1 END AS growth,
       m.kind, m.source_id
FROM measured AS m
JOIN partner_keys AS k ON k.key = m.partner_key
LEFT JOIN cells AS b ON b.partner_key = m.partner_key AND b.year = $base_year
WHERE m.year = $year AND m.role <> 'world' AND ($groups OR m.role <> 'group')
ORDER BY m.value_usd DESC, m.partner_key
"""

_SERIES = """
SELECT year, partner_key, value_usd, share, rank, kind, source_id FROM measured
WHERE list_contains($partner_keys, partner_key) ORDER BY partner_key, year
"""

_WORLD = """
SELECT year, value_usd, kind, source_id FROM cells WHERE role = 'world' ORDER BY year
"""

# Rule: the value of rank 1 of each year, which changes the source after the last year of the first one.
_PARTNER_IMPORTS = """
SELECT year, value_usd, kind, source_id FROM trade
WHERE side = 'context' AND row_role = 'world' AND flow = 'import' AND draw_as = 'annual' AND pref_rank = 1
ORDER BY year
"""


@dataclass(frozen=True, eq=False)
class Holdings:
    """What a concentration index needs: countries' values and the part not broken down, US dollars."""

    values_usd: np.ndarray
    residual_usd: float
    kind: str
    source_id: str


def years(engine: Engine) -> list[int]:
    """Years of the reporter's own annual table, oldest first."""
    return [
        year for (year,) in engine.rows("SELECT DISTINCT year FROM trade WHERE annual_table ORDER BY year")
    ]


def partners_in_year(
    engine: Engine, *, year: int, flow: str, groups: bool = False, base_year: int | None = None
) -> pd.DataFrame:
    """All partners of one year, largest value first; countries and residual lines, with `groups` groups too.

    Columns: partner_key, label_en, label_ru, label_zh, role, iso3, iso2, value_usd, share (of World, 0-1; null
    for balance), rank (among countries, null for others), growth (per year since base_year, 0.1 = 10 %; null
    where there is no base), kind, source_id. Raises RangeError for a year or base year outside the table.
    """
    known = years(engine)
    _require_year("year", year, known)
    if base_year is not None:
        _require_year("base_year", base_year, [y for y in known if y < year])
    asked = {"flow": _flow(flow), "year": year, "base_year": base_year, "groups": groups}
    return engine.frame(_CELLS + _IN_YEAR, asked)


def series(engine: Engine, *, partner_keys: Sequence[str], flow: str, side: str = "own") -> pd.DataFrame:
    """Annual lines of partners (groups and World too), each from one source of one side; holes stay holes.

    Columns: year, partner_key, value_usd, share (of World, 0-1), rank (among countries), kind, source_id. On
    the partner side share and rank are null. Raises RangeError for another side or flow.
    """
    if side not in ("own", "partner"):
        raise RangeError("side", side, "own, partner")
    if side == "partner":
        return partner_series(engine, partner_keys=partner_keys, flow=_flow(flow))
    return engine.frame(_CELLS + _SERIES, {"flow": _flow(flow), "partner_keys": list(partner_keys)})


def world_total(engine: Engine, *, flow: str) -> pd.DataFrame:
    """World totals of the own annual table. Columns: year, value_usd, kind, source_id."""
    return engine.frame(_CELLS + _WORLD, {"flow": _flow(flow)})


def values_for_concentration(engine: Engine, *, year: int, flow: str) -> Holdings:
    """Countries' values and the sum of the residual lines of one year. Raises RangeError for balance."""
    if flow == Flow.balance:
        raise RangeError("flow", flow, "export, import, turnover")
    rows = partners_in_year(engine, year=year, flow=flow)
    countries = rows[rows["role"] == "country"]
    residual = float(rows.loc[rows["role"] == "residual", "value_usd"].sum())
    kind, source = rows["kind"].iloc[0], rows["source_id"].iloc[0]
    return Holdings(countries["value_usd"].to_numpy(), residual, kind, source)


def partner_total_imports(engine: Engine) -> pd.DataFrame:
    """Total goods imports of the pack's partner. Columns: year, value_usd, kind, source_id.

    The source changes within the years: draw one line per source_id. A later rounded statement, where there
    is one, stands in the table of goods.
    """
    return engine.frame(_PARTNER_IMPORTS)


def _flow(flow: str) -> str:
    if flow not in list(Flow):
        raise RangeError("flow", flow, ", ".join(Flow))
    return str(flow)


def _require_year(name: str, year: int, known: list[int]) -> None:
    if year not in known:
        raise RangeError(name, year, f"{known[0]} to {known[-1]}" if known else "none: no earlier year")

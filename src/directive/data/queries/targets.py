"""Numeric targets of past directives and programmes, and what came of them where a figure says so."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from directive.data.engine import Engine
from directive.data.pack import Pack, default_pack
from directive.data.queries.own_report import own_report


@dataclass(frozen=True)
class Outcome:
    """The figure a target is read against; `part` marks a period other than the target's: shown, not compared."""

    value: float | None = None
    unit: str = ""
    year: int | None = None
    months: str = ""
    side: str = ""
    kind: str = ""
    source_ids: str = ""
    part: bool = False


OUTCOME = ["value", "unit", "year", "months", "side", "kind", "source_ids"]


def targets(engine: Engine, *, pack: Pack | None = None) -> pd.DataFrame:
    """Targets with a number, in the order of the file, each with its outcome where one is published.

    Columns of the table `targets` (document, indicator, value, unit_code, precision, year_to, outcome in words
    in three languages ...) and outcome_value, outcome_unit, outcome_year, outcome_months (part-years),
    outcome_side, outcome_kind, outcome_source_ids; comparison (at_or_above | below | not_compared | in_words |
    not_due | not_published); first_year, first_value,
    first_kind, first_source_ids: the first full year with a figure at the level, whatever its kind.
    """
    pack = pack or default_pack()
    rows = engine.frame(
        "SELECT t.*, o.outcome_from, o.source_row, o.flow, o.year AS read_year, o.part, o.first_reported "
        "FROM targets t LEFT JOIN target_outcomes o USING (row_id) "
        "WHERE t.value_low IS NOT NULL ORDER BY t.row_id"
    )
    found = [_outcome(engine, pack, row) for _, row in rows.iterrows()]
    for column in OUTCOME:
        rows[f"outcome_{column}"] = [getattr(one, column) for one in found]
    rows["comparison"] = [
        _compared(row, one, pack) for (_, row), one in zip(rows.iterrows(), found, strict=True)
    ]
    firsts = [_first(engine, pack, row) for _, row in rows.iterrows()]
    rows[["first_year", "first_value", "first_kind", "first_source_ids"]] = pd.DataFrame(
        firsts, index=rows.index
    )
    rows[["outcome_year", "first_year"]] = rows[["outcome_year", "first_year"]].astype("Int64")
    return rows.drop(columns=["outcome_from", "source_row", "flow", "read_year", "part", "first_reported"])


def _outcome(engine: Engine, pack: Pack, row: pd.Series) -> Outcome:
    if row["outcome_from"] == "trade":
        cell = own_report(engine, reporter=pack.reporter, partner=pack.partner).at(
            row["flow"], int(row["read_year"])
        )
        return Outcome(cell.value_usd, "USD", cell.year, "", "own", "reported", cell.source_id)
    if row["outcome_from"] == "goods":
        return _from_row(engine, _GOODS, row)
    return _from_row(engine, _STATEMENTS, row) if row["outcome_from"] == "statements" else Outcome()


_GOODS = """
SELECT value_usd, 'USD', year, month_from, month_to, side, kind, source_ids FROM goods WHERE row_id = $row
"""
_STATEMENTS = """
SELECT value, unit_code, year_to, month_from, month_to, 'own', kind, source_ids FROM statements WHERE row_id = $row
"""


def _from_row(engine: Engine, sql: str, row: pd.Series) -> Outcome:
    value, unit, year, first, last, side, kind, sources = engine.rows(sql, {"row": row["source_row"]})[0]
    months = "" if (first, last) in ((1, 12), (None, None)) else f"{first}-{last}"
    return Outcome(value, unit, year, months, side, kind, sources, part=bool(row["part"]))


def _compared(row: pd.Series, outcome: Outcome, pack: Pack) -> str:
    if pd.notna(row["year_to"]) and int(row["year_to"]) >= pack.retrieved.year:
        return "not_due"
    if outcome.value is None:
        return {"words": "in_words", "open": "not_due"}.get(row["outcome_from"], "not_published")
    if outcome.part or outcome.months:
        return "not_compared"
    return "at_or_above" if outcome.value >= row["value_low"] else "below"


def _first(engine: Engine, pack: Pack, row: pd.Series) -> tuple[int | None, float | None, str, str]:
    """First full year for which any drawable own figure is at the level, whatever its kind."""
    if pd.isna(row["first_reported"]) or not row["first_reported"]:
        return None, None, "", ""
    found = engine.rows(
        "SELECT year, value_usd, kind, source_id FROM trade WHERE side = 'own' AND reporter_key = $reporter "
        "AND partner_key = $partner AND flow = $flow AND draw_as = 'annual' AND pref_rank = 1 "
        "AND use IN ('series', 'point', 'band') AND value_usd >= $level ORDER BY year LIMIT 1",
        {
            "reporter": pack.reporter,
            "partner": pack.partner,
            "flow": row["flow"],
            "level": float(row["value_low"]),
        },
    )
    return found[0] if found else (None, None, "", "")

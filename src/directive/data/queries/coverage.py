"""What exists for which year, what came after the last full table, and where sources disagree."""

from __future__ import annotations

import pandas as pd

from directive.data.engine import Engine
from directive.model.terms import Period

# The other party of every row, whoever reports, and the flow as the pack's reporter sees it.
_ROWS = """
WITH us AS (
    SELECT any_value(reporter_key) AS key FROM trade WHERE annual_table
), last_table AS (
    SELECT max(year) AS year FROM trade WHERE annual_table
), figures AS (
    SELECT t.*, CASE WHEN t.reporter_key = us.key THEN t.partner_key ELSE t.reporter_key END AS other_key,
           CASE WHEN t.reporter_key = us.key OR t.side = 'context' THEN t.flow
                WHEN t.flow = 'import' THEN 'export' ELSE 'import' END AS own_flow
    FROM trade AS t, us
)
"""

_LATER = """
SELECT f.year, month_from, month_to, own_flow AS flow, side, value_usd, value_low_usd, value_high_usd, kind,
       estimate_kind, precision, valuation, draw_as, use, use_note, disputed, source_id, note
FROM figures AS f, last_table
WHERE f.year > last_table.year AND f.side <> 'context' AND other_key = $partner_key
  AND ($flow IS NULL OR own_flow = $flow)
UNION ALL
SELECT o.year, month_from, month_to, 'turnover', side, value_usd, value_low_usd, value_high_usd, kind,
       '', precision, '', draw_as, use, '', false, source_id, note
FROM turnover AS o, last_table
WHERE o.year > last_table.year AND partner_key = $partner_key AND ($flow IS NULL OR $flow = 'turnover')
ORDER BY 1, 3, 2, 4, 5, source_id, value_usd
"""

_COVERAGE = """
, days AS (
    SELECT unnest(range(min(year), $until + 1)) AS year FROM trade WHERE annual_table
)
SELECT d.year,
       count(*) FILTER (annual_table AND flow = 'export' AND row_role = 'country') AS export_partners,
       count(*) FILTER (annual_table AND flow = 'import' AND row_role = 'country') AS import_partners,
       coalesce(max(CASE WHEN side = 'own' AND row_role = 'world' AND pref_rank = 1 THEN kind END), '') AS total_kind,
       count(*) FILTER (side = 'own' AND draw_as = 'annual' AND NOT annual_table
                        AND use IN ('point', 'band')) AS own_full_year_figures,
       count(*) FILTER (side IN ('own', 'unstated') AND draw_as <> 'annual') AS own_part_year_figures,
       count(DISTINCT other_key) FILTER (side = 'partner' AND draw_as = 'annual' AND use IN ('series', 'point')
                                         AND reporter_role = 'country') AS partner_reports,
       count(*) FILTER (use = 'exclude') AS excluded_figures
FROM days AS d LEFT JOIN figures AS f ON f.year = d.year
GROUP BY d.year ORDER BY d.year
"""

_DISAGREEMENTS = """
, cells AS (
    SELECT *, count(DISTINCT source_id) OVER cell AS sources, max(value_usd) OVER cell / min(value_usd) OVER cell
              AS largest_over_smallest,
           bool_or(disputed OR use = 'exclude') OVER cell AS questioned
    FROM figures
    WINDOW cell AS (PARTITION BY reporter_key, partner_key, flow, year, month_from, month_to)
)
SELECT year, month_from, month_to, other_key AS partner_key, own_flow AS flow, side, value_usd, kind, use, use_note,
       disputed, pref_rank, largest_over_smallest, source_id, note
FROM cells
WHERE (questioned OR (sources > 1 AND largest_over_smallest > 1)) AND ($partner_key IS NULL OR other_key = $partner_key)
ORDER BY year DESC, partner_key, flow, month_to DESC, side, pref_rank, source_id
"""


def later_figures(engine: Engine, *, partner_key: str, flow: str | None = None) -> pd.DataFrame:
    """All figures on a partner after the last full table, whoever states them; never to be joined into a line.

    Columns: period (label), year, month_from, month_to, flow (as the pack's reporter sees it, or "turnover"),
    side, value_usd, value_low_usd, value_high_usd, kind, estimate_kind, precision, valuation, draw_as, use,
    use_note, disputed, source_id, note. US dollars; a part of a year is that part alone.
    """
    rows = engine.frame(
        _ROWS + _LATER, {"partner_key": partner_key, "flow": None if flow is None else str(flow)}
    )
    months = zip(rows["year"], rows["month_from"], rows["month_to"], strict=True)
    rows.insert(0, "period", [Period(*(int(part) for part in parts)).label() for parts in months])
    return rows


def coverage(engine: Engine, *, until: int | None = None) -> pd.DataFrame:
    """What exists for each year of the own table and after it, to `until` (default: the last year with anything).

    Columns: year, export_partners and import_partners (countries in the own full table, 0 = no table),
    total_kind (kind of the own World exports, "" = none published), own_full_year_figures,
    own_part_year_figures, partner_reports (partners whose report on the year exists), excluded_figures.
    """
    last = engine.rows("SELECT max(year) FROM trade")[0][0] if until is None else until
    return engine.frame(_ROWS + _COVERAGE, {"until": last})


def disagreements(engine: Engine, *, partner_key: str | None = None) -> pd.DataFrame:
    """Every figure of a cell where sources differ, or where one is disputed or excluded; newest first.

    Columns: year, month_from, month_to, partner_key, flow (as the pack's reporter sees it), side, value_usd,
    kind, use, use_note, disputed, pref_rank, largest_over_smallest (ratio within the cell), source_id, note.
    """
    return engine.frame(_ROWS + _DISAGREEMENTS, {"partner_key": partner_key})

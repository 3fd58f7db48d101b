"""The partners' reports, and the own report beside them. Two sides are two columns, never one line."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from directive.data.contracts import FLOWS
from directive.data.engine import Engine
from directive.model.errors import RangeError

# What the partner imports is what the reporter exports. One source (and variant) a line: the one with most
# years of rank 1; its other years of use "series" belong to the same line.
_PARTNER_LINES = """
WITH reports AS (
    SELECT reporter_key AS partner_key, year, CASE flow WHEN 'import' THEN 'export' ELSE 'import' END AS flow,
           value_usd, valuation, kind, source_id, variant, pref_rank
    FROM trade
    WHERE side = 'partner' AND draw_as = 'annual' AND use = 'series' AND list_contains($partner_keys, reporter_key)
), chosen AS (
    SELECT partner_key, flow, source_id, variant FROM reports
    GROUP BY partner_key, flow, source_id, variant
    QUALIFY row_number() OVER (
        PARTITION BY partner_key, flow
        ORDER BY count(*) FILTER (pref_rank = 1) DESC, count(*) DESC, source_id, min(pref_rank), variant DESC) = 1
), lines AS (
    SELECT reports.* FROM reports JOIN chosen USING (partner_key, flow, source_id, variant)
)
"""

_SERIES = """
SELECT year, partner_key, value_usd, CAST(NULL AS DOUBLE) AS share, CAST(NULL AS BIGINT) AS rank, kind, source_id
FROM lines WHERE flow = $flow ORDER BY partner_key, year
"""

# Both flows must come from one source; where they don't, there is no turnover to state.
_BOTH_FLOWS = """
SELECT e.year, e.partner_key,
       CASE WHEN $flow = 'turnover' THEN e.value_usd + i.value_usd ELSE e.value_usd - i.value_usd END AS value_usd,
       CAST(NULL AS DOUBLE) AS share, CAST(NULL AS BIGINT) AS rank, 'derived' AS kind, e.source_id
FROM lines AS e JOIN lines AS i USING (partner_key, year, source_id)
WHERE e.flow = 'export' AND i.flow = 'import' ORDER BY e.partner_key, e.year
"""

_MIRROR = """
, own AS (
    SELECT year, value_usd, valuation, kind, source_id FROM trade
    WHERE annual_table AND flow = $flow AND partner_key = $partner_key
), other AS (
    SELECT * FROM lines WHERE flow = $flow
)
SELECT coalesce(own.year, other.year) AS year,
       own.value_usd AS own_value_usd, other.value_usd AS partner_value_usd,
       coalesce(own.kind, '') AS own_kind, coalesce(other.kind, '') AS partner_kind,
       coalesce(own.source_id, '') AS own_source_id, coalesce(other.source_id, '') AS partner_source_id,
       coalesce(own.valuation, '') AS own_valuation, coalesce(other.valuation, '') AS partner_valuation
FROM own FULL JOIN other ON own.year = other.year ORDER BY 1
"""


def partner_series(engine: Engine, *, partner_keys: Sequence[str], flow: str) -> pd.DataFrame:
    """Lines of the partners' own reports, flow as the pack's reporter sees it; one source a line.

    Columns: year, partner_key, value_usd, share and rank (always null), kind, source_id.
    """
    asked = {"partner_keys": list(partner_keys), "flow": flow}
    return engine.frame(_PARTNER_LINES + (_BOTH_FLOWS if flow in ("turnover", "balance") else _SERIES), asked)


def mirror(engine: Engine, *, partner_key: str, flow: str) -> pd.DataFrame:
    """Own report and partner's report of one flow ("export" or "import" of the pack's reporter), by year.

    Columns: year, own_value_usd, partner_value_usd, own_kind, partner_kind, own_source_id, partner_source_id,
    own_valuation, partner_valuation (FOB, CIF or ""). A year only one side reports has a null value and "" on
    the other. Raises RangeError for another flow.
    """
    if flow not in FLOWS:
        raise RangeError("flow", flow, ", ".join(FLOWS))
    asked = {"partner_keys": [partner_key], "partner_key": partner_key, "flow": flow}
    return engine.frame(_PARTNER_LINES + _MIRROR, asked)

"""Who the partners are: names in three languages, and which of them have figures after the last full table."""

from __future__ import annotations

import pandas as pd

from directive.data.engine import Engine

# A partner is whoever the reporter's table or a partner's own report names: countries and groups, no residual line.
_NAMES = """
WITH us AS (
    SELECT any_value(reporter_key) AS key FROM trade WHERE annual_table
), seen AS (
    SELECT DISTINCT CASE WHEN t.reporter_key = us.key THEN t.partner_key ELSE t.reporter_key END AS key
    FROM trade AS t, us WHERE t.side <> 'context'
)
SELECT k.key AS partner_key, k.role, k.iso3, k.label_en, k.label_ru, k.label_zh
FROM partner_keys AS k JOIN seen USING (key) WHERE k.role IN ('country', 'group') ORDER BY k.role, k.label_en
"""

_AFTER = """
WITH us AS (
    SELECT any_value(reporter_key) AS key, max(year) AS last_year FROM trade WHERE annual_table
)
SELECT DISTINCT CASE WHEN t.reporter_key = us.key THEN t.partner_key ELSE t.reporter_key END AS key
FROM trade AS t, us WHERE t.side <> 'context' AND t.year > us.last_year AND t.year = $year
UNION SELECT partner_key FROM turnover, us WHERE year > us.last_year AND year = $year
ORDER BY key
"""


def partner_names(engine: Engine) -> pd.DataFrame:
    """Every country and group with a figure of its own. Columns: partner_key, role, iso3, label_en, _ru, _zh."""
    return engine.frame(_NAMES)


def keys_after_the_table(engine: Engine, *, year: int) -> list[str]:
    """Keys (World among them) with any figure in a year after the reporter's last full table."""
    return [key for (key,) in engine.rows(_AFTER, {"year": year})]

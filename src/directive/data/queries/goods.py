"""What is sold to the partner: rows on goods, baselines of the plan, share in the partner's imports."""

from __future__ import annotations

import pandas as pd

from directive.data.engine import Engine


def goods(engine: Engine, *, good_id: str | None = None) -> pd.DataFrame:
    """Every published row on goods, or those of one good, in order of year.

    Columns of `goods`: product (en, ru, zh), period, side, flow, kind, value_usd, quantity, quantity_unit,
    unit_value_usd (USD per unit, only of one row), share (0-1), use, source_ids. Part-years stay part-years.
    """
    engine.validated("goods")
    return engine.frame(
        "SELECT * FROM goods WHERE $good IS NULL OR good_id = $good "
        "ORDER BY year NULLS LAST, month_from NULLS LAST, row_id",
        {"good": good_id},
    )


def baselines(engine: Engine) -> pd.DataFrame:
    """One row per good of the plan, in the pack's order.

    Full-year baseline_quantity (in `unit`) with year, side, age_years; unit_value_usd (USD per unit) with
    period, side, valuation; partner_imports_quantity with year; strength A-C; `in_sum` is true where quantity
    and unit value both exist; reason_empty_en/_ru/_zh says why not.
    """
    engine.validated("good_baselines")
    frame = engine.frame("SELECT * FROM good_baselines ORDER BY position")
    frame["in_sum"] = frame["baseline_quantity"].notna() & frame["unit_value_usd"].notna()
    return frame


def good_shares(engine: Engine, *, good_id: str | None = None) -> pd.DataFrame:
    """Share (0-1) of what the partner imports from the reporter in all its imports of a good.

    Both from the partner's report, for exactly the same months. Columns: good_id, hs_code, product, year,
    month_from, month_to, measure (quantity | value_usd), unit, from_reporter, total, share, kind (derived),
    row_ids, source_ids.
    """
    engine.validated("good_shares")
    return engine.frame(
        "SELECT * FROM good_shares WHERE $good IS NULL OR good_id = $good "
        "ORDER BY good_id, year, month_from, month_to, measure",
        {"good": good_id},
    )


def largest_shares(engine: Engine) -> dict[str, float]:
    """The largest share (0-1) of a year's quantity that the partner ever took from the reporter, by good."""
    record = good_shares(engine)
    return record[record["measure"] == "quantity"].groupby("good_id")["share"].max().to_dict()


# What single organisations put out; no output of a whole country is published for any good here.
_OUTPUTS = """
SELECT b.good_id, b.name_en, b.name_ru, b.name_zh, o.organisation, o.organisation_ru, o.organisation_zh,
       o.value AS quantity, split_part(o.unit_code, '/', 1) AS unit, o.year_from AS year, o.source_ids
FROM organisations AS o JOIN good_baselines AS b ON list_contains(string_split(b.organisation_ids, ';'), o.row_id)
WHERE o.qualifier = 'output' AND o.value IS NOT NULL AND split_part(o.unit_code, '/', 1) = b.unit
ORDER BY b.position, o.row_id
"""


def own_outputs(engine: Engine) -> pd.DataFrame:
    """Published yearly outputs of organisations, by good of the plan.

    Columns: good_id, name_en/_ru/_zh, organisation (en, _ru, _zh), quantity (in `unit`, the good's own), year,
    source_ids. A good without a row has no published output.
    """
    return engine.frame(_OUTPUTS)

"""Tidy `good_shares`: the share of the reporter in what the partner imports of a good."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from directive.data.build.goods import covers, joined_ids

PERIOD = ["year", "month_from", "month_to"]
COLUMNS = [
    "good_id", "hs_code", "product", "product_ru", "product_zh", *PERIOD, "measure", "unit", "from_reporter",
    "total", "share", "kind", "row_ids", "source_ids",
]  # fmt: skip


def build_good_shares(rows: pd.DataFrame) -> pd.DataFrame:
    """Share (0-1) per good, period and measure, both amounts of the partner's report.

    Only for exactly the same months: one row, or rows that follow each other and cover the period. Excluded
    and undated rows are out; where a cell has two rows, the one that may be drawn counts.
    """
    usable = (rows["good_id"] != "") & (rows["measure"] == "value_quantity") & (rows["use"] != "exclude")
    dated = rows[usable & rows["year"].notna() & rows["month_from"].notna()]
    dated = dated.sort_values(["use", "row_id"], key=lambda cells: cells.replace({"text": "~"}))
    totals, ours = dated[dated["side"] == "context"], dated[dated["side"] == "partner"]
    lines = [
        _share(total, ours, measure)
        for _, total in totals.iterrows()
        for measure in ("quantity", "value_usd")
        if pd.notna(total[measure])
    ]
    found = pd.DataFrame([line for line in lines if line], columns=COLUMNS)
    return found.sort_values(["good_id", *PERIOD, "measure"], ignore_index=True)


def _share(total: pd.Series, ours: pd.DataFrame, measure: str) -> dict[str, object] | None:
    same = ours[
        (ours["product"] == total["product"]) & (ours["year"] == total["year"]) & ours[measure].notna()
    ]
    parts = _covering(same, total)
    if parts is None:
        return None
    from_reporter = float(parts[measure].sum())
    return {
        **{
            column: total[column]
            for column in ("good_id", "hs_code", "product", "product_ru", "product_zh", *PERIOD)
        },
        "measure": measure,
        "unit": "USD" if measure == "value_usd" else total["quantity_unit"],
        "from_reporter": from_reporter,
        "total": float(total[measure]),
        "share": from_reporter / float(total[measure]),
        "kind": "derived",
        "row_ids": ";".join([*parts["row_id"], total["row_id"]]),
        "source_ids": joined_ids([*parts["source_ids"], total["source_ids"]]),
    }


def _covering(rows: pd.DataFrame, total: pd.Series) -> pd.DataFrame | None:
    """The fewest rows whose months make up the period of `total` exactly, or None."""
    for size in range(1, min(len(rows), 4) + 1):
        for chosen in combinations(range(len(rows)), size):
            parts = rows.iloc[list(chosen)]
            if covers(parts, **{column: total[column] for column in PERIOD}):
                return parts
    return None

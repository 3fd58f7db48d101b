"""Share of the reporter in the partner's imports of a good, by period."""

from __future__ import annotations

import pandas as pd


def share_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of the query `good_shares` as dots: x in percent, mark `year` or `part`, in order of time.

    A share in quantity and one in value of the same months are two rows, never one.
    """
    rows = frame.sort_values(["year", "month_from", "month_to", "measure"]).reset_index(drop=True)
    full = (rows["month_from"] == 1) & (rows["month_to"] == 12)
    return rows.assign(
        position=range(len(rows)), x=rows["share"] * 100, mark=full.map({True: "year", False: "part"})
    )

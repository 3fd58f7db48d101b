"""What is known of a good: the rows that may be drawn, the latest of each measure and side, its age."""

from __future__ import annotations

import pandas as pd

from directive.briefing.desk import Desk
from directive.data.queries.goods import baselines, good_shares, goods

COLUMNS = {"quantity": "quantity", "value": "value_usd", "unit_value": "unit_value_usd"}
_PERIODS = ("year", "part_year")


def good_row(desk: Desk, good: str) -> pd.Series:
    """The good's line among the goods of the plan."""
    return desk.ask(baselines).set_index("good_id", drop=False).loc[good]


def drawable(desk: Desk, good: str, measure: str) -> pd.DataFrame:
    """Rows of one measure, the partner's report and the own side's statements, one a side and period.

    Full years first, then part-years, each in order of time. Single months, single shipments, figures without a
    year and those set aside are left to the table.
    """
    rows = desk.ask(goods, good_id=good)
    column = COLUMNS[measure]
    held = rows["period_class"].isin(_PERIODS) & rows[column].notna() & rows["year"].notna()
    rows = rows[held & (rows["use"] != "exclude") & (rows["side"] != "context")].copy()
    # Two sources for one cell: the one in use for drawing, else the first.
    rows = rows.sort_values(["use", "row_id"], key=lambda cells: cells.replace({"point": "0", "series": "0"}))
    rows = rows.drop_duplicates(["side", "year", "month_from", "month_to"])
    rows["part"] = rows["draw_as"] != "annual"
    rows = rows.sort_values(["part", "year", "month_from", "month_to", "side"]).reset_index(drop=True)
    return rows.assign(position=range(len(rows)))


def latest(rows: pd.DataFrame, *, side: str) -> pd.Series | None:
    """The row that ends last, the longer one where two end together; None without any."""
    rows = rows[rows["side"] == side]
    if rows.empty:
        return None
    order = rows.sort_values(["year", "month_to", "month_from"], ascending=[True, True, False])
    return order.iloc[-1]


def latest_of_any(rows: pd.DataFrame) -> pd.Series | None:
    """The latest row of the partner's report, else of the own side; None without any."""
    found = latest(rows, side="partner")
    return latest(rows, side="own") if found is None else found


def latest_year(rows: pd.DataFrame) -> pd.Series | None:
    """The latest full year of the partner's report, else of the own side; None without any."""
    full = rows[~rows["part"]]
    found = latest(full, side="partner")
    return latest(full, side="own") if found is None else found


def shares_of(desk: Desk, good: str) -> pd.DataFrame:
    """Shares of the good in the partner's imports; single months are left out."""
    rows = desk.ask(good_shares, good_id=good)
    return rows[rows["month_from"] != rows["month_to"]].reset_index(drop=True)


def latest_share(desk: Desk, good: str) -> pd.Series | None:
    """The latest share in quantity, else in value."""
    rows = shares_of(desk, good)
    if rows.empty:
        return None
    order = rows.sort_values(["year", "month_to", "measure"], ascending=[True, True, False])
    return order.iloc[-1]


def stated_share(desk: Desk, good: str) -> pd.Series | None:
    """The stated part of the good that goes to the partner; words only, never a line."""
    rows = desk.ask(goods, good_id=good)
    rows = rows[rows["measure"] == "share"]
    return None if rows.empty else rows.iloc[-1]


def last_year(desk: Desk, good: str) -> int | None:
    """Year of the latest figure of the good, statements of a share included; None without any."""
    rows = desk.ask(goods, good_id=good)
    rows = rows[(rows["use"] != "exclude") & rows["year"].notna() & (rows["side"] != "context")]
    return None if rows.empty else int(rows["year"].max())

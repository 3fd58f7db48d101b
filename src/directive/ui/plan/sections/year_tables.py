"""Rows per part and year as a table with a column a year and a last row that adds up."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd


def by_year(rows: pd.DataFrame, *, parts: Sequence[str], measure: str) -> pd.DataFrame:
    """One row per combination of `parts` in the order of appearance, one column per year (whole units)."""
    order = rows.drop_duplicates(list(parts))[list(parts)]
    wide = rows.pivot(index=list(parts), columns="year", values=measure)
    wide.columns = [str(year) for year in wide.columns]
    return order.merge(wide.reset_index(), on=list(parts), how="left")


def with_total(table: pd.DataFrame, *, label: str, column: str) -> pd.DataFrame:
    """Add a last row: the sum of every year column, `label` in `column`."""
    years = [name for name in table if str(name).isdigit()]
    total = {name: int(table[name].sum()) for name in years} | {column: label}
    return pd.concat([table, pd.DataFrame([total])], ignore_index=True)[list(table)]

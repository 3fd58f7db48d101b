"""How numbers stand in the cells of a table on a page."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

_YEARS = (1900, 2100)
_MOST = 4  # decimals


def number_cells(table: pd.DataFrame) -> dict[str, object]:
    """Column settings: numbers with the browser's decimal sign and groups, one number of decimals a column; years
    stay as they are written."""
    numeric = table.select_dtypes("number")
    return {name: _cells(numeric[name]) for name in numeric if not is_year(numeric[name])}


def is_year(column: pd.Series) -> bool:
    """Whether all numbers of a column are years."""
    return decimals(column) == 0 and bool(column.dropna().between(*_YEARS).all())


def _cells(column: pd.Series) -> object:
    # The grid takes the decimals from the step.
    return st.column_config.NumberColumn(format="localized", step=10.0 ** -decimals(column))


def decimals(column: pd.Series) -> int:
    """How many decimals the column's numbers have, at most four."""
    values = column.dropna().to_numpy(dtype=float)
    fitting = (digits for digits in range(_MOST) if np.array_equal(values, values.round(digits)))
    return next(fitting, _MOST)

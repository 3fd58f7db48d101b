"""Tables whose rows open something: a click on any cell does it, arrow keys walk on, the opened row stays marked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

ROW, TWO_LINES = 32, 62
"""Heights of a row in pixels; text of a cell wraps in a row higher than four letters' height."""
_HEAD = 35


def table_height(rows: int, *, row: int = ROW) -> int:
    """Pixels of a table of so many rows with nothing to scroll."""
    return row * rows + _HEAD


def show_rows(
    table: pd.DataFrame,
    *,
    key: str,
    opened: int | None,
    on_open: Callable[[int], None],
    widths: tuple[int, ...] = (),
    row_height: int = ROW,
) -> None:
    """The table; `on_open` is called with the place of the row that was clicked, before the script runs.

    `opened` is the row that is open now, whoever opened it; with none of them open no row is marked.
    """
    # The grid keeps row and cell apart: the row is ours to mark, the cell is where the visitor's keys go on from.
    place = st.session_state.get(key, {}).get("selection", {}).get("cells", [])
    kept = [cell for cell in place if cell[0] == opened and cell[1] in table.columns]
    marked = [] if opened is None else [opened]
    st.session_state[key] = {"selection": {"rows": marked, "columns": [], "cells": kept}}
    row_mode = "single-row" if opened is None else "single-row-required"
    st.dataframe(
        table, hide_index=True, row_height=row_height, height=table_height(len(table), row=row_height), key=key,
        on_select=partial(_clicked, key, opened, on_open), selection_mode=[row_mode, "single-cell"],
        column_config={name: st.column_config.Column(width=width)
                       for name, width in zip(table.columns, widths, strict=False)},
    )  # fmt: skip


def _clicked(key: str, opened: int | None, on_open: Callable[[int], None]) -> None:
    selection = st.session_state[key]["selection"]
    ticked = [row for row in selection["rows"] if row != opened]
    found = ticked or [row for row, _ in selection["cells"]]
    if found:
        on_open(found[0])

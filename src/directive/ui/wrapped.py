"""A table to be read, not worked in: its words wrap, so that no cell is cut and nothing needs scrolling sideways."""

from __future__ import annotations

from collections.abc import Callable, Collection

import pandas as pd
import streamlit as st

from directive.i18n import Translator
from directive.ui.grids import decimals, is_year
from directive.ui.text import plain

MOST_ROWS = 60
"""A longer table is for a grid: every cell here is an element of the page."""
STYLE = "\n".join(
    f'[class*="st-key-wrapped-"][class*="-n{place}-"] td:nth-child({place}) '
    "{ text-align: right; white-space: nowrap; }"
    for place in range(1, 13)
)
"""The look of columns with numbers, for the page."""
TALL, _ROWS = 420, 16


def show_wrapped(t: Translator, key: str, table: pd.DataFrame, *, tall: int = TALL) -> None:
    """The table with numbers in the language's signs and blanks as "not published"; a long one is `tall` points high
    and scrolls downwards.

    Its cells are texts: pandas' own way to style a table takes thirty times as long. The container's name says which
    columns hold numbers; the page's styles put those to the right.
    """
    numeric = [name for name in table.select_dtypes("number") if not is_year(table[name])]
    places = "-".join(f"n{place}" for place, name in enumerate(table, start=1) if name in numeric)
    with st.container(key=f"wrapped-{places}-{key}"):
        st.table(_texts(t, table, numeric), hide_index=True, height=tall if len(table) > _ROWS else "content")


def _texts(t: Translator, table: pd.DataFrame, numeric: Collection[str]) -> pd.DataFrame:
    blank = plain(t("not published"))
    ways = {name: _number(t, decimals(table[name])) if name in numeric else _text for name in table}
    return pd.DataFrame(
        {
            plain(str(name)): [blank if pd.isna(value) else ways[name](value) for value in table[name]]
            for name in table
        }
    )


def _number(t: Translator, digits: int) -> Callable[[float], str]:
    return lambda value: t.number(value, digits=digits)


def _text(value: object) -> str:
    return plain(str(value))

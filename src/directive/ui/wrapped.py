"""A table to be read, not worked in: its words wrap, so that no cell is cut and nothing needs scrolling sideways."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from directive.i18n import Translator
from directive.ui.grids import decimals, is_year
from directive.ui.page import Page
from directive.ui.text import plain

MOST_ROWS = 60
"""A longer table is for a grid: every cell here is an element of the page."""
TALL, _ROWS = 420, 16


def show_wrapped(page: Page, table: pd.DataFrame, *, tall: int = TALL) -> None:
    """The table with numbers in the language's signs and blanks as "not published"; a long one is `tall` points high
    and scrolls downwards."""
    st.table(_styled(page.t, table), hide_index=True, height=tall if len(table) > _ROWS else "content")


def _styled(t: Translator, table: pd.DataFrame) -> Styler:
    shown = table.rename(columns=lambda name: plain(str(name)))
    numeric = [name for name in shown.select_dtypes("number") if not is_year(shown[name])]
    ways = {name: _number(t, decimals(shown[name])) if name in numeric else _text for name in shown}
    styled = shown.style.format(ways, na_rep=plain(t("not published")))
    return styled.set_properties(subset=numeric, **{"text-align": "right", "white-space": "nowrap"})


def _number(t: Translator, digits: int) -> Callable[[float], str]:
    return lambda value: t.number(value, digits=digits)


def _text(value: object) -> str:
    return plain(str(value))

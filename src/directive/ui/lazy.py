"""Menus that are filled when they are opened: a page with five charts would else send twenty of them on every run."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


@st.fragment
def on_open(label: str, fill: Callable[[], None], *, key: str, icon: str | None = None) -> None:
    """A quiet button that opens a card; `fill` draws the card's content, and runs only while it is open.

    Opening runs this piece alone, not the page.
    """
    card = st.popover(label, type="tertiary", icon=icon, key=key, on_change="rerun")
    if card.open:
        with card:
            fill()

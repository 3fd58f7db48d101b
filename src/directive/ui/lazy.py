"""Menus that are filled when they are opened: a page with five charts would else send twenty of them on every run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from directive.i18n import translator
from directive.ui import broken, shell


def on_open(
    label: str,
    fill: Callable[[], None],
    *,
    key: str,
    icon: str | None = None,
    width: Literal["content", "stretch"] = "content",
) -> None:
    """A quiet button that opens a card; `fill` draws the card's content, and runs only while it is open.

    Opening runs this piece alone, not the page. `width` is the room it takes in a row.
    """
    with st.container(width=width):
        _piece(label, fill, key, icon)


@st.fragment
def _piece(label: str, fill: Callable[[], None], key: str, icon: str | None) -> None:
    card = st.popover(label, type="tertiary", icon=icon, key=key, on_change="rerun")
    if card.open:
        with card, broken.section(translator(shell.language()), set()):
            fill()

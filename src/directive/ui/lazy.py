"""Menus that are filled when they are opened: a page with five charts would else send twenty of them on every run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from directive.i18n import translator
from directive.ui import broken, shell


@dataclass(frozen=True)
class Menu:
    """A quiet button that opens a card; `fill` draws the card's content. `width` is the room it takes in a row."""

    label: str
    fill: Callable[[], None]
    key: str
    icon: str | None = None
    width: Literal["content", "stretch"] = "content"

    def show(self) -> None:
        """Draw the button; its content only while it is open. Opening runs the fragment it stands in."""
        if self.width == "stretch":
            with st.container():  # a line of text stays at the left of its room
                self._popover()
        else:
            self._popover()

    def _popover(self) -> None:
        card = st.popover(self.label, type="tertiary", icon=self.icon, key=self.key, on_change="rerun")
        if card.open:
            with card, broken.section(translator(shell.language()), set()):
                self.fill()


@dataclass(frozen=True)
class Press:
    """A quiet button among menus that does one thing at once; `then` draws beside it what may follow."""

    label: str
    act: Callable[[], None]
    key: str
    icon: str | None = None
    then: Callable[[], None] | None = None

    def show(self) -> None:
        """Draw the button."""
        st.button(self.label, type="tertiary", icon=self.icon, key=self.key, on_click=self.act)
        if self.then is not None:
            self.then()


def on_open(
    label: str,
    fill: Callable[[], None],
    *,
    key: str,
    icon: str | None = None,
    width: Literal["content", "stretch"] = "content",
) -> None:
    """One menu. Opening it runs this piece alone, not the page."""
    with st.container(width=width):
        _alone(Menu(label, fill, key, icon))


@st.fragment
def _alone(menu: Menu) -> None:
    menu.show()


@st.fragment
def menu_row(menus: Sequence[Menu | Press]) -> None:
    """Menus side by side, in one piece of the page: a piece of its own for each costs more than all of them."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        for menu in menus:
            menu.show()


def narrow_row(menus: Sequence[Menu | Press]) -> None:
    """The same, no wider than its buttons: beside a text that takes the rest of the row."""
    with st.container(width="content"):
        menu_row(menus)

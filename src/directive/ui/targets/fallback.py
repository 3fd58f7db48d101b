"""When the board does not start in a browser, the plain controls take its place."""

from __future__ import annotations

import time

import streamlit as st

from directive.ui.page import Page

PATIENCE_S = 3.0
_GAVE_UP = "_targets.board_gave_up"
_SHOWN_AT = "_targets.board_shown_at"


def live(page: Page) -> bool:
    """Whether to draw the board: unless the address asks for plain controls, or the browser never answered."""
    if st.session_state.get(_GAVE_UP):
        st.caption(page.t("The board could not start in this browser; the plain controls do the same."))
        return False
    return page.state["board"] != "native"


def watch(ready: bool) -> None:
    """Wait for the board's first sign of life; without one in `PATIENCE_S`, draw the page again without it."""
    if ready:
        st.session_state.pop(_SHOWN_AT, None)
        return
    st.session_state.setdefault(_SHOWN_AT, time.monotonic())
    _look_again()


@st.fragment(run_every=PATIENCE_S)
def _look_again() -> None:
    shown_at = st.session_state.get(_SHOWN_AT)
    if shown_at is not None and time.monotonic() - shown_at > PATIENCE_S:
        st.session_state[_GAVE_UP] = True
        st.rerun()

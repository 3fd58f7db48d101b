"""While the board does not answer from the browser, the plain controls stand in its place."""

from __future__ import annotations

import time

import streamlit as st

from directive.ui.page import Page

SLOT = "targets-board-slot"
PATIENCE_S = 3.0
_GAVE_UP = "_targets.board_gave_up"
_SHOWN_AT = "_targets.board_shown_at"
# The board stays mounted out of sight: on a slow machine it answers late, and then takes its place again.
_OUT_OF_SIGHT = f"<style>.st-key-{SLOT} {{ display: none; }}</style>"


def wanted(page: Page) -> bool:
    """Whether to draw the board: unless the address asks for plain controls."""
    return page.state["board"] != "native"


def answers(page: Page, ready: bool) -> bool:
    """Whether the board may be counted on; when it has been silent for `PATIENCE_S`, it is put out of sight."""
    if ready:
        for name in (_SHOWN_AT, _GAVE_UP):
            st.session_state.pop(name, None)
        return True
    if st.session_state.get(_GAVE_UP):
        st.html(_OUT_OF_SIGHT)
        st.caption(page.t("The board could not start in this browser; the plain controls do the same."))
        return False
    st.session_state.setdefault(_SHOWN_AT, time.monotonic())
    _look_again()
    return True


@st.fragment(run_every=PATIENCE_S)
def _look_again() -> None:
    shown_at = st.session_state.get(_SHOWN_AT)
    if shown_at is not None and time.monotonic() - shown_at > PATIENCE_S:
        st.session_state[_GAVE_UP] = True
        st.rerun()

"""The row of tools over the levers: undo, redo, replay, presets, compare, differences, file, back to the data."""

from __future__ import annotations

import streamlit as st

from directive.ui.page import Page
from directive.ui.plan import compare, differences, files, history, kept, presets, replay
from directive.ui.targets import controls

# Not Ctrl+Z: in a box being typed in that belongs to the browser.
UNDO, REDO, REPLAY = "Alt+Z", "Alt+Y", "Alt+P"


def show_toolbar(page: Page) -> None:
    """Draw the row. Call once a run, when the levers are settled: it notes the state for undo."""
    t, steps = page.t, history.note(page.state)
    kept.settle(page)
    page.as_file.append(lambda: files.plan_file(page))
    with st.container(key="plan-toolbar", horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            t("Undo"), key="plan-undo", icon=":material/undo:", type="tertiary", shortcut=UNDO,
            disabled=not steps.can_undo, on_click=history.undo, args=(page.state,),
        )  # fmt: skip
        st.button(
            t("Redo"), key="plan-redo", icon=":material/redo:", type="tertiary", shortcut=REDO,
            disabled=not steps.can_redo, on_click=history.redo, args=(page.state,),
            help=t("Brings back the change that was taken back."),
        )  # fmt: skip
        replay.show_button(page, steps.can_undo, shortcut=REPLAY)
        presets.show_presets(page)
        compare.show_menu(page)
        differences.show_differences(page)
        files.show_menu(page)
        controls.show_reset(page)

"""What a plan is called, whose it is, of which day, what for: typed in the menu "File", shown over its sentence."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from directive.briefing.annex.content import named
from directive.data.signs import sayable
from directive.ui.page import Page
from directive.ui.plan.state import edit, scenario
from directive.ui.text import plain
from directive.ui.widgets import sent, tell

_KEY, _TAKEN = "plan-named-", "_plan.named"
_LONGEST = {"name": 80, "author": 80, "written_on": 40, "note": 300}


def show_naming(page: Page) -> None:
    """The fields. What is typed belongs to the plan: to its link, its file, its papers and the undo."""
    if st.session_state.pop(_TAKEN, False):
        st.rerun()  # the whole page follows, not this menu alone
    t, now = page.t, scenario(page)
    labels = {"name": t("Name of the plan"), "author": t("Author of the plan"), "written_on": t("Date of the plan"),
              "note": t("Note")}  # fmt: skip
    for field, label in labels.items():
        tell(_KEY + field, getattr(now, field))
        st.text_input(
            label, key=_KEY + field, max_chars=_LONGEST[field], autocomplete="off",
            on_change=sent(_KEY + field, partial(_take, page, field)),
        )  # fmt: skip


def show_name(page: Page) -> None:
    """Name, author, date and note in one line, where the plan has them."""
    now = scenario(page)
    said = [text for text in named(now, page.t).values() if text]
    if now.name or said:
        bold = [f"**{plain(now.name)}**"] if now.name else []
        with st.container(key="figure-plan-name"):
            st.markdown(" · ".join([*bold, *map(plain, said)]))


def _take(page: Page, field: str, typed: str) -> None:
    edit(page, replace(scenario(page), **{field: sayable(typed).strip()}))
    st.session_state[_TAKEN] = True

"""The last change once more: the page goes back to before it, stays there for a moment, and moves on again."""

from __future__ import annotations

import streamlit as st

from directive.ui.page import Page
from directive.ui.plan import history
from directive.ui.plan.entries import entries
from directive.ui.plan.history import Snapshot
from directive.ui.plan.state import scenario
from directive.ui.state import PageState
from directive.ui.text import plain

_MOST = 3


def show_button(page: Page, able: bool, *, shortcut: str) -> None:
    """The button; while a replay shows the state before, also what is about to change."""
    t = page.t
    st.button(
        t("Replay"), key="plan-replay", icon=":material/replay:", type="tertiary", shortcut=shortcut,
        disabled=not able or history.replaying(page.state), on_click=history.replay, args=(page.state,),
        help=t("Goes back to before the last change and shows it again."),
    )  # fmt: skip
    if history.replaying(page.state):
        kept = history.steps(page.state)
        said = changes(page, kept.seen[kept.at], kept.seen[kept.at + 1])
        st.toast(plain(said), icon=":material/replay:")
        _wait(page.state)


def changes(page: Page, before: Snapshot, after: Snapshot) -> str:
    """What a change did, in words: each entry with both of its values. Raises TableError where names can't be read."""
    t = page.t
    start, end = (entries(page, scenario(page, values)) for values in (before, after))
    none = t("as in the data")
    said = []
    for path in dict.fromkeys((*start, *end)):
        if start.get(path) == end.get(path):
            continue
        label = (end.get(path) or start[path]).label
        texts = [entry.text if entry else none for entry in (start.get(path), end.get(path))]
        said.append(t("{label}: {value}", label=label, value=f"{texts[0]} → {texts[1]}"))
    more = t.n("{count} more", "{count} more", len(said) - _MOST) if len(said) > _MOST else ""
    return t("; ").join([*said[:_MOST], more] if more else said)


@st.fragment(run_every=history.PAUSE_S)
def _wait(state: PageState) -> None:
    if history.due(state):
        st.rerun()

"""What differs from the data's values, in words; each entry with a way back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import streamlit as st

from directive.data.scenario import Scenario
from directive.ui.lazy import on_open
from directive.ui.page import Page
from directive.ui.plan.entries import Entry, Path, entries, without
from directive.ui.plan.state import edit, lever_values, scenario
from directive.ui.text import plain

KEY = "plan-differences"


@dataclass(frozen=True)
class Difference:
    """An entry of the plan that is not as in the data, and what the data say (empty: nothing)."""

    entry: Entry
    baseline: str


def differences(page: Page) -> tuple[Difference, ...]:
    """The entries of the page's plan that differ from the data's values. Raises TableError."""
    start, now = entries(page, Scenario()), entries(page, scenario(page))
    return tuple(
        Difference(entry, start[path].text if path in start else "")
        for path, entry in now.items()
        if path not in start or start[path] != entry
    )


def show_differences(page: Page) -> None:
    """The menu with the list; its label counts."""
    found = differences(page)
    label = page.t.n("{count} difference", "{count} differences", len(found))
    on_open(label, partial(_fill, page, found), icon=":material/difference:", key=KEY)


def back(page: Page, path: Path) -> None:
    """Callback: one entry as in the data again."""
    name, state = path[0], page.state
    start = lever_values(Scenario(), page.pack)
    if name == "goal":
        state.set("by", start["by"])
        state.set(start["by"], start[start["by"]])
        state.touch()
    elif len(path) == 1 and name in start:
        state.set(name, start[name])
        state.touch()
    else:
        edit(page, without(scenario(page), path))


def _fill(page: Page, found: tuple[Difference, ...]) -> None:
    t = page.t
    if not found:
        st.caption(t("Every lever stands at the data's value and nothing of the plan is set."))
    with st.container(height=420 if len(found) > 8 else "content", border=False, gap="xsmall"):
        _list(page, found)


def _list(page: Page, found: tuple[Difference, ...]) -> None:
    t = page.t
    for difference in found:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(_sentence(page, difference), width="stretch")
            key = f"plan-back-{'-'.join(difference.entry.path)}"
            if st.button(t("Back"), key=key, icon=":material/undo:", type="tertiary",
                         on_click=back, args=(page, difference.entry.path)):  # fmt: skip
                st.rerun()  # the whole page follows, not this list alone


def _sentence(page: Page, difference: Difference) -> str:
    entry = difference.entry
    said = f"{plain(entry.label)}: **{plain(_short(entry.text))}**"
    if not difference.baseline:
        return said
    return f"{said} · {plain(page.t('data: {value}', value=difference.baseline))}"


def _short(text: str) -> str:
    return text if len(text) <= 160 else text[:159] + "…"

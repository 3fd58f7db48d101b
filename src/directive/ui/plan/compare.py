"""Two to four scenarios side by side: a table of only what differs, and their paths."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from directive.briefing.target_words import contradiction, short_percent
from directive.data.scenario import Prepared, Scenario, encode
from directive.model.errors import DirectiveError
from directive.model.plan import sum_plan
from directive.ui import cache
from directive.ui.figures import show_chart, show_table
from directive.ui.lazy import on_open
from directive.ui.page import Page
from directive.ui.plan import kept
from directive.ui.plan.compare_views import difference_view, share_view, value_view
from directive.ui.plan.entries import Path, entries
from directive.ui.plan.state import prepare, scenario
from directive.ui.text import plain

KEY = "plan-compare"
_MOST_BESIDE = 3


@dataclass(frozen=True)
class Column:
    """One scenario of the comparison: its letter, its text, and the plan or what stands against it."""

    letter: str
    written: str
    scenario: Scenario
    plan: Prepared | DirectiveError


def show_menu(page: Page) -> None:
    """The menu: put the plan aside, open or forget one, show the comparison."""
    on_open(page.t("Compare"), partial(_fill, page), icon=":material/compare_arrows:", key=KEY)


def show_comparison(page: Page) -> None:
    """The comparison itself, where it is switched on."""
    t = page.t
    if not page.state[kept.COMPARE]:
        return
    st.header(t("Scenarios side by side"), anchor=False)
    found = columns(page)
    able = [column for column in found if isinstance(column.plan, Prepared)]
    for column in found:
        if isinstance(column.plan, DirectiveError):
            st.warning(plain(f"{column.letter}: {contradiction(t, column.plan)}"))
    if len(able) < 2:
        st.caption(t("Put a plan aside as {letter}, then change the levers: both are compared here.",
                     letter=_next_letter(page) or kept.LETTERS[0]))  # fmt: skip
        return
    texts, now = tuple((column.letter, column.written) for column in able), _now(page)
    left, right = st.columns(2, gap="medium")
    with left:
        show_chart(page, cache.drawn(page, share_view, texts=texts, now=now))
    with right:
        show_chart(page, cache.drawn(page, value_view, texts=texts, now=now))
    # Beyond three scenarios the columns of the table need the width of the page.
    left, right = (
        st.columns(2, gap="medium") if len(able) <= _MOST_BESIDE else (st.container(), st.container())
    )
    with left:
        show_chart(page, cache.drawn(page, difference_view, texts=texts, now=now))
    with right:
        show_table(page, "compare", differing(page, able), title=page.t("What differs between the scenarios"),
                   wrap=True)  # fmt: skip


def columns(page: Page) -> tuple[Column, ...]:
    """Those put aside, and the plan of the page where it is none of them."""
    found = [(slot.letter, slot.written, slot.scenario) for slot in kept.slots(page)]
    current = scenario(page)
    written = encode(current)
    if written not in {other for _, other, _ in found}:
        found.append((_now(page), written, current))
    return tuple(Column(*entry, prepare(page, entry[2])) for entry in found)


def differing(page: Page, found: list[Column]) -> pd.DataFrame:
    """One row for every result and entry that is not the same in all columns."""
    t = page.t
    listed = [{**_results(page, column.plan), **_said(page, column.scenario)} for column in found]
    rows = []
    for path in dict.fromkeys(path for column in listed for path in column):
        label = next(column[path][0] for column in listed if path in column)
        texts = [column[path][1] if path in column else t("as in the data") for column in listed]
        if len(set(texts)) > 1:
            rows.append([label, *texts])
    return pd.DataFrame(rows, columns=[t("What differs"), *(_heading(page, column) for column in found)])


def _heading(page: Page, column: Column) -> str:
    name = column.scenario.name
    return page.t("{label}: {value}", label=column.letter, value=name) if name else column.letter


def _results(page: Page, prepared: Prepared) -> dict[Path, tuple[str, str]]:
    t, target = page.t, prepared.plan.target
    goods = sum_plan(prepared.plan).coverage[-1].total
    return {
        ("result", "value"): (
            t("Exports {to_partner}, target year", to_partner=page.partner.to), t.money(target.value_usd),
        ),
        ("result", "share"): (t("Share of all exports, target year"), short_percent(t, target.share)),
        ("result", "growth"): (t("Required growth a year"), t.percent(target.growth, digits=1)),
        ("result", "goods"): (t("Sum of the goods, target year"), t.money(goods)),
    }  # fmt: skip


def _said(page: Page, scenario: Scenario) -> dict[Path, tuple[str, str]]:
    found = entries(page, scenario).values()
    # Two goals of different form have different names and still stand in one row.
    return {
        entry.path: (page.t("Goal"), f"{entry.text} ({entry.label})") if entry.path == ("goal",)
        else (entry.label, entry.text)
        for entry in found
    }  # fmt: skip


def _now(page: Page) -> str:
    return page.t("now")


def _next_letter(page: Page) -> str | None:
    taken = len(kept.slots(page))
    return kept.LETTERS[taken] if taken < len(kept.LETTERS) else None


def _fill(page: Page) -> None:
    t, letter = page.t, _next_letter(page)
    label = t("Put this plan aside as {letter}", letter=letter) if letter else t("Four plans are put aside")
    if st.button(label, key="plan-keep", icon=":material/add:", disabled=letter is None,
                 on_click=kept.keep, args=(page,)):  # fmt: skip
        st.rerun()
    for slot in kept.slots(page):
        _show_slot(page, slot)
    if kept.in_session_only(page):
        st.caption(t("Too much for a link: these plans stay in this session only."))
    shown = page.state[kept.COMPARE]
    if st.button(t("Hide the comparison") if shown else t("Show side by side"), key="plan-compare-shown",
                 type="tertiary", on_click=_switch, args=(page,)):  # fmt: skip
        st.rerun()


def _show_slot(page: Page, slot: kept.Slot) -> None:
    t = page.t
    goal = entries(page, slot.scenario)[("goal",)]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        name = f"**{plain(slot.scenario.name)}** · " if slot.scenario.name else ""
        said = plain(t("{label}: {value}", label=goal.label, value=goal.text))
        st.markdown(f"**{slot.letter}** {name}{said}", width="stretch")
        opened = st.button(t("Open"), key=f"plan-open-{slot.letter}", type="tertiary",
                           on_click=kept.reopen, args=(page, slot.written))  # fmt: skip
        dropped = st.button(t("Forget"), key=f"plan-forget-{slot.letter}", type="tertiary",
                            on_click=kept.drop, args=(page, slot.written))  # fmt: skip
        if opened or dropped:
            st.rerun()


def _switch(page: Page) -> None:
    page.state.set(kept.COMPARE, not page.state[kept.COMPARE])
    page.state.touch()

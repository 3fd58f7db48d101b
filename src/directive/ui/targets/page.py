"""The page from top to bottom: levers, what follows from them, is it plausible, the plan."""

from __future__ import annotations

import streamlit as st

from directive.briefing.goal import Plan
from directive.briefing.target_words import contradiction
from directive.data.errors import TableError
from directive.model.errors import DirectiveError
from directive.ui import broken, cache
from directive.ui.page import Page
from directive.ui.plan import compare, head, history, toolbar
from directive.ui.plan import sentence as plan_sentence
from directive.ui.plan import state as plan_state
from directive.ui.plan.history import Snapshot
from directive.ui.plan.sections import show as sections
from directive.ui.state import Param
from directive.ui.targets import board_story, controls, fallback, levers, paths, plausible, studio, top_line
from directive.ui.text import plain


def params() -> tuple[Param, ...]:
    """What the address of this page holds."""
    return (*levers.params(cache.pack()), *sections.params(), *plausible.params())


def show(page: Page) -> None:
    """Draw the page."""
    with page.section(), st.container(key="plan-unknown"):
        plan_state.say_unknown(page)
    before = history.resume(page.state)
    plan = levers.settle(page.state, page.pack)
    with st.container(key="targets-reading", horizontal=True, vertical_alignment="center"):
        if isinstance(plan, DirectiveError):
            st.error(plain(contradiction(page.t, plan)), icon=":material/error:")
        else:
            sentence = top_line.reading(page, plan)
            page.says(sentence)
            st.markdown(f"**{plain(sentence)}**", width="stretch")
    with page.section():
        toolbar.show_toolbar(page)
    if isinstance(plan, DirectiveError):
        controls.show_controls(page)
        return
    if fallback.wanted(page):
        _show_live(page, plan, before)
    else:
        _show_plain(page, plan)
    with page.section():
        plan_sentence.show_sentence(page, plan)
    with page.section():
        compare.show_comparison(page)
    sections.settle(page)
    chosen = head.show_head(page, plan)
    with page.section():
        if chosen == sections.PLAUSIBLE:
            plausible.show_plausible(page, plan)
            return
        if chosen == sections.YEARS:
            paths.show_milestones(page, plan)
        sections.show_section(page)


def _show_live(page: Page, plan: Plan, before: Snapshot | None) -> None:
    """The board; the same charts and figures with their sources, tables and downloads on request."""
    try:
        with st.container(key=fallback.SLOT):
            ready = studio.show_board(page, plan, before)
    except TableError as error:
        broken.say(page.t, error, page.broken)
        controls.show_controls(page)  # the levers work without the history that the board draws
        return
    if not fallback.answers(page, ready):
        _show_plain(page, plan)
        return
    with page.section():
        board_story.note_board(page, plan)
        with st.container(horizontal=True, vertical_alignment="center"):
            top_line.show_base(page, plan)
            board_story.show_add(page, plan)
            st.toggle(page.t("Charts with sources and downloads"), **page.state.args("details"))
        if page.state["details"]:
            paths.show_paths(page, plan)
            top_line.show_figures(page, plan)


def _show_plain(page: Page, plan: Plan) -> None:
    """Plain controls, with the charts and figures below them."""
    controls.show_controls(page)
    with page.section():
        paths.show_paths(page, plan)
    with page.section():
        top_line.show_top_line(page, plan)

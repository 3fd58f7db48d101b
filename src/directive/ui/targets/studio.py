"""The board of this page: what its levers stand at, and what a lever at rest does to the state."""

from __future__ import annotations

from typing import Any

import streamlit as st

from directive.briefing.board.data import MODEL_LEVERS, board_data, value_at
from directive.briefing.board.refused import Refused
from directive.briefing.board.replay import replay_frames
from directive.briefing.board.typed import typed_value
from directive.briefing.goal import FORMS, Plan
from directive.briefing.target_words import contradiction
from directive.ui.board import Commit, lever_board
from directive.ui.page import Page
from directive.ui.plan.history import Snapshot
from directive.ui.targets import levers

KEY = "targets-board"
_REFUSED, _REPLAYS, _ASKED = "_targets.typed_refused", "_targets.replays", "_targets.typed_turn"


def show_board(page: Page, plan: Plan, before: Snapshot | None = None) -> bool:
    """Draw the board, moving there from the state `before` where one is given; True once it runs in the browser."""
    return lever_board(_data(page, plan, before), key=KEY, on_commit=lambda commit: _commit(page, commit))


def _data(page: Page, plan: Plan, before: Snapshot | None) -> dict[str, Any]:
    by = page.state["by"]
    data = board_data(page, plan, by=by, given=page.state[by], shapes=levers.shapes(page.state))
    # With a turn of its own every answer reaches the browser, so that a field shows what is held, not what was typed.
    data["answer"] = {
        "turn": st.session_state.get(_ASKED, 0),
        "refused": st.session_state.pop(_REFUSED, None),
    }
    start = None if before is None else levers.plan_at(before, page.pack)
    if isinstance(start, Plan):
        turn = st.session_state[_REPLAYS] = st.session_state.get(_REPLAYS, 0) + 1
        data["replay"] = {"id": turn, "frames": replay_frames(page, start, plan, by=by)}
    return data


def _commit(page: Page, commit: Commit) -> None:
    """Callback: put a lever's new value into the state; what cannot be is refused, and everything stays."""
    state, name = page.state, commit.lever
    state.touch()
    st.session_state[_ASKED] = st.session_state.get(_ASKED, 0) + 1
    shapes = levers.shapes(state)
    if name == "shape" and commit.position in range(len(shapes)):
        state.set("shape", shapes[commit.position])
    if name not in MODEL_LEVERS:
        return
    try:
        _take(page, name, _value(page, commit))
    except Refused as refused:
        st.session_state[_REFUSED] = str(refused)


def _take(page: Page, name: str, value: float | int | None) -> None:
    """Set a lever. Raises Refused where the others contradict it."""
    state = page.state
    if value is None:
        return
    held = {part: state[part] for part in (name, "by")}
    state.set(name, value)
    if name in FORMS:
        levers.take_lead(state, name)
    plan = levers.plan_at(state, page.pack)
    if not isinstance(plan, Plan):
        for part, old in held.items():
            state.set(part, old)
        raise Refused(contradiction(page.t, plan))


def _value(page: Page, commit: Commit) -> float | int | None:
    if commit.text is None:
        return value_at(page, commit.lever, commit.position)
    ends = levers.limits(page.pack)[commit.lever]
    return typed_value(page, commit.lever, commit.text, ends=ends, target_year=page.state["year"])

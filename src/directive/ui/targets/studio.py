"""The board of this page: what its levers stand at, and what a lever at rest does to the state."""

from __future__ import annotations

from typing import Any

import streamlit as st

from directive.briefing.board.data import MODEL_LEVERS, board_data, typed_value, value_at
from directive.briefing.board.replay import replay_frames
from directive.briefing.goal import FORMS, Plan
from directive.ui.board import Commit, lever_board
from directive.ui.page import Page
from directive.ui.plan.history import Snapshot
from directive.ui.targets import levers
from directive.ui.text import plain

KEY = "targets-board"
_REFUSED, _REPLAYS = "_targets.typed_refused", "_targets.replays"


def show_board(page: Page, plan: Plan, before: Snapshot | None = None) -> bool:
    """Draw the board, moving there from the state `before` where one is given; True once it runs in the browser."""
    refused = st.session_state.pop(_REFUSED, None)
    if refused:
        st.warning(plain(refused))
    return lever_board(_data(page, plan, before), key=KEY, on_commit=lambda commit: _commit(page, commit))


def _data(page: Page, plan: Plan, before: Snapshot | None) -> dict[str, Any]:
    by = page.state["by"]
    data = board_data(page, plan, by=by, given=page.state[by], shapes=levers.shapes(page.state))
    start = None if before is None else levers.plan_at(before, page.pack)
    if isinstance(start, Plan):
        turn = st.session_state[_REPLAYS] = st.session_state.get(_REPLAYS, 0) + 1
        data["replay"] = {"id": turn, "frames": replay_frames(page, start, plan, by=by)}
    return data


def _commit(page: Page, commit: Commit) -> None:
    """Callback: put a lever's new value into the state; a text that is no value of the lever is refused."""
    state, name = page.state, commit.lever
    state.touch()
    shapes = levers.shapes(state)
    if name == "shape" and commit.position in range(len(shapes)):
        state.set("shape", shapes[commit.position])
    if name not in MODEL_LEVERS:
        return
    value = _value(page, commit)
    param = next(param for param in state.params if param.name == name)
    if value is None or not param.allowed(value):
        st.session_state[_REFUSED] = page.t(
            "{text} is not a value of this lever (allowed: {allowed}); the old value stays.",
            text=commit.text, allowed=param.allowed_text,
        )  # fmt: skip
        return
    state.set(name, value)
    if name in FORMS:
        levers.take_lead(state, name)


def _value(page: Page, commit: Commit) -> float | int | None:
    if commit.text is not None:
        return typed_value(commit.lever, commit.text)
    return value_at(page, commit.lever, commit.position)

"""Undo, redo and replay of everything a page's address holds; each visitor's steps in the session."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from directive.ui.state import PageState

MOST_STEPS = 100
VIEW_ONLY = frozenset({"board", "details", "plan_view", "plan_good", "mass", "check", "kept", "compare"})
"""How the page is looked at, and what was put aside: undo and redo leave it alone."""

PAUSE_S = 2.0
"""How long a replay shows the state before the change."""

Snapshot = Mapping[str, Any]


@dataclass
class Steps:
    """States of a page in the order they were seen, and where in them the page stands."""

    seen: list[Snapshot] = field(default_factory=list)
    at: int = -1

    @property
    def can_undo(self) -> bool:
        """Whether there is a state before this one."""
        return self.at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a state was taken back."""
        return self.at < len(self.seen) - 1


def steps(state: PageState) -> Steps:
    """The steps of a page in this session."""
    return st.session_state.setdefault(f"_steps.{state.page}", Steps())


def note(state: PageState) -> Steps:
    """Call once a run, when all parameters stand: remembers a new state, which ends what could be redone."""
    kept, now = steps(state), snapshot(state)
    if kept.at < 0 or kept.seen[kept.at] != now:
        kept.seen = [*kept.seen[: kept.at + 1], now][-MOST_STEPS:]
        kept.at = len(kept.seen) - 1
        _forget_replay(state)  # the visitor went on instead of watching
    return kept


def snapshot(state: PageState) -> Snapshot:
    """Every parameter that undo restores, with its value."""
    values = {param.name: state[param.name] for param in state.params if param.name not in VIEW_ONLY}
    return {name: list(value) if isinstance(value, list) else value for name, value in values.items()}


def undo(state: PageState) -> None:
    """Callback: the state before this one, if there is one."""
    _forget_replay(state)
    _go(state, -1)


def redo(state: PageState) -> None:
    """Callback: the change that was last taken back, once more."""
    _forget_replay(state)
    _go(state, +1)


def replay(state: PageState) -> None:
    """Callback: back to before the last change; `resume` brings the change again when it has been seen long enough."""
    if replaying(state) or not steps(state).can_undo:
        return
    _go(state, -1)
    st.session_state[_replay(state)] = None


def replaying(state: PageState) -> bool:
    """Whether the page shows the state before a change that is being replayed."""
    return _replay(state) in st.session_state


def due(state: PageState) -> bool:
    """Call where the state before the change is drawn: whether it has been shown long enough since the first call."""
    if not replaying(state):
        return False
    if st.session_state[_replay(state)] is None:
        st.session_state[_replay(state)] = time.monotonic()
    return time.monotonic() - st.session_state[_replay(state)] >= PAUSE_S


def resume(state: PageState) -> Snapshot | None:
    """Call once a run, before widgets are drawn: brings a replayed change when it is due.

    Returns the state before it, to be shown moving to the state after; None in every other run.
    """
    if st.session_state.get(_replay(state)) is None or not due(state):
        return None
    _forget_replay(state)
    kept = steps(state)
    before = kept.seen[kept.at]
    _put(state, kept, +1)
    return before


def moved(kept: Steps, step: int) -> tuple[str, ...]:
    """Names of the parameters that a step back (-1) or forth (+1) would change."""
    if not 0 <= kept.at + step < len(kept.seen):
        return ()
    here, there = kept.seen[kept.at], kept.seen[kept.at + step]
    return tuple(name for name, value in there.items() if here.get(name) != value)


def _go(state: PageState, step: int) -> None:
    kept = steps(state)
    if not 0 <= kept.at + step < len(kept.seen):
        return
    _put(state, kept, step)
    state.touch()


def _put(state: PageState, kept: Steps, step: int) -> None:
    kept.at += step
    known = {param.name for param in state.params}
    for name, value in kept.seen[kept.at].items():
        if name in known:  # a good's own lever goes with the table that made it
            state.set(name, value)


def _replay(state: PageState) -> str:
    return f"_replay.{state.page}"


def _forget_replay(state: PageState) -> None:
    st.session_state.pop(_replay(state), None)

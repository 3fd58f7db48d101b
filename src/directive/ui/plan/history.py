"""Undo and redo of everything a page's address holds; each visitor's steps in the session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from directive.ui.state import PageState

MOST_STEPS = 100
VIEW_ONLY = frozenset({"board", "details", "plan_view", "plan_good", "mass", "check", "kept", "compare"})
"""How the page is looked at, and what was put aside: undo and redo leave it alone."""

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
    return kept


def snapshot(state: PageState) -> Snapshot:
    """Every parameter that undo restores, with its value."""
    values = {param.name: state[param.name] for param in state.params if param.name not in VIEW_ONLY}
    return {name: list(value) if isinstance(value, list) else value for name, value in values.items()}


def undo(state: PageState) -> None:
    """Callback: the state before this one, if there is one."""
    _go(state, -1)


def redo(state: PageState) -> None:
    """Callback: the change that was last taken back, once more."""
    _go(state, +1)


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
    kept.at += step
    known = {param.name for param in state.params}
    for name, value in kept.seen[kept.at].items():
        if name in known:  # a good's own lever goes with the table that made it
            state.set(name, value)
    state.touch()

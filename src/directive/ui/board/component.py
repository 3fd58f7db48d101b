"""Mounts the board: data out, moves of levers back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import streamlit as st

from directive.briefing.board import MARKUP, SCRIPT, STYLE


@dataclass(frozen=True)
class Commit:
    """A lever came to rest: at a position of its table, or at a typed text."""

    lever: str
    position: int | None = None
    text: str | None = None


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component(
        "lever_board",
        html=MARKUP,
        css=STYLE.read_text(encoding="utf-8"),
        js=SCRIPT.read_text(encoding="utf-8"),
        isolate_styles=False,
    )


def lever_board(data: dict[str, Any], *, key: str, on_commit: Callable[[Commit], None]) -> bool:
    """Draw the board; True once the browser has reported that it runs. `on_commit` runs before the script."""

    def committed() -> None:
        state = st.session_state[key]
        if state.get("commit"):
            on_commit(Commit(state["commit"]["lever"], position=int(state["commit"]["position"])))
        elif state.get("typed"):
            on_commit(Commit(state["typed"]["lever"], text=str(state["typed"]["text"])[:40]))

    result = _component()(
        data=data,
        key=key,
        height="content",
        on_commit_change=committed,
        on_typed_change=committed,
        on_ready_change=lambda: None,
    )
    return bool(result.get("ready"))

"""What the browser holds of a widget: an identity of its own in each language, a value told only where it has none."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState, get_script_run_ctx

_KNOWN = "_widgets_known"


@dataclass
class _Known:
    """Identities of widgets of this visit, by the mark they were drawn under and their key."""

    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    told: dict[str, tuple[str, str | None]] = field(
        default_factory=dict
    )  # last mark, and the identity before it


@contextmanager
def worded(language: str) -> Iterator[None]:
    """Everything drawn in this has widgets of its own in each language, under the same keys.

    Streamlit's choice widgets send the shown text of an option back, and a browser goes on sending the text it holds
    until it has been told another. In the other language that text is none of the options: it would be taken for a
    value, or give way to the first option of the list. With an identity per language the old text belongs to the old
    widget, which still knows it, and `tell` gives the value to the new one. Streamlit makes a widget's identity of
    its key and the mark of the script that draws it, so the mark carries the language.
    """
    with _marked(language):
        yield


@contextmanager
def labelled(labels: Iterable[str]) -> Iterator[None]:
    """The choice widget drawn in this is another one when a label of its options has changed, for the same reason:
    the name of a step, or the star behind a good, changes while the browser holds the old text."""
    with _marked(f"{zlib.crc32(chr(0).join(labels).encode()):x}"):
        yield


@contextmanager
def _marked(mark: str) -> Iterator[None]:
    context = get_script_run_ctx()
    if context is None:  # outside a visit
        yield
        return
    with context.run_with_active_hash(f"{ThreadState.get().active_script_hash}.{mark}"):
        yield


def tell(key: str, value: Any) -> None:
    """Let the widget drawn next under `key` stand at `value`.

    Streamlit tells the browser a value only in the run that sets it. Never set, it would be lost with a run that the
    next one overtakes, and the browser would show, and send back, the widget's lowest value. Set in every run, it
    would move the thumb back under a hand that has gone on: thumb and page would differ. So it is set where the
    browser says nothing of this widget, or something else.
    """
    if not (_browser_holds(key) and key in st.session_state and st.session_state[key] == value):
        st.session_state[key] = value


def sent(key: str, take: Callable[[Any], None]) -> Callable[[], None]:
    """A callback that hands `take` what the widget under `key` sent; nothing when it has no value any more.

    A run that is overtaken leaves widgets undrawn. Streamlit then takes what the browser says of them for a change,
    and calls back without a value under their key: an error there would take all other choices with it.
    """

    def changed() -> None:
        if key in st.session_state:
            take(st.session_state[key])

    return changed


def _browser_holds(key: str) -> bool:
    """Whether the message that caused this run had a value of this very widget, in this language."""
    context = get_script_run_ctx()
    if context is None:
        return False
    known = st.session_state.setdefault(_KNOWN, _Known())
    state, mark = context.session_state._state, ThreadState.get().active_script_hash
    now = state._key_id_mapper.get_id_from_key(key)
    drawn_under, before = known.told.get(key, ("", None))
    if now is not None and now != before:  # it was drawn after it had been told
        known.ids[drawn_under, key] = now
    known.told[key] = (mark, now)
    return known.ids.get((mark, key)) in state._new_widget_state.states


def history_step() -> bool:
    """Whether this run was asked for by the browser's Back or Forward."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation

"""A field for a number as people write it; the browser's own number field loses decimal commas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from directive.i18n import Translator, words
from directive.i18n.typed import NotANumber, read_typed, write_typed
from directive.ui.page import Page
from directive.ui.text import plain
from directive.ui.widgets import sent, tell

_SAY_S = 12  # seconds a refusal stays in the corner


@dataclass(frozen=True)
class Field:
    """A number field: its key, its name, lowest and highest value held, and decimals.

    `shown` units are shown for one that is held; `one` is the size of the unit shown, where scale words may be typed.
    """

    key: str
    label: str
    low: float
    high: float
    decimals: int = 2
    optional: bool = False
    shown: float = 1.0
    one: float | None = None

    def text(self, t: Translator, held: float | None) -> str:
        """What stands in the field."""
        return "" if held is None else write_typed(held * self.shown, t.language, most=self.decimals)

    def read(self, t: Translator, text: str) -> float | None:
        """The value to hold. Raises NotANumber for what the field does not take."""
        number = read_typed(text, t.language, one=self.one)
        if number is None and self.optional:
            return None
        held = None if number is None else round(number / self.shown, 9)
        if held is None or not self.low <= held <= self.high or (not self.decimals and held != round(held)):
            raise NotANumber(text)
        return held if self.decimals else round(held)

    def refused(self, t: Translator, text: str) -> str:
        """Why a text was not taken."""
        ends = (self.low * self.shown, self.high * self.shown)
        allowed = words.span_text(t, *ends, most=self.decimals)
        return words.refused_text(t, field=self.label, typed=text, allowed=allowed)


def number_field(
    page: Page, field: Field, held: float | None, take: Callable[[Any], None], **look: Any
) -> None:
    """Draw the field; `take` gets a new value in a callback. What is refused gives way to the held value at once."""
    typed, note, t = f"{field.key}.typed", f"_{field.key}.refused", page.t
    refused = st.session_state.pop(note, None)
    if refused is not None:
        # In the corner, so that nothing on the page makes way for it.
        st.toast(plain(refused), icon=":material/block:", duration=_SAY_S)

    def changed(text: str) -> None:
        page.state.touch()
        try:
            take(field.read(t, text))
        except NotANumber:
            st.session_state[note] = field.refused(t, text)

    tell(typed, field.text(t, held))
    with st.container(key=field.key.replace(".", "-"), width=look.get("width", "stretch")):
        st.text_input(
            plain(field.label), key=typed, on_change=sent(typed, changed), **{"autocomplete": "off", **look}
        )


def param_field(
    page: Page, name: str, label: str, look: Mapping[str, Any] | None = None, **facts: Any
) -> None:
    """The field of a parameter of the page, whose key and bounds it has; `facts` as in `Field`."""
    state = page.state
    low, high = next(param.bounds for param in state.params if param.name == name)
    field = Field(state.key(name), label, low, high, **facts)
    number_field(page, field, state[name], lambda value: state.set(name, value), **(look or {}))

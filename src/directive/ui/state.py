"""What defines a page's picture: named parameters, read from the address, validated, kept, written back.

The session holds the values under `page.name` keys (the widgets' own keys), with a shadow copy that outlives a
visit to another page. The address holds what differs from the defaults; a copied link holds everything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from directive.ui.filters import Said
from directive.ui.widgets import history_step, tell

_TOUCHED = "_touched"  # set by a widget callback: the address in this run is older than the widget
_PAGE = "_page"
_MOST_STROKES = 60  # a key that is held for some seconds
COMMON = ("lang", "presenter")
VERSIONS = ("dv", "mv")  # data and model version: a copied link says what it was made with


@dataclass(frozen=True)
class Param:
    """One address parameter: how it is read, what is allowed, what stands without it, how papers say it."""

    name: str
    default: Any
    read: Callable[[str], Any]
    allowed: Callable[[Any], bool]
    allowed_text: str
    write: Callable[[Any], str] = str
    default_text: str = ""  # the default in words, where its written form says nothing
    said: Said | None = None  # as a filter on papers; what only arranges the page is none
    bounds: tuple[float, float] | None = None  # lowest and highest of a number
    of: tuple[str, ...] = ()  # keys of the only figures that it changes; none: it plays a part in all of them
    in_files: bool = (
        False  # without it a table taken away could be of any year, flow or partner: names and columns say it
    )


def choice(
    name: str, default: str, options: Sequence[str] | Callable[[], Sequence[str]], said: Said | None = None
) -> Param:
    """One of a list; the list may be a function where it comes from the data pack."""
    listed = options if callable(options) else (lambda: options)
    shown = "" if callable(options) else ", ".join(options)
    return Param(name, default, str, lambda value: value in listed(), shown, said=said)


def integer(name: str, default: int, low: int, high: int, said: Said | None = None) -> Param:
    """A whole number within bounds."""
    return Param(
        name, default, int, lambda value: low <= value <= high, f"{low}–{high}", said=said, bounds=(low, high)
    )


def number(
    name: str, default: float | None, low: float, high: float, said: Said | None = None, *, digits: int = 6
) -> Param:
    """A number within bounds, written without trailing zeros; `None` means not set."""

    def write(value: float | None) -> str:
        return "" if value is None else f"{round(value, digits):.{digits}f}".rstrip("0").rstrip(".")

    return Param(
        name, default, float, lambda value: low <= value <= high, f"{low:g}–{high:g}", write, said=said,
        bounds=(low, high),
    )  # fmt: skip


def flag(name: str, default: bool = False, said: Said | None = None) -> Param:
    """On or off, written 1 or 0."""
    reads = {"1": True, "0": False}
    return Param(
        name, default, lambda text: reads[text], lambda value: True, "0, 1", lambda v: "1" if v else "0", said=said
    )  # fmt: skip


def keys(
    name: str, default: tuple[str, ...], options: Callable[[], Sequence[str]], said: Said | None = None
) -> Param:
    """A list of keys separated by dots, each from the list."""
    return Param(
        name,
        list(default),
        lambda text: [part for part in text.split(".") if part],
        lambda value: set(value) <= set(options()),
        "",
        ".".join,
        said=said,
    )


def text(
    name: str, check: Callable[[str], object], *, allowed_text: str, instead: str, said: Said | None = None
) -> Param:
    """A text of any length, empty by default; `check` raises ValueError for one that can't be read."""

    def read(written: str) -> str:
        check(written)
        return written

    return Param(name, "", read, lambda value: True, allowed_text, default_text=instead, said=said)


def only(param: Param, *figures: str) -> Param:
    """The parameter, left out of what is said of any other figure."""
    return replace(param, of=figures)


def in_files(param: Param) -> Param:
    """The parameter, said in the names and columns of what is downloaded."""
    return replace(param, in_files=True)


def _holds(param: Param, value: Any) -> bool:
    """Whether a choice is one of its options; numbers are kept within bounds by their own widgets."""
    if not isinstance(param.default, (str, list)):
        return True
    try:
        return param.allowed(value)
    except (TypeError, ValueError, KeyError):
        return False


@dataclass(frozen=True)
class Refusal:
    """A part of the address that was not taken: what it said, what is allowed, what is shown instead."""

    name: str
    text: str
    allowed: str
    default: str


@dataclass
class PageState:
    """The parameters of one page in this session."""

    page: str
    params: tuple[Param, ...]

    @property
    def refusals(self) -> list[Refusal]:
        """What the address asked for and did not get; stands until the visitor moves a control."""
        return st.session_state.setdefault(f"_refusals.{self.page}", [])

    @property
    def unknown(self) -> list[str]:
        """Names in the address that the page does not have; stands as long as `refusals`."""
        return st.session_state.setdefault(f"_unknown.{self.page}", [])

    @property
    def link_opened(self) -> dict[str, str]:
        """The link that was opened, as it came; empty once the visitor has moved a control."""
        return st.session_state.get(f"_link.{self.page}", {})

    @property
    def link_version(self) -> str | None:
        """The data version the opened link was made with."""
        return self.link_opened.get("dv")

    def key(self, name: str) -> str:
        """The session (and widget) key of a parameter."""
        return f"{self.page}.{name}"

    def __getitem__(self, name: str) -> Any:
        key = self.key(name)
        held = st.session_state.get(key)
        # Widgets that only ask (a good's slider) stand under the page's keys without being a parameter.
        default = next((param.default for param in self.params if param.name == name), None)
        if key in st.session_state and (held is not None or default is None):
            return held
        # Streamlit forgets a widget that the last run did not draw; callbacks and pieces run before `open` restores it.
        # A row of choices that the browser has just drawn anew may say that nothing is chosen.
        return self._shadow.get(name, default)

    def set(self, name: str, value: Any) -> None:
        """Set a value from code; only before its widget is drawn, or in a callback."""
        st.session_state[self.key(name)] = value

    def args(self, name: str, on_change: Callable[[], None] | None = None) -> dict[str, Any]:
        """`key` and `on_change` for the widget of a parameter: `st.slider(..., **state.args("year"))`."""

        def touched() -> None:
            st.session_state[_TOUCHED] = True
            if on_change:
                on_change()

        key = self.key(name)
        tell(key, self[name])
        return {"key": key, "on_change": touched}

    def touch(self) -> None:
        """Call in callbacks of buttons that change parameters with `set`."""
        st.session_state[_TOUCHED] = True

    def open(self) -> None:
        """Bring session and address together at the start of a run."""
        arrived = st.session_state.get(_PAGE) != self.page
        st.session_state[_PAGE] = self.page
        address = {name: value for name, value in st.query_params.items() if name not in COMMON}
        if st.session_state.get(_TOUCHED):
            self._forget_messages()
        moved = not st.session_state.get(_TOUCHED) and self._is_news(address)
        if (arrived and address) or (not arrived and moved):
            self._read(address)
        else:
            self._restore()
        st.session_state[_TOUCHED] = False

    def close(self) -> None:
        """Write what differs from the defaults to the address, and keep the shadow copy."""
        self._shadow.update({param.name: self[param.name] for param in self.params})
        address = {
            param.name: param.write(self[param.name])
            for param in self.params
            if self[param.name] != param.default
        }
        common = {name: st.query_params[name] for name in COMMON if name in st.query_params}
        # What the browser says of its address may be older than what is on the way to it.
        if dict(st.query_params) != common | address or address != self._written:
            st.query_params.from_dict(common | address)
        wrote = [*self._wrote, address]
        st.session_state[f"_wrote.{self.page}"] = wrote[-_MOST_STROKES:]

    def link_query(self, extra: Mapping[str, str]) -> str:
        """The query of a copied link: every parameter, defaults too, and `extra` (language, versions)."""
        values = {param.name: param.write(self[param.name]) for param in self.params}
        return urlencode({name: value for name, value in (values | dict(extra)).items() if value != ""})

    @property
    def _shadow(self) -> dict[str, Any]:
        return st.session_state.setdefault(f"_shadow.{self.page}", {})

    @property
    def _wrote(self) -> list[dict[str, str]]:
        """The addresses of this page that were written last, the newest at the end."""
        return st.session_state.get(f"_wrote.{self.page}", [])

    @property
    def _written(self) -> dict[str, str]:
        return self._wrote[-1] if self._wrote else {}

    def _is_news(self, address: Mapping[str, str]) -> bool:
        """Whether the visitor asks for this address: by a step back, or it is none that the page has just written.

        A control that is held to and fro ends where a run has seen it before. No callback says so, and the address that
        came along is of a stroke in between.
        """
        if address == self._written:
            return False
        return history_step() or address not in self._wrote

    def _restore(self) -> None:
        for param in self.params:
            key, kept = self.key(param.name), self._shadow.get(param.name, param.default)
            st.session_state.setdefault(key, kept)
            if not _holds(param, st.session_state[key]):  # a shown text that no option has any more
                st.session_state[key] = kept

    def _read(self, address: Mapping[str, str]) -> None:
        self._forget_messages()
        st.session_state[f"_link.{self.page}"] = dict(address)
        known = {param.name for param in self.params} | set(VERSIONS)
        self.unknown.extend(name for name in address if name not in known)
        for param in self.params:
            value = param.default
            if param.name in address:
                value = self._accept(param, address[param.name])
            st.session_state[self.key(param.name)] = value

    def _forget_messages(self) -> None:
        self.refusals.clear()
        self.unknown.clear()
        st.session_state[f"_link.{self.page}"] = {}

    def _accept(self, param: Param, text: str) -> Any:
        try:
            value = param.read(text)
            if param.allowed(value):
                return value
        except (ValueError, KeyError):
            pass
        shown = "" if param.default is None else param.default_text or param.write(param.default)
        self.refusals.append(Refusal(param.name, text[:60], param.allowed_text, shown))
        return param.default

"""What the server keeps between runs: the query engine, the pack, answers of queries. Never a visitor's choice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from directive.charts.view import ChartView
from directive.data.engine import Engine, default_engine
from directive.data.pack import Pack, default_pack

if TYPE_CHECKING:
    from directive.ui.page import Page

T = TypeVar("T")


@st.cache_resource(show_spinner=False)
def engine() -> Engine:
    """One query engine a process."""
    return default_engine()


@st.cache_resource(show_spinner=False)
def pack() -> Pack:
    """What the data pack is about."""
    return default_pack()


def ask(query: Callable[..., T], /, **choices: object) -> T:
    """The answer of a query function, kept for as long as the data version stands; `choices` must be hashable."""
    return _answer(engine(), query, f"{query.__module__}.{query.__qualname__}", pack().version, choices)


@st.cache_data(show_spinner=False, max_entries=1024)
def _answer(
    _engine: Engine, _query: Callable[..., Any], name: str, version: str, choices: dict[str, Any]
) -> Any:
    return _query(_engine, **choices)


def drawn(page: Page, build: Callable[..., ChartView], /, **choices: object) -> ChartView:
    """`build(page, **choices)`, kept by its choices, language and mode. `build` reads nothing else of the page's
    state: what it shows must follow from `choices`."""
    name = f"{build.__module__}.{build.__qualname__}"
    return _drawn(page, build, name, page.t.language, page.mode, page.presenter, page.pack.version, choices)


@st.cache_resource(show_spinner=False, max_entries=512)
def _drawn(_page: Page, _build: Callable[..., ChartView], name: str, *key: object) -> ChartView:
    return _build(_page, **key[-1])

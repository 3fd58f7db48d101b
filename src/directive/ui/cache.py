"""What the server keeps between runs: the query engine, the pack, answers of queries, charts. Never a visitor's choice.

Streamlit's own caches pickle every answer and read the source of every function they are asked for: over a page with
fifty questions a run that is most of the run. Answers and drawings are kept as they are instead, and are for reading.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from directive.briefing.desk import answer
from directive.data.engine import Engine, default_engine
from directive.data.pack import Pack, default_pack

if TYPE_CHECKING:
    from directive.ui.page import Page

T = TypeVar("T")


def engine() -> Engine:
    """One query engine a process."""
    return default_engine()


def pack() -> Pack:
    """What the data pack is about."""
    return default_pack()


def ask(query: Callable[..., T], /, **choices: object) -> T:
    """The answer of a query function, kept for as long as the data version stands; `choices` must be hashable."""
    return answer(engine(), query, **choices)


@dataclass(frozen=True)
class _Look:
    """What of a page a drawing follows from besides its choices; the page itself goes along."""

    page: Page = field(compare=False)
    engine: Engine
    version: str
    language: str
    mode: str
    presenter: bool


def drawn(page: Page, build: Callable[..., T], /, **choices: object) -> T:
    """`build(page, **choices)`, a chart or a table, kept by its choices, language and mode.

    `build` reads nothing else of the page's state: what it shows must follow from `choices`.
    """
    look = _Look(page, page.engine, page.pack.version, page.t.language, page.mode, page.presenter)
    return _drawn(look, build, **choices)


@lru_cache(maxsize=512, typed=True)
def _drawn(look: _Look, build: Callable[..., T], **choices: object) -> T:
    return build(look.page, **choices)

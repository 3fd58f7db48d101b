"""What every builder of a chart, a story or a paper works with: words, data, look. A page is one; a shell makes one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

import pandas as pd

from directive.charts.theme import Mode, Palette, palette
from directive.data.engine import Engine, default_engine
from directive.data.pack import Names, Pack, default_pack
from directive.i18n import Translator, translator

T = TypeVar("T")


@dataclass(frozen=True)
class Desk:
    """Language, data pack and look of what is built; `ask` answers queries and keeps the answers."""

    t: Translator
    engine: Engine
    pack: Pack
    mode: Mode
    presenter: bool

    @property
    def palette(self) -> Palette:
        """Colours of the mode."""
        return palette(self.mode)

    @property
    def partner(self) -> Names:
        """The pack's partner in the forms sentences need."""
        return self.pack.names_of(self.pack.partner, language=self.t.language)

    @property
    def reporter(self) -> Names:
        """The pack's reporter in the forms sentences need."""
        return self.pack.names_of(self.pack.reporter, language=self.t.language)

    @property
    def text_scale(self) -> float:
        """How much larger chart text is drawn."""
        return 1.4 if self.presenter else 1.0

    def ask(self, query: Callable[..., T], /, **choices: object) -> T:
        """The answer of a query function; `choices` must be hashable. Read only: the answer is kept."""
        return answer(self.engine, query, **choices)


def desk_of(language: str, *, mode: Mode = "light", presenter: bool = False) -> Desk:
    """A desk without a page: for papers, plain pages and the command line. Raises TableError without a pack."""
    return Desk(translator(language), default_engine(), default_pack(), mode, presenter)


def answer(engine: Engine, query: Callable[..., T], /, **choices: object) -> T:
    """The answer of a query function, kept as it is and for reading.

    A table comes as a copy that shares its columns until one is written to (pandas' copy on write).
    """
    found = _answer(engine, query, **choices)
    return found.copy(deep=False) if isinstance(found, pd.DataFrame) else found


@lru_cache(maxsize=1024, typed=True)
def _answer(engine: Engine, query: Callable[..., Any], **choices: object) -> Any:
    return query(engine, **choices)

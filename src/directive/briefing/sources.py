"""Sources in words: one line under a chart, one line a source in files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import pandas as pd

from directive.briefing.desk import Desk
from directive.data.engine import Engine
from directive.data.queries.sources import sources
from directive.i18n import Translator

_OWN = "this project"
_LINE = 58  # characters of publishers on a line of their own


def source_rows(desk: Desk, ids: Sequence[str]) -> pd.DataFrame:
    """The registry's rows of the ids it knows, once each, in order; index: source_id."""
    return _picked(desk.engine, tuple(dict.fromkeys(ids)))


def source_texts(desk: Desk, ids: Sequence[str]) -> list[str]:
    """One line a source: id, title, publisher, date, address. For files that leave the app."""
    return [
        f"[{row.Index}] " + ", ".join(part for part in (row.title, row.publisher, row.date, row.link) if part)
        for row in source_rows(desk, ids).itertuples()
    ]


def publishers(desk: Desk, ids: Sequence[str]) -> dict[str, str]:
    """Who published each source the registry knows; empty for what is this project's own arithmetic."""
    # Only the publisher: who passed the figures on stands in the card.
    names = source_rows(desk, ids)["publisher"].map(lambda name: name.split(";")[0])
    return {source: "" if name == _OWN else name for source, name in names.items()}


def source_line(desk: Desk, ids: Sequence[str], *, room: int = _LINE) -> str:
    """The line under a chart: publishers, once each, as many as fit, and how many more there are."""
    # What is our own arithmetic comes last: who published the figures comes first.
    # Only the publisher: who passed the figures on stands in the card.
    names = (name.split(";")[0] for name in source_rows(desk, ids)["publisher"])
    publishers = sorted(dict.fromkeys(names), key=_OWN.__eq__)
    return desk.t("Source: {publishers}", publishers=as_many(desk.t, publishers, room=room))


def as_many(t: Translator, names: Sequence[str], *, room: int) -> str:
    """As many names as `room` characters hold, the first always, and how many more there are."""
    shown = list(names[:1])
    for name in names[1:]:
        if len("; ".join([*shown, name])) > room:
            break
        shown.append(name)
    text, more = "; ".join(shown), len(names) - len(shown)
    return t.n("{shown} and {count} more", "{shown} and {count} more", more, shown=text) if more else text


@lru_cache(maxsize=1024)
def _picked(engine: Engine, ids: tuple[str, ...]) -> pd.DataFrame:
    # Picking rows costs more than drawing them, and a page asks for the same few lists on every run. Read only.
    table = _by_id(engine)
    return table.loc[[i for i in ids if i in table.index]]


@lru_cache(maxsize=8)
def _by_id(engine: Engine) -> pd.DataFrame:
    return sources(engine).set_index("source_id")

"""Sources on the page: one line under a chart, a list with links in a source card."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from directive.data.queries.sources import sources
from directive.ui.page import Page
from directive.ui.text import plain


@st.cache_data(show_spinner=False)
def _all(_engine: object, version: str) -> pd.DataFrame:
    return sources(_engine).set_index("source_id")


def _rows(page: Page, ids: Sequence[str]) -> pd.DataFrame:
    return _picked(page.engine, page.pack.version, tuple(dict.fromkeys(ids)))


@st.cache_resource(show_spinner=False, max_entries=1024)
def _picked(_engine: object, version: str, ids: tuple[str, ...]) -> pd.DataFrame:
    # Picking rows costs more than drawing them, and a page asks for the same few lists on every run. Read only.
    table = _all(_engine, version)
    return table.loc[[i for i in ids if i in table.index]]


def source_texts(page: Page, ids: Sequence[str]) -> list[str]:
    """One line a source: id, title, publisher, date, address. For files that leave the app."""
    return [
        f"[{row.Index}] " + ", ".join(part for part in (row.title, row.publisher, row.date, row.link) if part)
        for row in _rows(page, ids).itertuples()
    ]


_OWN = "this project"
_LINE = 58  # characters of publishers that leave room for the two buttons beside them


def source_line(page: Page, ids: Sequence[str], *, room: int = _LINE) -> str:
    """The line under a chart: publishers, once each, as many as fit, and how many more there are."""
    # What is our own arithmetic comes last: who published the figures comes first.
    # Only the publisher: who passed the figures on stands in the card.
    names = (name.split(";")[0] for name in _rows(page, ids)["publisher"])
    publishers = sorted(dict.fromkeys(names), key=_OWN.__eq__)
    shown = publishers[:1]
    for publisher in publishers[1:]:
        if len("; ".join([*shown, publisher])) > room:
            break
        shown.append(publisher)
    text, more = "; ".join(shown), len(publishers) - len(shown)
    if more > 0:
        text = page.t.n("{shown} and {count} more", "{shown} and {count} more", more, shown=text)
    return page.t("Source: {publishers}", publishers=text)


def show_sources(page: Page, ids: Sequence[str]) -> None:
    """Each source with title, publisher, date and, where one exists, its address."""
    st.markdown("\n\n".join(_entry(row) for row in _rows(page, ids).itertuples()))


def _entry(row: tuple) -> str:
    about = plain(", ".join(part for part in (row.publisher, row.date) if part))
    title = f"[{plain(row.title)}](<{row.link}>)" if row.link.startswith("https://") else plain(row.title)
    return f"{title}  \n{about} · `{row.Index}`"

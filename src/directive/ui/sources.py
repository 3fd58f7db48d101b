"""Sources on the page: a list with links in a source card."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from directive.briefing.sources import source_rows
from directive.ui.page import Page
from directive.ui.text import plain


def show_sources(page: Page, ids: Sequence[str]) -> None:
    """Each source with title, publisher, date and, where one exists, its address."""
    st.markdown("\n\n".join(_entry(row) for row in source_rows(page, ids).itertuples()))


def _entry(row: tuple) -> str:
    about = plain(", ".join(part for part in (row.publisher, row.date) if part))
    title = f"[{plain(row.title)}](<{row.link}>)" if row.link.startswith("https://") else plain(row.title)
    return f"{title}  \n{about} · `{row.Index}`"

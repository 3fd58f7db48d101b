"""What stands in place of a part of a page whose tables cannot be used; the parts around it are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from directive.data.errors import TableError
from directive.i18n import Translator
from directive.ui.text import plain


@contextmanager
def section(t: Translator, said: set[str]) -> Iterator[None]:
    """Draw a part of a page: a table of the pack that is missing or breaks its contract ends this part only.

    `said` are the tables the page has named in this run; those named here join it.
    """
    try:
        yield
    except TableError as error:
        say(t, error, said)


def say(t: Translator, error: TableError, said: set[str]) -> None:
    """Name every table, rule and row that stands against a part; only the table where the rest has been said."""
    for each in (error, *error.also):
        if each.table in said:
            st.caption(t("Not shown: the table {table} cannot be used (see above).", table=f"`{each.table}`"))
            continue
        said.add(each.table)
        detail = "; ".join(part for part in (each.row and t("row {row}", row=each.row), each.detail) if part)
        st.error(
            t("The table {table} of the data pack cannot be used: {rule} ({detail}). The other pages still work; run "
              "`make data` to build the tables again.", table=f"`{each.table}`", rule=plain(t(each.rule)),
              detail=plain(detail)),
            icon=":material/error:",
        )  # fmt: skip

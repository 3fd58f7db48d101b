"""What stands in place of a part of a page that cannot be drawn; the parts around it are."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from directive.data.errors import TableError
from directive.i18n import LANGUAGES, Translator, translator
from directive.ui.text import plain

LOG = logging.getLogger(__name__)


@contextmanager
def section(t: Translator, said: set[str]) -> Iterator[None]:
    """Draw a part of a page: whatever goes wrong in it ends this part only.

    A table of the pack that is missing or breaks its contract is named; anything else is an error of the app, for the
    server's log. `said` are the tables the page has named in this run; those named here join it.
    """
    try:
        yield
    except TableError as error:
        say(t, error, said)
    except Exception:
        LOG.exception("a part of the page was not drawn")
        _say_fault(t)


def say_failure(error: Exception) -> bool:
    """For what no `section` holds, a piece that runs alone or a callback (`st.App(on_script_error=…)`).

    Streamlit has logged it; its own red box, in English and about the cloud, does not appear.
    """
    language = st.session_state.get("lang")
    _say_fault(translator(language if language in LANGUAGES else "en"))
    return True


def _say_fault(t: Translator) -> None:
    st.error(
        t("This part of the page cannot be shown: an error of the app, written down in the server's log. The rest of "
          "the page works."),
        icon=":material/error:",
    )  # fmt: skip


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

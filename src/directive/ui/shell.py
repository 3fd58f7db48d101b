"""The frame around every page: navigation, language, presenter view. `app.py` is one call to `run`."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

import streamlit as st

from directive.data.errors import TableError
from directive.i18n import LANGUAGES, N_, Translator, best_language, translator
from directive.ui import cache, collector
from directive.ui.text import plain
from directive.ui.widgets import history_step

ICON = "static/icon.svg"
_LANGUAGE, _PRESENTER = (
    "_lang",
    "_presenter",
)  # what the two common widgets stood at, whatever becomes of them
_LEFT = "_lang_left"  # the languages of this visit before the one that stands
_FRAMED: ContextVar[bool] = ContextVar("framed", default=False)


@dataclass(frozen=True)
class PageEntry:
    """One page of the app: its file in pages/ (the address is the file's name) and its title.

    No icon: Streamlit asks a font server for a page's icon, and nothing here asks anybody for anything.
    """

    name: str
    title: str

    @property
    def file(self) -> str:
        """Path below the app's folder."""
        return f"pages/{self.name}.py"


PAGES = (
    PageEntry("overview", N_("Overview")),
    PageEntry("partners", N_("Trade by partner")),
    PageEntry("goods", N_("Goods")),
    PageEntry("regions", N_("{of_partner} regions")),
    PageEntry("targets", N_("Directive targets")),
    PageEntry("keys", N_("Four keys")),
    PageEntry("briefing", N_("Briefing")),
    PageEntry("sources", N_("Data & sources")),
)


def settle_language() -> None:
    """Once a run: the language from the address, else chosen before, else the browser's, else English.

    A language that the visitor has left is no news from the address, but by a step back: what the browser sends while
    a switch is under way (a board that has just been drawn says so) names the address from before it, and the page
    would change to and fro between two languages and lose what was chosen.
    """
    asked, before = st.query_params.get("lang"), st.session_state.get(_LANGUAGE)
    left = st.session_state.get(_LEFT, frozenset()) | {before}
    if asked in LANGUAGES and (asked not in left or history_step()):
        now = asked
    else:  # a piece of a page that ran alone leaves the next page without the state of the widgets outside it
        now = st.session_state.get("lang") or before or best_language(st.context.locale)
    st.session_state["lang"] = st.session_state[_LANGUAGE] = now
    st.session_state[_LEFT] = left - {now, None}


def language() -> str:
    """This visitor's language."""
    return st.session_state["lang"]


def unknown_language() -> str | None:
    """What the address gives as language when the app does not have it."""
    asked = st.query_params.get("lang")
    return asked if asked is not None and asked not in LANGUAGES else None


def presenting() -> bool:
    """Whether this visit is in presenter view (`presenter=1` in the address)."""
    if "presenter" not in st.session_state:
        kept = st.session_state.get(_PRESENTER, False)
        st.session_state["presenter"] = kept or st.query_params.get("presenter") == "1"
    st.session_state[_PRESENTER] = st.session_state["presenter"]
    return st.session_state["presenter"]


def page_title(t: Translator, entry: PageEntry) -> str:
    """A page's title in the visitor's language; without a data pack the partner's name stays out."""
    try:
        pack = cache.pack()
    except TableError:
        return t(entry.title, of_partner="").strip()
    return t(entry.title, of_partner=pack.names_of(pack.partner, language=t.language).of)


def page_objects(t: Translator) -> dict[str, st.Page]:
    """Streamlit's page objects by name, titled in the visitor's language."""
    return {
        entry.name: st.Page(entry.file, title=page_title(t, entry), default=entry is PAGES[0])
        for entry in PAGES
    }


def navigation(t: Translator) -> st.Page:
    """Register the pages in the top bar (hidden in presenter view)."""
    position = "hidden" if presenting() else "top"
    return st.navigation(list(page_objects(t).values()), position=position)


def run() -> None:
    """Draw the frame and the page asked for."""
    st.set_page_config(page_icon=ICON, layout="wide")
    token = _FRAMED.set(True)
    try:
        settle_language()
        t = translator(language())
        page = navigation(t)
        if not _say_missing_pack(t):
            page.run()
            collector.settle()
    finally:
        _FRAMED.reset(token)


def _say_missing_pack(t: Translator) -> bool:
    """Without `pack.yml` no page can say anything: one sentence in its place."""
    try:
        cache.pack()
    except TableError as error:
        st.error(
            t("The data pack cannot be used: {file}, {rule}. Put the file back, or name another pack's folder in "
              "DIRECTIVE_DATA, and load the page again.", file=plain(error.table), rule=plain(t(error.rule))),
            icon=":material/error:",
        )  # fmt: skip
        return True
    return False


def require_frame() -> None:
    """First statement of every page. A folder called pages/ lets a deep link right after a server start run the
    page without `app.py`; registering the navigation and running again puts the frame around it."""
    if not _FRAMED.get():
        settle_language()
        navigation(translator(language()))
        st.rerun()

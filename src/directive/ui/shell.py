"""The frame around every page: navigation, language, presenter view. `app.py` is one call to `run`."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

import streamlit as st

from directive.i18n import LANGUAGES, N_, Translator, best_language, translator

_FRAMED: ContextVar[bool] = ContextVar("framed", default=False)


@dataclass(frozen=True)
class PageEntry:
    """One page of the app: its file in pages/ (the address is the file's name), title and icon."""

    name: str
    title: str
    icon: str

    @property
    def file(self) -> str:
        """Path below the app's folder."""
        return f"pages/{self.name}.py"


PAGES = (
    PageEntry("overview", N_("Overview"), ":material/flag:"),
    PageEntry("partners", N_("Trade by partner"), ":material/bar_chart:"),
    PageEntry("regions", N_("Partner's regions"), ":material/map:"),
    PageEntry("targets", N_("Directive targets"), ":material/tune:"),
    PageEntry("sources", N_("Data & sources"), ":material/menu_book:"),
)


def language() -> str:
    """This visitor's language: from the address, else chosen before, else the browser's, else English."""
    asked = st.query_params.get("lang")
    known = st.session_state.get("lang")
    switched = st.session_state.pop("_lang_switched", False)
    if asked in LANGUAGES and not (switched and known):
        st.session_state["lang"] = asked
    elif known is None:
        st.session_state["lang"] = best_language(st.context.locale)
    return st.session_state["lang"]


def unknown_language() -> str | None:
    """What the address gives as language when the app does not have it."""
    asked = st.query_params.get("lang")
    return asked if asked is not None and asked not in LANGUAGES else None


def presenting() -> bool:
    """Whether this visit is in presenter view (`presenter=1` in the address)."""
    if "presenter" not in st.session_state:
        st.session_state["presenter"] = st.query_params.get("presenter") == "1"
    return st.session_state["presenter"]


def page_objects(t: Translator) -> dict[str, st.Page]:
    """Streamlit's page objects by name, titled in the visitor's language."""
    return {
        entry.name: st.Page(entry.file, title=t(entry.title), icon=entry.icon, default=entry is PAGES[0])
        for entry in PAGES
    }


def navigation(t: Translator) -> st.Page:
    """Register the pages in the top bar (hidden in presenter view)."""
    position = "hidden" if presenting() else "top"
    return st.navigation(list(page_objects(t).values()), position=position)


def run() -> None:
    """Draw the frame and the page asked for."""
    st.set_page_config(page_title="Directive Explorer", page_icon=":material/flag:", layout="wide")
    token = _FRAMED.set(True)
    try:
        # Widgets that a page does not draw lose their state: keep the two that every page shares.
        for name in ("lang", "presenter"):
            if name in st.session_state:
                st.session_state[name] = st.session_state[name]
        navigation(translator(language())).run()
    finally:
        _FRAMED.reset(token)


def require_frame() -> None:
    """First statement of every page. A folder called pages/ lets a deep link right after a server start run the
    page without `app.py`; registering the navigation and running again puts the frame around it."""
    if not _FRAMED.get():
        navigation(translator(language()))
        st.rerun()

"""A link made with another data version: what is shown, and the two ways on, "on today's data" and "as it was".

One server holds one data pack, so that no page ever mixes two. What a link showed stands where its version is served:
DIRECTIVE_VERSIONS names those addresses; without one the page says what is needed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from directive.data.engine import PACK_VARIABLE
from directive.i18n import Translator
from directive.ui.state import PageState
from directive.ui.text import plain

VERSIONS_VARIABLE = "DIRECTIVE_VERSIONS"
"""Environment variable: where other data versions are served, `2026.05=http://host:8502`, separated by spaces."""


def say_link_version(t: Translator, state: PageState, *, now: str, path: str) -> None:
    """Say that the opened link is of another data version than `now`, with both ways on. `path`: that of the page."""
    link = state.link_version
    if link in (None, now):
        return
    with st.container(
        key="link-version", border=True, horizontal=True, vertical_alignment="center", gap="small"
    ):
        st.markdown(
            t("This link was made with data version {link}; shown are the data of version {now}. Figures may differ.",
              link=plain(link[:20]), now=now), width="stretch",
        )  # fmt: skip
        st.button(t("On today's data"), key="link-today", on_click=state.touch)
        _offer_as_it_was(t, state, link=link, now=now, path=path)


def _offer_as_it_was(t: Translator, state: PageState, *, link: str, now: str, path: str) -> None:
    """The same link where its version is served, or what would serve it."""
    query = urlencode(state.link_opened | {"lang": t.language})
    served = served_versions().get(link)
    if served:
        st.link_button(t("As it was"), f"{served}/{path}?{query}")
        return
    with st.popover(t("As it was"), key="link-as-it-was"):
        st.markdown(
            t("This server holds data version {now} only. Start the app of the release with data version {link}, or "
              "this one with `{variable}` set to the folder of that data pack, and open there:",
              now=now, link=plain(link[:20]), variable=PACK_VARIABLE)
        )  # fmt: skip
        st.code(f"/{path}?{query}", language=None, wrap_lines=True)


def served_versions(settings: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Address of the server of each other data version, from DIRECTIVE_VERSIONS; what is no web address is left out.

    >>> served_versions({"DIRECTIVE_VERSIONS": "2026.05=http://localhost:8502/ 2026.02=old"})
    {'2026.05': 'http://localhost:8502'}
    """
    pairs = (entry.partition("=") for entry in settings.get(VERSIONS_VARIABLE, "").split())
    return {
        version: address.rstrip("/")
        for version, _, address in pairs
        if address.startswith(("http://", "https://"))
    }

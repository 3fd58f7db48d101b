"""The own story as a document: its name, where it is told, when, by whom, and how it closes."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import partial

import streamlit as st

from directive.briefing.steps import MOST_LINE
from directive.data.signs import sayable
from directive.ui.briefing_page import mine
from directive.ui.page import Page
from directive.ui.widgets import sent, tell


def show_cover(page: Page) -> None:
    """Fields of the cover; papers and the big screen follow."""
    t, (name, cover) = page.t, mine.my_about()
    labels = {
        "name": t("Name of the story"), "occasion": t("Occasion"), "date": t("Date"), "speaker": t("Speaker"),
        "organisation": t("Organisation"), "closing": t("Last slide says"),
    }  # fmt: skip
    held = {"name": name, **asdict(cover)}
    with st.expander(t("Name, occasion, speaker"), icon=":material/badge:"):
        for field, label in labels.items():
            key = f"_my_cover.{field}"
            tell(key, held[field])
            st.text_input(label, key=key, max_chars=MOST_LINE, on_change=sent(key, partial(_written, field)))


def _written(field: str, typed: str) -> None:
    (name, cover), text = mine.my_about(), sayable(typed).strip()
    if field == "name":
        mine.name_it(text, cover)
    else:
        mine.name_it(name, replace(cover, **{field: text}))

"""Which comparable pairs got there, by name."""

from __future__ import annotations

import streamlit as st

from directive.briefing.goal import Aim
from directive.briefing.target_words import short_percent
from directive.briefing.views.outcomes import examples_table, named, pairs
from directive.data.pack import ReferenceClass
from directive.data.queries.reference import class_source
from directive.ui.figures import show_table
from directive.ui.page import Page
from directive.ui.text import plain

_NAMED = 3


def show_examples(page: Page, aim: Aim, entry: ReferenceClass) -> None:
    """The pairs that reached the target share, the largest start first."""
    t, found = page.t, pairs(page, aim, entry)
    if not found:
        return
    some = t("; ").join(named(page, row) for row in found[:_NAMED])
    with st.container(key="figure-examples", gap="xsmall"):
        heading = t("Who reached {share}", share=short_percent(t, aim.target.share))
        st.markdown(f"**{plain(heading)}**")
        st.caption(plain(t("For example: {names}.", names=some)))
        show_table(page, "examples-table", examples_table(page, found), title=heading,
                   source_ids=(page.ask(class_source),), wrap=True, tall=220)  # fmt: skip

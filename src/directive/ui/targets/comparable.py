"""The check by comparable starts: the visitor's class, the chart of all classes, the words."""

from __future__ import annotations

import streamlit as st

from directive.briefing.goal import Aim
from directive.briefing.views.outcomes import outcomes_view
from directive.briefing.views.reference import class_name, classes_view, in_words, outcome, small_print
from directive.data.contracts_world import MIN_SHARE, MIN_VALUE_USD
from directive.data.pack import ReferenceClass
from directive.model.errors import RangeError
from directive.ui import cache
from directive.ui.figures import show_chart
from directive.ui.glossary import meaning
from directive.ui.number_field import param_field
from directive.ui.page import Page
from directive.ui.targets.levers import CUSTOM
from directive.ui.targets.outcomes import show_examples
from directive.ui.text import plain


def show_comparable(page: Page, aim: Aim) -> None:
    """All classes as a chart and the chosen one in words; how fast its starts grew and who got there."""
    t = page.t
    _show_choice(page)
    entries = classes(page)
    refused = _refused(page, aim)
    if refused is not None:
        st.info(_refusal(page, refused))
        entries = tuple(entry for entry in entries if entry.id != CUSTOM)
    if not entries:
        return
    chosen = next((entry for entry in entries if entry.id == page.state["cls"]), entries[0])
    found = outcome(page, aim, chosen)
    if not found.windows:
        st.info(t("No start in the data meets these limits; widen the share or lower the value."))
    left, right = st.columns(2, gap="medium")
    with left:
        show_chart(page, cache.drawn(page, classes_view, aim=aim, entries=entries, chosen=chosen.id))
    with right:
        if found.windows:
            show_chart(page, cache.drawn(page, outcomes_view, aim=aim, entry=chosen))
    if found.windows:
        with left, st.container(key="figure-reference"):
            st.markdown(plain(in_words(page, aim, found)))
            st.caption(plain(small_print(page, found)), help=meaning(t, "wilson"))
        with right:
            show_examples(page, aim, chosen)


def classes(page: Page) -> tuple[ReferenceClass, ...]:
    """The classes of the pack, and the visitor's own when it is chosen."""
    state, entries = page.state, page.pack.reference_classes
    if state["cls"] != CUSTOM:
        return entries
    like = next((entry for entry in entries if entry.exporter_size), None)
    large = next((entry for entry in entries if entry.largest_importers), None)
    own = ReferenceClass(
        CUSTOM, state["from"] / 100, state["to"] / 100, state["floor"] * 1e6,
        largest_importers=large.largest_importers if large and state["large"] else None,
        exporter_size=like.exporter_size if like and state["similar"] else None,
    )  # fmt: skip
    return (*entries, own)


def _refused(page: Page, aim: Aim) -> RangeError | None:
    """Why the visitor's own class is not held, if so."""
    own = next((entry for entry in classes(page) if entry.id == CUSTOM), None)
    if own is None:
        return None
    try:
        outcome(page, aim, own)
    except RangeError as error:
        return error
    return None


def _refusal(page: Page, error: RangeError) -> str:
    """Why a class is not held: too small a start, or limits in the wrong order."""
    t = page.t
    if error.field == "share_to":
        return t("The start share must end above where it begins.")
    if error.field == "years":
        return t("The reference class covers periods of 1 to 30 years.")
    return t("The data hold starts from a share of {share} and a value of {floor}.",
             share=t.percent(MIN_SHARE, digits=0), floor=t.money(MIN_VALUE_USD))  # fmt: skip


def _show_choice(page: Page) -> None:
    t, state = page.t, page.state
    names = {entry.id: class_name(page, entry) for entry in page.pack.reference_classes}
    names[CUSTOM] = t("Own choice")
    st.selectbox(
        t("Comparable are exporter–partner pairs with this share and value at the start"), list(names),
        format_func=names.__getitem__, **state.args("cls"),
    )  # fmt: skip
    if state["cls"] == CUSTOM:
        _show_own_limits(page)


def _show_own_limits(page: Page) -> None:
    t, state = page.t, page.state
    first, second, third, fourth = st.columns(4, vertical_alignment="bottom")
    with first:
        param_field(page, "from", t("Start share from, %"))
    with second:
        param_field(page, "to", t("Start share below, %"))
    with third:
        param_field(page, "floor", t("Start value from, USD million"), one=1e6)
    with fourth:
        st.checkbox(t("Large importers only"), **state.args("large"))
        st.checkbox(t("Exporters of similar size only"), **state.args("similar"))

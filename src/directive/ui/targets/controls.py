"""The eight levers of the top line, in two rows of four, and the way back to the data."""

from __future__ import annotations

from functools import partial

import streamlit as st

from directive.briefing.board.tables import lever_money, shown_per_unit
from directive.briefing.goal import FORMS
from directive.briefing.target_words import SHAPE_WORDS
from directive.ui.page import Page
from directive.ui.targets import levers

PIN = ":material/keep:"


def show_controls(page: Page) -> None:
    """Four linked sliders of the goal above the levers around it. Call after `levers.settle`."""
    _goal_row(page)
    _lever_row(page)


def show_reset(page: Page) -> None:
    """The button back to what the data say."""
    st.button(
        page.t("Back to the data's values"), key="targets-reset", icon=":material/restart_alt:",
        type="tertiary", on_click=levers.reset, args=(page.state,),
    )  # fmt: skip


def _goal_row(page: Page) -> None:
    t, year = page.t, page.state["year"]
    labels = {
        "share": t("Share of all exports in {year}, %", year=year),
        "value": t("Exports {to_partner} in {year}, {unit}", to_partner=page.partner.to, year=year,
                   unit=lever_money(t).name),
        "growth": t("Growth of these exports, % a year"),
        "multiple": t("Multiple of the exports of {year}", year=page.pack.base.year),
    }  # fmt: skip
    helps = t("Move any one of the four; it is then held (marked with a pin) and the other three follow.")
    formats = {"share": "%.1f", "value": "%.2f", "growth": "%.1f", "multiple": "%.2f"}
    spans = levers.spans(page.pack)
    for column, form in zip(st.columns(4, vertical_alignment="bottom"), FORMS, strict=True):
        span = spans[form]
        label = f"{PIN} **{labels[form]}**" if page.state["by"] == form else labels[form]
        with column:
            if shown_per_unit(t, form) == 1:
                st.slider(
                    label, span.low, span.high, step=span.step, format=formats[form], help=helps,
                    **page.state.args(form, partial(levers.take_lead, page.state, form)),
                )  # fmt: skip
            else:
                _show_in_unit(page, form, label=label, helps=helps)


def _show_in_unit(page: Page, form: str, *, label: str, helps: str) -> None:
    """A slider in the unit the language counts in, beside the value of the address."""
    state, span, factor = page.state, levers.spans(page.pack)[form], shown_per_unit(page.t, form)
    name = f"{form}_shown"
    low, high, step = (round(value * factor, 6) for value in (span.low, span.high, span.step))
    state.set(name, round(state[form] * factor, 6))

    def moved() -> None:
        state.touch()
        state.set(form, round(state[name] / factor, 9))
        levers.take_lead(state, form)

    st.slider(label, low, high, step=step, format="%.1f", help=helps, key=state.key(name), on_change=moved)


def _lever_row(page: Page) -> None:
    t, state = page.t, page.state
    year, growth, diverted, shape = st.columns(4, vertical_alignment="bottom")
    with year:
        st.slider(t("Target year"), page.pack.base.year + 1, levers.LAST_YEAR, **state.args("year"))
    with growth:
        st.slider(
            t("Growth of exports to other markets, % a year"), -10.0, 15.0, step=0.5, format="%.1f",
            **state.args("h"),
        )  # fmt: skip
    with diverted:
        st.slider(
            t("Part of the increase taken from other markets, %"), 0.0, 100.0, step=5.0, format="%.0f",
            help=t("Sales moved from other buyers do not add to the total."), **state.args("d"),
        )  # fmt: skip
    with shape:
        st.selectbox(
            t("Shape of the path"), levers.shapes(state), format_func=lambda name: t(SHAPE_WORDS[name]),
            **state.args("shape"),
        )  # fmt: skip

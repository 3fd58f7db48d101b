"""What stands under the board: one section at a time, chosen in the address; only the chosen one is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from directive.data.scenario import Prepared
from directive.i18n import N_
from directive.model.errors import DirectiveError
from directive.ui.filters import option
from directive.ui.page import Page
from directive.ui.plan import state
from directive.ui.plan.sections.closing import show_closing
from directive.ui.plan.sections.goods import show_goods
from directive.ui.plan.sections.goods_grid import GROUPS
from directive.ui.plan.sections.keys import show_keys
from directive.ui.plan.sections.messages import why_not
from directive.ui.plan.sections.organisations import show_organisations
from directive.ui.plan.sections.regions import show_regions
from directive.ui.plan.sections.sliders import settle
from directive.ui.plan.sections.years import show_years
from directive.ui.state import Param, choice, text
from directive.ui.text import plain

PLAUSIBLE, YEARS = "plausible", "years"
VIEWS = {
    PLAUSIBLE: N_("Is it plausible?"),
    "goods": N_("Goods"),
    "organisations": N_("Organisations"),
    "keys": N_("Four keys"),
    "regions": N_("Regions"),
    YEARS: N_("Years and annexes"),
    "closing": N_("Close the gap"),
}
MASS = {"t": N_("tonnes"), "kg": N_("kilograms")}
_SHOW: Mapping[str, Callable[[Page, Prepared], None]] = {
    "goods": show_goods,
    "organisations": show_organisations,
    "keys": show_keys,
    "regions": show_regions,
    YEARS: show_years,
    "closing": show_closing,
}
__all__ = ["PLAUSIBLE", "YEARS", "params", "settle", "show_choice", "show_section"]


def params() -> tuple[Param, ...]:
    """What the address holds of these sections: which one, tonnes or kilograms, columns, the good looked at."""
    return (
        choice("plan_view", PLAUSIBLE, tuple(VIEWS), option(N_("Section of the plan"), VIEWS)),
        choice("mass", "t", tuple(MASS), option(N_("Mass"), MASS)),
        choice("columns", "main", tuple(GROUPS)),
        text("plan_good", len, allowed_text="", instead=""),
    )


def show_choice(page: Page) -> str:
    """The row that chooses what is shown under the board; returns the choice."""
    t = page.t
    with st.container(key="plan-row", horizontal=True, vertical_alignment="center", gap="small"):
        st.segmented_control(
            t("Section of the plan"), list(VIEWS), format_func=lambda name: t(VIEWS[name]), required=True,
            label_visibility="collapsed", width="stretch", **page.state.args("plan_view"),
        )  # fmt: skip
        st.segmented_control(
            t("Mass"), list(MASS), format_func=lambda name: t(MASS[name]), required=True,
            label_visibility="collapsed", **page.state.args("mass"),
        )  # fmt: skip
    return page.state["plan_view"]


def show_section(page: Page) -> None:
    """The chosen section of the plan, or what stands against the plan."""
    t, found = page.t, state.prepared(page)
    if isinstance(found, DirectiveError):
        st.error(
            plain(t("The plan does not hold together: {why}", why=why_not(t, found))), icon=":material/error:"
        )
        return
    _SHOW[page.state["plan_view"]](page, found)

"""The row of controls above the map or the chart."""

from __future__ import annotations

import streamlit as st

from directive.briefing.board.tables import lever_money, shown_per_unit
from directive.briefing.views.region_measures import MEASURES, goal_value_usd, home_names, short_names
from directive.ui.glossary import meaning
from directive.ui.number_field import param_field
from directive.ui.page import Page
from directive.ui.regions import params

# Buttons as high as the lists beside them, so that the labels above stand on one line.
_ONE_HEIGHT = """<style>
.st-key-regions-controls [data-testid="stButtonGroup"] button { min-height: 2.5rem; }
</style>"""


def show_controls(page: Page) -> None:
    """View first, then what that view can be asked."""
    st.html(_ONE_HEIGHT)
    with st.container(key="regions-controls", horizontal=True, vertical_alignment="bottom", gap="small"):
        _options(page, "view", page.t("View"), params.VIEWS)
        view, measure = page.state["view"], page.state["measure"]
        if view == "map":
            _map_controls(page)
        else:
            if view == "ties":
                _options(page, "count", page.t("Vertical axis"), params.COUNTS)
            _home(page)
        if view == "ties" or (view == "map" and measure.startswith("benchmark")):
            _theta(page)
        if view == "map" and measure == "benchmark_goal":
            _goal(page)


def _map_controls(page: Page) -> None:
    t = page.t
    st.selectbox(
        t("Colour"), list(MEASURES), format_func=lambda key: t(MEASURES[key]), width=265,
        **page.state.args("measure"),
    )  # fmt: skip
    st.selectbox(
        t("Show"), list(params.FOCUSES), format_func=lambda key: t(params.FOCUSES[key]), width=180,
        **page.state.args("focus"),
    )  # fmt: skip
    _home(page)
    st.pills(
        t("On the map"), list(params.LAYERS), selection_mode="multi",
        format_func=lambda key: t(params.LAYERS[key]), **page.state.args("layers"),
    )  # fmt: skip


def _home(page: Page) -> None:
    names = home_names(page)
    st.selectbox(
        page.t("{of_reporter} region", of_reporter=page.reporter.of), ["", *params.home_codes()],
        format_func=lambda code: names.get(code, page.t("all")), width=185, **page.state.args("home"),
    )  # fmt: skip


def show_province_list(page: Page) -> None:
    """The list that does what a click does, the largest importer first."""
    t, names = page.t, short_names(page)
    st.selectbox(
        t("{of_partner} region, by imports", of_partner=page.partner.of), ["", *params.province_codes()],
        format_func=lambda code: names.get(code, t("none chosen")), **page.state.args("province"),
    )  # fmt: skip


def _options(page: Page, param: str, label: str, options: dict[str, str]) -> None:
    st.segmented_control(
        label, list(options), format_func=lambda key: page.t(options[key]), required=True,
        **page.state.args(param),
    )  # fmt: skip


def _theta(page: Page) -> None:
    t = page.t
    st.slider(
        t("Weight of distance (θ)"), 0.0, 1.5, step=0.1, format="%.1f", width=140,
        help=meaning(t, "theta"),
        **page.state.args("theta"),
    )  # fmt: skip


def _goal(page: Page) -> None:
    t, money = page.t, lever_money(page.t)
    default = t.number(goal_value_usd(page, params.spread(page)) / money.usd, significant=3)
    param_field(
        page, "value", t("Target, {unit}", unit=money.name), {"placeholder": default, "width": 125},
        decimals=3, optional=True, shown=shown_per_unit(t, "value"), one=money.usd,
    )  # fmt: skip

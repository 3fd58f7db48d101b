"""Is it plausible: one check at a time, each from the figures that are published; the others are not worked out."""

from __future__ import annotations

import streamlit as st

from directive.briefing.goal import Aim, Plan
from directive.data.engine import Engine
from directive.data.errors import TableError
from directive.data.queries.own_report import own_report
from directive.i18n import N_
from directive.ui import cache
from directive.ui.filters import amount, option, plain_number, where
from directive.ui.page import Page
from directive.ui.state import Param, choice, flag, integer, number
from directive.ui.targets import comparable, levers_check, market, own_history, uncertainty
from directive.ui.targets.filters import checked
from directive.ui.targets.planned import planned_goods
from directive.ui.targets.verdict import show_verdict

CHECKS = {
    "class": N_("Comparable starts"),
    "history": N_("Own history"),
    "market": N_("Partner's market"),
    "uncertainty": N_("Uncertainty"),
    "levers": N_("Which lever moves most"),
}
_SHORTEST = 2  # years of growth in a block


def params() -> tuple[Param, ...]:
    """What the address holds of this section; the window of history within the own report."""
    first, last = _report_years()
    market_checked, chance_checked = checked("market"), checked("uncertainty")
    return (
        choice("check", "class", tuple(CHECKS), option(N_("Check"), CHECKS, when=where("plan_view", "plausible"))),
        flag("large"),
        flag("similar"),
        number("payload", 25, 1, 40, amount(N_("Load of a container, t"), write=plain_number, when=market_checked)),
        integer("per_train", 50, 1, 200, amount(N_("Containers on a train"), when=market_checked)),
        number("density", 0.55, 0.1, 2,
               amount(N_("Weight of a cubic metre, t"), write=plain_number, when=market_checked)),
        integer("from_year", first, first, last - _SHORTEST,
                amount(N_("Growth is drawn from the years since"), when=chance_checked)),
        integer("seed", 2026, 1, 999_999, amount(N_("Starting number of the draws"), when=chance_checked)),
        number("swing_low", -20, -90, 0, amount(N_("Lowest price against today's, %"), write=plain_number,
                                                when=chance_checked)),
        number("swing_high", 20, 0, 300, amount(N_("Highest price against today's, %"), write=plain_number,
                                                when=chance_checked)),
        choice("result", "required_growth", levers_check.RESULTS,
               option(N_("Result"), levers_check.RESULT_WORDS, when=checked("levers"))),
    )  # fmt: skip


def show_plausible(page: Page, plan: Plan) -> None:
    """All checks in one verdict; then the check chosen, nothing of the others."""
    t, aim = page.t, Aim.of(plan)
    with page.section():
        show_verdict(page, aim, planned_goods(page))
    st.segmented_control(
        t("Check"), list(CHECKS), format_func=lambda name: t(CHECKS[name]), required=True,
        label_visibility="collapsed", **page.state.args("check"),
    )  # fmt: skip
    check = page.state["check"]
    if check == "class":
        comparable.show_comparable(page, aim)
    elif check == "history":
        own_history.show_own_history(page, aim)
    elif check == "market":
        market.show_market(page, aim, planned_goods(page))
    elif check == "uncertainty":
        uncertainty.show_uncertainty(page, aim, planned_goods(page))
    else:
        levers_check.show_levers(page, aim)


def _report_years() -> tuple[int, int]:
    pack = cache.pack()
    try:
        return cache.ask(_years, reporter=pack.reporter, partner=pack.partner)
    except TableError:
        # The section asks again and says what is wrong; until then any window before the base will do.
        return pack.base.year - 30, pack.base.year


def _years(engine: Engine, *, reporter: str, partner: str) -> tuple[int, int]:
    years = own_report(engine, reporter=reporter, partner=partner).line("export")["year"]
    return int(years.min()), max(int(years.max()), int(years.min()) + _SHORTEST)

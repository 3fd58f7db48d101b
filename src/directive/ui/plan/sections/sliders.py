"""A slider for every good that has a quantity and a price: what it carries in the target year."""

from __future__ import annotations

import math
from functools import partial

import pandas as pd
import streamlit as st

from directive.briefing.goods_words import one_unit
from directive.data.errors import TableError
from directive.data.queries.goods import baselines
from directive.data.scenario import Prepared
from directive.data.scenario.edits import set_good
from directive.i18n import N_, words
from directive.model.errors import DirectiveError
from directive.model.marks import good_marks
from directive.model.plan import Good
from directive.model.plan_goods import KILOGRAMS_PER_TONNE
from directive.model.terms import Period
from directive.ui import cache
from directive.ui.lazy import on_open
from directive.ui.page import Page
from directive.ui.plan import state
from directive.ui.plan.sections.cells import AMBER, number_text
from directive.ui.plan.sections.cover import Carried, carried
from directive.ui.plan.sections.names import KG, amount_text, unit_text
from directive.ui.sources import show_sources
from directive.ui.targets.levers import Span
from directive.ui.text import plain
from directive.ui.widgets import tell

_WORDS = 210  # points for value and share of imports; where the row is narrow, the details stand below them
_ROOM = 1.1  # how far beyond the goal a slider goes at least
CIF = "CIF"
BASES = {CIF: N_("CIF"), "FOB": N_("FOB")}


def settle(page: Page) -> None:
    """Put every good's planned quantity where its slider and other sections read it (`q_<good>`, own unit)."""
    try:
        found = state.prepared(page)
        known = state.catalogue(page).goods.values()
    except TableError:
        return  # the plan asks again and says what is wrong; the levers above still work
    quantities = {good.id: good.baseline_quantity for good in known}
    if not isinstance(found, DirectiveError):
        quantities = {good.id: good.goal_quantity for good in found.plan.goods}
    for name, quantity in quantities.items():
        if quantity is not None:
            page.state.set(f"q_{name}", round(quantity))


def span_of(good: Good) -> Span:
    """Where a good's slider begins and ends and how it steps, in the good's own unit.

    Beyond four times the baseline it shows the partner's market, unless that would dwarf the baseline. A goal near
    the end or beyond it gets a longer slider, in leaps, so that it does not grow with every move.
    """
    start = max(1.0, good.baseline_quantity)
    reach = max(4 * start, min(1.5 * (good.partner_imports or 0), 10 * start))
    while reach < _ROOM * good.goal_quantity:
        reach *= 1.5
    step = max(1, 10 ** (math.floor(math.log10(reach)) - 4))
    return Span(0, math.ceil(reach / (1000 * step)) * 1000 * step, step)


def show_sliders(page: Page, prepared: Prepared) -> None:
    """One row a good: slider, value, share of the partner's imports; its facts and sources on request."""
    facts = cache.ask(baselines).set_index("good_id")
    for row in carried(page, prepared):
        _show_good(page, prepared, row, facts.loc[row.good.id] if row.good.id in facts.index else None)


def _show_good(page: Page, prepared: Prepared, row: Carried, facts: pd.Series | None) -> None:
    t, good = page.t, row.good
    with st.container(key=f"figure-good-{good.id}", gap="xsmall"):
        slider, value = st.columns(2, vertical_alignment="center", gap="small")
        with slider:
            _show_slider(page, prepared, row)
        with value, st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            imports = _imports_text(page, row, facts)
            sign = f"{AMBER} " if good_marks(good, prepared.plan.horizon) else ""
            st.markdown(f"**{plain(t.money(row.value_usd))}** {sign}:small[{plain(imports)}]", width=_WORDS)
            fill = partial(_show_facts, page, prepared, row, facts)
            on_open(t("Details"), fill, icon=":material/info:", key=f"source-{good.id}")


def _show_slider(page: Page, prepared: Prepared, row: Carried) -> None:
    t, good, span = page.t, row.good, span_of(row.good)
    in_kg = page.state["mass"] == KG and good.unit == "t"
    scale, unit = (KILOGRAMS_PER_TONNE, KG) if in_kg else (1, good.unit)
    name = f"{KG}_{good.id}" if in_kg else f"q_{good.id}"
    tell(page.state.key(name), round(good.goal_quantity * scale))
    label = t("{good} in {year}, {unit}", good=plain(row.name), year=prepared.plan.levers.target_year,
              unit=unit_text(t, unit))  # fmt: skip
    st.slider(
        label, 0, int(span.high * scale), step=int(span.step * scale), format="localized",
        key=page.state.key(name), on_change=_slid, args=(page, good.id, name, scale),
        disabled=good.locked, help=_ceiling_text(page, prepared, good),
    )  # fmt: skip


def _slid(page: Page, good_id: str, name: str, scale: int) -> None:
    planned = page.state[name] / scale
    known = state.catalogue(page).goods.get(good_id)
    now = state.scenario(page)
    own = next((good.baseline_quantity for good in now.goods if good.id == good_id), None)
    baseline = own if own is not None else known.baseline_quantity if known else None
    kept = None if planned == baseline else float(planned)
    state.edit(page, set_good(now, good_id, target_quantity=kept))


def _ceiling_text(page: Page, prepared: Prepared, good: Good) -> str:
    t, ceiling = page.t, good.ceiling(prepared.plan.horizon)
    if ceiling is None:
        return t(
            "No ceiling is known: neither own output nor the partner's imports are published or filled in."
        )
    return t("Ceiling: {quantity}.", quantity=amount_text(t, ceiling, good.unit))


def _imports_text(page: Page, row: Carried, facts: pd.Series | None) -> str:
    t = page.t
    if row.imports_share is None:
        return t("the partner's imports of it are not published")
    share = t.percent(row.imports_share, digits=1)
    if "partner_imports" in row.good.user_filled or facts is None:
        return t(
            "equals {share} of {of_partner} imports (your figure)", share=share, of_partner=page.partner.of
        )
    return t("equals {share} of {of_partner} imports of {year}", share=share, of_partner=page.partner.of,
             year=facts["partner_imports_year"])  # fmt: skip


def _show_facts(page: Page, prepared: Prepared, row: Carried, facts: pd.Series | None) -> None:
    st.markdown(plain(_facts_text(page, prepared, row, facts)))
    ceiling = _ceiling_text(page, prepared, row.good)
    st.markdown(plain(ceiling))
    if facts is None:
        return
    note = page.t.pick(facts, "note")
    if note:
        st.markdown(plain(note))
    show_sources(page, tuple(part for part in facts["source_ids"].split(";") if part))


def _facts_text(page: Page, prepared: Prepared, row: Carried, facts: pd.Series | None) -> str:
    t, good = page.t, row.good
    if good.user_filled & {"baseline_quantity", "unit_value_usd"} or facts is None:
        noted = next((entry.note for entry in prepared.scenario.goods if entry.id == good.id), None)
        text = t(
            "Baseline {quantity}, unit value {price} USD per {unit}: at least one of the two is your own assumption.",
            quantity=amount_text(t, good.baseline_quantity, good.unit),
            price=number_text(t, good.unit_value_usd, digits=2), unit=one_unit(t, good.unit),
        )  # fmt: skip
        return f"{text} {noted}" if noted else text
    period = Period(*(int(facts[f"unit_value_{part}"]) for part in ("year", "month_from", "month_to")))
    basis = facts["valuation"]
    sides = [words.SIDES[facts[column]] for column in ("baseline_side", "unit_value_side")]
    names = {
        "quantity": amount_text(t, good.baseline_quantity, good.unit),
        "year": facts["baseline_year"],
        "side": t(sides[0]),
        "price": t.number(facts["unit_value_usd"], digits=1),
        "unit": one_unit(t, good.unit),
        "period": words.period_text(t, period),
        "price_side": t(sides[1]),
        "basis": t(BASES[basis]) if basis in BASES else t("basis not stated"),
    }
    return t.n(
        "Baseline {quantity} in {year}, one year old ({side}); unit value {price} USD per {unit}, {period} "
        "({price_side}, {basis}).",
        "Baseline {quantity} in {year}, {count} years old ({side}); unit value {price} USD per {unit}, {period} "
        "({price_side}, {basis}).",
        int(facts["age_years"]),
        **names,
    )

"""What a key counts (trains, residents, documents): a whole number for the target year, never summed into dollars."""

from __future__ import annotations

import math
from dataclasses import replace

import streamlit as st

from directive.briefing.sources import source_line
from directive.data.scenario import CountGoal, KnownCount, Prepared
from directive.data.scenario.edits import set_count
from directive.i18n import words
from directive.ui.number_field import Field, number_field
from directive.ui.page import Page
from directive.ui.plan import state
from directive.ui.plan.sections.cells import STAR
from directive.ui.text import plain
from directive.ui.widgets import sent, tell

_LEAST_REACH = 20
_MOST = 10_000_000


def show_counts(page: Page, prepared: Prepared, key: str) -> None:
    """A slider for each count of a key, a number box where no baseline is known."""
    goals = {goal.id: goal for goal in prepared.scenario.counts}
    for known in prepared.catalogue.counts.values():
        if known.key_id != key:
            continue
        with st.container(key=f"figure-plan-count-{known.id}", gap="xsmall"):
            goal = goals.get(known.id)
            _show_count(page, prepared, known, goal)


def _show_count(page: Page, prepared: Prepared, known: KnownCount, goal: CountGoal | None) -> None:
    t, year = page.t, prepared.plan.levers.target_year
    key = f"plan-count-{known.id}"
    label = t("{name}, target of {year}", name=plain(known.names[t.language]), year=year)
    baseline = known.baseline if goal is None or goal.baseline is None else goal.baseline
    target = _round(baseline) if goal is None or goal.target is None else round(goal.target)
    if baseline is None:
        field = Field(key, label, 0, _MOST, decimals=0, optional=True, one=1)
        look = {"placeholder": t("no target"), "help": _source(page, known)}
        number_field(page, field, target, lambda typed: _set(page, known, typed), **look)
    else:
        tell(key, target)
        reach = max(_LEAST_REACH, math.ceil(baseline * 4), st.session_state[key])
        st.slider(label, 0, reach, step=max(1, 10 ** (len(str(reach)) - 3)), format="localized", key=key,
                  help=_source(page, known),
                  on_change=sent(key, lambda target: _set(page, known, target)))  # fmt: skip
    st.caption(plain(_baseline(page, known, goal)))


def _round(baseline: float | None) -> int | None:
    return None if baseline is None else round(baseline)


def _set(page: Page, known: KnownCount, target: int | None) -> None:
    kept = next((goal for goal in state.scenario(page).counts if goal.id == known.id), None)
    goal = kept or CountGoal(id=known.id)
    baseline = known.baseline if goal.baseline is None else goal.baseline
    same = target is None or (baseline is not None and target == round(baseline))
    goal = replace(goal, target=None if same else float(target))
    state.edit(page, set_count(state.scenario(page), goal, known.id))


def _baseline(page: Page, known: KnownCount, goal: CountGoal | None) -> str:
    t = page.t
    if goal is not None and goal.baseline is not None:
        number = t.number(goal.baseline, digits=0)
        if goal.baseline_year is None:
            return t("Baseline {number} {star}: your own.", number=number, star=STAR)
        return t(
            "Baseline {number} {star} in {year}: your own.", number=number, star=STAR, year=goal.baseline_year
        )
    if known.baseline is None:
        return t("Baseline: not published.")
    number = words.precise(t, t.number(known.baseline, digits=0), known.precision)
    return t("Baseline {number} in {year}.", number=number, year=known.baseline_year)


def _source(page: Page, known: KnownCount) -> str | None:
    return source_line(page, known.source_ids) if known.source_ids else None

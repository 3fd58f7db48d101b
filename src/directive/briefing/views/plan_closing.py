"""The gap of a plan closed with the least common stretch: what is found, in a sentence and good by good."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from directive.briefing.desk import Desk
from directive.briefing.mark_words import marks_text
from directive.briefing.plan_words import names_of_goods, unit_text
from directive.data.queries.goods import baselines
from directive.data.scenario import Prepared
from directive.i18n import N_, Translator
from directive.model.annex import round_quantity
from directive.model.marks import good_marks
from directive.model.plan import Good
from directive.model.solver import Closing

REASONS = {
    "locked": N_("locked: stays as set"),
    "no_baseline": N_("no baseline is published or filled in"),
    "no_price": N_("no unit value is published or filled in"),
    "no_ceiling": N_("no ceiling: neither own output nor the partner's imports are known"),
    "zero_baseline": N_("baseline of zero: nothing to stretch"),
    "zero_price": N_("unit value of zero"),
    "above_ceiling": N_("its baseline is above its ceiling already"),
}


def closing_sentence(t: Translator, closing: Closing) -> str:
    """Closed, short or over, in one sentence."""
    if closing.stretch is None:
        return t("No good can be stretched: each is locked, or lacks a baseline, unit value or ceiling.")
    stretch = t.percent(closing.stretch, digits=1)
    if closing.state == "closed":
        return t("The gap closes when every free good grows by {stretch} over its baseline, or to its ceiling.",
                 stretch=stretch)  # fmt: skip
    if closing.state == "over":
        return t("The target is passed by {amount} with every free good at its baseline: nothing to close.",
                 amount=t.money(-closing.gap_usd))  # fmt: skip
    return t("It cannot be closed: with every usable good at its ceiling {value} is reached, {gap} short of the "
             "target.", value=t.money(closing.value_usd), gap=t.money(closing.gap_usd))  # fmt: skip


def closing_rows(desk: Desk, prepared: Prepared, closing: Closing) -> pd.DataFrame:
    """Every good: baseline, planned, found, ceiling, and why the solver left it where it did."""
    t, plan, names = desk.t, prepared.plan, names_of_goods(desk, prepared)
    rows = [
        {
            t("Good"): names[good.id],
            t("Unit"): unit_text(t, good.unit),
            t("Baseline"): _whole(good.baseline_quantity),
            t("Planned"): _whole(good.goal_quantity),
            t("Solver"): _whole(closing.quantities.get(good.id)),
            t("Ceiling"): _whole(good.ceiling(plan.horizon)),
            t("Why"): _why(desk, closing, good, plan.horizon),
        }
        for good in plan.goods
    ]
    return pd.DataFrame(rows).convert_dtypes()


def needed_rows(desk: Desk, prepared: Prepared, closing: Closing) -> pd.DataFrame:
    """The goods with a baseline: its quantity and year, the quantity that closes the gap, both in the good's unit."""
    t, plan, names = desk.t, prepared.plan, names_of_goods(desk, prepared)
    years = desk.ask(baselines).set_index("good_id")["baseline_year"]
    found = t("Closes the gap in {year}", year=plan.levers.target_year)
    rows = [
        {
            t("Good"): names[good.id],
            t("Unit"): unit_text(t, good.unit),
            t("Baseline"): _whole(good.baseline_quantity),
            t("Year"): years.get(good.id),
            found: _whole(closing.quantities.get(good.id, good.goal_quantity)),
            t("Times the baseline"): round(times(good, closing), 2),
            t("Ceiling"): _whole(good.ceiling(plan.horizon)),
            t("Why"): _why(desk, closing, good, plan.horizon),
        }
        for good in plan.goods
        if good.baseline_quantity
    ]
    return pd.DataFrame(rows).convert_dtypes()


def times(good: Good, closing: Closing) -> float:
    """The quantity that closes the gap ÷ the baseline."""
    return closing.quantities.get(good.id, good.goal_quantity) / good.baseline_quantity


def _whole(quantity: float | None) -> int | None:
    return None if quantity is None else round_quantity(quantity)


def _why(desk: Desk, closing: Closing, good: Good, years: float) -> str:
    t = desk.t
    if good.id in closing.unused:
        return t(REASONS[closing.unused[good.id]])
    why = t("at its ceiling") if good.id in closing.binding else t("stretched with the others")
    found = replace(good, target_quantity=closing.quantities.get(good.id))
    marked = marks_text(desk, good_marks(found, years), found)
    return t("{text}. To be checked: {marks}", text=why, marks=marked) if marked else why

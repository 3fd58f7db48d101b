"""Marks of a plan in words, the same on the page and on every paper."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from directive.briefing.desk import Desk
from directive.data.queries.goods import baselines
from directive.data.scenario import Prepared, good_names
from directive.i18n import N_
from directive.model.marks import Mark, Reason, plan_marks
from directive.model.plan import Good

_GROWING = {
    Reason.past_target: N_("milestone of {year}: above the target of {target_year}"),
    Reason.backwards: N_("milestone of {year}: below the year before it"),
}
_FALLING = {
    Reason.past_target: N_("milestone of {year}: below the target of {target_year}"),
    Reason.backwards: N_("milestone of {year}: above the year before it"),
}


def marks_sentence(desk: Desk, prepared: Prepared) -> str:
    """All marks of a plan in one sentence; empty where nothing is marked."""
    found = marks_listed(desk, prepared)
    return desk.t("To be checked: {marks}.", marks=desk.t("; ").join(found)) if found else ""


def marks_listed(desk: Desk, prepared: Prepared) -> tuple[str, ...]:
    """Every mark with the name of what it stands on."""
    names, goods = good_names(prepared), {good.id: good for good in prepared.plan.goods}
    listed = []
    for mark in plan_marks(prepared.plan):
        if mark.good:
            text = mark_text(desk, mark, goods[mark.good])
            listed.append(desk.t("{label}: {value}", label=names[mark.good][desk.t.language], value=text))
        else:
            listed.append(milestone_text(desk, prepared, mark))
    return tuple(listed)


def marks_text(desk: Desk, marks: Iterable[Mark], good: Good) -> str:
    """The marks of one good, without its name; empty without marks."""
    return desk.t("; ").join(mark_text(desk, mark, good) for mark in marks)


def mark_text(desk: Desk, mark: Mark, good: Good) -> str:
    """A mark on a good: what its quantity comes to."""
    t = desk.t
    share = t.percent(mark.size, digits=1 if mark.size < 10 else 0)
    if mark.reason is Reason.fraction:
        return t("{number} pieces are not a whole number", number=t.number(mark.size, digits=1))
    if mark.reason is Reason.output:
        return t("{share} of own output", share=share)
    if mark.reason is Reason.ceiling:
        return t("{share} of its ceiling", share=share) if mark.size else t("above its ceiling of zero")
    year = _imports_year(desk, good)
    if year is None:
        return t("{share} of {of_partner} imports (your figure)", share=share, of_partner=desk.partner.of)
    return t("{share} of {of_partner} imports of {year}", share=share, of_partner=desk.partner.of, year=year)


def milestone_text(desk: Desk, prepared: Prepared, mark: Mark) -> str:
    """A mark on a milestone."""
    plan = prepared.plan
    ways = _GROWING if plan.target.value_usd >= plan.base.partner_value_usd else _FALLING
    return desk.t(ways[mark.reason], year=mark.year, target_year=plan.levers.target_year)


def _imports_year(desk: Desk, good: Good) -> int | None:
    """The year of the published imports; None where they are the user's."""
    facts = desk.ask(baselines)
    years = facts.loc[facts["good_id"] == good.id, "partner_imports_year"]
    known = not years.empty and not pd.isna(years.iloc[0]) and "partner_imports" not in good.user_filled
    return int(years.iloc[0]) if known else None

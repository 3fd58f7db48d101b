"""A plan as a story: the goal with levers, its path, goods, value against the milestones, the three annexes, counts."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from directive.briefing.amounts import source_ids
from directive.briefing.annex import cover, goods, sentences, tables
from directive.briefing.annex.goods import GoodLine
from directive.briefing.annex.numbered import Numbered
from directive.briefing.annex.tables import AnnexTable
from directive.briefing.content import Amount, Step, Table
from directive.briefing.desk import Desk
from directive.briefing.goal import Aim, Plan, base_figures
from directive.briefing.goal_words import goal_sentences
from directive.briefing.steps import board_step, view_step
from directive.briefing.target_words import short_percent
from directive.briefing.views.target_path import share_panel, value_panel
from directive.data.scenario import Annexes, Prepared, annexes, in_unit
from directive.data.scenario.address import UNITS
from directive.model.target import Shape, path


class _Unnumbered(Numbered):
    """A story lists the sources of each step itself: no numbers in its sentences."""

    def cite(self, ids: object) -> str:
        """No number."""
        return ""


def plan_steps(desk: Desk, prepared: Prepared, *, unit: str = "t") -> tuple[Step, ...]:
    """The steps of a plan, masses in tonnes or (`unit` "kg") kilograms; empty parts stay out."""
    shown, found = in_unit(prepared, unit), annexes(prepared, unit=unit)
    numbered = _Unnumbered(desk)
    lines = goods.good_lines(desk, shown, numbered)
    listed = tables.annex_tables(desk, shown, found, lines, numbered)
    years = [str(year) for year in shown.plan.years]
    steps = [
        *_goal(desk, prepared),
        _goods(desk, found, lines),
        _cover(desk, shown, found),
        *(_annex(desk, found, annex, years) for annex in listed),
        _counts(desk, shown, found, years, numbered),
        _left_out(desk, shown),
        _assumed(desk, shown),
    ]
    return tuple(step for step in steps if step is not None)


def _goal(desk: Desk, prepared: Prepared) -> list[Step]:
    """The goal in large type, then its path; the panels know the base of the data pack only."""
    t, plan = desk.t, prepared.plan
    target, years = plan.target, plan.levers.target_year
    way = Plan(plan.base, plan.levers, target, path(plan.base, plan.levers, target), None, None)
    sentences_ = goal_sentences(desk, Aim(plan.base, plan.levers, target))
    ids = base_figures(desk).total.source_ids if prepared.scenario.base is None else ()
    amounts = tuple(
        Amount(key, label, text, source_ids=tuple(ids))
        for key, label, text in (
            ("share", t("Share of all exports, {year}", year=years), short_percent(t, target.share)),
            ("target_value", t("Exports {to_partner}, {year}", to_partner=desk.partner.to, year=years),
             t.money(target.value_usd)),
            ("required_growth", t("Required growth a year"), t.percent(target.growth, digits=1)),
            ("increment", t("Increase by {year}", year=years), t.money(target.value_usd - plan.base.partner_value_usd)),
        )
    )  # fmt: skip
    steps = [Step("goal", sentences_[0], "\n".join(sentences_[1:]), amounts=amounts)]
    if prepared.scenario.base is not None:
        return steps
    base, top = base_figures(desk), prepared.scenario.top_line
    by, value = (top.by, top.value) if top.by else ("share", target.share)
    if plan.levers.shape is Shape.milestones:  # the board knows no milestones of the plan's own
        live = view_step(value_panel(desk, way, base))
    else:
        live = board_step(desk, way, by=by, given=round(value / UNITS[by], 6))
    return [*steps, live, view_step(share_panel(desk, way, base))]


def _goods(desk: Desk, found: Annexes, lines: Sequence[GoodLine]) -> Step | None:
    t = desk.t
    if not lines:
        return None
    rows = pd.DataFrame(
        [
            {
                t("Good"): good.name, t("Unit"): good.unit, t("Baseline"): good.baseline,
                t("Year, age, side"): good.baseline_words, t("Unit value, USD"): good.unit_value_usd,
                t("Target"): good.target, t("Ceiling"): good.ceiling,
            }
            for good in lines
        ]
    )  # fmt: skip
    return _listed("goods", t("Goods of the plan"), rows, _ids(found))


def _cover(desk: Desk, shown: Prepared, found: Annexes) -> Step:
    t = desk.t
    rows = pd.DataFrame(
        [
            {
                t("Year"): str(year.year), t("Milestone"): round(year.milestone_usd),
                t("Value of the whole units"): round(year.value_usd), t("Remainder"): round(year.remainder_usd),
                t("State"): year.state,
            }
            for year in cover.cover_years(desk, shown)
        ]
    )  # fmt: skip
    title = t("Whole units a year and their value")
    return _listed("cover", title, rows, _ids(found), cover.notes(desk, shown))


def _annex(desk: Desk, found: Annexes, annex: AnnexTable, years: list[str]) -> Step | None:
    """One annex, a line a part with its good; a good of several parts is closed by its sum."""
    t = desk.t
    heads = [t("Good"), *annex.headings, t("Unit"), *years]
    rows = []
    for group in annex.groups:
        blank = [""] * (len(annex.headings) - 1)
        rows += [[group.name, *line.labels, group.unit, *line.units] for line in group.lines]
        if len(group.lines) > 1:
            rows.append([group.name, t("Total"), *blank, group.unit, *group.total])
    if not rows:
        return None
    notes = annex.notes if annex.id != "regions" else ()
    table = pd.DataFrame(rows, columns=heads)
    return _listed(f"annex-{annex.id}", annex.title, table, _ids(found, annex.id), notes, lead=annex.lead)


def _counts(desk: Desk, shown: Prepared, found: Annexes, years: list[str], numbered: Numbered) -> Step | None:
    t = desk.t
    lines = tables.count_lines(desk, shown, found, numbered)
    if not lines:
        return None
    rows = [[line.key, line.name, line.baseline_words, *line.shown] for line in lines]
    table = pd.DataFrame(rows, columns=[t("Key"), t("Counted"), t("Baseline"), *years])
    return _listed("counts", t(tables.COUNTS), table, _ids(found, "counts"))


def _left_out(desk: Desk, shown: Prepared) -> Step | None:
    t, rows = desk.t, goods.left_out(desk, shown)
    if not rows:
        return None
    table = pd.DataFrame(rows, columns=[t("Good"), t("Why it is not in the sum")])
    return _listed("left-out", t("Left out of the sum, and why"), table, ())


def _assumed(desk: Desk, shown: Prepared) -> Step | None:
    said = sentences.assumptions(desk, shown)
    return Step("assumptions", desk.t("Assumptions"), points=tuple(said)) if said else None


def _listed(
    step_id: str,
    title: str,
    rows: pd.DataFrame,
    ids: Sequence[str],
    notes: Sequence[str] = (),
    *,
    lead: str = "",
) -> Step:
    return Step(step_id, title, table=Table(step_id, lead, rows, tuple(ids), tuple(notes)))


def _ids(found: Annexes, *names: str) -> tuple[str, ...]:
    """Source ids of the annexes named, of all where none is."""
    parts = [getattr(found, name)["source_ids"] for name in names or ("organisations", "keys", "regions")]
    return source_ids([cell for part in parts for cell in part])

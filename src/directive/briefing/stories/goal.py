"""What the goal would take: the path in shares and dollars, comparable starts, regions, and a lever to move."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from directive.briefing.amounts import money_text
from directive.briefing.board.data import board_data
from directive.briefing.content import Amount, Step, Table
from directive.briefing.desk import Desk
from directive.briefing.goal import Aim, Plan, base_figures, default_plan
from directive.briefing.plan_words import names_of_goods, sources_of, unit_text
from directive.briefing.steps import BOARD_LEVERS
from directive.briefing.stories.parts import place, shown
from directive.briefing.target_words import short_percent
from directive.briefing.views.plan_closing import closing_sentence, needed_rows, times
from directive.briefing.views.reference import classes_view, in_words, outcome
from directive.briefing.views.region_map import still_map
from directive.briefing.views.region_measures import Spread, measured
from directive.briefing.views.target_path import share_panel, value_panel
from directive.charts.view import ChartView
from directive.data.queries.headline import headline_figures
from directive.data.scenario import Scenario, TopLine, to_plan
from directive.data.scenario.solving import solve
from directive.model.target import set_target

AT = "targets"


def steps(desk: Desk, plan: Plan | None = None) -> tuple[Step, ...]:
    """Seven steps; the levers of the fourth can be moved. `plan` is what they tell, the pack's goal without one."""
    t, base, plan = desk.t, base_figures(desk), plan or default_plan(desk.pack)
    aim = Aim.of(plan)
    entries = desk.pack.reference_classes
    result = outcome(desk, aim, entries[0])
    return (
        _takes(desk, plan),
        shown("share", share_panel(desk, plan, base),
              text=_scenario(desk, plan), at=AT),
        shown("value", value_panel(desk, plan, base),
              text=t("The goal is a share: in dollars it moves with the total of all exports."), at=AT),
        _live(desk, plan),
        _quantities(desk, plan),
        shown("elsewhere", classes_view(desk, aim=aim, entries=entries, chosen=entries[0].id),
              text=in_words(desk, aim, result),
              at=place("targets", plan_view="plausible", check="class")),
        shown("regions", _benchmark(desk, plan),
              text=t("A benchmark in proportion to imports, not a forecast and not a task."),
              at=place("regions", measure="benchmark_goal")),
    )  # fmt: skip


def _scenario(desk: Desk, plan: Plan) -> str:
    t, others = desk.t, plan.levers.other_growth
    if not others:
        return t("A scenario: other exports unchanged, the same growth every year.")
    return t("A scenario: other exports change by {growth} a year, the same growth every year.",
             growth=t.percent(others, digits=1))  # fmt: skip


def _benchmark(desk: Desk, plan: Plan) -> ChartView:
    """The map of the goal in proportion to the regions' imports."""
    spread = Spread(goal_usd=plan.target.value_usd)
    measure = replace(measured(desk, "benchmark_goal", spread), years=str(plan.levers.target_year))
    return still_map(desk, measure, spread=spread, pairs=pd.DataFrame())


def _takes(desk: Desk, plan: Plan) -> Step:
    t, base, target = desk.t, desk.pack.base, plan.target
    figures = desk.ask(headline_figures)
    ids = tuple(dict.fromkeys([*figures["exports_to_partner"].source_ids, *figures["goal_value"].source_ids]))
    multiple = t.number(target.multiple, digits=2 if 0.95 < target.multiple < 1.05 else 1)  # not "1.0 times"
    names = {"goal": short_percent(t, target.share), "year": plan.levers.target_year, "base_year": base.year,
             "growth": t.percent(target.growth, digits=1), "multiple": multiple}  # fmt: skip
    if target.growth < 0:
        title = t("{goal} of all exports in {year} is below the exports of {base_year}: {part} of them, {growth} a "
                  "year", part=t.percent(target.multiple), **names)  # fmt: skip
    else:
        title = t("{goal} of all exports in {year} takes {growth} more every year, {multiple} times the exports of "
                  "{base_year}", **names)  # fmt: skip
    others = plan.levers.other_growth
    scenario = (
        t("scenario: other exports {growth} a year", growth=t.percent(others, digits=1))
        if others
        else t("scenario: other exports unchanged")
    )
    amounts = (
        Amount("target_value", t("Exports {to_partner}, target year", to_partner=desk.partner.to),
               money_text(t, target.value_usd), scenario, ids),
        Amount("required_growth", t("Required growth a year"), t.percent(target.growth, digits=1), scenario, ids),
        Amount("multiple", t("Times the exports of {year}", year=base.year),
               t("{number} times", number=multiple), scenario, ids),
        Amount("increment", t("Increase on {year}", year=base.year),
               money_text(t, target.value_usd - plan.base.partner_value_usd), scenario, ids),
    )  # fmt: skip
    return Step("takes", title, amounts=amounts, link=AT)


def _live(desk: Desk, plan: Plan) -> Step:
    """Another share, year or growth: levers where they can be moved, a table of answers in papers."""
    t = desk.t
    title = t("Another share, another year: what would it take?")
    percent = round(plan.target.share * 100, 6)
    levers = board_data(desk, plan, by="share", given=percent, only=BOARD_LEVERS, told=plan)
    said = t("Exports {to_partner} by share, and their growth a year up to the target year; other exports unchanged",
             to_partner=desk.partner.to)  # fmt: skip
    ids = tuple(base_figures(desk).total.source_ids)
    table = Table("live", said, _answers(desk, plan), ids)
    return Step("live", title, t("A scenario, not a forecast."), table=table, board=levers, link=AT)


def _answers(desk: Desk, plan: Plan) -> pd.DataFrame:
    """What other shares by other years would take, a row a share; with other exports unchanged the value is that of
    any year."""
    t, goal, last = desk.t, plan.target.share, plan.levers.target_year
    years = [year for year in range(last - 2, last + 4) if year > plan.base.year]
    rows = []
    for share in (goal * part / 10 for part in (6, 7, 8, 9, 10, 12)):
        found = [set_target(plan.base, replace(plan.levers, target_year=year), share=share) for year in years]
        growth = [t("{growth} a year", growth=t.percent(one.growth, digits=1)) for one in found]
        rows.append([short_percent(t, share), t.money(found[-1].value_usd), *growth])
    by = [t("By {year}", year=year) for year in years]
    return pd.DataFrame(
        rows, columns=[t("Share of all exports"), t("Exports {to_partner}", to_partner=desk.partner.to), *by]
    )


def _quantities(desk: Desk, plan: Plan) -> Step:
    """The goal in tonnes and cubic metres: what the solver of the page on targets finds for a plan nobody edited."""
    t, levers = desk.t, plan.levers
    top = TopLine(
        by="share", value=plan.target.share, target_year=levers.target_year,
        other_growth=levers.other_growth, diversion=levers.diversion,
    )  # fmt: skip
    prepared = to_plan(Scenario(top_line=top), desk.engine, desk.pack)
    closing, names = solve(prepared), names_of_goods(desk, prepared)
    known = [good for good in prepared.plan.goods if good.baseline_quantity]
    moved = [good for good in known if good.id not in closing.unused]
    each = [
        t("{good} × {number}", good=names[good.id].lower(), number=t.number(times(good, closing), digits=1))
        for good in moved
    ]
    found = closing_sentence(t, closing)
    grows = bool(each) and closing.state != "over"  # a goal that is passed already multiplies nothing
    title = t("The goal in quantities: {goods}", goods=t("; ").join(each)) if grows else found.rstrip(".。")
    unknown = [
        _with_unit(desk, names[good.id], good.unit)
        for good in prepared.plan.goods
        if not good.baseline_quantity
    ]
    said = (
        *((found,) if grows else ()),
        *(
            (t("No full-year quantity is published: {goods}.", goods=t("; ").join(unknown)),)
            if unknown
            else ()
        ),
        t("Masses in tonnes; the annexes of a plan are written in tonnes or in kilograms."),
    )
    ids = sources_of(prepared, tuple(known))
    table = Table("quantities", title, needed_rows(desk, prepared, closing), ids, said)
    text = t("A calculation for goods with published figures, not a forecast and not a task.")
    at = place("targets", plan_view="closing")
    return Step("quantities", title, text, table=table, link=at)


def _with_unit(desk: Desk, name: str, unit: str) -> str:
    """A good's name; what is not weighed says how it is counted."""
    if unit == "t":
        return name
    return desk.t("{good}, {unit}", good=name, unit=unit_text(desk.t, unit))

"""What the goal would take: the path in shares and dollars, comparable starts, regions, and a lever to move."""

from __future__ import annotations

from dataclasses import replace

from directive.briefing.amounts import money_text, share_text
from directive.briefing.board.data import board_data
from directive.briefing.content import Amount, Step
from directive.briefing.desk import Desk
from directive.briefing.goal import Aim, BaseFigures, Plan, base_figures, default_plan
from directive.briefing.stories.parts import notes, place, shown
from directive.briefing.target_words import short_percent
from directive.briefing.views.reference import classes_view, in_words, outcome
from directive.briefing.views.region_map import map_view
from directive.briefing.views.target_path import share_panel, value_panel
from directive.data.queries.headline import headline_figures

AT = "targets"


def steps(desk: Desk) -> tuple[Step, ...]:
    """Six steps; the levers of the fourth can be moved."""
    t, plan, base, aim = desk.t, default_plan(desk.pack), base_figures(desk), Aim.of(default_plan(desk.pack))
    entries = desk.pack.reference_classes
    result = outcome(desk, aim, entries[0])
    asked = (
        t("Is this a probability?"),
        t("No. It is a count of what happened elsewhere; the starts overlap."),
    )
    return (
        _takes(desk, plan),
        shown(desk, "share", share_panel(desk, plan, base),
              text=t("A scenario: other exports unchanged, the same growth every year."), at=AT),
        shown(desk, "value", value_panel(desk, plan, base),
              text=t("The goal is a share: in dollars it moves with the total of all exports."), at=AT),
        _live(desk, plan, base),
        shown(desk, "elsewhere", classes_view(desk, aim=aim, entries=entries, chosen=entries[0].id),
              text=in_words(desk, aim, result), asked=[asked],
              at=place("targets", plan_view="plausible", check="class")),
        shown(desk, "regions", map_view(desk, measure="benchmark_goal", documents=False),
              text=t("A benchmark in proportion to imports, not a forecast and not a task."),
              at=place("regions", measure="benchmark_goal")),
    )  # fmt: skip


def _takes(desk: Desk, plan: Plan) -> Step:
    t, base, target = desk.t, desk.pack.base, plan.target
    figures = desk.ask(headline_figures)
    ids = tuple(dict.fromkeys([*figures["exports_to_partner"].source_ids, *figures["goal_value"].source_ids]))
    title = t(
        "{goal} of all exports in {year} takes {growth} more every year, {multiple} times the exports of {base_year}",
        goal=short_percent(t, target.share), year=base.target_year, growth=t.percent(target.growth, digits=1),
        multiple=t.number(target.multiple, digits=1), base_year=base.year,
    )  # fmt: skip
    scenario = t("scenario: other exports unchanged")
    amounts = (
        Amount("target_value", t("Exports {to_partner}, target year", to_partner=desk.partner.to),
               money_text(t, target.value_usd), scenario, ids),
        Amount("required_growth", t("Required growth a year"), t.percent(target.growth, digits=1), scenario, ids),
        Amount("multiple", t("Times the exports of {year}", year=base.year),
               t("{number} times", number=t.number(target.multiple, digits=1)), scenario, ids),
        Amount("increment", t("Increase on {year}", year=base.year),
               money_text(t, target.value_usd - plan.base.partner_value_usd), scenario, ids),
    )  # fmt: skip
    band = t("The base: {share} of all exports, from {low} to {high} in all.",
             share=share_text(t, base.share.value, base.share.precision), low=money_text(t, base.total_value_usd.low),
             high=money_text(t, base.total_value_usd.high))  # fmt: skip
    return Step("takes", title, "", notes(desk, ids, (band,), ()), amounts=amounts, link=AT)


def _live(desk: Desk, plan: Plan, base: BaseFigures) -> Step:
    """Another share, year or growth: levers where they can be moved, the path in papers."""
    t = desk.t
    title = t("Another share, another year: what would it take?")
    step = shown(desk, "live", value_panel(desk, plan, base),
                 text=t("A scenario, not a forecast."), at=AT)  # fmt: skip
    percent = round(plan.target.share * 100, 6)
    levers = board_data(desk, plan, by="share", given=percent, only=("share", "year", "h"))
    return replace(step, title=title, board=levers)

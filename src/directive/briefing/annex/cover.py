"""What the whole units are worth against the milestones, year by year."""

from __future__ import annotations

from dataclasses import dataclass

from directive.briefing.desk import Desk
from directive.data.scenario import Prepared
from directive.i18n import N_
from directive.model.annex import dollar_remainder
from directive.model.goods import sum_against_target

STATES = {
    "covered": N_("covered (within half a percent)"),
    "gap": N_("gap"),
    "over": N_("over the milestone"),
}


@dataclass(frozen=True)
class CoverYear:
    """One year, US dollars: milestone, value of the whole units and of what is sold outside the plan's goods.

    `remainder_usd` is milestone − value, below zero where the goods pass it; `share` is value ÷ milestone.
    """

    year: int
    milestone_usd: float
    value_usd: float
    remainder_usd: float
    share: float
    state: str


def cover_years(desk: Desk, shown: Prepared) -> tuple[CoverYear, ...]:
    """A line a year from the base year on."""
    plan, outside = shown.plan, shown.outside_usd
    left = dollar_remainder(plan, outside_usd=outside).tolist()
    found = []
    for year, goal, rest in zip(plan.years.tolist(), plan.milestones().value_usd.tolist(), left, strict=True):
        # From the whole units, as the annexes have them: what a reader adds up is what stands here.
        cover = sum_against_target([goal - rest], goal)
        words = STATES[cover.state]
        found.append(CoverYear(year, goal, cover.total, rest, cover.covered_share or 0.0, desk.t(words)))
    return tuple(found)


def notes(desk: Desk, shown: Prepared) -> tuple[str, ...]:
    """What the value holds besides the plan's goods."""
    t, plan = desk.t, shown.plan
    if shown.goods_over_base_usd:
        return (
            t("At the base the goods add up to {amount} more than exports {to_partner} of {year}.",
              amount=t.money(shown.goods_over_base_usd), to_partner=desk.partner.to, year=plan.base.year),
        )  # fmt: skip
    if not shown.outside_usd:
        return ()
    return (
        t("Other goods: exports {to_partner} of {year} less the baselines of the goods above ({amount}); held "
          "constant, an assumption.", to_partner=desk.partner.to, year=plan.base.year,
          amount=t.money(shown.outside_usd)),
    )  # fmt: skip

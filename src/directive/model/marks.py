"""What in a plan is beyond a market, an output or its own path: nothing is refused, everything is marked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from directive.model.plan import Good, Plan
from directive.model.target import Shape

PIECES = "pieces"
_HAIR = 1e-6  # a quantity rounded to its ceiling is not beyond it


class Reason(StrEnum):
    """Why something is marked."""

    imports = "imports"  # as much as all the partner's imports of the good, or more
    output = "output"  # as much as all own output, or more
    ceiling = "ceiling"  # beyond the ceiling set for the good
    fraction = "fraction"  # pieces that are not whole
    past_target = "past_target"  # a milestone beyond the target
    backwards = "backwards"  # a milestone that goes the other way than the path


@dataclass(frozen=True)
class Mark:
    """A mark on a good (its id) or on a milestone (its year).

    `size`: quantity ÷ limit for the limits, milestone ÷ what it is held against for milestones, else the quantity.
    """

    reason: Reason
    good: str = ""
    year: int = 0
    size: float = 0.0


def good_marks(good: Good, years: float) -> tuple[Mark, ...]:
    """Marks on a good's quantity `years` after the base. What is not published is held against nothing.

    >>> good_marks(Good(id="potash", unit="t", target_quantity=20e6, partner_imports=8e6), 5)[0].size
    2.5
    """
    quantity = good.goal_quantity
    if not quantity:
        return ()
    found = [
        Mark(reason, good=good.id, size=quantity / limit)
        for reason, limit in ((Reason.imports, good.partner_imports), (Reason.output, good.own_output))
        if limit and quantity >= limit * (1 - _HAIR)
    ]
    ceiling = good.ceiling(years)
    if not found and ceiling is not None and quantity > ceiling * (1 + _HAIR):
        found.append(Mark(Reason.ceiling, good=good.id, size=quantity / ceiling if ceiling else 0.0))
    if good.unit == PIECES and quantity != round(quantity):
        found.append(Mark(Reason.fraction, good=good.id, size=quantity))
    return tuple(found)


def milestone_marks(plan: Plan) -> tuple[Mark, ...]:
    """Marks on the plan's own milestones: beyond the target, or a step back on the way to it."""
    if plan.levers.shape is not Shape.milestones:
        return ()
    values = dict(zip(plan.years.tolist(), plan.milestones().value_usd.tolist(), strict=True))
    goal = plan.target.value_usd
    way = 1 if goal >= plan.base.partner_value_usd else -1
    found = []
    for year, _ in plan.levers.milestones:
        value, before = values[year], values[year - 1]
        if way * (value - goal) > _HAIR * goal:
            found.append(Mark(Reason.past_target, year=year, size=value / goal))
        elif way * (before - value) > _HAIR * before:
            found.append(Mark(Reason.backwards, year=year, size=value / before))
    return tuple(found)


def plan_marks(plan: Plan) -> tuple[Mark, ...]:
    """All marks of a plan: its goods in their order, then its milestones."""
    goods = tuple(mark for good in plan.goods for mark in good_marks(good, plan.horizon))
    return (*goods, *milestone_marks(plan))

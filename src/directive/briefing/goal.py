"""A goal as it is committed: base, levers, target and path; what checks ask about; the figures it starts from."""

from __future__ import annotations

from dataclasses import dataclass

from directive.briefing.desk import Desk
from directive.data.pack import Pack
from directive.data.queries.headline import headline_figures
from directive.model.errors import DirectiveError
from directive.model.figures import Figure
from directive.model.target import Base, Levers, Path, Target, path, set_target

FORMS = ("share", "value", "growth", "multiple")
BILLION = 1e9


@dataclass(frozen=True)
class Plan:
    """The target, the path to it, and the targets at both ends of the band of the base total."""

    base: Base
    levers: Levers
    target: Target
    path: Path
    low: Target | None
    high: Target | None


@dataclass(frozen=True)
class Aim:
    """A committed plan by its numbers alone, so that what follows from it can be kept by it."""

    base: Base
    levers: Levers
    target: Target

    @classmethod
    def of(cls, plan: Plan) -> Aim:
        """The aim of a plan."""
        return cls(plan.base, plan.levers, plan.target)

    @property
    def years(self) -> int:
        """Years from the base to the target."""
        return self.levers.target_year - self.base.year


@dataclass(frozen=True)
class BaseFigures:
    """Exports to the partner, their share as stated, and the total worked out from both."""

    exports: Figure
    share: Figure
    total: Figure


def base_figures(desk: Desk) -> BaseFigures:
    """The base of the plan as figures with their sources."""
    found = desk.ask(headline_figures)
    total = next(part for part in found["goal_value"].parts if part.unit == "USD")
    return BaseFigures(found["exports_to_partner"], found["share_of_exports"], total)


def plan_of(pack: Pack, levers: Levers, *, form: str, given: float) -> Plan:
    """The plan of one form of the goal: share and growth in percent, value in USD bn, or times the base.

    Raises DirectiveError for levers that contradict each other.
    """
    base = pack.base.model()
    target = target_of(base, levers, form, given)
    ends = (pack.base.total_value_usd.low, pack.base.total_value_usd.high)
    low, high = (_at_total(base, total, levers, form, given) for total in ends)
    return Plan(base, levers, target, path(base, levers, target), low, high)


def default_plan(pack: Pack) -> Plan:
    """The pack's goal share in its target year, other exports unchanged, at constant growth."""
    levers = Levers(target_year=pack.base.target_year)
    return plan_of(pack, levers, form="share", given=round(pack.base.goal_share * 100, 6))


def target_of(base: Base, levers: Levers, form: str, given: float) -> Target:
    """The target that one of the four forms sets; raises DirectiveError where it can't be."""
    forms = {
        "share": {"share": given / 100},
        "value": {"value_usd": given * BILLION},
        "growth": {"growth": given / 100},
        "multiple": {"multiple": given},
    }
    return set_target(base, levers, **forms[form])


def _at_total(base: Base, total: float | None, levers: Levers, form: str, given: float) -> Target | None:
    if total is None:
        return None
    try:
        return target_of(Base(base.year, base.partner_value_usd, total), levers, form, given)
    except DirectiveError:
        return None

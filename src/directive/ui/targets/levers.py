"""The levers of the page: what the address holds, the range of each slider, and how one form sets the other three."""

from __future__ import annotations

import math
from dataclasses import dataclass

from directive.briefing.goal import BILLION, FORMS, Plan, default_plan, plan_of
from directive.data.pack import Pack
from directive.model.errors import DirectiveError
from directive.model.target import Levers, Shape, Target
from directive.ui.plan.kept import KEPT, kept_params
from directive.ui.plan.state import MILESTONES, Values, own_milestones, plan_param
from directive.ui.state import PageState, Param, choice, flag, integer, number
from directive.ui.targets import filters as words

SHAPES = tuple(str(shape) for shape in Shape if shape is not Shape.milestones)
LAST_YEAR = 2040
CUSTOM = "custom"


@dataclass(frozen=True)
class Span:
    """A slider: lowest and highest position and step, in the unit of the address."""

    low: float
    high: float
    step: float

    def place(self, exact: float) -> float:
        """The position that shows `exact`: the nearest step, held inside the slider."""
        inside = min(max(exact, self.low), self.high)
        return round(round((inside - self.low) / self.step) * self.step + self.low, 6)


def spans(pack: Pack) -> dict[str, Span]:
    """Range of each of the four linked sliders: percent, USD bn, percent a year, times the base."""
    base_bn = pack.base.partner_value_usd.value / BILLION
    step = 10.0 ** (math.floor(math.log10(base_bn)) - 2)
    digits = max(0, -math.floor(math.log10(step)))
    value = Span(round(base_bn / 4, digits), round(base_bn * 12, digits), step)
    return {
        "share": Span(0.5, 50.0, 0.1),
        "value": value,
        "growth": Span(-20.0, 60.0, 0.1),
        "multiple": Span(0.25, 12.0, 0.01),
    }


def limits(pack: Pack) -> dict[str, tuple[float, float]]:
    """Lowest and highest value of every lever, in the unit of the address."""
    goals = {form: (span.low, span.high) for form, span in spans(pack).items()}
    return {**goals, "year": (pack.base.year + 1, LAST_YEAR), "h": (-10, 15), "d": (0, 100)}


def params(pack: Pack) -> tuple[Param, ...]:
    """The address parameters of the levers; shares and growth in percent, values in USD bn."""
    ranges, chosen = limits(pack), pack.reference_classes[0]
    start = _positions(pack, default_plan(pack).target)
    start["share"] = round(pack.base.goal_share * 100, 6)
    return (
        choice("by", "share", FORMS),
        *(number(form, start[form], *ranges[form], words.GOALS[form]) for form in FORMS),
        integer("year", pack.base.target_year, *map(int, ranges["year"]), words.YEAR),
        number("h", 0.0, *ranges["h"], words.OTHER_GROWTH),
        number("d", 0.0, *ranges["d"], words.DIVERSION),
        choice("shape", str(Shape.constant), (*SHAPES, MILESTONES), words.SHAPE),
        choice("board", "live", ("live", "native")),
        flag("details"),
        choice("cls", chosen.id, (*(entry.id for entry in pack.reference_classes), CUSTOM), words.CLASS),
        number("from", round(chosen.share_from * 100, 6), 1, 49),
        number("to", round(chosen.share_to * 100, 6), 1.5, 50),
        number("floor", round(chosen.min_value_usd / 1e6, 6), 10, 10_000),
        number("cif", pack.cif_fob_factor.value, 1, 1.5, words.FACTOR),
        plan_param(),
        *kept_params(),
    )


def shapes(state: PageState) -> tuple[str, ...]:
    """The shapes on offer: own milestones only where the plan has some."""
    offered = state["shape"] == MILESTONES or own_milestones(state)
    return (*SHAPES, MILESTONES) if offered else SHAPES


def settle(state: PageState, pack: Pack) -> Plan | DirectiveError:
    """The plan of the page's levers, with the three other forms put on their sliders.

    The form named by `by` is the user's; the others follow it. A contradiction leaves every slider where it is
    and is returned instead of a plan.
    """
    form, plan = state["by"], plan_at(state, pack)
    if isinstance(plan, DirectiveError):
        return plan
    for name, position in _positions(pack, plan.target).items():
        if name != form:
            state.set(name, position)
    return plan


def plan_at(values: Values, pack: Pack) -> Plan | DirectiveError:
    """The plan of the levers in a page's state, or in one of its snapshots."""
    levers = Levers(
        target_year=values["year"],
        other_growth=values["h"] / 100,
        diversion=values["d"] / 100,
        shape=Shape(values["shape"]),
        milestones=own_milestones(values) if values["shape"] == MILESTONES else (),
    )
    try:
        return plan_of(pack, levers, form=values["by"], given=values[values["by"]])
    except DirectiveError as error:
        return error


def take_lead(state: PageState, form: str) -> None:
    """Callback of a linked slider: its form is now the given one."""
    state.set("by", form)


def reset(state: PageState) -> None:
    """Callback: every lever back to what the data pack says."""
    for param in state.params:
        if param.name != KEPT:  # what was put aside stays aside
            state.set(param.name, param.default)
    state.touch()


def _positions(pack: Pack, target: Target) -> dict[str, float]:
    exact = {
        "share": target.share * 100,
        "value": target.value_usd / BILLION,
        "growth": target.growth * 100,
        "multiple": target.multiple,
    }
    return {form: span.place(exact[form]) for form, span in spans(pack).items()}

"""Close the gap with the least common stretch, and work backwards from the ceilings.

Minimise r subject to a_k <= q_k <= min(c_k, (1 + r) a_k) and Σ u_k q_k = V*, locked goods fixed; among the
solutions the one with least Σ (q_k − a_k)² u_k (definitions, "Close the gap"). Σ u_k min(c_k, (1 + r) a_k) rises
strictly with r until every ceiling is met, so at the least r each good stands at its upper bound: the solution is
unique, and found exactly by raising all goods together and leaving each behind at its ceiling.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from directive.model.checks import require_between
from directive.model.plan import Good, Plan, price_path
from directive.model.target import set_target

State = Literal["closed", "short", "over"]
Reason = Literal[
    "locked", "no_baseline", "no_price", "no_ceiling", "zero_baseline", "zero_price", "above_ceiling"
]
TOLERANCE = 1e-9
"""Relative: beyond it a value counts as short of, or over, the target."""


@dataclass(frozen=True)
class Closing:
    """How the goods carry the target year. Quantities in each good's own unit, money in US dollars.

    `state`: closed; short (every ceiling met and still below the target); over (already above it with every free
    good at its baseline). `stretch` is the common r (0.5 = half as much again; where short, that of the good with
    most room), None where no good could be used. `quantities`: every good in the sum. `binding`: goods at their
    ceilings. `unused`: good -> why the solver left it as it is. `gap_usd` is target − value, below zero when over.
    """

    state: State
    stretch: float | None
    quantities: dict[str, float]
    binding: tuple[str, ...]
    unused: dict[str, Reason]
    value_usd: float
    gap_usd: float


@dataclass(frozen=True)
class Reach:
    """The most the ceilings allow in the target year: US dollars, and the share of all exports (0 to 1).

    `binding` are the goods whose ceilings set it. `share` is None when nothing could be sold.
    """

    value_usd: float
    share: float | None
    binding: tuple[str, ...]
    unused: dict[str, Reason]


@dataclass(frozen=True)
class _Term:
    id: str
    price: float
    baseline: float
    ceiling: float

    @property
    def room(self) -> float:
        """The multiple of the baseline at which the ceiling is met."""
        return self.ceiling / self.baseline


def close_gap(plan: Plan, *, outside_usd: float = 0.0) -> Closing:
    """Return the target year's quantities that meet the target value with the least common stretch.

    a_k is a good's baseline; a quantity set by the user is kept only where the good is locked. `outside_usd` sells
    in the target year without being a good of the plan. A good whose ceiling lies below its baseline stays at the
    baseline and is named. Raises RangeError for a negative `outside_usd`.
    """
    require_between("outside_usd", outside_usd, 0, float("inf"))
    terms, fixed, unused = _terms(plan)
    prices = _prices(plan)
    held = outside_usd + sum(prices[name] * quantity for name, quantity in fixed.items() if name in prices)
    multiple, binding = _least_multiple(terms, plan.target.value_usd - held)
    raised = {term.id: term.ceiling if term.id in binding else multiple * term.baseline for term in terms}
    value = held + sum(term.price * raised[term.id] for term in terms)
    gap = plan.target.value_usd - value
    return Closing(
        state=_state(gap, plan.target.value_usd),
        stretch=multiple - 1 if terms else None,
        quantities={**fixed, **raised},
        binding=tuple(sorted(binding)),
        unused=unused,
        value_usd=value,
        gap_usd=gap,
    )


def greatest_share(plan: Plan, *, outside_usd: float = 0.0) -> Reach:
    """Return the greatest value and share reachable under today's ceilings, locked goods as they are.

    The total moves with the value as in `set_target`. Raises InfeasibleError where so much diversion would leave
    other exports below zero, RangeError for a negative `outside_usd`.
    """
    require_between("outside_usd", outside_usd, 0, float("inf"))
    terms, fixed, unused = _terms(plan)
    prices = _prices(plan)
    value = outside_usd + sum(prices[name] * quantity for name, quantity in fixed.items() if name in prices)
    value += sum(term.price * term.ceiling for term in terms)
    share = set_target(plan.base, plan.levers, value_usd=value).share if value > 0 else None
    return Reach(value, share, tuple(sorted(term.id for term in terms)), unused)


def with_quantities(plan: Plan, closing: Closing) -> Plan:
    """Return the plan with the solver's quantities as the goods' targets; all else stays as set."""
    goods = tuple(
        replace(good, target_quantity=found)
        if (found := closing.quantities.get(good.id, good.goal_quantity)) != good.goal_quantity
        else good
        for good in plan.goods
    )
    return replace(plan, goods=goods)


def _least_multiple(terms: list[_Term], needed: float) -> tuple[float, set[str]]:
    """Return the common multiple (1 or more) of the baselines that is worth `needed`, and who met the ceiling."""
    waiting = sorted(terms, key=lambda term: (term.room, term.id))
    capped, value = set(), 0.0
    free = sum(term.price * term.baseline for term in waiting)
    for place, term in enumerate(waiting):
        multiple = max(1.0, (needed - value) / free)
        if multiple < term.room:
            return multiple, capped
        capped.add(term.id)
        value += term.price * term.ceiling
        # Summed anew, not subtracted: what is left must not carry the rounding of what is gone.
        free = sum(other.price * other.baseline for other in waiting[place + 1 :])
    return max((term.room for term in terms), default=1.0), capped


def _terms(plan: Plan) -> tuple[list[_Term], dict[str, float], dict[str, Reason]]:
    """Return what can be raised, the quantities that stay, and why they stay."""
    terms: list[_Term] = []
    fixed: dict[str, float] = {}
    unused: dict[str, Reason] = {}
    prices = _prices(plan)
    for good in plan.goods:
        price, ceiling = prices.get(good.id), good.ceiling(plan.horizon)
        reason = _why_not(good, price, ceiling)
        if reason is None:
            terms.append(_Term(good.id, price, good.baseline_quantity, ceiling))
            continue
        unused[good.id] = reason
        if good.baseline_quantity is not None:
            fixed[good.id] = good.goal_quantity if reason in _KEEP_THE_GOAL else good.baseline_quantity
    return terms, fixed, unused


_KEEP_THE_GOAL = ("locked", "no_price", "no_ceiling", "zero_baseline", "zero_price")


def _why_not(good: Good, price: float | None, ceiling: float | None) -> Reason | None:
    a = good.baseline_quantity
    checks: tuple[tuple[bool, Reason], ...] = (
        (a is None, "no_baseline"),
        (good.locked, "locked"),
        (price is None, "no_price"),
        (ceiling is None, "no_ceiling"),
        (a == 0, "zero_baseline"),
        (price == 0, "zero_price"),
        (ceiling is not None and a is not None and ceiling < a, "above_ceiling"),
    )
    return next((reason for applies, reason in checks if applies), None)


def _prices(plan: Plan) -> dict[str, float]:
    paths = {good.id: price_path(plan, good) for good in plan.goods}
    return {name: float(prices[-1]) for name, prices in paths.items() if prices is not None}


def _state(gap: float, target: float) -> State:
    if abs(gap) <= TOLERANCE * target:
        return "closed"
    return "short" if gap > 0 else "over"

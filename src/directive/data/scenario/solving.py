"""Close a scenario's gap, and write what the solver found back into it."""

from __future__ import annotations

from dataclasses import replace

from directive.data.scenario.document import Scenario, ScenarioGood
from directive.data.scenario.plan import Prepared
from directive.model.solver import Closing, Reach, close_gap, greatest_share


def solve(prepared: Prepared) -> Closing:
    """Return the quantities that close the gap with the least common stretch, what is sold outside counted in."""
    return close_gap(prepared.plan, outside_usd=prepared.outside_usd)


def reach(prepared: Prepared) -> Reach:
    """Return the most that today's ceilings allow, what is sold outside counted in. Raises InfeasibleError."""
    return greatest_share(prepared.plan, outside_usd=prepared.outside_usd)


def with_solution(prepared: Prepared, closing: Closing) -> Scenario:
    """Return the scenario with the solver's quantities as targets; goods it left as they were stay unset."""
    changed = {
        good.id: closing.quantities[good.id]
        for good in prepared.plan.goods
        if good.id in closing.quantities and closing.quantities[good.id] != good.goal_quantity
    }
    listed = [
        replace(good, target_quantity=changed.pop(good.id)) if good.id in changed else good
        for good in prepared.scenario.goods
    ]
    added = [ScenarioGood(id=name, target_quantity=quantity) for name, quantity in changed.items()]
    return replace(prepared.scenario, goods=(*listed, *added))

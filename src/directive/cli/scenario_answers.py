"""What `plan FILE` and `solve FILE` answer, as plain rows; the arithmetic is the model's, as on the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from directive.cli import answers
from directive.cli.output import records
from directive.data.engine import Engine
from directive.data.pack import Pack
from directive.data.scenario import Prepared, annexes, good_names, in_unit
from directive.data.scenario.solving import reach, solve
from directive.model.annex import dollar_remainder, good_years
from directive.model.errors import InfeasibleError
from directive.model.plan import Good, price_path, sum_plan
from directive.model.solver import Closing

Row = dict[str, object]
ASSUMED = {
    "user_figure": "the user's own figure",
    "even_keys": "increment split evenly over the keys: none was set",
    "region_seed": "benchmark by imports, evenly over home regions with a document in force (without one: over all)",
    "outside_constant": "exports outside the plan's goods: base value less base goods, held constant (USD)",
    "goods_over_base": "the goods' baselines are worth more than the base (USD); nothing is sold outside them",
}
UNUSED = {
    "locked": "locked",
    "no_baseline": "no baseline quantity",
    "no_price": "no unit value",
    "no_ceiling": "no ceiling: neither own output nor the partner's imports are known",
    "zero_baseline": "baseline of zero",
    "zero_price": "unit value of zero",
    "above_ceiling": "ceiling below the baseline",
}


def whole_plan(prepared: Prepared, engine: Engine, pack: Pack, *, unit: str) -> Row:
    """The plan of a scenario: top line, goods, coverage, three annexes, counts, and what it rests on.

    Quantities in the goods' own units, tonnes as kilograms where `unit` is "kg"; US dollars. Raises RangeError.
    """
    shown = in_unit(prepared, unit)
    scenario, plan = prepared.scenario, shown.plan
    tables = annexes(prepared, unit=unit)
    goods = _goods(shown)
    return {
        "name": scenario.name,
        "data_version": scenario.data_version or pack.version,
        "pack_version": pack.version,
        **_top_line(prepared, engine, pack),
        "outside_usd": prepared.outside_usd,
        "goods": goods,
        "coverage": _coverage(shown),
        "left_out": [
            {"good_id": row["good_id"], "reason": row["reason"]} for row in goods if not row["in_sum"]
        ],
        "annexes": {kind: records(getattr(tables, kind)) for kind in ("organisations", "keys", "regions")},
        "counts": records(tables.counts),
        "without_organisation": list(prepared.without_organisation),
        "assumptions": [
            {"path": one.path, "value": one.value, "about": ASSUMED[one.id], "note": one.note}
            for one in prepared.assumptions
        ],
        "source_ids": _sources(plan.goods, prepared),
    }


def solution(prepared: Prepared, closing: Closing | None = None) -> Row:
    """How the goods close the gap: state, stretch, quantities, ceilings met, goods not used, and the reach."""
    closing = closing or solve(prepared)
    names = good_names(prepared)
    return {
        "name": prepared.scenario.name,
        "state": closing.state,
        "target_year": prepared.plan.levers.target_year,
        "target_value_usd": prepared.plan.target.value_usd,
        "value_usd": closing.value_usd,
        "gap_usd": closing.gap_usd,
        "outside_usd": prepared.outside_usd,
        "stretch": closing.stretch,
        "binding": list(closing.binding),
        **_reachable(prepared),
        "goods": [_solved(good, closing, prepared, names) for good in prepared.plan.goods],
        "unused": [
            {"good_id": name, "name": names[name]["en"], "reason": UNUSED[reason]}
            for name, reason in closing.unused.items()
        ],
        "kind": "scenario",
    }


def _reachable(prepared: Prepared) -> Row:
    try:
        most = reach(prepared)
    except InfeasibleError as error:
        # So much diverted from so few: the ceilings are then not what stands in the way.
        empty = dict.fromkeys(("reachable_value_usd", "reachable_share", "reachable_binding"))
        return empty | {"reachable_reason": str(error)}
    return {
        "reachable_value_usd": most.value_usd,
        "reachable_share": most.share,
        "reachable_binding": list(most.binding),
        "reachable_reason": None,
    }


def _top_line(prepared: Prepared, engine: Engine, pack: Pack) -> Row:
    if prepared.scenario.base is None:
        start = answers.start_of(engine, pack, year=None, value_usd=None, total_usd=None)
    else:
        start = answers.Start(prepared.plan.base, "scenario")
    top = prepared.scenario.top_line
    form = {"value": "value_usd"}.get(top.by, top.by) or "share"
    goal = pack.base.goal_share if top.value is None else top.value
    return answers.plan(start, prepared.plan.levers, **{form: goal})


def _goods(shown: Prepared) -> list[Row]:
    names, notes = good_names(shown), {good.id: good.note for good in shown.scenario.goods}
    return [_good(good, shown, names, notes) for good in shown.plan.goods]


def _good(good: Good, shown: Prepared, names: Mapping, notes: Mapping) -> Row:
    known = shown.catalogue.goods.get(good.id)
    whole, prices = good_years(shown.plan, good), price_path(shown.plan, good)
    counted = whole is not None and prices is not None
    keep = ("unit", "baseline_quantity", "target_quantity", "unit_value_usd", "valuation_factor",
            "price_growth", "locked")  # fmt: skip
    years = [] if whole is None else zip(whole.years.tolist(), whole.quantity.tolist(), strict=True)
    return {
        "good_id": good.id,
        "name": names[good.id]["en"],
        **{field: getattr(good, field) for field in keep},
        "goal_quantity": good.goal_quantity,
        "ceiling_quantity": good.ceiling(shown.plan.horizon),
        "in_sum": counted,
        "reason": None if counted else _reason(good, known),
        "user_filled": sorted(good.user_filled),
        "note": notes.get(good.id),
        "years": [
            {
                "year": year,
                "quantity": quantity,
                "value_usd": quantity * float(prices[i]) if counted else None,
            }
            for i, (year, quantity) in enumerate(years)
        ],
        "source_ids": list(known.source_ids) if known else [],
    }


def _reason(good: Good, known: object) -> str:
    if known is not None and not good.user_filled:
        return known.reason_empty["en"] or "not published"
    return "no baseline quantity" if good.baseline_quantity is None else "no unit value"


def _coverage(shown: Prepared) -> list[Row]:
    summed = sum_plan(shown.plan, outside_usd=shown.outside_usd)
    left = dollar_remainder(shown.plan, outside_usd=shown.outside_usd)
    goals = shown.plan.milestones().value_usd
    return [
        {"year": int(year), "milestone_usd": float(goal), **asdict(cover), "remainder_usd": float(rest)}
        for year, goal, cover, rest in zip(summed.years, goals, summed.coverage, left, strict=True)
    ]


def _sources(goods: tuple[Good, ...], prepared: Prepared) -> list[str]:
    known = prepared.catalogue.goods
    listed = [source for good in goods if good.id in known for source in known[good.id].source_ids]
    counted = {count.id for count in prepared.plan.counts if count.target is not None}
    listed += [source for name in counted for source in prepared.catalogue.counts[name].source_ids]
    return sorted(set(listed))


def _solved(good: Good, closing: Closing, prepared: Prepared, names: Mapping) -> Row:
    found, start = closing.quantities.get(good.id), good.baseline_quantity
    reason = closing.unused.get(good.id)
    return {
        "good_id": good.id,
        "name": names[good.id]["en"],
        "unit": good.unit,
        "baseline_quantity": start,
        "target_before": good.goal_quantity,
        "target_solved": found,
        "times_baseline": found / start if found is not None and start else None,
        "ceiling_quantity": good.ceiling(prepared.plan.horizon),
        "at_ceiling": good.id in closing.binding,
        "unused": None if reason is None else UNUSED[reason],
        "user_filled": sorted(good.user_filled),
    }

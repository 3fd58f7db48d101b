"""The hand-worked cases of the plan: goods, annexes, the gap, prices, chances, drag tables, trains."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path as FilePath

import numpy as np

from directive.model import annex, solver
from directive.model.bootstrap import History, growth_blocks, project_fan
from directive.model.drag import Goal, drag_table
from directive.model.logistics import weekly_flow
from directive.model.odds import in_words
from directive.model.plan import CountTarget, Good, Part, Plan, Split, quantity_path, sum_plan, value_path
from directive.model.price_swing import Triangle, swing_prices
from directive.model.price_volume import split_price_volume
from directive.model.status import track
from directive.model.target import Base, Levers, Shape, set_target
from directive.model.tornado import tornado

FOLDER = FilePath(__file__).parent.parent / "scenarios" / "plan"
MILLION = 1e6
GOALS = ("share", "growth", "multiple")


def _top_line(given: dict) -> tuple[Base, Levers, Goal]:
    # Cases about goods alone need no top line of their own: 1 to 2 million of 10, by 2027.
    base = Base(2025, given.get("partner_m", 1) * MILLION, given.get("all_m", 10) * MILLION)
    levers = Levers(
        given.get("target_year", 2027),
        other_growth=given.get("other_growth", 0.0),
        diversion=given.get("diversion", 0.0),
        shape=Shape(given.get("shape", "linear")),
        milestones=tuple((year, value * MILLION) for year, value in given.get("milestones_m", [])),
    )
    goals = [Goal(name, given[name]) for name in GOALS if name in given]
    return base, levers, goals[0] if goals else Goal("value_usd", given.get("value_m", 2) * MILLION)


def _splits(given: dict, name: str) -> tuple[Split, ...]:
    return tuple(Split(good, _parts(parts)) for good, parts in given.get(name, {}).items())


def _parts(parts: dict) -> tuple[Part, ...]:
    """Read part: 0.4, or part: locked 0.4."""
    words = {name: str(share).split() for name, share in parts.items()}
    return tuple(Part(name, float(said[-1]), said[0] == "locked") for name, said in words.items())


def _plan(given: dict) -> Plan:
    base, levers, goal = _top_line(given)
    return Plan(
        base=base,
        levers=levers,
        target=set_target(base, levers, **{goal.form: goal.number}),
        goods=tuple(Good(**{"unit": "t", **good}) for good in given.get("goods", [])),
        organisations=_splits(given, "organisations"),
        keys=_splits(given, "keys"),
        regions=_splits(given, "regions"),
    )


def _good(given: dict) -> dict:
    plan = _plan(given)
    (good,) = plan.goods
    return {
        "quantity": quantity_path(plan, good),
        "value": value_path(plan, good),
        "ceiling": good.ceiling(plan.horizon),
    }


def _count(given: dict) -> dict:
    count = CountTarget(id="trains", key_id="distribution", baseline_year=2024, **given.pop("count"))
    return {"count": annex.count_years(_plan(given), count)}


def _sum(given: dict) -> dict:
    result = sum_plan(_plan(given), outside_usd=given.get("outside", 0.0))
    return {
        "total": [year.total for year in result.coverage],
        "gap": [year.gap for year in result.coverage],
        "state": [year.state for year in result.coverage],
        "left_out": result.left_out,
    }


def _annex(given: dict) -> dict:
    kind = next(name for name in ("organisations", "keys", "regions") if name in given)
    (entry,) = annex.annex(_plan(given), kind)
    return {"units": dict(zip(entry.part_ids, entry.units, strict=True)), "total": entry.total}


def _shares(given: dict) -> dict:
    split = Split("good", _parts(given["parts"]))
    for name, share in given.get("move", {}).items():
        split = annex.set_share(split, name, share)
    return {"shares": annex.balanced_shares(split)}


def _seed(given: dict) -> dict:
    weights = ({k: np.nan if v is None else v for k, v in given[n].items()} for n in ("home", "provinces"))
    return {"shares": annex.balanced_shares(annex.seed_regions("good", *weights))}


def _close(given: dict) -> dict:
    plan = _plan(given)
    closing = solver.close_gap(plan, outside_usd=given.get("outside", 0.0))
    after = sum_plan(solver.with_quantities(plan, closing), outside_usd=given.get("outside", 0.0))
    # What the solver says it reached is what the plan with its quantities adds up to.
    assert abs(after.coverage[-1].total - closing.value_usd) <= 1e-9 * plan.target.value_usd
    return asdict(closing)


def _backwards(given: dict) -> dict:
    return asdict(solver.greatest_share(_plan(given), outside_usd=given.get("outside", 0.0)))


def _price_volume(given: dict) -> dict:
    split = split_price_volume(*given.pop("quantities"), **given)
    return {"split": None} if split is None else asdict(split)


def _history(given: dict) -> History:
    series = (np.array([np.nan if n is None else n for n in given[name]]) for name in ("partner", "others"))
    return History(np.array(given["years"]), *series)


def _blocks(given: dict) -> dict:
    blocks = growth_blocks(_history(given), window=given.get("window"))
    return {"partner": np.exp(blocks[:, :, 0]) - 1, "others": np.exp(blocks[:, :, 1]) - 1}


def _fan(given: dict) -> dict:
    base, levers, goal = _top_line(given)
    target = set_target(base, levers, **{goal.form: goal.number})
    fan = project_fan(base, target, _history(given), target_year=levers.target_year, seed=1, paths=500)
    return {
        **vars(fan),
        "value_m": fan.value_usd[given.get("quantile", 2)] / MILLION,
        "middle_share": fan.share[2],
    }


def _swing(given: dict) -> dict:
    triangles = {name: Triangle(*ends) for name, ends in given["swings"].items()}
    return vars(swing_prices(_plan(given), triangles, seed=1, paths=500))


def _tornado(given: dict) -> dict:
    swings = tornado(*_top_line(given), ranges=given["ranges"], figure=given["figure"])
    return {
        "order": [swing.lever for swing in swings],
        "ends": {swing.lever: [swing.at_low, swing.at_high] for swing in swings},
    }


def _drag(given: dict) -> dict:
    table = drag_table(*_top_line(given), lever=given["lever"], positions=given["positions"])
    return {
        **table.figures,
        "value_m": table.figures["target_value"] / MILLION,
        "path_m": table.paths["value_usd"] / MILLION,
        "refused_year": table.refused_year,
    }


ANSWERS: dict[str, Callable[[dict], dict]] = {
    "one good": _good,
    "count of a key": _count,
    "goods against the milestones": _sum,
    "annex": _annex,
    "shares": _shares,
    "seed of the regions": _seed,
    "dollars of the keys": lambda given: {"dollars": annex.part_dollars(_plan(given), "keys")},
    "dollar remainder": lambda given: {"remainder": annex.dollar_remainder(_plan(given))},
    "close the gap": _close,
    "work backwards": _backwards,
    "price or quantity": _price_volume,
    "odds": lambda given: vars(in_words(given["successes"], given["paths"])),
    "blocks": _blocks,
    "fan": _fan,
    "price swing": _swing,
    "tornado": _tornado,
    "drag": _drag,
    "status": lambda given: vars(track(*(tuple(given[name]) for name in ("start", "now", "target")))),
    "flow": lambda given: vars(weekly_flow(**given)),
}


def test_hand_worked_case(scenario) -> None:
    scenario.check(ANSWERS)

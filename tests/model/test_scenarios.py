"""Runs the hand-worked cases of tests/scenarios: every expected number is checked to the digit written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path as FilePath

import numpy as np
import yaml

from directive.model import benchmark, concentration, goods, growth, mirror, reference, rounding
from directive.model.target import Base, Levers, Shape, path, set_target

FOLDER = FilePath(__file__).parent.parent / "scenarios"
BILLION = 1e9
GOALS = ("share", "growth", "multiple")


def _plan(given: dict) -> tuple[Base, Levers, dict]:
    base = Base(given["base_year"], given["partner_bn"] * BILLION, given["all_bn"] * BILLION)
    levers = Levers(
        given["target_year"],
        other_growth=given.get("other_growth", 0.0),
        diversion=given.get("diversion", 0.0),
        shape=Shape(given.get("shape", "constant")),
        milestones=tuple((year, value * BILLION) for year, value in given.get("milestones_bn", [])),
    )
    goal = {name: given[name] for name in GOALS if name in given}
    if "value_bn" in given:
        goal["value_usd"] = given["value_bn"] * BILLION
    return base, levers, goal


def _target(given: dict) -> dict:
    base, levers, goal = _plan(given)
    target = set_target(base, levers, **goal)
    return {**vars(target), "value_bn": target.value_usd / BILLION}


def _path(given: dict) -> dict:
    base, levers, goal = _plan(given)
    way = path(base, levers, set_target(base, levers, **goal))
    assert way.years.tolist() == list(range(base.year, levers.target_year + 1))
    return {
        "value_bn": way.value_usd / BILLION,
        "other_bn": way.other_value_usd / BILLION,
        "all_bn": way.total_usd / BILLION,
        "share": way.share,
    }


def _numbers(values: list) -> np.ndarray:
    return np.array([np.nan if value in (None, "missing") else value for value in values], dtype=float)


def _wilson(given: dict) -> dict:
    low, high = reference.wilson(given["successes"], given["n"])
    return {"low": low, "high": high, "one_in": reference.one_in(given["successes"], given["n"])}


def _reference(given: dict) -> dict:
    arrays = [_numbers(given[name]) for name in ("start", "end", "end_share")]
    options = {name: given.get(name) for name in ("years", "reach", "growth")}
    return vars(reference.summarise(np.array(given["pairs"]), *arrays, **options))


def _own_history(given: dict) -> dict:
    windows = reference.own_windows(np.array(given["years"]), _numbers(given["values"]), n=given["n"])
    return {**vars(windows), "at_least": reference.count_at_least(windows.growth, given["required"])}


def _growth(given: dict) -> dict:
    start, end = given["start"], given["end"]
    return {
        "yearly": growth.cagr(start, end, years=given["years"]),
        "change": growth.pct_change(start, end),
    }


def _share_change(given: dict) -> dict:
    change = growth.split_share_change(**given)
    return {**vars(change), "log_change": change.log_change, "points": change.points}


def _concentration(given: dict) -> dict:
    lower, upper = concentration.hhi_bounds(given["values"], given["residual"])
    if lower is None:
        return {"lower": lower, "upper": upper}
    return {
        "lower": lower,
        "upper": upper,
        "equivalent": concentration.equivalent_number(lower),
        "normalised": concentration.normalised_hhi(lower, len(given["values"])),
    }


def _mirror(given: dict) -> dict:
    pair = given["partner"], given["own"]
    return {"gap": mirror.gap(*pair), "symmetric": mirror.symmetric_gap(*pair)}


def _benchmark(given: dict) -> dict:
    shares = benchmark.benchmark_shares(
        _numbers(given["imports"]), _numbers(given["distances_km"]), theta=given["theta"]
    )
    return {"expected_values": benchmark.expected_values(given["total"], shares)}


ANSWERS: dict[str, Callable[[dict], dict]] = {
    "target": _target,
    "path": _path,
    "wilson": _wilson,
    "reference": _reference,
    "own history": _own_history,
    "growth": _growth,
    "contribution": lambda given: {"points": growth.contribution(**given)},
    "share change": _share_change,
    "rank": lambda given: {"ranks": growth.rank(given["values"])},
    "concentration": _concentration,
    "mirror": _mirror,
    "good": lambda given: {"value_usd": goods.GoodPlan(**given).value_usd},
    "tonnes": lambda given: {"quantity": goods.quantity_for_value(**given)},
    "coverage": lambda given: vars(goods.sum_against_target(given["values"], given["target"])),
    "whole units": lambda given: {"units": rounding.largest_remainder(**given)},
    "benchmark": _benchmark,
    "distance": lambda given: {"km": benchmark.great_circle_km(given["start"], given["end"])},
}


def test_hand_worked_case(scenario) -> None:
    scenario.check(ANSWERS)


def test_every_case_explains_itself() -> None:
    cases = [
        case for file in FOLDER.rglob("*.yml") for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]
    assert len(cases) > 100
    for case in cases:
        assert case["worked"].strip(), case["case"]
        assert case["expected"], case["case"]

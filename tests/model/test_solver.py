"""The solver against three others: water-filling by halving, HiGHS, and the conditions of a least square."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog, minimize

from directive.model.plan import Good, Plan
from directive.model.solver import close_gap, greatest_share, with_quantities
from directive.model.target import Base, Levers, set_target

settings.register_profile("solver", max_examples=150, deadline=None, derandomize=True, database=None)
settings.load_profile("solver")

BASE = Base(2025, 1.7e9, 42e9)
LEVERS = Levers(2030)


def _plan(goods: list[Good], value_usd: float) -> Plan:
    return Plan(
        base=BASE, levers=LEVERS, target=set_target(BASE, LEVERS, value_usd=value_usd), goods=tuple(goods)
    )


@st.composite
def goods_with_room(draw: st.DrawFn) -> list[Good]:
    count = draw(st.integers(1, 8))
    return [
        Good(
            id=f"g{i}",
            unit="t",
            baseline_quantity=(baseline := draw(st.floats(1, 1e6))),
            unit_value_usd=draw(st.floats(1, 1e4)),
            own_output=baseline * draw(st.floats(1, 20)),
        )
        for i in range(count)
    ]


def _arrays(goods: list[Good]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rows = [(good.baseline_quantity, good.unit_value_usd, good.own_output) for good in goods]
    return tuple(np.array(column) for column in zip(*rows, strict=True))


def _target_between(goods: list[Good], part: float) -> float:
    a, u, c = _arrays(goods)
    return float(u @ a + part * (u @ c - u @ a))


def _water_level(goods: list[Good], value: float) -> np.ndarray:
    """Raise the water by halving until the vessels hold the value."""
    a, u, c = _arrays(goods)
    low, high = 0.0, float(np.max(c / a))
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if u @ np.minimum(c, (1 + middle) * a) < value else (low, middle)
    return np.minimum(c, (1 + high) * a)


@given(goods_with_room(), st.floats(0.001, 0.999))
def test_the_solver_finds_the_water_level(goods: list[Good], part: float) -> None:
    value = _target_between(goods, part)
    assume(value > 0)
    closing = close_gap(_plan(goods, value))
    found = np.array([closing.quantities[good.id] for good in goods])
    a, u, c = _arrays(goods)
    assert closing.state == "closed"
    assert u @ found == pytest.approx(value, rel=1e-9)
    # In dollars of the whole: a good of one dollar among millions has no more digits than the target leaves it.
    assert np.max(np.abs(u * (found - _water_level(goods, value)))) <= 1e-12 * value
    assert np.all(found >= a)
    assert np.all(found <= c * (1 + 1e-12))
    assert np.all(found <= (1 + closing.stretch) * a * (1 + 1e-12))
    assert set(closing.binding) == {
        good.id for good, q in zip(goods, found, strict=True) if q == good.own_output
    }


@settings(max_examples=40)
@given(goods_with_room(), st.floats(0.01, 0.99))
def test_no_lesser_stretch_exists(goods: list[Good], part: float) -> None:
    value = _target_between(goods, part)
    a, u, c = _arrays(goods)
    assume(u @ c > 1.001 * (u @ a))
    # In units of the baseline: minimise r, 1 <= x_k <= c_k / a_k, x_k - r <= 1, Σ (u a) x = V.
    worth = u * a / value
    least = linprog(
        c=[0.0] * len(a) + [1.0],
        A_ub=np.hstack([np.eye(len(a)), -np.ones((len(a), 1))]),
        b_ub=np.ones(len(a)),
        A_eq=[[*worth, 0.0]],
        b_eq=[1.0],
        bounds=[*((1.0, room) for room in c / a), (0.0, None)],
        method="highs",
    )
    assert least.status == 0
    assert close_gap(_plan(goods, value)).stretch == pytest.approx(least.fun, rel=1e-5, abs=1e-5)


def test_the_second_stage_has_nothing_left_to_choose() -> None:
    goods = [
        Good(id=name, unit="t", baseline_quantity=a, unit_value_usd=u, own_output=c)
        for name, a, u, c in (("a", 100.0, 5.0, 140.0), ("b", 50.0, 8.0, 500.0), ("c", 10.0, 30.0, 60.0))
    ]
    value = 2000.0
    closing = close_gap(_plan(goods, value))
    a, u, c = _arrays(goods)
    least = minimize(
        lambda q: u @ (q - a) ** 2,
        x0=np.array([110.0, 100.0, 20.0]),
        bounds=list(zip(a, np.minimum(c, (1 + closing.stretch) * a), strict=True)),
        constraints={"type": "eq", "fun": lambda q: u @ q - value},
        method="SLSQP",
    )
    np.testing.assert_allclose([closing.quantities[name] for name in "abc"], least.x, rtol=1e-6)


@given(goods_with_room(), st.floats(1.001, 5))
def test_beyond_the_ceilings_it_says_how_far_it_gets(goods: list[Good], over: float) -> None:
    _, u, c = _arrays(goods)
    plan = _plan(goods, float(u @ c) * over)
    closing, reach = close_gap(plan), greatest_share(plan)
    assert closing.state == "short"
    assert set(closing.binding) == {good.id for good in goods} == set(reach.binding)
    assert closing.value_usd == pytest.approx(float(u @ c))
    assert closing.gap_usd == pytest.approx(plan.target.value_usd - float(u @ c))
    assert reach.value_usd == pytest.approx(closing.value_usd)
    assert reach.share == pytest.approx(reach.value_usd / (reach.value_usd + BASE.other_value_usd))


@given(goods_with_room())
def test_what_can_be_reached_can_be_closed_and_no_more(goods: list[Good]) -> None:
    reach = greatest_share(_plan(goods, 1e9))
    a, u, _ = _arrays(goods)
    assume(reach.value_usd > 1.001 * (u @ a))
    assert close_gap(_plan(goods, reach.value_usd)).state == "closed"
    assert close_gap(_plan(goods, reach.value_usd * 1.001)).state == "short"


@given(goods_with_room(), st.floats(0.01, 0.99), st.randoms())
def test_the_order_of_the_goods_does_not_matter(goods: list[Good], part: float, random) -> None:
    value = _target_between(goods, part)
    mixed = random.sample(goods, len(goods))
    first, second = close_gap(_plan(goods, value)), close_gap(_plan(mixed, value))
    assert first.binding == second.binding
    assert first.quantities == pytest.approx(second.quantities, rel=1e-9)


@given(goods_with_room(), st.floats(0.01, 0.99), st.data())
def test_locked_goods_do_not_move(goods: list[Good], part: float, data: st.DataObject) -> None:
    value = _target_between(goods, part)
    i = data.draw(st.integers(0, len(goods) - 1))
    goods[i] = replace(goods[i], locked=True, target_quantity=data.draw(st.floats(0, 1e6)))
    plan = _plan(goods, value)
    closing = close_gap(plan)
    assert closing.quantities[goods[i].id] == goods[i].target_quantity
    assert closing.unused == {goods[i].id: "locked"}
    assert with_quantities(plan, closing).goods[i] == goods[i]
    assert closing.value_usd + closing.gap_usd == pytest.approx(value)


def test_a_goal_above_a_ceiling_below_today_is_taken_back() -> None:
    good = Good(
        id="a", unit="t", baseline_quantity=100.0, target_quantity=900.0, unit_value_usd=1.0, own_output=50.0
    )
    plan = _plan([good], 500.0)
    closing = close_gap(plan)
    assert with_quantities(plan, closing).goods[0].target_quantity == 100.0


def test_a_goal_without_a_baseline_is_left_as_the_user_set_it() -> None:
    goods = [
        Good(id="a", unit="t", baseline_quantity=100.0, unit_value_usd=1.0, own_output=900.0),
        Good(id="b", unit="t", target_quantity=7.0, unit_value_usd=1.0, own_output=900.0),
    ]
    plan = _plan(goods, 500.0)
    closing = close_gap(plan)
    assert [good.target_quantity for good in with_quantities(plan, closing).goods] == [500.0, 7.0]
    assert closing.unused == {"b": "no_baseline"}

"""What must hold for any plan: exact sums, no turning back before rounding, values that add up."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directive.model.annex import (
    annex,
    balanced_shares,
    cell_id,
    dollar_remainder,
    good_years,
    part_totals,
    seed_regions,
    set_share,
)
from directive.model.errors import DirectiveError
from directive.model.plan import Good, Part, Plan, Split, in_kilograms, quantity_path, sum_plan, value_path
from directive.model.price_volume import split_price_volume
from directive.model.target import Base, Levers, Shape, set_target

settings.register_profile("plan", max_examples=100, deadline=None, derandomize=True, database=None)
settings.load_profile("plan")

KINDS = ("organisations", "keys", "regions")
BASE = Base(2025, 1.7e9, 42e9)
amounts = st.floats(0, 1e7)


@st.composite
def splits(draw: st.DrawFn, good_id: str) -> Split:
    shares = draw(st.lists(st.floats(0, 1), min_size=1, max_size=12))
    locked = draw(st.lists(st.booleans(), min_size=len(shares), max_size=len(shares)))
    # Locked shares of at most a half leave room; the last part is free to take it.
    scale = 0.5 / max(0.5, sum(share for share, lock in zip(shares, locked, strict=True) if lock))
    parts = [
        Part(f"p{i:02d}", share * scale, lock and i < len(shares) - 1)
        for i, (share, lock) in enumerate(zip(shares, locked, strict=True))
    ]
    return Split(good_id, tuple(parts))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    levers = Levers(draw(st.integers(2026, 2036)), shape=draw(st.sampled_from(list(Shape))))
    ids = [f"g{i}" for i in range(draw(st.integers(1, 4)))]
    goods = tuple(
        Good(
            id=name,
            unit="t",
            baseline_quantity=draw(amounts),
            target_quantity=draw(st.none() | amounts),
            unit_value_usd=draw(st.none() | st.floats(1, 1e4)),
            valuation_factor=draw(st.floats(1, 1.2)),
            price_growth=draw(st.floats(-0.2, 0.2)),
        )
        for name in ids
    )
    annexes = {kind: tuple(draw(splits(name)) for name in ids) for kind in KINDS}
    target = set_target(BASE, levers, share=draw(st.floats(0.01, 0.5)))
    return Plan(base=BASE, levers=levers, target=target, goods=goods, **annexes)


@given(plans(), st.booleans())
def test_every_annex_adds_exactly_to_its_good_and_year(plan: Plan, kilograms: bool) -> None:
    if kilograms:
        goods = tuple(in_kilograms(good) for good in plan.goods)
        plan = Plan(**{**vars(plan), "goods": goods})
    for kind in KINDS:
        entries = annex(plan, kind)
        assert [entry.good_id for entry in entries] == [good.id for good in plan.goods]
        for entry, good in zip(entries, plan.goods, strict=True):
            whole = good_years(plan, good)
            due = whole.quantity if kind == "organisations" else whole.quantity - whole.quantity[0]
            assert entry.units.sum(axis=0).tolist() == due.tolist()
            assert entry.units.dtype == np.int64
            assert np.all(np.abs(entry.units - entry.quotas) < 1 + 1e-6)
            assert np.all(entry.units * np.sign(due) >= 0)


@given(plans())
def test_no_part_turns_back_before_rounding(plan: Plan) -> None:
    for kind in KINDS:
        for entry, good in zip(annex(plan, kind), plan.goods, strict=True):
            direction = np.sign(good.goal_quantity - good.baseline_quantity)
            steps = np.diff(quantity_path(plan, good)) * direction
            assert np.all(steps >= -1e-9 * max(good.goal_quantity, good.baseline_quantity))
            assert np.all(np.diff(entry.quotas, axis=1) * direction >= 0)


@given(plans())
def test_a_path_of_a_good_starts_today_and_ends_at_its_goal(plan: Plan) -> None:
    for good in plan.goods:
        quantities = quantity_path(plan, good)
        assert (quantities[0], quantities[-1]) == (good.baseline_quantity, good.goal_quantity)
        assert len(quantities) == len(plan.years)


@given(plans())
def test_the_goods_and_what_they_leave_over_add_up_to_the_milestones(plan: Plan) -> None:
    result, milestones = sum_plan(plan), plan.milestones().value_usd
    for year, milestone in zip(result.coverage, milestones, strict=True):
        assert year.total + year.gap == pytest.approx(milestone)
        assert year.counted + year.left_out == len(plan.goods)
    # Whole units differ from the path by half a unit of each good at most.
    ends = {good.id: value_path(plan, good) for good in plan.goods}
    half_units = sum(
        0.5 * good.price_usd * (1 + good.price_growth) ** np.arange(plan.horizon + 1)
        for good in plan.goods
        if ends[good.id] is not None
    )
    gaps = np.array([year.gap for year in result.coverage])
    assert np.all(np.abs(dollar_remainder(plan) - gaps) <= half_units + 1e-9 * milestones + 1e-3)


@given(plans())
def test_tonnes_and_kilograms_are_worth_the_same(plan: Plan) -> None:
    for good in plan.goods:
        values = value_path(plan, good)
        if values is not None:
            np.testing.assert_allclose(value_path(plan, in_kilograms(good)), values, rtol=1e-9)


@given(splits("g"), st.data())
def test_shares_make_one_and_locks_hold_when_a_slider_moves(split: Split, data: st.DataObject) -> None:
    before = balanced_shares(split)
    assert sum(before.values()) == pytest.approx(1, abs=1e-12)
    moved, share = data.draw(st.sampled_from(split.parts)), data.draw(st.floats(0, 0.5))
    try:
        after = set_share(split, moved.id, share)
    except DirectiveError:
        assert all(part.locked for part in split.parts if part.id != moved.id)
        return
    shares = balanced_shares(after)
    assert sum(shares.values()) == pytest.approx(1, abs=1e-12)
    assert shares[moved.id] == pytest.approx(share, abs=1e-9)
    for part in split.parts:
        if part.locked and part.id != moved.id:
            assert shares[part.id] == pytest.approx(part.share, abs=1e-9)
    assert [(part.id, part.locked) for part in after.parts] == [
        (part.id, part.locked) for part in split.parts
    ]


weights = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3), st.floats(0.01, 1e9), min_size=1, max_size=6
)


@given(weights, weights)
def test_seeded_regions_keep_both_sums(home: dict[str, float], provinces: dict[str, float]) -> None:
    shares = balanced_shares(seed_regions("g", home, provinces))
    for region, weight in home.items():
        row = sum(shares[cell_id(region, province)] for province in provinces)
        assert row == pytest.approx(weight / sum(home.values()))
    for province, weight in provinces.items():
        column = sum(shares[cell_id(region, province)] for region in home)
        assert column == pytest.approx(weight / sum(provinces.values()))


def test_tonnes_and_pieces_are_not_added_to_each_other() -> None:
    goods = tuple(
        Good(id=name, unit=unit, baseline_quantity=10.0, target_quantity=30.0)
        for name, unit in (("salt", "t"), ("whey", "t"), ("tractors", "pcs"))
    )
    halves = (Part("a", 0.5), Part("b", 0.5))
    levers = Levers(2026)
    plan = Plan(
        base=BASE,
        levers=levers,
        target=set_target(BASE, levers, share=0.1),
        goods=goods,
        organisations=tuple(Split(good.id, halves) for good in goods),
    )
    totals = part_totals(annex(plan, "organisations"))
    assert {unit: row["a"].tolist() for unit, row in totals.items()} == {"t": [10, 30], "pcs": [5, 15]}
    assert set(part_totals(annex(plan, "organisations"), units={"pcs"})) == {"pcs"}


@given(st.floats(1e-3, 1e7), st.floats(1e-3, 1e7), st.floats(1e-3, 1e5), st.floats(1e-3, 1e5))
def test_price_and_quantity_add_up_to_the_change(q0: float, q1: float, u0: float, u1: float) -> None:
    split = split_price_volume(q0, q1, start_price=u0, end_price=u1)
    size = max(q0 * u0, q1 * u1)
    assert split.quantity + split.price == pytest.approx(split.change, abs=1e-9 * size)
    assert split.change == pytest.approx(q1 * u1 - q0 * u0, abs=1e-9 * size)
    assert split.quantity * (q1 - q0) >= 0
    assert split.price * (u1 - u0) >= 0
    back = split_price_volume(q1, q0, start_price=u1, end_price=u0)
    assert back.quantity == pytest.approx(-split.quantity, abs=1e-9 * size)


def test_a_split_of_an_unknown_good_is_refused() -> None:
    levers = Levers(2026)
    target = set_target(BASE, levers, share=0.1)
    with pytest.raises(DirectiveError, match="keys"):
        Plan(base=BASE, levers=levers, target=target, keys=(Split("salt", (Part("a", 1.0),)),))

"""What must hold for any plan, not only for the worked ones."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from directive.model.benchmark import benchmark_shares, expected_values, great_circle_km
from directive.model.concentration import hhi, hhi_bounds
from directive.model.errors import DirectiveError, InfeasibleError
from directive.model.goods import GoodPlan, quantity_for_value
from directive.model.growth import log_mean, rank, split_share_change
from directive.model.reference import summarise, wilson
from directive.model.rounding import largest_remainder
from directive.model.target import Base, Levers, Path, Shape, Target, path, set_target, values_for_shares

settings.register_profile("model", max_examples=200, deadline=None, derandomize=True, database=None)
settings.load_profile("model")

dollars = st.floats(1e6, 1e12)
fractions = st.floats(0.001, 0.99)


@st.composite
def bases(draw: st.DrawFn) -> Base:
    others, partner = draw(dollars), draw(dollars)
    return Base(2025, partner, partner + others)


@st.composite
def levers(draw: st.DrawFn, *, lowest_growth: float = -0.5) -> Levers:
    return Levers(
        draw(st.integers(2026, 2055)),
        other_growth=draw(st.floats(lowest_growth, 0.5)),
        diversion=draw(st.floats(0, 1)),
        shape=draw(st.sampled_from(list(Shape))),
    )


def _walk(base: Base, levers: Levers, target: Target) -> tuple[Path | None, InfeasibleError | None]:
    try:
        return path(base, levers, target), None
    except InfeasibleError as refusal:
        return None, refusal


@given(bases(), levers(), fractions)
def test_share_to_value_and_back(base: Base, levers: Levers, share: float) -> None:
    target = set_target(base, levers, share=share)
    assert set_target(base, levers, value_usd=target.value_usd).share == pytest.approx(share, rel=1e-6)


@given(bases(), levers(), fractions)
def test_growth_and_multiple_lead_to_the_same_value(base: Base, levers: Levers, share: float) -> None:
    target = set_target(base, levers, share=share)
    by_multiple = set_target(base, levers, multiple=target.multiple)
    by_growth = set_target(base, levers, growth=target.growth)
    assert by_multiple.value_usd == pytest.approx(target.value_usd)
    assert by_growth.value_usd == pytest.approx(target.value_usd, rel=1e-6)


@given(bases(), levers(), st.lists(fractions, min_size=2, max_size=20))
def test_more_share_is_more_value(base: Base, levers: Levers, shares: list[float]) -> None:
    values = values_for_shares(base, levers, np.array(sorted(shares)))
    assert np.all(np.diff(values) >= 0)
    assert values[0] == pytest.approx(set_target(base, levers, share=min(shares)).value_usd)


@given(bases(), levers(), fractions, st.floats(0, 1))
def test_diversion_never_asks_for_more(base: Base, levers: Levers, share: float, diversion: float) -> None:
    eased = Levers(levers.target_year, other_growth=levers.other_growth, diversion=diversion)
    plain = Levers(levers.target_year, other_growth=levers.other_growth)
    least = set_target(base, plain, share=share).value_usd
    most = set_target(base, eased, share=share).value_usd
    assert most <= least * (1 + 1e-9)
    if least < base.partner_value_usd:
        assert most == least


@given(bases(), levers(), fractions)
def test_a_path_starts_today_ends_at_the_target_and_adds_up(base: Base, levers: Levers, share: float) -> None:
    target = set_target(base, levers, share=share)
    way, refusal = _walk(base, levers, target)
    if refusal:
        assert refusal.value < 0
        assert base.year < refusal.year < levers.target_year
        return
    assert (way.value_usd[0], way.value_usd[-1]) == (base.partner_value_usd, target.value_usd)
    assert way.share[0] == pytest.approx(base.share)
    assert way.share[-1] == pytest.approx(share, rel=1e-6)
    assert np.all(way.other_value_usd >= 0)
    np.testing.assert_allclose(way.value_usd + way.other_value_usd, way.total_usd)


@given(bases(), levers(lowest_growth=0.0), fractions)
def test_a_path_never_turns_back(base: Base, levers: Levers, share: float) -> None:
    target = set_target(base, levers, share=share)
    way, refusal = _walk(base, levers, target)
    assume(refusal is None)
    steps = np.diff(way.value_usd)
    rises = target.value_usd >= base.partner_value_usd
    assert np.all((steps if rises else -steps) >= -1e-9 * max(target.value_usd, base.partner_value_usd))


@given(bases(), levers(), fractions)
def test_front_is_ahead_of_linear_is_ahead_of_back(base: Base, levers: Levers, share: float) -> None:
    plain = {"target_year": levers.target_year, "other_growth": levers.other_growth}
    target = set_target(base, Levers(**plain), share=share)
    assume(target.value_usd > base.partner_value_usd)
    front, linear, back = (
        path(base, Levers(**plain, shape=shape), target).value_usd
        for shape in (Shape.front, Shape.linear, Shape.back)
    )
    slack = 1e-9 * target.value_usd
    assert np.all(front >= linear - slack)
    assert np.all(linear >= back - slack)


def test_exactly_one_goal_is_given() -> None:
    base, levers = Base(2025, 1e9, 1e10), Levers(2030)
    with pytest.raises(DirectiveError, match="exactly one"):
        set_target(base, levers)
    with pytest.raises(DirectiveError, match="exactly one"):
        set_target(base, levers, share=0.1, growth=0.1)


@pytest.mark.parametrize("goal", ["share", "value_usd", "growth", "multiple"])
def test_not_a_number_is_no_goal(goal: str) -> None:
    with pytest.raises(DirectiveError, match=goal):
        set_target(Base(2025, 1e9, 1e10), Levers(2030), **{goal: math.nan})


def test_the_given_form_comes_back_as_given() -> None:
    assert set_target(Base(2025, 1.7e9, 42e9), Levers(2030, other_growth=0.03), share=0.1).share == 0.1


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=30), st.sampled_from([1, -1]))
def test_whole_units_add_up_and_stay_close(weights: list[float], sign: int) -> None:
    quotas = [sign * weight for weight in weights]
    total = round(math.fsum(quotas))
    ids = [f"{i:03d}" for i in range(len(quotas))]
    units = largest_remainder(quotas, total, ids)
    assert sum(units) == total
    assert all(abs(unit - quota) < 1 + 1e-6 for unit, quota in zip(units, quotas, strict=True))
    assert all(unit * sign >= 0 for unit in units)
    assert [-unit for unit in largest_remainder([-q for q in quotas], -total, ids)] == units


@given(st.lists(st.integers(0, 40), min_size=2, max_size=12), st.randoms())
def test_the_order_of_the_list_does_not_matter(eighths: list[int], random) -> None:
    named = [(f"{i:02d}", eighth / 8) for i, eighth in enumerate(eighths)]
    total = round(sum(quota for _, quota in named))
    mixed = random.sample(named, len(named))
    results = [
        dict(zip(ids, largest_remainder(quotas, total, ids), strict=True))
        for ids, quotas in (tuple(zip(*order, strict=True)) for order in (named, mixed))
    ]
    assert results[0] == results[1]


@given(st.integers(1, 10_000), st.data())
def test_wilson_holds_the_share_and_stays_in_range(n: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, n))
    low, high = wilson(successes, n)
    assert 0 <= low <= successes / n <= high <= 1
    assert high > low


@given(st.lists(st.floats(0, 1e9), min_size=1, max_size=30), st.floats(1, 1e12), st.floats(0, 3))
def test_the_benchmark_sums_to_the_total(imports: list[float], total: float, theta: float) -> None:
    assume(sum(imports) > 1)
    distances = np.linspace(500, 5000, len(imports) + 1)
    shares = benchmark_shares(np.array([*imports, np.nan]), distances, theta=theta)
    assert np.isnan(shares[-1])
    assert np.nansum(expected_values(total, shares)) == pytest.approx(total)


places = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(places, places)
def test_a_distance_is_the_same_both_ways(start: tuple, end: tuple) -> None:
    there = great_circle_km(start, end)
    assert there == pytest.approx(great_circle_km(end, start), abs=1e-6)
    assert 0 <= there <= 20_016


@given(st.lists(st.floats(1, 1e9), min_size=1, max_size=30), st.floats(0, 1e9))
def test_concentration_lies_between_equal_parts_and_one(values: list[float], residual: float) -> None:
    assert 1 / len(values) - 1e-9 <= hhi(values) <= 1 + 1e-9
    lower, upper = hhi_bounds(values, residual)
    assert lower <= upper
    assert upper == pytest.approx(hhi([*values, residual]))


@given(st.floats(1, 1e9), st.floats(1, 1e9), st.floats(1, 10), st.floats(1, 10))
def test_the_two_parts_of_a_share_change_add_up(start: float, end: float, over: float, above: float) -> None:
    change = split_share_change(start, end, start_total=start * over, end_total=end * above)
    assert change.points == pytest.approx(change.end_share - change.start_share, abs=1e-9)
    assert change.log_change == pytest.approx(math.log(change.end_share / change.start_share), abs=1e-9)


@given(st.floats(1e-3, 1e9), st.floats(1e-3, 1e9))
def test_the_log_mean_lies_between(left: float, right: float) -> None:
    mean = log_mean(left, right)
    assert min(left, right) * (1 - 1e-9) <= mean <= max(left, right) * (1 + 1e-9)
    assert log_mean(left, left) == left


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20))
def test_a_rank_is_one_more_than_the_number_of_larger_ones(values: list[float]) -> None:
    assert rank(values) == [1 + sum(other > value for other in values) for value in values]


@given(st.floats(1, 1e9), st.floats(0.1, 1e5), st.floats(1, 2))
def test_tonnes_to_dollars_and_back(quantity: float, price: float, factor: float) -> None:
    value = GoodPlan(quantity, price, factor).value_usd
    assert quantity_for_value(value, price, valuation_factor=factor) == pytest.approx(quantity)


def test_a_class_refuses_what_it_cannot_count() -> None:
    one = np.array([1.0])
    with pytest.raises(DirectiveError, match="start_value"):
        summarise(np.array(["a"]), np.array([0.0]), one, one, years=5, reach=0.1)
    with pytest.raises(DirectiveError, match="end_value"):
        summarise(np.array(["a"]), one, -one, one, years=5, reach=0.1)
    with pytest.raises(DirectiveError, match="one length"):
        summarise(np.array(["a", "b"]), one, one, one, years=5, reach=0.1)

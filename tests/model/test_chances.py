"""Drawn futures: the same picture for the same seed, close to what can be worked out, fast enough to release."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive.model.bootstrap import Fan, History, growth_blocks, project_fan
from directive.model.errors import DirectiveError
from directive.model.odds import in_words
from directive.model.plan import Good, Plan
from directive.model.price_swing import Triangle, swing_prices
from directive.model.target import Base, Levers, set_target

BASE = Base(2025, 1.7e9, 42e9)
_RNG = np.random.Generator(np.random.PCG64(3))
HISTORY = History(
    np.arange(1992, 2021),
    1e8 * np.exp(np.cumsum(_RNG.normal(0.1, 0.3, 29))),
    1e10 * np.exp(np.cumsum(_RNG.normal(0.04, 0.1, 29))),
)


def _fan(*, year: int = 2030, **options: object) -> Fan:
    target = set_target(BASE, Levers(year), share=0.1)
    return project_fan(BASE, target, HISTORY, **{"target_year": year, "seed": 7, **options})


def test_the_same_seed_gives_the_same_bytes_and_another_seed_does_not() -> None:
    first, again, other = _fan(), _fan(), _fan(seed=8)
    assert first.value_usd.tobytes() == again.value_usd.tobytes()
    assert first.share.tobytes() == again.share.tobytes()
    assert (first.reached_share, first.reached_value) == (again.reached_share, again.reached_value)
    assert first.value_usd.tobytes() != other.value_usd.tobytes()


def test_the_drawn_picture_is_written_down() -> None:
    # A new version of the random numbers would change every shared picture: it has to be noticed.
    assert [round(float(share), 4) for share in _fan().share[:, -1]] == [
        0.0235,
        0.0334,
        0.0508,
        0.0864,
        0.1411,
    ]
    assert _fan().reached_share == 1962


def test_the_quantiles_are_in_order_and_start_at_the_base() -> None:
    fan = _fan(year=2040)
    assert np.all(np.diff(fan.value_usd, axis=0) >= 0)
    assert np.all(np.diff(fan.share, axis=0) >= 0)
    assert np.all(fan.value_usd[:, 0] == BASE.partner_value_usd)
    assert np.all(fan.share[:, 0] == BASE.share)
    assert fan.years.tolist() == list(range(2025, 2041))
    assert np.all(np.diff(fan.value_usd[-1] - fan.value_usd[0])[:2] > 0)


def test_two_years_ahead_every_block_is_as_likely() -> None:
    blocks = growth_blocks(HISTORY)
    ends = BASE.partner_value_usd * np.exp(blocks[:, :, 0].sum(axis=1))
    fan = _fan(year=2027)
    assert len(blocks) == fan.blocks == 27
    assert fan.value_usd[2, -1] == pytest.approx(np.median(ends), rel=1e-9)
    due = np.mean(ends >= set_target(BASE, Levers(2027), share=0.1).value_usd)
    assert fan.reached_value / fan.paths == pytest.approx(due, abs=0.02)


def test_both_series_are_drawn_from_the_same_years() -> None:
    alike = History(HISTORY.years, HISTORY.partner_usd, 3 * HISTORY.partner_usd)
    target = set_target(BASE, Levers(2030), share=0.1)
    fan = project_fan(BASE, target, alike, target_year=2030, seed=7)
    np.testing.assert_allclose(fan.share, BASE.share, rtol=1e-12)
    assert fan.reached_share == 0


def test_the_window_is_what_is_drawn_from() -> None:
    fan = _fan(window=(2010, 2020))
    assert (fan.blocks, fan.window) == (9, (2010, 2020))
    assert fan.value_usd.tobytes() != _fan().value_usd.tobytes()


def test_ten_thousand_paths_are_drawn_while_a_finger_leaves_the_lever() -> None:
    timings = []
    for _ in range(3):
        started = time.perf_counter()
        _fan(year=2055)
        timings.append(time.perf_counter() - started)
    assert min(timings) < 0.15


def test_a_history_that_is_no_history_is_refused() -> None:
    with pytest.raises(DirectiveError, match="rising years"):
        History(np.array([2001, 2000]), np.ones(2), np.ones(2))
    with pytest.raises(DirectiveError, match="target_year"):
        _fan(year=2030, target_year=2025)
    with pytest.raises(DirectiveError, match="paths"):
        _fan(paths=0)


@given(st.integers(1, 20_000), st.data())
def test_odds_are_whole_and_near_the_chance(paths: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, paths))
    odds = in_words(successes, paths)
    assert isinstance(odds.k, int)
    assert 0 <= odds.k < odds.n or paths == 1
    if odds.bound == "about":
        chance = successes / paths
        assert abs(odds.k / odds.n - chance) <= 0.06
        # Rare chances are said to within a twentieth of themselves, one digit of N lost to rounding.
        if chance < 0.1:
            assert odds.k / odds.n == pytest.approx(chance, rel=0.06)


def _plan(*names: str) -> Plan:
    levers = Levers(2030)
    goods = tuple(
        Good(id=name, unit="t", baseline_quantity=1e6, unit_value_usd=300.0 * (i + 1))
        for i, name in enumerate(names)
    )
    return Plan(base=BASE, levers=levers, target=set_target(BASE, levers, value_usd=9.2e8), goods=goods)


def test_price_swings_lie_within_their_triangles_and_keep_the_middle() -> None:
    result = swing_prices(_plan("a", "b"), {"a": Triangle(-0.5, 0.0, 0.5)}, seed=5)
    assert result.assumed == ("b",)
    assert result.planned_usd == pytest.approx(9e8)
    assert 3e8 * 0.5 + 6e8 * 0.8 < result.value_usd[0] < result.value_usd[4] < 3e8 * 1.5 + 6e8 * 1.2
    assert result.value_usd[2] == pytest.approx(9e8, rel=0.01)
    assert 0.3 < result.reached / result.paths < 0.5


def test_a_triangle_has_the_quantiles_of_its_formula() -> None:
    result = swing_prices(_plan("a"), {"a": Triangle(-0.3, 0.1, 0.2)}, seed=5, paths=200_000)
    # F(x) = (x − low)² / ((high − low)(mode − low)) below the mode: 0.1 at −0.3 + root(0.1 × 0.5 × 0.4).
    assert result.value_usd[0] / 3e8 - 1 == pytest.approx(-0.3 + np.sqrt(0.02), abs=0.003)
    assert result.value_usd[4] / 3e8 - 1 == pytest.approx(0.2 - np.sqrt(0.1 * 0.5 * 0.1), abs=0.003)


def test_price_swings_do_not_depend_on_the_order_of_goods() -> None:
    assert swing_prices(_plan("a", "a1"), {}, seed=5).value_usd.tobytes() == (
        swing_prices(_plan("a", "a1"), {}, seed=5).value_usd.tobytes()
    )
    plan = _plan("b", "a")
    turned = Plan(**{**vars(plan), "goods": plan.goods[::-1]})
    assert (
        swing_prices(plan, {}, seed=5).value_usd.tobytes()
        == swing_prices(turned, {}, seed=5).value_usd.tobytes()
    )
    with pytest.raises(DirectiveError, match="price swing"):
        swing_prices(plan, {"z": Triangle()}, seed=5)

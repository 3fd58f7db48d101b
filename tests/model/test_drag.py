"""A row of a drag table is the model at that position: to the last bit, refusals included."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directive.model.concentration import hhi
from directive.model.drag import FORMS, LEVERS, DragTable, Goal, drag_table, state_id
from directive.model.drag_follow import concentration_rows, count_rows, cover_rows
from directive.model.errors import DirectiveError, RangeError
from directive.model.plan import Good, Plan, sum_plan
from directive.model.reference import count_at_least
from directive.model.target import Base, Levers, Path, Shape, Target, path, set_target

settings.register_profile("drag", max_examples=60, deadline=None, derandomize=True, database=None)
settings.load_profile("drag")

BASE = Base(2025, 1.7e9, 42e9)
POSITIONS = {
    "share": st.floats(0.001, 0.99),
    "value_usd": st.floats(1e6, 1e12),
    "growth": st.floats(-0.9, 2),
    "multiple": st.floats(0.01, 50),
    "target_year": st.integers(2026, 2055).map(float),
    "other_growth": st.floats(-0.5, 0.5),
    "diversion": st.floats(0, 1),
}
goals = st.sampled_from(FORMS).flatmap(lambda form: POSITIONS[form].map(lambda number: Goal(form, number)))
committed = st.builds(
    Levers,
    st.integers(2029, 2055),
    other_growth=st.floats(-0.5, 0.5),
    diversion=st.floats(0, 1),
    shape=st.sampled_from(list(Shape)),
    milestones=st.sampled_from([(), ((2027, 2e9),), ((2026, 3e9), (2028, 1e9))]),
)


def _scalar(levers: Levers, goal: Goal, lever: str, position: float) -> tuple[Levers, Goal]:
    if lever in FORMS:
        return levers, Goal(lever, position)
    number = int(position) if lever == "target_year" else position
    return replace(levers, **{lever: number}), goal


def _walk(levers: Levers, goal: Goal) -> tuple[Target, Path] | DirectiveError:
    try:
        target = set_target(BASE, levers, **{goal.form: goal.number})
        return target, path(BASE, levers, target)
    except DirectiveError as refusal:
        return refusal


def _check_refused(table: DragTable, row: int, refusal: DirectiveError) -> None:
    assert table.refused[row]
    assert all(np.isnan(numbers[row]).all() for numbers in table.paths.values())
    assert all(np.isnan(numbers[row]) for numbers in table.figures.values())
    if refusal.facts.get("year"):
        assert table.refused_year[row] <= refusal.facts["year"]


def _check_row(table: DragTable, row: int, levers: Levers, goal: Goal) -> None:
    walked = _walk(levers, goal)
    if isinstance(walked, DirectiveError):
        _check_refused(table, row, walked)
        return
    target, way = walked
    assert not table.refused[row]
    figures = {name: numbers[row] for name, numbers in table.figures.items()}
    assert (figures["share"], figures["target_value"]) == (target.share, target.value_usd)
    assert (figures["required_growth"], figures["multiple"]) == (target.growth, target.multiple)
    assert figures["total_value"] == way.total_usd[-1]
    assert figures["other_value"] == way.other_value_usd[-1]
    assert figures["increment"] == target.value_usd - BASE.partner_value_usd
    assert figures["target_year"] == levers.target_year
    length = len(way.years)
    assert table.years[:length].tolist() == way.years.tolist()
    for name, numbers in table.paths.items():
        assert numbers[row, :length].tolist() == getattr(way, name).tolist()
        assert np.isnan(numbers[row, length:]).all()


@pytest.mark.parametrize("lever", LEVERS)
@given(data=st.data(), levers=committed, goal=goals)
def test_each_row_is_the_model_at_that_position(
    lever: str, data: st.DataObject, levers: Levers, goal: Goal
) -> None:
    positions = np.array(data.draw(st.lists(POSITIONS[lever], min_size=1, max_size=9)))
    table = drag_table(BASE, levers, goal, lever=lever, positions=positions)
    for row, position in enumerate(positions.tolist()):
        _check_row(table, row, *_scalar(levers, goal, lever, position))


def test_refused_positions_are_marked_and_stay_in_the_table() -> None:
    levers = Levers(2030, diversion=1.0)
    table = drag_table(BASE, levers, Goal("share", 0.1), lever="value_usd", positions=[2e9, 42e9, 43e9])
    assert table.refused.tolist() == [False, False, True]
    assert table.refused_year.tolist() == [0, 0, 2030]
    assert not table.misplaced.any()  # refused for exports below zero
    assert table.figures["share"][1] == 1.0
    assert np.isnan(table.figures["share"][2])


def test_a_milestone_that_no_longer_fits_is_marked() -> None:
    levers = Levers(2030, shape=Shape.milestones, milestones=((2028, 3e9),))
    table = drag_table(BASE, levers, Goal("share", 0.1), lever="target_year", positions=[2027, 2028, 2029])
    assert table.refused_year.tolist() == [2028, 2028, 0]
    assert table.misplaced.tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("lever", "positions", "field"),
    [
        ("speed", [1], "lever"),
        ("share", [], "positions"),
        ("share", [0.1, 1.0], "share"),
        ("target_year", [2025], "target_year"),
        ("diversion", [0.5, 1.1], "diversion"),
    ],
)
def test_what_no_slider_offers_is_refused(lever: str, positions: list[float], field: str) -> None:
    with pytest.raises(RangeError) as refusal:
        drag_table(BASE, Levers(2030), Goal("share", 0.1), lever=lever, positions=positions)
    assert refusal.value.field == field


def test_the_state_id_follows_each_lever_and_nothing_else() -> None:
    levers, goal = Levers(2030), Goal("share", 0.1)
    first = state_id(BASE, levers, goal)
    assert first == state_id(Base(2025, 1_700_000_000, 42_000_000_000), Levers(2030, other_growth=0), goal)
    assert first == "f59c51914714c2f2"  # written down: a bookmark of another process must find the same table
    others = [
        state_id(replace(BASE, total_value_usd=41e9), levers, goal),
        *(state_id(BASE, replace(levers, **change), goal) for change in _CHANGES),
        *(state_id(BASE, levers, other) for other in (Goal("share", 0.11), Goal("growth", 0.1))),
    ]
    assert len({first, *others}) == 1 + len(others)


GOODS = (
    Good(
        id="salt",
        unit="t",
        baseline_quantity=3e6,
        target_quantity=4e6,
        unit_value_usd=300.0,
        price_growth=0.04,
    ),
    Good(id="wood", unit="m3", baseline_quantity=9e5, unit_value_usd=212.0, valuation_factor=1.06),
    Good(id="beef", unit="t", target_quantity=2e4, unit_value_usd=5000.0),
    Good(id="whey", unit="t", baseline_quantity=5e4),
)


@pytest.mark.parametrize("lever", ["share", "target_year"])
@given(data=st.data())
def test_cover_follows_row_by_row(lever: str, data: st.DataObject) -> None:
    levers, goal = Levers(2030, other_growth=0.02), Goal("share", 0.1)
    plan = Plan(base=BASE, levers=levers, target=set_target(BASE, levers, share=0.1), goods=GOODS)
    positions = np.array(data.draw(st.lists(POSITIONS[lever], min_size=1, max_size=5)))
    rows = cover_rows(plan, drag_table(BASE, levers, goal, lever=lever, positions=positions), outside_usd=1e8)
    for row, position in enumerate(positions.tolist()):
        moved, aim = _scalar(levers, goal, lever, position)
        target = set_target(BASE, moved, **{aim.form: aim.number})
        last = sum_plan(replace(plan, levers=moved, target=target), outside_usd=1e8).coverage[-1]
        found = rows.total_usd[row], rows.gap_usd[row], rows.covered_share[row]
        assert found == pytest.approx((last.total, last.gap, last.covered_share), rel=1e-12, abs=1e-3)


def test_a_refused_position_has_no_cover() -> None:
    levers = Levers(2030, diversion=1.0)
    plan = Plan(base=BASE, levers=levers, target=set_target(BASE, levers, share=0.1), goods=GOODS)
    table = drag_table(BASE, levers, Goal("share", 0.1), lever="value_usd", positions=[2e9, 43e9])
    assert np.isnan(cover_rows(plan, table).total_usd).tolist() == [False, True]
    assert np.isnan(cover_rows(plan, table).covered_share).tolist() == [False, True]


grid = st.integers(-4, 8).map(lambda eighths: eighths / 8)


@given(st.lists(grid | st.just(np.nan), max_size=20), st.lists(grid, min_size=1, max_size=9))
def test_counts_follow_row_by_row(growth: list[float], required: list[float]) -> None:
    counts = count_rows(np.array(growth), np.array([*required, np.nan]))
    assert counts.tolist() == [*(count_at_least(np.array(growth), rate) for rate in required), -1]


@given(st.lists(st.floats(1, 1e9), min_size=1, max_size=9), st.floats(0.001, 0.999))
def test_concentration_follows_row_by_row(others: list[float], share: float) -> None:
    partner = sum(others) * share / (1 - share)
    (found,) = concentration_rows(np.array([share]), hhi(others))
    assert found == pytest.approx(hhi([partner, *others]), rel=1e-9)


_CHANGES = (
    {"target_year": 2031},
    {"other_growth": 0.01},
    {"diversion": 0.01},
    {"shape": Shape.linear},
    {"milestones": ((2027, 2e9),)},
)

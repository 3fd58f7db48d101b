"""What is marked in a plan, by hand."""

import pytest

from directive.model.marks import Reason, good_marks, milestone_marks, plan_marks
from directive.model.plan import Good, Plan
from directive.model.target import Base, Levers, Shape, set_target

# Quantity, the partner's imports, own output, share ceilings; what is marked and how far beyond.
GOODS = [
    (20_000_000.0, 8_000_000.0, None, 1.0, [(Reason.imports, 2.5)]),
    (8_000_000.0, 8_000_000.0, None, 1.0, [(Reason.imports, 1.0)]),  # all of them is no less unlikely
    (7_999_990.0, 8_000_000.0, None, 1.0, []),
    (6.0, 8.0, 5.0, 1.0, [(Reason.output, 1.2)]),
    (9.0, 8.0, 6.0, 1.0, [(Reason.imports, 1.125), (Reason.output, 1.5)]),
    (5.0, 8.0, None, 0.5, [(Reason.ceiling, 1.25)]),  # half of 8 is 4
    (4.0, 8.0, None, 0.5, []),
    (5.0, None, None, 1.0, []),  # what is not published is held against nothing
]


@pytest.mark.parametrize(("quantity", "imports", "output", "share", "marked"), GOODS)
def test_goods(quantity, imports, output, share, marked):
    good = Good(id="g", unit="t", baseline_quantity=1.0, target_quantity=quantity, partner_imports=imports,
                own_output=output, partner_share_ceiling=share)  # fmt: skip
    assert [(mark.reason, mark.size) for mark in good_marks(good, 5)] == [
        (reason, pytest.approx(size)) for reason, size in marked
    ]


def test_pieces_are_whole():
    tractors = Good(id="tractors", unit="pieces", target_quantity=1234.5)
    assert [mark.reason for mark in good_marks(tractors, 5)] == [Reason.fraction]
    assert good_marks(Good(id="tractors", unit="pieces", target_quantity=1234.0), 5) == ()
    assert good_marks(Good(id="whey", unit="t", target_quantity=1234.5), 5) == ()


def plan(goal: float, *milestones: tuple[int, float]) -> Plan:
    base = Base(2025, 1.7e9, 42e9)
    levers = Levers(2030, shape=Shape.milestones, milestones=milestones)
    return Plan(base=base, levers=levers, target=set_target(base, levers, value_usd=goal), goods=())


def test_milestones_beyond_the_target_or_backwards():
    found = milestone_marks(plan(4e9, (2026, 2.5e9), (2027, 2.0e9), (2028, 6e9)))
    assert [(mark.year, mark.reason) for mark in found] == [
        (2027, Reason.backwards),
        (2028, Reason.past_target),
    ]
    assert [mark.size for mark in found] == pytest.approx([0.8, 1.5])
    assert plan_marks(plan(4e9, (2027, 2.5e9))) == ()
    # On the way down it is the other way round.
    down = milestone_marks(plan(1e9, (2026, 1.2e9), (2027, 1.4e9), (2028, 0.5e9)))
    assert [(mark.year, mark.reason) for mark in down] == [
        (2027, Reason.backwards),
        (2028, Reason.past_target),
    ]

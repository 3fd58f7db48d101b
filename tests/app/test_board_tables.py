"""What the board shows at each position of a lever: here the reason where a position is refused."""

import numpy as np
import pytest

from directive.briefing.board.tables import Rail, Writer
from directive.briefing.target_words import money_scale
from directive.i18n import translator
from directive.model.drag import Goal, drag_table
from directive.model.target import Base, Levers, Shape

BASE = Base(2025, 2e9, 40e9)
RAILS = {name: Rail.of(1.0, 30.0, 1.0) for name in ("share", "value", "growth", "multiple", "year", "h", "d")}


@pytest.mark.parametrize(
    ("language", "milestones", "below_zero"),
    [
        ("en", "Your own milestones reach to 2028", "would be below zero"),
        ("ru", "Ваши контрольные показатели заданы до 2028 года", "стал бы отрицательным"),
        ("zh", "阶段目标到2028年为止", "将为负值"),
    ],
)
def test_a_target_year_before_own_milestones_is_refused_for_that_reason(language, milestones, below_zero):
    levers = Levers(target_year=2030, shape=Shape.milestones, milestones=((2028, 3e9),))
    goal = Goal("value_usd", 4e9)
    t = translator(language)
    writer = Writer(t, money_scale(t, 4e9), RAILS)
    years = drag_table(BASE, levers, goal, lever="target_year", positions=np.array([2027.0, 2028.0, 2029.0]))
    early, same, later = writer.table("year", years)["refused"]
    assert milestones in early
    assert milestones in same
    assert later is None
    assert below_zero not in early
    # 38 bn of others cannot give up all of an increase to 60 bn.
    diverted = Levers(target_year=2030, diversion=1.0)
    values = drag_table(BASE, diverted, goal, lever="value_usd", positions=np.array([3e9, 60e9]))
    fine, refused = writer.table("value", values)["refused"]
    assert fine is None
    assert below_zero in refused
    assert milestones not in refused

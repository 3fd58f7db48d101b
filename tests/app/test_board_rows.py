"""Every row of the board's tables is the model at that position, written as Python writes it; so is a replay."""

from dataclasses import replace

import numpy as np
import pytest

from directive.briefing.board.data import MODEL_LEVERS, board_data, exact_values, rails, value_at
from directive.briefing.board.replay import replay_frames
from directive.briefing.board.tables import typed_text
from directive.briefing.desk import desk_of
from directive.briefing.goal import FORMS, Plan, plan_of
from directive.briefing.target_words import money_scale
from directive.model.errors import DirectiveError
from directive.model.target import Levers, Shape
from tests.board_figures import board_figures

CASES = {
    "as in the data": ("share", 10.0, Levers(2030)),
    "others grow, half diverted": ("share", 12.5, Levers(2032, other_growth=0.025, diversion=0.5, shape=Shape.front)),
    "all is diverted from others that shrink": ("value", 6.0, Levers(2036, other_growth=-0.08, diversion=1.0)),
    "own milestones": ("growth", 21.0, Levers(2031, shape=Shape.milestones, milestones=((2027, 3e9), (2029, 2.5e9)))),
    "below today": ("multiple", 0.5, Levers(2028, diversion=1.0, shape=Shape.back)),
}  # fmt: skip


def stand(desk, by: str, given: float, levers: Levers, lever: str, position: float) -> Plan | DirectiveError:
    """The plan when one lever is moved, the others as committed; the goal keeps the form it is held in."""
    if lever in FORMS:
        by, given = lever, position
    elif lever == "year":
        levers = replace(levers, target_year=int(position))
    else:
        levers = replace(levers, **{MODEL_LEVERS[lever]: position / 100})
    try:
        return plan_of(desk.pack, levers, form=by, given=given)
    except DirectiveError as error:
        return error


def series(plan: Plan, usd: float) -> dict[str, np.ndarray]:
    way, share = plan.path, plan.target.share
    return {
        "share_percent": way.share * 100,
        "goal_percent": np.full(len(way.years), share * 100),
        "amount": way.value_usd / usd,
        "goal_amount": share * way.total_usd / usd,
    }


def row_of(table: dict, place: int, group: str) -> dict:
    return {name: rows[place] for name, rows in table[group].items()}


@pytest.mark.parametrize(("case", "language"), zip(CASES, ("en", "ru", "zh", "en", "ru"), strict=True))
def test_every_position_of_every_lever_is_the_model_there(case, language):
    desk = desk_of(language)
    by, given, levers = CASES[case]
    now = plan_of(desk.pack, levers, form=by, given=given)
    data = board_data(desk, now, by=by, given=given)
    scale = money_scale(desk.t, now.target.value_usd)
    assert set(data["tables"]) == set(MODEL_LEVERS)
    for lever in data["levers"]:
        table = data["tables"][lever["id"]]
        assert len(lever["texts"]) == len(table["refused"])
        for place, refused in enumerate(table["refused"]):
            position = value_at(desk, lever["id"], place)
            # Money in Chinese is counted in 10^8: ten times the billions, one decimal less.
            tens = 10 if (language, lever["id"]) == ("zh", "value") else 1
            assert position * tens == pytest.approx(lever["min"] + place * lever["step"], abs=1e-9)
            plan = stand(desk, by, given, levers, lever["id"], position)
            assert isinstance(plan, DirectiveError) == bool(refused), (lever["id"], position)
            if refused:
                continue
            where = (case, lever["id"], position)
            assert row_of(table, place, "figures") == board_figures(desk, plan), where
            shown = row_of(table, place, "series")
            for name, wanted in series(plan, scale.usd).items():
                assert len(shown[name]) == len(wanted), (where, name)
                assert np.abs(np.array(shown[name]) - wanted).max() <= 6e-4, (where, name)
            exact = exact_values(plan.target, plan.levers)
            for form, place_of_form in row_of(table, place, "at").items():
                rail = rails(desk)[form]
                assert (
                    abs(rail.positions[place_of_form] - np.clip(exact[form], rail.low, rail.high))
                    <= rail.step / 2 + 1e-9
                )
            for form, text in row_of(table, place, "typed").items():
                tens = 10 if (language, form) == ("zh", "value") else 1
                digits = 1 if tens == 10 else {"value": 2, "multiple": 2}.get(form, 1)
                assert text == desk.t.number(exact[form] * tens, digits=digits)


def test_a_replay_starts_at_the_plan_before_and_ends_at_the_plan_after():
    desk = desk_of("ru")
    before = plan_of(desk.pack, Levers(2030), form="share", given=4.0)
    after = plan_of(desk.pack, Levers(2034, other_growth=0.03, shape=Shape.back), form="growth", given=12.0)
    frames = replay_frames(desk, before, after, by="growth")
    assert len(frames) > 20
    for frame, plan in ((frames[0], before), (frames[-1], after)):
        assert frame["figures"] == board_figures(desk, plan)
        wanted = series(plan, money_scale(desk.t, after.target.value_usd).usd)
        np.testing.assert_allclose(frame["series"]["amount"], wanted["amount"], atol=6e-4)
        exact = exact_values(plan.target, plan.levers)
        assert frame["typed"] == {name: typed_text(desk.t, name, value) for name, value in exact.items()}
    growth = [plan_growth(frame) for frame in frames]
    assert growth == sorted(growth, reverse=growth[0] > growth[-1])


def plan_growth(frame: dict) -> float:
    return float(
        frame["figures"]["required_growth"].rstrip("%\u202f ").replace(",", ".").replace("\u2212", "-")
    )


def test_positions_that_contradict_the_other_levers_are_left_out_of_a_replay():
    desk = desk_of("en")
    before = plan_of(desk.pack, Levers(2030, diversion=1.0), form="share", given=60.0)
    after = plan_of(desk.pack, Levers(2030, other_growth=-0.09), form="share", given=60.0)
    frames = replay_frames(desk, before, after, by="share")
    assert frames
    assert frames[0]["figures"] == board_figures(desk, before)

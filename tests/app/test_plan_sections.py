"""The plan's sections on the targets page: every view, edits as typed or pasted, refusals, exact sums, the solver."""

import json
from pathlib import Path

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from directive.data.engine import default_engine
from directive.data.pack import default_pack
from directive.data.scenario import annexes, decode, encode, load_catalogue, read_scenario, to_plan
from directive.data.scenario.solving import solve
from tests.app.cells import read_cells

ROOT = Path(__file__).parents[2]
SPACES = str.maketrans({"\u202f": " ", "\u00a0": " "})
VIEWS = ("goods", "organisations", "keys", "regions", "years", "closing")
CATALOGUE = load_catalogue(default_engine())
EXAMPLE = (ROOT / "docs" / "examples" / "ten_percent.yml").read_text(encoding="utf-8")


def opened(view: str, language: str = "en", **params: object) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    address = {"lang": language, "board": "native", "plan_view": view, **params}
    for name, value in address.items():
        at.query_params[name] = str(value)
    at.switch_page("pages/targets.py")
    return ran(at)


def ran(at: AppTest) -> AppTest:
    at.run()
    assert not at.exception
    return at


def typed(at: AppTest, grid: str, cells: dict[tuple[int, str], object]) -> AppTest:
    """Type or paste into a grid: (row, column) -> text."""
    editor = next(e.proto for e in at.dataframe if f"-plan-{grid}-" in e.proto.id)
    rows: dict[str, dict[str, object]] = {}
    for (row, column), value in cells.items():
        rows.setdefault(str(row), {})[column] = value
    states = at._tree.get_widget_states()
    edits = json.dumps({"edited_rows": rows, "added_rows": [], "deleted_rows": []})
    states.widgets.append(WidgetState(id=editor.id, string_value=edits))
    at._run(states)
    assert not at.exception
    return at


def grid(at: AppTest, name: str):
    """What a grid shows."""
    found = next(e for e in at.dataframe if f"-plan-{name}-" in e.proto.id)
    return found.value


def scenario(at: AppTest):
    text = at.session_state["targets.plan"]
    return decode(text, catalogue=CATALOGUE).scenario if text else read_scenario("version: 1", name="empty")


def words(at: AppTest) -> str:
    shown = [*at.markdown, *at.caption, *at.info, *at.warning, *at.error]
    return "\n".join(e.value.translate(SPACES).replace("\\", "") for e in shown)


def table(at: AppTest, *headings: str):
    """The table that has these headings."""
    tables = [*(frame.value for frame in at.dataframe), *(read_cells(frame.value) for frame in at.table)]
    return next(table for table in tables if set(headings) <= set(table.columns))


def example_plan() -> str:
    return encode(read_scenario(EXAMPLE, name="example"))


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens_empty_and_full_in_its_language(view, language):
    for plan in ("", example_plan()):
        at = opened(view, language, **({"plan": plan} if plan else {}))
        assert not at.error
        assert not at.warning
        if language != "en":
            english = ("The ", "Every ", " of the ", "whole units", "Ceiling", "increment")
            lines = [line for line in words(at).split("\n") if "`" not in line]
            assert not [line for line in lines if any(part in line for part in english)]


def test_a_slider_puts_a_quantity_into_the_plan_and_its_baseline_takes_it_out():
    at = opened("goods")
    at.slider(key="targets.q_potash").set_value(6_874_000)
    ran(at)
    assert scenario(at).goods[0].target_quantity == 6_874_000
    assert "59.4 %" in words(at)  # of 11.58 m t
    at.slider(key="targets.q_potash").set_value(3_437_000)
    ran(at)
    assert at.session_state["targets.plan"] == ""


def test_cells_are_taken_as_people_type_them():
    at = typed(
        opened("goods", "ru"), "goods", {(0, "target_quantity"): "5 000 000,5", (0, "price_growth"): "2,5 %"}
    )
    good = scenario(at).goods[0]
    assert (good.id, good.target_quantity, good.price_growth) == ("potash", 5_000_000.5, 0.025)
    at = typed(opened("goods"), "goods", {(0, "target_quantity"): "5,000,000"})
    assert scenario(at).goods[0].target_quantity == 5_000_000


def test_kilograms_on_the_screen_are_tonnes_in_the_plan():
    at = typed(
        opened("goods", mass="kg"),
        "goods",
        {(0, "target_quantity"): "4,000,000,000", (1, "target_quantity"): "5"},
    )
    assert {good.id: good.target_quantity for good in scenario(at).goods} == {
        "potash": 4_000_000,
        "sawn_timber": 5,
    }
    assert grid(at, "goods").loc["potash", "target_quantity"] == "4,000,000,000"


def test_a_filled_in_good_joins_the_sum_and_is_marked_as_the_users_own():
    at = opened("goods")
    row = list(grid(at, "goods").index).index("beef")
    typed(
        at,
        "goods",
        {(row, "baseline_quantity"): "1000", (row, "unit_value_usd"): "5000", (row, "note"): "a guess"},
    )
    shown = grid(at, "goods").loc["beef"]
    assert shown["good"].endswith("★")
    assert shown["baseline_quantity"].endswith("★")
    assert shown["baseline_of"] == "your own assumption"
    assert shown["value"] == "$5.00 m"
    assert "Frozen beef ★" in json.dumps(
        [json.loads(e.proto.spec) for e in at.get("vega_lite_chart")]
    ) or any("Frozen beef ★" in label for label in (slider.label for slider in at.slider))
    at.session_state["source-beef"] = True  # opens its details
    details = words(ran(at))
    assert "at least one of the two is your own assumption. a guess" in details
    assert "No ceiling is known" in details


@pytest.mark.parametrize(
    ("column", "text", "allowed"),
    [
        ("target_quantity", "banana", "a number such as 1,250.5"),
        ("target_quantity", "-5", "0 or more"),
        ("partner_share_ceiling", "140", "0 % to 100 %"),
        ("price_growth", "999", "−90 % to 200 % a year"),
        ("note", "x" * 501, "at most 500 characters"),
    ],
)
def test_an_impossible_cell_says_why_and_keeps_the_old_value(column, text, allowed):
    at = opened("goods")
    before = grid(at, "goods")
    at = typed(at, "goods", {(0, column): text, (1, "target_quantity"): "1000000"})
    assert len(at.warning) == 1
    sentence = at.warning[0].value.replace("\\", "")
    assert "Potassium chloride (potash)" in sentence
    assert allowed in sentence
    assert "The old value stays" in sentence
    assert grid(at, "goods").loc["potash"].equals(before.loc["potash"])
    assert scenario(at).goods[0].id == "sawn_timber"  # what was pasted beside it is taken
    assert not ran(at).warning


def asks(language: str, word: str) -> AppTest:
    """The form for a good of one's own, with a word typed."""
    at = opened("goods", language)
    at.session_state["plan-add-good"] = True
    ran(at)
    at.text_input(key="plan-add-asked").set_value(word)
    return ran(at)


def found_goods(at: AppTest):
    return next(radio for radio in at.radio if radio.key.startswith("plan-add-code"))


@pytest.mark.parametrize(
    ("language", "word", "first"),
    [
        ("en", "tractor", "8701 · Tractors"), ("ru", "трактор", "8701 · Тракторы"), ("zh", "拖拉机", "8701 · 拖拉机"),
        ("ru", "tractor", "8701 · Тракторы"), ("ru", "870193", "870193 · Тракторы, в составе 8701"),
        ("en", "8701.93", "870193 · Tractors, part of 8701"), ("zh", "冰箱", "8418 · 冰箱及冷冻箱"),
    ],
)  # fmt: skip
def test_a_good_is_found_by_its_word_and_added(language, word, first):
    at = asks(language, word)
    assert found_goods(at).options[0] == first
    at.button(key="plan-add-done").click()
    ran(at)
    added = scenario(at).goods[0]
    assert added.hs_code == first.split(" ")[0]
    assert added.name.startswith(first.split(" ")[2].rstrip(","))
    assert grid(at, "goods").loc[added.id, "good"] == added.name
    assert not at.session_state["plan-add-good"]


def test_what_is_found_nowhere_is_said_and_refused_as_a_code():
    at = asks("en", "qwxyz")
    assert "Nothing found for “qwxyz”" in words(at)
    at.button(key="plan-add-done").click()
    ran(at)
    assert "HS code “qwxyz”; allowed is 2 to 10 digits" in words(at)
    assert scenario(at).goods == ()


def test_shares_of_organisations_add_up_exactly_and_held_ones_stay():
    at = opened("organisations", plan_good="sawn_timber")
    at.button(key="plan-organisations-start").click()
    ran(at)
    at = typed(at, "organisations", {(0, "locked"): True})
    at = typed(at, "organisations", {(1, "share"): "40"})
    parts = scenario(at).organisations[0].parts
    assert [round(part.share, 6) for part in parts] == [0.25, 0.4, 0.175, 0.175]
    shown = table(at, "Organisation", "2030")
    years = [name for name in shown if name.isdigit()]
    assert (shown[years].iloc[:-1].sum() == shown[years].iloc[-1]).all()
    assert shown["2030"].iloc[-1] == 910_000
    at = typed(at, "organisations", {(1, "share"): "80"})
    assert "105.0 %" in at.warning[0].value.translate(SPACES)
    assert scenario(at).organisations[0].parts == parts


def test_a_slider_moves_one_organisation_and_the_free_ones_make_room():
    at = opened("organisations", plan=example_plan(), plan_good="sawn_timber")
    key = "plan-share-sawn_timber-bellesbumprom-concern"
    held = "plan-share-sawn_timber-bellesexport"
    assert not [slider for slider in at.slider if slider.key == held]
    at.slider(key=key).set_value(40.0)
    ran(at)
    split = next(split for split in scenario(at).organisations if split.good_id == "sawn_timber")
    assert [round(part.share, 6) for part in split.parts] == [0.4, 0.2, 0.4]
    assert [part.locked for part in split.parts] == [True, False, False]
    at.slider(key=key).set_value(90.0)  # the held part has 40 %
    ran(at)
    assert "This was not changed" in words(at)
    assert next(split for split in scenario(at).organisations if split.good_id == "sawn_timber") == split


def test_a_pasted_row_of_keys_makes_room_in_the_others():
    at = typed(opened("keys"), "keys", {(0, "distribution"): "40", (0, "ecommerce"): "30"})
    split = scenario(at).keys[0]
    assert {part.id: round(part.share, 6) for part in split.parts} == {
        "distribution": 0.4, "ecommerce": 0.3, "joint_production": 0.15, "regions": 0.15}  # fmt: skip
    assert not grid(at, "keys").loc["potash", "distribution"].endswith("★")
    assert grid(at, "keys").loc["sawn_timber", "distribution"].endswith("★")


def test_counts_are_set_and_let_go():
    at = opened("keys")
    at.slider(key="plan-count-container_trains").set_value(3000)
    at.text_input(key="plan-count-warehouses.typed").set_value("7")
    ran(at)
    assert {goal.id: goal.target for goal in scenario(at).counts} == {
        "container_trains": 3000,
        "warehouses": 7,
    }
    at.slider(key="plan-count-container_trains").set_value(1500)
    at.text_input(key="plan-count-warehouses.typed").set_value("")
    ran(at)
    assert scenario(at).counts == ()


def test_a_held_pair_keeps_its_share_and_all_pairs_stay_at_one():
    at = typed(opened("regions"), "pairs", {(0, "BY-VI"): "12.5"})
    shown = grid(at, "pairs")
    assert shown["BY-VI"].str.contains("12.5").sum() == 1
    total = sum(float(text.translate(SPACES).rstrip(" %")) for text in shown["all"])
    assert total == pytest.approx(100, abs=0.2)
    at = typed(at, "pairs", {(0, "BY-HM"): "101"})
    assert "0 % to 100 %" in at.warning[0].value.translate(SPACES)
    at.slider(key="plan-theta").set_value(1.0)
    ran(at)
    assert scenario(at).regions.theta == 1.0
    place = list(grid(at, "pairs").index).index("CN-GD")
    at = typed(at, "pairs", {(place, "BY-VI"): None})
    assert scenario(at).regions.pairs == ()


def test_own_milestones_lead_the_path_and_go_again():
    at = typed(opened("years"), "milestones", {(1, "milestone"): "3,000"})
    assert at.session_state["targets.shape"] == "milestones"
    shown = table(at, "Good", "2027")
    assert shown.set_index("Good").loc["Milestone", "2027"] == 3_000_000_000
    at = typed(at, "milestones", {(0, "milestone"): "0"})
    assert "above 0" in at.warning[0].value
    at.button(key="plan-milestones-clear").click()
    ran(at)
    assert (at.session_state["targets.shape"], at.session_state["targets.plan"]) == ("constant", "")


def test_annexes_show_what_the_model_gives():
    at = opened("years", plan=example_plan(), h=3)
    plan = to_plan(
        read_scenario(EXAMPLE, name="example"), default_engine(), default_pack(), catalogue=CATALOGUE
    )
    wanted = annexes(plan).organisations
    shown = table(at, "Organisation", "Good", "2030")
    assert shown["2030"].sum() == wanted[wanted["year"] == 2030]["quantity"].sum()
    assert len(shown) == len(wanted) / wanted["year"].nunique()
    own = dict(zip(shown["Good"], shown["Baseline"], strict=True))
    assert own["Linen fabric"] == "your own assumption"
    assert own["Sawn timber"] == "published"


def test_the_solver_closes_the_gap_and_its_quantities_go_into_the_plan():
    at = opened("closing")
    assert "The gap closes when every free good grows by 374.8 %" in words(at)
    at.button(key="plan-apply").click()
    ran(at)
    plan = to_plan(scenario(at), default_engine(), default_pack(), catalogue=CATALOGUE)
    found = solve(plan)
    assert found.state == "closed"
    assert {good.id: good.goal_quantity for good in plan.plan.goods if good.id in found.binding} == {
        "potash": 11_580_000
    }
    assert "$2.78 bn by quantity, $0 by price" in words(at)


def test_out_of_reach_is_said_with_the_greatest_share_which_a_button_sets():
    at = opened("closing", share=20)
    assert "It cannot be closed" in words(at)
    assert "14.6 % of all exports" in words(at)
    at.button(key="plan-set-reach").click()
    ran(at)
    assert (at.session_state["targets.by"], at.session_state["targets.share"]) == ("share", 14.6)
    assert "The gap closes" in words(at)


def test_a_price_that_meets_the_target_alone_is_visible():
    plan = encode(read_scenario("version: 1\ngoods: {potash: {price_growth: 0.2}}", name="price"))
    assert "$0 by quantity" in words(opened("closing", plan=plan))


def test_a_count_takes_a_baseline_of_ones_own_with_its_year():
    at = opened("keys")
    rows = list(grid(at, "counts").index)
    warehouses, trains = rows.index("warehouses"), rows.index("container_trains")
    typed(
        at,
        "counts",
        {(warehouses, "baseline"): "2", (warehouses, "baseline_year"): "2024", (warehouses, "target"): "12"},
    )
    typed(at, "counts", {(trains, "baseline"): "1,400"})
    goals = {goal.id: goal for goal in scenario(at).counts}
    assert (goals["warehouses"].baseline, goals["warehouses"].baseline_year, goals["warehouses"].target) == (
        2,
        2024,
        12,
    )
    assert (goals["container_trains"].baseline, goals["container_trains"].target) == (1400, None)
    shown = grid(at, "counts")
    assert shown.loc["warehouses"].tolist()[2:] == ["2 ★", "2024 ★", "12"]
    assert shown.loc["park_residents", "baseline"] == "118"  # published, not the user's
    assert at.slider(key="plan-count-warehouses").value == 12  # a count with a baseline has a slider
    assert "Baseline 2 ★ in 2024: your own." in words(at)
    # Emptied, the published baseline stands again; its year of one's own goes with it.
    typed(at, "counts", {(trains, "baseline"): ""})
    assert [goal.id for goal in scenario(at).counts] == ["warehouses"]
    assert grid(at, "counts").loc["container_trains", "baseline"] == "more than 1,500"


@pytest.mark.parametrize(
    ("cells", "value", "allowed"),
    [
        ({"baseline": "banana"}, "banana", "a number such as"),
        ({"baseline": "-3"}, "-3", "a whole number, 0 or more"),
        ({"target": "2.5"}, "2.5", "a whole number, 0 or more"),
        ({"baseline": "3", "baseline_year": "1989"}, "1989", "1990 to 2026"),
        ({"baseline": "3", "baseline_year": "2027"}, "2027", "1990 to 2026"),
        ({"baseline_year": "2024"}, "2024", "a year beside a baseline of your own"),
    ],
)
def test_a_count_that_cannot_be_says_why_and_changes_nothing(cells, value, allowed):
    at = opened("keys")
    row = list(grid(at, "counts").index).index("warehouses")
    typed(at, "counts", {(row, column): text for column, text in cells.items()})
    said = at.warning[0].value.replace("\\", "")
    assert f"“{value}”" in said
    assert allowed in said
    assert scenario(at).counts == ()


MARKED_AS = {"en": "To be checked: ", "ru": "Требует проверки: ", "zh": "需核实："}
MARKED = {
    "en": "172.7 % of China's imports of 2023",
    "ru": "172,7 % импорта Китая за 2023 г.",
    "zh": "相当于2023年中国进口量的172.7%",
}


@pytest.mark.parametrize("language", MARKED)
def test_a_quantity_beyond_the_market_is_taken_and_marked(language):
    at = typed(opened("goods", language), "goods", {(0, "target_quantity"): "20000000"})
    marked = words(at).split(MARKED_AS[language])[1]
    assert MARKED[language] in marked
    assert grid(at, "goods").loc["potash", "target_quantity"].endswith(" ⚠")
    assert scenario(at).goods[0].target_quantity == 20_000_000
    # The marked cell, pasted back, is the same number; within the market the mark goes.
    at = typed(at, "goods", {(0, "target_quantity"): "20 000 000 ⚠"})
    assert scenario(at).goods[0].target_quantity == 20_000_000
    at = typed(at, "goods", {(0, "target_quantity"): "5000000"})
    assert MARKED_AS[language] not in words(at)
    assert not grid(at, "goods").loc["potash", "target_quantity"].endswith("⚠")


def test_a_milestone_beyond_the_target_is_marked():
    at = typed(opened("years"), "milestones", {(2, "milestone"): "10000"})
    assert "milestone of 2028: above the target of 2030" in words(at)
    assert grid(at, "milestones").loc["2028", "milestone"] == "10,000 ★ ⚠"


def test_closing_the_gap_says_what_it_asks_of_a_market():
    why = table(opened("closing"), "Why", "Solver")["Why"]
    assert why.str.contains("at its ceiling. To be checked: 100.0.% of China's imports of 2023").any()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "1 of 5 checks has few cases on record, fewer than one in ten: comparable starts (83 of 5,586",
        ),
        (
            "ru",
            "1 из 5 проверок — редкие случаи, менее одного из десяти: сопоставимые случаи (такой доли достигли 83",
        ),
        ("zh", "5项检验中有1项先例很少，不到十分之一：可比起点（5,586个中有83个"),
    ],
)
def test_all_checks_end_in_one_verdict(language, said):
    assert said in words(opened("plausible", language))


def test_the_verdict_names_the_worst_first():
    plan = encode(read_scenario("version: 1\ngoods: {potash: {target_quantity: 11580000}}", name="all of it"))
    said = words(opened("plausible", plan=plan, share="30"))
    first, second = said.index("beyond anything on record"), said.index("cannot be made")
    assert first < second
    assert "Potassium chloride (potash) at 100 % of its imports, 30 % at most on record" in said
    assert "own output (not found in the sources gathered)" in said


def test_quantities_put_into_the_plan_are_said_to_be_there_and_counted_alike():
    at = opened("closing")
    at.button(key="plan-apply").click()
    ran(at)
    assert "These quantities are in the plan." in words(at)
    assert "covered: 100 %" in words(at)
    assert words(at).count("with the other goods the target is covered") >= 2  # the plan's sentence, too
    assert at.button(key="plan-apply").disabled

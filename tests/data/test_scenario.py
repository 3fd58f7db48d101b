"""Scenario files: read and written back, refused with path and value, brought to the model's plan."""

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from directive.data.pack import default_pack
from directive.data.scenario import (
    CountGoal,
    Scenario,
    ScenarioBase,
    ScenarioError,
    ScenarioGood,
    ScenarioRegions,
    TopLine,
    annexes,
    load_catalogue,
    read_scenario,
    schema,
    to_plan,
    write_scenario,
)
from directive.data.scenario.solving import reach, solve, with_solution
from directive.model.annex import good_years
from directive.model.errors import InfeasibleError, RangeError
from directive.model.plan import Part, Split, sum_plan
from directive.model.solver import close_gap


@pytest.fixture(scope="module")
def catalogue(engine):
    return load_catalogue(engine)


@pytest.fixture(scope="module")
def example(root):
    text = (root / "docs" / "examples" / "ten_percent.yml").read_text(encoding="utf-8")
    return read_scenario(text, name="ten_percent.yml")


@pytest.fixture(scope="module")
def prepare(engine, catalogue):
    return lambda scenario: to_plan(scenario, engine, default_pack(), catalogue=catalogue)


def total_of(prepared):
    return sum_plan(prepared.plan, outside_usd=prepared.outside_usd).coverage


def test_the_published_schema_is_a_schema():
    Draft202012Validator.check_schema(schema())


def test_the_example_is_a_complete_plan(example, prepare):
    parts = {part.id for split in example.organisations for part in split.parts}
    plan = prepare(example).plan
    assert len(example.goods) >= 6
    assert len(parts) >= 10
    assert plan.horizon == 5
    assert len({part.id for split in plan.keys for part in split.parts}) == 4
    assert len({part.id.split(">")[1] for split in plan.regions for part in split.parts}) == 10


def test_figures_of_the_users_own_carry_a_note_in_the_example(example, prepare):
    filled = {good.id for good in prepare(example).plan.goods if good.user_filled}
    assert filled
    assert filled <= {good.id for good in example.goods if good.note}


def test_written_and_read_back_it_is_the_same(example):
    assert read_scenario(write_scenario(example), name="again") == example
    assert write_scenario(read_scenario(write_scenario(example), name="again")) == write_scenario(example)


def test_json_reads_as_yaml_does():
    text = '{"version": 1, "top_line": {"by": "value", "value": 5.2e9, "milestones": {"2027": 2e9}}}'
    yaml = "version: 1\ntop_line: {by: value, value: 5.2e9, milestones: {2027: 2e9}}"
    assert read_scenario(text, name="a.json") == read_scenario(yaml, name="a.yml")
    assert read_scenario(yaml, name="a.yml").top_line.milestones == ((2027, 2e9),)


@pytest.mark.parametrize(
    ("text", "path", "value", "allowed"),
    [
        ("version: 2", "version", 2, "1"),
        ("name: x", "version", "missing", "what a person decided"),
        ("version: 1\nspeed: 3", "speed", "not a field", "top_line"),
        ("version: 1\ngoods: {potash: {target_quantity: -5}}", "goods.potash.target_quantity", -5, "0 to 1e+15"),
        ("version: 1\ngoods: {potash: {target_quantity: many}}", "goods.potash.target_quantity", "many", "a number"),
        ("version: 1\ngoods: {potash: {locked: 1}}", "goods.potash.locked", 1, "true or false"),
        ("version: 1\ngoods: {whey: {hs_code: 0404}}", "goods.whey.hs_code", "0404", None),
        ("version: 1\ngoods: {potash: {speed: 1}}", "goods.potash.speed", "not a field", "target_quantity"),
        ("version: 1\ngoods: {Potash: {}}", "goods.Potash", "a name", "a to z"),
        ("version: 1\ntop_line: {by: share}", "top_line.value", "missing", "together"),
        ("version: 1\ntop_line: {by: luck, value: 1}", "top_line.by", "luck", "share, value, growth, multiple"),
        ("version: 1\ntop_line: {shape: linear, diversion: 1.5}", "top_line.diversion", 1.5, "0 to 1"),
        ("version: 1\nkeys: {potash: {distribution: 1.2}}", "keys.potash.distribution", 1.2, "0 to 1"),
        ("version: 1\nkeys: {potash: {distribution: {locked: true}}}", "keys.potash.distribution.share", "missing", ""),
        ("version: 1\nkeys: {potash: {}}", "keys.potash", {}, "at least one part"),
        ("version: 1\nregions: {pairs: {here: 1}}", "regions.pairs.here", "a name", "joined by |"),
        ("version: 1\nregions: {theta: 2}", "regions.theta", 2, "0 to 1.5"),
        ("version: 1\ndata_version: 2026.11", "data_version", 2026.11, "in quotes"),
        ("version: 1\ncounts: {trains: {target: -1}}", "counts.trains.target", -1, "0 to"),
        ("version: 1\ncounts: {trains: {}}", "counts.trains", {}, "target, a baseline"),
        ("version: 1\ncounts: {trains: {baseline_year: 2024}}", "counts.trains.baseline", "missing", "only beside"),
        ("version: 1\ncounts: {trains: {target: 3, baseline: 1, baseline_year: soon}}", "counts.trains.baseline_year",
         "soon", "a whole number"),
    ],
)  # fmt: skip
def test_a_refusal_names_file_path_value_and_what_is_allowed(text, path, value, allowed):
    if allowed is None:  # leading zeros are text in our YAML, and a good code
        assert read_scenario(text, name="bad.yml").goods[0].hs_code == value
        return
    with pytest.raises(ScenarioError) as caught:
        read_scenario(text, name="bad.yml")
    first = caught.value.problems[0]
    assert (first.path, first.value) == (path, value)
    assert allowed in first.allowed
    assert str(caught.value).startswith(f"bad.yml: {path} is ")


@pytest.mark.parametrize(
    "text",
    [
        "", "[1, 2]", "version: [", "version: 1\nversion: 1", '{"version": 1, "version": 1}',
        "version: 1\ngoods: {beef: &x {target_quantity: 1}, whey: *x}",
        "version: !!python/object/apply:os.getcwd []", '{"version": NaN}', "version: .inf", "[" * 50_000,
        '{"a":' * 50_000, "version: 1\nname: " + "x" * 1_000_001, "version: 1" + "0" * 5_000, "{1: 1, '1': 1}",
        "a: " * 3 + "1", "\x00", "true: 1",
    ],
)  # fmt: skip
def test_what_is_no_scenario_is_refused_by_name(text):
    with pytest.raises(ScenarioError, match=r"^odd\.yml: "):
        read_scenario(text, name="odd.yml")


def test_every_problem_of_a_file_is_kept():
    with pytest.raises(ScenarioError, match="more") as caught:
        read_scenario("version: 1\nspeed: 1\ngoods: {potash: {locked: 3, target_quantity: -1}}", name="x")
    assert {problem.path for problem in caught.value.problems} == {
        "speed", "goods.potash.locked", "goods.potash.target_quantity",
    }  # fmt: skip


def test_an_empty_scenario_is_the_pack(prepare, catalogue):
    prepared, pack = prepare(Scenario()), default_pack()
    assert prepared.plan.base == pack.base.model()
    assert prepared.plan.target.share == pack.base.goal_share
    assert [good.id for good in prepared.plan.goods] == list(catalogue.goods)
    assert not any(good.user_filled for good in prepared.plan.goods)
    assert prepared.plan.organisations == ()


def test_what_is_sold_outside_the_goods_is_base_less_base_goods(prepare):
    """Potash 3,437,000 t and sawn timber 910,000 m³ at their CIF prices, brought to FOB by 1.06."""
    potash, timber = 3_437_000 * 278.7633389307188 / 1.06, 910_000 * 197.77827648114902 / 1.06
    prepared = prepare(Scenario())
    assert prepared.outside_usd == pytest.approx(1.7e9 - potash - timber)
    assert total_of(prepared)[0].total == pytest.approx(1.7e9)
    assert total_of(prepared)[0].state == "covered"


def test_goods_worth_more_than_the_base_leave_nothing_outside(prepare):
    good = ScenarioGood(id="beef", baseline_quantity=1e6, unit_value_usd=5000)
    prepared = prepare(Scenario(goods=(good,)))
    assert prepared.outside_usd == 0
    assert prepared.goods_over_base_usd > 0
    assert "goods_over_base" in {one.id for one in prepared.assumptions}


def test_figures_given_by_the_user_are_marked_and_decisions_are_not(prepare):
    good = ScenarioGood(id="whey", unit_value_usd=1000, target_quantity=9e4, price_growth=0.02, note="ours")
    prepared = prepare(Scenario(goods=(good,)))
    whey = next(one for one in prepared.plan.goods if one.id == "whey")
    assert whey.user_filled == {"unit_value_usd"}
    assert (whey.baseline_quantity, whey.goal_quantity) == (62_400, 90_000)
    marked = [one for one in prepared.assumptions if one.id == "user_figure"]
    assert [(one.path, one.value, one.note) for one in marked] == [
        ("goods.whey.unit_value_usd", 1000, "ours")
    ]


@pytest.mark.parametrize(
    ("good", "factor"),
    [
        (ScenarioGood(id="potash"), 1.06),
        (ScenarioGood(id="potash", unit_value_usd=300), 1.06),
        (ScenarioGood(id="potash", unit_value_usd=300, valuation="FOB"), 1.0),
        (ScenarioGood(id="whey", unit_value_usd=300), 1.0),
        (ScenarioGood(id="whey", unit_value_usd=300, valuation="CIF"), 1.06),
    ],
)
def test_a_price_is_on_the_packs_basis_else_fob(prepare, good, factor):
    plan = prepare(Scenario(goods=(good,))).plan
    assert next(one for one in plan.goods if one.id == good.id).valuation_factor == factor


def test_a_base_of_the_users_own_and_the_four_forms_reach_the_model(prepare):
    base = ScenarioBase(year=2024, partner_value_usd=1e9, total_value_usd=2e10)
    top = TopLine(by="multiple", value=2, target_year=2028, shape="milestones", milestones=((2026, 1.2e9),))
    plan = prepare(Scenario(base=base, top_line=top)).plan
    assert plan.target.value_usd == 2e9
    assert plan.milestones().value_usd.tolist() == pytest.approx([1e9, 1.1e9, 1.2e9, 1.6e9, 2e9])


@pytest.mark.parametrize(
    ("scenario", "path"),
    [
        (Scenario(top_line=TopLine(target_year=2020)), "top_line.target_year"),
        (Scenario(top_line=TopLine(by="share", value=1.0)), "top_line.value"),
        (Scenario(top_line=TopLine(shape="milestones", milestones=((2031, 1.0),))), "top_line.milestone year"),
        (Scenario(base=ScenarioBase(year=2024, partner_value_usd=2e9, total_value_usd=1e9)), "base.total_value_usd"),
        (Scenario(goods=(ScenarioGood(id="potash", unit="kg"),)), "goods.potash.unit"),
        (Scenario(goods=(ScenarioGood(id="potash", name="Salt"),)), "goods.potash.name"),
        (Scenario(regions=ScenarioRegions(provinces=("CN-HK",))), "regions.provinces"),
        (Scenario(goods=(ScenarioGood(id="gold"),)), "goods.gold"),
        (Scenario(goods=(ScenarioGood(id="gold", name="Gold", unit="t"),)), "goods.gold"),
        (Scenario(organisations=(Split("potash", (Part("nobody", 1.0),)),)), "organisations.potash.nobody"),
        (Scenario(keys=(Split("potash", (Part("luck", 1.0),)),)), "keys.potash.luck"),
        (Scenario(counts=(CountGoal(id="stars", target=3),)), "counts.stars"),
        (Scenario(counts=(CountGoal(id="warehouses", baseline=1, baseline_year=2027),)),
         "counts.warehouses.baseline_year"),
    ],
)  # fmt: skip
def test_what_the_model_or_the_pack_refuses_is_named_by_its_path(prepare, scenario, path):
    with pytest.raises(RangeError) as caught:
        prepare(scenario)
    assert caught.value.field == path


def test_locked_shares_that_cannot_add_up_name_the_split(prepare):
    split = Split("potash", (Part("distribution", 0.7, True), Part("regions", 0.7, True)))
    with pytest.raises(InfeasibleError, match=r"keys\.potash: locked shares would be 1\.4"):
        prepare(Scenario(keys=(split,)))


@pytest.mark.parametrize("unit", ["t", "kg"])
def test_every_annex_adds_exactly_to_good_and_year(example, prepare, unit):
    prepared = prepare(example)
    tables = annexes(prepared, unit=unit)
    times = 1000 if unit == "kg" else 1
    for good in prepared.plan.goods:
        whole = good_years(prepared.plan, good)
        for kind, measure in (("organisations", "quantity"), ("keys", "increment"), ("regions", "increment")):
            rows = getattr(tables, kind).query("good_id == @good.id")
            if whole is None:
                assert rows.empty
                continue
            summed = rows.groupby("year")[measure].sum().tolist()
            wanted = (whole.quantity if kind == "organisations" else whole.increment).tolist()
            if unit == "t" or good.unit != "t":
                assert summed == wanted
            else:
                assert summed == pytest.approx([number * times for number in wanted], abs=times)
    assert set(tables.regions["unit"]) == {unit, "m3", "pieces"}


def test_annexes_name_their_parts_in_three_languages_and_mark_assumptions(example, prepare):
    tables = annexes(prepare(example))
    for frame, parts in (
        (tables.organisations, ("organisation", "good")),
        (tables.keys, ("key", "good")),
        (tables.regions, ("home_region", "province", "good")),
        (tables.counts, ("count", "key")),
    ):
        named = [f"{part}_{language}" for part in parts for language in ("en", "ru", "zh")]
        assert frame[named].notna().all(axis=None)
        assert not (frame[named] == "").any(axis=None)
    keys, regions = tables.keys, tables.regions
    assert set(keys.query("assumed")["good_id"]) == {"rapeseed_oil", "pulp", "linen_fabric"}
    assert set(regions.query("not assumed")["province"]) == {"CN-SC", "CN-SD"}
    assert not tables.organisations["user_filled"][tables.organisations["good_id"] == "potash"].any()
    assert tables.organisations["user_filled"][tables.organisations["good_id"] == "beef"].all()


def test_organisations_are_never_guessed(prepare):
    prepared = prepare(Scenario())
    assert annexes(prepared).organisations.empty
    assert set(prepared.without_organisation) == {good.id for good in prepared.plan.goods}


def test_counts_start_at_the_published_figure_and_a_blank_stays_a_blank(prepare):
    goals = (CountGoal(id="container_trains", target=3000), CountGoal(id="warehouses", target=10))
    rows = annexes(prepare(Scenario(counts=goals))).counts
    trains = rows[rows["count_id"] == "container_trains"]
    assert trains["count"].tolist()[0] == 1500
    assert trains["count"].tolist()[-1] == 3000
    assert rows[rows["count_id"] == "warehouses"]["count"].isna().all()


def test_a_baseline_of_ones_own_and_its_year_stand_in_the_annex(prepare):
    goals = (
        CountGoal(id="container_trains", target=2800, baseline=1400, baseline_year=2024),
        CountGoal(id="warehouses", baseline=3, baseline_year=2023),
    )
    prepared = prepare(Scenario(counts=goals))
    rows = annexes(prepared).counts
    assert set(rows["count_id"]) == {"container_trains"}  # without a target a count is in no annex
    assert rows["count"].tolist()[0] == 1400
    assert set(zip(rows["baseline"], rows["baseline_year"], rows["user_filled"], strict=True)) == {
        (1400, 2024, True)
    }
    kept = next(count for count in prepared.plan.counts if count.id == "warehouses")
    assert (kept.baseline, kept.baseline_year, kept.target) == (3, 2023, None)


def test_held_pairs_keep_their_share_and_the_rest_makes_room(example, prepare):
    rows = annexes(prepare(example)).regions
    potash = rows.query("good_id == 'potash' and year == 2030").set_index(["home_region", "province"])
    total = 5_200_000 - 3_437_000
    assert potash["increment"].sum() == total
    assert potash["increment"]["BY-VI", "CN-SD"] == pytest.approx(0.1 * total, abs=1)
    assert potash["increment"]["BY-HO", "CN-SC"] == pytest.approx(0.05 * total, abs=1)


def test_without_held_pairs_a_province_gets_its_benchmark_evenly_over_its_ties(prepare, catalogue):
    parts = prepare(Scenario(regions=ScenarioRegions(provinces=("CN-ZJ", "CN-GD")))).plan.regions[0].parts
    shares = {part.id: part.share for part in parts}
    zhejiang = 0.073856 / (0.073856 + 0.175132)
    tied = [home for home, province in catalogue.ties if province == "CN-ZJ"]
    assert sorted(tied) == ["BY-MA", "BY-MI"]
    assert shares["BY-MA>CN-ZJ"] == pytest.approx(zhejiang / 2, rel=1e-4)
    assert len([name for name in shares if name.endswith("CN-GD")]) == 7  # no document: all home regions


def test_the_example_is_closed_by_the_solver_and_stays_closed_when_written(example, prepare):
    prepared = prepare(example)
    closing = solve(prepared)
    assert closing.state == "closed"
    assert closing == close_gap(prepared.plan, outside_usd=prepared.outside_usd)
    solved = prepare(read_scenario(write_scenario(with_solution(prepared, closing)), name="solved"))
    last = total_of(solved)[-1]
    assert last.total == pytest.approx(prepared.plan.target.value_usd, rel=1e-9)
    assert {good.id: good.goal_quantity for good in solved.plan.goods if good.id in closing.quantities} == (
        closing.quantities
    )
    assert reach(prepared).share > prepared.plan.target.share


def test_the_solver_writes_goods_the_scenario_had_not_named(prepare):
    prepared = prepare(Scenario(top_line=TopLine(by="multiple", value=1.2)))
    solved = with_solution(prepared, solve(prepared))
    assert {good.id for good in solved.goods} == {"potash", "sawn_timber"}
    assert replace(solved, goods=()) == prepared.scenario


def test_organisation_ids_are_stable_and_apart(catalogue, engine):
    rows = engine.table("organisations")
    assert len(catalogue.organisations) == rows["organisation"].nunique()
    assert catalogue.organisations["belaruskali"]["ru"] == "Беларуськалий"


def test_the_docs_publish_the_schema_as_it_is_used(root):
    page = (root / "docs" / "scenario.md").read_text(encoding="utf-8")
    published = page.split("```json\n")[1].split("```")[0]
    assert json.loads(published) == schema()
    fields = {*schema()["properties"], *schema()["$defs"]["good"]["properties"]}
    assert not [field for field in fields if f"`{field}`" not in page]

"""Scenario files from a shell: the model's own numbers, exit codes, one line for each refusal."""

import csv
import json

import pytest

from directive.cli import main
from directive.data.engine import default_engine
from directive.data.pack import default_pack
from directive.data.scenario import annexes, encode, read_scenario, to_plan
from directive.model.solver import close_gap, greatest_share

EXAMPLE = "docs/examples/ten_percent.yml"
SMALL = "version: 1\ntop_line: {by: value, value: 1.8e9, target_year: 2030}\n"


def run(capsys, *args, code=0):
    assert main(list(args)) == code
    return capsys.readouterr()


def ask(capsys, *args, code=0):
    out = run(capsys, *args, "--json", code=code).out
    return json.loads(out, parse_constant=lambda word: pytest.fail(word))


def refused(capsys, *args):
    out, err = run(capsys, *args, code=2)
    assert out == ""
    assert err.count("\n") == 1
    return err.strip()


@pytest.fixture
def file(tmp_path):
    def write(text, name="plan.yml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture(scope="module")
def prepared(root):
    text = (root / EXAMPLE).read_text(encoding="utf-8")
    return to_plan(read_scenario(text, name="x"), default_engine(), default_pack())


def test_the_whole_plan_has_the_models_numbers(capsys, prepared):
    answer = ask(capsys, "plan", EXAMPLE)
    assert answer["target_value_usd"] == prepared.plan.target.value_usd == pytest.approx(5.191e9, abs=5e5)
    assert answer["outside_usd"] == prepared.outside_usd
    assert [row["year"] for row in answer["coverage"]] == list(range(2025, 2031))
    tables = annexes(prepared)
    for kind in ("organisations", "keys", "regions"):
        measure = "quantity" if kind == "organisations" else "increment"
        assert [row[measure] for row in answer["annexes"][kind]] == getattr(tables, kind)[measure].tolist()
    potash = next(good for good in answer["goods"] if good["good_id"] == "potash")
    assert potash["years"][-1]["quantity"] == 5_200_000
    assert potash["user_filled"] == []
    assert potash["source_ids"]


def test_dollars_follow_from_whole_units_and_the_remainder_is_shown(capsys):
    answer = ask(capsys, "plan", EXAMPLE)
    for place, row in enumerate(answer["coverage"]):
        carried = [good["years"][place]["value_usd"] for good in answer["goods"] if good["in_sum"]]
        assert sum(carried) + answer["outside_usd"] + row["remainder_usd"] == pytest.approx(
            row["milestone_usd"]
        )
        assert row["total"] + row["gap"] == pytest.approx(row["milestone_usd"])


def test_goods_without_figures_are_listed_with_the_reason(capsys):
    answer = ask(capsys, "plan", EXAMPLE)
    left = {row["good_id"]: row["reason"] for row in answer["left_out"]}
    assert set(left) == {"dairy", "butter_milk_powder", "flax", "confectionery", "fish", "chemicals"}
    assert all(left.values())
    assert set(answer["without_organisation"]) == set(left)


def test_the_users_own_figures_are_marked_with_their_note(capsys):
    answer = ask(capsys, "plan", EXAMPLE)
    rows = [row for row in answer["assumptions"] if row["path"] == "goods.beef.unit_value_usd"]
    assert rows == [
        {"path": "goods.beef.unit_value_usd", "value": 5000.0, "about": "the user's own figure",
         "note": "quantity, price, output made up"}
    ]  # fmt: skip
    beef = [row for row in answer["annexes"]["organisations"] if row["good_id"] == "beef"]
    assert beef
    assert all(row["user_filled"] for row in beef)


def test_the_option_and_the_argument_are_the_same(capsys):
    assert run(capsys, "plan", "--scenario", EXAMPLE).out == run(capsys, "plan", EXAMPLE).out


def test_the_text_shows_every_part(capsys):
    out = run(capsys, "plan", EXAMPLE).out
    for heading in ("path", "goods", "coverage", "left out of the sum", "annex: organisations, quantity",
                    "annex: keys, increment", "annex: regions, increment", "counts", "assumptions"):  # fmt: skip
        assert f"\n# {heading}\n" in out


def test_kilograms_count_the_same_goods_finer(capsys):
    tonnes, kilograms = ask(capsys, "plan", EXAMPLE), ask(capsys, "plan", EXAMPLE, "--unit", "kg")
    for one, other in zip(tonnes["goods"], kilograms["goods"], strict=True):
        times = 1000 if one["unit"] == "t" else 1
        assert other["unit"] == ("kg" if times == 1000 else one["unit"])
        for coarse, fine in zip(one["years"], other["years"], strict=True):
            assert fine["quantity"] == pytest.approx(coarse["quantity"] * times, abs=0.5 * times)
    assert kilograms["coverage"][-1]["total"] == pytest.approx(tonnes["coverage"][-1]["total"])


def test_tables_go_to_a_folder_and_no_cell_is_a_formula(capsys, tmp_path, file):
    text = (
        SMALL
        + 'goods: {odd: {name: "=1+1", hs_code: "99", unit: t, baseline_quantity: 1, unit_value_usd: 5}}'
    )
    folder = tmp_path / "tables"
    run(capsys, "plan", file(text), "--csv", str(folder))
    assert {one.stem for one in folder.iterdir()} == {
        "path", "coverage", "left_out", "counts", "assumptions", "goods", "goods_by_year", "organisations", "keys",
        "regions",
    }  # fmt: skip
    with (folder / "goods.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = {row["good_id"]: row for row in csv.DictReader(stream)}
    assert rows["odd"]["name"] == "'=1+1"
    assert rows["odd"]["user_filled"] == "baseline_quantity;unit_value_usd"
    assert "CN038" in rows["potash"]["plan_source_ids"]


def test_solve_closes_the_gap_as_the_model_does(capsys, prepared):
    closing = close_gap(prepared.plan, outside_usd=prepared.outside_usd)
    most = greatest_share(prepared.plan, outside_usd=prepared.outside_usd)
    answer = ask(capsys, "solve", EXAMPLE)
    assert (answer["state"], answer["stretch"]) == ("closed", closing.stretch)
    assert {row["good_id"]: row["target_solved"] for row in answer["goods"] if row["target_solved"]} == (
        closing.quantities
    )
    assert answer["binding"] == list(closing.binding)
    assert answer["reachable_share"] == most.share
    assert {row["good_id"]: row["reason"] for row in answer["unused"]}["pulp"] == "locked"


def test_solve_writes_a_file_that_covers_its_target(capsys, tmp_path):
    out = tmp_path / "solved.yml"
    run(capsys, "solve", EXAMPLE, "--out", str(out))
    last = ask(capsys, "plan", str(out))["coverage"][-1]
    assert last["state"] == "covered"
    assert last["covered_share"] == pytest.approx(1, abs=1e-9)
    assert len(encode(read_scenario(out.read_text(encoding="utf-8"), name="x"))) <= 1500


def test_a_target_beyond_the_ceilings_says_so_and_exits_with_3(capsys, file):
    text = SMALL.replace("1.8e9", "2e10") + "goods: {potash: {partner_share_ceiling: 0.4}}"
    answer = ask(capsys, "solve", file(text), code=3)
    assert answer["state"] == "short"
    assert answer["gap_usd"] > 0
    assert set(answer["binding"]) == {"potash", "sawn_timber"}
    assert answer["reachable_value_usd"] == pytest.approx(answer["value_usd"])
    assert "not used" in run(capsys, "solve", file(text), code=3).out


def test_ceilings_that_would_leave_other_exports_below_zero_give_no_reach(capsys, file):
    text = SMALL.replace("}", ", diversion: 1}") + (
        "goods: {ore: {name: Ore, hs_code: '2601', unit: t, baseline_quantity: 1000000, unit_value_usd: 100,"
        " own_output: 1e9}}"
    )
    answer = ask(capsys, "solve", file(text))
    assert answer["state"] == "closed"
    assert answer["reachable_share"] is None
    assert "other exports would be" in answer["reachable_reason"]


def test_a_target_below_today_is_over_and_answers(capsys, file):
    assert ask(capsys, "solve", file(SMALL.replace("1.8e9", "1e9")))["state"] == "over"


def test_a_refusal_names_file_path_value_and_range(capsys, file):
    line = refused(capsys, "plan", file(SMALL + "goods: {potash: {target_quantity: -1}}"))
    assert line == "directive: plan.yml: goods.potash.target_quantity is -1; allowed: 0 to 1e+15."
    line = refused(capsys, "plan", file("version: 1\ntop_line: {target_year: 2020}"))
    assert line == "directive: plan.yml: top_line.target_year is 2020; allowed: 2026 to 2055."
    line = refused(capsys, "solve", file("version: 1\ngoods: {gold: {}}"))
    assert line.startswith("directive: plan.yml: goods.gold is unknown; allowed: beef, ")
    line = refused(capsys, "plan", file("version: 1\nkeys: {potash: {regions: {share: 0.5, locked: true}}}"))
    assert line == (
        "directive: plan.yml: keys.potash: locked shares would be 0.5;"
        " allowed: 1 in all when every part is locked."
    )


def test_files_that_cannot_be_read_or_written_are_named(capsys, file, tmp_path):
    assert "nowhere.yml: file is No such file" in refused(capsys, "plan", "nowhere.yml")
    (tmp_path / "raw.yml").write_bytes(b"\xff\xfe\x00")
    assert "raw.yml: file is not UTF-8" in refused(capsys, "solve", str(tmp_path / "raw.yml"))
    assert "allowed: a place" in refused(capsys, "solve", file(SMALL), "--out", str(tmp_path))


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ([EXAMPLE, "--share", "0.1"], "--share given beside a file"),
        ([EXAMPLE, "--scenario", EXAMPLE], "allowed: one of them"),
        (["--share", "0.1", "--unit", "kg"], "--unit given without a file"),
        ([EXAMPLE, "--unit", "pounds"], "--unit is pounds; allowed: t, kg"),
    ],
)
def test_options_that_contradict_each_other_are_refused(capsys, args, words):
    assert words in refused(capsys, "plan", *args)


def test_a_file_made_with_other_data_says_so_beside_the_answer(capsys, file):
    out, err = run(capsys, "plan", file(SMALL + "data_version: '2020.01'"), "--json")
    assert json.loads(out)["data_version"] == "2020.01"
    assert err == "directive: made with data version 2020.01; figures are those of version 2026.11.\n"

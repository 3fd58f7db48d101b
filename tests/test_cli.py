"""The console script: hand values, key names, exit codes, one line on stderr for every refusal."""

import json
import zipfile

import pytest
from pptx import Presentation

from directive.cli import main
from directive.cli.output import plain_value, records

PLAN = ["plan", "--share", "0.10", "--year", "2030", "--other-growth", "0.03"]
CHECK_CLASS = [
    "reference", "--share-from", "0.03", "--share-to", "0.06", "--min-value", "5e8", "--years", "5",
    "--reach", "0.10",
]  # fmt: skip


def ask(capsys, *args):
    """The JSON answer of a command; NaN and Infinity, which JSON does not have, fail."""
    assert main([*args, "--json"]) == 0
    return json.loads(capsys.readouterr().out, parse_constant=lambda word: pytest.fail(word))


def refused(capsys, *args, code=2):
    """The one line a refused command writes on stderr; nothing goes to stdout."""
    assert main(list(args)) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err.strip()


@pytest.mark.parametrize(
    ("diversion", "target", "growth"), [("0", 5.191e9, 0.250), ("0.5", 5.007e9, 0.241), ("1", 4.842e9, 0.233)]
)
def test_plan_gives_the_hand_values_of_the_definitions(capsys, diversion, target, growth):
    answer = ask(capsys, *PLAN, "--diversion", diversion)
    assert answer["target_value_usd"] == pytest.approx(target, abs=5e5)
    assert answer["required_growth"] == pytest.approx(growth, abs=5e-4)


def test_plan_without_a_base_takes_the_packs_and_says_its_sources(capsys):
    answer = ask(capsys, *PLAN)
    assert (answer["base_year"], answer["base_value_usd"], answer["base_total_usd"]) == (2025, 1.7e9, 42e9)
    assert answer["base_from"] == "data pack"
    assert answer["base_sources"]
    assert [figure["kind"] for figure in answer["base_figures"]] == ["statement", "derived"]


def test_plan_with_a_base_of_ones_own_names_no_sources(capsys):
    answer = ask(capsys, *PLAN, "--base-year", "2024", "--base-value", "1e9", "--base-total", "2e10")
    assert (answer["base_year"], answer["base_from"], answer["base_sources"]) == (2024, "options", [])


def test_the_path_has_one_row_a_year_that_adds_up_and_ends_at_the_goal(capsys):
    rows = ask(capsys, *PLAN)["path"]
    assert [row["year"] for row in rows] == list(range(2025, 2031))
    for row in rows:
        assert set(row) == {"year", "value_usd", "other_value_usd", "total_usd", "share"}
        assert row["value_usd"] + row["other_value_usd"] == pytest.approx(row["total_usd"])
    assert rows[-1]["share"] == pytest.approx(0.10)


def test_value_growth_and_multiple_lead_to_the_same_plan(capsys):
    by_share = ask(capsys, *PLAN)
    for option, key in (
        ("value", "target_value_usd"),
        ("growth", "required_growth"),
        ("multiple", "multiple"),
    ):
        other = ask(capsys, "plan", f"--{option}", repr(by_share[key]), "--other-growth", "0.03")
        assert other["target_share"] == pytest.approx(0.10)


def test_shapes_change_the_way_and_not_the_end(capsys):
    ways = {shape: ask(capsys, *PLAN, "--shape", shape)["path"] for shape in ("linear", "front", "back")}
    # Linear: 1.7 + (5.191 - 1.7) * 1/5 = 2.398 bn; front: w = 0.36 -> 2.957; back: w = 0.04 -> 1.840.
    firsts = {shape: round(way[1]["value_usd"] / 1e9, 3) for shape, way in ways.items()}
    assert firsts == {"linear": 2.398, "front": 2.957, "back": 1.840}
    assert len({round(way[-1]["value_usd"]) for way in ways.values()}) == 1


def test_reference_gives_the_check_class(capsys):
    answer = ask(capsys, *CHECK_CLASS, "--growth", "0.217")
    counts = {name: answer[name] for name in ("windows", "pairs", "reached", "pairs_reached", "grew")}
    assert counts == {"windows": 5586, "pairs": 808, "reached": 83, "pairs_reached": 46, "grew": 328}
    shares = [round(answer[name], 4) for name in ("reached_share", "wilson_low", "wilson_high")]
    assert shares == [0.0149, 0.0120, 0.0184]
    assert answer["missing_at_end"] == 149
    assert answer["median_growth"] == pytest.approx(0.035, abs=5e-4)
    assert ask(capsys, *CHECK_CLASS, "--growth", "0.25")["grew"] == 219


def test_reference_without_a_growth_counts_none(capsys):
    assert ask(capsys, *CHECK_CLASS)["grew"] is None


def test_partners_lists_the_largest_first_with_kind_and_sources(capsys):
    rows = ask(capsys, "partners", "--year", "2019", "--flow", "export", "--top", "10")
    assert len(rows) == 10
    assert rows[0]["partner"] == "Russia"
    values = [row["value_usd"] for row in rows]
    assert values == sorted(values, reverse=True)
    for row in rows:
        assert {"partner", "value_usd", "share", "rank", "kind", "source_ids"} <= set(row)
        assert row["kind"] == "reported"
        assert row["source_ids"] == ["imf_dots_repo"]


def test_balance_has_no_share(capsys):
    assert {row["share"] for row in ask(capsys, "partners", "--flow", "balance", "--top", "5")} == {None}


@pytest.mark.parametrize("command", ["figures", "regions", "claims"])
def test_every_row_says_its_kind_and_sources(capsys, command):
    rows = ask(capsys, command)
    assert rows
    for row in rows:
        kind = row.get("kind") or row.get("latest_kind")
        assert kind or row["latest_value"] is None
        assert isinstance(row["source_ids"], list)
        assert row["source_ids"]


def test_figures_are_those_of_the_overview(capsys):
    found = {row["figure"]: row for row in ask(capsys, "figures")}
    assert found["exports_to_partner"]["value"] == 1.7e9
    assert found["exports_to_partner"]["precision"] == "about"
    assert found["rank"]["value"] == 7


def test_regions_without_customs_data_are_null_not_zero(capsys):
    outside = [row for row in ask(capsys, "regions") if not row["in_benchmark"]]
    assert outside
    assert {row["benchmark_value_usd"] for row in outside} == {None}


def test_check_writes_one_line_a_contract_and_returns_0(capsys):
    assert main(["check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sum(" the contract holds " in line for line in lines) >= 20
    assert all(line.startswith("ok") for line in lines)


def test_check_of_a_broken_pack_returns_1_and_names_the_file(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("DIRECTIVE_DATA", str(tmp_path))
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert "BROKEN" in out
    assert "pack.yml" in out
    assert "trade" in out


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["plan", "--share", "1.2"], ["--share", "1.2", "above 0 and below 1"]),
        (["plan", "--share", "nan"], ["--share", "nan", "above 0 and below 1"]),
        (["plan", "--share", "0.1", "--year", "2024"], ["--year", "2024", "2026 to 2055"]),
        (["plan", "--share", "0.1", "--year", "soon"], ["--year", "soon", "a whole number"]),
        (["plan", "--share", "much"], ["--share", "much", "a number"]),
        (["plan", "--share", "0.1", "--shape", "up"], ["--shape", "up", "constant, linear, front, back"]),
        (["plan"], ["exactly one of --share, --value, --growth, --multiple"]),
        (["plan", "--share", "0.1", "--value", "5e9"], ["--share --value", "exactly one"]),
        (["plan", "--share", "0.1", "--base-year", "2020"], ["--base-value", "together"]),
        (["plan", "--value", "50e9", "--diversion", "1"], ["other exports", "2030", "0 or more"]),
        (["partners", "--year", "2025"], ["--year", "2025", "1992 to 2020"]),
        (["partners", "--flow=exports"], ["--flow", "exports", "export, import, turnover, balance"]),
        (["partners", "--top", "0"], ["--top", "0", "1 or more"]),
        (["claims", "--topic", "sport"], ["--topic", "sport", "trade, goods, investment"]),
        ([*CHECK_CLASS, "--share-from", "0.001"], ["--share-from", "0.001", "0.01 or more"]),
        (["reference"], ["--share-from"]),
        (["nothing"], ["nothing", "plan", "check"]),
        ([], ["plan", "check"]),
        (["plan", "--colour", "red"], ["--colour"]),
    ],
)
def test_bad_input_is_one_line_that_names_option_value_and_allowed(capsys, args, words):
    line = refused(capsys, *args)
    for word in words:
        assert word in line


def test_a_table_that_cannot_be_used_is_exit_code_1(capsys, monkeypatch, tmp_path):
    from directive.cli import commands
    from directive.data.engine import Engine

    monkeypatch.setattr(commands, "default_engine", lambda: Engine(tmp_path))
    assert "trade" in refused(capsys, "partners", code=1)


def test_missing_values_are_null_and_source_cells_are_lists():
    import pandas as pd

    frame = pd.DataFrame({"a": [float("nan")], "b": pd.array([None], "Int64"), "source_ids": ["x;y"]})
    assert records(frame) == [{"a": None, "b": None, "source_ids": ["x", "y"]}]
    assert plain_value({"x": float("inf")}) == {"x": None}


def test_paper_writes_a_ready_story(tmp_path, capsys):
    out = tmp_path / "report.pptx"
    typed = ["paper", "--story", "past-directives", "--lang", "ru", "--format", "pptx", "--out", str(out)]
    assert main([*typed, "--address", "http://trade.example:8501/"]) == 0
    deck = Presentation(out)
    cover = "\n".join(shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame)
    assert "Открыть в приложении" in cover
    assert "http://trade.example:8501/briefing?lang=ru&story=past-directives" in _addresses(deck)
    assert str(out) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("option", "value", "allowed"),
    [
        ("--story", "no-such-story", "where-we-stand"),
        ("--lang", "fr", "en, ru, zh"),
        ("--format", "odt", "pptx, pdf"),
        ("--out", "no/such/folder/a.pdf", "a file in a folder that exists"),
    ],
)
def test_paper_refuses_in_one_line(tmp_path, capsys, option, value, allowed):
    typed = {"--story": "past-directives", "--out": str(tmp_path / "a.pdf")} | {option: value}
    assert main(["paper", *(word for pair in typed.items() for word in pair)]) == 2
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert option in line
    assert value in line
    assert allowed in line


@pytest.mark.parametrize("fmt", ["docx", "xlsx"])
def test_paper_writes_the_annexes_of_a_scenario(root, tmp_path, capsys, fmt):
    out, file = tmp_path / f"annex.{fmt}", root / "docs" / "examples" / "ten_percent.yml"
    typed = [
        "paper",
        "--scenario",
        str(file),
        "--lang",
        "ru",
        "--unit",
        "kg",
        "--format",
        fmt,
        "--out",
        str(out),
    ]
    assert main(typed) == 0
    names = zipfile.ZipFile(out).namelist()
    assert ("word/document.xml" if fmt == "docx" else "xl/workbook.xml") in names
    assert str(out) in capsys.readouterr().out


def test_paper_wants_one_thing_and_a_format_it_has(root, tmp_path, capsys):
    file, out = str(root / "docs" / "examples" / "ten_percent.yml"), str(tmp_path / "a.pdf")
    assert main(["paper", "--out", out]) == 2
    assert "--story and --scenario" in capsys.readouterr().err
    assert main(["paper", "--scenario", file, "--story", "where-we-stand", "--out", out]) == 2
    assert "--story and --scenario" in capsys.readouterr().err


def test_a_scenario_is_a_story_too_and_carries_the_link_that_opens_it(root, tmp_path):
    file, out = root / "docs" / "examples" / "ten_percent.yml", tmp_path / "plan.pptx"
    typed = ["paper", "--scenario", str(file), "--format", "pptx", "--out", str(out)]
    assert main(typed) == 0
    assert "Address" not in " ".join(_texts(out))
    assert main([*typed, "--address", "http://trade.example:8501/"]) == 0
    said, address = " ".join(_texts(out)), " ".join(_addresses(Presentation(out)))
    assert "http://trade.example:8501/targets?lang=en&by=share&share=10&year=2030&h=3" in address
    assert "$5.19 bn" in said
    assert "Quantity by organisation and year" in said


def _addresses(deck):
    """Where the words of a deck lead to."""
    shapes = [shape for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    runs = [run for shape in shapes for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
    return [run.hyperlink.address for run in runs if run.hyperlink.address]


def _texts(file):
    frames = [shape for slide in Presentation(file).slides for shape in slide.shapes if shape.has_text_frame]
    return [frame.text_frame.text for frame in frames]

"""Hand-worked scenario files: what `directive plan` and `directive solve` answer, to the digit written in the file."""

import json
import math
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from directive.cli import main
from directive.data.scenario import read_scenario

FOLDER = Path(__file__).parent / "scenarios" / "files"
FILES = sorted(FOLDER.glob("*.yaml"))
BN = 1e9
EDGES = {"zero_growth", "target_below_today", "full_diversion", "one_good", "all_locked", "ceilings_below_baseline",
         "missing_price"}  # fmt: skip


def parts(file: Path) -> tuple[str, dict]:
    """The scenario as text, and what must come out with every number as it is written."""
    scenario, expected = file.read_text(encoding="utf-8").split("\n---\n")
    return scenario, yaml.load(expected, Loader=yaml.BaseLoader)


def ask(capsys, command: str, file: Path) -> dict:
    code = main([command, str(file), "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert code == (3 if answer.get("state") == "short" else 0)
    return answer


def annex(answer: dict, kind: str) -> dict:
    """Good -> part -> whole units a year."""
    measure = "quantity" if kind == "organisations" else "increment"
    found: dict[str, dict[str, list]] = {}
    for row in answer["annexes"][kind]:
        part = f"{row['home_region']}|{row['province']}" if kind == "regions" else row[f"{kind[:-1]}_id"]
        found.setdefault(row["good_id"], {}).setdefault(part, []).append(row[measure])
    return found


def plan_answers(answer: dict) -> dict:
    cover = answer["coverage"]
    return {
        "target": {
            "value_bn": answer["target_value_usd"] / BN, "growth": answer["required_growth"],
            "share": answer["target_share"], "multiple": answer["multiple"],
        },
        "path_bn": [row["value_usd"] / BN for row in answer["path"]],
        "others_bn": [row["other_value_usd"] / BN for row in answer["path"]],
        "share": [row["share"] for row in answer["path"]],
        "sum_bn": [row["total"] / BN for row in cover],
        "open_bn": [row["gap"] / BN for row in cover],
        "state": [row["state"] for row in cover],
        "left_out": {row["good_id"]: row["reason"] for row in answer["left_out"]},
        **{kind: annex(answer, kind) for kind in ("organisations", "keys", "regions")},
    }  # fmt: skip


def solver_answers(answer: dict) -> dict:
    return {
        **answer,
        "gap_bn": answer["gap_usd"] / BN,
        "quantities": {row["good_id"]: row["target_solved"] for row in answer["goods"]},
        "unused": {row["good_id"]: row["reason"] for row in answer["unused"]},
    }


def check(found: object, written: object, where: str) -> None:
    """What is written stands in what was found, every number to its last digit."""
    if isinstance(written, dict):
        for name, part in written.items():
            check(found[name], part, f"{where}.{name}")
    elif isinstance(written, list):
        assert len(found) == len(written), where
        for place, (one, part) in enumerate(zip(found, written, strict=True)):
            check(one, part, f"{where}[{place}]")
    elif written == "missing":
        assert found is None, where
    elif isinstance(found, str):
        assert found == written, where
    else:
        half_digit = float(Decimal(5).scaleb(Decimal(written).as_tuple().exponent - 1))
        assert not math.isnan(found), where
        assert abs(found - float(written)) <= half_digit * (1 + 1e-9), f"{where} is {found}, not {written}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_hand_worked_file_gives_what_stands_below_it(capsys, tmp_path, file):
    scenario, expected = parts(file)
    alone = tmp_path / file.name
    alone.write_text(scenario, encoding="utf-8")
    solver = expected.pop("solver", None)
    check(plan_answers(ask(capsys, "plan", alone)), expected, file.stem)
    if solver:
        check(solver_answers(ask(capsys, "solve", alone)), solver, f"{file.stem}.solver")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_its_annexes_add_exactly_to_good_and_year(capsys, tmp_path, file):
    alone = tmp_path / file.name
    alone.write_text(parts(file)[0], encoding="utf-8")
    answer = ask(capsys, "plan", alone)
    goods = {good["good_id"]: [row["quantity"] for row in good["years"]] for good in answer["goods"]}
    for kind in ("organisations", "keys", "regions"):
        for good, rows in annex(answer, kind).items():
            start = 0 if kind == "organisations" else goods[good][0]
            assert [sum(year) for year in zip(*rows.values(), strict=True)] == [
                q - start for q in goods[good]
            ]


def test_every_named_edge_has_a_file_that_explains_itself():
    assert {file.stem for file in FILES} >= EDGES
    for file in FILES:
        scenario, expected = parts(file)
        comment = [line for line in scenario.splitlines() if line.startswith("#")]
        assert len(comment) >= 8, file.name
        assert read_scenario(scenario, name=file.name).name
        assert expected

"""Scenario files in a shell: read, planned, solved, written as text, JSON or a folder of CSV tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import typer

from directive.cli import scenario_answers
from directive.cli.output import write_json, write_pairs, write_table
from directive.data.engine import Engine
from directive.data.exports import Sheet, to_csv
from directive.data.pack import Pack
from directive.data.scenario import Prepared, Problem, ScenarioError, read_scenario, to_plan, write_scenario
from directive.data.scenario.parsing import MOST_BYTES
from directive.data.scenario.solving import solve, with_solution
from directive.model.errors import InfeasibleError, RangeError

INFEASIBLE = 3
"""Exit code where the ceilings do not allow the target."""
_LISTS = ("goods", "coverage", "left_out", "annexes", "counts", "assumptions", "path", "base_figures")
_GOODS = ("good_id", "name", "unit", "baseline_quantity", "goal_quantity", "ceiling_quantity", "unit_value_usd",
          "price_growth", "locked", "user_filled")  # fmt: skip
_PARTS = {"organisations": "organisation", "keys": "key"}
Rows = Sequence[dict[str, object]]


def show_plan(file: Path, engine: Engine, pack: Pack, *, unit: str, json: bool, csv: Path | None) -> None:
    """Print the whole plan of a scenario file, or write its tables into a folder. Raises ScenarioError."""
    answer = scenario_answers.whole_plan(prepared_of(file, engine, pack), engine, pack, unit=unit)
    _say_version(answer["data_version"], pack)
    if csv is not None:
        _write_folder(answer, csv)
    if json:
        write_json(answer)
    elif csv is None:
        _print_plan(answer)


def show_solution(file: Path, engine: Engine, pack: Pack, *, json: bool, out: Path | None) -> int:
    """Print how the gap of a scenario file closes; `out` takes the solved scenario. Returns the exit code."""
    prepared = prepared_of(file, engine, pack)
    _say_version(prepared.scenario.data_version, pack)
    closing = solve(prepared)
    answer = scenario_answers.solution(prepared, closing)
    if out is not None:
        _write(out, write_scenario(with_solution(prepared, closing)).encode("utf-8"))
    if json:
        write_json(answer)
    else:
        _print_solution(answer)
    return INFEASIBLE if closing.state == "short" else 0


def prepared_of(file: Path, engine: Engine, pack: Pack) -> Prepared:
    """The plan of a scenario file. Raises ScenarioError or InfeasibleError naming the file."""
    scenario = read_scenario(_text(file), name=file.name)
    try:
        return to_plan(scenario, engine, pack)
    except ScenarioError as error:
        raise ScenarioError(file.name, *error.problems) from error
    except RangeError as error:
        raise ScenarioError(file.name, Problem(error.field, error.value, error.allowed)) from error
    except InfeasibleError as error:
        field = f"{file.name}: {error.field}"
        raise InfeasibleError(field, error.value, error.allowed, year=error.year) from error


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1).decode("utf-8")
    except OSError as error:
        problem = Problem("file", error.strerror or "unreadable", "a file that can be read")
        raise ScenarioError(file.name, problem) from error
    except UnicodeDecodeError as error:
        raise ScenarioError(file.name, Problem("file", "not UTF-8", "text in UTF-8")) from error


def _write(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        problem = Problem("file", error.strerror or "unwritable", "a place that can be written to")
        raise ScenarioError(file.name, problem) from error


def _say_version(made_with: str, pack: Pack) -> None:
    if made_with and made_with != pack.version:
        line = f"directive: made with data version {made_with}; figures are those of version {pack.version}."
        typer.echo(line, err=True)


def _print_plan(answer: dict[str, object]) -> None:
    write_pairs({name: value for name, value in answer.items() if name not in _LISTS})
    _section("path", answer["path"])
    _section("goods", answer["goods"], columns=_GOODS)
    _section("coverage", answer["coverage"])
    _section("left out of the sum", answer["left_out"])
    for kind, rows in answer["annexes"].items():
        measure = "quantity" if kind == "organisations" else "increment"
        _section(f"annex: {kind}, {measure}", _by_year(rows, _labels(kind), measure))
    _section(
        "counts",
        _by_year(answer["counts"], ["key_en", "count_en", "baseline", "baseline_year", "target"], "count"),
    )
    rests = [{**row, "value": "" if row["value"] is None else row["value"]} for row in answer["assumptions"]]
    _section("assumptions", rests)


def _labels(kind: str) -> list[str]:
    ends = [f"{_PARTS[kind]}_en"] if kind in _PARTS else ["home_region_en", "province_en"]
    return [*ends, "good_id", "unit"]


def _by_year(rows: Rows, labels: list[str], measure: str) -> Rows:
    """Put the years side by side: one row for each part and good."""
    found: dict[tuple, dict[str, object]] = {}
    for row in rows:
        named = {label: row[label] for label in labels}
        found.setdefault(tuple(named.values()), named)[str(row["year"])] = row[measure]
    return list(found.values())


def _print_solution(answer: dict[str, object]) -> None:
    write_pairs({name: value for name, value in answer.items() if name not in ("goods", "unused")})
    columns = [name for name in answer["goods"][0] if name not in ("unused", "user_filled")]
    _section("goods", [row for row in answer["goods"] if row["target_solved"] is not None], columns=columns)
    _section("not used", answer["unused"])


def _section(title: str, rows: Rows, *, columns: Sequence[str] | None = None) -> None:
    typer.echo(f"\n# {title}")
    if rows:
        write_table(rows, columns=columns)
    else:
        typer.echo("none")


def _write_folder(answer: dict[str, object], folder: Path) -> None:
    """Write one CSV file for each table of the plan, the sources in its last column."""
    years = [
        {"good_id": good["good_id"], "name": good["name"], "unit": good["unit"], **year,
         "user_filled": bool(good["user_filled"])}
        for good in answer["goods"] for year in good["years"]
    ]  # fmt: skip
    plain = {name: answer[name] for name in ("path", "coverage", "left_out", "counts", "assumptions")}
    goods = [
        {name: _joined(value) for name, value in good.items() if name != "years"} for good in answer["goods"]
    ]
    for name, rows in {**plain, "goods": goods, "goods_by_year": years, **answer["annexes"]}.items():
        frame = pd.DataFrame([{key: _joined(value) for key, value in row.items()} for row in rows])
        sheet = Sheet(str(answer["name"]), name, frame, answer["source_ids"], {})
        _write(folder / f"{name}.csv", to_csv(sheet, source_heading="plan_source_ids"))


def _joined(value: object) -> object:
    return ";".join(map(str, value)) if isinstance(value, list) else value

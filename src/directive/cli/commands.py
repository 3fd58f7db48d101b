"""The commands and their options."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from directive.briefing.papers import FORMATS
from directive.cli import answers, scenario
from directive.cli.output import write_json, write_pairs, write_table
from directive.cli.paper import write_paper, write_plan
from directive.data.check import check_pack
from directive.data.engine import default_engine
from directive.data.pack import default_pack
from directive.i18n import LANGUAGES
from directive.model.target import Levers, Shape
from directive.model.terms import Flow

app = typer.Typer(
    add_completion=False, no_args_is_help=False, rich_markup_mode=None, pretty_exceptions_enable=False,
    help="Figures of the Directive Explorer in a shell. Shares and growth are fractions: 0.10 is 10 %.",
)  # fmt: skip

JsonFlag = Annotated[bool, typer.Option("--json", help="JSON instead of a text table.")]


class PathShape(StrEnum):
    """Shapes of a path that need no milestones."""

    constant = Shape.constant.value
    linear = Shape.linear.value
    front = Shape.front.value
    back = Shape.back.value


class Mass(StrEnum):
    """Units in which what is weighed can be shown."""

    t = "t"
    kg = "kg"


class Topic(StrEnum):
    """Topics of claims."""

    trade = "trade"
    goods = "goods"
    investment = "investment"


Language = StrEnum("Language", {code: code for code in LANGUAGES})
PaperFormat = StrEnum("PaperFormat", {name: name for name in FORMATS})


@app.callback()
def directive() -> None:
    """Ask for the same figures as the pages, from the same model and queries."""


@app.command()
def plan(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="A scenario file: prints its whole plan.")] = None,
    scenario_file: Annotated[Path | None, typer.Option("--scenario", help="The same as FILE.")] = None,
    csv: Annotated[Path | None, typer.Option(help="Folder for the scenario's tables as CSV.")] = None,
    unit: Annotated[Mass, typer.Option(help="Tonnes or kilograms, of a scenario.")] = Mass.t,
    share: Annotated[float | None, typer.Option(help="Share of all exports in the target year, 0-1.")] = None,
    value: Annotated[float | None, typer.Option(help="Exports to the partner then, US dollars.")] = None,
    growth: Annotated[float | None, typer.Option(help="Growth a year, 0.25 = 25 %.")] = None,
    multiple: Annotated[float | None, typer.Option(help="Times the exports of the base year.")] = None,
    year: Annotated[int | None, typer.Option(help="Target year (default: the pack's).")] = None,
    other_growth: Annotated[float, typer.Option(help="Growth a year of exports to all others.")] = 0.0,
    diversion: Annotated[float, typer.Option(help="Part of new sales taken from other markets, 0-1.")] = 0.0,
    shape: Annotated[PathShape, typer.Option(help="Shape of the path.")] = PathShape.constant,
    base_year: Annotated[int | None, typer.Option(help="Base year (with value and total).")] = None,
    base_value: Annotated[float | None, typer.Option(help="Exports to the partner then, US dollars.")] = None,
    base_total: Annotated[float | None, typer.Option(help="All exports then, US dollars.")] = None,
    json: JsonFlag = False,
) -> None:
    """Turn a goal into a target and a yearly path, or a scenario file into its whole plan.

    Give a file, or exactly one of --share, --value, --growth, --multiple.
    """
    chosen = _scenario_file(context)
    if chosen is not None:
        scenario.show_plan(chosen, default_engine(), default_pack(), unit=str(unit), json=json, csv=csv)
        return
    forms = {"share": share, "value_usd": value, "growth": growth, "multiple": multiple}
    _require_one(forms)
    pack = default_pack()
    start = answers.start_of(
        default_engine(), pack, year=base_year, value_usd=base_value, total_usd=base_total
    )
    levers = Levers(
        target_year=pack.base.target_year if year is None else year,
        other_growth=other_growth,
        diversion=diversion,
        shape=Shape(shape),
    )
    answer = answers.plan(start, levers, **forms)
    if json:
        write_json(answer)
        return
    write_pairs({name: item for name, item in answer.items() if name not in ("path", "base_figures")})
    typer.echo()
    write_table(answer["path"])


def _require_one(forms: dict[str, float | None]) -> None:
    typed = [f"--{name.removesuffix('_usd')}" for name, number in forms.items() if number is not None]
    if len(typed) != 1:
        given = " ".join(typed) or "none of them"
        raise typer.BadParameter(
            f"{given} given; allowed: exactly one of --share, --value, --growth, --multiple."
        )


def _scenario_file(context: typer.Context) -> Path | None:
    """The scenario file that was typed; it says the top line itself, so no other lever may stand beside it."""
    typed = {
        parameter.name: parameter.opts[0]
        for parameter in context.command.params
        if str(context.get_parameter_source(parameter.name)).endswith("COMMANDLINE")
    }
    files = [name for name in ("file", "scenario_file") if name in typed]
    of_file = {"file", "scenario_file", "csv", "unit", "json"}
    if len(files) == 2:
        raise typer.BadParameter("FILE and --scenario given; allowed: one of them.")
    if files and (beside := [typed[name] for name in typed if name not in of_file]):
        raise typer.BadParameter(f"{' '.join(beside)} given beside a file; allowed: --json, --csv, --unit.")
    if not files and (lost := [typed[name] for name in ("csv", "unit") if name in typed]):
        raise typer.BadParameter(f"{' '.join(lost)} given without a file; allowed: with a scenario file.")
    return context.params[files[0]] if files else None


@app.command()
def solve(
    file: Annotated[Path, typer.Argument(help="A scenario file.")],
    out: Annotated[Path | None, typer.Option(help="Write the solved scenario to this file.")] = None,
    json: JsonFlag = False,
) -> int:
    """Close the gap of a scenario with the least common stretch; exit code 3 when its ceilings don't allow it."""
    return scenario.show_solution(file, default_engine(), default_pack(), json=json, out=out)


@app.command()
def reference(
    share_from: Annotated[float, typer.Option(help="Start share from (included), 0-1.")],
    share_to: Annotated[float, typer.Option(help="Start share to (excluded), 0-1.")],
    min_value: Annotated[float, typer.Option(help="Start value at least, US dollars.")],
    years: Annotated[int, typer.Option(help="Years between start and end.")],
    reach: Annotated[float, typer.Option(help="Share to reach at the end, 0-1.")],
    growth: Annotated[float | None, typer.Option(help="Also count growth a year of at least this.")] = None,
    json: JsonFlag = False,
) -> None:
    """Count what became of comparable exporter-partner pairs of the world."""
    answer = answers.reference(
        default_engine(), share_from=share_from, share_to=share_to, min_value_usd=min_value, years=years,
        reach=reach, growth=growth,
    )  # fmt: skip
    if json:
        write_json(answer)
    else:
        write_pairs(answer)


@app.command()
def partners(
    year: Annotated[int | None, typer.Option(help="Year of the own table (default: the last).")] = None,
    flow: Annotated[Flow, typer.Option(help="What moves, as the reporter sees it.")] = Flow.export,
    top: Annotated[int, typer.Option(help="How many rows.")] = 10,
    groups: Annotated[bool, typer.Option(help="Groups of countries too (never added up).")] = False,
    json: JsonFlag = False,
) -> None:
    """List the largest partners of one year of the reporter's own table."""
    rows = answers.partners(default_engine(), year=year, flow=str(flow), top=top, groups=groups)
    _write(rows, json=json)


@app.command()
def figures(json: JsonFlag = False) -> None:
    """Show the headline figures of the Overview."""
    columns = ["figure", "value", "unit", "period", "kind", "precision", "low", "high", "source_ids"]
    _write(answers.figures(default_engine(), default_pack()), json=json, columns=columns)


@app.command()
def regions(json: JsonFlag = False) -> None:
    """List the partner's regions: size, benchmark at today's exports, recorded ties."""
    columns = ["region", "name_en", "imports_usd", "import_share", "benchmark_value_usd", "documents_in_force",
               "documents_recorded", "offices", "routes", "companies", "kind"]  # fmt: skip
    _write(answers.regions(default_engine(), default_pack()), json=json, columns=columns)


@app.command()
def claims(
    topic: Annotated[Topic | None, typer.Option(help="Only claims of one topic.")] = None,
    json: JsonFlag = False,
) -> None:
    """Show each claim of the release beside the latest published figure."""
    columns = ["claim_id", "words_en", "claimed_value", "claimed_unit", "latest_value", "latest_unit",
               "latest_year", "latest_kind", "verdict"]  # fmt: skip
    rows = answers.claims_rows(default_engine(), default_pack(), topic=topic and str(topic))
    _write(rows, json=json, columns=columns)


@app.command()
def paper(
    out: Annotated[Path, typer.Option(help="The file to write.")],
    story: Annotated[str, typer.Option(help="A ready story, such as what-10-percent-takes.")] = "",
    scenario: Annotated[Path | None, typer.Option(help="A scenario file: writes its annexes.")] = None,
    lang: Annotated[Language, typer.Option(help="Language of the paper.")] = Language.en,
    paper_format: Annotated[PaperFormat, typer.Option("--format", help="Kind of file.")] = PaperFormat.pdf,
    unit: Annotated[Mass, typer.Option(help="Tonnes or kilograms, of a scenario's annexes.")] = Mass.t,
    address: Annotated[str, typer.Option(help="Address of the app, for the link on the paper.")] = "",
) -> None:
    """Write a ready story or the annexes of a scenario as a file; png and svg are archives with every chart."""
    if bool(story) == (scenario is not None):
        raise typer.BadParameter("--story and --scenario: allowed is one of them.")
    if scenario is not None:
        write_plan(
            scenario, language=str(lang), fmt=str(paper_format), unit=str(unit), out=out, address=address
        )
        return
    write_paper(story, language=str(lang), fmt=str(paper_format), out=out, address=address)


@app.command()
def check(json: JsonFlag = False) -> int:
    """Check the whole data pack: one line per contract; exit code 1 when one is broken."""
    results = check_pack()
    if json:
        write_json(results)
    else:
        write_table([{"ok": "ok" if r.ok else "BROKEN", "table": r.table, "rule": r.rule, "detail": r.detail}
                     for r in results])  # fmt: skip
    return 0 if all(result.ok for result in results) else 1


def _write(rows: list[dict[str, object]], *, json: bool, columns: list[str] | None = None) -> None:
    if json:
        write_json(rows)
    else:
        write_table(rows, columns=columns)

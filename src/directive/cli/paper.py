"""Papers in a shell, for scheduled reports: a story, or the annexes of a scenario, as a file; no browser, no server."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import typer

from directive.briefing.desk import desk_of
from directive.briefing.papers.order import ReadyOrder
from directive.briefing.papers.plan_order import PlanOrder
from directive.cli.scenario import prepared_of
from directive.data.scenario.address import scenario_link


def write_paper(story_id: str, *, language: str, fmt: str, out: Path, address: str = "") -> None:
    """Write a ready story to `out`; `address` is where readers reach the app, for the link on the paper.

    Raises RangeError for a story that does not exist, BadParameter for a file that can't be written.
    """
    link = (
        f"{address.rstrip('/')}/briefing?{urlencode({'lang': language, 'story': story_id})}"
        if address
        else ""
    )
    _save(ReadyOrder(story_id, language, link).write(fmt), out)


def write_plan(file: Path, *, language: str, fmt: str, unit: str, out: Path, address: str = "") -> None:
    """Write a scenario file to `out`, masses in tonnes or kilograms: its annexes as docx and xlsx, else as a story.

    With the `address` of the app the paper carries the link that opens the scenario. Raises ScenarioError or
    InfeasibleError for a scenario that is no plan, BadParameter for a file that can't be written.
    """
    desk = desk_of(language)
    scenario = prepared_of(file, desk.engine, desk.pack).scenario
    link = scenario_link(scenario, desk.pack, address=address, language=language)
    _save(PlanOrder("plan", language, scenario, unit, link).write(fmt), out)


def _save(content: bytes, out: Path) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise typer.BadParameter(
            f"--out is {out} and can't be written ({error.strerror}); allowed: a file in a folder that exists."
        ) from error
    typer.echo(f"{out}: {len(content):,} bytes")

"""Papers in a shell: a story, or the annexes of a scenario, as a file for scheduled reports; no browser, no server."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import typer

from directive.briefing.annex import annex_docx, annex_xlsx
from directive.briefing.desk import desk_of
from directive.briefing.papers import make
from directive.briefing.stories import build_story
from directive.cli.scenario import prepared_of

_ANNEXES = {"docx": annex_docx, "xlsx": annex_xlsx}


def write_paper(story_id: str, *, language: str, fmt: str, out: Path, address: str = "") -> None:
    """Write a ready story to `out`; `address` is where readers reach the app, for the link on the paper.

    Raises RangeError for a story that does not exist, BadParameter for a file that can't be written.
    """
    link = (
        f"{address.rstrip('/')}/briefing?{urlencode({'lang': language, 'story': story_id})}"
        if address
        else ""
    )
    _save(make(build_story(story_id, desk_of(language), link=link), fmt), out)


def write_annex(file: Path, *, language: str, fmt: str, unit: str, out: Path) -> None:
    """Write the annexes of a scenario file to `out`, masses in tonnes or kilograms.

    Raises ScenarioError or InfeasibleError for a scenario that is no plan, BadParameter for another format or a file
    that can't be written.
    """
    if fmt not in _ANNEXES:
        raise typer.BadParameter(f"--format is {fmt}; allowed with --scenario: {', '.join(_ANNEXES)}.")
    desk = desk_of(language)
    _save(_ANNEXES[fmt](prepared_of(file, desk.engine, desk.pack), desk, unit=unit), out)


def _save(content: bytes, out: Path) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise typer.BadParameter(
            f"--out is {out} and can't be written ({error.strerror}); allowed: a file in a folder that exists."
        ) from error
    typer.echo(f"{out}: {len(content):,} bytes")

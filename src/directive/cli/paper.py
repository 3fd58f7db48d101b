"""Papers in a shell: a story written into a file, for scheduled reports; no browser, no server."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import typer

from directive.briefing.desk import desk_of
from directive.briefing.papers import make
from directive.briefing.stories import build_story


def write_paper(story_id: str, *, language: str, fmt: str, out: Path, address: str = "") -> None:
    """Write a ready story to `out`; `address` is where readers reach the app, for the link on the paper.

    Raises RangeError for a story that does not exist, BadParameter for a file that can't be written.
    """
    link = (
        f"{address.rstrip('/')}/briefing?{urlencode({'lang': language, 'story': story_id})}"
        if address
        else ""
    )
    content = make(build_story(story_id, desk_of(language), link=link), fmt)
    try:
        out.write_bytes(content)
    except OSError as error:
        raise typer.BadParameter(
            f"--out is {out} and can't be written ({error.strerror}); allowed: a file in a folder that exists."
        ) from error
    typer.echo(f"{out}: {len(content):,} bytes")

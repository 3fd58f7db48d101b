"""A story and its player in one file: opens from a disk without a network, asks nobody for anything."""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import asdict
from html import escape

from directive.briefing import board
from directive.briefing.board.grid import share_by_year
from directive.briefing.content import Story
from directive.briefing.desk import desk_of
from directive.briefing.stage import web
from directive.briefing.stage.fonts import font_faces
from directive.briefing.stage.payload import stage_json
from directive.briefing.stage.seen import step_seen, story_seen
from directive.briefing.stage.words import NOTES_KEY
from directive.charts.bundle import vega_file
from directive.charts.theme import Palette, palette

# Own content only: scripts and styles that stand in the file, modules made of them, fonts that came along.
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'; font-src data:; "
    "img-src data: blob:"
)
_PAGE = """<!doctype html>
<html lang="{language}" data-mode="{mode}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<div id="stage" data-testid="stage" tabindex="-1"></div>
<script type="application/json" id="story">{story}</script>
<script type="text/plain" id="vega-source">{vega}</script>
<script type="text/plain" id="board-source">{board}</script>
<script type="text/plain" id="grid-source">{grid}</script>
<script type="module">{player}</script>
</body>
</html>
"""


def stage_html(story: Story) -> bytes:
    """The story as one HTML file (about 2 MB): steps and levers that combine share and year.

    The speaker's parts come along where the story holds any; `for_room` takes them off, and then the file has no room
    for them either. Raises TableError without a pack.
    """
    speaker = any(step.notes or step.questions or step.minutes for step in story.steps)
    content = stage_json(story) | {"speaker": speaker}
    if not speaker:
        content |= story_seen(content) | {"steps": [step_seen(step) for step in content["steps"]], "link": ""}
        content["words"]["keys"] = [pair for pair in content["words"]["keys"] if pair[0] != NOTES_KEY]
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, default=str)
    style = "\n".join(
        [
            font_faces(text),
            f":root {{ {colours(palette(story.mode))} }}",
            web.script("stage.css"),
            board.STYLE.read_text(encoding="utf-8"),
        ]
    )
    return _PAGE.format(
        language=content["html_language"],
        mode=content["mode"],
        policy=escape(_POLICY),
        title=escape(story.title),
        style=style,
        story=text.replace("<", "\\u003c"),  # no text of a story can end the element it stands in
        vega=_encoded(vega_file().read_bytes()),
        board=_encoded(board.SCRIPT.read_bytes()),
        grid=_encoded(_grid(story)),
        player=web.one_module(
            "stage.js", "cards.js", "keys.js", "typed.js", "named.js", "grid.js", "player.js"
        ),
    ).encode("utf-8")


def colours(palette: Palette) -> str:
    """The house colours as custom properties: `--text: …; --grid: …`."""
    named = {
        name.replace("_", "-"): value for name, value in asdict(palette).items() if isinstance(value, str)
    }
    return " ".join(f"--{name}: {value};" for name, value in named.items())


def _grid(story: Story) -> bytes:
    """The levers' answers for every share in every year, packed; of the first board."""
    own = next((step.board for step in story.steps if step.board), None)
    tables = share_by_year(desk_of(story.language, mode=story.mode, presenter=True), own) if own else []
    return gzip.compress(json.dumps(tables, ensure_ascii=False, separators=(",", ":")).encode(), 9, mtime=0)


def _encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()

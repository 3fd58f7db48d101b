"""A story and its player in one file: opens from a disk without a network, asks nobody for anything."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict
from html import escape
from pathlib import Path

from directive.briefing import board
from directive.briefing.content import Story
from directive.briefing.stage import web
from directive.briefing.stage.fonts import font_faces
from directive.briefing.stage.payload import stage_json
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
<script type="module">{player}</script>
</body>
</html>
"""


def stage_html(story: Story) -> bytes:
    """The story as one HTML file (about 1.5 MB): steps, notes, levers. Raises TableError without a pack."""
    content = stage_json(story)
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
        vega=_encoded(vega_file()),
        board=_encoded(board.SCRIPT),
        player=web.one_module("stage.js", "cards.js", "keys.js", "player.js"),
    ).encode("utf-8")


def colours(palette: Palette) -> str:
    """The house colours as custom properties: `--text: …; --grid: …`."""
    named = {
        name.replace("_", "-"): value for name, value in asdict(palette).items() if isinstance(value, str)
    }
    return " ".join(f"--{name}: {value};" for name, value in named.items())


def _encoded(file: Path) -> str:
    return base64.b64encode(file.read_bytes()).decode()

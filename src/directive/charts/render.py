"""Charts as files: PNG and SVG by vl-convert, offline, in the house look with title and all that must be said below."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import vl_convert as vlc

from directive.charts import fonts
from directive.charts.theme import Mode, palette, vega_config
from directive.charts.view import ChartView
from directive.data.signs import carried

STATIC = Path(__file__).parents[3] / "static"
_WIDTH = 900
_FOOT, _LINE, _EDGE = 11, 15, 16
"""Below a picture: size of its words, height of a line, distance from the edges, in pixels."""


@dataclass(frozen=True)
class Look:
    """What a file looks like: light or dark, the language of its texts, how large they are, and whether its words
    stand in the picture or on the paper around it; `width` and `height` (pixels) where it must fit."""

    mode: Mode
    language: str
    scale: float = 1.0
    titled: bool = True
    width: int | None = None
    height: int | None = None


def complete_spec(view: ChartView, look: Look) -> dict[str, Any]:
    """The view as one self-contained Vega-Lite specification: data inside, title, house colours."""
    spec = with_static_files(copy.deepcopy(view.spec))
    spec["config"] = {
        **vega_config(look.mode, scale=look.scale),
        "background": palette(look.mode).background,
        "padding": 16 if look.titled else 4,
        "font": fonts.family(look.language),
    }
    spec["datasets"] = {
        name: json.loads(frame.to_json(orient="records")) for name, frame in view.datasets.items()
    }
    if look.titled:
        subtitle = _lines(view.subtitle, 120)
        spec["title"] = {"text": _lines(view.title, 95), "subtitle": subtitle, "fontWeight": "normal"}
    spec = carried(spec)  # the drawing library ends the process over a control sign
    if "hconcat" not in spec and "vconcat" not in spec:
        given = spec["width"] if isinstance(spec.get("width"), int) else _WIDTH
        spec["width"] = look.width or given
        spec["height"] = look.height or spec.get("height") or view.height or 360
        if look.width:
            spec["autosize"] = {"type": "fit", "contains": "padding"}
    return spec


def to_svg(view: ChartView, look: Look, *, below: Sequence[str] = ()) -> bytes:
    """The chart as SVG with live text. `below`: what is said under it (sources, date, version), a line each."""
    return _svg(view, look, below).encode()


def to_png(view: ChartView, look: Look, *, below: Sequence[str] = ()) -> bytes:
    """The chart as PNG at twice the screen's density, with the same words below."""
    return vlc.svg_to_png(_svg(view, look, below), scale=2)


def _svg(view: ChartView, look: Look, below: Sequence[str]) -> str:
    fonts.register()
    drawn = vlc.vegalite_to_svg(complete_spec(view, look))
    return _with_words(drawn, (*view.notes, *below), look) if look.titled else drawn


def _with_words(drawn: str, said: Sequence[str], look: Look) -> str:
    """The picture with its notes and origin below it: on its own it must say what it shows."""
    width, height = (
        float(size) for size in re.findall(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"', drawn)[0]
    )
    limit = int((width - 2 * _EDGE) / (0.54 * _FOOT))
    lines = [line for text in carried(list(said)) for line in _lines(text, limit)]
    whole = height + _LINE * len(lines) + (_EDGE if lines else 0)
    colours = palette(look.mode)
    words = "".join(
        f'<text x="{_EDGE}" y="{height + _LINE * place + _FOOT}">{escape(line)}</text>'
        for place, line in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{whole:g}" '
        f'viewBox="0 0 {width:g} {whole:g}"><rect width="100%" height="100%" fill="{colours.background}"/>{drawn}'
        f'<g font-family="{escape(fonts.family(look.language))}" font-size="{_FOOT}" '
        f'fill="{colours.muted}">{words}</g></svg>'
    )


def _lines(text: str, limit: int) -> list[str]:
    """Break `text` so that a title stays inside the picture: at spaces, and between Chinese characters (two wide)."""
    lines = [""]
    width = 0
    for token in re.findall(r"[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+", text):
        size = sum(2 if ord(sign) > 0x2E80 else 1 for sign in token)
        if lines[-1] and width + size > limit and token not in "，。；：）、":
            lines.append("")
            width = 0
        lines[-1] += token
        width += size
    return [line.strip() for line in lines if line.strip()]


def with_static_files(node: Any) -> Any:
    """Replace addresses below /app/static/ by the files' content: a converter has no server to ask."""
    if isinstance(node, dict):
        url = node.get("url")
        if isinstance(url, str) and "app/static/" in url:
            rest = {key: value for key, value in node.items() if key != "url"}
            return {**rest, "values": _static_json(url.split("app/static/")[1])}
        return {key: with_static_files(value) for key, value in node.items()}
    if isinstance(node, list):
        return [with_static_files(item) for item in node]
    return node


@cache
def _static_json(name: str) -> Any:
    return json.loads((STATIC / name).read_text())

"""Charts as files: PNG and SVG by vl-convert, offline, in the house look with title and source line."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import vl_convert as vlc

from directive.charts.theme import Mode, palette, vega_config
from directive.charts.view import ChartView

STATIC = Path(__file__).parents[3] / "static"
_WIDTH = 900


def complete_spec(
    view: ChartView, mode: Mode, *, source_line: str = "", scale: float = 1.0
) -> dict[str, Any]:
    """The view as one self-contained Vega-Lite specification: data inside, title, source line, house colours."""
    spec = _with_static_files(copy.deepcopy(view.spec))
    spec["config"] = {**vega_config(mode, scale=scale), "background": palette(mode).background, "padding": 16}
    spec["datasets"] = {
        name: json.loads(frame.to_json(orient="records")) for name, frame in view.datasets.items()
    }
    spec["title"] = {
        "text": _lines(view.title, 100),
        "subtitle": [*_lines(view.subtitle, 120), *_lines(source_line, 120)],
    }
    if "hconcat" not in spec and "vconcat" not in spec:
        spec["width"] = _WIDTH if not isinstance(spec.get("width"), int) else spec["width"]
        spec["height"] = spec.get("height") or view.height or 360
        spec.setdefault("autosize", {"type": "pad"})
    return spec


def to_svg(view: ChartView, mode: Mode, *, source_line: str = "") -> bytes:
    """The chart as SVG with live text."""
    return vlc.vegalite_to_svg(complete_spec(view, mode, source_line=source_line)).encode()


def to_png(view: ChartView, mode: Mode, *, source_line: str = "") -> bytes:
    """The chart as PNG at twice the screen's density."""
    return vlc.vegalite_to_png(complete_spec(view, mode, source_line=source_line), scale=2)


def _lines(text: str, limit: int) -> list[str]:
    """Break `text` at spaces (Chinese: anywhere) so that a title stays inside the picture."""
    lines, line = [], ""
    for word in text.replace("，", "， ").replace("；", "； ").split(" "):
        if line and sum(2 if ord(c) > 0x2E80 else 1 for c in line + word) > limit:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [*lines, line] if line else lines


def _with_static_files(node: Any) -> Any:
    """Replace addresses below /app/static/ by the files' content: a converter has no server to ask."""
    if isinstance(node, dict):
        url = node.get("url")
        if isinstance(url, str) and "app/static/" in url:
            rest = {key: value for key, value in node.items() if key != "url"}
            return {**rest, "values": _static_json(url.split("app/static/")[1])}
        return {key: _with_static_files(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_with_static_files(item) for item in node]
    return node


@cache
def _static_json(name: str) -> Any:
    return json.loads((STATIC / name).read_text())

"""A chart for the big screen: complete, in the house look, with no text that a room could not read."""

from __future__ import annotations

import copy
import json
from typing import Any

from directive.briefing.desk import Desk
from directive.charts.render import with_static_files
from directive.charts.theme import vega_config
from directive.charts.view import ChartView, data_drawn

CHART_SCALE = 2.0
"""Screen points of a 1920 × 1080 stage for one point of a chart: charts are laid out at half size and drawn twice
as large, as vectors, so that strokes and distances made for a page keep their proportions."""
TEXT = 14  # points of a chart's text; 28 on the stage
_LEAST = 12  # 24 on the stage: the smallest text a room can read
_SIZES = ("fontSize", "labelFontSize", "titleFontSize", "subtitleFontSize")
# Rows that grow when a step opens, because the way there is what the chart says: a path to a target, ties of regions.
_GROWING = ("path", "way", "links")


def chart(desk: Desk, view: ChartView) -> dict[str, Any]:
    """Specification with data and configuration, without size: the player gives it the stage's."""
    spec = readable(with_static_files(copy.deepcopy(view.spec)))
    spec["config"] = vega_config(desk.mode, scale=TEXT / 12) | {"font": FONT}
    spec["datasets"] = {
        name: json.loads(rows.to_json(orient="records")) for name, rows in data_drawn(view).items()
    }
    return {
        "key": view.key,
        "title": view.title,
        "subtitle": view.subtitle,
        "alt": view.alt,
        "foot": view.foot,
        "spec": spec,
        "grows": _growing(spec),
    }


FONT = '"Stage Sans", "Stage Han", "Noto Sans", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'


def _growing(spec: dict[str, Any]) -> list[int]:
    """Places of the layers that grow."""
    return [
        place
        for place, layer in enumerate(spec.get("layer", []))
        if layer.get("data", {}).get("name") in _GROWING
    ]


def readable(node: Any) -> Any:
    """The specification with every text size below the smallest raised to it."""
    if isinstance(node, dict):
        return {name: _size(name, part) for name, part in node.items()}
    if isinstance(node, list):
        return [readable(part) for part in node]
    return node


def _size(name: str, part: Any) -> Any:
    small = name in _SIZES and isinstance(part, int | float) and part < _LEAST
    return _LEAST if small else readable(part)

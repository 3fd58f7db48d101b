"""The names of lines with their last numbers: each beside its last point, apart from the others."""

from __future__ import annotations

import pandas as pd

from directive.charts.view import text_room

_WIDTH = 470  # pixels of a narrow plot, to keep room on the right for the longest name
_GAP = 0.062  # height of a written line, as a share of the drawn height
_WITH_VALUES = 4  # lines of which each has room for its last number below its name

COLUMNS = ("year", "name", "colour", "y", "edge")


def ends(rows: pd.DataFrame, points: pd.DataFrame, *, last: int, upside_down: bool) -> pd.DataFrame:
    """Where the names stand. `rows`: year, partner_key, name, colour, y, text; `points`: figures after the lines, with
    `short` for their number; `last`: the last year drawn. `edge` is how far the axis goes for the longest name."""
    later = points.assign(text=points["short"], name=points["partner_key"].map(_names(rows)))
    drawn = pd.concat([rows, later] if len(later) else [rows])
    known = drawn[drawn["y"].notna()].sort_values("year").groupby("partner_key", sort=False).tail(1)
    if known.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    valued = len(known) <= _WITH_VALUES
    found = known.sort_values("y", ascending=False).reset_index(drop=True)
    if valued:
        found["name"] = found["name"] + "\n" + found["text"]
    low, high = min(0.0, drawn["y"].min()), drawn["y"].max()
    line = _GAP * ((high - low) or 1.0)
    # Of two written lines the lower one stands below the middle, and above the axis.
    floor = low + (line if valued else 0.0)
    found["y"] = _apart(
        list(found["y"]),
        step=line * (2 if valued else 1),
        floor=float("-inf") if upside_down else floor,
    )
    first = rows["year"].min()
    found["year"] = found["year"] + max(0.4, (last - first) * 0.015)
    found["edge"] = last + (last - first + 1) * _room(found["name"])
    return found[list(COLUMNS)]


def _names(rows: pd.DataFrame) -> dict[str, str]:
    return dict(zip(rows["partner_key"], rows["name"], strict=True))


def _apart(heights: list[float], *, step: float, floor: float) -> list[float]:
    """Heights from high to low, moved down where they would touch; what was pushed below the floor lifts the others."""
    for place in range(1, len(heights)):
        heights[place] = min(heights[place], heights[place - 1] - step)
    for place in reversed(range(len(heights))):
        heights[place] = max(heights[place], floor)
        floor = heights[place] + step
    return heights


def _room(names: pd.Series) -> float:
    """Free room for the longest name, as a share of the years drawn."""
    pixels = 8 + text_room((line for name in names for line in name.split("\n")), size=13)
    return pixels / max(_WIDTH - pixels, 100)

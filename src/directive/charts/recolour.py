"""A drawing made for one look in the other: every colour of the house exchanged for the one of the same role."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from functools import cache
from typing import Any

import pandas as pd

from directive.charts.theme import DARK, LIGHT, Mode, Palette
from directive.charts.view import ChartView

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b")


def view_in(view: ChartView, mode: Mode) -> ChartView:
    """The chart as it would have been drawn in `mode`; one that is in that look already is returned as it is.

    Charts take their colours from the palette alone, so that exchanging them by role redraws the chart. Where one
    colour of the light look has two roles (the strongest class but one of a map is the focus), the first role counts.
    """
    spec = colours_in(view.spec, mode)
    datasets = {name: _rows_in(rows, mode) for name, rows in view.datasets.items()}
    same = spec == view.spec and all(datasets[name] is view.datasets[name] for name in datasets)
    return view if same else replace(view, spec=spec, datasets=datasets)


def colours_in(node: Any, mode: Mode) -> Any:
    """Plain data (dicts, lists, texts) with the colours of `mode` in place of the other look's."""
    match node:
        case dict():
            return {name: colours_in(part, mode) for name, part in node.items()}
        case list() | tuple():
            return type(node)(colours_in(part, mode) for part in node)
        case str() if "#" in node:
            return _COLOUR.sub(lambda found: _exchange(mode).get(found[0].upper(), found[0]), node)
    return node


def _rows_in(rows: pd.DataFrame, mode: Mode) -> pd.DataFrame:
    """Rows with their columns of colours exchanged. Texts that merely hold a colour are data and stay."""
    changed = {}
    for name in rows:
        if pd.api.types.is_numeric_dtype(rows[name]):
            continue
        cells = rows[name]
        found = cells.map(lambda cell: isinstance(cell, str) and cell.upper() in _exchange(mode))
        if found.any():
            changed[name] = cells.where(~found, cells.map(lambda cell: colours_in(cell, mode)))
    return rows.assign(**changed) if changed else rows


@cache
def _exchange(mode: Mode) -> dict[str, str]:
    """Colour of the other look -> colour of this one."""
    to, of = (LIGHT, DARK) if mode == "light" else (DARK, LIGHT)
    pairs: dict[str, str] = {}
    for role in fields(Palette):
        for old, new in zip(_colours(of, role.name), _colours(to, role.name), strict=True):
            pairs.setdefault(old.upper(), new)
    return pairs


def _colours(palette: Palette, role: str) -> tuple[str, ...]:
    found = getattr(palette, role)
    return (found,) if isinstance(found, str) else found

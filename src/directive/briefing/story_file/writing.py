"""A story's steps as JSON: short, versioned, the same text for the same steps."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
import pandas as pd

from directive.briefing.content import Cover, Step, Table
from directive.briefing.steps import step_in
from directive.charts.view import ChartView

VERSION = 2
MARK = "directive_story"
MOST_STEPS = 20
MOST_BYTES = 10_000_000
VIEW_TEXTS = ("key", "title", "subtitle", "alt")
GOAL = "goal"
"""Where the data of a lever board say what its levers stand at."""


def write_story(
    steps: Sequence[Step], *, language: str, data_version: str, saved: str = "", name: str = "",
    cover: Cover | None = None,
) -> str:  # fmt: skip
    """The steps as the text of a file, in the light look. `saved` is the day, ISO."""
    cover_parts = {field: text for field, text in asdict(cover or Cover()).items() if text}
    document = {
        MARK: VERSION,
        "data_version": data_version,
        "language": language,
        "saved": saved,
        **({"name": name} if name else {}),
        **({"cover": cover_parts} if cover_parts else {}),
        "steps": [_step(step_in(step, "light")) for step in steps],
    }
    return json.dumps(document, ensure_ascii=False, indent=1, default=_plain)


def _step(step: Step) -> dict[str, Any]:
    parts = {
        "id": step.id,
        "title": step.title,
        "text": step.text,
        "points": list(step.points),
        "notes": step.notes,
        "questions": [list(pair) for pair in step.questions],
        "minutes": step.minutes,
        "filters": step.filters,
        "link": step.link,
        "source_ids": list(step.source_ids),
        "amounts": [asdict(amount) for amount in step.amounts],
        "view": _view(step.view) if step.view is not None else None,
        "table": _table(step.table) if step.table is not None else None,
        "levers": dict(step.board[GOAL]) if step.board is not None else None,
    }
    return {name: part for name, part in parts.items() if part}


def _view(view: ChartView) -> dict[str, Any]:
    parts = {
        **{name: getattr(view, name) for name in VIEW_TEXTS},
        "spec": view.spec,
        "datasets": {name: _rows(rows) for name, rows in view.datasets.items()},
        "table": _rows(view.table),
        "source_ids": list(view.source_ids),
        "notes": list(view.notes),
        "height": view.height,
        "formats": dict(view.formats),
        "native": asdict(view.native) if view.native is not None else None,
    }
    return {name: part for name, part in parts.items() if part}


def _table(table: Table) -> dict[str, Any]:
    return {
        "key": table.key,
        "title": table.title,
        "rows": _rows(table.rows),
        "source_ids": list(table.source_ids),
        "notes": list(table.notes),
    }


def _rows(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """A table, column by column: name, kind of its cells, cells. A missing cell is null."""
    return [{"name": str(name), "kind": _kind(rows[name]), "cells": _cells(rows[name])} for name in rows]


def _kind(cells: pd.Series) -> str:
    """`whole`, `number`, `yes-no`, or `any` for texts and mixtures."""
    kind = cells.dtype
    if pd.api.types.is_bool_dtype(kind):
        return "yes-no"
    if pd.api.types.is_integer_dtype(kind):
        return "whole"
    return "number" if pd.api.types.is_float_dtype(kind) else "any"


def _cells(cells: pd.Series) -> list[Any]:
    return [None if _missing(cell) else cell for cell in cells.tolist()]


def _missing(cell: object) -> bool:
    return cell is None or cell is pd.NA or cell is pd.NaT or (isinstance(cell, float) and cell != cell)


def _plain(value: object) -> object:
    """What JSON has no form for: numbers of numpy, tuples of palettes, days."""
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)

"""Answers out: JSON for programs, a plain text table for people. Missing is null or "not published", never 0."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass

import numpy as np
import pandas as pd
import typer

Row = Mapping[str, object]
MISSING = "not published"
WIDEST = 60


def plain_value(value: object) -> object:
    """A value as JSON has it: numbers and text as they are, anything missing None.

    >>> plain_value(float("nan")), plain_value(np.int64(3)), plain_value((1.5, "a"))
    (None, 3, [1.5, 'a'])
    """
    if is_dataclass(value) and not isinstance(value, type):
        return plain_value(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): plain_value(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain_value(item) for item in value]
    if value is None or value is pd.NA:
        return None
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value


def records(frame: pd.DataFrame) -> list[dict[str, object]]:
    """Rows of a table; its column `source_id` or `source_ids` becomes a list `source_ids`."""
    rows = [
        {name: plain_value(value) for name, value in row.items()}
        for row in frame.astype(object).to_dict("records")
    ]
    return [_with_source_list(row) for row in rows]


def _with_source_list(row: dict[str, object]) -> dict[str, object]:
    cell = row.pop("source_id", None) or row.pop("source_ids", None) or ""
    # Columns like latest_source_ids keep their name and become lists too.
    split = {name: _ids(value) for name, value in row.items() if name.endswith("_source_ids")}
    return row | split | {"source_ids": _ids(cell)}


def _ids(cell: object) -> list[str]:
    return [part for part in str(cell or "").split(";") if part]


def write_json(answer: object) -> None:
    """Write an answer as JSON: UTF-8, two spaces, no NaN."""
    typer.echo(json.dumps(plain_value(answer), ensure_ascii=False, indent=2, allow_nan=False))


def write_table(rows: Sequence[Row], *, columns: Sequence[str] | None = None) -> None:
    """Write rows as a table of plain text, numbers to the right; `columns` picks and orders."""
    names = list(columns or (rows[0] if rows else ()))
    cells = [[_cell(row.get(name)) for name in names] for row in rows]
    widths = [max(len(text) for text in column) for column in zip(names, *cells, strict=True)]
    right = [all(_is_number(row.get(name)) for row in rows) for name in names]
    for line in [names, *cells]:
        padded = (
            text.rjust(width) if to_right else text.ljust(width)
            for text, width, to_right in zip(line, widths, right, strict=True)
        )
        typer.echo("  ".join(padded).rstrip())


def write_pairs(pairs: Row) -> None:
    """Write names and values, one a line."""
    width = max(len(name) for name in pairs)
    for name, value in pairs.items():
        typer.echo(f"{name.ljust(width)}  {_cell(value)}")


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _cell(value: object) -> str:
    if value is None or value == "":
        return MISSING if value is None else ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"

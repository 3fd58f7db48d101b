"""The tidy tables as they are: their columns in words, and the file to hand on."""

from __future__ import annotations

import pandas as pd

from directive.data.column_words import words_of
from directive.data.contracts import contracts
from directive.data.engine import Engine
from directive.data.errors import TableError

_TYPES = {"str": "text", "int64": "whole", "Int64": "whole", "float64": "number", "bool": "flag"}


def dictionary(engine: Engine, *, table: str) -> pd.DataFrame:
    """Columns of a table as its contract promises them; no file is read.

    Columns: column, type (text | whole | number | flag), optional (may be "not published"), key (part of the
    unique key), allowed (values, comma-separated, "" for any), about (in English). Raises TableError.
    """
    contract = contracts().get(table)
    if contract is None:
        raise TableError(table, "the table is one of the pack's")
    lines = [
        {
            "column": name,
            "type": _TYPES.get(str(column.dtype), "text"),
            "optional": bool(column.nullable),
            "key": name in contract.key,
            "allowed": _allowed(column.checks),
            "about": column.description or words_of(name),
        }
        for name, column in contract.schema.columns.items()
    ]
    return pd.DataFrame(lines)


def _allowed(checks: list) -> str:
    for check in checks:
        values = (check.statistics or {}).get("allowed_values")
        if values is not None:
            return ", ".join(str(value) for value in values if str(value))
    return ""


def parquet_file(engine: Engine, *, table: str) -> bytes:
    """The table's Parquet file as it stands in the pack, after its contract was checked. Raises TableError."""
    engine.unchanged(table)
    return (engine.path / f"{table}.parquet").read_bytes()

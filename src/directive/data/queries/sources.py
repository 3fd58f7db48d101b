"""Sources, the tables of the pack, and which source feeds which table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from directive.data.contracts import contracts
from directive.data.engine import Engine
from directive.data.errors import TableError

_SOURCES = """
SELECT source_id, title, publisher, date, date_iso, link, link_kind, licence, note, "group", kind FROM sources
WHERE $ids IS NULL OR list_contains($ids, source_id)
ORDER BY "group", source_id
"""


def sources(engine: Engine, *, ids: Sequence[str] | None = None) -> pd.DataFrame:
    """Sources, all or those of `ids`. Columns: source_id, title, publisher, date, date_iso, link, link_kind,
    licence, note, group, kind. Text; "" where the source states none.
    """
    return engine.frame(_SOURCES, {"ids": None if ids is None else list(ids)})


def tables(engine: Engine) -> pd.DataFrame:
    """The pack's tables. Columns: table, about, rows (null when it can't be used), columns (names), problem."""
    lines = []
    for name, contract in contracts().items():
        rows, problem = _count(engine, name)
        line = {"table": name, "about": contract.about, "rows": rows, "columns": contract.columns}
        lines.append(line | {"problem": problem})
    frame = pd.DataFrame(lines)
    return frame.astype({"rows": "Int64"})


def feeds(engine: Engine) -> pd.DataFrame:
    """How many rows of which table each source feeds. Columns: source_id, table, rows. Skips broken tables."""
    counted: Counter[tuple[str, str]] = Counter()
    for name, contract in contracts().items():
        column = next((c for c in ("source_id", "source_ids") if c in contract.columns), None)
        if column is None or name == "sources" or _count(engine, name)[1]:
            continue
        for cell, rows in engine.value_counts(name, column):
            for source_id in filter(None, cell.split(";")):
                counted[source_id, name] += rows
    lines = [(source_id, table, rows) for (source_id, table), rows in sorted(counted.items())]
    return pd.DataFrame(lines, columns=["source_id", "table", "rows"])


def _count(engine: Engine, name: str) -> tuple[int | None, str]:
    try:
        return engine.count(name), ""
    except TableError as error:
        return None, str(error)

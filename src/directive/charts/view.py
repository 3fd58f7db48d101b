"""What a chart function returns: a finding in words, a Vega-Lite specification, and the table that says the same."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import altair as alt
import pandas as pd
import pyarrow as pa

from directive.charts.native import Native

BY_POSITION = alt.EncodingSortField(field="position", op="min")
"""Order of lines on an axis: by the rows' column `position`. Without it a drawing that stays while rows change keeps
the names it has in their old places."""

_WIDE = 0x2E80  # from here on, scripts with letters as wide as they are high


def text_room(texts: Iterable[str], *, size: float = 12.0) -> int:
    """Pixels that the widest of these words needs beside a mark, in steps of eight: a drawing stays while its words
    change a little."""
    widths = (sum(size if ord(sign) >= _WIDE else 0.56 * size for sign in text) for text in texts)
    return 8 * math.ceil((12 + max(widths, default=0.0)) / 8)


@dataclass(frozen=True)
class ChartView:
    """One chart with everything a reader, a screen reader and a download need.

    `spec` is Vega-Lite without title and config; its data stand in `datasets` by name and are referred to as
    `{"name": ...}`, so that a rerun sends rows and leaves the drawing in place. `table` is the twin shown
    under the chart and written to CSV and XLSX: exactly what is seen, headings in the visitor's language.
    """

    key: str
    title: str
    subtitle: str
    alt: str
    spec: dict[str, Any]
    datasets: Mapping[str, pd.DataFrame]
    table: pd.DataFrame
    source_ids: tuple[str, ...]
    notes: tuple[str, ...] = ()
    height: int | None = None
    formats: Mapping[str, str] = field(
        default_factory=dict
    )  # twin's column -> d3-like hint: "usd", "share", "int"
    foot: str = ""  # the note that goes with the picture wherever it goes, one of `notes`
    native: Native | None = None  # how a slide draws it as a chart of its own; a picture without


def as_columns(rows: pd.DataFrame) -> pa.Table | pd.DataFrame:
    """Rows as Arrow, column by column: for the few rows of a chart pandas' own way takes five times as long."""
    try:
        return pa.table({name: pa.array(rows[name].tolist(), from_pandas=True) for name in rows})
    except pa.ArrowException:  # a column of several kinds: whoever draws writes it as text
        return rows


def data_drawn(view: ChartView) -> dict[str, pd.DataFrame]:
    """The data sets that the drawing names: a browser complains of one that only a slide's own chart reads."""
    named = _named(view.spec)
    return {name: rows for name, rows in view.datasets.items() if name in named}


def _named(part: object) -> set[str]:
    """Names of data sets anywhere in a specification."""
    if isinstance(part, Mapping):
        data = part.get("data")
        own = {data["name"]} if isinstance(data, Mapping) and "name" in data else set()
        return own.union(*(_named(one) for one in part.values()))
    return set().union(*(_named(one) for one in part)) if isinstance(part, list | tuple) else set()

"""Where each division's outline and label stand, as the outline files of the pack say it (docs/geo.md)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from directive.data.engine import pack_folder
from directive.data.errors import TableError

OUTLINES = Path(__file__).parents[3] / "static" / "geo" / "divisions.geojson"
COLUMNS = ("code", "country_iso3", "feature_index", "lon", "lat", "dx", "dy")


def divisions(folder: Path | None = None) -> pd.DataFrame:
    """One row per shape of the clickable outlines: code, feature_index, label point (lon, lat in degrees) and
    label offset (dx right, dy down, in pixels). Raises TableError when the file is missing or incomplete."""
    file = (folder or pack_folder()) / "geo" / "divisions.parquet"
    try:
        frame = pd.read_parquet(file)
    except (OSError, ValueError) as error:
        raise TableError("geo/divisions", "the file is there and can be read", detail=file.name) from error
    missing = [column for column in COLUMNS if column not in frame.columns]
    if missing:
        raise TableError("geo/divisions", "columns are complete", detail=", ".join(missing))
    return frame[list(COLUMNS)].sort_values("feature_index", ignore_index=True)


@cache
def extents() -> dict[int, tuple[float, float]]:
    """Width and height of each outline's largest part in degrees, by feature_index; empty without the outlines."""
    if not OUTLINES.exists():
        return {}
    shapes = json.loads(OUTLINES.read_text(encoding="utf-8"))["features"]
    return {shape["properties"]["i"]: _largest(shape["geometry"]) for shape in shapes}


def _largest(geometry: dict[str, Any]) -> tuple[float, float]:
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    boxes = [tuple(max(axis) - min(axis) for axis in zip(*part[0], strict=True)) for part in parts]
    return max(boxes, key=lambda box: box[0] * box[1])

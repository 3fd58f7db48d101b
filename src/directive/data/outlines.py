"""Where each division's outline and label stand, as the outline files of the pack say it (docs/geo.md)."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from directive.data.engine import pack_folder
from directive.data.errors import TableError

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

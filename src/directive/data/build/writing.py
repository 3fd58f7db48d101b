"""Tidy tables to files: the same tables give the same bytes."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as arrow
import pyarrow.parquet as parquet

from directive.data.build.registry import builders, open_workshop


def write_table(frame: pd.DataFrame, file: Path) -> None:
    """Write a table as Parquet (zstd), without anything that differs from run to run."""
    # The pandas metadata carry library versions; the tables are read by their contract, not by it.
    table = arrow.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    plain = [f.with_type(arrow.string()) if f.type == arrow.large_string() else f for f in table.schema]
    file.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(table.cast(arrow.schema(plain)), file, compression="zstd", compression_level=15)


def build_all(folder: Path, *, out: Path) -> list[str]:
    """Build, check and write all tables of the pack in `folder` to `out`; returns the remarks of the steps.

    Raises TableError at the first table that breaks its contract; nothing is written then.
    """
    workshop = open_workshop(folder)
    tables = {name: workshop.table(name) for name in builders()}
    for name, frame in tables.items():
        write_table(frame, out / f"{name}.parquet")
    return workshop.remarks

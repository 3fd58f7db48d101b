"""Countries of the world for a map in one picture."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pycountry
from shapely.geometry import MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from tools.geo.config import PointApart, WorldPlan
from tools.geo.cover import simplify_together
from tools.geo.shapes import UnbuildableError, drop_islets, parts, settled, wound_clockwise
from tools.geo.topology import cut_antimeridian, decode_topology


@dataclass(frozen=True)
class WorldShape:
    """One country or territory; `iso3` is None without an ISO code in the source or when set apart."""

    iso3: str | None
    shape: BaseGeometry


def build_world(root: Path, /, *, plan: WorldPlan) -> list[WorldShape]:
    """Simplified shapes, coded ones ordered by code, then those without a code in source order.

    Raises UnbuildableError when a shape to be set apart is not found.
    """
    coded, uncoded = _read_shapes(root, plan.left_out)
    for wanted in plan.apart:
        coded[wanted.iso3], cut = _taken_apart(coded[wanted.iso3], wanted)
        uncoded.append(cut)
    names: list[str | None] = [*sorted(coded), *[None] * len(uncoded)]
    raw = [coded[n] for n in sorted(coded)] + uncoded
    light = [drop_islets(g, plan.min_islet_km2) for g in raw]
    simple = [settled(g, plan.digits) for g in simplify_together(light, tolerance_deg=plan.tolerance_deg)]
    return [WorldShape(n, wound_clockwise(g)) for n, g in zip(names, simple, strict=True)]


def _read_shapes(root: Path, left_out: tuple[str, ...]) -> tuple[dict[str, BaseGeometry], list[BaseGeometry]]:
    topology = json.loads((root / "countries-50m.json").read_text(encoding="utf-8"))
    coded: dict[str, BaseGeometry] = {}
    uncoded: list[BaseGeometry] = []
    for record, polygons in decode_topology(topology, "countries"):
        if record["properties"]["name"] in left_out:
            continue
        geom, iso3 = cut_antimeridian(polygons), _iso3(record.get("id"))
        if iso3 is None:
            uncoded.append(geom)
        else:  # the source lists Ashmore and Cartier Is. under Australia's number as well
            coded[iso3] = MultiPolygon(parts(coded[iso3]) + parts(geom)) if iso3 in coded else geom
    return coded, uncoded


def _iso3(numeric: str | None) -> str | None:
    country = pycountry.countries.get(numeric=numeric) if numeric else None
    return country.alpha_3 if country else None


def _taken_apart(geom: BaseGeometry, wanted: PointApart) -> tuple[BaseGeometry, BaseGeometry]:
    point = Point(wanted.lon, wanted.lat)
    cut = [p for p in parts(geom) if p.contains(point)]
    if not cut:
        raise UnbuildableError(f"no part of {wanted.iso3} holds {wanted.lon}, {wanted.lat}")
    return MultiPolygon([p for p in parts(geom) if p not in cut]), MultiPolygon(cut)

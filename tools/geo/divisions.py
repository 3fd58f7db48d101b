"""The clickable divisions and the neighbours behind them, from one edge-matched coverage."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry import box, shape
from shapely.geometry.base import BaseGeometry

from tools.geo.config import BackdropPlan, Country, DivisionPlan
from tools.geo.cover import SOURCE_DIGITS, simplify_around, simplify_together
from tools.geo.shapes import (
    UnbuildableError,
    drop_islets,
    fill_holes,
    km2,
    on_grid,
    parts,
    settled,
    wound_clockwise,
)

SOURCE_FOLDER = Path("src/js/data")


@dataclass(frozen=True)
class Division:
    """One division: ISO 3166-2 code, ISO 3166-1 alpha-3 of its country, shape in degrees."""

    code: str
    country_iso3: str
    shape: BaseGeometry


def build_divisions(
    root: Path, /, *, plan: DivisionPlan, backdrop: BackdropPlan
) -> tuple[list[Division], list[BaseGeometry]]:
    """Divisions ordered by code, and the neighbours that fit them edge to edge (they carry no name or code).

    Raises UnbuildableError when a planned unit is missing or the shapes don't form a coverage.
    """
    raw = [d for country in plan.countries for d in _read_divisions(root, country, plan.min_islet_km2)]
    raw.sort(key=lambda d: d.code)
    taken = {f for c in plan.countries for f in (c.file, *(d.file for d in c.dissolved))}
    around = _read_neighbours(root, plan=backdrop, taken=taken)
    cover = simplify_together(
        [d.shape for d in raw] + around,
        tolerance_deg=plan.tolerance_deg,
        lenses=plan.lenses,
    )
    inner = [settled(g, plan.digits) for g in cover[: len(raw)]]
    outer = _simplify_neighbours(cover[len(raw) :], inner=inner, plan=backdrop, digits=plan.digits)
    divisions = [
        Division(d.code, d.country_iso3, wound_clockwise(g)) for d, g in zip(raw, inner, strict=True)
    ]
    return divisions, [wound_clockwise(g) for g in outer if not g.is_empty]


def _read_divisions(root: Path, country: Country, islet: float) -> list[Division]:
    units = dict(_read_units(root, country.file))
    missing = country.units.keys() - units.keys()
    if missing:
        raise UnbuildableError(f"{country.file}: units not in the source: {sorted(missing)}")
    found = [(code, units[unit], islet) for unit, code in country.units.items()]
    for d in country.dissolved:
        smallest = islet if d.min_islet_km2 is None else d.min_islet_km2
        found.append((d.code, _dissolved(g for _, g in _read_units(root, d.file)), smallest))
    return [Division(code, country.iso3, drop_islets(g, smallest)) for code, g, smallest in found]


def _read_units(root: Path, file: str) -> list[tuple[str | None, BaseGeometry]]:
    """Pairs, not a dictionary: a few files have units without a code, or two with the same one."""
    doc = json.loads((root / SOURCE_FOLDER / f"{file}.json").read_text(encoding="utf-8"))
    return [
        (f["properties"].get("adm1_code"), on_grid(shape(f["geometry"]), SOURCE_DIGITS))
        for f in doc["features"]
        if f["geometry"]
    ]


def _dissolved(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    return shapely.union_all([shapely.make_valid(g) for g in shapes])


def _read_neighbours(root: Path, *, plan: BackdropPlan, taken: set[str]) -> list[BaseGeometry]:
    window = box(*plan.window)
    files = sorted(p.stem for p in (root / SOURCE_FOLDER).glob("???.json"))
    found = [g for file in files if file not in taken for g in _shapes_of(root, file, plan)]
    seen = [shapely.make_valid(g).intersection(window) for g in found if g.intersects(window)]
    large = [g for g in seen if sum(map(km2, parts(g))) >= plan.min_shape_km2]
    # A shape that was dropped may have lain inside another: without this it would look like a lake.
    return [fill_holes(drop_islets(g, plan.min_islet_km2), plan.min_shape_km2) for g in large]


def _shapes_of(root: Path, file: str, plan: BackdropPlan) -> list[BaseGeometry]:
    """A country, or two shapes where some of its units are drawn apart."""
    alone = {unit for a in plan.apart if a.file == file for unit in a.units}
    units = _read_units(root, file)
    groups = [[g for unit, g in units if (unit in alone) is apart] for apart in (False, True)]
    return [_dissolved(group) for group in groups if group]


def _simplify_neighbours(
    geoms: list[BaseGeometry], *, inner: list[BaseGeometry], plan: BackdropPlan, digits: int
) -> list[BaseGeometry]:
    """Borders with the divisions stay as they are, all others are drawn more coarsely."""
    coarse = simplify_around(
        [settled(g, digits) for g in geoms],
        fixed=inner,
        window=box(*plan.window),
        tolerance_deg=plan.tolerance_deg,
        lenses=plan.lenses,
    )
    return [settled(g, digits) for g in coarse]

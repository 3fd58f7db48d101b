"""Simplify neighbouring shapes together, so that a border they share stays one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from tools.geo.config import Lens
from tools.geo.shapes import UnbuildableError, on_grid

Warp = Callable[[np.ndarray], np.ndarray]
SOURCE_DIGITS = 6  # the source's shared vertices differ by about 1e-13 until they are rounded


def warp_through(lenses: Sequence[Lens], /) -> Warp:
    """A one-to-one map of the plane that enlarges every lens' disc, one after the other."""
    chain: list[Warp] = []

    def through(xy: np.ndarray) -> np.ndarray:
        for warp in chain:
            xy = warp(xy)
        return xy

    for lens in lenses:
        centre = through(np.array([[lens.lon, lens.lat]]))[0]  # where the earlier lenses have moved it
        chain.append(_magnifier(centre, radius=lens.radius_deg, factor=lens.factor))
    return through


def _magnifier(centre: np.ndarray, *, radius: float, factor: float) -> Warp:
    def warp(xy: np.ndarray) -> np.ndarray:
        away = xy - centre
        distance = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-12)
        stretch = np.where(distance < radius, factor, (factor * radius + distance - radius) / distance)
        return centre + away * stretch[:, None]

    return warp


def simplify_together(
    geoms: Sequence[BaseGeometry], /, *, tolerance_deg: float, lenses: Sequence[Lens] = ()
) -> list[BaseGeometry]:
    """Drop vertices whose triangle is smaller than tolerance squared; shared borders stay shared.

    Raises UnbuildableError when the input overlaps or its borders do not match vertex by vertex.
    """
    return _simplified(geoms, tolerance_deg, lenses, outside_too=True)


def simplify_around(
    geoms: Sequence[BaseGeometry],
    /,
    *,
    fixed: Sequence[BaseGeometry],
    window: BaseGeometry,
    tolerance_deg: float,
    lenses: Sequence[Lens] = (),
) -> list[BaseGeometry]:
    """Simplify shapes but leave their borders with the `fixed` shapes untouched.

    The sea joins as one more shape: then every border but those with `fixed` and the window's edge lies
    inside the coverage, and the simplifier may be told to keep the outside.
    """
    sea = window.difference(shapely.union_all([*geoms, *fixed]))
    return _simplified([*geoms, sea], tolerance_deg, lenses, outside_too=False)[:-1]


def _simplified(
    geoms: Sequence[BaseGeometry], tolerance_deg: float, lenses: Sequence[Lens], *, outside_too: bool
) -> list[BaseGeometry]:
    cover, warp = _coverage(geoms), warp_through(lenses)
    plain = shapely.get_coordinates(cover)
    # The simplifier only drops vertices, so looking the kept ones up undoes the lenses exactly.
    back = dict(zip(map(tuple, warp(plain).tolist()), plain.tolist(), strict=True))
    warped = np.array([shapely.transform(g, warp) for g in cover], dtype=object)
    kept = shapely.coverage_simplify(warped, tolerance_deg, simplify_boundary=outside_too)
    return [shapely.transform(g, lambda xy: np.array([back[tuple(p)] for p in xy.tolist()])) for g in kept]


def _coverage(geoms: Sequence[BaseGeometry]) -> np.ndarray:
    rounded = [on_grid(g, SOURCE_DIGITS) for g in geoms]
    cover = np.array([g if shapely.is_valid(g) else shapely.make_valid(g) for g in rounded], dtype=object)
    if not shapely.coverage_is_valid(cover):
        bad = [i for i, e in enumerate(shapely.coverage_invalid_edges(cover)) if not e.is_empty]
        raise UnbuildableError(f"shapes overlap or their borders do not match: positions {bad}")
    return cover

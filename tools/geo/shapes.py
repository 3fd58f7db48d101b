"""Small operations on shapes in degrees: rounding, islets, winding, label points."""

from __future__ import annotations

import math

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

KM2_PER_SQUARE_DEGREE = 12_364  # at the equator, sphere of 6,371 km


class UnbuildableError(ValueError):
    """A shape that cannot be made valid within the rules."""


def on_grid(geom: BaseGeometry, /, digits: int) -> BaseGeometry:
    """Round every coordinate. Equal vertices stay equal, so shared borders survive."""
    return shapely.transform(geom, lambda xy: np.round(xy, digits))


def parts(geom: BaseGeometry, /) -> list[Polygon]:
    """The polygons of a shape; lines and points that an intersection left behind are ignored."""
    return [p for p in getattr(geom, "geoms", [geom]) if isinstance(p, Polygon) and not p.is_empty]


def km2(poly: Polygon, /) -> float:
    """Rough area in square kilometres: good enough to rank parts."""
    return poly.area * KM2_PER_SQUARE_DEGREE * math.cos(math.radians(poly.centroid.y))


def drop_islets(geom: BaseGeometry, /, min_km2: float) -> MultiPolygon:
    """Drop parts below `min_km2`, always keeping the largest one."""
    ranked = sorted(parts(geom), key=km2, reverse=True)
    return MultiPolygon([p for i, p in enumerate(ranked) if i == 0 or km2(p) >= min_km2])


def fill_holes(geom: BaseGeometry, /, max_km2: float) -> MultiPolygon:
    """Fill holes up to `max_km2`."""
    return MultiPolygon(
        [Polygon(p.exterior, [i for i in p.interiors if km2(Polygon(i)) > max_km2]) for p in parts(geom)]
    )


def wound_clockwise(geom: BaseGeometry, /) -> BaseGeometry:
    """Clockwise exteriors: otherwise Vega's projections fill the whole globe; deck.gl takes either."""
    out = [shapely.geometry.polygon.orient(p, sign=-1.0) for p in parts(geom)]
    return out[0] if len(out) == 1 else MultiPolygon(out)


def label_point(geom: BaseGeometry, /) -> Point:
    """Centre of the largest circle inside the largest part, in degrees with three decimals."""
    largest = max(parts(geom), key=km2)
    squeeze = math.cos(math.radians(largest.centroid.y))
    flat = shapely.transform(largest, lambda xy: xy * [squeeze, 1.0])
    centre = shapely.get_point(shapely.maximum_inscribed_circle(flat, tolerance=0.005), 0)
    point = Point(round(centre.x / squeeze, 3), round(centre.y, 3))
    return point if largest.contains(point) else largest.representative_point()


def settled(geom: BaseGeometry, /, digits: int) -> BaseGeometry:
    """Round to the output grid and repair rings that the rounding pinched.

    Raises UnbuildableError when four rounds of repair leave an invalid shape.
    """
    cell = 10.0 ** (-2 * digits)
    for _ in range(4):
        geom = on_grid(geom, digits)
        if shapely.is_valid(geom):
            return geom
        whole = [p for p in parts(shapely.make_valid(geom)) if p.area > cell]
        geom = MultiPolygon(
            [Polygon(p.exterior, [i for i in p.interiors if Polygon(i).area > cell]) for p in whole]
        )
    raise UnbuildableError(f"rounding to {digits} decimals leaves an invalid shape near {geom.centroid.wkt}")

"""Web Mercator as deck.gl draws it: where a point falls in the picture, without a browser."""

from __future__ import annotations

import math
from dataclasses import dataclass

_TILE = 512


@dataclass(frozen=True)
class Camera:
    """What a flat map shows: centre in degrees, zoom (the world is 512 · 2^zoom pixels wide)."""

    lon: float
    lat: float
    zoom: float


def world_pixels(lon: float, lat: float, *, zoom: float) -> tuple[float, float]:
    """A point in pixels of the whole world map, x to the right, y down.

    >>> world_pixels(0, 0, zoom=0)
    (256.0, 256.0)
    """
    size = _TILE * 2**zoom
    y = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
    return size * (lon + 180) / 360, size * (0.5 - y / (2 * math.pi))


def screen_pixels(
    lon: float, lat: float, *, camera: Camera, width: float, height: float
) -> tuple[float, float]:
    """A point in pixels of a picture of `width` × `height` whose middle is the camera's centre."""
    x, y = world_pixels(lon, lat, zoom=camera.zoom)
    middle_x, middle_y = world_pixels(camera.lon, camera.lat, zoom=camera.zoom)
    return x - middle_x + width / 2, y - middle_y + height / 2


def fit(
    bounds: tuple[float, float, float, float], *, width: float, height: float, zoom_step: float = 0.05
) -> Camera:
    """The camera that shows `bounds` (west, south, east, north) in a picture of `width` × `height` pixels."""
    west, south, east, north = bounds
    left, top = world_pixels(west, north, zoom=0)
    right, bottom = world_pixels(east, south, zoom=0)
    zoom = math.log2(min(width / (right - left), height / (bottom - top)))
    middle = math.pi - 2 * math.pi * ((top + bottom) / 2) / _TILE
    lat = math.degrees(2 * math.atan(math.exp(middle)) - math.pi / 2)
    return Camera(round((west + east) / 2, 3), round(lat, 3), math.floor(zoom / zoom_step) * zoom_step)

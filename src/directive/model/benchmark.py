"""What a region's weight would suggest: exports spread by its imports, and by distance where asked."""

from __future__ import annotations

import numpy as np

from directive.model.checks import require_between
from directive.model.errors import RangeError

EARTH_RADIUS_KM = 6371.0088
"""Mean radius, IUGG."""


def great_circle_km(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the distance of two (latitude, longitude) points in degrees, along the sphere (haversine).

    >>> round(great_circle_km((0.0, 0.0), (0.0, 180.0)))
    20015

    Raises RangeError for coordinates off the globe.
    """
    for latitude, longitude in (start, end):
        require_between("latitude", latitude, -90, 90)
        require_between("longitude", longitude, -180, 180)
    lat1, lon1, lat2, lon2 = np.radians([*start, *end])
    square = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return float(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(1.0, square))))


def benchmark_shares(imports: np.ndarray, distances_km: np.ndarray, *, theta: float = 0.0) -> np.ndarray:
    """Return each region's share (they sum to 1) in proportion to imports × distance^(−theta).

    `imports` in one money unit; a region without published imports (nan), or without distance when theta > 0,
    is out: nan. Raises RangeError for theta outside 0 to 5, negative imports, distance 0, or nothing to share
    by.
    """
    require_between("theta", theta, 0, 5)
    imports, distances = np.asarray(imports, dtype=float), np.asarray(distances_km, dtype=float)
    if np.any(imports < 0):
        raise RangeError("imports", float(np.nanmin(imports)), "0 or more")
    if theta > 0 and np.any(distances <= 0):
        raise RangeError("distance_km", float(np.nanmin(distances)), "above 0")
    weights = imports if theta == 0 else imports * (distances / 1000) ** -theta
    total = np.nansum(weights)
    if not total > 0:
        raise RangeError("sum of imports", float(total), "above 0")
    return weights / total


def expected_values(total: float, shares: np.ndarray) -> np.ndarray:
    """Return E_p = total × share of each region, in the unit of `total`; nan stays nan."""
    return total * np.asarray(shares, dtype=float)

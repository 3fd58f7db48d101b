"""Which labels fit on a map: placed by importance, dropped where they would lie on one another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from directive.maps.mercator import Camera, world_pixels

_WIDE = 0x2E80  # from here on, scripts with letters as wide as they are high


@dataclass(frozen=True)
class Label:
    """A word at a point (degrees), moved by `dx` right and `dy` down (pixels)."""

    text: str
    lon: float
    lat: float
    dx: float
    dy: float


def text_width(text: str, *, size: float) -> float:
    """About how many pixels wide a word is drawn at `size` pixels.

    >>> text_width("北京", size=12), round(text_width("Beijing", size=12), 1)
    (24, 47.0)
    """
    return sum(size if ord(letter) >= _WIDE else 0.56 * size for letter in text)


def without_overlap(labels: Sequence[Label], *, camera: Camera, size: float, gap: float = 2.0) -> list[Label]:
    """The labels, most important first, without those that would touch one already placed at this zoom."""
    placed: list[tuple[float, float, float, float]] = []
    kept = []
    for label in labels:
        box = _box(label, camera=camera, size=size, gap=gap)
        if not any(_touch(box, other) for other in placed):
            placed.append(box)
            kept.append(label)
    return kept


def shown_from(labels: Sequence[Label], *, size: float, gap: float = 2.0) -> list[float]:
    """For each label, most important first, the scale from which on it touches none more important than it.

    The scale is pixels of the picture for one pixel of the world at zoom 0, so that a picture whose size is not known
    yet can choose for itself. Labels at one place are never shown together (infinity).
    """
    points = [world_pixels(label.lon, label.lat, zoom=0) for label in labels]
    wide = [text_width(label.text, size=size) + gap for label in labels]
    found: list[float] = []
    for place, (x, y) in enumerate(points):
        needs = [0.0]
        for other, (left, top) in enumerate(points[:place]):
            across, down = abs(x - left), abs(y - top)
            apart = min(
                (wide[place] + wide[other]) / 2 / across if across else math.inf,
                (1.2 * size + gap) / down if down else math.inf,
            )
            # One that is itself shown only at a larger scale stands in nobody's way below it.
            if apart > found[other]:
                needs.append(apart)
        found.append(max(needs))
    return found


def _box(label: Label, *, camera: Camera, size: float, gap: float) -> tuple[float, float, float, float]:
    x, y = world_pixels(label.lon, label.lat, zoom=camera.zoom)
    x, y = x + label.dx, y + label.dy
    half_width, half_height = text_width(label.text, size=size) / 2 + gap / 2, size * 0.6 + gap / 2
    return x - half_width, y - half_height, x + half_width, y + half_height


def _touch(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]

"""Which labels fit on a map: placed by importance, dropped where they would lie on one another."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from directive.maps.mercator import Camera, world_pixels

_WIDE = 0x2E80  # from here on, scripts with letters as wide as they are high


@dataclass(frozen=True)
class Label:
    """A word at a point (degrees), moved by `dx` right and `dy` down (pixels). The pointer on it means its `shape` (-1:
    none): a word may lie on the neighbours of what it names."""

    text: str
    lon: float
    lat: float
    dx: float
    dy: float
    shape: int = -1


def text_width(text: str, *, size: float) -> float:
    """About how many pixels wide a word is drawn at `size` pixels.

    >>> text_width("北京", size=12), round(text_width("Beijing", size=12), 1)
    (24, 47.0)
    """
    return sum(size if ord(letter) >= _WIDE else 0.56 * size for letter in text)


SIDES = ("middle", "right", "left", "above", "below")
"""Where a name can stand: at its own place, or on a side of it."""


def at_side(label: Label, side: str, *, size: float) -> Label:
    """The label moved to a side of its point."""
    across, down = round(text_width(label.text, size=size) / 2 + 0.6 * size), round(1.1 * size)
    dx, dy = {"right": (across, 0), "left": (-across, 0), "above": (0, -down), "below": (0, down)}.get(
        side, (label.dx, label.dy)
    )
    return replace(label, dx=dx, dy=dy)


def sides_with_room(
    labels: Sequence[Label], *, camera: Camera, size: float, gap: float = 2.0, beside: Collection[str] = ()
) -> list[str]:
    """The side on which each label, most important first, touches none already placed at this zoom; "" where it has
    room nowhere. Names in `beside` never stand on their own place: their shape is smaller than they are. A name moved
    aside never lies on the place of another: it would seem to name that one."""
    placed: list[tuple[float, float, float, float]] = []
    places = [world_pixels(label.lon, label.lat, zoom=camera.zoom) for label in labels]
    found = []
    for number, label in enumerate(labels):
        others = [place for other, place in enumerate(places) if other != number]
        for side in SIDES[1:] if label.text in beside else SIDES:
            box = _box(at_side(label, side, size=size), camera=camera, size=size, gap=gap)
            if side != "middle" and any(_near(box, place, size) for place in others):
                continue
            if not any(_touch(box, other) for other in placed):
                placed.append(box)
                found.append(side)
                break
        else:
            found.append("")
    return found


def without_overlap(
    labels: Sequence[Label], *, camera: Camera, size: float, gap: float = 2.0, beside: Collection[str] = ()
) -> list[Label]:
    """The labels, most important first, each where it has room at this zoom, without those that have none."""
    sides = sides_with_room(labels, camera=camera, size=size, gap=gap, beside=beside)
    return [at_side(label, side, size=size) for label, side in zip(labels, sides, strict=True) if side]


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


def _near(box: tuple[float, float, float, float], place: tuple[float, float], reach: float) -> bool:
    """Whether a place lies in a box or no further from it than `reach` (pixels)."""
    return box[0] - reach < place[0] < box[2] + reach and box[1] - reach < place[1] < box[3] + reach

"""Colours of a map: classes of a measure, and the one expression that tells the browser which shape has which."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Rgb = list[int]


@dataclass(frozen=True)
class Classes:
    """Class k holds values from `edges[k-1]` (in) to `edges[k]` (out); one colour more than edges."""

    edges: tuple[float, ...]
    colours: tuple[str, ...]

    def colour(self, value: float) -> str:
        """The colour of a value."""
        return self.colours[bisect_right(self.edges, value)]


def rgb(colour: str, *, alpha: int | None = None) -> Rgb:
    """A colour (hash and six hexadecimal digits) as deck.gl takes it: red, green, blue and, if given, opacity,
    each 0 to 255."""
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return parts if alpha is None else [*parts, alpha]


def nice(value: float) -> float:
    """The nearest of 1, 2, 5 times a power of ten, by ratio.

    >>> nice(37), nice(0), nice(14)
    (50.0, 0.0, 10.0)
    """
    if value <= 0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(value))
    return min((step * power for step in (1, 2, 5, 10)), key=lambda step: abs(math.log(step / value)))


def between(low: float, high: float) -> float:
    """The roundest number above `low` and not above `high`.

    >>> between(120.0, 134.0), between(98.0, 260.0)
    (130.0, 100.0)
    """
    for digits in range(12):
        unit = 10.0 ** (math.floor(math.log10(high)) - digits)
        found = (math.floor(low / unit + 1e-9) + 1) * unit
        if low < found <= high:
            return round(found, 12)
    return high


def classes(values: Sequence[float], ramp: Sequence[str], *, top: int) -> Classes:
    """Classes with round edges at about equal counts; the darkest holds the `top` largest, whom titles speak of.

    Values that are missing (nan) don't count. Fewer classes where round edges fall together.
    """
    known = sorted(value for value in values if not math.isnan(value))
    if not known:
        return Classes((), (ramp[-1],))
    last = (
        between(known[-top - 1], known[-top])
        if len(known) > top and known[-top - 1] < known[-top]
        else math.inf
    )
    cuts = [i / (len(ramp) - 1) for i in range(1, len(ramp) - 1)]
    edges = {nice(known[min(len(known) - 1, round(cut * (len(known) - 1)))]) for cut in cuts}
    inner = tuple(
        sorted({edge for edge in edges if known[0] < edge < min(last, known[-1])} | {last} - {math.inf})
    )
    return Classes(inner, _spread(ramp, len(inner) + 1))


def steps(highest: int, ramp: Sequence[str]) -> Classes:
    """One class per whole number from 0 to `highest` (a count of types)."""
    return Classes(tuple(float(step) for step in range(1, highest + 1)), _spread(ramp, highest + 1))


def _spread(ramp: Sequence[str], count: int) -> tuple[str, ...]:
    if count == 1:
        return (ramp[-1],)
    return tuple(ramp[round(i * (len(ramp) - 1) / (count - 1))] for i in range(count))


def by_feature(colours: Mapping[int, str], *, other: str, alpha: int = 255) -> str:
    """An expression on `properties.i` that gives every shape its colour: nested conditions, one per colour.

    Grouped by colour it stays under a kilobyte for 41 shapes, where one condition a shape takes two.
    """
    groups: dict[str, list[int]] = {}
    for index, colour in sorted(colours.items()):
        groups.setdefault(colour, []).append(index)
    expression = str(rgb(other, alpha=alpha)).replace(" ", "")
    for colour, indices in groups.items():
        if colour != other:
            test = "||".join(f"properties.i=={index}" for index in indices)
            expression = f"({test})?{str(rgb(colour, alpha=alpha)).replace(' ', '')}:({expression})"
    return expression

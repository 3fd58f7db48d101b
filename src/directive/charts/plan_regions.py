"""The plan's increment by province as a still map: classes of equal steps, what the plan does not reach stays pale."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from directive.charts.regions import map_spec
from directive.charts.theme import Palette

CLASSES = 5


def class_ends(shares: Sequence[float]) -> list[float]:
    """Upper ends of the classes, shares 0-1: equal steps of a round size up to the largest share.

    >>> class_ends([0.02, 0.175])
    [0.04, 0.08, 0.12, 0.16, 0.2]
    """
    most = max(shares, default=0.0) or 0.01
    size = 10.0 ** math.floor(math.log10(most / CLASSES))
    step = next(
        size * factor for factor in (1, 2, 2.5, 4, 5, 10) if size * factor * CLASSES >= most * (1 - 1e-9)
    )
    return [round(step * place, 10) for place in range(1, CLASSES + 1)]


def map_rows(
    outlines: pd.DataFrame,
    shares: Mapping[str, float],
    *,
    class_name: Callable[[int], str],
    outside: str,
    names: Mapping[str, str],
) -> pd.DataFrame:
    """One row per outline for `regions.map_spec`: code, lon, lat, class in words, label (the largest regions alone).

    `shares`: region code -> share (0-1) of the increment; others get the class `outside`.
    """
    ends = class_ends(list(shares.values()))
    rows = outlines[["code", "lon", "lat"]].copy()
    rows["class"] = [
        class_name(sum(shares[code] > end for end in ends[:-1])) if code in shares else outside
        for code in rows["code"]
    ]
    named = sorted(shares, key=shares.__getitem__, reverse=True)[:8]
    rows["label"] = [names.get(code, "") if code in named else "" for code in rows["code"]]
    return rows


def regions_spec(
    palette: Palette, *, labels: Sequence[str], outside: str, legend_title: str
) -> dict[str, Any]:
    """The map. Datasets: `rows` (see `map_rows`), `links` (empty)."""
    colours = palette.ramp[-CLASSES:]
    classes = [*zip(labels, colours, strict=True), (outside, palette.no_data)]
    # The outline file holds both countries: without the other one the map fills its frame.
    return map_spec(palette, classes=classes, legend_title=legend_title, whole=False)

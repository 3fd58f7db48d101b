"""How a chart is told to an office program: which columns of which data set are which series, in which house mark.

Vega-Lite says how a picture is drawn; a native chart of a slide needs categories, series and a number format. What a
slide has no form for (maps, ranges of uncertainty) stays a picture and declares nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["xy", "bars", "columns", "stacked"]
Mark = Literal["own", "partner", "statement", "derived", "scenario", "target", "bar"]


@dataclass(frozen=True)
class Series:
    """One series: its name, the data set, the column of numbers, and the house mark that says what kind it is.

    `own` is a solid line, `partner` dashed, `statement` a hollow diamond without a line, `derived` (worked out from
    statements) a grey one, `scenario` dotted amber, `target` a thin red line, `bar` a bar. `colour` is a palette role
    (`focus`, `second`, …) or, with `colours`, a column that holds each bar's own colour. `text` is the column with the
    numbers in words. `where` keeps the rows in which a column has a value.
    """

    name: str
    data: str
    y: str = "y"
    mark: Mark = "own"
    colour: str = "focus"
    colours: str = ""
    text: str = "value_text"
    where: tuple[str, object] | None = None


@dataclass(frozen=True)
class Native:
    """A native chart. `xy`: numbers on both axes, lines and marks; `bars`: lying bars; `columns`: standing bars, with
    lines across them (a combination); `stacked`: standing bars on top of each other. `x` is the column of categories
    or of numbers in every data set; `number_format` is a spreadsheet's; `labels` writes each bar's number beside it."""

    kind: Kind
    x: str
    series: tuple[Series, ...]
    number_format: str = "General"
    x_title: str = ""
    y_title: str = ""
    labels: bool = False

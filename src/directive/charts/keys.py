"""Counts of a key that repeat over years: small panels side by side, each with its own scale from zero."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt

from directive.charts.theme import Palette

HEIGHT = 150


@lru_cache(maxsize=32)
def count_spec(palette: Palette) -> dict[str, Any]:
    """One fact: a hollow diamond a year (all are statements) on a stem from zero; nothing joins the years.

    Dataset `rows`: year (text), y, text, tip.
    """
    base = alt.Chart(alt.NamedData("rows"))
    x = alt.X("year:N", axis=alt.Axis(title=None, ticks=False, labelAngle=0))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(zero=True, nice=False, padding=20, domainMin=0))
    stems = base.mark_rule(color=palette.grid, strokeWidth=1.4).encode(x=x, y=y, y2=alt.datum(0))
    dots = base.mark_point(
        shape="diamond", size=95, strokeWidth=1.8, opacity=1, stroke=palette.focus, fill=palette.background
    ).encode(x=x, y=y, tooltip=alt.Tooltip("tip:N", title=" "))
    texts = base.mark_text(dy=-13, color=palette.text).encode(x=x, y=y, text="text:N")
    spec = alt.layer(stems, dots, texts).to_dict()
    spec.pop("config", None)
    return spec

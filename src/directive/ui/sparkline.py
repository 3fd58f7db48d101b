"""The small line in a headline card: decoration beside the figure, so screen readers pass it over."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

import streamlit as st

_HIGH = 24  # of a hundred wide; the style stretches it


def show_sparkline(values: Sequence[float], *, colour: str) -> None:
    """The line of a figure's years, from its lowest to its highest value.

    Streamlit's own small chart has marks without names, which a screen reader stops at one by one.
    """
    low, high = min(values), max(values)
    across, up = 100 / max(1, len(values) - 1), (_HIGH - 2) / ((high - low) or 1)
    points = " ".join(
        f"{at * across:.1f},{_HIGH - 1 - (value - low) * up:.1f}" for at, value in enumerate(values)
    )
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 {_HIGH}" preserveAspectRatio="none">'
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5" '
        'vector-effect="non-scaling-stroke"/></svg>'
    )
    st.html(f'<img class="spark" alt="" src="data:image/svg+xml,{quote(drawn)}">')

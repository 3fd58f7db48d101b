"""What a drawing shows in words, for those who do not see it: its first, last and outermost values."""

from __future__ import annotations

import pandas as pd

from directive.i18n import Translator


def extremes(t: Translator, rows: pd.DataFrame, *, value: str, text: str = "tip") -> str:
    """First, last, highest and lowest of the rows with a value, each as its hint writes it; empty without any."""
    known = rows[rows[value].notna()].reset_index(drop=True)
    if len(known) < 2:
        return "".join(f"{said}." for said in known[text])
    numbers = known[value].astype(float)
    return t(
        "First: {first}; last: {last}; highest: {highest}; lowest: {lowest}.",
        first=known[text].iloc[0],
        last=known[text].iloc[-1],
        highest=known[text].iloc[int(numbers.argmax())],
        lowest=known[text].iloc[int(numbers.argmin())],
    )

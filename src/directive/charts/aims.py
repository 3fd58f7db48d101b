"""What was aimed at, among lines over the years: a thin red line from the base year to the year of the target."""

from __future__ import annotations

import altair as alt
import pandas as pd

from directive.charts.measures import Measure
from directive.charts.theme import Palette
from directive.i18n import Translator


def aim_rows(targets: pd.DataFrame | None, measure: Measure, t: Translator) -> pd.DataFrame:
    """Both ends of each target's line; its words stand over the left end."""
    found = [] if targets is None else list(targets.itertuples())
    rows = [
        {"year": year, "y": float(aim.value_usd) / measure.money_usd, "aim": number,
         "text": t("target for {year}: {value}", year=aim.last, value=t.money(aim.value_usd, significant=2))}
        for number, aim in enumerate(found)
        for year in (int(aim.first), int(aim.last))
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["year", "y", "aim", "text"])


def aim_layers(x: alt.X, y: alt.Y, palette: Palette) -> tuple[alt.Chart, alt.Chart]:
    """The lines of the data set `targets` and their words."""
    aims = alt.Chart(alt.NamedData("targets"))
    line = aims.mark_line(color=palette.target, strokeWidth=1.2).encode(x=x, y=y, detail="aim:N")
    words = aims.mark_text(color=palette.target, fontWeight=600, align="right", dx=-4).transform_aggregate(
        year="min(year)", y="min(y)", groupby=["aim", "text"]
    )
    return line, words.encode(x=x, y=y, text="text:N")

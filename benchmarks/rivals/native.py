"""Streamlit's own slider: it reports on release, then the script runs again. Two Altair charts, five figures."""

import sys
from pathlib import Path

import altair as alt
import pandas as pd
import streamlit as st

sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks.rivals import same

st.set_page_config(layout="wide")
st.header("Native slider")
percent = st.slider("Share", same.LOWEST, same.HIGHEST, same.START, same.STEP)
for column, (name, text) in zip(st.columns(5), same.figures(percent).items(), strict=True):
    column.metric(same.LABELS[name], text)
rows = pd.DataFrame(same.paths(percent))
for column, name in zip(st.columns(2), ("share", "value"), strict=True):
    lines = alt.Chart(rows).encode(x="year:O")
    column.altair_chart(
        lines.mark_line(point=True).encode(y=name) + lines.mark_line(color="red").encode(y=f"goal_{name}")
    )

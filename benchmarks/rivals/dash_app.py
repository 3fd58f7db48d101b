"""Dash: a slider that reports while it is dragged, two Plotly charts, five figures. Argument: the port."""

from __future__ import annotations

import sys
from pathlib import Path

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks.rivals import same


def _chart(rows: dict[str, list[float]], name: str) -> go.Figure:
    lines = [
        go.Scatter(x=rows["year"], y=rows[name], mode="lines+markers"),
        go.Scatter(x=rows["year"], y=rows[f"goal_{name}"], mode="lines"),
    ]
    return go.Figure(lines, {"height": 260, "margin": {"t": 10, "b": 30}, "showlegend": False})


app = Dash(__name__)
app.layout = html.Div(
    [
        dcc.Slider(same.LOWEST, same.HIGHEST, same.STEP, value=same.START, marks=None, id="lever", updatemode="drag"),
        *(html.Output(id=name, **{"data-figure": name}) for name in same.LABELS),
        dcc.Graph(id="chart-share"),
        dcc.Graph(id="chart-value"),
    ]
)  # fmt: skip


@app.callback(
    *(Output(name, "children") for name in same.LABELS),
    Output("chart-share", "figure"),
    Output("chart-value", "figure"),
    Input("lever", "value"),
)
def _follow(percent: float) -> tuple:
    rows = same.paths(percent)
    return *same.figures(percent).values(), _chart(rows, "share"), _chart(rows, "value")


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=sys.argv[1], debug=False)

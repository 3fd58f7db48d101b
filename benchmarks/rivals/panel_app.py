"""Panel: a slider that reports while it is dragged, two Bokeh charts whose data are replaced, five figures."""

from __future__ import annotations

import sys
from pathlib import Path

import panel as pn
from bokeh.models import ColumnDataSource
from bokeh.plotting import figure

sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks.rivals import same


def page() -> pn.Column:
    """Made anew for each visitor."""
    source = ColumnDataSource(same.paths(same.START))
    charts = []
    for name in ("share", "value"):
        chart = figure(height=260, width=600)
        chart.line("year", name, source=source)
        chart.scatter("year", name, source=source)
        chart.line("year", f"goal_{name}", source=source, color="red")
        charts.append(pn.pane.Bokeh(chart))
    texts = pn.pane.HTML(_texts(same.START))
    slider = pn.widgets.FloatSlider(start=same.LOWEST, end=same.HIGHEST, step=same.STEP, value=same.START)

    def follow(event: object) -> None:
        texts.object = _texts(slider.value)
        source.data = same.paths(slider.value)

    slider.param.watch(follow, "value")
    return pn.Column(slider, texts, pn.Row(*charts))


def _texts(percent: float) -> str:
    return "".join(
        f'<output data-figure="{name}">{text}</output> ' for name, text in same.figures(percent).items()
    )


pn.serve(page, port=int(sys.argv[1]), address="127.0.0.1", show=False, websocket_origin="*")

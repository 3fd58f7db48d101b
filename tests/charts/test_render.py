"""Charts as files: complete, offline, with title and source, in each language."""

import json

import pandas as pd
import pytest

from directive.charts import render
from directive.charts.view import ChartView


@pytest.fixture
def view() -> ChartView:
    spec = {
        "data": {"name": "rows"},
        "mark": "bar",
        "encoding": {
            "x": {"field": "year", "type": "ordinal"},
            "y": {"field": "usd", "type": "quantitative"},
        },
    }
    rows = pd.DataFrame({"year": [2019, 2020], "usd": [673.3, 748.2]})
    return ChartView("test", "对中国出口增长", "百万美元", "alt", spec, {"rows": rows}, rows, ("imf",))


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_png_and_svg_hold_title_and_source(view, mode, language):
    look = render.Look(mode, language)
    assert render.to_png(view, look).startswith(b"\x89PNG")
    svg = render.to_svg(view, look, source_line="Source: IMF").decode()
    assert "对中国出口增长" in svg
    assert "Source: IMF" in svg


def test_the_file_needs_nothing_from_outside(view):
    spec = json.dumps(render.complete_spec(view, render.Look("light", "en")))
    assert '"url"' not in spec
    assert "748.2" in spec


def test_outlines_below_static_are_put_inside(view):
    url = "/app/static/geo/world.topojson"
    view.spec["data"] = {"url": url, "format": {"type": "topojson", "feature": "countries"}}
    data = render.complete_spec(view, render.Look("light", "en"))["data"]
    assert "url" not in data
    assert data["values"]["type"] == "Topology"
    assert data["format"]["feature"] == "countries"


def test_long_titles_are_broken_in_every_script():
    for text in ("word " * 60, "出口" * 80):
        lines = render._lines(text, 95)
        assert len(lines) > 1
        assert max(map(len, lines)) <= 95

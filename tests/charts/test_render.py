"""Charts as files: complete, offline, with title and source, in each language."""

import json
import re
from dataclasses import replace

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
    svg = render.to_svg(view, look, below=["Source: IMF"]).decode()
    assert "对中国出口增长" in svg
    assert "Source: IMF" in svg


def test_notes_and_what_is_said_below_stand_under_the_drawing_as_text(view):
    foot = "Borders & names are not a statement. " * 8
    noted = replace(view, notes=(foot,), foot=foot)
    svg = render.to_svg(noted, render.Look("light", "en"), below=["Data version: 2026.11"]).decode()
    plain = render.to_svg(view, render.Look("light", "en")).decode()
    height = [float(re.search(r'height="([\d.]+)"', text)[1]) for text in (plain, svg)]
    assert height[1] > height[0] + 3 * 15
    assert "Borders &amp; names" in svg
    assert "Data version: 2026.11" in svg
    placed = [float(y) for y in re.findall(r'<text x="16" y="([\d.]+)"', svg)]
    assert min(placed) > height[0] - 1
    assert max(placed) < height[1]
    untitled = render.to_svg(noted, render.Look("light", "en", titled=False)).decode()
    assert "Borders" not in untitled  # the paper around it says it


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


CONTROLS = "".join(chr(sign) for sign in range(0x20)) + "\ufffe\uffff\ud800"


def test_no_sign_in_a_text_ends_the_process_that_draws(view):
    """Every control sign, half of a pair and no character, in title, note, row and specification."""
    bad = f"Flax{CONTROLS}tow"
    rows = pd.DataFrame({"year": [2019], "usd": [1.0], "name": [bad.replace("\ud800", "")]})
    colour = {"field": "name", "type": "nominal", "title": re.sub(r"[\t\n\r]", " ", bad)}
    spec = {**view.spec, "encoding": {**view.spec["encoding"], "color": colour}}
    told = replace(view, title=bad, subtitle=bad, notes=(bad,), spec=spec, datasets={"rows": rows})
    look = render.Look("light", "en")
    assert render.to_png(told, look, below=(bad,)).startswith(b"\x89PNG")
    assert b"Flax" in render.to_svg(told, look, below=(bad,))

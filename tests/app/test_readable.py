"""What a screen reader is told, as far as no browser is needed: one outline, charts passed over for their sentence."""

import json
import re

import pytest
import vl_convert as vlc
from streamlit.testing.v1 import AppTest


@pytest.fixture(scope="module")
def overview(root):
    at = AppTest.from_file(str(root / "app.py"), default_timeout=90).run()
    assert not at.exception
    return at


def test_the_title_is_the_only_first_heading_and_all_others_are_second(overview):
    assert len(overview.title) == 1
    levels = [len(found[1]) for one in overview.markdown if (found := re.match(r"(#+) ", one.value))]
    assert len(levels) >= 3
    assert set(levels) == {2}


def test_marks_and_axes_of_charts_are_not_read_out_one_by_one(overview):
    charts = overview.get("vega_lite_chart")
    assert len(charts) >= 3
    for chart in charts:
        config = json.loads(chart.proto.spec)["config"]
        small = {"data": {"values": [{"a": 1}]}, "config": config, "mark": "point",
                 "encoding": {"x": {"field": "a", "type": "quantitative"}}}  # fmt: skip
        assert "graphics-symbol" not in vlc.vegalite_to_svg(small)


def test_each_chart_has_its_sentence_with_numbers_beside_it(overview):
    sentences = [
        one.proto.body for one in overview.get("html") if 'class="unseen"' in getattr(one.proto, "body", "")
    ]
    assert len(sentences) >= 3
    assert all(re.search(r"\d", sentence) for sentence in sentences)

"""Alternative texts: whoever does not see a chart hears its finding and its values."""

import re

import pandas as pd
import pytest

from directive.briefing.desk import Desk
from directive.briefing.stories import READY, build_story
from directive.briefing.views import goods, partners
from directive.charts.said import extremes
from directive.data.engine import default_engine
from directive.data.pack import default_pack
from directive.i18n import LANGUAGES, translator

GOOD = "rapeseed_oil"
NUMBER = re.compile(r"\d[\d\u202f\u00a0,.]*")


def _views(language):
    desk = Desk(translator(language), default_engine(), default_pack(), "light", False)
    for story in READY:
        yield from (step.view for step in build_story(story, desk).steps if step.view is not None)
    for key in ("value", "quantity", "unit_value", "share"):
        yield goods.picture(desk, good=GOOD, measure=key)
    yield partners.trend(desk, flow="export", measure="value", year=2020, span=5, keys=("CHN", "RUS"))


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_chart_says_at_least_two_numbers(language):
    charts = [view for view in _views(language) if view is not None and view.spec and len(view.table)]
    assert len(charts) > 15
    mute = {view.key: view.alt for view in charts if len(NUMBER.findall(view.alt)) < 2}
    assert mute == {}


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_lines_say_where_they_begin_end_and_peak(language):
    lines = [view for view in _views(language) if view is not None and "rows" in view.datasets
             and {"year", "y", "tip"} <= set(view.datasets["rows"])]  # fmt: skip
    assert lines
    for view in lines:
        known = view.datasets["rows"].dropna(subset=["y"])
        for row in (0, -1, int(known["y"].astype(float).argmax())):
            assert known["tip"].iloc[row] in view.alt, view.key


def test_without_values_nothing_is_said():
    t, rows = translator("en"), pd.DataFrame({"y": [None, 2.0], "tip": ["a", "b"]})
    assert extremes(t, rows, value="y") == "b."
    assert extremes(t, rows.iloc[:1], value="y") == ""

"""Every chart of these pages says what it shows, its unit, its source, in words without the picture, and as a table."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from directive.ui.page import Page

ROOT = Path(__file__).parents[2]
SHOWN = {
    "overview": [{}],
    "partners": [
        {"view": "map", "measure": "growth"}, {"view": "map", "measure": "rank", "partner": "DEU"},
        {"view": "mirror", "flow": "import", "partner": "BRA"}, {"view": "concentration", "measure": "share"},
        {"flow": "balance", "groups": "1", "partner": "POL"},
    ],
    "regions": [{"measure": "benchmark_goal"}, {"measure": "ties"}, {"view": "ties"}],
    "targets": [{"board": "native"}],
    "sources": [{"view": "coverage"}],
}  # fmt: skip
CASES = [(page, params) for page, cases in SHOWN.items() for params in cases]


@pytest.mark.parametrize(("page", "params"), CASES, ids=lambda value: str(value))
def test_every_chart_is_complete(page, params, monkeypatch):
    views = []
    noted = Page.shows
    monkeypatch.setattr(Page, "shows", lambda self, view: (views.append(view), noted(self, view)))
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.run()
    at.switch_page(f"pages/{page}.py")
    for name, value in params.items():
        at.query_params[name] = value
    views.clear()
    at.run()
    assert not at.exception
    charts = [view for view in views if view.spec]
    assert charts
    for view in charts:
        parts = {
            "title": view.title, "unit": view.subtitle, "alt": view.alt, "source": view.source_ids,
            "table": len(view.table),
        }  # fmt: skip
        assert [name for name, part in parts.items() if not part] == [], view.key

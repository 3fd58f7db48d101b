"""The papers of every page: all its charts and tables in their order, in the page's language, with its filters."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from directive.briefing.desk import desk_of
from directive.briefing.papers.order import StepsOrder
from directive.briefing.story_file import MOST_STEPS, read_story, write_story
from directive.i18n import translator
from directive.ui import page as ui_page
from directive.ui.briefing_page import page_papers
from directive.ui.filters import filters_of
from directive.ui.text import plain

ROOT = Path(__file__).parents[2]
# What only arranges the page, or is said by another choice: by (its form is said), the limits of a class of one's own.
NO_FILTERS = {
    "regions": {"focus"},
    "targets": {"by", "board", "details", "from", "to", "floor", "large", "similar", "plan_good", "kept", "compare",
                "columns"},
    "briefing": {"story", "step"},
}  # fmt: skip


@pytest.fixture
def ordered(monkeypatch):
    """Open a page and take what it would order as a paper: (order, filters, names of the parameters without words)."""
    found = {}

    def take(page, title, link):
        found["order"] = page_papers.page_order(page, title, link)
        found["filters"] = filters_of(page)
        found["quiet"] = {param.name for param in page.state.params if param.said is None}

    monkeypatch.setattr(ui_page, "show_page_papers", take)

    def opened(name: str, **params: str):
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        for key, value in params.items():
            at.query_params[key] = value
        at.switch_page(f"pages/{name}.py").run()
        assert not at.exception
        return at, found["order"], dict(found["filters"]), found["quiet"]

    return opened


PAGES = {
    "overview": {},
    "partners": {"view": "mirror", "year": "2015"},
    "goods": {},
    "regions": {"province": "CN-GD", "measure": "ties"},
    "targets": {"share": "8", "plan_view": "years", "board": "native"},
    "keys": {},
    "sources": {"view": "coverage"},
}


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_s_paper_holds_what_the_page_shows(ordered, name, language):
    at, order, filters, quiet = ordered(name, lang=language, **PAGES[name])
    assert (order.id, order.language) == (name, language)
    titles = [step.title for step in order.steps]
    headings = {e.value.removeprefix("## ") for e in at.markdown if e.value.startswith("## ")}
    charts = {view.view.title for view in order.steps if view.view is not None}
    assert {plain(title) for title in charts} <= headings  # as drawn in this run, nothing else
    drawn = len(at.get("vega_lite_chart")) + len(at.get("deck_gl_json_chart"))
    assert len(charts) == drawn
    assert len({step.id for step in order.steps}) == len(titles) > 0
    assert all(titles)
    assert quiet == NO_FILTERS.get(name, set()) & quiet
    t = translator(language)
    if filters:
        assert order.about[t("Filters")] == t("; ").join(
            t("{label}: {value}", label=label, value=value) for label, value in filters.items()
        )
    assert not re.search(r"[{}]|None", order.about[t("Filters")])


def test_filters_are_said_in_words(ordered):
    _, order, filters, _ = ordered("partners", lang="ru", year="2015", flow="import", measure="share")
    assert filters["Год"] == "2015"
    assert filters["Направление торговли"] == "Импорт"
    assert "lang=ru" in order.link
    assert "year=2015" in order.link
    _, _, filters, _ = ordered("targets", lang="en", share="8", year="2032", h="3", board="native")
    assert filters["Share of all exports"] == "8.0\u202f%"
    assert filters["Target year"] == "2032"
    assert filters["Growth of exports to other markets a year"] == "3.0\u202f%"
    assert "Required growth a year" not in filters  # it follows from the share


def test_the_written_paper_has_the_figures_of_the_page(ordered):
    _, order, _, _ = ordered("partners", lang="en", year="2019")
    assert isinstance(order, StepsOrder)
    book = openpyxl.load_workbook(io.BytesIO(order.write("xlsx")))
    about = {row[0]: row[1] for row in book.worksheets[0].iter_rows(values_only=True)}
    assert "Flow: Exports; Year: 2019" in about["Filters"]
    assert "flow=export&year=2019" in order.link
    bars = next(step.view for step in order.steps if step.view and step.view.key == "partners-bars")
    cells = [cell for row in book.worksheets[1].iter_rows(values_only=True) for cell in row]
    assert bars.table.iloc[0, 0] in cells
    numbers = bars.table.select_dtypes("number").iloc[0].dropna()
    assert all(float(number) in cells for number in numbers)


def test_the_live_board_is_a_step_whose_levers_move(ordered):
    _, order, _, _ = ordered("targets", lang="en", share="8")
    board = next(step for step in order.steps if step.id == "board")
    assert {lever["id"] for lever in board.board["levers"]} == {"share", "year", "h"}
    assert board.board["goal"]["given"] == 8
    assert order.steps[0].amounts[0].text == "$3.50 bn"


# Every chart and table of the app, spread over as few visits as show them.
EVERYWHERE = [
    ("overview", {"all_targets": "1"}),
    *(("partners", {"view": view}) for view in ("map", "mirror", "concentration", "table", "later")),
    *(("goods", {"measure": measure}) for measure in ("quantity", "value", "unit_value", "share")),
    ("regions", {"view": "map", "layers": "links.presence.transport.labels"}),
    ("regions", {"view": "ties"}),
    *(("targets", {"check": name, "details": "1"}) for name in ("class", "history", "market", "uncertainty", "levers")),
    *(("targets", {"plan_view": view}) for view in ("goods", "organisations", "keys", "regions", "years", "closing")),
    ("keys", {}),
    *(("sources", {"view": view}) for view in ("coverage", "disagreements", "tables", "terms")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "params"), EVERYWHERE, ids=str)
def test_what_any_page_shows_can_be_kept_in_a_file(ordered, name, params):
    _, order, _, _ = ordered(name, lang="en", **params)
    text = write_story(order.steps[:MOST_STEPS], language="en", data_version="2026.11")
    saved = read_story(text, name="my.json", desk=desk_of("en"))
    assert write_story(saved.steps, language="en", data_version="2026.11") == text

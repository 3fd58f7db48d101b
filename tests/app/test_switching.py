"""A language switch keeps every choice: the same things in the other language, and every control goes on from them.

Streamlit's choice widgets send the shown text of an option back. The browser of a visitor who has switched still holds
the text of the old language until the page has told it otherwise; no run may take that text for a value.
"""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from directive.ui.widgets import sent

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "ru", "zh")
PAIRS = list(permutations(LANGUAGES, 2))
# Page, its address with choices that are not the defaults, and one more choice: widget, key, value.
CASES = {
    "partners": (
        {"flow": "turnover", "partner": "KAZ", "others": "RUS", "measure": "share", "view": "table", "year": "2018"},
        ("segmented_control", "partners.view", "mirror"),
    ),
    "goods": ({"good": "sawn_timber", "measure": "value"}, ("segmented_control", "goods.measure", "share")),
    "regions": (
        {"province": "CN-GD", "home": "BY-HO", "measure": "gdp"},
        ("selectbox", "regions.measure", "population"),
    ),
    "regions-ties": ({"view": "ties", "count": "types", "home": "BY-HO"}, ("selectbox", "regions.province", "CN-FJ")),
    "targets": (
        {"board": "native", "plan_view": "organisations", "plan_good": "sawn_timber", "shape": "linear"},
        ("segmented_control", "targets.mass", "kg"),
    ),
    "targets-check": (
        {"board": "native", "plan_view": "plausible", "check": "levers"},
        ("segmented_control", "targets.check", "history"),
    ),
    "keys": ({"key": "regions"}, ("segmented_control", "keys.key", "ecommerce")),
    "briefing": ({"story": "past-directives", "step": "3"}, ("radio", "briefing.step", 2)),
    "sources": ({"view": "tables", "table": "goods"}, ("segmented_control", "sources.view", "sources")),
}  # fmt: skip


def opened(name: str, language: str, address: dict[str, str]) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.query_params["lang"] = language
    for key, value in address.items():
        at.query_params[key] = value
    page = name.split("-")[0]
    at.switch_page(f"pages/{page}.py")
    at.run()
    assert not at.exception
    return at


def choices(at: AppTest) -> dict[str, object]:
    """What the address says, but the language."""
    return {name: value for name, value in at.query_params.items() if name != "lang"}


def asks(at: AppTest) -> dict[str, str]:
    """What the address says, as it stands there."""
    return {name: said if isinstance(said, str) else said[-1] for name, said in at.query_params.items()}


def held(at: AppTest) -> dict[str, object]:
    """Values of all choice widgets by key."""
    found = [*at.selectbox, *at.multiselect, *at.radio, *at.get("button_group")]
    return {widget.key: widget.value for widget in found if widget.key not in (None, "lang")}


def told(at: AppTest) -> dict[str, tuple[str, list[str] | None]]:
    """What the browser is told of each choice widget: its identity, and the texts it is to stand at (None: nothing)."""
    found = {}
    for widget in [*at.selectbox, *at.multiselect, *at.radio, *at.get("button_group")]:
        proto = widget.proto
        texts = None
        if proto.set_value:
            many = hasattr(proto, "raw_values")
            texts = list(proto.raw_values) if many else [proto.raw_value]
        found[widget.key] = (proto.id, texts)
    return found


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_a_switch_keeps_the_choices_and_the_next_click_adds_to_them(name, before, after):
    address, (kind, key, value) = CASES[name]
    at = opened(name, before, address)
    asked, stood, then = choices(at), held(at), told(at)
    assert key in then
    at.segmented_control(key="lang").set_value(after).run()
    assert not at.exception
    assert choices(at) == asked
    assert held(at) == stood
    for widget, (identity, texts) in told(at).items():
        if widget is not None and "." in widget:
            # The text that the browser holds belongs to the widget of the other language, and nothing reads it here.
            assert identity != then[widget][0], widget
            assert texts is not None, widget
    getattr(at, kind)(key=key).set_value(value).run()
    assert not at.exception
    assert at.session_state[key] == value
    changed = key.split(".", 1)[1]
    assert {n: v for n, v in choices(at).items() if n != changed} == {
        n: v for n, v in asked.items() if n != changed
    }


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_what_the_browser_sends_with_the_address_from_before_a_switch_does_not_switch_back(one, other):
    """The board asks for a run as soon as it is drawn, when the browser may not have the new address yet."""
    at = opened("keys", one, {"key": "regions"})
    at.segmented_control(key="lang").set_value(other).run()
    assert asks(at)["lang"] == other
    for _ in range(2):
        at.query_params["lang"] = one
        at.run()
        assert not at.exception
        assert asks(at)["lang"] == other
        assert at.session_state["lang"] == other
    assert asks(at) == {"key": "regions", "lang": other}


def test_a_row_of_choices_that_the_browser_says_is_empty_keeps_what_was_chosen():
    at = opened("sources", "en", {"view": "tables"})
    at.session_state["sources.view"] = None
    at.run()
    assert not at.exception
    assert asks(at) == {"view": "tables", "lang": "en"}


def test_a_callback_of_a_widget_without_a_value_does_nothing():
    taken = []
    sent("no such widget", taken.append)()
    assert taken == []

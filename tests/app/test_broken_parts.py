"""Whatever goes wrong in a part of a page: one sentence stands there, the rest of the page works, the log knows why."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from directive.ui import broken

ROOT = Path(__file__).parents[2]
SAID = {
    "en": "This part of the page cannot be shown",
    "ru": "Эту часть страницы показать не удалось",
    "zh": "本页的这一部分无法显示",
}


@pytest.mark.parametrize("language", SAID)
def test_an_error_in_a_part_leaves_the_page(language, monkeypatch, faults):
    def fails(*_: object) -> None:
        raise KeyError("Пиломатериалы")

    monkeypatch.setattr("directive.ui.goods.page.show_card", fails)
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.query_params["lang"] = language
    at.switch_page("pages/goods.py")
    at.run()
    assert not at.exception
    assert [error.value.startswith(SAID[language]) for error in at.error] == [True]
    assert at.segmented_control(key="lang").value == language
    assert at.selectbox(key="goods.good").value
    assert len(faults) == 1
    assert "KeyError" in faults[0].exc_text or faults[0].exc_info[0] is KeyError
    faults.clear()


def _piece() -> None:
    import streamlit as st

    from directive.ui import broken

    st.session_state["lang"] = "ru"
    assert broken.say_failure(ValueError("x"))


def test_what_runs_alone_says_the_same_sentence_in_the_visitors_language():
    at = AppTest.from_function(_piece).run()
    assert at.error[0].value.startswith(SAID["ru"])


def test_the_server_asks_for_it():
    app = runpy.run_path(str(ROOT / "app.py"), run_name="app")["app"]
    assert app._on_script_error is broken.say_failure

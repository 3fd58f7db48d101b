"""A link made with another data version: it says so, and offers "on today's data" and "as it was"."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from directive.data.pack import default_pack

ROOT = Path(__file__).parents[2]
SAID = {
    "en": "This link was made with data version 2020.01",
    "ru": "Эта ссылка создана на версии данных 2020.01",
    "zh": "此链接基于数据版本 2020.01 生成",
}


def opened(language: str = "en", **params: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.run()
    at.switch_page("pages/partners.py")
    at.query_params["lang"] = language
    for name, value in params.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def said(at: AppTest) -> str:
    return "\n".join(element.value for element in at.markdown)


@pytest.mark.parametrize("language", SAID)
def test_it_says_which_version_it_was_and_which_is_shown(language):
    text = said(opened(language, dv="2020.01", mv="1", year="2015"))
    assert SAID[language] in text
    assert default_pack().version in text


def test_todays_data_are_what_is_shown_and_the_message_goes():
    at = opened(dv="2020.01", year="2015")
    assert "dv" not in at.query_params
    at.button(key="link-today").click()
    at.run()
    assert SAID["en"] not in said(at)
    assert at.slider(key="partners.year").value == 2015


def test_without_a_server_of_that_version_it_says_what_is_needed():
    at = opened(dv="2020.01", year="2015", flow="import")
    text = said(at)
    assert "`DIRECTIVE_DATA` set to the folder of that data pack" in text
    (address,) = [code.value for code in at.code]
    assert address.startswith("/partners?")
    assert {"dv=2020.01", "year=2015", "flow=import", "lang=en"} <= set(address.split("?")[1].split("&"))


def test_where_that_version_is_served_the_same_link_opens_there(monkeypatch):
    monkeypatch.setenv("DIRECTIVE_VERSIONS", "2020.01=http://127.0.0.1:8502/ 2020.02=elsewhere")
    at = opened(dv="2020.01", year="2015")
    (link,) = at.get("link_button")
    assert link.proto.url == "http://127.0.0.1:8502/partners?dv=2020.01&year=2015&lang=en"
    assert not at.code
    assert not opened(dv="2020.02").get("link_button"), "no web address"


def test_a_link_of_this_version_says_nothing():
    assert "data version" not in said(opened(dv=default_pack().version))

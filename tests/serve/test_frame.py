"""The script around Streamlit: it is in every page, says what Streamlit says, and touches nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from directive.i18n import LANGUAGES
from directive.serve.frame import DIALOGS, SAID, Frame, script

PAGE = "<!DOCTYPE html><html><head><title>Streamlit</title></head><body></body></html>"
BROWSER = {"accept": "text/html,*/*", "accept-encoding": "gzip", "if-none-match": '"kept"'}


@pytest.fixture
def client() -> TestClient:
    async def page(request):
        assert "accept-encoding" not in request.headers
        return HTMLResponse(PAGE, headers={"etag": '"streamlit"'})

    async def text(request):
        return PlainTextResponse(PAGE)

    return TestClient(
        Starlette(routes=[Route("/", page), Route("/text", text)], middleware=[Middleware(Frame)])
    )


def test_a_page_gets_the_script_and_its_own_length(client):
    answer = client.get("/", headers=BROWSER)
    assert answer.text == PAGE.replace(
        "<title>Streamlit</title>", f"<title>Directive Explorer</title>{script().decode()}"
    )
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert "etag" not in answer.headers


def test_what_is_no_page_stays_as_it_is(client):
    assert client.get("/text", headers=BROWSER).text == PAGE


def words() -> dict:
    return json.loads(re.search(r"const WORDS = (.*);\n", script().decode())[1])


def test_every_text_is_there_in_every_language():
    held = words()
    assert list(held["languages"]) == list(LANGUAGES)
    for english, *sayings in held["said"]:
        assert len(sayings) == len(LANGUAGES), english
        assert all(sayings), english
        names = set(re.findall(r"\?<(\w+)>", english))
        for saying in sayings:
            assert set(re.findall(r"\{(\w+)\}", saying)) <= names, saying


def test_streamlit_still_says_what_is_replaced():
    """After an update this names the texts that Streamlit has changed."""
    bundle = Path(streamlit.__file__).parent / "static/static/js"
    said = "\n".join(path.read_text(encoding="utf-8") for path in bundle.glob("*.js"))
    # The bundle puts some together from parts.
    built = {"Press Enter to apply", "Press Ctrl+Enter to apply", "Press ⌘+Enter to apply", "Running..."}
    for text in [*SAID, *DIALOGS]:
        parts = re.split(r"\{\w+\}(?:MB)?|option\(\?:s\)\?", text)
        for part in () if text in built else parts:
            assert part.strip(" .") in said, text

"""A link or a file from anybody: read within a budget, and nothing in it that a paper or a page could not carry."""

from __future__ import annotations

import base64
import json
import time
import tracemalloc
import zlib

import pytest

from directive.data.engine import default_engine
from directive.data.scenario import ScenarioError, decode, load_catalogue, read_scenario
from directive.data.scenario.link import PREFIX
from directive.data.signs import sayable

CONTROLS = [chr(sign) for sign in range(0x20) if chr(sign) not in "\t\n\r"] + ["\ufffe", "\ud800"]
LINK_SECONDS, LINK_BYTES, FILE_SECONDS = 0.2, 20_000_000, 2.0


def link(document: object) -> str:
    text = json.dumps(document, separators=(",", ":"))
    return PREFIX + base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


BOMBS = {
    "one value half a million times": {"r": {"p": [1] * 497_000}},
    "numbers and lists mixed": {"r": {"p": [[1], 1] * 12_000}},
    "numbers and nothing": {"r": {"p": [None, 1] * 12_000}},
    "many goods": {"g": {f"g{number}": {} for number in range(4_000)}},
    "a tree": {"g": {f"g{one}": {f"x{two}": 1 for two in range(90)} for one in range(90)}},
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_link_is_refused_within_its_budget(name):
    catalogue, sent = load_catalogue(default_engine()), link(BOMBS[name])
    tracemalloc.start()
    began = time.process_time()
    with pytest.raises(ScenarioError):
        decode(sent, catalogue=catalogue)
    spent, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert spent < LINK_SECONDS
    assert peak < LINK_BYTES


FILES = {
    "70,000 names": "goods:\n" + "".join(f"  g{number}: {{}}\n" for number in range(70_000)),
    "one name twice, at the end": "goods:\n"
    + "".join(f"  g{number}: 1\n" for number in range(900))
    + "  g0: 1\n",
    "a kind given by hand": "version: !!int " + "1:" * 480_000 + "1\n",
    "values of many kinds": "version: 1\nregions: {provinces: [" + "1, a, {}, " * 95_000 + "]}\n",
    "three hundred thousand numbers": json.dumps({"regions": {"provinces": [1] * 320_000}}),
    "a long text": json.dumps({"version": 1, "note": "x" * 950_000}),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_refused_within_its_budget(name):
    began = time.process_time()
    with pytest.raises(ScenarioError):
        read_scenario(FILES[name], name="plan.yaml")
    assert time.process_time() - began < FILE_SECONDS


@pytest.mark.parametrize("sign", CONTROLS, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_sign_that_nothing_can_carry_is_refused_by_its_place(sign):
    good = {"m": f"Flax{sign}tow", "h": "5301", "w": "t"}
    with pytest.raises(ScenarioError, match=r"goods\.flax_x\.name is text with U\+") as caught:
        decode(link({"g": {"flax_x": good}}), catalogue=load_catalogue(default_engine()))
    assert sign not in str(caught.value)


def test_a_name_stands_on_one_line_and_a_note_may_have_more():
    good = {"name": "Flax\ntow", "hs_code": "5301", "unit": "t"}
    with pytest.raises(ScenarioError, match="text on one line"):
        read_scenario(json.dumps({"version": 1, "goods": {"flax_x": good}}), name="plan.json")
    good |= {"name": "Flax tow", "note": "first\nsecond"}
    read = read_scenario(json.dumps({"version": 1, "goods": {"flax_x": good}}), name="plan.json")
    assert read.goods[0].note == "first\nsecond"


def test_what_is_typed_or_pasted_loses_what_nothing_can_carry():
    assert sayable("Flax\x0btow\x01 – лён\r\n亚麻\ud800") == "Flax tow – лён 亚麻"

"""A chart drawn on a dark screen becomes, colour by colour, the one drawn for paper."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest

from directive.briefing.desk import desk_of
from directive.briefing.steps import step_in
from directive.briefing.stories import READY, build_story
from directive.charts.recolour import colours_in, view_in
from directive.charts.theme import DARK, LIGHT, Palette


def _text(view):
    rows = {name: rows.to_json(orient="split") for name, rows in view.datasets.items()}
    return json.dumps([view.spec, rows], default=str)


@pytest.mark.parametrize("story", READY)
def test_dark_charts_become_the_light_ones(story):
    dark, light = (build_story(story, desk_of("en", mode=mode)) for mode in ("dark", "light"))
    seen = 0
    for before, wanted in zip(dark.steps, light.steps, strict=True):
        step = step_in(before, "light")
        if step.view is not None:
            seen += before.view is not step.view
            assert _text(step.view) == _text(wanted.view)
            assert view_in(step.view, "light") is step.view
        if step.board is not None:
            assert [panel["spec"] for panel in step.board["panels"]] == [
                panel["spec"] for panel in wanted.board["panels"]
            ]
    assert seen or all(step.view is None for step in light.steps)


def test_every_dark_colour_has_one_light_partner():
    pairs = {}
    for role in fields(Palette):
        dark, light = (getattr(palette, role.name) for palette in (DARK, LIGHT))
        for old, new in zip(*((one,) if isinstance(one, str) else one for one in (dark, light)), strict=True):
            assert pairs.setdefault(old, new) == new, role.name


def test_texts_that_are_no_colour_stay():
    assert colours_in({"title": "room #123 and #FFFFF0", "n": 3}, "light") == {
        "title": "room #123 and #FFFFF0",
        "n": 3,
    }
    assert (
        colours_in(f"datum.a ? '{DARK.focus}' : '{DARK.others}'", "light")
        == f"datum.a ? '{LIGHT.focus}' : '{LIGHT.others}'"
    )

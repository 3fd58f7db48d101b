"""A story as a file: it opens as it was saved, and whatever is not as the app writes it is refused by its place."""

from __future__ import annotations

import json

import pytest

from directive.briefing.content import Cover
from directive.briefing.desk import desk_of
from directive.briefing.goal import default_plan
from directive.briefing.papers import make
from directive.briefing.steps import board_step
from directive.briefing.stories import READY, build_story, made
from directive.briefing.story_file import MOST_BYTES, StoryFileError, read_story, write_story
from directive.i18n import LANGUAGES, translator

DESK = desk_of("en")


def written(steps, language="en"):
    return write_story(steps, language=language, data_version="2026.11", saved="2026-11-26")


def opened(text, name="my.json"):
    return read_story(text, name=name, desk=DESK)


@pytest.fixture(scope="module")
def story():
    return build_story("what-10-percent-takes", DESK)


@pytest.fixture(scope="module")
def text(story):
    return written(story.steps)


@pytest.mark.parametrize("name", READY)
def test_a_saved_story_makes_the_same_papers(name):
    story = build_story(name, DESK)
    text = written(story.steps)
    assert len(text) < MOST_BYTES / 5
    saved = opened(text.encode())
    again = made(DESK, story.id, story.title, story.subtitle, saved.steps)
    for fmt in ("svg", "xlsx"):
        if fmt == "xlsx" or any(step.view for step in story.steps):
            before, after = make(story, fmt), make(again, fmt)
            assert (before == after) if fmt == "svg" else (abs(len(before) - len(after)) < 40)
    assert [(s.id, s.title, s.notes, s.amounts, s.sources) for s in saved.steps] == [
        (s.id, s.title, s.notes, s.amounts, s.sources) for s in story.steps
    ]
    assert written(saved.steps) == text
    for step, before in zip(saved.steps, story.steps, strict=True):
        assert step.view is None or step.view.native == before.view.native


def test_levers_are_worked_out_anew_as_they_stood(story):
    plan = default_plan(DESK.pack)
    step = board_step(
        DESK, plan, by="share", given=10.0, filters="Target year: 2030", link="https://a.example/x"
    )
    saved = opened(written([step])).steps[0]
    assert saved.board["tables"] == step.board["tables"]
    assert (saved.filters, saved.link) == (step.filters, step.link)


def changed(text, *path, to):
    document = json.loads(text)
    part = document
    for name in path[:-1]:
        part = part[name]
    if to is None:
        del part[path[-1]]
    else:
        part[path[-1]] = to
    return json.dumps(document)


CHART = ("steps", 1, "view")
BAD = {
    "no JSON": (lambda text: "steps: []", "not JSON"),
    "other letters": (lambda text: b"\xff\xfe{", "not JSON"),
    "another file": (lambda text: '{"type": "FeatureCollection"}', "directive_story"),
    "newer": (lambda text: changed(text, "directive_story", to=3), "version 3"),
    "no steps": (lambda text: changed(text, "steps", to=None), "steps is missing"),
    "no title": (lambda text: changed(text, "steps", 0, "title", to=" "), r"steps\[1\]\.title is missing"),
    "too many steps": (lambda text: changed(text, "steps", to=json.loads(text)["steps"] * 4), "steps is 28"),
    "twice the same": (
        lambda text: changed(text, "steps", to=json.loads(text)["steps"][:1] * 2), "steps is takes"),
    "a path as a name": (lambda text: changed(text, *CHART, "key", to="../../x"), r"view\.key is \.\./\.\./x"),
    "a number as a title": (lambda text: changed(text, "steps", 0, "title", to=7), r"title is 7"),
    "a link to a script": (
        lambda text: changed(text, "steps", 0, "link", to="javascript:alert(1)"), "link is javascript"),
    "an unknown language": (lambda text: changed(text, "language", to="de"), "language is de; allowed: en, ru, zh"),
    "a drawing that asks": (lambda text: changed(text, *CHART, "spec", "data", to={"url": "https://a.example/x.json"}),
                            "https://a.example"),
    "a drawing that reads the disk": (
        lambda text: changed(text, *CHART, "spec", "data", to={"url": "app/static/../../../etc/passwd"}), "etc/passwd"),
    "a drawing with a picture": (lambda text: changed(text, *CHART, "spec", "mark", to={"type": "image"}), "image"),
    "a drawing with a script": (
        lambda text: changed(text, *CHART, "spec", "params", to=[{"name": "a", "expr": "''.constructor('x')"}]),
        "constructor"),
    "a drawing with a link": (
        lambda text: changed(text, *CHART, "spec", "encoding", to={"href": {"field": "x"}}), "href"),
    "levers beyond": (lambda text: changed(text, "steps", 3, "levers", "given", to=250), r"levers"),
    "cells of another kind": (
        lambda text: changed(text, *CHART, "table", 0, "cells", 0, to=["x"]), r"table\[1\]\.cells is"),
    "a column cut short": (lambda text: changed(text, *CHART, "table", 1, "cells", to=[]), r"table\[2\]\.cells is 0"),
    "too large": (lambda text: text + " " * MOST_BYTES, "megabytes"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_by_its_place(text, case):
    spoil, said = BAD[case]
    with pytest.raises(StoryFileError, match=said) as caught:
        opened(spoil(text))
    for language in LANGUAGES:
        sentence = translator(language)(caught.value.said, **caught.value.facts)
        assert sentence.startswith("my.json") or language == "ru"
        assert "my.json" in sentence


def test_name_cover_and_the_speakers_parts_come_back_and_older_files_still_open(story, text):
    cover = Cover("Forum", "28 November", "A. Speaker", "Ministry", "Thanks")
    saved = opened(
        write_story(story.steps, language="en", data_version="2026.11", name="My name", cover=cover)
    )
    assert (saved.name, saved.cover) == ("My name", cover)
    kept = [(step.questions, step.minutes, step.points) for step in saved.steps]
    assert kept == [(step.questions, step.minutes, step.points) for step in story.steps]
    old = opened(changed(text, "directive_story", to=1))
    assert (old.name, old.cover, len(old.steps)) == ("", Cover(), len(story.steps))
    with pytest.raises(StoryFileError, match=r"questions\[1\] is"):
        opened(changed(text, "steps", 0, "questions", to=[["only a question?"]]))

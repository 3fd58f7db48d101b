"""A map never leaves the app without the note on its borders: page, big screen, picture, slide, document."""

import io
import json
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from pptx import Presentation

from directive.briefing.annex.story_document import story_docx
from directive.briefing.desk import desk_of
from directive.briefing.papers.pictures import story_svg
from directive.briefing.papers.pptx import story_pptx
from directive.briefing.stage.payload import stage_json
from directive.briefing.stories import READY, build_story
from directive.charts.world_map import BORDERS
from directive.i18n import translator


def is_map(view) -> bool:
    return view is not None and "geoshape" in json.dumps(view.spec)


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_every_map_of_every_story_carries_the_note_wherever_it_goes(language):
    desk = desk_of(language)
    note = desk.t(BORDERS)
    maps = []
    for name in READY:
        story = build_story(name, desk)
        for step, stage in zip(story.steps, stage_json(story)["steps"], strict=True):
            if is_map(step.view):
                maps.append((name, step.id))
                assert step.view.foot == note, maps[-1]
                assert note in step.view.notes, maps[-1]
                assert stage["chart"]["foot"] == note, maps[-1]
    assert len(maps) >= 4


def test_slide_document_and_picture_print_the_note():
    story = build_story("regions-we-miss", desk_of("en"))
    first = replace(story, steps=story.steps[:1])
    note = translator("en")(BORDERS)
    slides = Presentation(io.BytesIO(story_pptx(first))).slides
    assert any(note in shape.text_frame.text for shape in slides[1].shapes if shape.has_text_frame)
    assert note in [part.text for part in Document(io.BytesIO(story_docx(first))).paragraphs]
    with zipfile.ZipFile(io.BytesIO(story_svg(first))) as pictures:
        drawn = pictures.read(pictures.namelist()[0]).decode()
    assert note.split(".")[0] in drawn
    assert "2026.11" in drawn
    assert "[1" not in drawn  # a number of a list that the picture does not hold

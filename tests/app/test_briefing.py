"""The Briefing page: ready stories in three languages, an own story from several pages, papers on one click."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from directive.briefing.desk import desk_of
from directive.briefing.papers import file_name
from directive.briefing.stories import READY, build_story
from directive.briefing.story_file import read_story, write_story
from directive.ui.text import plain

ROOT = Path(__file__).parents[2]


def opened(name: str = "briefing", **params: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    for key, value in params.items():
        at.query_params[key] = value
    at.switch_page(f"pages/{name}.py")
    return ran(at)


def ran(at: AppTest) -> AppTest:
    at.run()
    assert not at.exception
    assert not at.error
    return at


def shown_title(at: AppTest) -> str:
    return next(e.value for e in at.markdown if e.value.startswith("## ")).removeprefix("## ")


def steps_of(at: AppTest) -> list[str]:
    return [option.split(". ", 1)[1] for option in at.radio(key="briefing.step").options]


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
@pytest.mark.parametrize("story", READY)
def test_a_ready_story_shows_its_step(story, language):
    at = opened(lang=language, story=story, step="2")
    steps = build_story(story, desk_of(language)).steps
    assert steps_of(at) == [plain(step.title) for step in steps]
    assert shown_title(at) == plain(steps[1].title)


def test_an_unknown_story_and_a_step_too_far_are_said_or_settled():
    at = opened(lang="en", story="nothing", step="19")
    assert any("nothing" in warning.value and READY[0] in warning.value for warning in at.warning)
    assert shown_title(at) == steps_of(at)[-1]


def test_an_own_story_is_made_from_pages_ordered_retitled_and_taken_back():
    at = opened("overview", lang="en")
    at.button(key="story-peers").click()
    ran(at)
    assert [link.proto.label for link in at.get("page_link")].count("Open my story") == 1
    at.button(key="story-share-path").click()
    ran(at)
    assert [link.proto.label for link in at.get("page_link")].count(
        "Open my story"
    ) == 1  # beside the last one
    at.switch_page("pages/partners.py")
    ran(at).button(key="story-partners-bars").click()
    ran(at)
    at.switch_page("pages/briefing.py")
    ran(at)
    assert at.selectbox(key="briefing.story").value == "my-story"  # where the step went
    assert at.radio(key="briefing.step").value == 3
    first, second, third = steps_of(at)

    at.radio(key="briefing.step").set_value(3)
    ran(at).button(key="step-up").click()
    assert steps_of(ran(at)) == [first, third, second]
    assert at.radio(key="briefing.step").value == 2

    at.text_input(key="_my_step.title.partners-bars").set_value("Who *buys*")
    assert steps_of(ran(at)) == [first, plain("Who *buys*"), second]
    at.button(key="step-remove").click()
    assert steps_of(ran(at)) == [first, second]
    at.button(key="story-undo").click()
    assert steps_of(ran(at)) == [first, plain("Who *buys*"), second]


def test_a_ready_story_is_copied_and_stays_as_it_is():
    at = opened(lang="en", story="partner-table")
    before = steps_of(at)
    at.button(key="copy-story").click()
    ran(at).button(key="step-remove").click()
    assert steps_of(ran(at)) == before[1:]
    at.selectbox(key="briefing.story").set_value("partner-table")
    assert steps_of(ran(at)) == before


def test_a_paper_is_made_on_one_click_and_is_the_story():
    at = opened(lang="en", story="past-directives")
    at.button(key="paper-pptx").click()
    ran(at)
    job = at.session_state["_papers"]
    assert job.wait(90)
    ran(at)
    assert job.state == "done", job.problem
    slides = zipfile.ZipFile(io.BytesIO(job.result)).namelist()
    assert len([name for name in slides if name.startswith("ppt/slides/slide")]) >= len(
        build_story("past-directives", desk_of("en")).steps
    )


def test_an_own_story_outlives_the_visit_as_a_file():
    at = opened("overview", lang="en")
    at.button(key="story-peers").click()
    ran(at)
    at.button(key="story-claims").click()
    ran(at)
    at.switch_page("pages/targets.py")
    at.query_params["board"] = "live"
    ran(at).button(key="story-board").click()
    steps = ran(at).session_state["_my_story"]
    assert [bool(step.view) for step in steps] == [True, False, True]
    assert steps[1].table is not None
    assert steps[2].board["goal"]["by"] == "share"
    assert [step.filters for step in steps[:2]] == ["", "Claims: On trade"]  # the chart knows no claims
    assert steps[2].filters
    assert all(step.link for step in steps)
    steps = [
        replace(step, link="http://a.example/x") for step in steps
    ]  # without a browser there is no address
    text = write_story(steps, language="en", data_version="2026.10")

    fresh = opened(lang="en", story="my-story")
    assert "_my_story" not in fresh.session_state
    fresh.session_state["story-file"] = True
    ran(fresh)
    fresh.file_uploader[0].upload("my.json", text.encode(), "application/json")
    ran(fresh)
    assert steps_of(fresh) == [plain(step.title) for step in steps]
    before = fresh.session_state["_my_story"]
    fresh.file_uploader[0].upload("bad.json", b'{"directive_story": 1}', "application/json")
    fresh.run()
    assert "bad.json: steps is missing" in fresh.error[0].value.replace("\\", "")
    assert "My story stays as it was" in fresh.error[0].value
    assert fresh.session_state["_my_story"] is before


def test_an_own_story_has_a_name_a_cover_and_free_text_on_page_paper_and_file():
    at = opened(lang="en", story="past-directives")
    at.button(key="copy-story").click()
    ran(at)
    at.text_input(key="_my_cover.name").set_value("Forum: <b>day</b> 1/2")
    at.text_input(key="_my_cover.speaker").set_value("A. Speaker")
    at.button(key="step-text").click()
    ran(at)
    assert len(steps_of(at)) == 6
    at.text_area(key="_my_step.points.text").set_value("One\n\nTwo <i>")
    at.text_area(key="_my_step.questions.text").set_value("Why? Because.")
    at.text_input(key="_my_step.minutes.text.typed").set_value("5")
    ran(at)
    text = at.session_state["_my_story"][1]
    assert (text.points, text.questions, text.minutes) == (("One", "Two <i>"), (("Why?", "Because."),), 5.0)
    assert any("Planned time: 15 min" in caption.value for caption in at.caption)
    at.button(key="step-duplicate").click()
    ran(at)
    assert at.session_state["_my_story"][2].id == "text-2"

    name, cover = at.session_state["_my_story_about"]
    written = write_story(
        at.session_state["_my_story"], language="en", data_version="2026.11", name=name, cover=cover
    )
    saved = read_story(written, name="x", desk=desk_of("en"))
    assert (saved.name, saved.cover.speaker, saved.steps[1].questions) == (
        name,
        "A. Speaker",
        (("Why?", "Because."),),
    )

    at.button(key="paper-xlsx").click()
    job = ran(at).session_state["_papers"]
    assert (job.work.id, job.work.title, job.work.link, job.work.speaker) == (name, name, "", False)
    assert file_name(job.work, "pptx", version="1") == "Forum-b-day-b-1-2-en-1.pptx"
    at.toggle(key="_paper-speaker").set_value(True)
    ran(at).button(key="paper-xlsx").click()
    assert ran(at).session_state["_papers"].work.speaker

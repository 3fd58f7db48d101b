"""Formats, names, and the process that makes papers: limits of time and memory, one sentence when it breaks."""

import dataclasses
import io
import os
import signal
import zipfile

import pytest
from pypdf import PdfReader

from directive.briefing.content import Story
from directive.briefing.papers import FORMATS, SPEAKER, PaperError, file_name, make, worker
from directive.briefing.papers.worker import Limits, Workshop
from directive.i18n import translator


def test_an_unknown_format_is_refused_with_what_is_allowed(english):
    with pytest.raises(PaperError, match=r"format is odt; allowed: pptx, pdf"):
        make(english, "odt")
    with pytest.raises(PaperError):
        Workshop().submit(english, "odt")


def test_the_name_says_story_language_and_data_version(english):
    names = {file_name(english, fmt, version="2026.11") for fmt in FORMATS}
    assert "what-10-percent-takes-en-2026.11.pptx" in names
    assert len(names) == len(FORMATS)


@pytest.mark.parametrize("fmt", ["png", "svg"])
def test_pictures_of_all_charts_in_one_archive(english, fmt):
    archive = zipfile.ZipFile(io.BytesIO(make(english, fmt)))
    assert [name.split("-", 1)[1] for name in archive.namelist()] == [
        f"{step.view.key}.{fmt}" for step in english.steps if step.view is not None
    ]
    first = archive.read(archive.namelist()[0])
    assert first.startswith(b"\x89PNG" if fmt == "png" else b"<svg")


def test_no_chart_is_one_plain_sentence():
    with pytest.raises(PaperError, match="no chart"):
        make(Story("s", "t", "", "en", ()), "png")


def test_the_workshop_makes_what_make_makes(english):
    shop = Workshop(Limits(idle=1))
    jobs = [shop.submit(english, "pdf"), shop.submit(english, "svg")]
    for job in jobs:
        assert job.wait(60)
        assert (job.state, job.progress, job.problem) == ("done", 1.0, "")
    assert jobs[0].result.startswith(b"%PDF")
    assert jobs[1].result == make(english, "svg")


def test_a_refusal_leaves_the_process_in_work(english):
    shop = Workshop(Limits(idle=1))
    refused, made = shop.submit(Story("s", "t", "", "en", ()), "png"), shop.submit(english, "svg")
    assert refused.wait(60)
    assert made.wait(60)
    assert refused.state == "failed"
    assert "no chart" in refused.problem
    assert made.state == "done"


@pytest.mark.parametrize(
    ("limits", "problem"),
    [(Limits(seconds=0.2, idle=1), worker.TOO_LONG), (Limits(memory=50_000_000, idle=1), worker.TOO_LARGE)],
)
def test_limits_of_time_and_memory_end_in_one_sentence(english, limits, problem):
    job = Workshop(limits).submit(english, "pdf")
    assert job.wait(60)
    assert (job.state, job.result, job.problem) == ("failed", None, problem)
    for language in ("en", "ru", "zh"):
        assert "{" not in translator(language)(job.problem, **job.facts)


def test_a_crash_ends_in_one_sentence_and_the_next_paper_is_made(english, monkeypatch):
    started = []
    start = worker._start

    def watched():
        started.append(start())
        return started[-1]

    monkeypatch.setattr(worker, "_start", watched)
    shop = Workshop(Limits(idle=1))
    first = shop.submit(english, "svg")
    assert first.wait(60)
    os.kill(started[0].pid, signal.SIGSTOP)  # it takes the job and is killed in the middle of it
    broken, next_one = shop.submit(english, "svg"), shop.submit(english, "svg")
    while broken.state == "waiting":
        broken.wait(0.01)
    os.kill(started[0].pid, signal.SIGKILL)
    assert broken.wait(60)
    assert next_one.wait(60)
    assert (broken.state, broken.problem) == ("failed", worker.BROKE)
    assert next_one.state == "done"
    assert len(started) == 2


def test_a_full_queue_is_said_at_once(english):
    shop = Workshop(Limits(waiting=1, idle=1))
    jobs = [shop.submit(english, "svg") for _ in range(4)]
    assert jobs[-1].problem == worker.FULL
    assert jobs[-1].state == "failed"
    for job in jobs:
        assert job.wait(60)


def test_a_process_started_ahead_takes_the_first_paper_and_is_not_started_twice(english):
    shop = Workshop(Limits(idle=1))
    shop.warm()
    shop.warm()
    assert shop._hands == 1
    job = shop.submit(english, "svg")
    assert shop._hands == 1
    assert job.wait(60)
    assert job.state == "done"


def test_a_process_that_has_grown_is_replaced_before_it_is_too_large(english, monkeypatch):
    shop, started = Workshop(Limits(idle=1)), []
    start = worker._start
    monkeypatch.setattr(worker, "_start", lambda: started.append(start()) or started[-1])
    monkeypatch.setattr(worker, "_FULL", 0.0)
    for job in (shop.submit(english, "svg"), shop.submit(english, "svg")):
        assert job.wait(60)
        assert job.state == "done"
    assert len({process.pid for process in started}) == 2


SECRET = "SECRET-NOTE not for the room"
ASKED, ANSWERED = "SECRET-QUESTION?", "SECRET-ANSWER."


def told(english: Story) -> Story:
    first, *others = english.steps
    secret = dataclasses.replace(first, notes=SECRET, questions=((ASKED, ANSWERED),), minutes=7)
    return dataclasses.replace(english, steps=(secret, *others))


def everything_in(content: bytes) -> str:
    """All text of a file: unzipped, of a PDF its pages."""
    if content.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if not content.startswith(b"PK"):
        return content.decode()
    parts = zipfile.ZipFile(io.BytesIO(content))
    return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


@pytest.mark.parametrize("fmt", FORMATS)
def test_what_the_speaker_reads_stands_in_the_speakers_paper_only(english, fmt):
    room = everything_in(make(told(english), fmt))
    assert not [text for text in (SECRET, "SECRET-QUESTION", "SECRET-ANSWER") if text in room]
    speaker = everything_in(make(told(english), fmt, speaker=True))
    found = [
        text for text in (SECRET, "SECRET-QUESTION", "SECRET-ANSWER") if text in " ".join(speaker.split())
    ]
    assert len(found) == (3 if fmt in SPEAKER else 0)


def test_the_speakers_paper_is_named_so(english):
    assert file_name(english, "pdf", version="1", speaker=True).endswith("-speaker.pdf")
    assert file_name(english, "xlsx", version="1", speaker=True) == file_name(english, "xlsx", version="1")

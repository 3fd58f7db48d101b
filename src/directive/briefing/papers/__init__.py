"""Papers: a story as a file to hand out. `make(story, format)` makes it here and now; `worker` in a process of its own.

A paper is light whatever the screen is: build the story on `desk_of(language)` (mode light), so that its charts carry
the light palette.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from directive.briefing.content import Story, for_room
from directive.model.errors import DirectiveError

Progress = Callable[[int, int], None]
_FOLDER = "directive.briefing"


@dataclass(frozen=True)
class Format:
    """A kind of file: its ending, its media type, and where its writer stands (`module:function`)."""

    ending: str
    mime: str
    writer: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: dict[str, Format] = {
    "pptx": Format("pptx", f"{_OFFICE}.presentationml.presentation", "papers.pptx:story_pptx"),
    "pdf": Format("pdf", "application/pdf", "papers.pdf:story_pdf"),
    "docx": Format("docx", f"{_OFFICE}.wordprocessingml.document", "annex.story_document:story_docx"),
    "xlsx": Format("xlsx", f"{_OFFICE}.spreadsheetml.sheet", "annex.story_workbook:story_xlsx"),
    "png": Format("zip", "application/zip", "papers.pictures:story_png"),
    "html": Format("html", "text/html", "stage.file:stage_html"),
    "svg": Format("zip", "application/zip", "papers.pictures:story_svg"),
}
"""What can be made, by the name a reader types; `png` and `svg` are archives with a picture of every chart."""

SPEAKER = ("pptx", "pdf", "docx", "html")
"""Formats that have an edition for the speaker, with notes, likely questions and planned time."""


class Named(Protocol):
    """What has a name and a language: a story, or an order of one."""

    @property
    def id(self) -> str:
        """The name."""

    @property
    def language(self) -> str:
        """The language."""


class PaperError(DirectiveError):
    """A paper that can't be made: an unknown format, or a story without what the format shows."""


def make(story: Story, fmt: str, *, speaker: bool = False, progress: Progress | None = None) -> bytes:
    """The story as a file of the format. `progress` hears (steps done, steps), where the writer can say.

    For the room unless `speaker`: notes, likely questions and planned time stand in the speaker's own paper only.

    Raises PaperError for a format that does not exist.
    """
    module, function = format_of(fmt).writer.split(":")
    write = getattr(import_module(f"{_FOLDER}.{module}"), function)
    story = story if speaker else for_room(story)
    if progress is None or not module.startswith("papers."):
        return write(story)
    return write(story, progress=progress)


def format_of(fmt: str) -> Format:
    """The format of a name. Raises PaperError, naming what is allowed."""
    if fmt not in FORMATS:
        raise PaperError(
            f"format is {fmt}; allowed: {', '.join(FORMATS)}.", value=fmt, allowed=tuple(FORMATS)
        )
    return FORMATS[fmt]


def file_name(story: Named, fmt: str, *, version: str, speaker: bool = False) -> str:
    """The name of the file: story, language, data version. Signs that a file name can't have become hyphens.

    >>> file_name(Story("a/b", "", "", "ru", ()), "pptx", version="2026.11")
    'a-b-ru-2026.11.pptx'
    """
    ending = format_of(fmt).ending
    edition = f"-{fmt}" if ending == "zip" else "-speaker" if speaker and fmt in SPEAKER else ""
    return f"{safe(story.id)}-{story.language}-{version}{edition}.{ending}"


def safe(name: str) -> str:
    """A name that a file can have on any machine: letters and digits of any script, at most 60.

    >>> safe("Доклад: Пекин / 2026")
    'Доклад-Пекин-2026'
    """
    return re.sub(r"[^\w.-]+", "-", name)[:60].strip("-.") or "story"


def zipped(files: dict[str, bytes]) -> bytes:
    """Files in one archive, always the same bytes for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()

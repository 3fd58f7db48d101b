"""The first slide of a deck and its last: what is told, where, when, by whom, and the way into the app."""

from __future__ import annotations

import io

from pptx.slide import Slide
from pptx.util import Pt

from directive.briefing.papers import deck as house
from directive.briefing.papers import texts
from directive.briefing.papers.deck import MARGIN, Box
from directive.briefing.papers.fit import fitted
from directive.briefing.papers.slides import Writer
from directive.briefing.papers.write import Words, add_words, fill

_WIDE, _SIDE = 620, 190
_TOLD = Box(MARGIN, 306, _WIDE, 60)
_ABOUT = Box(MARGIN, 376, _WIDE, 120)
_CODE = Box(house.WIDTH - MARGIN - _SIDE, 92, _SIDE, _SIDE)
_WORDS = Box(_CODE.left, _CODE.top + _CODE.height + 6, _SIDE, 40)


def cover(writer: Writer) -> None:
    """Title, question, occasion and speaker, what every paper prints."""
    story = writer.story
    slide = writer.slide(house.COVER, story.title)
    _lead(writer, slide, story.subtitle)
    lines = [f"{label}: {text}" for label, text in story.about.items()]
    told = story.cover.lines
    if told:
        _lines(writer, slide, list(told), _TOLD, sizes=(18, 16, 14, 12), colour="text")
    else:
        _lines(writer, slide, lines, _ABOUT._replace(top=_TOLD.top, height=180), sizes=(13, 12, 11, 10, 9))
        lines = []
    if lines:
        _lines(writer, slide, lines, _ABOUT, sizes=(13, 12, 11, 10, 9))
    _way_in(writer, slide)


def closing(writer: Writer) -> None:
    """What the speaker ends with; the room can still take the way into the app."""
    story = writer.story
    if not story.cover.closing:
        return
    slide = writer.slide(house.COVER, story.cover.closing)
    _lead(writer, slide, story.title)
    if story.cover.lines:
        _lines(writer, slide, list(story.cover.lines), _TOLD, sizes=(18, 16, 14, 12), colour="text")
    _way_in(writer, slide)


def _lead(writer: Writer, slide: Slide, text: str) -> None:
    fill(slide.placeholders[1], text, house.COVER_LEAD, (18, *house.LEAD_SIZES), language=writer.language)


def _lines(
    writer: Writer,
    slide: Slide,
    lines: list[str],
    room: Box,
    *,
    sizes: tuple[int, ...],
    colour: str = "muted",
) -> None:
    text, size = fitted("\n".join(lines), width=room.width, height=room.height, sizes=sizes)
    paragraphs = [Words(line, size, colour) for line in text.split("\n")]
    add_words(slide, room, paragraphs, language=writer.language)


def _way_in(writer: Writer, slide: Slide) -> None:
    """The link on words, and as a code to scan where it is short enough."""
    link = writer.story.link
    if not texts.is_web(link):
        return
    picture = texts.code_png(link)
    if picture:
        shown = slide.shapes.add_picture(io.BytesIO(picture), *(Pt(length) for length in _CODE))
        shown._element.nvPicPr.cNvPr.set("descr", writer.t("Code to scan: opens this story in the app"))
    frame = add_words(
        slide, _WORDS, [Words(writer.t("Open in the app"), 13, "focus")], language=writer.language
    )
    frame.paragraphs[0].runs[0].hyperlink.address = link

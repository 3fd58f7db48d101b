"""Words on a slide: a text fitted into its box, in the language of the story, as data and never as markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from directive.briefing.papers.deck import LOCALES, Box, no_insets, paint
from directive.briefing.papers.fit import fitted, height_of


class Words(NamedTuple):
    """A paragraph: its text, size in points, role of its colour, whether it is bold."""

    text: str
    size: float
    colour: str = "text"
    bold: bool = False


def fill(
    shape: object, text: str, box: Box, sizes: Sequence[float], *, language: str, bold: bool = False
) -> str:
    """Write a text into a placeholder at the largest size that fits; what is written (cut if need be)."""
    shown, size = fitted(text, width=box.width, height=box.height, sizes=sizes, bold=bold)
    frame = shape.text_frame
    frame.word_wrap = True
    put(frame.paragraphs[0], shown, size=size, language=language)
    return shown


def put(
    paragraph: _Paragraph,
    text: str,
    *,
    language: str,
    size: float,
    colour: str = "",
    bold: bool | None = None,
) -> None:
    """One run of text in a paragraph; line ends in it become line breaks."""
    for place, line in enumerate(text.split("\n")):
        if place:
            paragraph.add_line_break()
        run = paragraph.add_run()
        run.text = line
        run.font.size = Pt(size)
        run.font.bold = bold
        run._r.get_or_add_rPr().set("lang", LOCALES[language])
        if colour:
            paint(run.font.color, colour)


def add_words(
    slide: Slide, box: Box, paragraphs: Sequence[Words], *, language: str, anchor: str = "t"
) -> TextFrame:
    """A box with paragraphs one below another; they must fit (see `fitted`)."""
    frame = slide.shapes.add_textbox(*(Pt(length) for length in box)).text_frame
    frame.word_wrap = True
    no_insets(frame._txBody.find(qn("a:bodyPr")), anchor=anchor)
    for place, words in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        put(paragraph, words.text, size=words.size, colour=words.colour, bold=words.bold, language=language)
    return frame


def paged(
    lines: Sequence[str], *, width: float, height: float, size: float, gap: float = 4
) -> list[list[str]]:
    """Lines cut into pages of `height`, each line broken to `width`."""
    pages: list[list[str]] = [[]]
    used = 0.0
    for line in lines:
        need = height_of(line, width=width, size=size) + gap
        if pages[-1] and used + need > height:
            pages.append([])
            used = 0.0
        pages[-1].append(line)
        used += need
    return pages

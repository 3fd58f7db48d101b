"""A story as slides: one a step, charts and tables of the program's own, notes with all sources."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from directive.briefing.content import Amount, Step, Story
from directive.briefing.papers import deck as house
from directive.briefing.papers import texts
from directive.briefing.papers.covers import closing, cover
from directive.briefing.papers.deck import CONTENT, INNER, MARGIN, Box
from directive.briefing.papers.fit import fitted, height_of
from directive.briefing.papers.native_chart import add_chart
from directive.briefing.papers.slide_table import add_table, layout_of
from directive.briefing.papers.slides import Writer, set_properties
from directive.briefing.papers.write import Words, add_words, fill, paged
from directive.charts import render
from directive.charts.view import ChartView
from directive.i18n import translator

SIDE = 224
"""Points of the column of figures beside a chart."""
_GAP = 20
_BELOW_LEAD = 10
_NOTE = 10.5
_LISTED, _LISTED_SMALL = 11, 9
"""Sizes of the list of sources: on one slide, in two columns."""
_MOST_SOURCES = 12
"""Sources in the notes of a slide; all of them stand in the list at the end."""
_POINTS = (24, 22, 20, 18, 16)
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # the extension by which a picture carries its vectors
_SVG_SPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def story_pptx(story: Story, *, progress: Callable[[int, int], None] = lambda done, of: None) -> bytes:
    """The story as a PPTX file. `progress` hears how many steps are done."""
    writer = Writer(story, translator(story.language), house.new_deck(story.language))
    set_properties(writer.deck, story)
    cover(writer)
    for place, step in enumerate(story.steps, start=1):
        _step(writer, step)
        progress(place, len(story.steps))
    closing(writer)
    _sources(writer)
    buffer = io.BytesIO()
    writer.deck.save(buffer)
    return buffer.getvalue()


def _step(writer: Writer, step: Step) -> None:
    if step.table is not None:
        _table_slides(writer, step)
        return
    if step.points:
        _points(writer, step)
        return
    slide, content = _framed(writer, step, step.title), _content(step)
    if step.view is None:
        if step.amounts:
            _amounts_across(writer, slide, step.amounts, content)
        return
    if step.amounts:
        _amounts_beside(
            writer, slide, step.amounts, Box(MARGIN + INNER - SIDE, content.top, SIDE, content.height)
        )
        content = Box(MARGIN, content.top, INNER - SIDE - _GAP, content.height)
    _chart(writer, slide, step.view, _with_notes(writer, slide, step.view.notes, content))


def _points(writer: Writer, step: Step) -> None:
    """Lines of text, as large as they fit one slide, else on as many as they need."""
    box = _content(step)
    lines = [f"– {point}" for point in step.points]
    for size in _POINTS:
        pages = paged(lines, width=box.width, height=box.height, size=size, gap=10)
        if len(pages) == 1:
            break
    for number, page in enumerate(pages, start=1):
        slide = _framed(writer, step, _counted(writer, step.title, number, len(pages)))
        frame = add_words(slide, box, [Words(line, size) for line in page], language=writer.language)
        for paragraph in frame.paragraphs:
            paragraph.space_after = Pt(10)


def _counted(writer: Writer, title: str, number: int, count: int) -> str:
    """The title of one of several slides."""
    words = {"title": title, "number": number, "count": count}
    return writer.t("{title} ({number} of {count})", **words) if count > 1 else title


def _framed(writer: Writer, step: Step, title: str) -> Slide:
    """A slide with title, line below it, source line and notes; what a step says whatever it shows."""
    slide = writer.slide(house.STEP, title, notes=_notes(writer, step))
    place, (lead, box) = slide.placeholders[house.LEAD], _lead(step)
    if lead:
        house.set_box(place, box)
        fill(place, lead, house.LEAD_BOX, house.LEAD_SIZES, language=writer.language)
    else:
        place._element.getparent().remove(place._element)
    line = texts.source_line(writer.t, writer.story, step.sources)
    fill(
        slide.placeholders[house.SOURCE], line, house.SOURCE_BOX, house.SOURCE_SIZES, language=writer.language
    )
    return slide


def _lead(step: Step) -> tuple[str, Box]:
    """What stands below the title, and the room it takes there."""
    caption = texts.caption_of(step, step.view) if step.view else step.table.title if step.table else ""
    lead = "\n".join(dict.fromkeys(part for part in (step.text, caption) if part and part != step.title))
    box = house.LEAD_BOX
    shown, size = fitted(lead, width=box.width, height=box.height, sizes=house.LEAD_SIZES)
    return lead, box._replace(height=height_of(shown, width=box.width, size=size) if lead else 0)


def _content(step: Step) -> Box:
    """The room below the lead."""
    _, lead = _lead(step)
    top = lead.top + lead.height + _BELOW_LEAD
    return Box(MARGIN, top, INNER, CONTENT.top + CONTENT.height - top)


def _notes(writer: Writer, step: Step) -> str:
    """What the speaker reads, then what a reader of the slide could ask for: a long text, filters, sources."""
    sources = texts.step_sources(writer.story, step)
    if len(sources) > _MOST_SOURCES:
        more = len(sources) - _MOST_SOURCES
        sources = [*sources[:_MOST_SOURCES], writer.t.n("{count} more source stands in the list of sources",
                   "{count} more sources stand in the list of sources", more)]  # fmt: skip
    shown = step.view or step.table
    parts = ["\n".join(texts.spoken(writer.t, step)), step.text, "\n".join(shown.notes) if shown else "",
             "\n".join(texts.step_origin(writer.t, step)),
             "\n".join([writer.t("Sources"), *sources]) if sources else ""]  # fmt: skip
    return "\n\n".join(part for part in parts if part)


def _with_notes(
    writer: Writer, slide: Slide, notes: tuple[str, ...], box: Box, *, most: float = 40,
    sizes: tuple[float, ...] = (_NOTE, 10, 9), apart: str = " ",
) -> Box:  # fmt: skip
    """Write notes at the foot of a box, at most so high; the room that is left above."""
    if not notes:
        return box
    text, size = fitted(apart.join(notes), width=box.width, height=most, sizes=sizes)
    need = height_of(text, width=box.width, size=size) + 4
    foot = Box(box.left, box.top + box.height - need, box.width, need)
    add_words(slide, foot, [Words(text, size, "muted")], language=writer.language, anchor="b")
    return Box(box.left, box.top, box.width, box.height - need - 4)


def _chart(writer: Writer, slide: Slide, view: ChartView, box: Box) -> None:
    language = writer.language
    if view.native is not None:
        add_chart(slide, view, box, language=language)
    elif view.spec:
        add_picture(slide, view, box, language=writer.language)


def add_picture(slide: Slide, view: ChartView, box: Box, *, language: str) -> None:
    """A view without a native form: its vectors (SVG), with pixels for programs that read none."""
    look = render.Look("light", language, titled=False, width=round(box.width), height=round(box.height))
    png, svg = render.to_png(view, look), render.to_svg(view, look)
    picture = slide.shapes.add_picture(io.BytesIO(png), Pt(box.left), Pt(box.top))
    scale = min(Pt(box.width) / picture.width, Pt(box.height) / picture.height)
    picture.width, picture.height = round(picture.width * scale), round(picture.height * scale)
    picture.left = Pt(box.left) + (Pt(box.width) - picture.width) // 2
    picture._element.nvPicPr.cNvPr.set("descr", view.alt)
    package = slide.part.package
    name = PackURI(f"/ppt/media/vector{len(list(package.iter_parts()))}.svg")
    relation = slide.part.relate_to(Part(name, "image/svg+xml", package, svg), RELATIONSHIP_TYPE.IMAGE)
    blip = picture._element.find(f".//{qn('a:blip')}")
    extension = etree.SubElement(etree.SubElement(blip, qn("a:extLst")), qn("a:ext"), uri=_SVG)
    vector = etree.SubElement(extension, f"{{{_SVG_SPACE}}}svgBlip", nsmap={"asvg": _SVG_SPACE})
    vector.set(qn("r:embed"), relation)


def _amounts_across(writer: Writer, slide: Slide, amounts: tuple[Amount, ...], box: Box) -> None:
    count = len(amounts)
    across = count if count < 4 else 2
    down = -(-count // across)
    width, height = (box.width - _GAP * (across - 1)) / across, (box.height - _GAP * (down - 1)) / down
    boxes = [
        Box(
            box.left + place % across * (width + _GAP),
            box.top + place // across * (height + _GAP),
            width,
            height,
        )
        for place in range(count)
    ]
    _amounts(
        writer,
        slide,
        amounts,
        boxes,
        sizes=(72, 66, 60, 54, 48, 44, 40, 36, 32, 28, 24, 20, 16),
        words=18 if count < 4 else 15,
    )


def _amounts_beside(writer: Writer, slide: Slide, amounts: tuple[Amount, ...], box: Box) -> None:
    height = min(box.height / max(len(amounts), 2), 150)
    boxes = [Box(box.left, box.top + place * height, box.width, height - 10) for place in range(len(amounts))]
    _amounts(writer, slide, amounts, boxes, sizes=(30, 28, 26, 24, 22, 20, 18, 16, 14), words=12)


def _amounts(
    writer: Writer, slide: Slide, amounts: tuple[Amount, ...], boxes: list[Box], *, sizes: tuple[float, ...],
    words: int,
) -> None:  # fmt: skip
    """Figures in large type, all numbers in the size in which the longest fits."""
    steps = tuple(range(words, 7, -1))
    largest = min(
        fitted(amount.text, width=box.width, height=box.height * 0.38, sizes=sizes, bold=True)[1]
        for amount, box in zip(amounts, boxes, strict=True)
    )
    for amount, box in zip(amounts, boxes, strict=True):
        label, label_size = fitted(amount.label, width=box.width, height=box.height * 0.3, sizes=steps)
        text, size = fitted(
            amount.text, width=box.width, height=box.height * 0.38, sizes=(largest,), bold=True
        )
        note, note_size = fitted(amount.note, width=box.width, height=box.height * 0.3, sizes=steps)
        paragraphs = [Words(label, label_size, "muted"), Words(text, size, "focus", bold=True),
                      Words(note, note_size, "muted")]  # fmt: skip
        add_words(slide, box, [line for line in paragraphs if line.text], language=writer.language)


def _table_slides(writer: Writer, step: Step) -> None:
    rows = texts.cited(writer.story, step.table.rows)
    cells = texts.cells_of(writer.t, replace(step.table, rows=rows))
    box = _content(step)
    layout = layout_of(cells, width=box.width, height=box.height - 24)
    for number, page in enumerate(layout.pages, start=1):
        slide = _framed(writer, step, _counted(writer, step.title, number, len(layout.pages)))
        # Below a short table there is room to read its notes.
        free = box.height - layout.head - sum(layout.heights[slice(*page)]) - _GAP
        large = {"most": free, "sizes": (13, 12, 11, _NOTE, 10, 9), "apart": "\n"} if free > 60 else {}
        room = _with_notes(writer, slide, step.table.notes, box, **large)
        add_table(
            slide, cells, layout, page, room, name=step.table.title or step.title, language=writer.language
        )


def _sources(writer: Writer) -> None:
    lines = texts.source_list(writer.story)
    if not lines:
        return
    box = Box(MARGIN, house.LEAD_BOX.top, INNER, CONTENT.top + CONTENT.height - house.LEAD_BOX.top)
    size, columns = _LISTED, [box]
    pages = paged(lines, width=box.width, height=box.height, size=size)
    if len(pages) > 1:
        wide, size = (INNER - _GAP) / 2, _LISTED_SMALL
        columns = [box._replace(width=wide), box._replace(left=MARGIN + wide + _GAP, width=wide)]
        pages = paged(lines, width=wide, height=box.height, size=size)
    for first in range(0, len(pages), len(columns)):
        slide = writer.slide(house.LIST, writer.t("Sources"))
        for place in (house.SOURCE, 1):
            found = next((p for p in slide.placeholders if p.placeholder_format.idx == place), None)
            if found is not None:
                found._element.getparent().remove(found._element)
        for column, page in zip(columns, pages[first : first + len(columns)], strict=False):
            frame = add_words(slide, column, [Words(line, size) for line in page], language=writer.language)
            for paragraph in frame.paragraphs:
                paragraph.space_after = Pt(4)

"""Tables on slides: native, as wide as their words need, on as many slides as they need, headings on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from directive.briefing.papers.deck import Box
from directive.briefing.papers.fit import height_of, lines_of, longest_word, width_of
from directive.briefing.papers.texts import Cells
from directive.briefing.papers.write import put
from directive.charts.theme import palette

SIZES = (14, 13, 12, 11, 10, 9, 8)
_CONTINUED = 11
"""Size from which a table rather goes on to another slide than shrink."""
_SIDE, _ABOVE = 5.0, 3.0
_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


@dataclass(frozen=True)
class Layout:
    """A table set: size of its text, widths of its columns, heights of its rows (points), rows of each slide."""

    size: float
    widths: tuple[float, ...]
    head: float
    heights: tuple[float, ...]
    pages: tuple[tuple[int, int], ...]


def layout_of(cells: Cells, *, width: float, height: float) -> Layout:
    """The largest text at which the table fits one slide, else the size from which it goes on to the next."""
    layouts = [_set(cells, size, width, height) for size in SIZES if _possible(cells, size, width)] or [
        _set(cells, SIZES[-1], width, height)
    ]
    whole = [layout for layout in layouts if len(layout.pages) == 1 and layout.size >= _CONTINUED]
    running = [layout for layout in layouts if layout.size <= _CONTINUED]
    return (whole or running or layouts)[0]


def _least(cells: Cells, size: float, column: int) -> float:
    texts = (cells.headings[column], *(row[column] for row in cells.rows))
    return min(160.0, max(longest_word(text, size) for text in texts)) + 2 * _SIDE + 1


def _possible(cells: Cells, size: float, width: float) -> bool:
    return sum(_least(cells, size, column) for column in range(len(cells.headings))) <= width


def _set(cells: Cells, size: float, width: float, height: float) -> Layout:
    widths = _widths(cells, size, width)
    head = _row_height(cells.headings, widths, size, bold=True)
    heights = tuple(_row_height(row, widths, size) for row in cells.rows)
    return Layout(size, widths, head, heights, _even(heights, height - head))


def _even(heights: Sequence[float], room: float) -> tuple[tuple[int, int], ...]:
    """As few slides as can be, each about as full as the others."""
    fewest = _cut(heights, room)
    limit = sum(heights) / len(fewest)
    while limit < room:
        pages = _cut(heights, limit)
        if len(pages) == len(fewest):
            return pages
        limit *= 1.03
    return fewest


def _cut(heights: Sequence[float], room: float) -> tuple[tuple[int, int], ...]:
    pages, first, used = [], 0, 0.0
    for place, need in enumerate(heights):
        if place > first and used + need > room:
            pages.append((first, place))
            first, used = place, 0.0
        used += need
    return (*pages, (first, len(heights)))


def _widths(cells: Cells, size: float, width: float) -> tuple[float, ...]:
    """Each column as wide as its widest text; where that is too much, the widest give way, no word is broken."""
    least = [_least(cells, size, column) for column in range(len(cells.headings))]
    wish = [
        max(width_of(text, size, bold=True) for text in (head, *(row[column] for row in cells.rows)))
        + 2 * _SIDE
        + 1
        for column, head in enumerate(cells.headings)
    ]
    if sum(wish) <= width:
        return tuple(wish)
    spare = max(0.0, width - sum(least))
    more = [max(0.0, w - low) for w, low in zip(wish, least, strict=True)]
    scale = min(1.0, width / sum(least))
    return tuple(
        low * scale + spare * extra / (sum(more) or 1) for low, extra in zip(least, more, strict=True)
    )


def _row_height(row: Sequence[str], widths: Sequence[float], size: float, *, bold: bool = False) -> float:
    tallest = max(
        height_of(text or "x", width=max(w - 2 * _SIDE, 8), size=size, bold=bold)
        for text, w in zip(row, widths, strict=True)
    )
    return tallest + 2 * _ABOVE


def add_table(
    slide: Slide, cells: Cells, layout: Layout, page: tuple[int, int], box: Box, *, name: str, language: str
) -> None:
    """The rows of one page, under the headings."""
    first, last = page
    rows, columns = last - first + 1, len(cells.headings)
    high = layout.head + sum(layout.heights[first:last])
    frame = slide.shapes.add_table(
        rows, columns, Pt(box.left), Pt(box.top), Pt(sum(layout.widths)), Pt(high)
    )  # fmt: skip
    frame._element.nvGraphicFramePr.cNvPr.set("descr", name)
    table = frame.table
    table.horz_banding = False
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN_STYLE
    for column, wide in enumerate(layout.widths):
        table.columns[column].width = Pt(wide)
    for place, height in enumerate((layout.head, *layout.heights[first:last])):
        table.rows[place].height = Pt(height)
        texts = cells.headings if place == 0 else cells.rows[first + place - 1]
        # Chinese letters stand higher in their line than digits: in the middle they meet.
        flat = all(len(lines_of(text, width=max(wide - 2 * _SIDE, 8), size=layout.size)) == 1
                   for text, wide in zip(texts, layout.widths, strict=True))  # fmt: skip
        anchor = MSO_ANCHOR.BOTTOM if place == 0 else MSO_ANCHOR.MIDDLE if flat else MSO_ANCHOR.TOP
        for column, text in enumerate(texts):
            cell = table.cell(place, column)
            cell.vertical_anchor = anchor
            _fill(cell, text, layout.size, head=place == 0, right=cells.numeric[column], language=language)


def _fill(cell: object, text: str, size: float, *, head: bool, right: bool, language: str) -> None:
    cell.margin_left = cell.margin_right = Pt(_SIDE)
    cell.margin_top = cell.margin_bottom = Pt(_ABOVE)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    put(paragraph, text, size=size, colour="text", bold=head, language=language)
    look = palette("light")
    _line_below(cell, look.muted if head else look.grid, 1.0 if head else 0.5)


def _line_below(cell: object, colour: str, width: float) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = etree.SubElement(properties, qn("a:lnB"), w=str(int(Pt(width))))
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=colour.lstrip("#"))

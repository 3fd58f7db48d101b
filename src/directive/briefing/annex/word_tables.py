"""Tables of word-processor files, in one piece: fixed widths, headers on every page, years in blocks that fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.table import CT_Tbl

from directive.data.signs import UNSAYABLE

Kind = Literal["head", "group", "line", "total"]
PORTRAIT, LANDSCAPE = 9638, 15024
"""Width between the margins of an A4 page, in twentieths of a point."""
_STYLES = {"head": "TableHead", "group": "TableGroup", "line": "TableText", "total": "TableTotal"}
_ALT = 250  # characters that programs take as a text alternative
_SIGN, _ROOM = 92, 150  # twentieths of a point: a digit in the table's size, and the cell's own margins


@dataclass(frozen=True)
class Row:
    """A row of texts; a group's single text runs across the table."""

    kind: Kind
    cells: tuple[str, ...]


def bare(text: str) -> str:
    """Text without signs that no XML file can carry."""
    return UNSAYABLE.sub("", text)


def clean(text: object) -> str:
    """Text as it stands inside XML, escaped."""
    return escape(bare(str(text)))


def table(rows: Sequence[Row], widths: Sequence[int], *, numbers: Sequence[bool], alt: str = "") -> CT_Tbl:
    """A table in our style; `widths` in twentieths of a point, `numbers` says which columns stand to the right; `alt`
    is its text alternative.

    Head rows come first and are repeated on every page; no row is broken over two pages, and none stands alone under a
    heading or on the last page.
    """
    told = f'<w:tblCaption w:val="{_quoted(alt)}"/><w:tblDescription w:val="{_quoted(alt)}"/>' if alt else ""
    kept = {place for place in (0, 1, len(rows) - 2) if 0 <= place < len(rows) - 1}
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(_row(row, widths, numbers, kept=place in kept) for place, row in enumerate(rows))
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="DirectiveTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{told}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'
    )


def _quoted(text: str) -> str:
    return clean(" ".join(text.split())[:_ALT]).replace('"', "&quot;")


def number_width(texts: Sequence[str]) -> int:
    """The width that the longest of some numbers needs."""
    return max((text_width(text) for text in texts), default=4) * _SIGN + _ROOM


def text_width(text: str) -> int:
    """How many digits wide a text is: Chinese signs take two."""
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in text)


def blocks(count: int, *, room: int, width: int) -> list[range]:
    """Columns 0 to `count` in blocks of as many as fit into `room`, evenly filled; at least one each."""
    most = max(1, room // width)
    parts = -(-count // most)
    size = -(-count // parts) if parts else 0
    return [range(start, min(start + size, count)) for start in range(0, count, size)] if size else []


def _row(row: Row, widths: Sequence[int], numbers: Sequence[bool], *, kept: bool) -> str:
    repeated = "<w:tblHeader/>" if row.kind == "head" else ""
    if row.kind == "group":
        cells = _cell(row.cells[0], sum(widths), "TableGroup", kept=True, span=len(widths))
    else:
        style = _STYLES[row.kind]
        ends = [
            {"TableText": "TableNumber"}.get(style, f"{style}Number") if right else style for right in numbers
        ]
        cells = "".join(_cell(*parts, kept=kept) for parts in zip(row.cells, widths, ends, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def _cell(text: str, width: int, style: str, *, kept: bool, span: int = 1) -> str:
    keep = "<w:keepNext/>" if kept else ""
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr>'
        f'<w:r><w:t xml:space="preserve">{clean(text)}</w:t></w:r></w:p></w:tc>'
    )

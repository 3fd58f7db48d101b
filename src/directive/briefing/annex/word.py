"""A word-processor file being written: headings with places to jump to, contents, sections, tables, pictures."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import segno
from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm, Mm
from docx.text.paragraph import Paragraph

from directive.briefing.annex.word_styles import set_styles
from directive.briefing.annex.word_tables import Row, bare, clean, table
from directive.briefing.content import MAKER
from directive.i18n import Translator

_MARGIN = Mm(20), Mm(16)  # portrait, landscape: what word_tables.PORTRAIT and LANDSCAPE leave
_QR_MODULE = 0.05  # cm; smaller dots are hard to read from paper


class Paper:
    """A document in one language. `heading` and `running` stand in the header of every page."""

    def __init__(self, t: Translator, *, title: str, heading: str, running: str, author: str = "") -> None:
        self.t = t
        self._document = Document()
        self._heading, self._running = bare(heading), bare(running)
        self._marks: list[tuple[str, str, str]] = []
        label = t("Annex {number}.", number="%1")
        set_styles(self._document, t.language, annex_label=label)
        self._annex_label, self._annexes, self._numbered = label, 0, 0
        about = self._document.core_properties
        about.title, about.language, about.author = bare(title)[:255], t.language, bare(author or MAKER)[:255]
        about.comments, about.last_modified_by = "", bare(author or MAKER)[:255]
        about.created = about.modified = dt.datetime.now(dt.UTC)
        _without_leftovers(self._document)
        self._lay_out(self._document.sections[0], wide=False)

    def say(self, text: str, style: str = "Normal", *, stays: bool = False) -> Paragraph:
        """Add a paragraph; one that `stays` is on one page with what follows."""
        paragraph = self._document.add_paragraph(bare(text), style=style)
        if stays:
            paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def say_labelled(self, label: str, text: str, style: str = "Normal") -> Paragraph:
        """Add a paragraph that begins with a strong label."""
        paragraph = self._document.add_paragraph(style=style)
        paragraph.add_run(bare(label), style="Strong")
        paragraph.add_run(" " + bare(text))
        return paragraph

    def head(self, text: str, *, annex: bool = False, new_page: bool = False) -> None:
        """Add a numbered heading that the contents list leads to."""
        paragraph = self.say(text, "Annex Heading" if annex else "Heading 1")
        paragraph.paragraph_format.page_break_before = new_page or None
        if annex:
            self._annexes += 1
            number = self._annex_label.replace("%1", str(self._annexes))
        else:
            self._numbered += 1
            number = f"{self._numbered}."
        name = f"part_{len(self._marks) + 1}"
        self._mark(paragraph, name)
        self._marks.append((name, number, bare(text)))

    def contents(self, heading: str) -> None:
        """Keep the place where the contents list goes; `finish` fills it."""
        self.say(heading, "Contents Heading")
        self._contents_after = self.say("")

    def section(self, *, wide: bool) -> None:
        """Begin a new page, lying or standing."""
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        # The paragraph that ends the section before: as low as can be, or it begins a page where a table fills one.
        self._document.paragraphs[-1].style = self._document.styles["Gap"]
        self._lay_out(section, wide=wide)

    def table(
        self, rows: Sequence[Row], widths: Sequence[int], *, numbers: Sequence[bool], alt: str = ""
    ) -> None:
        """Add a table and the small distance after it; without an `alt` it is told by the heading above it."""
        made = table(rows, widths, numbers=numbers, alt=alt or (self._marks[-1][2] if self._marks else ""))
        self._document.element.body.insert_element_before(made, "w:sectPr")
        self.say("", "Gap")

    def picture(self, data: bytes, *, width_cm: float, alt: str) -> None:
        """Add a picture with its text alternative."""
        paragraph = self._document.add_paragraph(style="Picture")
        shape = paragraph.add_run().add_picture(io.BytesIO(data), width=Cm(width_cm))
        shape._inline.docPr.set("descr", bare(alt))

    def code(self, link: str, *, alt: str) -> None:
        """Add the link as a QR code, each dot large enough to be read from paper."""
        made, buffer = segno.make(link, error="l", micro=False), io.BytesIO()
        made.save(buffer, kind="png", scale=8, border=2)
        self.picture(
            buffer.getvalue(), width_cm=max(2.4, made.symbol_size(border=2)[0] * _QR_MODULE), alt=alt
        )

    def link(self, address: str, words: str) -> None:
        """Add a paragraph of words that lead to an address: nobody types one of a thousand characters from paper."""
        paragraph = self._document.add_paragraph(style="Note")
        target = self._document.part.relate_to(
            address, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True
        )  # fmt: skip
        paragraph._p.append(parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{target}"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'
            f"<w:t>{clean(words)}</w:t></w:r></w:hyperlink>"))  # fmt: skip

    def finish(self) -> bytes:
        """Fill the contents list and return the file."""
        place = self._contents_after._p if hasattr(self, "_contents_after") else None
        if place is not None:
            for name, number, text in self._marks:
                place.addprevious(parse_xml(_entry(name, number, text)))
            place.getparent().remove(place)
        buffer = io.BytesIO()
        self._document.save(buffer)
        return buffer.getvalue()

    def _mark(self, paragraph: Paragraph, name: str) -> None:
        for tag, place in (("w:bookmarkStart", 1), ("w:bookmarkEnd", None)):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(len(self._marks) + 1))
            if place is not None:
                mark.set(qn("w:name"), name)
                paragraph._p.insert(place, mark)
            else:
                paragraph._p.append(mark)

    def _lay_out(self, section: Section, *, wide: bool) -> None:
        short, long = Mm(210), Mm(297)
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if wide else (short, long)
        section.left_margin = section.right_margin = _MARGIN[wide]
        section.top_margin, section.bottom_margin = Mm(20), Mm(18)
        section.header_distance = section.footer_distance = Mm(9)
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
        header.style = self._document.styles["Header Wide" if wide else "header"]
        footer.style = self._document.styles["Footer Wide" if wide else "footer"]
        header.text = f"{self._heading}\t{self._running}"
        page = self.t("Page {page} of {pages}", page="\x01", pages="\x02")
        footer._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:tab/></w:r>"))
        for piece in _pieces(page):
            footer._p.append(parse_xml(piece))


def _without_leftovers(document: DocumentObject) -> None:
    """Take out what the template brings along: a picture of another document, styles of an old program."""
    for part in (document.part.package, document.part):
        for name, relation in list(part.rels.items()):
            if relation.reltype.endswith(("/thumbnail", "/stylesWithEffects")):
                del part.rels[name]


def _pieces(page: str) -> list[str]:
    """A sentence with fields in it: the two marks become the page's number and the number of pages."""
    fields = {"\x01": "PAGE", "\x02": "NUMPAGES"}
    pieces, text = [], ""
    for sign in page + "\x00":
        if sign in fields or sign == "\x00":
            if text:
                pieces.append(f'<w:r {nsdecls("w")}><w:t xml:space="preserve">{clean(text)}</w:t></w:r>')
            text = ""
            if sign in fields:
                pieces.append(
                    f'<w:fldSimple {nsdecls("w")} w:instr="{fields[sign]}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
                )
        else:
            text += sign
    return pieces


def _entry(name: str, number: str, text: str) -> str:
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    return (
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:hyperlink w:anchor="{name}" w:history="1">'
        f"{run.format(clean(number + ' ' + text))}<w:r><w:tab/></w:r>"
        f'<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {name} \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t></w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink></w:p>'
    )

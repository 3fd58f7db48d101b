"""Styles and numbering of our word-processor files: every look is a style, every number a list's."""

from __future__ import annotations

from xml.sax.saxutils import escape

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from directive.briefing.annex.word_tables import LANDSCAPE, PORTRAIT
from directive.charts.theme import palette

# On every office machine, with Latin and Cyrillic; Chinese in the font that the usual office programs bring along.
WESTERN, EASTERN = "Arial", "Microsoft YaHei"
LANGUAGES = {"en": "en-GB", "ru": "ru-RU", "zh": "en-GB"}
HEADINGS, ANNEXES, SOURCES, BULLETS = 1, 2, 3, 4
"""Lists by their number."""
_COLOURS = palette("light")


def set_styles(document: Document, language: str, *, annex_label: str) -> None:
    """Replace the template's styles and lists by ours. `annex_label` holds "%1" where the number goes."""
    styles = document.styles.element
    for child in list(styles):
        if not child.tag.endswith("}latentStyles"):
            styles.remove(child)
    styles.insert(0, parse_xml(_defaults(language)))
    for xml in _styles():
        styles.append(parse_xml(xml))
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for xml in _lists(annex_label):
        numbering.append(parse_xml(xml))


def colour(value: str) -> str:
    """A colour of the theme as the format writes it: six hexadecimal digits."""
    return value.lstrip("#")


def _defaults(language: str) -> str:
    return (
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{WESTERN}" w:hAnsi="{WESTERN}" w:cs="{WESTERN}" w:eastAsia="{EASTERN}"/>'
        f'<w:color w:val="{colour(_COLOURS.text)}"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        f'<w:lang w:val="{LANGUAGES[language]}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def _styles() -> list[str]:
    muted, focus = colour(_COLOURS.muted), colour(_COLOURS.focus)
    small, grey = _size(16), f'<w:color w:val="{muted}"/>'
    tight = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
    tall = f'<w:tabs><w:tab w:val="right" w:pos="{PORTRAIT}"/></w:tabs>'
    wide = f'<w:tabs><w:tab w:val="clear" w:pos="{PORTRAIT}"/><w:tab w:val="right" w:pos="{LANDSCAPE}"/></w:tabs>'
    right, bold = '<w:jc w:val="right"/>', "<w:b/><w:bCs/>"
    return [
        _style("Normal", "Normal", default=True),
        f'<w:style {nsdecls("w")} w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>',
        f'<w:style {nsdecls("w")} w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr>{bold}</w:rPr>'
        "</w:style>",
        f'<w:style {nsdecls("w")} w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>'
        f'<w:color w:val="{focus}"/><w:u w:val="single"/></w:rPr></w:style>',
        f'<w:style {nsdecls("w")} w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        "</w:style>",
        _style("Title", "Title", '<w:spacing w:before="0" w:after="60"/>', bold + _size(40)),
        _style("Subtitle", "Subtitle", '<w:spacing w:after="200"/>', grey + _size(24)),
        _heading("Heading1", "heading 1", 0, HEADINGS, size=28),
        _heading("Heading2", "heading 2", 1, None, size=22),
        _heading("AnnexHeading", "Annex Heading", 0, ANNEXES, size=28),
        _style("ContentsHeading", "Contents Heading", '<w:keepNext/><w:spacing w:before="240" w:after="80"/>',
               bold + _size(24)),
        _style("TOC1", "toc 1", '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs>'
               '<w:spacing w:after="40"/><w:ind w:left="340" w:right="700" w:hanging="340"/>'),
        _style("Header", "header", tall, grey + small),
        _style("HeaderWide", "Header Wide", wide, based="Header"),
        _style("Footer", "footer", tall, grey + small),
        _style("FooterWide", "Footer Wide", wide, based="Footer"),
        _style("Note", "Note", "", grey + _size(18)),
        _style("TableCaption", "Table Caption", "<w:keepNext/>", grey + _size(18)),
        # Behind a table, low enough not to begin a page of its own.
        _style("Gap", "Gap", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>', _size(2)),
        _style("Picture", "Picture", '<w:keepNext/><w:spacing w:before="60" w:after="60"/>'),
        _style("ListBullet", "List Bullet", f'{_in_list(BULLETS)}<w:spacing w:after="60"/>'),
        _style("Source", "Source", f'{_in_list(SOURCES)}<w:spacing w:after="60"/>', _size(18)),
        _style("TableText", "Table Text", tight, small),
        _style("TableNumber", "Table Number", right, based="TableText"),
        _style("TableHead", "Table Head", "<w:keepNext/>", bold, based="TableText"),
        _style("TableHeadNumber", "Table Head Number", right, based="TableHead"),
        _style("TableGroup", "Table Group", '<w:keepNext/><w:spacing w:before="60" w:after="20"/>',
               f'{bold}<w:color w:val="{focus}"/>', based="TableText"),
        _style("TableTotal", "Table Total", "", bold, based="TableText"),
        _style("TableTotalNumber", "Table Total Number", right, based="TableTotal"),
        _table_style(),
    ]  # fmt: skip


def _style(name_id: str, name: str, paragraph: str = "", run: str = "", *, based: str = "Normal",
           default: bool = False) -> str:  # fmt: skip
    parent = "" if default else f'<w:basedOn w:val="{based}"/>'
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="{name_id}" w:default="{int(default)}">'
        f'<w:name w:val="{name}"/>{parent}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _heading(name_id: str, name: str, level: int, listed: int | None, *, size: int) -> str:
    numbered = "" if listed is None else _in_list(listed)
    return _style(
        name_id, name,
        f'<w:keepNext/><w:keepLines/>{numbered}<w:spacing w:before="280" w:after="100"/>'
        f'<w:outlineLvl w:val="{level}"/>',
        f'<w:b/><w:bCs/><w:color w:val="{colour(_COLOURS.focus)}"/>{_size(size)}',
    )  # fmt: skip


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _in_list(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _table_style() -> str:
    line, shade = colour(_COLOURS.gap), colour(_COLOURS.surface)
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{line}"'
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:styleId="DirectiveTable"><w:name w:val="Directive Table"/>'
        f"<w:tblPr><w:tblBorders><w:top {rule}/><w:bottom {rule}/><w:insideH {rule}/></w:tblBorders>"
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{shade}"/></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


def _lists(annex_label: str) -> list[str]:
    kinds = {
        HEADINGS: ("decimal", "%1.", "Heading1", 0, "space"),
        ANNEXES: ("decimal", annex_label, "AnnexHeading", 0, "space"),
        SOURCES: ("decimal", "[%1]", "Source", 560, "tab"),
        BULLETS: ("bullet", "–", "ListBullet", 280, "tab"),
    }
    abstract = [_list(number, *kind) for number, kind in kinds.items()]
    return abstract + [
        f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in kinds
    ]


def _list(number: int, form: str, text: str, style: str, indent: int, after: str) -> str:
    return (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
        f'<w:suff w:val="{after}"/><w:lvlText w:val="{escape(text, {chr(34): "&quot;"})}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl></w:abstractNum>'
    )

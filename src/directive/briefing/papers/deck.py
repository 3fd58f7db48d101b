"""The house's own slides: one master, three layouts, theme colours and fonts, made in code from the palette.

Points everywhere; a slide is 960 × 540 points (16:9). Fonts are ones that office machines have: Arial holds Latin and
Cyrillic, Microsoft YaHei Chinese; the theme names both, so that a reader can change them in one place.
"""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree
from pptx import Presentation
from pptx.dml.color import ColorFormat, RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Pt

from directive.charts.theme import Palette, palette

LATIN, EAST_ASIAN = "Arial", "Microsoft YaHei"
LOCALES = {"en": "en-US", "ru": "ru-RU", "zh": "zh-CN"}
COVER, STEP, LIST = 0, 1, 2
LEAD, SOURCE = 13, 14
"""Places of the line below a title and of the source line on a slide."""


class Box(NamedTuple):
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float


WIDTH, HEIGHT, MARGIN = 960, 540, 44
INNER = WIDTH - 2 * MARGIN
TITLE = Box(MARGIN, 24, INNER, 76)
LEAD_BOX = Box(MARGIN, 106, INNER, 58)
CONTENT = Box(MARGIN, 152, INNER, 332)
SOURCE_BOX = Box(MARGIN, 494, INNER - 70, 30)
NUMBER = Box(WIDTH - MARGIN - 60, 494, 60, 30)
COVER_TITLE = Box(MARGIN, 92, 620, 132)
COVER_LEAD = Box(MARGIN, 232, 620, 62)
TITLE_SIZES = (28, 26, 24, 22, 20, 18, 16, 14, 12)
LEAD_SIZES = (15, 14, 13, 12, 11, 10)
SOURCE_SIZES = (11, 10, 9)

_ROLES = ("focus", "second", "third", "scenario", "target", "others")
_THEME = {
    "text": MSO_THEME_COLOR.TEXT_1, "background": MSO_THEME_COLOR.BACKGROUND_1,
    "muted": MSO_THEME_COLOR.TEXT_2, "surface": MSO_THEME_COLOR.BACKGROUND_2,
    "focus": MSO_THEME_COLOR.ACCENT_1, "second": MSO_THEME_COLOR.ACCENT_2, "third": MSO_THEME_COLOR.ACCENT_3,
    "scenario": MSO_THEME_COLOR.ACCENT_4, "target": MSO_THEME_COLOR.ACCENT_5, "others": MSO_THEME_COLOR.ACCENT_6,
}  # fmt: skip


def new_deck(language: str) -> Deck:
    """An empty presentation with the house's master and its three layouts: cover, step, list."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    master = deck.slide_master
    _set_theme(master, palette("light"))
    _keep(master, ("Title Slide", "Title Only", "Title and Content"))
    _set_text_styles(master, language)
    cover, step, listing = master.slide_layouts
    for layout, name in ((cover, "Cover"), (step, "Step"), (listing, "List")):
        layout.name = name
    _shape(master, {0: TITLE, 1: CONTENT})
    _shape(cover, {0: COVER_TITLE, 1: COVER_LEAD})
    _shape(listing, {0: TITLE, 1: CONTENT})
    _shape(step, {0: TITLE})
    _add_text_place(step, LEAD, "Lead", LEAD_BOX, size=15, colour="tx1", anchor="t")
    for layout in (step, listing):
        _add_text_place(layout, SOURCE, "Source", SOURCE_BOX, size=11, colour="tx2", anchor="ctr")
    return deck


def paint(colour: ColorFormat, role_or_hex: str) -> None:
    """Set a colour by its role in the palette, or by its value: the theme's own where it is one of the theme's."""
    look = palette("light")
    named = {getattr(look, role): role for role in (*_ROLES, "muted", "text")}
    role = named.get(role_or_hex, role_or_hex)
    if role in _THEME:
        colour.theme_color = _THEME[role]
    else:
        value = getattr(look, role, role_or_hex)
        colour.rgb = RGBColor.from_string(value.lstrip("#"))


def _set_theme(master: SlideMaster, look: Palette) -> None:
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    names = {"dk1": look.text, "lt1": look.background, "dk2": look.muted, "lt2": look.surface,
             "hlink": look.focus, "folHlink": look.second}  # fmt: skip
    names |= {f"accent{number}": getattr(look, role) for number, role in enumerate(_ROLES, start=1)}
    for name, value in names.items():
        slot = theme.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, qn("a:srgbClr"), val=value.lstrip("#"))
    for font in theme.iter(qn("a:majorFont"), qn("a:minorFont")):
        font.find(qn("a:latin")).set("typeface", LATIN)
        font.find(qn("a:ea")).set("typeface", EAST_ASIAN)
        for script in font.findall(qn("a:font")):
            if script.get("script") in ("Hans", "Hant"):
                script.set("typeface", EAST_ASIAN)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _keep(master: SlideMaster, names: tuple[str, ...]) -> None:
    for layout in list(master.slide_layouts):
        if layout.name not in names:
            master.slide_layouts.remove(layout)
    order = {layout.name: place for place, layout in enumerate(master.slide_layouts)}
    rows = list(master.slide_layouts._sldLayoutIdLst)
    for name in names:
        master.slide_layouts._sldLayoutIdLst.append(rows[order[name]])


def _set_text_styles(master: SlideMaster, language: str) -> None:
    """Titles to the left in the text's colour, bodies without bullets, the language of all text."""
    styles = master._element.find(qn("p:txStyles"))
    for style, size in (("p:titleStyle", 2800), ("p:bodyStyle", 1500)):
        for level in styles.find(qn(style)):
            level.set("algn", "l")
            level.set("marL", "0")
            level.set("indent", "0")
            for bullet in [e for e in level if e.tag in (qn("a:buChar"), qn("a:buFont"), qn("a:buNone"))]:
                level.remove(bullet)
            run = level.find(qn("a:defRPr"))
            run.set("sz", str(size))
            run.set("b", "1" if style == "p:titleStyle" else "0")
            run.set("lang", LOCALES[language])
            # Before the run's properties, where the schema has it.
            run.addprevious(etree.Element(qn("a:buNone")))


def _shape(slide: SlideMaster | SlideLayout, boxes: dict[int, Box]) -> None:
    """Put the placeholders of these types where they belong and take the others out."""
    for place in list(slide.placeholders):
        if place.placeholder_format.idx in boxes:
            set_box(place, boxes[place.placeholder_format.idx])
            body = place._element.txBody.find(qn("a:bodyPr"))
            for child in list(body):
                body.remove(child)
            title = place.placeholder_format.idx == 0
            no_insets(body, anchor="b" if title else "t")
            own = place._element.txBody.find(qn("a:lstStyle"))
            for child in list(own):
                own.remove(child)
        else:
            place._element.getparent().remove(place._element)


def no_insets(body: etree._Element, *, anchor: str) -> None:
    """Text starts at the edge of its box; `anchor` is t, ctr or b."""
    body.attrib.update(dict.fromkeys(("lIns", "rIns", "tIns", "bIns"), "0") | {"anchor": anchor})


def set_box(shape: object, box: Box) -> None:
    """Place a shape."""
    shape.left, shape.top, shape.width, shape.height = (Pt(length) for length in box)


def _add_text_place(
    layout: SlideLayout, idx: int, name: str, box: Box, *, size: int, colour: str, anchor: str
) -> None:
    left, top, width, height = (int(Pt(length)) for length in box)
    layout.shapes._spTree.append(
        parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{idx + 20}" name="{name}"/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="body" sz="quarter" idx="{idx}"/></p:nvPr></p:nvSpPr>'
            f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm></p:spPr>'
            f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"/>'
            f'<a:lstStyle><a:lvl1pPr marL="0" indent="0"><a:buNone/><a:defRPr sz="{size * 100}">'
            f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
            f"<a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
        )
    )


def add_number(slide: object, *, total: int) -> None:
    """The slide's number, kept right by the program when slides are moved."""
    box = slide.shapes.add_textbox(*(Pt(length) for length in NUMBER))
    frame = box.text_frame
    no_insets(frame._txBody.find(qn("a:bodyPr")), anchor="ctr")
    paragraph = frame.paragraphs[0]._p
    paragraph.append(
        parse_xml(
            f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
            f'<a:rPr sz="1100"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:rPr><a:t>{total}</a:t></a:fld>'
        )
    )
    paragraph.get_or_add_pPr().set("algn", "r")

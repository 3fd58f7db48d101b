"""Papers as a reader sees them: made, turned into pages by LibreOffice in one call, read and drawn by poppler."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from PIL import Image

from directive.briefing.annex import annex_docx
from directive.briefing.content import Story
from directive.briefing.desk import desk_of
from directive.briefing.papers import make
from directive.briefing.stories import build_story
from directive.data.scenario import read_scenario, to_plan

ROOT = Path(__file__).parents[2]
APPROVED = Path(__file__).with_name("approved")
LANGUAGES = ("en", "ru", "zh")
STORY, TABLES = "what-10-percent-takes", "past-directives"
LINK = "http://localhost:8501/briefing"
WIDTH = 480
"""Pixels across an approved picture."""
_CELL, _PRINTED, _LESS, _MOST = 40, 4.0, 0.35, 0.07
_MOVES = range(-6, 7, 3)
_SHADES = 16


@dataclass(frozen=True)
class Text:
    """A piece of text on a page: its box in points from the upper left corner, and the font it is drawn in."""

    words: str
    left: float
    top: float
    right: float
    bottom: float
    font: str


@dataclass(frozen=True)
class Sheet:
    """A page: its size in points, and its texts."""

    width: float
    height: float
    texts: tuple[Text, ...]

    @property
    def words(self) -> str:
        """Everything written on the page, without spaces."""
        return plain("".join(text.words for text in self.texts))


@dataclass(frozen=True)
class Paper:
    """A paper as PDF, with its pages in order."""

    file: Path
    sheets: tuple[Sheet, ...]

    def page_with(self, *words: str) -> int:
        """The number of the first page that holds all the words; raises LookupError when there is none."""
        wanted = [plain(word) for word in words]
        for number, sheet in enumerate(self.sheets, start=1):
            if all(word in sheet.words for word in wanted):
                return number
        raise LookupError(f"{self.file.name}: no page with {words}")


def plain(text: str) -> str:
    """Text without spaces, hyphens of line ends and signs that no one sees."""
    return re.sub(r"[\s\u200b\u00ad-]", "", text)


@cache
def story_of(name: str, language: str) -> Story:
    """A ready story as it would be written on a fixed day."""
    story = build_story(name, desk_of(language), link=f"{LINK}?lang={language}&story={name}")
    written = desk_of(language).t("Written on")
    return dataclasses.replace(story, about={**story.about, written: "2026-11-26"})


def annex_of(language: str) -> bytes:
    """The annex of the example scenario, in Russian in kilograms."""
    desk, file = desk_of(language), ROOT / "docs" / "examples" / "ten_percent.yml"
    prepared = to_plan(
        read_scenario(file.read_text(encoding="utf-8"), name=file.name), desk.engine, desk.pack
    )
    return annex_docx(prepared, desk, unit="kg" if language == "ru" else "t", link=f"{LINK}?lang={language}")


def papers(folder: Path) -> dict[str, Paper]:
    """Every paper that is looked at, by name: slides-, paper- and annex-<language>, document-<story>."""
    for language in LANGUAGES:
        story = story_of(STORY, language)
        (folder / f"slides-{language}.pptx").write_bytes(make(story, "pptx"))
        (folder / f"paper-{language}.pdf").write_bytes(make(story, "pdf"))
        (folder / f"annex-{language}.docx").write_bytes(annex_of(language))
    (folder / "document-tables.docx").write_bytes(make(story_of(TABLES, "ru"), "docx"))
    (folder / "document-goal.docx").write_bytes(make(story_of(STORY, "zh"), "docx"))
    to_pdf(folder, [*folder.glob("*.pptx"), *folder.glob("*.docx")])
    return {file.stem: Paper(file, sheets_of(file)) for file in sorted(folder.glob("*.pdf"))}


def to_pdf(folder: Path, files: Iterable[Path]) -> None:
    """Have LibreOffice turn all files into PDF in one call, with a profile of its own: other workers may run it too."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing: tools/setup_office.sh installs it"
    with tempfile.TemporaryDirectory(prefix="office-profile-") as profile:
        subprocess.run([program, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf",
                        "--outdir", folder, *files], check=True, capture_output=True, timeout=240)  # fmt: skip


def sheets_of(file: Path) -> tuple[Sheet, ...]:
    """The pages of a PDF with every text, where it stands, and its font."""
    said = _run("pdftohtml", "-xml", "-i", "-hidden", "-stdout", "-zoom", "1", "-fontfullname", file)
    # Letters that XML cannot carry would end the reading.
    tree = ElementTree.fromstring(re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", said))
    fonts = {font.get("id"): font.get("family") for font in tree.iter("fontspec")}
    return tuple(
        Sheet(
            float(page.get("width")),
            float(page.get("height")),
            tuple(_text(text, fonts) for text in page.iter("text")),
        )
        for page in tree.iter("page")
    )


def _text(node: ElementTree.Element, fonts: dict[str, str]) -> Text:
    left, top, wide, high = (float(node.get(name)) for name in ("left", "top", "width", "height"))
    return Text("".join(node.itertext()), left, top, left + wide, top + high, fonts[node.get("font")])


def fonts_of(file: Path) -> list[tuple[str, bool]]:
    """Every font of a PDF, and whether its letters are in the file."""
    lines = _run("pdffonts", file).decode().splitlines()[2:]
    return [(line.split()[0], line.split()[-5] == "yes") for line in lines]


def picture(paper: Paper, page: int) -> Image.Image:
    """A page in few shades of grey, as approved pictures are kept."""
    with tempfile.TemporaryDirectory() as name:
        _run("pdftoppm", "-gray", "-png", "-singlefile", "-f", str(page), "-l", str(page), "-scale-to-x", str(WIDTH),
             "-scale-to-y", "-1", paper.file, Path(name) / "page")  # fmt: skip
        with Image.open(Path(name) / "page.png") as drawn:
            return drawn.convert("L").quantize(_SHADES, dither=Image.Dither.NONE)


def difference(approved: Image.Image, made: Image.Image) -> float:
    """The part (0-1) of the printed cells of a page in which one picture has much less ink than the other.

    Cells are forty pixels wide and high, about four lines, and overlap by half; the picture may be moved a little as
    a whole. Letters of another version of a font, and lines that end or break elsewhere, pass; a table that is cut or
    a chart that is missing does not.
    """
    mine, theirs = _ink(approved, approved.size), _ink(made, approved.size)
    wanted = _cells(mine)
    moved = (_cells(np.roll(theirs, (down, across), (0, 1))) for down in _MOVES for across in _MOVES)
    return min(_unlike(wanted, found) for found in moved)


def alike(approved: Image.Image, made: Image.Image) -> bool:
    """Whether a page looks as approved: same shape, and nothing lost or added."""
    shape = abs(approved.height - made.height * approved.width / made.width)
    return shape <= 3 and difference(approved, made) <= _MOST


def _ink(image: Image.Image, size: tuple[int, int]) -> np.ndarray:
    return 255.0 - np.asarray(image.convert("L").resize(size), dtype=float)


def _cells(ink: np.ndarray) -> np.ndarray:
    """Mean ink (0-255) of overlapping cells."""
    sums = np.pad(ink.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    rows, columns = (np.arange(0, length - _CELL + 1, _CELL // 2) for length in ink.shape)
    top, left = rows[:, None], columns[None, :]
    whole = (
        sums[top + _CELL, left + _CELL] - sums[top, left + _CELL] - sums[top + _CELL, left] + sums[top, left]
    )
    return whole / _CELL**2


def _unlike(one: np.ndarray, two: np.ndarray) -> float:
    more, less = np.maximum(one, two), np.minimum(one, two)
    printed = more > _PRINTED
    return float((printed & (less < _LESS * more)).sum() / max(1, printed.sum()))


def _run(*command: object) -> bytes:
    program = shutil.which(str(command[0]))
    assert program, f"{command[0]} is missing: tools/setup_office.sh installs it"
    done = subprocess.run([program, *map(str, command[1:])], check=True, capture_output=True, timeout=120)
    return done.stdout

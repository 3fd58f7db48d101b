"""How much room a text takes, so that nothing runs out of its box: measured in a font wider than the one it is set in.

All lengths are points. Office programs choose the font from what a machine has; Noto Sans is at least as wide as the
fonts a slide names, so what fits here fits there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import fontpkg_noto_sans
from PIL import ImageFont

_SIZE = 100
_LINE, _WIDE_LINE = 1.2, 1.5
"""Height of a line by size: Chinese fonts stand higher."""
_BREAKS = " \t\n\u200b"  # no-break spaces hold a number and its unit together
_PIECES = re.compile(rf"[\u2e80-\uffff]|[^{_BREAKS}\u2e80-\uffff]+[{_BREAKS}]*|[{_BREAKS}]+")
_WIDE = re.compile(r"[\u2e80-\uffff]")
_NO_START = "，。；：）、！？》”"
BOLD = 1.08
_FEW = 6


@cache
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(
        Path(fontpkg_noto_sans.__file__).parent / "files" / "NotoSans[wdth,wght].ttf", _SIZE
    )


@lru_cache(maxsize=8192)
def _width(piece: str) -> float:
    # A Chinese character is as wide as it is high; programs add a little beside digits and Latin letters.
    return 1.1 if _WIDE.match(piece) else _font().getlength(piece) / _SIZE


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line.

    >>> width_of("中国", 10)
    22.0
    """
    return sum(_width(piece) for piece in _PIECES.findall(text)) * size * (BOLD if bold else 1.0)


def longest_word(text: str, size: float) -> float:
    """The width of the widest part of a text that no line end parts, set bold; of Chinese, a few characters."""
    words = ((word, width_of(word, size, bold=True)) for word in re.split(f"[{_BREAKS}]+", text))
    few = _FEW * 1.1 * size * BOLD
    return max((min(wide, few) if _WIDE.search(word) else wide for word, wide in words), default=0.0)


def lines_of(text: str, *, width: float, size: float, bold: bool = False) -> list[str]:
    """The lines a text breaks into: at spaces, between Chinese characters, inside a word that is wider than a line."""
    room = width / size / (BOLD if bold else 1.0)
    return [line for part in text.split("\n") for line in _broken(part, room)]


def _broken(text: str, room: float) -> list[str]:
    lines, used = [""], 0.0
    for piece in _PIECES.findall(text):
        size = _width(piece.rstrip(_BREAKS)) if piece.strip(_BREAKS) else 0.0
        if lines[-1] and used + size > room and piece not in _NO_START:
            lines.append("")
            used = 0.0
        if size > room:
            parts = math.ceil(size / room)
            step = math.ceil(len(piece) / parts)
            chunks = [piece[i : i + step] for i in range(0, len(piece), step)]
            lines[-1:] = [lines[-1] + chunks[0], *chunks[1:]]
            used = _width(chunks[-1])
            continue
        lines[-1] += piece
        used += _width(piece)
    return [line.rstrip() for line in lines]


def height_of(text: str, *, width: float, size: float, bold: bool = False) -> float:
    """The height of a text broken into lines of `width`."""
    each = _WIDE_LINE if _WIDE.search(text) else _LINE
    return len(lines_of(text, width=width, size=size, bold=bold)) * size * each


def fitted(
    text: str, *, width: float, height: float, sizes: Sequence[float], bold: bool = False
) -> tuple[str, float]:
    """The text and the largest of `sizes` (falling) at which it fits; cut with an ellipsis when none does."""
    for size in sizes:
        if height_of(text, width=width, size=size, bold=bold) <= height:
            return text, size
    size = sizes[-1]
    each = _WIDE_LINE if _WIDE.search(text) else _LINE
    most = max(1, int(height / (size * each)))
    shown = lines_of(text, width=width, size=size, bold=bold)[:most]
    return " ".join(shown)[:-2].rstrip() + "…", size

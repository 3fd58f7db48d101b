"""The shipped fonts cut down to the letters that a text uses, so that a file shows them on any machine."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import cvttf_NotoSansCJK_Regular
import fontpkg_noto_sans
from fontTools import subset
from fontTools.ttLib import TTFont

_HAN_FROM = 0x2E80  # letters from here on are in the Chinese font
_WESTERN = Path(fontpkg_noto_sans.__file__).parent
_HAN = Path(cvttf_NotoSansCJK_Regular.__file__).parent


def font_faces(text: str) -> str:
    """CSS that brings the letters of `text` along: `Stage Sans`, and `Stage Han` where Chinese is among them."""
    letters = set(text) | set("0123456789 …—–×%$.,:;()")
    western = {sign for sign in letters if ord(sign) < _HAN_FROM}
    faces = [_face("Stage Sans", _file(_WESTERN, "NotoSans[[]*.ttf"), western, "100 900")]
    if han := letters - western:
        faces.append(_face("Stage Han", _file(_HAN, "*.?t?"), han | {" "}, "400"))
    return "\n".join(faces)


def _file(folder: Path, pattern: str) -> Path:
    return next(folder.rglob(pattern))


def _face(family: str, file: Path, letters: set[str], weight: str) -> str:
    options = subset.Options(
        layout_features=["kern", "mark", "locl", "tnum"], notdef_outline=True, hinting=False
    )
    with TTFont(file, lazy=True) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[ord(sign) for sign in letters])
        cutter.subset(font)
        buffer = io.BytesIO()
        font.save(buffer)
    data = base64.b64encode(buffer.getvalue()).decode()
    return f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url(data:font/ttf;base64,{data}); }}'

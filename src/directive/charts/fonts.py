"""Fonts for files, taken from installed packages: a picture must not depend on what a machine happens to have.

A letter that a font lacks changes the font of the whole label, so a Chinese picture is set in one font throughout.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import cvttf_NotoSansCJK_Regular
import fontpkg_noto_sans
import vl_convert as vlc

_FAMILIES = {"zh": "Noto Sans CJK SC, Noto Sans CJK TC, Noto Sans"}
_WESTERN = "Noto Sans, Noto Sans CJK SC, Noto Sans CJK TC"


@cache
def register() -> None:
    """Make the fonts known to the converter, once a process."""
    vlc.register_font_directory(str(Path(cvttf_NotoSansCJK_Regular.__file__).parent))
    vlc.register_font_directory(str(Path(fontpkg_noto_sans.__file__).parent / "files"))


def family(language: str) -> str:
    """The font list for texts in a language."""
    return _FAMILIES.get(language, _WESTERN)

"""Catalogues: one folder a language, one .po file an area (shell, overview, partners, ...), read as one.

The .po files are compiled in memory, so an edited sentence shows after a restart and no compiled twin can go stale.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent / "locales"


def read_area(path: Path, language: str) -> Catalog:
    """Parse one .po file; raises babel's `PoFileError` on a broken line."""
    with path.open("rb") as handle:
        return read_po(handle, locale=language, abort_invalid=True)


@cache
def load(language: str) -> gettext.NullTranslations:
    """All areas of a language as one gettext object; English is the source and needs no files."""
    merged = Catalog(locale=language)
    for path in sorted((LOCALES / language).glob("*.po")):
        for message in read_area(path, language):
            if message.id:
                merged[message.id] = message
    buffer = io.BytesIO()
    write_mo(buffer, merged)
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)

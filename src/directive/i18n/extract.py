"""Which sentences the code speaks, and which of them a language still lacks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from babel.messages.extract import extract_from_file

from directive.i18n import catalogue

ROOT = Path(__file__).parents[3]
_KEYWORDS = {"t": None, "N_": None, "n": (1, 2)}

Message = str | tuple[str, str]


def messages(root: Path = ROOT) -> dict[Message, str]:
    """Every message in `app.py`, `pages/` and `src/` with the file it was first seen in."""
    found: dict[Message, str] = {}
    for path in [
        root / "app.py",
        *sorted((root / "pages").glob("*.py")),
        *sorted((root / "src").rglob("*.py")),
    ]:
        for _, message, _, _ in extract_from_file("python", path, keywords=_KEYWORDS):
            key = tuple(message) if isinstance(message, (tuple, list)) else message
            found.setdefault(key, path.relative_to(root).as_posix())
    return found


def translations(language: str) -> dict[Message, tuple[str, ...]]:
    """What the catalogues of a language hold: message -> its forms."""
    held: dict[Message, tuple[str, ...]] = {}
    for path in sorted((catalogue.LOCALES / language).glob("*.po")):
        for entry in catalogue.read_area(path, language):
            if entry.id:
                forms = entry.string if isinstance(entry.string, (tuple, list)) else (entry.string,)
                held[tuple(entry.id) if isinstance(entry.id, (tuple, list)) else entry.id] = tuple(forms)
    return held


def missing(language: str, wanted: Iterable[Message]) -> list[Message]:
    """Messages without a (complete) translation."""
    held = translations(language)
    return [message for message in wanted if not all(held.get(message, ("",)))]

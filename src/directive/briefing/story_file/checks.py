"""What a story file may hold: plain texts and numbers in their places, drawings that ask nobody for anything."""

from __future__ import annotations

import math
import re
from typing import Any

from directive.briefing.story_file import errors
from directive.briefing.story_file.errors import StoryFileError
from directive.charts.render import STATIC

MOST_TEXT = 8000
_OWN_FILE = re.compile(r"^/?app/static/([A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+\.[a-z]+$")
_SCHEMA = re.compile(r"^https://vega\.github\.io/schema/vega-lite/v[0-9.]+\.json$")
_NAME = re.compile(r"^[\w.-]{1,80}$")
# Words by which an expression would reach out of the drawing. Charts of this app use none of them.
_REACHING = re.compile(
    r"\b(constructor|prototype|__proto__|globalThis|eval|Function|window|XMLHttpRequest)\b"
)
_REACHING_KEYS = {"href", "loader", "usermeta", "bind", "signals", "transform_url", "format_url"}


class Checked:
    """A part of the document with its place in words, so that every refusal can name it."""

    def __init__(self, name: str, place: str, part: Any) -> None:
        self.name, self.place, self.part = name, place, part

    def wrong(self, found: object, allowed: str) -> StoryFileError:
        """The refusal of this part."""
        facts = {"name": self.name, "field": self.place, "found": _short(found), "allowed": allowed}
        return StoryFileError(errors.WRONG, **facts)

    def at(self, field: str) -> Checked:
        """A field of this part; missing is None."""
        part = self.mapping()
        return Checked(self.name, f"{self.place}.{field}" if self.place else field, part.get(field))

    def each(self, *, most: int) -> list[Checked]:
        """The entries of a list; missing is none."""
        if self.part is None:
            return []
        if not isinstance(self.part, list) or len(self.part) > most:
            found = len(self.part) if isinstance(self.part, list) else self.part
            raise self.wrong(found, f"0–{most}")
        return [
            Checked(self.name, f"{self.place}[{place}]", part) for place, part in enumerate(self.part, start=1)
        ]  # fmt: skip

    def mapping(self) -> dict[str, Any]:
        """The part as fields by name."""
        if not isinstance(self.part, dict):
            raise self.wrong(self.part, "{…}")
        return self.part

    def text(self, *, most: int = MOST_TEXT) -> str:
        """A text, empty where there is none."""
        if self.part is None:
            return ""
        if not isinstance(self.part, str) or len(self.part) > most:
            found = len(self.part) if isinstance(self.part, str) else self.part
            raise self.wrong(found, f"“…”, 0–{most}")
        return self.part

    def word(self) -> str:
        """A name that may stand in a file's name."""
        if not isinstance(self.part, str) or not _NAME.match(self.part):
            raise self.wrong(self.part, "A–Z a–z 0–9 _ . -")
        return self.part

    def texts(self, *, most: int = 400) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(entry.text() for entry in self.each(most=most))

    def number(self, low: float, high: float) -> float:
        """A number within bounds."""
        if (
            isinstance(self.part, bool)
            or not isinstance(self.part, int | float)
            or not low <= self.part <= high
        ):
            raise self.wrong(self.part, f"{low:g}–{high:g}")
        return self.part

    def one_of(self, *allowed: str) -> str:
        """One of these words."""
        if self.part not in allowed:
            raise self.wrong(self.part, ", ".join(allowed))
        return self.part

    def cells(self, kind: str) -> list[Any]:
        """The cells of a column: missing, or of its kind."""
        takes = {"whole": int, "number": (int, float), "yes-no": bool, "any": (str, int, float, bool)}[kind]
        if not isinstance(self.part, list):
            raise self.wrong(self.part, "[…]")
        for cell in self.part:
            if cell is not None and (
                not isinstance(cell, takes) or (kind in ("whole", "number") and cell is True)
            ):
                raise self.wrong(cell, kind)
        return self.part

    def drawing(self, step: str) -> dict[str, Any]:
        """A Vega-Lite specification that asks nobody for anything. `step` names it in a refusal."""
        spec = self.mapping() if self.part is not None else {}
        for found in _reaching(spec):
            raise StoryFileError(errors.UNSAFE, name=self.name, field=step, found=_short(found))
        return spec


def _reaching(node: Any, key: str = "") -> list[str]:
    """What in a drawing would reach out of it: addresses but those of own files, pictures, links, scripts."""
    if isinstance(node, dict):
        if "image" in (node.get("mark"), node.get("type")):
            return ["image"]
        found = [name for name in node if name in _REACHING_KEYS]
        return found + [word for name, part in node.items() for word in _reaching(part, name)]
    if isinstance(node, list):
        return [word for part in node for word in _reaching(part, key)]
    if isinstance(node, float) and not math.isfinite(node):
        return [str(node)]
    if not isinstance(node, str):
        return []
    if key == "$schema":  # a name, which nobody asks for
        return [] if _SCHEMA.match(node) else [node]
    if key == "url" or "://" in node:
        own = _OWN_FILE.match(node) and (STATIC / node.split("app/static/", 1)[1]).is_file()
        return [] if own else [node]
    return _REACHING.findall(node)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"

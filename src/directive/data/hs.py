"""Goods by word or code: the names of the Harmonized System's chapters and headings, and how they are found.

A typed word is held against short names and everyday words first, then against official names, in all three
languages, by its stem. Only what finds nothing that way is held against words that look alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz
from snowballstemmer import stemmer

from directive.data.engine import Engine

LANGUAGES = ("en", "ru", "zh")
CODE = re.compile(r"^[0-9]{2,10}$")
HEADING = 4  # digits
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s.\u00a0]+(?=\d)")
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LONGEST = 90
_SHORT_STEM, _PART = 4, 4  # shorter stems join words that have nothing in common (сыр, сырьё)
_ALIKE = 78.0


@dataclass(frozen=True)
class HsName:
    """A chapter or heading: its names by language and the words that find it."""

    code: str
    official: dict[str, str]
    short: dict[str, str]
    words: dict[str, str]

    def name(self, language: str) -> str:
        """The short name, else the official one cut to one line; empty where this language has none."""
        return self.short[language] or _cut(self.official[language])


@dataclass(frozen=True)
class HsList:
    """All chapters and headings of a pack, ready to be searched."""

    names: dict[str, HsName]

    def name_of(self, code: str, language: str) -> tuple[str, str]:
        """What a code of two to ten digits is called, and the code that is called so: itself, its heading or chapter.

        Both are empty where nothing is known of it.
        """
        for digits in (HEADING, 2):
            found = self.names.get(code[:digits])
            if len(code) >= digits and found is not None and found.name(language):
                return found.name(language), found.code
        return "", ""

    def find(self, typed: str, *, most: int = 8) -> list[str]:
        """Codes that a typed word or code means, the likeliest first.

        A code is taken as typed, to ten digits; behind it stand the headings that begin with it.
        """
        text = _plain(typed)
        code = read_code(text)
        if code:
            return [
                code,
                *(known for known in sorted(self.names) if known.startswith(code) and known != code),
            ][:most]
        asked = tuple(_LETTERS.findall(text))
        if not asked:
            return []
        return (_ranked(self._entries, asked, text.strip()) or _alike(self._entries, asked))[:most]

    @cached_property
    def _entries(self) -> tuple[_Entry, ...]:
        return tuple(_entry(one) for one in self.names.values())


@dataclass(frozen=True)
class _Entry:
    code: str
    short: frozenset[str]
    fields: tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]
    """Everyday words with short names, then official names: (word, stem) in their order."""
    chinese: tuple[str, str]
    """The same two in Chinese, whose words are not parted."""


def hs_list(engine: Engine) -> HsList:
    """The names in the pack. Raises TableError."""
    rows = engine.table("hs_names").to_dict("records")
    return HsList({
        row["code"]: HsName(
            row["code"],
            *({language: row[f"{kind}_{language}"] for language in LANGUAGES} for kind in ("name", "short", "words")),
        )
        for row in rows
    })  # fmt: skip


def read_code(typed: str) -> str:
    """The code of two to ten digits in a typed text, its dots and blanks left out; empty for anything else.

    >>> read_code("8701 93"), read_code("8701.93.10"), read_code("трактор")
    ('870193', '87019310', '')
    """
    digits = _BETWEEN_DIGITS.sub("", typed.strip())
    return digits if CODE.match(digits) else ""


def _entry(one: HsName) -> _Entry:
    called, official = [*one.short.values(), *one.words.values()], one.official.values()
    chinese = (f"{one.short['zh']};{one.words['zh']}", one.official["zh"])
    short = frozenset(_plain(name) for name in one.short.values() if name)
    return _Entry(one.code, short, (_stems(";".join(called)), _stems(";".join(official))), chinese)


def _stems(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((word, _stem(word)) for word in _LETTERS.findall(_plain(text)) if not _CHINESE.search(word))


def _ranked(entries: Iterable[_Entry], asked: tuple[str, ...], text: str) -> list[str]:
    """The best fit first, a whole short name before all; headings before chapters; then the earlier in the name."""
    found = []
    for entry in entries:
        places = [_place(entry, word) for word in asked]
        if all(place is not None for place in places):
            fit, place = max(places)
            found.append((text not in entry.short, fit, -len(entry.code), place, entry.code))
    return [code for *_, code in sorted(found)]


def _place(entry: _Entry, word: str) -> tuple[int, int] | None:
    """How well a word fits: kind of name and kind of fit, then how far back it stands; None if not at all."""
    if _CHINESE.search(word):
        places = [(kind, text.find(word)) for kind, text in enumerate(entry.chinese) if word in text]
        return min(places, default=None)
    stem = _stem(word)
    fits = []
    for kind, words in enumerate(entry.fields):
        for place, (other, other_stem) in enumerate(words):
            fit = _fit(word, stem, other, other_stem)
            if fit is not None:
                fits.append((3 * kind + fit, place))
    return min(fits, default=None)


def _fit(word: str, stem: str, other: str, other_stem: str) -> int | None:
    if word == other:
        return 0
    if stem == other_stem and len(stem) >= _SHORT_STEM:
        return 1
    if len(word) >= _PART and other.startswith(word):
        return 2
    return None


def _alike(entries: Iterable[_Entry], asked: tuple[str, ...]) -> list[str]:
    """For slips of the pen: every word asked looks like a word of the entry."""
    found = []
    for entry in entries:
        words = {other for kind in entry.fields for other, _ in kind if len(other) >= _PART}
        best = [max((fuzz.ratio(word, other) for other in words), default=0.0) for word in asked]
        if min(best) >= _ALIKE and min(map(len, asked)) >= _PART:
            found.append((-min(best), -len(entry.code), entry.code))
    return [code for *_, code in sorted(found)]


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return _STEMMERS["ru" if re.search("[а-я]", word) else "en"].stemWord(word)


_STEMMERS = {"ru": stemmer("russian"), "en": stemmer("english")}


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е")


def _cut(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    return name[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;(") + "…"

"""Contract of the names of goods: chapters and headings of the Harmonized System in three languages."""

from __future__ import annotations

from directive.data.contracts import Rule, register, text, whole

_WORDS = "what people call it, makes too; separated by semicolons"

HS_NAMES = register(
    "hs_names",
    about="Chapters and headings of the Harmonized System: official names, short ones, everyday words",
    key=("code",),
    columns={
        "code": text(pattern=r"^\d{2}(\d{2})?$", about="two digits: a chapter, four: a heading"),
        "level": whole(2, 4, about="number of digits"),
        "name_en": text(empty=True, about="official name; empty where the list gathered has none"),
        "name_ru": text(empty=True, about="official name; empty where the list gathered has none"),
        "name_zh": text(empty=True, about="official name; gathered for chapters only"),
        "short_en": text(empty=True, about="short name, the pack's own wording; empty where it has none"),
        "short_ru": text(empty=True, about="short name, the pack's own wording; empty where it has none"),
        "short_zh": text(empty=True, about="short name, the pack's own wording; empty where it has none"),
        "words_en": text(empty=True, about=_WORDS),
        "words_ru": text(empty=True, about=_WORDS),
        "words_zh": text(empty=True, about=_WORDS),
        "kind": text("reported"),
        "source_id": text(),
    },
    rules=(
        Rule("every code has a name", lambda f: f[(f["name_en"] == "") & (f["short_en"] == "")]),
        Rule("every heading has its chapter", lambda f: f[~f["code"].str[:2].isin(f["code"])]),
        Rule("a short name is there in all languages or in none",
             lambda f: f[(f["short_en"] == "") != (f["short_zh"] == "")]),
    ),
)  # fmt: skip

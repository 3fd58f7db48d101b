"""Contract of the table of sources."""

from __future__ import annotations

from directive.data.contracts import Rule, register, text

SOURCES = register(
    "sources",
    about="Every source named in the pack's tables",
    key=("source_id",),
    columns={
        "source_id": text(),
        "title": text(),
        "publisher": text(empty=True),
        "date": text(empty=True, about="as published, or the span of the data"),
        "date_iso": text(
            empty=True, pattern=r"^(\d{4}(-\d{2}){0,2})?$", about="empty where the date is a phrase"
        ),
        "link": text(empty=True, about="address; empty where none can be used"),
        "link_kind": text("direct", "repository", "none"),
        "licence": text(empty=True, about="empty where the source states none"),
        "note": text(empty=True),
        "group": text(about="raw folder whose list names it, or method"),
        "kind": text("reported", "statement", "derived"),
    },
    rules=(
        Rule(
            "an address is there unless none can be",
            lambda f: f[(f["link"] == "") != (f["link_kind"] == "none")],
        ),
        Rule(
            "addresses are https or http", lambda f: f[(f["link"] != "") & ~f["link"].str.match("https?://")]
        ),
    ),
)

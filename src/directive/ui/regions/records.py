"""One record of a region as a line of a list: a document, an office or firm, a route, each with its sources."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from directive.briefing.views.region_home import date_text
from directive.ui import cache
from directive.ui.page import Page
from directive.ui.source_links import addresses, source_links
from directive.ui.text import plain


def document_line(page: Page, row: dict[str, object]) -> str:
    """One document as a line of a list."""
    t = page.t
    parts = [
        f"**{plain(t.pick(row, 'document'))}**",
        plain(f"{t.pick(row, 'home_unit')} – {t.pick(row, 'province_unit')}"),
        plain(t("level: {level}", level=t.pick(row, "level"))),
        plain(date_text(page, row)),
        plain(t.pick(row, "status")),
        "" if row["document"] != "other" else plain(t("not clear")),
    ]
    return _bullet(page, parts, row)


def presence_line(page: Page, row: dict[str, object]) -> str:
    """One office, firm or institution as a line of a list."""
    t = page.t
    status = t("planned or unconfirmed") if row["status_class"] != "reported" else ""
    opened = "" if pd.isna(row["year_opened"]) else str(int(row["year_opened"]))
    parts = [f"**{plain(t.pick(row, 'presence'))}**", plain(t.pick(row, "name")), plain(t.pick(row, "city")), opened,
             plain(status)]  # fmt: skip
    return _bullet(page, parts, row)


def route_line(page: Page, row: dict[str, object]) -> str:
    """One route as announced, as a line of a list."""
    t = page.t
    arrow = "↔" if row["direction"] == "both" else "→"
    parts = [
        f"**{plain(t.pick(row, 'mode'))}**",
        plain(f"{t.pick(row, 'from_place')} {arrow} {t.pick(row, 'to_place')}"),
        "" if pd.isna(row["year"]) else str(int(row["year"])),
        plain(t.pick(row, "status")),
    ]
    return _bullet(page, parts, row)


def _bullet(page: Page, parts: list[str], row: dict[str, object]) -> str:
    note = page.t.pick(row, "note")
    small = f"  \n  :small[{plain(note)}]" if note else ""
    return f"- {' · '.join(part for part in parts if part)} {_refs(row['source_ids'])}{small}"


def _refs(ids: object) -> str:
    return source_links([ids], _addresses(cache.pack().version))


@lru_cache(maxsize=2)
def _addresses(version: str) -> Mapping[str, str]:
    return addresses()

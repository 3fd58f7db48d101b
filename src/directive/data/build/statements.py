"""Tidy `organisations`, `channels`, `statements`, `targets`: one row per published fact, three languages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from directive.data.build.texts import Translations, number, read_text, whole


@dataclass(frozen=True)
class FactFile:
    """How one raw file of facts is read: its translated texts, and its numbers under their tidy names."""

    texts: tuple[str, ...]
    value: str
    renames: tuple[tuple[str, str], ...] = ()


FACT_FILES = {
    "organisations": FactFile(
        ("organisation_en", "authority", "product", "unit", "note"),
        "figure",
        (("year", "period"), ("organisation_en", "organisation"), ("organisation_en_zh", "organisation_zh")),
    ),
    "channels": FactFile(("fact", "unit", "note"), "value", (("year", "period"),)),
    "statements": FactFile(("statement", "unit", "period", "speaker", "note"), "value"),
    "targets": FactFile(
        ("document", "period", "indicator", "unit", "baseline_year", "status_or_outcome", "note"),
        "target",
        (("baseline_year", "baseline_period"), ("status_or_outcome", "outcome")),
    ),
}
YEARS = ["year_from", "year_to", "month_from", "month_to"]


def build_facts(file: Path, *, table: str, words: Translations) -> pd.DataFrame:
    """One of the four tables of facts: row_id, texts (en, _ru, _zh), value with low and high, unit, dates.

    A row in words only has no value. `unit_code` is the short unit; "% of previous year" 117 means +17 %.
    """
    facts = FACT_FILES[table]
    text = read_text(file)
    frame = words.join(text, table=table, key="row_id", columns=list(facts.texts))
    if table == "organisations":
        frame = frame.drop(columns="organisation_en_ru")
    frame = _renamed(frame, facts)
    low, high = f"{facts.value}_low", f"{facts.value}_high"
    frame["value_low"], frame["value_high"] = number(text[low]), number(text[high])
    # A range such as 12-15 has no single value; its ends stand in value_low and value_high.
    frame["value"] = frame["value_low"].where(frame["value_low"] == frame["value_high"])
    frame[YEARS] = text[YEARS].apply(whole)
    if table == "targets":
        frame["baseline_value"] = number(text["baseline_value"])
        frame["baseline_year"] = whole(text["baseline_year_num"])
    frame["kind"] = "statement"
    raw_numbers = {facts.value, low, high, "target_value", "baseline_year_num"} - {
        "value",
        "value_low",
        "value_high",
    }
    return frame.drop(columns=[c for c in raw_numbers if c in frame]).sort_values("row_id", ignore_index=True)


def _renamed(frame: pd.DataFrame, facts: FactFile) -> pd.DataFrame:
    names = {"source_id": "source_ids", "unit_std": "unit_code", "bound": "precision"}
    for old, new in facts.renames:
        names |= {old: new, f"{old}_ru": f"{new}_ru", f"{old}_zh": f"{new}_zh"}
    return frame.rename(columns=names)

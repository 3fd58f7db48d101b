"""Tidy `trade`, `partner_keys`, `trade_eur`, `turnover` from the raw rows by partner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pandas as pd
import yaml
from babel import Locale
from babel.core import get_global

from directive.data.build.registry import Workshop, builds
from directive.data.build.texts import number, read_text, whole
from directive.data.contracts_partners import WORLD

LANGUAGES = ("en", "ru", "zh")


def layout_of(shop: Workshop) -> dict:
    """How the raw words on trade by partner map to the pack's words."""
    return yaml.safe_load((shop.folder / "layout_partners.yml").read_text(encoding="utf-8"))


@builds("trade")
def build_trade(shop: Workshop) -> pd.DataFrame:
    """All rows by partner in US dollars: side, kind, valuation, precision, months and use, one source a row."""
    raw, layout = read_text(shop.raw / "partners" / "partners.csv"), layout_of(shop)
    frame = _with_months(raw, raw["month"])
    frame["value_usd"] = number(raw["value_usd"])
    frame["side"] = _sides(raw, layout)
    frame["kind"] = raw["basis"]
    frame["valuation"] = first_match(raw["note"], _anchored(layout["valuations"]))
    frame["variant"] = first_match(raw["note"], layout["variants"].items())
    frame["precision"] = first_match(raw["note"], layout["precision"])
    frame["pref_rank"] = whole(raw["pref_rank"])
    own = (raw["reporter_key"] == shop.pack.reporter) & (raw["draw_as"] == "annual")
    frame["annual_table"] = own & (raw["source_id"] == layout["annual_table"])
    frame["disputed"] = raw["note"].str.contains(layout["disputed"], regex=False)
    return with_bands(frame)


def _sides(raw: pd.DataFrame, layout: dict) -> pd.Series:
    words = raw["note"] + " | " + raw["use_note"]
    unclear = words.map(lambda note: any(mark in note for mark in layout["side_unclear"]))
    return raw["side"].map(layout["sides"]).mask(unclear, "unstated")


def _anchored(starts: Mapping[str, str]) -> list[tuple[str, str]]:
    # "FOB" alone and "FOB; ..." both begin a note.
    return [(f"^{re.escape(start.rstrip(';'))}(;|$)", word) for start, word in starts.items()]


def first_match(texts: pd.Series, patterns: Iterable[tuple[str, str]]) -> pd.Series:
    """The word of the first pattern found in each text, else ""."""
    rules = [(re.compile(pattern), word) for pattern, word in patterns]
    return texts.map(lambda text: next((word for pattern, word in rules if pattern.search(text)), ""))


def with_bands(frame: pd.DataFrame) -> pd.DataFrame:
    """Add the ends a word of precision gives: "over x" is at least x, "almost x" at most x; else none."""
    value, word = frame["value_usd"], frame["precision"]
    frame["value_low_usd"] = value.where(word.isin(["more_than", "at_least", "just_over"]))
    frame["value_high_usd"] = value.where(word.isin(["almost", "less_than", "at_most"]))
    return frame


def months_of(text: str) -> tuple[int, int]:
    """First and last month: "" is a full year, "9" one month, "1-9" cumulative.

    >>> months_of(""), months_of("9"), months_of("1-9")
    ((1, 12), (9, 9), (1, 9))
    """
    first, _, last = text.partition("-")
    return (int(first), int(last or first)) if text else (1, 12)


def _with_months(raw: pd.DataFrame, column: pd.Series) -> pd.DataFrame:
    frame = raw.copy()
    frame["year"] = whole(raw["year"])
    frame["month_from"] = [months_of(cell)[0] for cell in column]
    frame["month_to"] = [months_of(cell)[1] for cell in column]
    return frame


@builds("partner_keys")
def build_keys(shop: Workshop) -> pd.DataFrame:
    """Keys with names in three languages: ours where the pack has one, else Unicode CLDR by alpha-2 code."""
    keys = read_text(shop.raw / "partners" / "partner_keys.csv")
    ours = read_text(shop.raw / "partners" / "labels.csv")
    only_world = ours[~ours["key"].isin(keys["key"])].assign(role="country", adds_to_world="yes")
    frame = pd.concat([keys, only_world], ignore_index=True).fillna("")
    spellings = dict(zip(ours["key"], ours["names_in_sources"], strict=True))
    frame["names_in_sources"] = [
        " | ".join(dict.fromkeys(name for name in (names, spellings.get(key, "")) if name))
        for key, names in zip(frame["key"], frame["names_in_sources"], strict=True)
    ]
    aliases = get_global("territory_aliases")
    known = Locale("en").territories
    codes = {"XKX": "XK"} | {iso3: aliases[iso3][0] for iso3 in frame["iso3"] if iso3 in aliases}
    frame["iso2"] = [codes.get(iso3, "") if codes.get(iso3) in known else "" for iso3 in frame["iso3"]]
    for language in LANGUAGES:
        given = dict(zip(ours["key"], ours[f"label_{language}"], strict=True))
        names = Locale.parse(language).territories
        frame[f"label_{language}"] = [
            given.get(key) or names.get(iso2, "")
            for key, iso2 in zip(frame["key"], frame["iso2"], strict=True)
        ]
    frame["adds_to_world"] = frame["adds_to_world"] == "yes"
    return frame.assign(kind="reported", source_id="cldr_babel")


@builds("trade_eur")
def build_trade_eur(shop: Workshop) -> pd.DataFrame:
    """Eurostat rows in euro; `months_with_data` is given where a year was added up from months."""
    raw = read_text(shop.raw / "partners" / "partners_eur.csv")
    frame = _with_months(raw, raw["month"])
    frame["value_eur"] = number(raw["value_eur"])
    frame["months_with_data"] = whole(raw["months_with_data"])
    names = {"reporter_iso3": "reporter_key", "partner_iso3": "partner_key", "basis": "kind"}
    return frame.rename(columns=names).assign(side="partner")


@builds("turnover")
def build_turnover(shop: Workshop) -> pd.DataFrame:
    """Turnover statements; a range keeps both ends, its value is the one the raw row holds."""
    raw, layout = read_text(shop.raw / "partners" / "partners_turnover.csv"), layout_of(shop)
    frame = _with_months(raw, raw["period_months"])
    frame["value_usd"] = number(raw["turnover_usd"])
    marks = layout["turnover_sides"]
    own = raw["note"].map(lambda note: any(mark in note for mark in marks["own_marks"]))
    own |= raw["partner_iso3"] == WORLD
    stated = raw["side"].map(marks["side"])
    frame["side"] = stated.mask(own & (stated == "unstated"), "own")
    frame["precision"] = first_match(raw["note"], layout["precision"])
    frame = with_bands(frame)
    for row_id, (low, high) in layout["ranges"].items():
        frame.loc[raw["row_id"] == row_id, ["value_low_usd", "value_high_usd"]] = [low, high]
    return frame.rename(columns={"partner_iso3": "partner_key", "basis": "kind"})

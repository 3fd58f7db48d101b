"""Contracts of the tables on trade by partner."""

from __future__ import annotations

import pandas as pd

from directive.data.contracts import (
    FLOWS,
    KINDS,
    PRECISIONS,
    SIDES,
    VALUATIONS,
    Rule,
    flag,
    number,
    register,
    text,
    whole,
)

ROLES = ("country", "group", "residual", "world")
USES = ("series", "point", "band", "text", "exclude")
DRAWN = ("annual", "part_year", "month")
ESTIMATES = ("imf_flag", "fx_conversion", "arithmetic")
FIRST_YEAR, LAST_YEAR = 1992, 2030
WORLD = "WLD"
"""Key of the world total, as reporter and as partner."""


def world_gaps(frame: pd.DataFrame) -> pd.DataFrame:
    """Years and flows of the reporter's full table whose countries and residual lines miss World by a dollar."""
    table = frame[frame["annual_table"]]
    parts = (
        table[table["row_role"].isin(["country", "residual"])].groupby(["flow", "year"])["value_usd"].sum()
    )
    world = table[table["row_role"] == "world"].set_index(["flow", "year"])["value_usd"]
    gap = world.sub(parts, fill_value=0.0)
    return gap[gap.abs() >= 1].rename("gap_usd").reset_index()


def _months_against_words(frame: pd.DataFrame) -> pd.DataFrame:
    full = (frame["month_from"] == 1) & (frame["month_to"] == 12)
    return frame[full != (frame["draw_as"] == "annual")]


def _ranked_part_years(frame: pd.DataFrame) -> pd.DataFrame:
    # Months of one monthly table may form a line of months; a cumulative part of a year never forms any.
    return frame[(frame["draw_as"] == "part_year") & ~frame["use"].isin(["text", "exclude"])]


def _ranked_without_use(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["pref_rank"].notna() & frame["use"].isin(["text", "exclude"])]


def _outside_band(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[
        (frame["value_usd"] < frame["value_low_usd"]) | (frame["value_usd"] > frame["value_high_usd"])
    ]


def _two_sources_in_table(frame: pd.DataFrame) -> pd.DataFrame:
    table = frame[frame["annual_table"]]
    return table[(table["source_id"] != table["source_id"].iloc[0])] if len(table) else table


def _drawn_unstated(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[(frame["side"] == "unstated") & (frame["use"] != "exclude")]


def _own_mirror(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[(frame["side"] == "own") & (frame["kind"] == "mirror")]


YEAR = whole(FIRST_YEAR, LAST_YEAR, about="calendar year")
MONTH_FROM = whole(1, 12, about="first month covered")
MONTH_TO = whole(1, 12, about="last month covered; 1 to 12 is a full year")
KIND = text(*KINDS, about="how the figure came to be")
SOURCE = text(about="id in the table of sources")
NOTE = text(empty=True, about="remarks in English, as gathered")

TRADE = register(
    "trade",
    about="Goods exports and imports by partner: the reporter's own table, partners' reports, statements",
    key=("reporter_key", "partner_key", "flow", "year", "month_from", "month_to", "source_id", "variant"),
    columns={
        "reporter_key": text(about="whose statistics (key in partner_keys)"),
        "partner_key": text(about="with whom (key in partner_keys)"),
        "flow": text(*FLOWS, about="as the reporter sees it"),
        "year": YEAR,
        "month_from": MONTH_FROM,
        "month_to": MONTH_TO,
        "value_usd": number(0, about="US dollars; never annualised"),
        "value_low_usd": number(0, missing=True, about="lower end where the source gives one"),
        "value_high_usd": number(0, missing=True, about="upper end where the source gives one"),
        "side": text(
            *SIDES, about="own: the pack's reporter; partner: the other side; context: world totals"
        ),
        "kind": KIND,
        "estimate_kind": text(*ESTIMATES, empty=True, about="what kind of estimate"),
        "valuation": text(*VALUATIONS, about="FOB or CIF where the source says"),
        "precision": text(*PRECISIONS, about="word of precision"),
        "draw_as": text(*DRAWN, about="full year, cumulative part of a year, or one month"),
        "use": text(
            *USES, about="series: may form a line within its source; text and exclude are never drawn"
        ),
        "use_note": text(empty=True, about="why that use"),
        "pref_rank": whole(1, 3, missing=True, about="1 = the value to take for a cell"),
        "row_role": text(*ROLES, about="what the partner is; groups never add to countries"),
        "reporter_role": text(*ROLES, about="what the reporter is"),
        "annual_table": flag("row of the reporter's full table by partner, which adds up to World"),
        "variant": text(
            empty=True, about="what counts as partner where a source gives both (origin, consignment)"
        ),
        "disputed": flag("noted as disputed"),
        "source_id": SOURCE,
        "note": NOTE,
    },
    rules=(
        Rule("countries and residual lines add up to World", world_gaps),
        Rule("a full year has twelve months, a part has fewer", _months_against_words),
        Rule("a cumulative part of a year is never drawn", _ranked_part_years),
        Rule("text and excluded rows have no rank", _ranked_without_use),
        Rule("a value lies within its band", _outside_band),
        Rule("the full table has one source", _two_sources_in_table),
        Rule("a figure of no stated side is never drawn", _drawn_unstated),
        Rule("the own report is no mirror", _own_mirror),
    ),
)

KEYS = register(
    "partner_keys",
    about="Countries, groups and residual lines with their names in three languages",
    key=("key",),
    columns={
        "key": text(about="ISO 3166-1 alpha-3, or X-... for groups, residual lines and historical names"),
        "iso3": text(empty=True, about="alpha-3 code, empty where there is none"),
        "iso2": text(empty=True, pattern="^([A-Z]{2})?$", about="alpha-2 code, empty where there is none"),
        "role": text(*ROLES),
        "adds_to_world": flag("counts in the sum to World"),
        "label_en": text(),
        "label_ru": text(),
        "label_zh": text(),
        "names_in_sources": text(empty=True, about="as the sources write it, separated by |"),
        "note": NOTE,
        "kind": KIND,
        "source_id": SOURCE,
    },
    rules=(
        Rule(
            "groups never add to World", lambda f: f[f["adds_to_world"] & f["role"].isin(["group", "world"])]
        ),
    ),
)

TRADE_EUR = register(
    "trade_eur",
    about="Trade of the EU and its members with the reporter as Eurostat gives it, in euro",
    key=("reporter_key", "flow", "year", "month_from", "month_to", "source_id"),
    columns={
        "reporter_key": text(),
        "partner_key": text(),
        "flow": text(*FLOWS),
        "year": YEAR,
        "month_from": MONTH_FROM,
        "month_to": MONTH_TO,
        "value_eur": number(0, about="euro"),
        "side": text("partner"),
        "kind": KIND,
        "draw_as": text(*DRAWN),
        "months_with_data": whole(1, 12, missing=True, about="months the yearly sum is made of, where known"),
        "use": text(*USES),
        "reporter_role": text(*ROLES),
        "source_id": SOURCE,
        "note": NOTE,
    },
    rules=(
        Rule(
            "a year of fewer than twelve months is no series",
            lambda f: f[(f["draw_as"] == "annual") & (f["months_with_data"] < 12) & (f["use"] == "series")],
        ),
    ),
)

TURNOVER = register(
    "turnover",
    about="Statements that give only turnover (exports and imports together)",
    key=("row_id",),
    columns={
        "row_id": text(pattern=r"^U\d+$"),
        "partner_key": text(),
        "year": YEAR,
        "month_from": MONTH_FROM,
        "month_to": MONTH_TO,
        "value_usd": number(0, about="US dollars, exports and imports together"),
        "value_low_usd": number(0, missing=True),
        "value_high_usd": number(0, missing=True),
        "side": text(*SIDES),
        "kind": KIND,
        "precision": text(*PRECISIONS),
        "coverage": text("goods", "goods_and_services", "not_stated"),
        "row_status": text("outcome", "forecast"),
        "draw_as": text(*DRAWN),
        "use": text(*USES),
        "source_id": SOURCE,
        "note": NOTE,
    },
    rules=(
        Rule("a value lies within its band", _outside_band),
        Rule(
            "a forecast is excluded", lambda f: f[(f["row_status"] == "forecast") & (f["use"] != "exclude")]
        ),
    ),
)

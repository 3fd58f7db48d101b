"""What columns hold whose name means the same in every table; a contract's own description comes first."""

from __future__ import annotations

import re

_LANGUAGE = re.compile(r"_(en|ru|zh)(?=$|_short$)")
_HOLDS = {
    "number of the row, unique in its table": ("row_id", "claim_id", "link_id", "route_id"),
    "id in the table of sources": ("source_id",),
    "ids in the table of sources, separated by semicolons": (
        "source_ids",
        "baseline_source_ids",
        "partner_imports_source_ids",
        "unit_value_source_ids",
    ),
    "remark on the row": ("note",),
    "how the figure came to be": ("kind",),
    "word of precision": ("precision", "claimed_precision"),
    "addition to the number as the source words it": ("qualifier",),
    "unit of the value in words": ("unit",),
    "unit of the value as a code": ("unit_code", "claimed_unit"),
    "lower end where the source gives one": ("value_low", "value_low_usd"),
    "upper end where the source gives one": ("value_high", "value_high_usd"),
    "period in words": ("period", "baseline_period", "unit_value_period"),
    "calendar year": (
        "year",
        "baseline_year",
        "unit_value_year",
        "partner_imports_year",
        "imports_year",
        "exports_year",
        "gdp_year",
        "population_year",
        "exports_to_partner_year",
        "trade_with_reporter_year",
    ),
    "first year covered": ("year_from",),
    "last year covered": ("year_to",),
    "first month covered": ("month_from", "unit_value_month_from"),
    "last month covered; 1 to 12 is a full year": ("month_to", "unit_value_month_to"),
    "whose figure it is": ("side", "baseline_side", "unit_value_side"),
    "how the figure may be used": ("use",),
    "full year, cumulative part of a year, or one month": ("draw_as",),
    "FOB or CIF where the source says": ("valuation",),
    "whose statistics (key in partner_keys)": ("reporter_key",),
    "with whom (key in partner_keys)": ("partner_key",),
    "good of the plan; empty for totals, chapters and groups": ("good_id",),
    "code of the Harmonized System": ("hs_code",),
    "code of the region, ISO 3166-2": (
        "iso",
        "place_iso",
        "from_iso",
        "to_iso",
        "home_province_iso",
        "home_region",
        "province",
    ),
    "latitude in degrees": ("lat", "capital_lat", "from_lat", "to_lat"),
    "longitude in degrees": ("lon", "capital_lon", "from_lon", "to_lon"),
    "name": ("name", "label", "name_local"),
    "short name": ("name_short",),
    "capital or centre": ("capital", "centre"),
    "type of the division": ("division",),
    "city": ("city",),
    "number of people": ("population",),
    "gross domestic product in local currency": ("gdp_lcu",),
    "imports in local currency": ("imports_lcu",),
    "exports in local currency": ("exports_lcu",),
    "exports, US dollars": ("exports_usd",),
    "exports to the partner, US dollars": ("exports_to_partner_usd",),
    "trade with the reporter, both ways, in local currency": ("trade_with_reporter_lcu",),
    "trade with the reporter, both ways, US dollars": ("trade_with_reporter_usd",),
    "value, US dollars": ("value_usd",),
    "quantity in its own unit": ("quantity",),
    "unit of the quantity": ("quantity_unit",),
    "product as the source names it": ("product",),
    "name of the organisation": ("organisation",),
    "ministry or concern above it": ("authority",),
    "document": ("document",),
    "what the target is for": ("indicator",),
    "what came, in words": ("outcome",),
    "value that the target starts from": ("baseline_value",),
    "statement in words": ("statement", "fact"),
    "who said it": ("speaker",),
    "what the claim is about": ("subject",),
    "words of the claim": ("words",),
    "why, in words": ("reason", "reason_empty"),
    "topic the page lists it under": ("topic",),
    "date as the source gives it": ("date",),
    "date of signing, as precise as it is known": ("date_signed",),
    "year of signing": ("year_signed",),
    "year of opening": ("year_opened",),
    "level of the document: region, city or district": ("level",),
    "state of the matter in words": ("status",),
    "state of the matter as a class": ("status_class",),
    "who signed in the reporter's country": ("home_unit",),
    "who signed in the partner's country": ("province_unit",),
    "what is there: office, firm or institution": ("presence",),
    "class of the presence": ("presence_class",),
    "train or air": ("mode",),
    "where the route starts": ("from_place",),
    "where the route ends": ("to_place",),
    "title as published": ("title",),
    "who published it": ("publisher",),
    "of the imports of all divisions in the benchmark": ("import_share",),
    "in the customs table by division": ("in_benchmark",),
    "which of the four keys": ("channel",),
    "what the partner is; groups never add to countries": ("role",),
    "what the reporter is": ("reporter_role",),
    "as the reporter sees it": ("flow",),
    "why that use": ("use_note",),
}
_BY_COLUMN = {column: words for words, columns in _HOLDS.items() for column in columns}
WORDS = tuple(_HOLDS)
"""Every description given here."""


def words_of(column: str) -> str:
    """What a column of this name holds, in English; "" where the name alone does not say it.

    >>> words_of("note_ru"), words_of("name_zh_short"), words_of("check_low")
    ('remark on the row', 'short name', '')
    """
    return _BY_COLUMN.get(_LANGUAGE.sub("", column), "")


def language_of(column: str) -> str:
    """The language code in a column's name, "" where there is none.

    >>> language_of("note_ru"), language_of("name_zh_short"), language_of("note")
    ('ru', 'zh', '')
    """
    found = _LANGUAGE.search(column)
    return found.group(1) if found else ""

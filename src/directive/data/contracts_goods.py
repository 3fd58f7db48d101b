"""What the tables on goods promise."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from directive.data.contracts import (
    KINDS,
    PRECISIONS,
    SIDES,
    VALUATIONS,
    Rule,
    number,
    register,
    text,
    whole,
)

PERIOD_CLASSES = ("year", "part_year", "month", "undated", "single_deal", "as_of_date")
USES = ("series", "point", "band", "text", "exclude")
UNITS = ("t", "m3", "pieces")


def three(name: str, *, empty: bool = True) -> dict[str, pa.Column]:
    """A text in English with its Russian and Chinese columns beside it."""
    return {column: text(empty=empty) for column in (name, f"{name}_ru", f"{name}_zh")}


def named(name: str) -> dict[str, pa.Column]:
    """A text whose three languages are all marked: name_en, name_ru, name_zh."""
    return {f"{name}_{language}": text(empty=True) for language in ("en", "ru", "zh")}


def _share_with_amount(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[(rows["measure"] == "share") & (rows["quantity"].notna() | rows["share"].isna())]


def _part_year_as_year(rows: pd.DataFrame) -> pd.DataFrame:
    whole_year = (rows["month_from"] == 1) & (rows["month_to"] == 12)
    return rows[(rows["draw_as"] == "annual").fillna(False) & ~whole_year.fillna(False)]


def _unit_value_not_of_row(rows: pd.DataFrame) -> pd.DataFrame:
    has = rows["unit_value_usd"].notna()
    off = (rows["unit_value_usd"] * rows["quantity"] - rows["value_usd"]).abs() > 1e-6 * rows["value_usd"]
    return rows[has & (off | rows["value_usd"].isna() | rows["quantity"].isna() | (rows["use"] == "exclude"))]


register(
    "goods",
    about="Value and quantity of goods by period, of both sides, and the partner's imports from the world",
    key=("row_id",),
    columns={
        "row_id": text(),
        "good_id": text(empty=True, about="good of the plan; empty for totals, chapters and groups"),
        "hs_code": text(),
        "hs_level": text("total", "group", "2", "4"),
        **three("product", empty=False),
        "year": whole(1990, 2100, missing=True, about="empty where the source gives no year"),
        "month_from": whole(1, 12, missing=True),
        "month_to": whole(1, 12, missing=True),
        **three("period"),
        "period_class": text(*PERIOD_CLASSES),
        "draw_as": text("annual", "part_year", "month", "none"),
        "side": text(*SIDES),
        "flow": text("export", "import", about="as the reporting side sees it"),
        "valuation": text(*VALUATIONS, empty=True),
        "kind": text(*KINDS),
        "precision": text(*PRECISIONS, empty=True),
        "measure": text("value_quantity", "share"),
        "value_usd": number(0, missing=True),
        "quantity": number(0, missing=True),
        "quantity_unit": text("t", "m3", empty=True),
        "share": number(0, 1, missing=True, about="part of the good that goes to the partner, as stated"),
        "unit_value_usd": number(
            0, missing=True, about="USD per quantity unit, value and quantity of one row"
        ),
        "use": text(*USES),
        "use_note": text(empty=True),
        "source_ids": text(),
        **three("note"),
    },
    rules=(
        Rule("a share row has a share and no quantity", _share_with_amount),
        Rule("only January to December is drawn as a year", _part_year_as_year),
        Rule("a unit value is value / quantity of its own, not excluded row", _unit_value_not_of_row),
    ),
)

register(
    "good_baselines",
    about="Goods of the plan: full-year baseline, unit value, the partner's imports, or why there is none",
    key=("good_id",),
    columns={
        "position": whole(1, missing=True),
        "good_id": text(),
        "hs_code": text(),
        "unit": text(*UNITS),
        **named("name"),
        "strength": text("A", "B", "C"),
        "baseline_quantity": number(0, missing=True, about="full year, in unit"),
        "baseline_year": whole(1990, 2100, missing=True),
        "baseline_side": text(*SIDES, empty=True),
        "baseline_source_ids": text(empty=True),
        "age_years": whole(0, missing=True, about="years from the baseline to the date of the pack"),
        "unit_value_usd": number(0, missing=True, about="USD per unit"),
        "unit_value_year": whole(1990, 2100, missing=True),
        "unit_value_month_from": whole(1, 12, missing=True),
        "unit_value_month_to": whole(1, 12, missing=True),
        "unit_value_period": text(empty=True),
        "unit_value_side": text(*SIDES, empty=True),
        "valuation": text(*VALUATIONS, empty=True),
        "unit_value_source_ids": text(empty=True),
        "partner_imports_quantity": number(
            0, missing=True, about="the partner's imports from the world, in unit"
        ),
        "partner_imports_year": whole(1990, 2100, missing=True),
        "partner_imports_source_ids": text(empty=True),
        "reason_id": text(empty=True),
        **named("note"),
        **named("reason_empty"),
        "organisation_ids": text(empty=True),
        "row_ids": text(empty=True),
        "kind": text("mirror", "statement", empty=True),
        "source_ids": text(empty=True),
    },
    rules=(
        Rule(
            "a baseline is less than the partner's imports of the good",
            lambda rows: rows[rows["baseline_quantity"] > rows["partner_imports_quantity"]],
        ),
        Rule(
            "a good without quantity or unit value says why",
            lambda rows: rows[
                (rows["baseline_quantity"].isna() | rows["unit_value_usd"].isna()) & (rows["reason_id"] == "")
            ],
        ),
    ),
)

register(
    "good_shares",
    about="Share of the reporter in the partner's imports of a good, same months, both of the partner's report",
    key=("good_id", "year", "month_from", "month_to", "measure"),
    columns={
        "good_id": text(),
        "hs_code": text(),
        **three("product", empty=False),
        "year": whole(1990, 2100),
        "month_from": whole(1, 12),
        "month_to": whole(1, 12),
        "measure": text("quantity", "value_usd"),
        "unit": text("USD", *UNITS),
        "from_reporter": number(0),
        "total": number(0),
        "share": number(0, 1),
        "kind": text("derived"),
        "row_ids": text(),
        "source_ids": text(),
    },
    rules=(
        Rule("a part is not more than its total", lambda rows: rows[rows["from_reporter"] > rows["total"]]),
    ),
)

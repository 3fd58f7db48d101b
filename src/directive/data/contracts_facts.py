"""What the tables of published facts promise: organisations, channels, statements, targets, claims."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from directive.data.contracts import PRECISIONS, Rule, number, register, text, whole
from directive.data.contracts_goods import named, three

MEASURE_KINDS = ("level", "share_pct", "growth_pct", "growth_times", "qualitative")
CHECKS = (
    "exports", "share_of_exports", "rank", "group_imports", "share_of_partner_imports", "multiple",
    "annual_growth", "turnover", "share_of_turnover", "untied_import_share", "none",
)  # fmt: skip

VALUE: dict[str, pa.Column] = {
    "value": number(missing=True, about="empty for words only and for ranges"),
    "value_low": number(missing=True),
    "value_high": number(missing=True),
    "unit_code": text(empty=True),
    "precision": text(*PRECISIONS, empty=True),
    "qualifier": text(empty=True),
    "year_from": whole(1990, 2100, missing=True),
    "year_to": whole(1990, 2100, missing=True),
    "month_from": whole(1, 12, missing=True),
    "month_to": whole(1, 12, missing=True),
}
END: dict[str, pa.Column] = {"kind": text("statement"), "source_ids": text()}


def _ends_swapped(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[(rows["value_low"] > rows["value_high"]).fillna(False)]


RULES = (Rule("the low end is not above the high end", _ends_swapped),)

register(
    "organisations",
    about="Organisations that sell to the partner, their authority and any published figure",
    key=("row_id",),
    columns={
        "row_id": text(),
        **three("organisation"),
        **three("authority"),
        **three("product"),
        "hs_code": text(empty=True),
        "period": text(empty=True),
        **VALUE,
        **three("unit"),
        **three("note"),
        **END,
    },
    rules=RULES,
)

register(
    "channels",
    about="Published facts on the four keys; a row in words only has no value",
    key=("row_id",),
    columns={
        "row_id": text(),
        "channel": text("distribution", "ecommerce", "joint_production", "regions"),
        **three("fact", empty=False),
        "period": text(empty=True),
        **VALUE,
        **three("unit"),
        **three("note"),
        **END,
    },
    rules=RULES,
)

register(
    "statements",
    about="Statements around the meeting: attributed, dated claims",
    key=("row_id",),
    columns={
        "row_id": text(),
        **three("statement", empty=False),
        **three("period"),
        **three("speaker", empty=False),
        **VALUE,
        **three("unit"),
        **three("note"),
        **END,
    },
    rules=RULES,
)

register(
    "targets",
    about="Past and announced targets with baseline and outcome",
    key=("row_id",),
    columns={
        "row_id": text(),
        **three("document", empty=False),
        **three("period"),
        **three("indicator", empty=False),
        "measure_kind": text(*MEASURE_KINDS),
        **VALUE,
        **three("unit"),
        "baseline_value": number(missing=True),
        "baseline_year": whole(1990, 2100, missing=True),
        "baseline_months": text("1-6", "1-12", empty=True),
        **three("baseline_period"),
        **three("outcome"),
        **three("note"),
        **END,
    },
    rules=RULES,
)

register(
    "claims",
    about="Measurable claims of the release with the check each of them gets",
    key=("claim_id",),
    columns={
        "position": whole(1, missing=True),
        "claim_id": text(),
        "topic": text("trade", "goods", "investment"),
        "words_basis": text("quoted", "recorded", "translated"),
        **named("words"),
        **named("subject"),
        **named("reason"),
        **three("speaker", empty=False),
        "date": text(pattern=r"^\d{4}-\d\d-\d\d$"),
        "row_id": text(),
        "claimed_value": number(missing=True),
        "claimed_unit": text(empty=True),
        "claimed_precision": text(*PRECISIONS, empty=True),
        "check_kind": text(*CHECKS),
        "check_year": whole(1990, 2100, missing=True),
        "check_years": whole(1, 50, missing=True),
        "check_low": number(missing=True),
        "check_high": number(missing=True),
        "check_group": text(empty=True),
        **END,
    },
)

register(
    "target_outcomes",
    about="Where the numeric outcome of a past target is read from",
    key=("row_id",),
    columns={
        "row_id": text(),
        "outcome_from": text("trade", "goods", "statements", "words", "open"),
        "source_row": text(empty=True),
        "flow": text("export", "import", empty=True),
        "year": whole(1990, 2100, missing=True),
        "part": pa.Column(bool),
        "first_reported": pa.Column(bool),
        **END,
    },
)

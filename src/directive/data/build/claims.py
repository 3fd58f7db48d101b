"""Tidy `claims`: each measurable claim with its words, its published statement and the check it gets."""

from __future__ import annotations

import pandas as pd

from directive.data.build.goods import joined_ids

LANGUAGES = ("en", "ru", "zh")
CHECK_KEYS = ("kind", "year", "years", "low", "high", "group")


def build_claims(statements: pd.DataFrame, *, config: dict) -> pd.DataFrame:
    """One row per claim: words in three languages, value and precision as stated, check, reason.

    Reasons still hold their placeholders; the query fills them from the figures of the day. Raises KeyError
    for a claim whose statement row or reason does not exist.
    """
    rows = statements.set_index("row_id")
    lines = [_claim(claim, rows.loc[claim["row"]], config) for claim in config["claims"]]
    frame = pd.DataFrame(lines)
    frame.insert(0, "position", range(1, len(frame) + 1))
    for column in ("check_year", "check_years"):
        frame[column] = frame[column].astype("Int64")
    for column in ("check_low", "check_high"):
        frame[column] = frame[column].astype("float64")
    return frame


def _claim(claim: dict, statement: pd.Series, config: dict) -> dict[str, object]:
    texts = {
        f"{name}_{language}": source[language]
        for name, source in (
            ("words", claim["words"]),
            ("subject", claim["subject"]),
            ("reason", config["reasons"][claim["reason"]]),
        )
        for language in LANGUAGES
    }
    spoken = {column: statement[column] for column in ("speaker", "speaker_ru", "speaker_zh")}
    check = {f"check_{key}": claim["check"].get(key) for key in CHECK_KEYS}
    check["check_group"] = check["check_group"] or ""
    return {
        "claim_id": claim["id"],
        "topic": claim["topic"],
        "words_basis": claim["basis"],
        **texts,
        **spoken,
        "date": str(config["date"]),
        "row_id": claim["row"],
        "claimed_value": statement["value"],
        "claimed_unit": statement["unit_code"],
        "claimed_precision": statement["precision"],
        **check,
        "kind": "statement",
        "source_ids": joined_ids([statement["source_ids"], *claim.get("extra_sources", [])]),
    }


def _in_words(config: dict) -> list[dict[str, str]]:
    words = [{"row": row, "from": "words"} for row in config["outcome_words"]]
    return words + [{"row": row, "from": "open"} for row in config["open"]]


def build_outcomes(config: dict, *, targets: pd.DataFrame) -> pd.DataFrame:
    """Where the numeric outcome of a past target is read: one row per target that has one."""
    sources = targets.set_index("row_id")["source_ids"]
    lines = [
        {
            "row_id": line["row"],
            "outcome_from": line["from"],
            "source_row": line.get("source_row", ""),
            "flow": line.get("flow", ""),
            "year": line.get("year"),
            "part": line.get("part", False),
            "first_reported": line["row"] in config["first_reported"],
            "kind": "statement",
            "source_ids": sources[line["row"]],
        }
        for line in [*config["target_outcomes"], *_in_words(config)]
    ]
    return pd.DataFrame(lines).astype({"year": "Int64"})

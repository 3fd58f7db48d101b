"""The claims of the release, each beside the latest published figure, and past targets beside what came."""

from __future__ import annotations

import pandas as pd

from directive.data.engine import Engine
from directive.data.pack import Pack, default_pack
from directive.data.queries.claim_checks import Check, Found, bench, find
from directive.data.queries.headline import headline_figures, share_history
from directive.data.queries.targets import targets
from directive.data.queries.verdicts import Ends, in_measure, stated_band, verdict

__all__ = ["claims", "headline_figures", "share_history", "targets"]

LANGUAGES = ("en", "ru", "zh")


def claims(engine: Engine, *, topic: str | None = None, pack: Pack | None = None) -> pd.DataFrame:
    """Every measurable claim, or those of a topic (trade | goods | investment), in the pack's order.

    Columns: claim_id, topic, subject_*, words_* (en, ru, zh; words_basis: quoted | recorded | translated, the
    ru and zh words are always translations), speaker(_ru, _zh), date, claimed_value, claimed_unit,
    claimed_precision, source_ids; latest_value, latest_unit (USD, EUR, share, rank, times, growth),
    latest_year, latest_months (part-years), latest_side, latest_kind, latest_source_ids; verdict (confirmed |
    differs | cannot_be_checked), reason_* (en, ru, zh). An empty latest_value is "not published".
    """
    desk = bench(engine, pack=pack or default_pack())
    rows = engine.frame(
        "SELECT * FROM claims WHERE $topic IS NULL OR topic = $topic ORDER BY position", {"topic": topic}
    )
    found = [find(desk, _check(row)) for _, row in rows.iterrows()]
    verdicts = [
        verdict(_claimed(row), one.ends) for (_, row), one in zip(rows.iterrows(), found, strict=True)
    ]
    latest = pd.DataFrame([_latest(one) for one in found], columns=LATEST)
    latest["latest_year"] = latest["latest_year"].astype("Int64")
    told = pd.DataFrame([_told(row, one) for (_, row), one in zip(rows.iterrows(), found, strict=True)])
    spoken = rows.drop(columns=["position", *told.columns, *(c for c in rows if c.startswith("check_"))])
    return pd.concat([spoken, latest, told], axis=1).assign(verdict=verdicts)


LATEST = [
    "latest_value", "latest_unit", "latest_year", "latest_months", "latest_side", "latest_kind",
    "latest_source_ids",
]  # fmt: skip


def _check(row: pd.Series) -> Check:
    year, years = (None if pd.isna(row[c]) else int(row[c]) for c in ("check_year", "check_years"))
    return Check(row["check_kind"], year, years, row["check_group"])


def _claimed(row: pd.Series) -> Ends | None:
    """The band of the claim; words without a number have the band the pack reads into them, or none."""
    if pd.notna(row["check_low"]):
        return float(row["check_low"]), float(row["check_high"])
    if pd.isna(row["claimed_value"]):
        return None
    return in_measure(stated_band(float(row["claimed_value"]), row["claimed_precision"]), row["claimed_unit"])


def _latest(found: Found) -> tuple[object, ...]:
    return (
        found.value, found.unit, found.year, found.months, found.side, found.kind, found.source_ids
    )  # fmt: skip


def _told(row: pd.Series, found: Found) -> dict[str, str]:
    return {
        f"reason_{language}": _filled(row[f"reason_{language}"], found, language) for language in LANGUAGES
    }


def _filled(reason: str, found: Found, language: str) -> str:
    words = {name: _said(value, language) for name, value in found.facts.items()}
    return reason.format_map(words)


def _said(value: object, language: str) -> str:
    if not isinstance(value, float):
        return str(value)
    text = f"{value:.2f}"
    return text.replace(".", ",") if language == "ru" else text

"""Contracts of the tables cut from the world table: country pairs for the reference class, and peers."""

from __future__ import annotations

import pandas as pd

from directive.data.contracts import Rule, number, register, text, whole

FIRST_YEAR, LAST_YEAR = 1990, 2020
"""Start years of the reference class begin, and the extract ends, here."""
MIN_SHARE, MIN_VALUE_USD = 0.01, 1.0e7
"""Floors of the extract: a class that reaches below them can't be answered from it."""


def _below_the_floors(frame: pd.DataFrame) -> pd.DataFrame:
    share = frame["value_usd"] / frame["exporter_total_usd"]
    kept = (share >= MIN_SHARE) & (frame["value_usd"] >= MIN_VALUE_USD)
    return frame[~kept.groupby(frame["pair_id"]).transform("any")]


PAIRS = register(
    "reference_pairs",
    about=(
        "Exports of country pairs 1990-2020 that had, in at least one year, 1 % or more of the exporter's total "
        "and $10 million or more: every year of such a pair"
    ),
    key=("pair_id", "year"),
    columns={
        "pair_id": whole(1, about="number of the pair, by exporter and partner"),
        "exporter_key": text(about="key in partner_keys"),
        "partner_key": text(about="key in partner_keys"),
        "year": whole(FIRST_YEAR, LAST_YEAR),
        "value_usd": number(0, about="exports FOB, US dollars"),
        "exporter_total_usd": number(0, about="the exporter's World row of that year, FOB, US dollars"),
        "kind": text("reported"),
        "source_id": text(),
    },
    rules=(
        Rule("every pair reached the floors at least once", _below_the_floors),
        Rule("a part is no larger than the total", lambda f: f[f["value_usd"] > f["exporter_total_usd"]]),
        Rule("no pair with itself", lambda f: f[f["exporter_key"] == f["partner_key"]]),
    ),
)

PEERS = register(
    "peers",
    about="The partner's share in the exports of every country, by year; a missing value is a hole, not zero",
    key=("exporter_key", "year"),
    columns={
        "exporter": text(about="name as the source writes it"),
        "exporter_key": text(about="key in partner_keys"),
        "year": whole(1948, 2030),
        "partner_value_usd": number(0, missing=True, about="exports to the pack's partner, FOB, US dollars"),
        "total_usd": number(0, about="exports to World, FOB, US dollars"),
        "share": number(0, 1.000001, missing=True, about="partner_value_usd / total_usd, 0-1"),
        "kind": text("reported"),
        "source_id": text(),
    },
    rules=(Rule("a part is no larger than the total", lambda f: f[f["partner_value_usd"] > f["total_usd"]]),),
)

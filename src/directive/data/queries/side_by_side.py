"""Disagreements read two and two: the figure in use beside each other figure for the same cell."""

from __future__ import annotations

import pandas as pd

from directive.data.engine import Engine
from directive.data.queries.coverage import disagreements


def figures_side_by_side(engine: Engine, *, partner_key: str | None = None) -> pd.DataFrame:
    """`unlike_pairs` of every disagreement, all of them or those of one partner. US dollars."""
    return unlike_pairs(disagreements(engine, partner_key=partner_key))


def unlike_pairs(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of `disagreements`, two and two: the figure in use beside each other figure for the same cell.

    Columns: year, month_from, month_to, partner_key, flow, side, used_usd and used_source ("" and missing where
    no figure of the cell is used), other_usd, other_source, ratio (other ÷ used), use, use_note, disputed, note.
    """
    cell = ["year", "month_from", "month_to", "partner_key", "flow", "side"]
    # Pairs are made within one side only: an own figure beside a partner's is the mirror view's matter.
    used = frame[frame["pref_rank"] == 1].drop_duplicates(cell)[[*cell, "value_usd", "source_id"]]
    used = used.rename(columns={"value_usd": "used_usd", "source_id": "used_source"})
    rest = frame[frame["pref_rank"].isna() | (frame["pref_rank"] != 1)]
    rest = rest.rename(columns={"value_usd": "other_usd", "source_id": "other_source"})
    pairs = rest.merge(used, on=cell, how="left")
    pairs["used_source"] = pairs["used_source"].fillna("")
    pairs["ratio"] = pairs["other_usd"] / pairs["used_usd"]
    questioned = pairs["disputed"] | (pairs["use"] == "exclude")
    pairs = pairs[questioned | (pairs["ratio"] != 1)]
    columns = [*cell, "used_usd", "used_source", "other_usd", "other_source", "ratio"]
    return pairs[[*columns, "use", "use_note", "disputed", "note"]].reset_index(drop=True)

"""Tidy `reference_pairs` and `peers` from the two extracts of the world table."""

from __future__ import annotations

import pandas as pd

from directive.data.build.partners import layout_of
from directive.data.build.registry import Workshop, builds
from directive.data.contracts import read_table
from directive.data.contracts_world import FIRST_YEAR, MIN_SHARE, MIN_VALUE_USD
from directive.data.errors import TableError
from directive.data.origins import load_origins

FOLDER = "imf_dots_world"


@builds("reference_pairs")
def build_reference_pairs(shop: Workshop) -> pd.DataFrame:
    """Pairs by number and key: value and the exporter's total (US dollars) by year."""
    _require_floors(shop)
    raw = read_table(shop.raw / FOLDER / "pairs.parquet", table="pairs")
    keys = keys_by_name(shop)
    frame = pd.DataFrame(
        {
            "pair_id": raw.groupby(["reporter", "partner"], sort=True).ngroup() + 1,
            "exporter_key": _keys(raw["reporter"], keys),
            "partner_key": _keys(raw["partner"], keys),
            "year": raw["year"],
            "value_usd": raw["value_usd"],
            "exporter_total_usd": raw["reporter_total_usd"],
        }
    )
    return frame.assign(kind="reported", source_id=layout_of(shop)["world"]["source"])


def _require_floors(shop: Workshop) -> None:
    """Raise TableError when the extract was cut with other floors than queries promise to refuse below."""
    origin = next(o for o in load_origins(shop.raw / FOLDER) if o.file == "pairs.parquet")
    cut = (origin.extra["min_share"], origin.extra["min_value_usd"], origin.extra["first_year"])
    if cut != (MIN_SHARE, MIN_VALUE_USD, FIRST_YEAR):
        raise TableError("reference_pairs", "the extract has the floors of the contract", detail=str(cut))


@builds("peers")
def build_peers(shop: Workshop) -> pd.DataFrame:
    """The pack's partner in the exports of every country and year: value, total (US dollars), share (0-1)."""
    raw = read_table(shop.raw / FOLDER / "focus_shares.parquet", table="focus_shares")
    frame = raw.rename(columns={"reporter": "exporter", "reporter_total_usd": "total_usd"})
    frame["exporter_key"] = _keys(raw["reporter"], keys_by_name(shop))
    frame["share"] = frame["partner_value_usd"] / frame["total_usd"]
    frame = frame[frame["exporter_key"] != shop.pack.partner]
    return frame.assign(kind="reported", source_id=layout_of(shop)["world"]["source"])


def keys_by_name(shop: Workshop) -> dict[str, str]:
    """Key of every name the sources use."""
    rows = shop.table("partner_keys")
    return {
        name.strip(): key
        for key, names in zip(rows["key"], rows["names_in_sources"], strict=True)
        for name in names.split(" | ")
        if name.strip()
    }


def _keys(names: pd.Series, keys: dict[str, str]) -> pd.Series:
    unknown = sorted(set(names) - keys.keys())
    if unknown:
        raise TableError("partner_keys", "every name of the world table has a key", detail="; ".join(unknown))
    return names.map(keys)

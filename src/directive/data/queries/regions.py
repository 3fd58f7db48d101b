"""Regions of both countries: size, recorded documents, presence, routes, ties, the import-share benchmark."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from directive.data.build.ties import build_ties
from directive.data.engine import Engine
from directive.model.benchmark import benchmark_shares, expected_values
from directive.model.errors import RangeError

STRENGTH = {"twinning": 3, "cooperation agreement": 2, "memorandum": 1, "other": 0}
"""Order of the kinds of document, strongest first; used for the width of a line on the map only."""


@dataclass(frozen=True)
class ProvinceCard:
    """Everything known of one province: its row, its ties, and every record, intents and plans included."""

    code: str
    province: dict[str, object]
    ties: dict[str, object]
    links: pd.DataFrame
    presence: pd.DataFrame
    transport: pd.DataFrame
    source_ids: tuple[str, ...]


def provinces(engine: Engine) -> pd.DataFrame:
    """Every division of the partner: names, capital with coordinates, population, GDP and trade.

    Amounts are in local currency units (`_lcu`, see `currency`) and USD.

    Dollars are conversions (`usd_basis`). `import_share` (0-1) and `distance_km`; `in_benchmark` is false for
    divisions outside the customs table, whose trade is empty, not zero.
    """
    engine.validated("provinces")
    return engine.frame("SELECT * FROM provinces ORDER BY iso")


def home_regions(engine: Engine) -> pd.DataFrame:
    """Regions of the reporter: names, centre, lat, lon, population, exports (USD) where published.

    Two regions may share one point (a capital that is the centre of both): offset one marker when drawing.
    """
    engine.validated("home_regions")
    return engine.frame("SELECT * FROM home_regions ORDER BY iso")


def links(engine: Engine, *, province: str | None = None, home_region: str | None = None) -> pd.DataFrame:
    """Documents between regions, cities and districts, all of them or of one province or home region.

    Columns of `region_links`; `in_force` marks those counted as ties. A document is not a relation, and
    nothing found is not "no link".
    """
    engine.validated("region_links")
    return engine.frame(
        "SELECT * FROM region_links WHERE ($province IS NULL OR province = $province) "
        "AND ($home IS NULL OR home_region = $home) "
        "ORDER BY home_region, province, pair_rank NULLS LAST, link_id",
        {"province": province, "home": home_region},
    )


def map_links(engine: Engine, *, province: str | None = None, home_region: str | None = None) -> pd.DataFrame:
    """One line per pair of regions: its strongest document, with both ends' coordinates.

    Adds from_lat, from_lon (home region), to_lat, to_lon (capital of the province), strength (0-3 by kind),
    documents (number recorded for the pair).
    """
    for table in ("region_links", "provinces", "home_regions"):
        engine.validated(table)
    frame = engine.frame(
        "SELECT l.*, h.lat AS from_lat, h.lon AS from_lon, p.capital_lat AS to_lat, p.capital_lon AS to_lon, "
        "(SELECT count(*) FROM region_links o WHERE o.pair_key = l.pair_key) AS documents "
        "FROM region_links l JOIN home_regions h ON h.iso = l.home_region JOIN provinces p ON p.iso = l.province "
        "WHERE l.pair_rank = 1 AND ($province IS NULL OR l.province = $province) "
        "AND ($home IS NULL OR l.home_region = $home) ORDER BY l.pair_key",
        {"province": province, "home": home_region},
    )
    frame["strength"] = frame["document"].map(STRENGTH)
    return frame


def presence(engine: Engine, *, province: str | None = None, has_place: bool | None = None) -> pd.DataFrame:
    """Offices, firms and institutions; `has_place` keeps those with (True) or without (False) coordinates.

    Those without are listed, never placed by guess. `province` is the place, or the home of the firm.
    """
    engine.validated("presence")
    return engine.frame(
        "SELECT * FROM presence WHERE ($province IS NULL OR province = $province) "
        "AND ($placed IS NULL OR has_place = $placed) ORDER BY row_id",
        {"province": province, "placed": has_place},
    )


def transport(
    engine: Engine,
    *,
    drawable: bool | None = None,
    province: str | None = None,
    home_region: str | None = None,
) -> pd.DataFrame:
    """Train and air routes as announced; `drawable` keeps those with (True) or without (False) both ends.

    A drawable route may still be only planned (`planned`): draw it differently or not at all.
    """
    engine.validated("transport")
    return engine.frame(
        "SELECT * FROM transport WHERE ($drawable IS NULL OR drawable = $drawable) "
        "AND ($province IS NULL OR province = $province) "
        "AND ($home IS NULL OR from_iso = $home OR to_iso = $home) ORDER BY route_id",
        {"drawable": drawable, "province": province, "home": home_region},
    )


def ties(engine: Engine) -> pd.DataFrame:
    """Recorded ties per province: five counts, types_present (0-5), latest_year, beside its import_share."""
    engine.validated("province_ties")
    return engine.frame("SELECT * FROM province_ties ORDER BY iso")


def home_ties(engine: Engine, *, home_region: str) -> pd.DataFrame:
    """The same for one home region: its documents and routes, so `types_present` is 0-3.

    Offices and companies belong to no home region; their counts are 0 here and mean nothing.
    """
    return build_ties(
        provinces(engine),
        links=links(engine, home_region=home_region),
        presence=presence(engine).iloc[:0],
        routes=transport(engine, home_region=home_region),
    ).sort_values("iso", ignore_index=True)


def benchmark(engine: Engine, *, total_value_usd: float, theta: float = 0.0) -> pd.DataFrame:
    """What each province would take if the total followed import shares (theta = 0) or imports over distance.

    Columns: iso, import_share (0-1), distance_km, benchmark_share (0-1), benchmark_value_usd, imports_year,
    kind (derived), source_ids. The values add up to the total. Not a forecast, quota or potential. Raises
    RangeError for a total below 0 or a theta the model refuses.
    """
    if total_value_usd < 0:
        raise RangeError("total_value_usd", total_value_usd, "0 or more")
    rows = provinces(engine)
    inside = rows[rows["in_benchmark"]]
    shares = benchmark_shares(inside["imports_lcu"].to_numpy(), inside["distance_km"].to_numpy(), theta=theta)
    frame = inside[["iso", "import_share", "distance_km", "imports_year", "source_ids"]].copy()
    frame["benchmark_share"] = shares
    frame["benchmark_value_usd"] = expected_values(total_value_usd, shares)
    frame["kind"] = "derived"
    return frame.reset_index(drop=True)


def province_card(engine: Engine, code: str) -> ProvinceCard:
    """Everything recorded for one province. Raises RangeError for a code the pack does not know."""
    rows = provinces(engine).set_index("iso", drop=False)
    if code not in rows.index:
        raise RangeError("province", code, ", ".join(rows.index))
    tie = ties(engine).set_index("iso").loc[code]
    records = [
        links(engine, province=code),
        presence(engine, province=code),
        transport(engine, province=code),
    ]
    cells = [rows.loc[code, "source_ids"], *(cell for frame in records for cell in frame["source_ids"])]
    ids = tuple(dict.fromkeys(";".join(cells).split(";")))
    return ProvinceCard(code, rows.loc[code].to_dict(), tie.to_dict(), *records, source_ids=ids)

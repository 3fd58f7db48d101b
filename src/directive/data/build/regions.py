"""Tidy tables on the regions of both countries: provinces, home regions, documents, presence, routes."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from directive.data.build.texts import Translations, number, read_text, whole
from directive.model.benchmark import great_circle_km

IN_FORCE = ("active", "in_force_reported", "signed")
"""Status classes counted as recorded ties; intents, plans, superseded and unclear documents are not."""


def build_home_regions(file: Path, *, layout: dict, words: Translations) -> pd.DataFrame:
    """Regions of the reporter: names, centre and its coordinates, people, exports where published (USD)."""
    text = read_text(file)
    frame = words.join(text, table="home_regions", key="iso", columns=["centre", "note"])
    frame = frame.rename(columns=layout["columns"])
    frame["name_zh"] = frame["iso"].map(layout["home_names_zh"])
    numbers = ["lat", "lon", "exports_usd", "exports_to_partner_usd", "exports_to_partner_part_usd"]
    years = ["population", "population_year", "exports_year", "exports_to_partner_year"]
    frame[numbers] = frame[numbers].apply(number)
    frame[years] = frame[years].apply(whole)
    frame["kind"] = "reported"
    return frame.sort_values("iso", ignore_index=True)


def build_provinces(file: Path, *, home: pd.DataFrame, layout: dict, words: Translations) -> pd.DataFrame:
    """Provinces of the partner: names, capital, people, GDP, trade (own currency, converted USD), distance.

    `import_share` (0-1) is over the divisions of the benchmark; `distance_km` is the great circle from the
    reporter's capital to the capital of the province. `value_kind` marks the dollars as converted.
    """
    text = read_text(file)
    frame = words.join(text, table="provinces", key="iso", columns=["kind", "capital_en", "note"])
    frame = _renamed(frame, layout["columns"] | {"kind": "division", "capital_en": "capital"})
    frame[PROVINCE_NUMBERS] = frame[PROVINCE_NUMBERS].apply(number)
    frame[PROVINCE_WHOLE] = frame[PROVINCE_WHOLE].apply(whole)
    frame["currency"] = layout["currency"]
    frame["in_benchmark"] = text["in_benchmark"] == "yes"
    inside = frame["imports_lcu"].where(frame["in_benchmark"])
    frame["import_share"] = inside / inside.sum()
    frame["distance_km"] = _distances(frame, home=home, origin=layout["origin"])
    frame["kind"] = "reported"
    return frame.drop(columns=["gdp_value", "gdp_unit", "imports_share_pct"]).sort_values(
        "iso", ignore_index=True
    )


PROVINCE_NUMBERS = [
    "capital_lat", "capital_lon", "gdp_lcu", "imports_usd", "exports_usd", "imports_lcu", "exports_lcu",
    "trade_with_reporter_usd", "trade_with_reporter_lcu",
]  # fmt: skip
PROVINCE_WHOLE = [
    "population", "population_year", "gdp_year", "imports_year", "exports_year", "trade_with_reporter_year",
]  # fmt: skip


def _distances(provinces: pd.DataFrame, *, home: pd.DataFrame, origin: str) -> list[float]:
    start = home.set_index("iso").loc[origin]
    places = zip(provinces["capital_lat"], provinces["capital_lon"], strict=True)
    return [round(great_circle_km((start["lat"], start["lon"]), place), 3) for place in places]


def build_links(file: Path, *, layout: dict, words: Translations) -> pd.DataFrame:
    """Documents of twinning and cooperation; `pair_rank` 1 is the one drawn for its pair of regions."""
    text = read_text(file)
    frame = words.join(text, table="region_links", key="link_id", columns=layout["link_texts"])
    frame = _renamed(frame, layout["columns"])
    frame = frame.rename(columns={c: c.replace("kind", "document") for c in ("kind", "kind_ru", "kind_zh")})
    frame["year_signed"] = whole(text["year_signed"])
    frame["pair_rank"] = whole(text["pair_rank"])
    frame["in_force"] = frame["status_class"].isin(IN_FORCE)
    frame["kind"] = "reported"
    drop = ["by_region_name", "cn_province_name"]
    return frame.drop(columns=drop).sort_values("link_id", ignore_index=True)


def build_presence(file: Path, *, layout: dict, words: Translations) -> pd.DataFrame:
    """Offices, firms and institutions; `lat`, `lon` are the place, empty where unknown (listed, never drawn).

    `province` is the division of the partner the row belongs to: the place, or the home of the firm.
    """
    text = read_text(file)
    frame = words.join(text, table="presence", key="row_id", columns=["kind", "name", "city", "note"])
    for column in ("kind", "kind_ru", "kind_zh"):
        frame[column.replace("kind", "presence")] = frame[column]
    frame["side"] = [layout["sides"][side] for side in text["side"]]
    frame["lat"], frame["lon"] = number(text["lat"]), number(text["lon"])
    frame["year_opened"] = whole(text["year_opened"])
    frame["has_place"] = frame["lat"].notna()
    in_partner = frame["side"] == "reporter_in_partner"
    frame["province"] = text["place_iso"].where(in_partner, text["home_province_iso"])
    classes = {kind: name for name, kinds in layout["presence_class"].items() for kind in kinds}
    frame["presence_class"] = [classes[kind] for kind in text["kind"]]
    frame["is_office"] = text["kind"].isin(layout["office_kinds"])
    frame["is_company"] = text["kind"].isin(layout["company_kinds"])
    frame["kind"] = "reported"
    frame = frame.drop(columns=["kind_ru", "kind_zh", "province_iso"])
    return frame.rename(columns={"source_id": "source_ids"}).sort_values("row_id", ignore_index=True)


def build_transport(
    file: Path, *, provinces: pd.DataFrame, layout: dict, words: Translations
) -> pd.DataFrame:
    """Train and air routes as announced; `drawable` needs both ends, `planned` is not a route."""
    text = read_text(file)
    columns = ["mode", "from_place", "to_place", "direction", "detail", "status", "note"]
    frame = words.join(text, table="transport_links", key="route_id", columns=columns)
    for column in ("from_lat", "from_lon", "to_lat", "to_lon"):
        frame[column] = number(text[column])
    frame["year"] = whole(text["year"])
    frame["direction"] = [layout["directions"][direction] for direction in text["direction"]]
    frame = frame.drop(columns=["direction_ru", "direction_zh"])
    frame["drawable"] = text["drawable"] == "yes"
    frame["planned"] = text["status_class"] == "planned"
    starts_there = text["from_iso"].isin(set(provinces["iso"]))
    frame["province"] = text["from_iso"].where(starts_there, text["to_iso"])
    frame["kind"] = "reported"
    return frame.rename(columns={"source_id": "source_ids"}).sort_values("route_id", ignore_index=True)


def _renamed(frame: pd.DataFrame, columns: dict[str, str]) -> pd.DataFrame:
    names = {"source_id": "source_ids"}
    for old, new in columns.items():
        names |= {old: new, f"{old}_ru": f"{new}_ru", f"{old}_zh": f"{new}_zh"}
    return frame.rename(columns=names)

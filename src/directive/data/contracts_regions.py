"""What the tables on the regions of both countries promise."""

from __future__ import annotations

from directive.data.contracts import Rule, flag, number, register, text, whole
from directive.data.contracts_goods import named, three

LAT, LON = (-90, 90), (-180, 180)
STATUS = ("active", "in_force_reported", "signed", "intent", "planned", "superseded", "unclear")

register(
    "provinces",
    about="Divisions of the partner: size, trade, distance",
    key=("iso",),
    columns={
        "iso": text(),
        **named("name"),
        "name_ru_short": text(),
        "name_zh_short": text(),
        **three("division", empty=False),
        **three("capital", empty=False),
        "capital_lat": number(*LAT),
        "capital_lon": number(*LON),
        "distance_km": number(0, about="great circle from the reporter's capital to the division's"),
        "population": whole(0, missing=True),
        "population_year": whole(1990, 2100, missing=True),
        "currency": text(pattern="^[A-Z]{3}$", about="of the amounts in local currency units (lcu)"),
        "gdp_lcu": number(0, missing=True),
        "gdp_year": whole(1990, 2100, missing=True),
        "imports_lcu": number(0, missing=True),
        "imports_usd": number(0, missing=True, about="converted, see usd_basis"),
        "imports_year": whole(1990, 2100, missing=True),
        "import_share": number(0, 1, missing=True, about="of the imports of all divisions in the benchmark"),
        "exports_lcu": number(0, missing=True),
        "exports_usd": number(0, missing=True, about="converted, see usd_basis"),
        "exports_year": whole(1990, 2100, missing=True),
        "usd_basis": text(empty=True),
        "trade_with_reporter_lcu": number(0, missing=True),
        "trade_with_reporter_usd": number(0, missing=True),
        "trade_with_reporter_year": whole(1990, 2100, missing=True),
        "in_benchmark": flag("in the customs table by division"),
        **three("note"),
        "kind": text("reported"),
        "source_ids": text(),
    },
    rules=(
        Rule(
            "a division of the benchmark has imports",
            lambda rows: rows[rows["in_benchmark"] & rows["imports_lcu"].isna()],
        ),
        Rule(
            "import shares add up to one",
            lambda rows: rows if abs(rows["import_share"].sum() - 1) > 1e-9 else rows[:0],
        ),
    ),
)

register(
    "home_regions",
    about="Regions of the reporter: centre, people, exports where published",
    key=("iso",),
    columns={
        "iso": text(),
        **named("name"),
        "name_local": text(),
        **three("centre", empty=False),
        "lat": number(*LAT),
        "lon": number(*LON),
        "population": whole(0, missing=True),
        "population_year": whole(1990, 2100, missing=True),
        "exports_usd": number(0, missing=True),
        "exports_year": whole(1990, 2100, missing=True),
        "exports_to_partner_usd": number(0, missing=True),
        "exports_to_partner_year": whole(1990, 2100, missing=True),
        "exports_to_partner_part_usd": number(0, missing=True, about="part of a year, never annualised"),
        "exports_to_partner_part_period": text(empty=True),
        **three("note"),
        "kind": text("reported"),
        "source_ids": text(),
    },
)

register(
    "region_links",
    about="Documents of twinning and cooperation between regions, cities and districts",
    key=("link_id",),
    columns={
        "link_id": text(),
        "home_region": text(empty=True),
        **three("home_unit", empty=False),
        "province": text(empty=True),
        **three("province_unit"),
        "level": text("region", "city", "district"),
        **{f"level_{language}": text() for language in ("ru", "zh")},
        "document": text("twinning", "cooperation agreement", "memorandum", "other"),
        **{f"document_{language}": text() for language in ("ru", "zh")},
        "year_signed": whole(1980, 2100, missing=True),
        "date_signed": text(empty=True),
        "date_precision": text("day", "month", "year", empty=True),
        **three("status"),
        "status_class": text(*STATUS),
        "in_force": flag("counted as a recorded tie"),
        "pair_key": text(empty=True),
        "pair_rank": whole(1, missing=True, about="1 = the document drawn for its pair; none = never drawn"),
        **three("note"),
        "kind": text("reported"),
        "source_ids": text(),
    },
    rules=(
        Rule(
            "one document of rank 1 per pair",
            lambda rows: rows[
                (rows["pair_rank"] == 1).fillna(False) & rows.duplicated(["pair_key", "pair_rank"])
            ],
        ),
    ),
)

register(
    "presence",
    about="Offices, firms and institutions of one country in the other",
    key=("row_id",),
    columns={
        "row_id": text(),
        **three("presence", empty=False),
        "presence_class": text("diplomatic", "trade", "industry", "culture", "study"),
        **three("name", empty=False),
        "side": text("reporter_in_partner", "partner_in_reporter"),
        **three("city"),
        "place_iso": text(empty=True),
        "home_province_iso": text(empty=True),
        "province": text(empty=True, about="division of the partner: the place, or the home of the firm"),
        "lat": number(*LAT, missing=True),
        "lon": number(*LON, missing=True),
        "has_place": flag("coordinates are known"),
        "year_opened": whole(1980, 2100, missing=True),
        "status_class": text("reported", "plan_or_unconfirmed"),
        "is_office": flag("diplomatic or trade office"),
        "is_company": flag("company of a division in the reporter's country"),
        **three("note"),
        "kind": text("reported"),
        "source_ids": text(),
    },
    rules=(
        Rule(
            "a place has both coordinates or none",
            lambda rows: rows[
                (rows["lat"].isna() != rows["lon"].isna()) | (rows["has_place"] == rows["lat"].isna())
            ],
        ),
    ),
)

register(
    "transport",
    about="Train and air routes as announced",
    key=("route_id",),
    columns={
        "route_id": text(),
        **three("mode", empty=False),
        **three("from_place", empty=False),
        "from_iso": text(),
        "from_lat": number(*LAT, missing=True),
        "from_lon": number(*LON, missing=True),
        **three("to_place", empty=False),
        "to_iso": text(),
        "to_lat": number(*LAT, missing=True),
        "to_lon": number(*LON, missing=True),
        "province": text(),
        "direction": text("out", "in", "both", about="out: to the partner"),
        "year": whole(1980, 2100, missing=True),
        "date": text(empty=True),
        **three("detail"),
        **three("status"),
        "status_class": text(),
        "drawable": flag("both ends have coordinates"),
        "planned": flag("under study or planned: not a route yet"),
        **three("note"),
        "kind": text("reported"),
        "source_ids": text(),
    },
    rules=(
        Rule(
            "a drawable route has both ends",
            lambda rows: rows[rows["drawable"] & rows[["from_lat", "to_lat"]].isna().any(axis=1)],
        ),
    ),
)

register(
    "province_ties",
    about="What is recorded for each division, by type; counts of records, not of relations",
    key=("iso",),
    columns={
        "iso": text(),
        "import_share": number(0, 1, missing=True),
        "in_benchmark": flag(),
        "region_documents": whole(0, missing=True, about="region level, in force"),
        "local_documents": whole(0, missing=True, about="cities and districts, in force"),
        "offices": whole(0, missing=True),
        "routes": whole(0, missing=True, about="drawable and not only planned"),
        "companies": whole(0, missing=True),
        "documents_in_force": whole(0, missing=True),
        "documents_clear": whole(0, missing=True, about="all but unclear or only planned ones"),
        "documents_recorded": whole(0, missing=True),
        "types_present": whole(0, 5, missing=True),
        "latest_year": whole(1980, 2100, missing=True),
        "kind": text("derived"),
        "source_ids": text(empty=True),
    },
)

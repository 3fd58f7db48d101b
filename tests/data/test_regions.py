"""Regions: documents are not relations, nothing is placed by guess, the benchmark adds up."""

import numpy as np
import pandas as pd
import pytest

from directive.data.engine import default_engine
from directive.data.queries import regions
from directive.model.errors import RangeError


@pytest.fixture(scope="module")
def engine():
    return default_engine()


@pytest.fixture(scope="module")
def provinces(engine):
    return regions.provinces(engine).set_index("iso")


def test_provinces_of_the_customs_table_add_up(provinces):
    inside = provinces[provinces["in_benchmark"]]
    assert (len(provinces), len(inside)) == (34, 31)
    assert inside["imports_lcu"].sum() == 18_392_255_360_000
    assert inside["import_share"].sum() == pytest.approx(1.0, abs=1e-12)
    outside = provinces[~provinces["in_benchmark"]]
    assert sorted(outside.index) == ["CN-HK", "CN-MO", "CN-TW"]
    assert outside[["imports_lcu", "imports_usd", "gdp_lcu", "import_share"]].isna().all(axis=None)


def test_trade_with_the_reporter_is_published_for_two_divisions_only(provinces):
    assert sorted(provinces.index[provinces["trade_with_reporter_lcu"].notna()]) == ["CN-GS", "CN-SD"]


def test_gdp_of_three_divisions_is_older_and_says_so(provinces):
    older = provinces[provinces["gdp_year"] == 2023]
    assert sorted(older.index) == ["CN-GZ", "CN-HI", "CN-LN"]


def test_distances_are_great_circles_from_the_capital(provinces):
    assert provinces.loc["CN-XJ", "distance_km"] == pytest.approx(4_400, abs=100)
    inside = provinces[provinces["in_benchmark"]]["distance_km"]
    assert inside.idxmax() in ("CN-FJ", "CN-HI")
    assert 4_300 < inside.min() < inside.max() < 7_900


def test_two_home_regions_share_one_point(engine):
    home = regions.home_regions(engine).set_index("iso")
    assert len(home) == 7
    assert (home.loc["BY-HM", ["lat", "lon"]] == home.loc["BY-MI", ["lat", "lon"]]).all()
    assert (home[["name_en", "name_ru", "name_zh"]] != "").all(axis=None)
    assert home["exports_to_partner_usd"].notna().sum() == 1


def test_map_shows_one_line_per_pair_of_regions(engine):
    lines = regions.map_links(engine)
    assert len(lines) == 28
    assert lines["pair_key"].is_unique
    assert set(lines["pair_rank"]) == {1}
    assert lines[["from_lat", "from_lon", "to_lat", "to_lon", "strength"]].notna().all(axis=None)
    assert not set(lines["status_class"]) & {"planned", "superseded", "unclear"}


def test_documents_are_not_relations(engine):
    every = regions.links(engine)
    assert len(every) == 64
    assert regions.map_links(engine)["documents"].max() == 7  # Brest Region and Hubei: seven papers, one line
    capital = every[(every["home_region"] == "BY-HM") & (every["province"] == "CN-BJ")]
    assert len(capital) == 3
    assert capital["in_force"].sum() == 1  # two of them are superseded
    assert not every[every["status_class"].isin(["intent", "planned", "superseded", "unclear"])][
        "in_force"
    ].any()
    assert every["year_signed"].isna().sum() == 16


def test_documents_can_be_asked_by_province_and_home_region(engine):
    assert set(regions.links(engine, province="CN-GS")["province"]) == {"CN-GS"}
    assert set(regions.links(engine, home_region="BY-VI")["home_region"]) == {"BY-VI"}
    both = regions.map_links(engine, province="CN-GS", home_region="BY-BR")
    assert both["link_id"].tolist() == ["L037"]
    assert len(regions.links(engine, province="CN-FJ")) == 0


def test_what_has_no_coordinates_is_listed_apart(engine):
    unplaced = regions.presence(engine, has_place=False)
    placed = regions.presence(engine, has_place=True)
    assert (len(unplaced), len(placed)) == (9, 23)
    assert unplaced[["lat", "lon"]].isna().all(axis=None)
    assert placed[["lat", "lon"]].notna().all(axis=None)


def test_a_firm_abroad_belongs_to_its_home_province_but_stands_where_it_is(engine):
    row = regions.presence(engine).set_index("row_id").loc["P29"]
    assert (row["province"], row["place_iso"]) == ("CN-HN", "BY-MA")
    assert row["lat"] == pytest.approx(53.8985)


def test_two_routes_cannot_be_drawn_and_a_plan_is_not_a_route(engine):
    assert sorted(regions.transport(engine, drawable=False)["route_id"]) == ["T01", "T07"]
    drawable = regions.transport(engine, drawable=True)
    assert len(drawable) == 15
    assert drawable[drawable["planned"]]["route_id"].tolist() == ["T17"]


def test_ties_count_records_by_type(engine):
    ties = regions.ties(engine).set_index("iso")
    types = ["region_documents", "local_documents", "offices", "routes", "companies"]
    assert ties.loc["CN-SD", types].tolist() == [1, 6, 0, 1, 1]
    assert ties.loc["CN-HI", types].tolist() == [1, 0, 0, 0, 0]  # intents and the planned flight stay out
    assert ties.loc["CN-JL", "region_documents"] == 0  # only a plan at region level
    assert (ties["types_present"] == (ties[types] > 0).sum(axis=1)).all()
    assert ties.loc["CN-FJ", "types_present"] == 0
    assert pd.isna(ties.loc["CN-FJ", "latest_year"])


def test_the_largest_importer_has_no_clear_document(engine):
    ties = regions.ties(engine).set_index("iso")
    largest = ties.loc[ties["import_share"].idxmax()]
    assert largest.name == "CN-GD"
    assert largest["import_share"] == pytest.approx(0.175, abs=5e-4)
    assert (largest["documents_clear"], largest["documents_recorded"]) == (0, 1)
    untied = ties[ties["in_benchmark"] & (ties["documents_clear"] == 0)]
    assert len(untied) == 7
    assert untied["import_share"].sum() == pytest.approx(0.24, abs=0.005)


@pytest.mark.parametrize(
    ("theta", "expected"),
    [
        (0.0, [298, 277, 226, 182, 126, 120, 69, 40, 39, 36, 20, 5]),
        (1.0, [275, 304, 214, 177, 119, 126, 63, 43, 42, 38, 20, 5]),
    ],
)
def test_benchmark_table(engine, theta, expected):
    codes = ["GD", "BJ", "SH", "JS", "ZJ", "SD", "FJ", "SC", "TJ", "LN", "HB", "GS"]
    found = regions.benchmark(engine, total_value_usd=1.7e9, theta=theta).set_index("iso")
    millions = (found["benchmark_value_usd"] / 1e6).round().astype(int)
    assert [millions[f"CN-{code}"] for code in codes] == expected


@pytest.mark.parametrize("theta", [0.0, 0.7, 1.5])
def test_benchmark_adds_up_to_the_total(engine, theta):
    found = regions.benchmark(engine, total_value_usd=4.2e9, theta=theta)
    assert len(found) == 31
    assert found["benchmark_value_usd"].sum() == pytest.approx(4.2e9, rel=1e-12)
    assert np.all(found["benchmark_value_usd"] > 0)


def test_benchmark_refuses_a_negative_total(engine):
    with pytest.raises(RangeError):
        regions.benchmark(engine, total_value_usd=-1.0)


def test_card_holds_every_record_of_a_province(engine):
    card = regions.province_card(engine, "CN-HI")
    assert card.province["name_en"] == "Hainan"
    assert sorted(card.links["link_id"]) == ["L017", "L054", "L057"]  # intents too
    assert card.transport["route_id"].tolist() == ["T17"]
    assert card.ties["documents_in_force"] == 1
    for frame in (card.links, card.presence, card.transport):
        for cell in frame["source_ids"]:
            assert set(cell.split(";")) <= set(card.source_ids)


def test_card_of_an_unknown_code_is_refused(engine):
    with pytest.raises(RangeError, match="CN-XX"):
        regions.province_card(engine, "CN-XX")

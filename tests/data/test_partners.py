"""Trade by partner: every trap of the figures that would put a wrong number in front of an audience."""

import time

import pandas as pd
import pytest

from directive.data.queries import partners
from directive.model.concentration import hhi_bounds
from directive.model.errors import RangeError

ALL_YEARS = list(range(1992, 2021))


@pytest.fixture(scope="module")
def trade(engine) -> pd.DataFrame:
    return engine.table("trade")


@pytest.fixture(scope="module")
def annual(trade) -> pd.DataFrame:
    return trade[trade["annual_table"]]


def test_partners_and_residual_lines_add_up_to_world(annual):
    parts = (
        annual[annual["row_role"].isin(["country", "residual"])].groupby(["flow", "year"])["value_usd"].sum()
    )
    world = annual[annual["row_role"] == "world"].set_index(["flow", "year"])["value_usd"]
    assert len(world) == 58
    assert (parts - world).abs().max() == 0
    assert annual["row_role"].value_counts().to_dict() == {
        "country": 8011,
        "residual": 144,
        "world": 58,
        "group": 116,
    }


def test_historical_partners_without_a_code_are_in_the_sum(annual):
    lines = {"X-BLX", "X-CSK", "X-YUG", "SCG", "ANT"}
    historical = annual[annual["partner_key"].isin(lines)]
    assert set(historical["partner_key"]) == lines
    assert set(historical["row_role"]) == {"country"}
    without = annual[(annual["row_role"] == "country") & ~annual["partner_key"].isin(lines)]
    exports_1992 = without[(without["year"] == 1992) & (without["flow"] == "export")]["value_usd"].sum()
    world = annual[(annual["partner_key"] == "WLD") & (annual["year"] == 1992) & (annual["flow"] == "export")]
    assert exports_1992 < world["value_usd"].iloc[0] - 1e6


EU27 = [
    "AUT",
    "BEL",
    "BGR",
    "HRV",
    "CYP",
    "CZE",
    "DNK",
    "EST",
    "FIN",
    "FRA",
    "DEU",
    "GRC",
    "HUN",
    "IRL",
    "ITA",
    "LVA",
    "LTU",
    "LUX",
    "MLT",
    "NLD",
    "POL",
    "PRT",
    "ROU",
    "SVK",
    "SVN",
    "ESP",
    "SWE",
    "X-BLX",
]


def test_the_european_union_is_its_27_members_without_the_united_kingdom(annual):
    members = annual[annual["partner_key"].isin(EU27)].groupby(["flow", "year"])["value_usd"].sum()
    union = annual[annual["partner_key"] == "EUU"].set_index(["flow", "year"])["value_usd"]
    assert len(union) == 58
    assert (members - union).abs().max() < 1


@pytest.mark.parametrize("flow", ["export", "import", "turnover"])
def test_countries_and_residual_of_a_year_make_the_whole(engine, flow):
    world = partners.world_total(engine, flow=flow).set_index("year")["value_usd"]
    for year in (1992, 2005, 2020):
        rows = partners.partners_in_year(engine, year=year, flow=flow)
        assert set(rows["role"]) <= {"country", "residual"}
        assert rows["value_usd"].sum() == pytest.approx(world[year], abs=1)
        assert rows["share"].sum() == pytest.approx(1)


def test_groups_are_shown_only_when_asked_and_have_no_rank(engine):
    without = partners.partners_in_year(engine, year=2020, flow="export")
    with_groups = partners.partners_in_year(engine, year=2020, flow="export", groups=True)
    extra = with_groups[~with_groups["partner_key"].isin(without["partner_key"])]
    assert set(extra["partner_key"]) == {"EUU", "EMU"}
    assert extra["rank"].isna().all()
    assert with_groups[with_groups["role"] == "residual"]["rank"].isna().all()
    countries = without[without["role"] == "country"]
    expected = countries["value_usd"].rank(method="min", ascending=False)
    assert countries["rank"].tolist() == expected.tolist()


def test_the_partner_of_the_pack_in_2020(engine):
    """Hand-read: exports 748.2 of 29,179.4 = 2.56 %, 7th; imports 2nd; turnover 4,457 against 4,548, 3rd."""
    found = {
        flow: partners.partners_in_year(engine, year=2020, flow=flow).set_index("partner_key").loc["CHN"]
        for flow in ("export", "import", "turnover", "balance")
    }
    assert [found[flow]["rank"] for flow in ("export", "import", "turnover")] == [7, 2, 3]
    assert found["export"]["value_usd"] == pytest.approx(748.2e6, abs=0.1e6)
    assert found["export"]["share"] == pytest.approx(0.0256, abs=5e-5)
    assert found["turnover"]["value_usd"] == pytest.approx(4457e6, abs=1e6)
    assert found["balance"]["value_usd"] == pytest.approx(748.2e6 - 3708.9e6, abs=0.2e6)
    assert pd.isna(found["balance"]["share"])
    assert found["turnover"]["kind"] == "derived"


def test_growth_is_per_year_and_missing_where_there_is_no_base(engine):
    rows = partners.partners_in_year(engine, year=2020, flow="export", base_year=2015).set_index(
        "partner_key"
    )
    assert rows.loc["CHN", "growth"] == pytest.approx((748.2 / 781.0) ** 0.2 - 1, abs=1e-4)
    none_in_2015 = set(rows.index) - set(
        partners.partners_in_year(engine, year=2015, flow="export")["partner_key"]
    )
    assert none_in_2015
    assert rows.loc[sorted(none_in_2015), "growth"].isna().all()
    assert partners.partners_in_year(engine, year=2020, flow="export")["growth"].isna().all()


@pytest.mark.parametrize(
    ("year", "base"), [(2021, None), (1991, None), (2020, 2020), (2020, 1980), (1992, 1991)]
)
def test_years_without_a_table_are_refused(engine, year, base):
    with pytest.raises(RangeError):
        partners.partners_in_year(engine, year=year, flow="export", base_year=base)


def test_an_unknown_flow_or_side_is_refused(engine):
    with pytest.raises(RangeError):
        partners.world_total(engine, flow="transit")
    with pytest.raises(RangeError):
        partners.series(engine, partner_keys=["CHN"], flow="export", side="both")


def test_own_lines_hold_whole_years_of_one_source_only(engine):
    lines = partners.series(engine, partner_keys=["CHN", "RUS", "EUU", "WLD"], flow="export")
    assert lines.groupby("partner_key")["year"].apply(list).map(lambda years: years == ALL_YEARS).all()
    assert set(lines["source_id"]) == {"imf_dots_repo"}


@pytest.mark.parametrize("flow", ["export", "import", "turnover", "balance"])
def test_partner_lines_have_one_source_each_and_no_part_years(engine, trade, flow):
    keys = sorted(set(trade[trade["side"] == "partner"]["reporter_key"]))
    lines = partners.series(engine, partner_keys=keys, flow=flow, side="partner")
    assert (lines.groupby("partner_key")["source_id"].nunique() == 1).all()
    assert not lines.duplicated(["partner_key", "year"]).any()
    if flow in ("export", "import"):
        seen_by_partner = {"export": "import", "import": "export"}[flow]
        rows = trade[
            (trade["side"] == "partner") & (trade["flow"] == seen_by_partner) & (trade["use"] == "series")
        ]
        whole_years = rows[rows["draw_as"] == "annual"]
        known = set(
            zip(whole_years["reporter_key"], whole_years["year"], whole_years["value_usd"], strict=True)
        )
        assert set(zip(lines["partner_key"], lines["year"], lines["value_usd"], strict=True)) <= known


def test_russia_is_drawn_from_its_customs_where_the_yearly_table_has_holes(engine):
    line = partners.series(engine, partner_keys=["RUS"], flow="export", side="partner")
    assert set(line["source_id"]) == {"fts_rosstat_annual"}
    assert {2001, 2004, 2009, 2010} <= set(line["year"])
    assert line.set_index("year")["value_usd"][2006] > 6.8e9


def test_holes_stay_holes(engine):
    line = partners.mirror(engine, partner_key="RUS", flow="export").set_index("year")
    assert pd.isna(line.loc[1992, "partner_value_usd"])
    assert line.loc[1992, "partner_source_id"] == ""
    assert line.loc[1992, "own_value_usd"] > 0
    assert pd.isna(line.loc[2021, "own_value_usd"])


def test_the_two_reports_stand_beside_each_other(engine):
    """Hand-read from the table of figures: imports 3,708.9 own, 2,109.4 partner's exports (2020)."""
    row = partners.mirror(engine, partner_key="CHN", flow="import").set_index("year").loc[2020]
    assert row["own_value_usd"] == pytest.approx(3708.9e6, abs=0.1e6)
    assert row["partner_value_usd"] == pytest.approx(2109.4e6, abs=0.1e6)
    assert (row["own_valuation"], row["partner_valuation"]) == ("CIF", "FOB")
    assert (row["own_kind"], row["partner_kind"]) == ("reported", "mirror")
    with pytest.raises(RangeError):
        partners.mirror(engine, partner_key="CHN", flow="turnover")


def test_part_years_are_never_annual(trade):
    parts = trade[trade["draw_as"] == "part_year"]
    assert len(parts) == 41
    assert (parts["month_to"] - parts["month_from"] < 11).all()
    assert set(parts["use"]) <= {"text", "exclude"}
    assert parts["pref_rank"].isna().all()
    single = trade[trade["draw_as"] == "month"]
    assert (single["month_from"] == single["month_to"]).all()


def test_a_single_september_is_not_cumulative(trade):
    september = trade[
        (trade["year"] == 2024) & (trade["draw_as"] == "month") & (trade["partner_key"] == "WLD")
    ]
    nine_months = trade[(trade["year"] == 2024) & (trade["month_to"] == 9) & (trade["month_from"] == 1)]
    assert set(september["month_from"]) == {9}
    assert nine_months[nine_months["flow"] == "export"]["value_usd"].tolist() == [30.3e9]


def test_figures_of_no_stated_side_stay_off_both_sides(engine, trade):
    unclear = trade[trade["side"] == "unstated"]
    assert len(unclear) == 4
    assert set(unclear["use"]) == {"exclude"}
    later = partners.later_figures(engine, partner_key="CHN", flow="export")
    stated = later[(later["period"] == "2023") & (later["value_usd"] == 2.6e9)]
    assert stated["side"].tolist() == ["unstated"]


def test_later_figures_hold_the_statement_with_its_word(engine):
    later = partners.later_figures(engine, partner_key="CHN", flow="export")
    assert (later["year"] > 2020).all()
    base = later[(later["year"] == 2025) & (later["use"] == "band")].iloc[0]
    assert (base["value_usd"], base["precision"], base["kind"], base["side"]) == (
        1.7e9,
        "about",
        "statement",
        "own",
    )
    assert "2022-01/2022-07" in set(later["period"])


def test_what_the_partner_imports_is_an_export_here(engine):
    later = partners.later_figures(engine, partner_key="CHN")
    partner_side = later[(later["period"] == "2023-01/2023-08") & (later["value_usd"] == 1.99e9)]
    assert partner_side["flow"].tolist() == ["export"]
    assert partner_side["side"].tolist() == ["partner"]


def test_turnover_statements_come_with_their_period(engine):
    later = partners.later_figures(engine, partner_key="CHN", flow="turnover")
    assert {"2025", "2025-01/2025-11"} <= set(later["period"])
    assert set(later["flow"]) == {"turnover"}


def test_disputed_rows_carry_the_word_and_are_never_drawn(engine, trade):
    disputed = trade[trade["note"].str.contains("DISPUTED")]
    assert len(disputed) > 0
    assert disputed["disputed"].all()
    assert set(disputed["use"]) == {"exclude"}
    listed = partners.disagreements(engine)
    assert listed["disputed"].sum() == len(disputed)


def test_incomplete_comtrade_year_is_a_disagreement_only(engine, trade):
    rows = trade[(trade["source_id"] == "comtrade_cipf") & (trade["year"] == 2021) & (trade["side"] == "own")]
    assert len(rows) == 16
    assert set(rows["use"]) == {"exclude"}
    listed = partners.disagreements(engine, partner_key="CHN")
    assert pytest.approx(listed[listed["year"] == 2021]["value_usd"].min(), abs=0.1e6) == 556.1e6


def test_two_sources_of_one_cell_are_both_listed(engine):
    listed = partners.disagreements(engine, partner_key="CHN")
    cell = listed[(listed["year"] == 2020) & (listed["flow"] == "export") & (listed["side"] == "own")]
    assert cell["value_usd"].round(-5).tolist() == [748.2e6, 745.2e6]
    assert cell["largest_over_smallest"].iloc[0] == pytest.approx(748.2 / 745.2, abs=1e-4)


def test_coverage_says_what_exists(engine):
    rows = partners.coverage(engine).set_index("year")
    assert rows.index.tolist() == list(range(1992, 2026))
    assert (rows.loc[1992:2020, "export_partners"] > 90).all()
    assert (rows.loc[2021:, "export_partners"] == 0).all()
    assert rows["total_kind"].loc[2019:2025].tolist() == [*["reported"] * 2, *["estimate"] * 3, "", ""]
    assert rows.loc[2024, "own_full_year_figures"] == 0
    assert rows.loc[2025, "own_full_year_figures"] == 1


def test_residual_share_is_larger_than_the_partners(engine):
    """3.36 % of exports are not broken down in 2020, more than the partner's 2.56 %."""
    held = partners.values_for_concentration(engine, year=2020, flow="export")
    total = held.values_usd.sum() + held.residual_usd
    assert held.residual_usd / total == pytest.approx(0.0336, abs=5e-5)
    lower, upper = hhi_bounds(held.values_usd, held.residual_usd)
    assert 0.21 < lower < upper < 0.23
    with pytest.raises(RangeError):
        partners.values_for_concentration(engine, year=2020, flow="balance")


def test_the_partners_total_imports_change_source_after_2020(engine):
    rows = partners.partner_total_imports(engine).set_index("year")
    assert rows.index.tolist() == list(range(1992, 2025))
    assert set(rows.loc[:2020, "source_id"]) == {"imf_dots_repo"}
    assert set(rows.loc[2021:, "source_id"]) == {"comtrade_cipf"}
    assert rows.loc[2024, "value_usd"] == pytest.approx(2_585_135e6, rel=1e-6)
    assert 748.2e6 / rows.loc[2020, "value_usd"] == pytest.approx(0.00036, abs=1e-5)


def test_armenian_imports_keep_origin_and_consignment_apart(trade):
    rows = trade[(trade["source_id"] == "arm_stat") & (trade["flow"] == "import") & (trade["year"] == 2022)]
    assert dict(zip(rows["variant"], rows["pref_rank"], strict=True)) == {"origin": 1, "consignment": 2}


def test_every_key_has_a_name_in_three_languages(engine):
    keys = engine.table("partner_keys")
    assert len(keys) == 232
    assert (keys[["label_en", "label_ru", "label_zh"]] != "").all(axis=None)
    assert keys[keys["role"] == "country"].groupby("label_en").size().max() == 1
    named = keys.set_index("key").loc["CHN"]
    assert (named["label_en"], named["label_ru"], named["label_zh"]) == ("China", "Китай", "中国")


def test_euro_figures_of_fewer_than_twelve_months_are_no_years(engine):
    euro = engine.table("trade_eur")
    short = euro[(euro["draw_as"] == "annual") & (euro["months_with_data"] < 12)]
    assert len(short) > 0
    assert set(short["use"]) == {"text"}
    assert (euro["side"] == "partner").all()


def test_forecasts_and_services_are_kept_off(engine):
    rows = engine.table("turnover")
    assert set(rows[rows["coverage"] == "goods_and_services"]["use"]) == {"exclude"}
    forecast = rows[rows["row_id"] == "U24"].iloc[0]
    assert (forecast["value_low_usd"], forecast["value_high_usd"]) == (59e9, 60e9)


def test_every_row_names_source_and_kind(trade):
    assert (trade["source_id"] != "").all()
    assert set(trade["kind"]) == {"reported", "mirror", "statement", "estimate"}


@pytest.mark.parametrize("ask", ["partners_in_year", "series"])
def test_a_page_can_ask_on_every_change(engine, ask):
    def once():
        if ask == "series":
            return partners.series(engine, partner_keys=["CHN", "RUS", "EUU"], flow="export")
        return partners.partners_in_year(engine, year=2020, flow="turnover", base_year=2015)

    once()
    times = []
    for _ in range(9):
        start = time.perf_counter()
        once()
        times.append(time.perf_counter() - start)
    # The best of nine: other processes may hold the machine, the query itself must be fast.
    assert min(times) < 0.030

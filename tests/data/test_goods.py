"""Goods: no trap of the raw rows reaches a baseline, a unit value or a share."""

import pandas as pd
import pytest
import yaml

from directive.data.build.good_shares import build_good_shares
from directive.data.build.goods import build_baselines, covers, joined_ids, precision_of
from directive.data.engine import default_engine, pack_folder
from directive.data.queries.goods import baselines, good_shares, goods


@pytest.fixture(scope="module")
def rows():
    return goods(default_engine())


@pytest.fixture(scope="module")
def plan():
    return baselines(default_engine()).set_index("good_id")


@pytest.fixture(scope="module")
def config():
    return yaml.safe_load((pack_folder() / "goods.yml").read_text(encoding="utf-8"))


def test_all_rows_are_there_with_sources_and_leading_zeros(rows):
    assert len(rows) == 99
    assert (rows["source_ids"] != "").all()
    assert "0404" in set(rows["hs_code"])
    assert rows.set_index("row_id").loc["G052", "source_ids"] == "CN042;CN039"


def test_percent_rows_are_shares_never_quantities(rows):
    shares = rows[rows["measure"] == "share"]
    assert sorted(shares["row_id"]) == ["G095", "G096", "G097", "G098", "G099"]
    assert shares["quantity"].isna().all()
    assert (shares["quantity_unit"] == "").all()
    assert sorted(shares["share"]) == [0.30, 0.33, 0.37, 0.45, 0.50]
    assert rows[rows["measure"] != "share"]["share"].isna().all()


def test_the_two_sides_keep_their_names(rows):
    assert rows["side"].value_counts().to_dict() == {"own": 38, "context": 32, "partner": 29}
    assert set(rows[rows["side"] == "own"]["flow"]) == {"export"}
    assert set(rows[rows["side"] == "partner"]["kind"]) == {"mirror"}
    assert set(rows[rows["side"] == "own"]["kind"]) == {"statement", "estimate"}


def test_part_years_stay_part_years(rows):
    annual = rows[rows["draw_as"] == "annual"]
    assert (annual["month_from"] == 1).all()
    assert (annual["month_to"] == 12).all()
    parts = rows[rows["draw_as"].isin(["part_year", "month"])]
    assert len(parts) > 40
    assert not ((parts["month_from"] == 1) & (parts["month_to"] == 12)).any()
    assert set(parts["use"]) <= {"text", "exclude"}


def test_the_undated_dairy_row_is_not_drawn_and_has_no_unit_value(rows):
    row = rows[rows["source_ids"] == "CN105"].iloc[0]
    assert row["use"] == "exclude"
    assert pd.isna(row["year"])
    assert pd.isna(row["unit_value_usd"])


def test_unit_value_only_where_one_row_has_both(rows):
    with_value = rows[rows["unit_value_usd"].notna()].set_index("row_id")
    assert with_value.loc["G041", "unit_value_usd"] == pytest.approx(237_500_000 / 758_000)
    assert "G049" not in with_value.index  # value of the eight months, no quantity in the row
    assert "G039" not in with_value.index  # quantity of the year, no value in the row


def test_words_of_precision_are_kept(rows):
    words = rows.set_index("row_id")["precision"]
    assert words[["G031", "G026", "G033", "G038", "G037"]].tolist() == [
        "about", "more_than", "more_than", "almost", "rounded",
    ]  # fmt: skip
    assert words["G039"] == ""
    assert precision_of("plain note", {"Rounded": "rounded"}) == ""


def test_potash_baseline_is_the_exact_full_year(plan):
    potash = plan.loc["potash"]
    assert potash["baseline_quantity"] == 3_437_000
    assert (potash["baseline_year"], potash["baseline_side"], potash["unit"]) == (2023, "partner", "t")
    assert potash["baseline_source_ids"] == "CN038"
    assert potash["unit_value_usd"] == pytest.approx(411.7e6 / (880_000 + 491_000 + 105_880))
    assert potash["unit_value_usd"] == pytest.approx(278.8, abs=0.05)
    assert (potash["unit_value_period"], potash["unit_value_side"]) == ("2025-01/2025-08", "partner")
    assert potash["valuation"] == "CIF"
    assert (potash["partner_imports_quantity"], potash["partner_imports_year"]) == (11_580_000, 2023)
    assert potash["age_years"] == 3


def test_timber_baseline_is_the_last_full_year(plan):
    timber = plan.loc["sawn_timber"]
    assert (timber["baseline_quantity"], timber["baseline_year"], timber["unit"]) == (910_000, 2021, "m3")
    assert timber["unit_value_usd"] == pytest.approx(197.8, abs=0.05)
    assert timber["unit_value_period"] == "2025-01/2025-05"
    assert "softwood" in timber["note_en"]


def test_only_goods_with_both_halves_enter_the_sum(plan):
    assert list(plan[plan["in_sum"]].index) == ["potash", "sawn_timber"]
    assert plan.loc["whey", "baseline_quantity"] == 62_400
    assert pd.isna(plan.loc["whey", "unit_value_usd"])
    assert plan.loc["whey", "reason_id"] == "tonnes_only"
    for good in ("rapeseed_oil", "poultry", "beef"):
        assert pd.isna(plan.loc[good, "baseline_quantity"])
        assert plan.loc[good, "reason_id"] == "part_year_value_only"
    assert plan.loc["machinery", "unit"] == "pieces"
    assert len(plan) == 14
    reasons = plan[["reason_empty_en", "reason_empty_ru", "reason_empty_zh"]]
    assert (reasons[~plan["in_sum"]] != "").all(axis=None)
    assert (reasons[plan["in_sum"]] == "").all(axis=None)


def test_the_chosen_baseline_rows_follow_the_written_rule(rows, config):
    full = rows[(rows["draw_as"] == "annual") & rows["quantity"].notna() & (rows["use"] == "point")]
    full = full[full["side"] != "context"]
    for good in config["goods"]:
        mine = full[full["good_id"] == good["id"]]
        chosen = good.get("quantity_rows", [])
        latest = mine[mine["year"] == mine["year"].max()]
        assert chosen == latest["row_id"].tolist(), good["id"]


def test_the_chosen_prices_are_the_latest_of_more_than_a_month(rows, config):
    # Value and quantity of one row, dated, more than one month, extent of the period not disputed.
    both = rows[
        rows["unit_value_usd"].notna() & (rows["period_class"] != "month") & (rows["side"] == "partner")
    ]
    for good in config["goods"]:
        disputed = {row for row, why in good.get("not_taken", {}).items() if "disputed" in why}
        mine = both[(both["good_id"] == good["id"]) & ~both["row_id"].isin(disputed)]
        if len(mine):
            chosen = rows[rows["row_id"].isin(good["value_rows"])].iloc[0]
            end = (chosen["year"], chosen["month_to"])
            assert end == max(zip(mine["year"], mine["month_to"], strict=True)), good["id"]
        else:
            assert "value_rows" not in good, good["id"]


def test_a_price_over_the_wrong_months_stops_the_build(rows, config):
    potash = next(good for good in config["goods"] if good["id"] == "potash")
    short = {**potash, "value_quantity_rows": potash["value_quantity_rows"][:2]}
    with pytest.raises(ValueError, match="do not cover"):
        build_baselines(rows, config={**config, "goods": [short]}, today=2026)


def test_months_cover_a_period_without_hole_or_overlap():
    def periods(*pairs):
        return pd.DataFrame([{"year": 2025, "month_from": a, "month_to": b} for a, b in pairs])

    assert covers(periods((1, 3), (4, 6)), year=2025, month_from=1, month_to=6)
    assert not covers(periods((1, 3), (5, 6)), year=2025, month_from=1, month_to=6)
    assert not covers(periods((1, 3), (3, 6)), year=2025, month_from=1, month_to=6)
    assert not covers(periods((1, 3), (4, 6)), year=2024, month_from=1, month_to=6)
    assert joined_ids(["A;B", "B;C", ""]) == "A;B;C"


def test_shares_in_the_partners_imports():
    shares = good_shares(default_engine()).set_index(
        ["good_id", "year", "month_from", "month_to", "measure"]
    )["share"]
    expected = {
        ("potash", 2021, 1, 3, "quantity"): 0.245,
        ("potash", 2023, 1, 12, "quantity"): 0.297,
        ("potash", 2025, 1, 3, "quantity"): 0.248,
        ("potash", 2025, 1, 8, "quantity"): 0.195,
        ("potash", 2025, 1, 8, "value_usd"): 0.185,
        ("sawn_timber", 2021, 1, 12, "quantity"): 0.052,
        ("whey", 2021, 1, 12, "quantity"): 0.086,
    }
    assert {key: round(shares[key], 3) for key in expected} == expected
    assert len(shares) == len(expected) + 1  # and the single month of August 2025, by value


def test_a_share_compares_the_same_months_of_the_same_year():
    found = good_shares(default_engine(), good_id="potash").set_index(["month_to", "measure"])
    eight = found.loc[(8, "quantity")]
    assert eight["row_ids"] == "G046;G047;G048;G052"
    assert eight["from_reporter"] == 1_476_880
    assert not (found["year"] == 2024).any()  # no total for 2024: no share


def test_without_totals_there_are_no_shares(rows):
    assert build_good_shares(rows[rows["side"] == "own"]).empty


def test_one_good_alone():
    assert set(goods(default_engine(), good_id="whey")["good_id"]) == {"whey"}
    assert set(good_shares(default_engine(), good_id="whey")["good_id"]) == {"whey"}

"""Claims: verdicts are computed, part-years are not compared, every figure has its sources."""

import pandas as pd
import pytest

from directive.data.engine import default_engine
from directive.data.errors import TableError
from directive.data.queries.claims import claims, headline_figures, share_history, targets
from directive.data.queries.own_report import own_report
from directive.data.queries.verdicts import in_measure, stated_band, verdict
from directive.model.figures import Kind, Precision


@pytest.fixture(scope="module")
def engine():
    return default_engine()


@pytest.fixture(scope="module")
def table(engine):
    return claims(engine).set_index("claim_id")


@pytest.fixture(scope="module")
def figures(engine):
    return headline_figures(engine)


def test_stated_exports_keep_their_word_and_both_sources(figures):
    exports = figures["exports_to_partner"]
    assert (exports.value, exports.unit, exports.kind) == (1.7e9, "USD", Kind.statement)
    assert exports.precision is Precision.about
    assert exports.source_ids == ("CN122", "CN003")
    assert exports.period.label() == "2025"


def test_stated_share_stays_a_word(figures):
    share = figures["share_of_exports"]
    assert (share.value, share.precision) == (0.04, Precision.just_over)


def test_rank_is_of_the_last_published_table(figures):
    rank = figures["rank"]
    assert (rank.value, rank.period.year, rank.kind, rank.side) == (7, 2020, Kind.reported, "own")


def test_share_of_partner_imports_says_what_it_is_made_of(figures):
    share = figures["share_of_partner_imports"]
    assert share.value == pytest.approx(0.00066, abs=5e-6)
    assert share.kind is Kind.derived
    assert [part.side for part in share.parts] == ["own", "context"]
    assert [part.value for part in share.parts] == [1.7e9, 2.58e12]
    assert {"CN122", "CN101"} <= set(share.source_ids)


def test_distance_to_the_goal_in_points_and_dollars(figures):
    points, dollars = figures["distance_to_goal"], figures["distance_to_goal_usd"]
    assert points.value == pytest.approx(0.10 - 1.7 / 42)
    assert (points.low, points.high) == (pytest.approx(0.10 - 1.7 / 40.5), pytest.approx(0.10 - 1.7 / 42.5))
    assert dollars.value == pytest.approx(2.5e9)
    assert (dollars.low, dollars.high) == (pytest.approx(2.35e9), pytest.approx(2.55e9))
    assert figures["goal_value"].value == pytest.approx(4.2e9)
    assert points.precision is Precision.about


def test_every_headline_figure_has_sources(figures):
    assert all(figure.source_ids for figure in figures.values())
    assert not any(figure.is_missing for figure in figures.values())


def test_share_history_is_one_source_and_then_single_points(engine):
    history = share_history(engine)
    line = history[history["draw"] == "line"]
    assert set(line["source_ids"]) == {"imf_dots_repo"}
    assert line["year"].tolist() == list(range(1992, 2021))
    assert line.set_index("year").loc[2020, "share"] == pytest.approx(0.0256, abs=5e-5)
    points = history[history["draw"] == "point"].set_index("year")
    assert points.index.tolist() == [2021, 2022, 2025]
    assert points.loc[2025, "kind"] == "statement"
    assert set(points.loc[[2021, 2022], "kind"]) == {"derived"}
    assert not {2023, 2024} & set(history["year"])


VERDICTS = {
    "exports_value": "cannot_be_checked",
    "share_of_exports": "cannot_be_checked",
    "second_partner": "cannot_be_checked",
    "above_group": "cannot_be_checked",
    "share_of_partner_imports": "confirmed",
    "exports_doubled": "confirmed",
    "growth_ten_years": "differs",
    "growth_five_years": "confirmed",
    "trade_tripled": "cannot_be_checked",
    "trade_at_start": "differs",
    "trade_now": "cannot_be_checked",
    "goods_and_services": "cannot_be_checked",
    "share_of_trade": "cannot_be_checked",
    "regions_lag": "cannot_be_checked",
}


def test_verdicts(engine):
    found = claims(engine, topic="trade").set_index("claim_id")["verdict"]
    assert found.to_dict() == VERDICTS


def test_other_topics_have_nothing_published_to_compare(table):
    rest = table[table["topic"] != "trade"]
    assert len(rest) == 10
    assert set(rest["verdict"]) == {"cannot_be_checked"}
    assert rest["latest_value"].isna().all()


def test_place_among_partners_is_told_in_full(table):
    place = table.loc["second_partner"]
    assert (place["latest_value"], place["latest_year"]) == (3, 2020)
    assert place["reason_en"].endswith("In 2020 the place was 3 by turnover, 7 by exports, 2 by imports.")


def test_the_group_is_compared_with_nothing_older(table):
    group = table.loc["above_group"]
    assert (group["latest_year"], group["latest_months"], group["latest_unit"]) == (2022, "1-11", "EUR")
    assert group["latest_value"] == pytest.approx(3_047e6, rel=1e-3)
    assert group["latest_side"] == "partner"


def test_growth_is_worked_out_from_the_own_report(table):
    assert table.loc["growth_ten_years", "latest_value"] == pytest.approx(
        (1.7e9 / 781.0e6) ** 0.1 - 1, abs=1e-4
    )
    assert table.loc["growth_five_years", "latest_value"] == pytest.approx(0.178, abs=5e-4)
    assert table.loc["exports_doubled", "latest_value"] == pytest.approx(2.18, abs=5e-3)
    assert set(table.loc[["growth_ten_years", "exports_doubled"], "latest_kind"]) == {"derived"}


def test_turnover_ten_years_ago(table):
    start = table.loc["trade_at_start"]
    assert start["latest_value"] == pytest.approx(3.18e9, abs=5e6)
    assert "2.60" in start["reason_en"]
    assert "2,60" in start["reason_ru"]
    assert "26.0" in start["reason_zh"]


def test_reasons_have_no_open_placeholder_and_three_languages(table):
    for language in ("en", "ru", "zh"):
        reasons = table[f"reason_{language}"]
        assert not reasons.str.contains("[{}]").any()
        assert not reasons.str.contains("nan").any()
        assert (table[f"words_{language}"] != "").all()
        assert (table[f"subject_{language}"] != "").all()
    assert table["reason_zh"].str.contains("[\u4e00-\u9fff]").all()
    assert table["reason_ru"].str.contains("[А-я]").all()


def test_every_claim_is_dated_attributed_and_sourced(table):
    assert set(table["date"]) == {"2026-01-27"}
    assert (table[["speaker", "source_ids", "row_id"]] != "").all(axis=None)
    with_figure = table[table["latest_value"].notna()]
    assert (with_figure["latest_source_ids"] != "").all()


def test_wording_takes_no_side(table):
    spoken = " ".join(table["reason_en"]).lower()
    for word in ("false", "wrong", "lie", "only a claim", "success", "fail", "exaggerat", "impressive"):
        assert word not in spoken


@pytest.mark.parametrize(
    ("claimed", "found", "expected"),
    [
        ((1.65, 1.75), (1.7, 1.7), "confirmed"),
        ((1.65, 1.75), (1.75, 1.9), "confirmed"),
        ((1.65, 1.75), (1.76, 1.9), "differs"),
        ((1.65, 1.75), None, "cannot_be_checked"),
        (None, (1.0, 1.0), "cannot_be_checked"),
    ],
)
def test_the_rule_of_verdicts(claimed, found, expected):
    assert verdict(claimed, found) == expected


def test_bands_of_spoken_numbers():
    assert stated_band(2.5e9) == (2.45e9, 2.55e9)
    assert stated_band(30.0) == (29.5, 30.5)
    assert stated_band(1.2e10, "almost") == (1.15e10, 1.2e10)
    assert stated_band(20.0, "less_than") == (float("-inf"), 20.0)
    assert in_measure(stated_band(4.0, "just_over"), "%") == (0.04, 0.045)


def test_past_targets_beside_what_came(engine):
    found = targets(engine).set_index("row_id")
    first = found.loc["T01"]
    assert (first["outcome_year"], first["comparison"]) == (2020, "below")
    assert first["outcome_value"] == pytest.approx(748.2e6, abs=1e5)
    assert first["outcome_source_ids"] == "imf_dots_repo"
    assert tuple(first[["first_year", "first_value", "first_kind"]]) == (2022, 1.61e9, "statement")
    assert found.loc["T15", "comparison"] == "at_or_above"
    assert found.loc["T13", "comparison"] == "below"


def test_a_part_year_is_shown_but_not_compared_with_a_yearly_target(engine):
    row = targets(engine).set_index("row_id").loc["T04"]
    assert (row["outcome_value"], row["outcome_months"]) == (443e6, "1-9")
    assert row["comparison"] == "not_compared"


def test_targets_are_numeric_and_future_ones_are_not_judged(engine):
    found = targets(engine).set_index("row_id")
    assert len(found) == 26
    assert not set(found["measure_kind"]) & {"qualitative"}
    assert found.loc[["T06", "T19", "T25"], "comparison"].tolist() == ["not_due"] * 3
    assert found.loc[found["comparison"] == "not_published", "outcome_value"].isna().all()


def test_a_partner_without_a_line_is_named(engine):
    with pytest.raises(TableError, match="BLR and XXX"):
        own_report(engine, reporter="BLR", partner="XXX")


def test_missing_outcome_is_missing_not_zero(engine):
    found = targets(engine)
    assert not (found["outcome_value"] == 0).any()
    assert pd.isna(found.set_index("row_id").loc["T28", "outcome_value"])

"""The reference class gives the check values exactly, and refuses what the extract does not hold."""

import pytest

from directive.data.queries.reference import peer_series, peers, reference_class, reference_examples
from directive.model.errors import RangeError

CHECK = {"share_from": 0.03, "share_to": 0.06, "min_value_usd": 5e8}


def test_check_class_over_five_years(engine):
    found = reference_class(engine, **CHECK, years=5, reach=0.10, growth=0.217)
    assert (found.windows, found.pairs, found.reached, found.pairs_reached) == (5586, 808, 83, 46)
    assert (found.grew, found.missing_at_end) == (328, 149)
    assert round(found.reached_share, 4) == 0.0149
    assert (round(found.wilson_low, 4), round(found.wilson_high, 4)) == (0.0120, 0.0184)
    assert round(found.median_growth, 4) == 0.0350


def test_check_class_growing_a_quarter_a_year(engine):
    assert reference_class(engine, **CHECK, years=5, reach=0.10, growth=0.25).grew == 219


def test_check_class_over_ten_years(engine):
    found = reference_class(engine, **CHECK, years=10, reach=0.10)
    assert (found.windows, found.reached, found.pairs_reached) == (4082, 101, 35)
    assert found.grew is None


def test_examples_are_the_windows_that_reached(engine):
    rows = reference_examples(engine, **CHECK, years=5, reach=0.10)
    assert len(rows) == 83
    assert len(rows[["exporter_key", "partner_key"]].drop_duplicates()) == 46
    assert (rows["end_share"] >= 0.10).all()
    assert rows["start_share"].between(0.03, 0.06, inclusive="left").all()
    assert (
        rows[["exporter_en", "exporter_ru", "exporter_zh", "partner_en", "partner_ru", "partner_zh"]] != ""
    ).all(axis=None)


def test_an_empty_class_is_no_crash(engine):
    found = reference_class(engine, share_from=0.99, share_to=1.0, min_value_usd=1e13, years=5, reach=1.0)
    assert (found.windows, found.reached_share) == (0, None)


@pytest.mark.parametrize(
    "change",
    [
        {"share_from": 0.009},
        {"min_value_usd": 9.9e6},
        {"share_to": 0.03},
        {"share_to": 1.5},
        {"years": 0},
        {"years": 31},
        {"reach": 0.0},
    ],
)
def test_what_the_extract_does_not_hold_is_refused(engine, change):
    with pytest.raises(RangeError):
        reference_class(engine, **({**CHECK, "years": 5, "reach": 0.10} | change))


def test_the_floors_themselves_are_answered(engine):
    found = reference_class(engine, share_from=0.01, share_to=0.02, min_value_usd=1e7, years=5, reach=0.10)
    assert found.windows > 5586


def test_no_group_is_an_exporter_or_a_partner(engine):
    countries = set(engine.table("partner_keys").query("role == 'country'")["key"])
    pairs = engine.frame("SELECT DISTINCT exporter_key, partner_key FROM reference_pairs")
    assert set(pairs["exporter_key"]) | set(pairs["partner_key"]) <= countries
    assert set(engine.table("peers")["exporter_key"]) <= countries


def test_peers_of_2020(engine):
    """Kazakhstan 19.2, Russia 14.7, Ukraine 14.5, Uzbekistan 10.2, Belarus 2.6 % (definitions)."""
    shares = peers(engine, year=2020).set_index("exporter_key")["share"]
    found = {key: round(100 * shares[key], 1) for key in ("KAZ", "RUS", "UKR", "UZB", "BLR")}
    assert found == {"KAZ": 19.2, "RUS": 14.7, "UKR": 14.5, "UZB": 10.2, "BLR": 2.6}
    assert shares.dropna().is_monotonic_decreasing


def test_peer_lines_keep_their_holes(engine):
    lines = peer_series(engine, exporter_keys=["RUS", "BLR"])
    assert lines["share"].notna().all()
    assert lines.query("exporter_key == 'BLR'")["year"].tolist() == list(range(1992, 2021))
    assert "CHN" not in set(peers(engine, year=2020)["exporter_key"])

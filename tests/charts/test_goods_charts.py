"""Charts of one good and of a key as specifications: marks by kind of figure, nothing joined, splits that add up."""

import pandas as pd
import pytest

from directive.charts import good_history, good_shares, keys, price_volume
from directive.charts.theme import DARK, LIGHT
from directive.data.engine import default_engine
from directive.data.queries.goods import good_shares as shares
from directive.data.queries.goods import goods


def marks(spec: dict) -> list[str]:
    return [layer["mark"]["type"] for layer in spec["layer"]]


def history(palette=LIGHT) -> dict:
    return good_history.dots_spec(palette, axis_title="thousand t", label_expr="datum.label")


def test_no_line_joins_periods_or_years():
    for spec in (history(), keys.count_spec(LIGHT)):
        assert "line" not in marks(spec)
        assert "config" not in spec


def test_a_full_year_is_filled_and_everything_else_hollow():
    points = next(layer for layer in history()["layer"] if layer["mark"]["type"] == "point")
    assert points["encoding"]["fill"]["condition"] == {"test": "datum.mark === 'year'", "value": LIGHT.focus}
    assert points["encoding"]["fill"]["value"] == LIGHT.background
    shapes = points["encoding"]["shape"]["scale"]
    assert dict(zip(shapes["domain"], shapes["range"], strict=True))["statement"] == "diamond"


@pytest.mark.parametrize(
    ("kind", "draw_as", "mark"),
    [
        ("mirror", "annual", "year"),
        ("mirror", "part_year", "part"),
        ("statement", "annual", "statement"),
        ("estimate", "part_year", "statement"),
    ],
)
def test_the_mark_follows_kind_and_period(kind, draw_as, mark):
    assert good_history.mark_of(kind, draw_as) == mark


def test_colours_come_from_the_palette():
    assert DARK.focus in str(history(DARK))
    assert LIGHT.focus not in str(history(DARK))


def test_shares_of_part_years_are_hollow_and_stand_in_order_of_time():
    rows = good_shares.share_rows(shares(default_engine(), good_id="potash"))
    by_period = {(row.year, row.month_to, row.measure): row for row in rows.itertuples()}
    assert by_period[2023, 12, "quantity"].mark == "year"
    assert by_period[2021, 3, "quantity"].mark == by_period[2025, 8, "quantity"].mark == "part"
    assert round(by_period[2021, 3, "quantity"].x, 1) == 24.5
    assert round(by_period[2023, 12, "quantity"].x, 1) == 29.7
    assert round(by_period[2025, 8, "quantity"].x, 1) == 19.5
    assert rows["year"].is_monotonic_increasing


def test_price_and_quantity_add_up_and_only_the_same_months_are_compared():
    pairs = price_volume.comparable_pairs(goods(default_engine(), good_id="potash"))
    spans = list(
        zip(pairs["month_from"], pairs["month_to"], pairs["start_year"], pairs["end_year"], strict=True)
    )
    assert spans == [(1, 12, 2022, 2023), (1, 3, 2024, 2025), (4, 6, 2024, 2025), (7, 8, 2024, 2025)]
    assert (pairs["quantity"] + pairs["price"] - pairs["change"]).abs().max() < 1
    assert (pairs["end_value_usd"] - pairs["start_value_usd"] - pairs["change"]).abs().max() < 1


def test_unlike_months_or_sides_make_no_pair():
    # Sawn timber: January-August 2024 and January-May 2025.
    assert price_volume.comparable_pairs(goods(default_engine(), good_id="sawn_timber")).empty
    rows = goods(default_engine(), good_id="potash")
    first = rows[rows["row_id"] == "G041"]
    other = rows[rows["row_id"] == "G046"].assign(side="own")
    assert price_volume.comparable_pairs(pd.concat([first, other])).empty


def test_the_split_has_two_bars_a_pair_from_zero():
    spec = price_volume.split_spec(
        LIGHT, axis_title="USD million", label_expr="datum.label", names=("q", "p"), room=64
    )
    bar = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "bar")
    assert bar["encoding"]["x"]["scale"]["zero"] is True
    assert bar["encoding"]["color"]["scale"]["domain"] == ["q", "p"]

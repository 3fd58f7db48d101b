"""Charts of the page on targets as specifications: marks by kind of figure, units, zero baselines, constant drawing."""

import json

import pandas as pd
import pytest

from directive.charts import plan_cover, reference_class, target_path
from directive.charts.reference_class import ReferenceWords
from directive.charts.target_path import PathWords
from directive.charts.theme import DARK, LIGHT, SCENARIO_DASH

WORDS = PathWords(share_axis="Share, %", value_axis="USD bn", comma=False, percent_sign=" %")
COMMA = PathWords(share_axis="Доля, %", value_axis="млрд долл.", comma=True, percent_sign=" %")
OUTSIDE = ReferenceWords("Growth, %", "First year", "Reached, %", comma=False, percent_sign=" %")


def layers(spec: dict) -> list[dict]:
    found = []
    for layer in spec["layer"]:
        found += layers(layer) if "layer" in layer else [layer]
    return found


def lines(spec: dict) -> dict[str, dict]:
    return {
        layer["data"]["name"]: layer["mark"] for layer in layers(spec) if layer["mark"].get("type") == "line"
    }


@pytest.mark.parametrize("spec", [target_path.share_spec(LIGHT, WORDS), target_path.value_spec(LIGHT, WORDS)])
def test_scenario_is_dotted_amber_and_the_target_a_thin_red_line(spec):
    assert lines(spec)["way"] == {
        "type": "line",
        "color": LIGHT.scenario,
        "strokeDash": SCENARIO_DASH,
        "strokeWidth": 2.5,
    }
    assert lines(spec)["goal"]["color"] == LIGHT.target
    assert lines(spec)["goal"]["strokeWidth"] < 1.5
    assert "strokeDash" not in lines(spec)["goal"]


def test_own_report_is_solid_and_later_figures_are_never_joined_to_it():
    spec = target_path.share_spec(LIGHT, WORDS)
    assert "strokeDash" not in lines(spec)["history"]
    assert "points" not in lines(spec)
    later = next(layer for layer in layers(spec) if layer["data"]["name"] == "points")
    assert later["mark"]["filled"] is False
    assert later["mark"]["shape"] == "diamond"
    kinds = later["encoding"]["color"]["scale"]
    assert dict(zip(kinds["domain"], kinds["range"], strict=True)) == {
        "statement": LIGHT.focus, "derived": LIGHT.muted,
    }  # fmt: skip


@pytest.mark.parametrize(
    "spec",
    [
        target_path.share_spec(LIGHT, WORDS),
        target_path.value_spec(LIGHT, WORDS),
        reference_class.own_spec(LIGHT, OUTSIDE),
    ],
)
def test_amounts_start_at_zero_and_axes_name_their_unit(spec):
    amounts = [layer["encoding"]["y"] for layer in layers(spec) if "y" in layer.get("encoding", {})]
    assert amounts
    for amount in amounts:
        assert amount["scale"]["zero"] is True
        assert "%" in amount["axis"]["title"] or "USD" in amount["axis"]["title"]


def test_drawings_are_made_once_and_hold_no_rows():
    assert target_path.share_spec(LIGHT, WORDS) is target_path.share_spec(LIGHT, WORDS)
    assert target_path.share_spec(DARK, WORDS) is not target_path.share_spec(LIGHT, WORDS)
    for spec in (target_path.value_spec(LIGHT, WORDS), plan_cover.cover_spec(LIGHT, "USD bn", False)):
        text = json.dumps(spec)
        assert "values" not in text
        assert "datasets" not in text
        assert "config" not in spec


def test_russian_axes_have_a_decimal_comma():
    assert "','" in target_path.ticks(COMMA, percent=False)
    assert "replace" not in target_path.ticks(WORDS, percent=True)


def test_milestones_are_thinned_but_the_last_one_stays():
    def rows(count: int) -> pd.DataFrame:
        return pd.DataFrame({"year": range(2025, 2025 + count)})

    assert list(target_path.milestone_labels(rows(6))["year"]) == [2026, 2027, 2028, 2029, 2030]
    long = list(target_path.milestone_labels(rows(16))["year"])
    assert len(long) <= 8
    assert long[-1] == 2040
    assert 2025 not in long
    assert list(target_path.milestone_labels(rows(2))["year"]) == [2026]


def test_the_required_growth_is_a_red_rule_over_the_own_periods():
    spec = reference_class.own_spec(LIGHT, OUTSIDE)
    rule = next(layer for layer in layers(spec) if layer["mark"]["type"] == "rule")
    assert rule["data"]["name"] == "required"
    assert rule["mark"]["color"] == LIGHT.target


def test_classes_are_kept_apart_by_position_even_with_equal_names():
    spec = reference_class.classes_spec(LIGHT, OUTSIDE)
    assert {layer["encoding"]["y"]["field"] for layer in layers(spec)} == {"position"}
    intervals = next(layer for layer in layers(spec) if layer["mark"]["type"] == "rule")
    assert intervals["encoding"]["x"]["field"] == "low_percent"
    assert intervals["encoding"]["x2"]["field"] == "high_percent"


def test_goods_are_laid_end_to_end_and_the_rest_is_open():
    parts = pd.DataFrame({"name": ["a", "b", "c"], "amount": [1.0, None, 0.5]})
    laid = plan_cover.laid_end_to_end(parts, target=4.0)
    assert list(laid["role"]) == ["good0", "good1", "gap"]
    assert list(zip(laid["start"], laid["end"], strict=True)) == [(0.0, 1.0), (1.0, 1.5), (1.5, 4.0)]
    assert list(laid["position"]) == [0, 1, 2]


def test_no_open_part_when_the_goods_reach_the_target():
    laid = plan_cover.laid_end_to_end(pd.DataFrame({"name": ["a"], "amount": [5.0]}), target=4.0)
    assert list(laid["role"]) == ["good0"]


def test_without_goods_all_is_open():
    empty = pd.DataFrame({"name": [], "amount": pd.Series([], dtype=float)})
    laid = plan_cover.laid_end_to_end(empty, target=2.0)
    assert list(zip(laid["start"], laid["end"], strict=True)) == [(0.0, 2.0)]

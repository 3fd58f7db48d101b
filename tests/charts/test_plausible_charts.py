"""Charts of the checks of plausibility as specifications: counts that add up, marks by kind, honest scales."""

import json

import numpy as np
import pytest

from directive.charts import fan, partner_market, tornado
from directive.charts.distribution import binned, distribution_spec
from directive.charts.reference_class import ReferenceWords
from directive.charts.target_path import PathWords
from directive.charts.theme import DARK, LIGHT, SCENARIO_DASH

PATH = PathWords(share_axis="Share, %", value_axis="USD bn", comma=False, percent_sign=" %")
OUTSIDE = ReferenceWords("Growth, %", "First year", "Reached, %", comma=False, percent_sign=" %")
SPECS = (
    lambda palette: fan.fan_spec(palette, PATH, percent=True, last=2030),
    lambda palette: fan.fan_spec(palette, PATH, percent=False, last=2030),
    lambda palette: fan.range_spec(palette, PATH),
    lambda palette: distribution_spec(palette, OUTSIDE, "Starts"),
    lambda palette: tornado.tornado_spec(palette, "Growth, %", "datum.label"),
    lambda palette: partner_market.plan_bars_spec(palette, "Share, %", "datum.label"),
    lambda palette: partner_market.concentration_spec(palette, "HHI", "datum.label"),
)


def layers(spec: dict) -> list[dict]:
    # A dataset that every layer reads stands once at the top.
    shared = {"data": spec["data"]} if "data" in spec else {}
    return [shared | layer for layer in spec["layer"]]


def of(spec: dict, data: str, mark: str) -> list[dict]:
    return [part for part in layers(spec) if part["data"]["name"] == data and part["mark"]["type"] == mark]


@pytest.mark.parametrize("build", SPECS)
@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_specifications_hold_no_data_no_config_and_name_every_dataset(build, palette):
    spec = build(palette)
    assert "config" not in spec
    assert "values" not in json.dumps(spec)
    assert all("name" in layer["data"] for layer in layers(spec))


def test_every_case_is_counted_once_and_split_at_the_required_growth():
    growth = np.array([-1.0, -0.30, -0.05, 0.0, 0.02, 0.2139, 0.214, 0.3, 0.9, np.nan])
    rows = binned(growth, 0.214, width=0.025)
    assert rows["count"].sum() == 9  # the unknown one has no place
    assert rows.loc[rows["enough"] == "yes", "count"].sum() == 3
    step = rows[(rows["low_percent"] == 20) & (rows["high_percent"] == 22.5)]
    assert dict(zip(step["enough"], step["count"], strict=True)) == {"no": 1, "yes": 1}
    assert list(step["start"]) == [0, 1]
    assert rows.loc[rows["low_percent"] == -30, "count"].sum() == 2


def test_a_rate_on_an_edge_belongs_to_the_step_it_begins():
    rows = binned(np.array([0.10]), 0.5, width=0.05)
    assert list(rows["low_percent"]) == [10.0]


def test_a_required_growth_beyond_the_picture_widens_it():
    rows = binned(np.array([0.58, 0.61]), 0.6, width=0.025)
    assert rows.loc[rows["enough"] == "yes", "low_percent"].tolist() == [60.0]
    assert rows["low_percent"].max() <= 60


def test_own_report_is_solid_the_base_a_hollow_diamond_paths_dotted_amber_the_target_thin_red():
    spec = fan.fan_spec(LIGHT, PATH, percent=True, last=2030)
    own, median = of(spec, "history", "line")[0]["mark"], of(spec, "fan", "line")[0]["mark"]
    assert own["color"] == LIGHT.focus
    assert "strokeDash" not in own
    assert (median["color"], median["strokeDash"]) == (LIGHT.scenario, SCENARIO_DASH)
    start = of(spec, "start", "point")[0]["mark"]
    assert (start["shape"], start["filled"]) == ("diamond", False)
    target = of(spec, "target", "rule")[0]["mark"]
    assert target["color"] == LIGHT.target
    assert target["strokeWidth"] < 1.5


def test_the_gap_is_marked_and_no_line_crosses_it():
    spec = fan.fan_spec(LIGHT, PATH, percent=False, last=2030)
    assert of(spec, "gap", "rect")[0]["mark"]["color"] == LIGHT.no_data
    assert {part["data"]["name"] for part in layers(spec) if part["mark"]["type"] == "line"} == {
        "history",
        "fan",
    }


@pytest.mark.parametrize(
    "spec", [SPECS[0](LIGHT), SPECS[1](LIGHT), SPECS[2](LIGHT), SPECS[5](LIGHT), SPECS[6](LIGHT)]
)
def test_amounts_start_at_zero(spec):
    scales = [
        channel["scale"]
        for layer in layers(spec)
        for name, channel in layer["encoding"].items()
        if name in ("x", "y") and channel.get("type") == "quantitative" and "scale" in channel
        and not channel["field"].endswith("year") and channel["field"] not in ("middle", "room")
    ]  # fmt: skip
    assert scales
    assert all(scale["zero"] for scale in scales)


def test_counts_start_at_zero_and_the_required_growth_is_red():
    spec = distribution_spec(LIGHT, OUTSIDE, "Starts")
    bars = of(spec, "bins", "bar")[0]
    assert bars["encoding"]["y"]["scale"]["zero"]
    assert of(spec, "required", "rule")[0]["mark"]["color"] == LIGHT.target


def test_a_refused_end_has_no_words():
    spec = tornado.tornado_spec(LIGHT, "Growth, %", "datum.label")
    for part in of(spec, "swings", "text"):
        assert all("isValid(datum.end)" in step["filter"] for step in part["transform"])

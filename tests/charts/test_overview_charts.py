"""The Overview's charts as specifications: one line one source, marks by kind, a target that moves with the total."""

import pandas as pd
import pytest

from directive.charts.path_layers import LABELS, LINE, PATH, POINTS, TARGET
from directive.charts.peers import Standing, peers_view
from directive.charts.share_path import Worded, share_path_view
from directive.charts.theme import LIGHT
from directive.charts.value_path import value_path_view
from directive.data.pack import Names
from directive.i18n import LANGUAGES, translator

PARTNER = Names("Partland", "Partland's", "to Partland", "from Partland", "in Partland")
REPORTER = Names("Homeland", "Homeland's", "to Homeland", "from Homeland", "in Homeland")
WORDS = Worded(PARTNER, REPORTER, 0.10, "10 %", 2025, 2030)


def history() -> pd.DataFrame:
    """Two reported years, one year worked out later, one stated; totals in dollars."""
    frame = pd.DataFrame(
        {
            "year": [2019, 2020, 2022, 2025],
            "value_usd": [0.4e9, 0.6e9, 1.6e9, 1.7e9],
            "total_usd": [40e9, 30e9, 40e9, 42e9],
            "share": [0.01, 0.02, 0.04, 0.04],
            "share_low": [None, None, None, 0.040],
            "share_high": [None, None, None, 0.042],
            "kind": ["reported", "reported", "derived", "statement"],
            "draw": ["line", "line", "point", "point"],
            "source_ids": ["S1", "S1", "S2;S3", "S4"],
            "date_text": ["", "", "", "27 January 2026"],
        }
    )
    return frame.assign(
        share_text=["1 %", "2 %", "about 4 %", "just over 4 %"], value_text=["a", "b", "c", "about $1.7 bn"],
        goal_text=["g"] * 4, kind_text=frame["kind"],
    )  # fmt: skip


def scenario() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "year": [2025, 2030],
            "share": [0.0405, 0.10],
            "value_usd": [1.7e9, 4.478e9],
            "total_usd": [42e9, 44.78e9],
            "share_text": ["4.0 %", "10 %"],
            "value_text": ["about $1.7 bn", "about $4.5 bn"],
            "goal_text": ["about $4.2 bn", "about $4.5 bn"],
            "kind_text": "scenario",
        }
    )


def view(build, language="en"):
    return build(history(), scenario(), words=WORDS, t=translator(language), palette=LIGHT, height=300)


def layers_on(spec: dict, name: str) -> list[dict]:
    return [layer for layer in spec["layer"] if layer.get("data", spec.get("data")) == {"name": name}]


def mark_of(spec: dict, name: str, kind: str) -> dict:
    return next(layer["mark"] for layer in layers_on(spec, name) if layer["mark"]["type"] == kind)


BOTH = pytest.mark.parametrize("build", [share_path_view, value_path_view])


@BOTH
def test_the_line_is_the_own_report_alone(build):
    drawn = view(build).datasets
    assert list(drawn[LINE]["year"]) == [2019, 2020]
    assert list(drawn[POINTS]["year"]) == [2022, 2025]


@BOTH
def test_later_figures_are_hollow_diamonds_with_their_date(build):
    spec = view(build).spec
    mark = mark_of(spec, POINTS, "point")
    assert (mark["shape"], mark["filled"]) == ("diamond", False)
    tips = [
        tip["field"]
        for layer in layers_on(spec, POINTS)
        for tip in layer["encoding"].get("tooltip", [])
        if layer["mark"]["type"] == "point"
    ]
    assert "date_text" in tips
    assert list(view(build).datasets[POINTS]["date_text"])[-1] == "27 January 2026"


@BOTH
def test_kinds_keep_their_marks(build):
    spec = view(build).spec
    assert mark_of(spec, LINE, "line")["color"] == LIGHT.focus
    assert mark_of(spec, LINE, "line")["strokeDash"] == [1, 0]
    assert mark_of(spec, PATH, "line")["color"] == LIGHT.scenario
    assert mark_of(spec, PATH, "line")["strokeDash"] == [2, 3]
    assert mark_of(spec, TARGET, "line")["color"] == LIGHT.target
    assert mark_of(spec, TARGET, "line")["strokeWidth"] < mark_of(spec, LINE, "line")["strokeWidth"]


def test_the_target_is_flat_in_share_and_moves_with_the_total_in_value():
    assert set(view(share_path_view).datasets[TARGET]["y"]) == {10.0}
    target = view(value_path_view).datasets[TARGET]
    assert list(target["y"]) == pytest.approx([4.2, 4.478])
    # A target is set in the base year: the years before it had none.
    assert list(target["segment"]) == ["scenario", "scenario"]
    assert min(view(share_path_view).datasets[TARGET]["year"]) == min(target["year"])
    detail = [
        layer["encoding"]["detail"]["field"]
        for layer in layers_on(view(value_path_view).spec, TARGET)
        if "detail" in layer["encoding"]
    ]
    assert detail
    assert set(detail) == {"segment"}


def test_chinese_counts_dollars_in_units_of_its_own():
    english, chinese = view(value_path_view).datasets[LINE], view(value_path_view, "zh").datasets[LINE]
    assert list(chinese["y"]) == pytest.approx([y * 10 for y in english["y"]])


@BOTH
def test_the_zero_is_on_the_axis_and_the_spec_carries_no_rows(build):
    spec = view(build).spec
    domains = [
        layer["encoding"]["y"]["scale"]["domain"]
        for layer in spec["layer"]
        if "scale" in layer["encoding"].get("y", {})
    ]
    assert domains
    assert all(domain[0] == 0 for domain in domains)
    assert "values" not in str(spec.get("data", ""))
    assert "config" not in spec


@BOTH
def test_every_source_is_named_and_the_twin_has_every_row(build):
    drawn = view(build)
    assert drawn.source_ids == ("S1", "S2", "S3", "S4")
    assert len(drawn.table) == len(history()) + len(scenario())


@pytest.mark.parametrize("language", LANGUAGES)
@BOTH
def test_titles_say_the_finding(build, language):
    drawn = view(build, language)
    said = "just over 4 %" if build is share_path_view else "about $4.5 bn"
    assert said in drawn.title
    assert said in drawn.alt


def test_labels_stand_inside_the_years_shown():
    labels = view(share_path_view).datasets[LABELS]
    assert labels["year"].between(2017, 2031).all()


def peers(language="en"):
    rows = pd.DataFrame(
        {
            "label": ["Homeland", "Peerland", "Third", "Silent"],
            "share": [0.026, 0.192, 0.102, None],
            "share_text": ["2.6 %", "19.2 %", "10.2 %", "–"],
            "is_reporter": [True, False, False, False],
            "source_id": "S1",
        }
    )
    standing = Standing(2020, 99, 50, 179, "2.6 %", 0.10, "10 %")
    return peers_view(rows, standing=standing, partner=PARTNER, reporter=REPORTER, t=translator(language),
                      palette=LIGHT, height=260)  # fmt: skip


def test_peers_stand_in_order_with_the_reporter_marked():
    rows = peers().datasets["rows"]
    assert list(rows["label"]) == ["Peerland", "Third", "Homeland", "Silent"]
    assert list(rows["colour"]) == [LIGHT.others, LIGHT.others, LIGHT.focus, LIGHT.others]


def test_peer_bars_start_at_zero_and_a_hole_stays_a_hole():
    spec = peers().spec
    bars = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "bar")
    assert bars["encoding"]["x"]["scale"]["zero"] is True
    assert peers().datasets["rows"]["y"].isna().sum() == 1


def test_peers_say_who_is_where_among_all_exporters():
    assert "19.2 %" in peers().title
    assert "10.2 %" in peers().title
    assert "179" in peers().notes[0]
    assert "99" in peers().notes[0]
    assert "50" in peers().notes[0]


@pytest.mark.parametrize("build", [share_path_view, value_path_view])
def test_a_slide_tells_statements_from_figures_worked_out_of_them_in_the_pages_colours(build):
    drawn = view(build)
    points = drawn.datasets[POINTS]
    assert dict(zip(points["mark"], points["colour"], strict=True)) == {
        "statement": LIGHT.focus, "derived": LIGHT.muted,
    }  # fmt: skip
    assert [series.where for series in drawn.native.series if series.mark in ("statement", "derived")] == [
        ("mark", "statement"),
        ("mark", "derived"),
    ]

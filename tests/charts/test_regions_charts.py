"""The scatter of size against ties, and the map as a still picture."""

import json

import pandas as pd

from directive.charts.regions import map_spec, ties_rows, ties_spec
from directive.charts.render import Look, to_svg
from directive.charts.theme import LIGHT
from directive.charts.view import ChartView

FRAME = pd.DataFrame(
    {
        "iso": ["A", "B", "C", "D", "E"],
        "label": ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"],
        "share": [0.17, 0.165, 0.162, 0.0001, None],
        "documents_clear": [0, 3, 2, 0, 0],
        "types_present": [3, 3, 3, 0, 0],
    }
)


def spec():
    return ties_spec(
        palette=LIGHT,
        axis_titles=("Share, %", "Types"),
        highest=3,
        largest_share=0.17,
        label_expr="datum.value",
    )


def test_regions_without_a_share_are_left_out_and_not_zero():
    assert len(ties_rows(FRAME, count="types_present", label_from_share=0.01)) == 4


def test_neighbouring_labels_go_above_below_and_then_away():
    rows = ties_rows(FRAME, count="types_present", label_from_share=0.01)
    assert list(rows["side"][:3]) == [-1, 1, 0]
    assert rows["label"][2] == ""


def test_missing_documents_are_told_apart():
    rows = ties_rows(FRAME, count="types_present", label_from_share=0.01)
    assert list(rows["documented"]) == [False, True, True, False]


def test_both_axes_start_at_nothing_and_name_what_they_measure():
    made = spec()
    encoding = made["layer"][0]["encoding"]
    assert encoding["x"]["scale"]["domain"][0] == 0
    assert encoding["x"]["title"] == "Share, %"
    assert encoding["y"]["title"] == "Types"
    assert "config" not in made
    assert LIGHT.focus in json.dumps(made)


def test_the_map_becomes_a_picture_with_shapes_lines_and_names():
    rows = pd.DataFrame(
        {"code": ["CN-GD", "CN-BJ"], "class": ["much", "little"], "label": ["Гуандун", "北京"],
         "lon": [113.0, 116.0],
         "lat": [23.0, 40.0]}
    )  # fmt: skip
    links = pd.DataFrame({"from_lon": [27.5], "from_lat": [53.9], "to_lon": [113.0], "to_lat": [23.0]})
    spec = map_spec(LIGHT, classes=[("little", "#bbd5e5"), ("much", "#0b5c8a")], legend_title="Imports, USD")
    view = ChartView("m", "Title", "", "", spec, {"rows": rows, "links": links}, rows, ())
    svg = to_svg(view, Look("light", "ru")).decode()
    assert svg.count('fill="#0b5c8a"') == 2  # the shape and its legend
    assert "Гуандун" in svg
    assert f'stroke="{LIGHT.second.lower()}"' in svg.lower()  # the line

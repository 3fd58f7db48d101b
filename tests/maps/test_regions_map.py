"""The region map as a specification: no tiles, outlines by address, small messages, one click layer, escaped words."""

import json
import math

import numpy as np
import pandas as pd
import pytest

from directive.charts.theme import DARK, LIGHT
from directive.maps import mercator
from directive.maps.colours import by_feature, classes, nice, rgb, steps
from directive.maps.labels import Label, shown_from, sides_with_room, without_overlap
from directive.maps.look import MapLook
from directive.maps.mercator import Camera
from directive.maps.regions import CLICKABLE, MapContent, Shape, regions_deck


def look(p):
    return MapLook(
        p.background, p.surface, p.grid, p.text, p.gap, p.second, {"rail": p.third, "air": p.muted},
        {"diplomatic": p.focus, "study": p.third}, "sans-serif",
    )  # fmt: skip


CAMERA = Camera(76.2, 40.6, 2.25)
SHAPES = tuple(Shape(i, LIGHT.ramp[i % 6], (f"Регион номер {i}", f"{i * 10} млрд")) for i in range(41))
LINKS = pd.DataFrame(
    {
        "from_lon": np.linspace(23.7, 31.0, 28), "from_lat": 53.9, "to_lon": np.linspace(88, 127, 28), "to_lat": 31.5,
        "strength": [3, 2, 1, 0] * 7, "strong": True,
    }
)  # fmt: skip
LABELS = tuple(Label(f"Название {i}", 80.0 + i, 30.123, 0.0, 3.0, i if i < 29 else -1) for i in range(30))
CONTENT = MapContent(SHAPES, CAMERA, labels=LABELS, links=LINKS, selected=11, hover_note="Импорт, USD, 2024")


def spec_of(content=CONTENT, *, palette=LIGHT, **more):
    return json.loads(regions_deck(content, look=look(palette), **more).to_json())


def layer(spec, name):
    return next(layer for layer in spec["layers"] if layer["id"].startswith(name))


def test_no_tiles_and_no_geometry_travel_with_the_map():
    spec = spec_of()
    assert "mapProvider" not in spec
    assert (
        spec["mapStyle"] == "__MAP_STYLE__"
    )  # the untouched default, which the front end drops without a request
    for name in ("backdrop", "divisions", CLICKABLE):
        assert layer(spec, name)["data"].startswith("/app/static/geo/")


def test_a_recolour_stays_under_ten_kilobytes_with_cyrillic_names():
    deck = regions_deck(CONTENT, look=look(LIGHT))
    assert len(deck.to_json().encode()) + len(json.dumps(deck._tooltip)) < 14_000
    bare = MapContent(SHAPES, CAMERA)
    assert len(regions_deck(bare, look=look(LIGHT)).to_json().encode()) < 4_000


def test_shapes_and_names_know_where_the_pointer_is_and_say_which_shape():
    pickable = {layer["id"]: layer for layer in spec_of()["layers"] if layer["pickable"]}
    assert list(pickable) == [CLICKABLE, "labels"]
    # A name that lies over a neighbour means what it names.
    assert [row["i"] for row in pickable["labels"]["data"]] == [*range(29), -1]
    assert "data-shape={i}" in regions_deck(CONTENT, look=look(LIGHT))._tooltip["html"]


def test_names_stand_above_the_arcs():
    names = spec_of()["layers"][-1]
    assert names["id"] == "labels"
    assert names["parameters"] == {"depthCompare": "always"}  # an arc is nearer to the eye than the ground


def test_the_first_view_does_not_change_with_colours_so_the_camera_stays():
    recoloured = MapContent(tuple(Shape(s.index, LIGHT.gap, s.hover) for s in SHAPES), CAMERA)
    assert spec_of()["initialViewState"] == spec_of(recoloured)["initialViewState"]


def test_every_rule_on_shapes_that_stay_tells_the_browser_when_it_changes():
    """deck.gl takes two expressions for the same one: without a trigger the shapes keep yesterday's colours."""
    recoloured = MapContent(tuple(Shape(s.index, LIGHT.gap, s.hover) for s in SHAPES), CAMERA)
    one, other = layer(spec_of(), "divisions"), layer(spec_of(recoloured), "divisions")
    assert one["getFillColor"] != other["getFillColor"]
    assert one["updateTriggers"] != other["updateTriggers"]
    assert layer(spec_of(), "divisions")["updateTriggers"] == one["updateTriggers"]
    for row in spec_of()["layers"]:
        if isinstance(row["data"], str) and not row["id"].startswith(
            "chosen"
        ):  # that one is named after its rule
            rules = {name for name, value in row.items() if str(value).startswith("@@=")}
            assert rules <= row.get("updateTriggers", {}).keys()


def test_the_chosen_region_has_a_stronger_outline():
    chosen = layer(spec_of(), "chosen")
    assert (
        chosen["id"] == "chosen-11"
    )  # another region, another layer: lines of a layer that stays are not redrawn
    assert chosen["getLineWidth"] == "@@=properties.i==11?2.5:0"
    assert not any(row["id"].startswith("chosen") for row in spec_of(MapContent(SHAPES, CAMERA))["layers"])


def test_words_of_the_data_are_escaped_in_the_tooltip():
    shape = Shape(3, LIGHT.gap, ("<script>x</script> {code}", "a & b"))
    text = regions_deck(MapContent((shape,), CAMERA), look=look(LIGHT))._tooltip["html"]
    assert "<script>" not in text
    assert "{code}" not in text
    assert "a &amp; b" in text


def test_points_of_one_place_stand_beside_each_other_and_plans_are_hollow():
    points = pd.DataFrame(
        {
            "lon": [116.4, 116.4],
            "lat": [39.9, 39.9],
            "presence_class": ["study", "diplomatic"],
            "confirmed": [True, False],
        }
    )
    rows = layer(spec_of(MapContent(SHAPES, CAMERA, points=points)), "presence")["data"]
    assert sorted(row["o"][0] for row in rows) == [-5.5, 5.5]
    assert rows[0]["f"][:3] == rgb(LIGHT.background)  # diplomatic, not confirmed


def test_layers_without_rows_are_not_drawn():
    assert [layer["id"] for layer in spec_of(MapContent(SHAPES, CAMERA))["layers"]] == [
        "backdrop", "divisions", CLICKABLE,
    ]  # fmt: skip


def test_dark_mode_uses_dark_colours():
    assert layer(spec_of(palette=DARK), "backdrop")["getFillColor"] == rgb(DARK.surface)


def colour_of(expression, index):
    """The browser's nested conditions, read by Python."""
    test, rest = expression.split("?", 1) if "?" in expression else ("", expression)
    if not test:
        return json.loads(expression.strip("()"))
    then, other = rest.split("]:", 1)
    if f"=={index})" in test.replace("||", ")||"):
        return json.loads(then + "]")
    return colour_of(other[1:-1] if other.startswith("(") else other, index)


def test_every_shape_gets_its_own_colour_and_unknown_ones_the_other():
    colours = {1: "#000001", 11: "#00000b", 2: "#000002", 21: "#000001"}
    expression = by_feature(colours, other="#c5ccd2")
    for index, colour in colours.items():
        assert colour_of(expression, index) == rgb(colour, alpha=255)
    assert colour_of(expression, 3) == rgb("#c5ccd2", alpha=255)


def test_classes_have_round_edges_and_hold_the_ends():
    values = [0.3, 4, 8, 12, 30, 55, 100, 450, float("nan")]
    made = classes(values, LIGHT.ramp, top=2)
    assert list(made.edges[:-1]) == sorted({nice(edge) for edge in made.edges[:-1]})
    assert [value for value in values if value >= made.edges[-1]] == [
        100,
        450,
    ]  # the darkest are those of the title
    assert made.colour(0.3) == LIGHT.ramp[0]
    assert made.colour(450) == LIGHT.ramp[-1]
    assert len(made.colours) == len(made.edges) + 1


def test_zero_ties_is_a_class_of_its_own():
    made = steps(5, LIGHT.ramp)
    assert [made.colour(count) for count in range(6)] == list(LIGHT.ramp)


def test_no_values_give_one_class():
    assert classes([float("nan")], LIGHT.ramp, top=5).edges == ()


def test_labels_that_would_touch_are_left_out_the_less_important_first():
    labels = [
        Label("Shanghai", 121.4, 31.1, 0, 0),
        Label("Jiangsu", 121.5, 31.1, 0, 0),
        Label("Tibet", 86.0, 32.0, 0, 0),
    ]
    assert [label.text for label in without_overlap(labels, camera=CAMERA, size=12)] == ["Shanghai", "Tibet"]


def test_names_come_one_by_one_as_a_picture_grows():
    labels = [
        Label("Shanghai", 121, 31, 0, 0),
        Label("Jiangsu", 120, 32, 0, 0),
        Label("Tibet", 88, 31, 0, 0),
        Label("At Shanghai", 121, 31, 0, 0),
    ]
    first, beside, far, never = shown_from(labels, size=12)
    assert first == 0
    assert 0 < far < beside
    assert never == math.inf
    # From the found scale on the two do not touch: 14.4 pixels of a line and 2 between, over the distance of 1 degree.
    down = mercator.world_pixels(0, 32, zoom=0)[1] - mercator.world_pixels(0, 31, zoom=0)[1]
    assert beside == pytest.approx(16.4 / abs(down))


@pytest.mark.parametrize("size", [(800, 460), (1000, 620)])
def test_fit_shows_the_corners_and_nothing_much_more(size):
    bounds = (18.0, 15.0, 135.0, 58.0)
    camera = mercator.fit(bounds, width=size[0], height=size[1])
    west, top = mercator.screen_pixels(18.0, 58.0, camera=camera, width=size[0], height=size[1])
    east, bottom = mercator.screen_pixels(135.0, 15.0, camera=camera, width=size[0], height=size[1])
    assert west >= -1
    assert top >= -1
    assert max((east - west) / size[0], (bottom - top) / size[1]) > 0.94


def test_a_name_moved_aside_never_lies_on_the_place_of_another():
    camera = Camera(100.0, 30.0, 3.0)
    here, there = Label("Small one", 100.0, 30.0, 0, 0), Label("Neighbour", 104.0, 30.0, 0, 0)
    assert sides_with_room([here, there], camera=camera, size=12, beside={"Small one"})[0] == "left"
    sides = [(4, 0), (-4, 0), (0, 1.5), (0, -1.5)]
    around = [Label(f"n{dx}{dy}", 100.0 + dx, 30.0 + dy, 0, 0) for dx, dy in sides]
    assert sides_with_room([here, *around], camera=camera, size=12, beside={"Small one"})[0] == ""

"""Partner charts as specifications: what is drawn, what is kept apart, what the sentences say."""

import pandas as pd
import pytest

from directive.charts.concentration import Spread, concentration_number
from directive.charts.measures import Measure, axis_label
from directive.charts.mirror import Pair, mirror_gap, mirror_lines, with_gap
from directive.charts.ranked_bars import MARK, Choice, cut, ranked_bars
from directive.charts.render import Look, to_svg
from directive.charts.theme import DARK, LIGHT
from directive.charts.trend import Lines, trend, with_growth
from directive.charts.world_map import Placing, class_labels, class_of, shapes, world_map
from directive.i18n import LANGUAGES, translator

EN = translator("en")
SOURCE = "some_source"


def partners(**changes) -> pd.DataFrame:
    """Five countries, a group and a residual line, US dollars; the fifth is small."""
    rows = [
        ("AAA", "Alpha", "country", 500e6, 0.5, 1, 0.10),
        ("BBB", "Beta", "country", 300e6, 0.3, 2, -0.05),
        ("CCC", "Gamma", "country", 100e6, 0.1, 3, None),
        ("DDD", "Delta", "country", 40e6, 0.04, 4, 0.5),
        ("EEE", "Epsilon", "country", 10e6, 0.01, 5, 0.02),
        ("GGG", "Group", "group", 800e6, 0.8, None, 0.03),
        ("X-NS", "Not specified", "residual", 50e6, 0.05, None, None),
    ]
    columns = ["partner_key", "label_en", "role", "value_usd", "share", "rank", "growth"]
    frame = pd.DataFrame(rows, columns=columns).assign(iso3="", kind="reported", source_id=SOURCE)
    frame["iso3"] = frame["partner_key"].where(frame["role"] == "country", "")
    return frame.assign(**changes)


def choice(measure: str = "value", *, top: int = 3, partner: str = "EEE", flow: str = "export") -> Choice:
    return Choice(Measure(measure, flow, 5), 2020, top, partner, {"EEE": LIGHT.focus})


def bars(measure: str = "value", frame: pd.DataFrame | None = None, **options):
    frame = partners() if frame is None else frame
    return ranked_bars(frame, choice(measure, **options), before=frame, t=EN, palette=LIGHT)


def test_a_partner_below_the_cut_is_still_shown_with_its_place():
    drawn = bars().datasets["rows"]
    last = drawn.iloc[-1]
    assert last["label"] == f"{MARK}5  Epsilon"
    assert last["fill"] == LIGHT.focus
    assert bars().title == "Exports 2020: Epsilon at place 5 of 5 with $10.0 m, 1.0\u202f% of the total"


def test_the_top_is_the_number_asked_for_and_the_partner_is_not_drawn_twice():
    rows = cut(partners(), choice(top=5))
    assert list(rows[rows["role"] == "country"]["partner_key"]) == ["AAA", "BBB", "CCC", "DDD", "EEE"]


def test_groups_stand_apart_and_residual_lines_in_no_bar():
    drawn = bars().datasets["rows"]
    assert list(drawn["shape"].head(2)) == ["group", "gap"]
    assert "Not specified" not in " ".join(drawn["label"])
    assert "Group" not in " ".join(bars("rank").datasets["rows"]["label"]), "a group has no place"


def test_bars_start_at_zero_and_name_their_unit():
    x = bars().spec["layer"][1]["encoding"]["x"]
    assert x["scale"]["zero"] is True
    assert x["axis"]["title"] == "USD million"


def test_growth_orders_the_largest_and_leaves_missing_ones_blank():
    rows = cut(partners(), choice("growth", top=4))
    assert list(rows[rows["part"] == "country"]["partner_key"]) == ["DDD", "AAA", "BBB", "CCC"]
    drawn = bars("growth", top=4).datasets["rows"].set_index("label")
    assert pd.isna(drawn.loc["3  Gamma", "x"]), "never zero"
    assert drawn.loc["3  Gamma", "text"] == "–"


def test_a_balance_keeps_large_deficits_in_sight():
    frame = partners(value_usd=[500e6, 300e6, 100e6, -40e6, -900e6, 1.0, 1.0], share=None)
    rows = cut(frame, choice(top=3, flow="balance", partner="AAA"))
    assert list(rows[rows["part"] == "country"]["partner_key"]) == ["AAA", "BBB", "EEE"]


def series() -> pd.DataFrame:
    values = {2015: 100e6, 2016: 110e6, 2018: 130e6, 2020: 200e6}
    rows = [("AAA", year, value) for year, value in values.items()] + [("BBB", 2020, 5e6)]
    frame = pd.DataFrame(rows, columns=["partner_key", "year", "value_usd"])
    return frame.assign(share=0.1, rank=1, kind="reported", source_id=SOURCE)


def later() -> pd.DataFrame:
    row = {"partner_key": "AAA", "year": 2025, "value_usd": 300e6, "value_low_usd": None, "value_high_usd": None,
           "use": "band", "text": "about $300 m (statement)",
           "short": "about $300 m", "source_id": "later_source"}  # fmt: skip
    return pd.DataFrame([row])


def drawn_trend(measure: str = "value", year: int = 2020, t=EN, targets=None):
    lines = Lines(
        Measure(measure, "export", 5),
        year,
        2025,
        {"AAA": "Alpha", "BBB": "Beta"},
        {"AAA": "red", "BBB": "blue"},
    )
    return trend(with_growth(series(), years=5), lines, later=later(), t=t, palette=LIGHT, targets=targets)


def test_later_figures_are_diamonds_and_never_in_the_line():
    view = drawn_trend()
    assert view.datasets["rows"]["year"].max() == 2020
    assert list(view.datasets["later"]["year"]) == [2025]
    layers = [layer for layer in view.spec["layer"] if layer["mark"].get("shape") == "diamond"]
    assert [layer["data"]["name"] for layer in layers] == ["later"]
    line = next(layer for layer in view.spec["layer"] if layer["mark"]["type"] == "line")
    assert line["data"]["name"] == "rows"
    assert "later_source" in view.source_ids


def test_later_figures_stay_off_the_measures_they_are_not():
    view = drawn_trend("share")
    assert view.datasets["later"].empty
    assert "later_source" not in view.source_ids


def test_trend_says_both_ends_and_a_later_year_in_its_own_words():
    assert drawn_trend().title == "Alpha: $100 m in 2015, $200 m in 2020"
    assert (
        drawn_trend(year=2025).title
        == "Alpha: $200 m in 2020, the last table; about $300 m (statement) in 2025"
    )


def test_growth_needs_both_ends():
    grown = with_growth(series(), years=5).set_index(["partner_key", "year"])["growth"]
    assert grown["AAA", 2020] == pytest.approx(2 ** (1 / 5) - 1)
    assert grown.drop(("AAA", 2020)).isna().all()


def test_names_beside_the_lines_do_not_touch():
    ends = drawn_trend().datasets["ends"].sort_values("y", ascending=False)["y"].to_list()
    assert ends[0] - ends[1] >= 0.06 * 300


def test_a_name_stands_beside_its_last_point_with_its_number():
    ends = drawn_trend().datasets["ends"].set_index("name")
    assert list(ends.index) == ["Alpha\nabout $300 m", "Beta\n$5.00 m"]
    assert 2025 < ends.loc["Alpha\nabout $300 m", "year"] < 2026
    assert 2020 < ends.loc["Beta\n$5.00 m", "year"] < 2021
    assert ends.loc["Alpha\nabout $300 m", "y"] == 300
    assert ends.loc["Beta\n$5.00 m", "y"] >= 0.06 * 300  # its second line stays above the axis


def test_a_target_is_a_red_line_from_its_base_year_to_its_year_and_a_row_of_the_table():
    aim = pd.DataFrame([{"first": 2015, "last": 2020, "value_usd": 150e6}])
    view = drawn_trend(targets=aim)
    drawn = view.datasets["targets"]
    assert list(drawn["year"]) == [2015, 2020]
    assert set(drawn["y"]) == {150}
    assert set(drawn["text"]) == {"target for 2020: $150 m"}
    assert [series.mark for series in view.native.series][-1] == "target"
    assert list(view.table["Remark"])[-2:] == ["target", "target"]
    assert not [series for series in drawn_trend().native.series if series.mark == "target"]


def two_sides() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "year": [2018, 2019, 2020],
            "own_value_usd": [100e6, None, 200e6],
            "partner_value_usd": [150e6, 160e6, 180e6],
            "own_source_id": ["own", None, "own"],
            "partner_source_id": ["theirs"] * 3,
            "own_valuation": ["FOB", None, "FOB"],
            "partner_valuation": ["CIF"] * 3,
        }
    )


PAIR = Pair("Alpha", LIGHT.focus, "export", 2020)


def test_two_sides_are_two_lines_and_a_hole_stays_a_hole():
    view = mirror_lines(two_sides(), PAIR, t=EN, palette=LIGHT)
    rows = view.datasets["rows"]
    own = rows[rows["side"] == "own"].set_index("year")["y"]
    assert pd.isna(own[2019])
    dash = view.spec["layer"][0]["encoding"]["strokeDash"]["scale"]["range"]
    assert dash == [[1, 0], [6, 4]]
    assert view.title == "Exports, Alpha, 2020: own report $200 m, partner's report $180 m, 10.0\u202f% lower"
    assert "own report valued FOB, partner's report CIF" in view.subtitle
    assert view.notes == ("Years without the own report: 2019.",)
    assert view.source_ids == ("own", "theirs")


def test_the_gap_is_missing_where_a_side_is():
    gaps = with_gap(two_sides())["gap"]
    assert gaps[0] == pytest.approx(0.5)
    assert pd.isna(gaps[1])
    assert mirror_gap(two_sides(), PAIR, t=EN, palette=LIGHT).title.endswith("higher one in 1 of 2 years")


def test_a_partner_without_any_report_still_has_a_view():
    nothing = two_sides().iloc[:0]
    assert mirror_lines(nothing, PAIR, t=EN, palette=LIGHT).title.endswith(
        "no year in which both sides published a figure"
    )
    assert mirror_gap(nothing, PAIR, t=EN, palette=LIGHT).table.empty


def drawn_map(measure: str = "value", flow: str = "export", palette=LIGHT):
    frame = partners(iso3=["POL", "DEU", "FRA", "GIB", "ITA", "", ""])
    names = pd.concat(
        [frame[frame["role"] == "country"], frame.head(1).assign(partner_key="ZZZ", iso3="ESP")]
    )
    names = names[["partner_key", "role", "iso3", "label_en"]]
    placing = Placing(Measure(measure, flow, 5), 2020, "BBB")
    return world_map(frame, placing, names=names, t=EN, palette=palette)


def test_a_country_without_a_figure_is_pale_and_not_zero():
    view = drawn_map()
    rows = view.datasets["rows"].set_index("iso3")
    assert rows.loc["ESP", "class"] == "no figure"
    scale = view.spec["encoding"]["color"]["scale"]
    assert dict(zip(scale["domain"], scale["range"], strict=True))["no figure"] == LIGHT.no_data


def test_partners_without_an_outline_are_listed_with_their_value():
    assert "GIB" not in shapes()
    assert "Without an outline on the map: Delta $40.0 m." in drawn_map().notes
    assert drawn_map().notes[0] == drawn_map().foot
    assert drawn_map().foot.startswith("Outlines are simplified")


def test_the_chosen_partner_is_outlined():
    rows = drawn_map().datasets["rows"].set_index("iso3")
    assert rows["edge"].sum() == 1
    assert rows.loc["DEU", "edge"]


@pytest.mark.parametrize("scheme", ["value", "share", "rank", "growth", "balance"])
def test_each_class_has_a_label_and_a_colour(scheme):
    assert len(class_labels(scheme, EN)) == 6
    assert len(set(class_labels(scheme, EN))) == 6
    assert class_of(scheme, 1e12) == 5


def test_map_spec_stays_the_same_from_year_to_year():
    first = drawn_map().spec
    frame = partners(iso3=["POL", "DEU", "FRA", "GIB", "ITA", "", ""]).head(2)
    names = frame[["partner_key", "role", "iso3", "label_en"]]
    second = world_map(
        frame, Placing(Measure("value", "import", 5), 1995, "AAA"), names=names, t=EN, palette=LIGHT
    )
    assert first == second.spec


def test_concentration_reads_as_a_number_of_equal_partners():
    frame = pd.DataFrame(
        {
            "year": [2019, 2020],
            "hhi_lower": [0.25, 0.2],
            "hhi_upper": [0.25, 0.25],
            "residual_share": [0, 0.22],
        }
    ).assign(source_id=SOURCE)
    view = concentration_number(frame, Spread("export", 2020), t=EN, palette=LIGHT)
    assert view.title == "Exports 2020: as concentrated as with 4.0–5.0 equal partners"
    assert list(view.datasets["rows"]["low"]) == [4.0, 4.0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_convert_to_files_in_every_language(language):
    t = translator(language)
    for view in (
        ranked_bars(partners(), choice(), before=partners(), t=t, palette=DARK),
        drawn_trend(t=t),
        mirror_lines(two_sides(), PAIR, t=t, palette=DARK),
    ):
        assert to_svg(view, Look("dark", language)).startswith(b"<svg")


def test_russian_axis_has_its_comma():
    assert "'.', ','" in axis_label(translator("ru"))
    assert "'.', ','" not in axis_label(EN)

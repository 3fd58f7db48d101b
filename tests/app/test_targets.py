"""The page on targets: four linked sliders, levers, outside view, goods, contradictions, links, three languages."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import pytest
from streamlit.testing.v1 import AppTest

from directive.data.engine import default_engine
from directive.data.pack import default_pack
from directive.data.queries.goods import baselines
from directive.data.scenario import Scenario, ScenarioGood, encode
from directive.ui.plan.sections.show import params as section_params
from directive.ui.targets import levers

ROOT = Path(__file__).parents[2]
SPACES = str.maketrans({"\u202f": " ", "\u00a0": " "})
PARAMS = (*levers.params(default_pack()), *section_params())


def opened(language: str = "en", **params: object) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.query_params["lang"] = language
    at.query_params["board"] = "native"  # the board runs in a browser only: tests/e2e drives it
    at.query_params["plan_view"] = "goods"
    for name, value in params.items():
        at.query_params[name] = str(value)
    at.switch_page("pages/targets.py")
    return ran(at)


def checked(**params: object) -> AppTest:
    return opened(plan_view="plausible", **params)


def planned(**quantities: float) -> str:
    """The address parameter of a plan with these quantities in the target year."""
    goods = tuple(ScenarioGood(id=name, target_quantity=float(amount)) for name, amount in quantities.items())
    return encode(Scenario(goods=goods))


def ran(at: AppTest) -> AppTest:
    at.run()
    assert not at.exception
    return at


def value(at: AppTest, name: str) -> object:
    return at.session_state[f"targets.{name}"]


def figures(at: AppTest) -> list[str]:
    """The cards of the top line, then what each good is worth in its row."""
    rows = [re.match(r"\*\*(.+?)\*\* :small\[", text.value) for text in at.markdown]
    values = [metric.value for metric in at.metric] + [row[1].replace("\\", "") for row in rows if row]
    return [text.translate(SPACES) for text in values]


def words(at: AppTest) -> str:
    return "\n".join(e.value.translate(SPACES).replace("\\", "") for e in [*at.markdown, *at.caption])


def chart(at: AppTest, title_part: str) -> dict:
    specs = [json.loads(element.proto.spec) for element in at.get("vega_lite_chart")]
    return next(spec for spec in specs if title_part in json.dumps(spec))


def link(at: AppTest) -> dict[str, str]:
    """What "Copy link" writes: every parameter, defaults too."""
    query = urlencode({param.name: param.write(value(at, param.name)) for param in PARAMS})
    return dict(parse_qsl(query))


# 40.3 bn ÷ 9 = 4.4778 bn; ÷ 1.7 = 2.634; fifth root 1.2137; less 1.7 = 2.778.
@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["$4.48 bn", "21.4 %", "10 %", "× 2.63", "$2.78 bn", "$904 m", "$170 m"]),
        (
            "ru",
            [
                "4,48 млрд долл.",
                "21,4 %",
                "10 %",
                "× 2,63",
                "2,78 млрд долл.",
                "904 млн долл.",
                "170 млн долл.",
            ],
        ),
        ("zh", ["44.8亿美元", "21.4%", "10%", "× 2.63", "27.8亿美元", "9.04亿美元", "1.70亿美元"]),
    ],
)
def test_the_figures_of_the_default_target(language, expected):
    at = opened(language)
    assert figures(at) == expected
    assert not at.error


def test_nothing_of_ours_stays_english_in_russian_and_chinese():
    at = opened()
    # Titles of sources stay as published; they stand with the source's id in backticks.
    english = {e.value for e in [*at.markdown, *at.caption] if " the " in e.value and "`" not in e.value}
    assert len(english) >= 10
    for language in ("ru", "zh"):
        at = opened(language)
        assert not english & {e.value for e in [*at.markdown, *at.caption]}


# Definitions, "The base and the target": the check of diversion.
@pytest.mark.parametrize(
    ("diverted", "expected"),
    [(0, ("$5.19 bn", "25.0 %")), (50, ("$5.01 bn", "24.1 %")), (100, ("$4.84 bn", "23.3 %"))],
)
def test_diversion_as_in_the_definitions(diverted, expected):
    assert tuple(figures(opened(h=3, d=diverted))[:2]) == expected


@pytest.mark.parametrize(
    ("form", "moved_to", "others"),
    [
        ("share", 12.0, {"value": 5.5, "growth": 26.4, "multiple": 3.23}),
        # 5.1 ÷ (40.3 + 5.1) = 11.2 %; 5.1 ÷ 1.7 = 3; fifth root of 3 = 1.2457.
        ("value", 5.1, {"share": 11.2, "growth": 24.6, "multiple": 3.0}),
        ("growth", 25.0, {"share": 11.4, "value": 5.19, "multiple": 3.05}),
        ("multiple", 2.0, {"share": 7.8, "value": 3.4, "growth": 14.9}),
    ],
)
def test_moving_one_form_holds_it_and_sets_the_other_three(form, moved_to, others):
    at = opened()
    at.slider(key=f"targets.{form}").set_value(moved_to)
    ran(at)
    assert value(at, "by") == form
    assert value(at, form) == moved_to
    assert {name: value(at, name) for name in others} == pytest.approx(others)


def test_the_held_form_stays_when_a_lever_moves():
    at = opened()
    at.slider(key="targets.growth").set_value(20.0)
    ran(at)
    at.slider(key="targets.year").set_value(2035)
    at.slider(key="targets.h").set_value(2.0)
    ran(at)
    assert (value(at, "by"), value(at, "growth")) == ("growth", 20.0)
    assert value(at, "value") == pytest.approx(10.53)  # 1.7 × 1.2^10 = 10.526
    assert figures(at)[0] == "$10.5 bn"


def test_a_derived_form_beyond_its_slider_is_written_exactly():
    at = opened(by="growth", growth=60, year=2040)
    assert value(at, "value") == levers.spans(default_pack())["value"].high
    assert figures(at)[0] == "$1.96 tn"  # 1.7 bn × 1.6^15


def test_a_position_between_two_steps_is_kept():
    at = opened(share=10.37)
    assert value(at, "share") == 10.37
    assert "10.37 % of all exports" in words(at)


def test_the_base_says_that_no_total_is_published():
    shown = words(opened())
    assert "about $1.7 bn, just over 4 % of all exports" in shown
    assert "$42.0 bn ($40.5 bn to $42.5 bn)" in shown
    assert "no total for 2025 has been published" in shown
    assert "$4.31 bn to $4.53 bn within the band" in shown  # (40.5 − 1.7) ÷ 9 and (42.5 − 1.7) ÷ 9


def test_the_reference_class_in_words_never_mixes_windows_and_pairs():
    shown = words(checked(by="growth", growth=25))
    assert "219 grew at least 25.0 % a year" in shown
    shown = words(checked())
    assert "83 of 5,586 comparable starts reached 10 % or more 5 years later" in shown
    assert "(46 of 808 pairs did so at least once)" in shown
    assert "1.20 % to 1.84 % (Wilson, overlapping windows)" in shown
    assert "Median growth: 3.5 % a year" in shown
    assert "counted as zero: 149" in shown


def test_own_history_counts_the_periods_of_the_same_length():
    assert "7 of 24 own periods of 5 years grew at least 25.0 % a year" in words(
        checked(check="history", by="growth", growth=25)
    )
    assert "of 19 own periods of 10 years" in words(checked(check="history", year=2035))


def test_the_class_can_be_switched_and_chosen():
    at = checked(cls="wider")
    assert "206 of 11,273 comparable starts" in words(at)
    at = checked(cls="custom", **{"from": 8, "to": 5})
    assert any("must end above" in info.value for info in at.info)
    at = checked(cls="custom", **{"from": 49, "to": 50, "floor": 10_000})
    assert at.info or "comparable starts" in words(at)


def test_goods_add_up_against_the_target():
    at = opened()
    assert (
        "add up to $1.07 bn; with the other goods ($626 m) 38 % of the target is covered, $2.78 bn is open"
        in words(at)
    )
    assert "would be 17.0 m t" in words(at)  # 4.4778 bn × 1.06 ÷ 278.76 = 17.03 m t
    assert "1.5 times all China's imports of it in the latest full year known (11.6 m t)" in words(at)
    at.slider(key="targets.q_potash").set_value(18_000_000)
    ran(at)
    assert "more than the target" in words(at)
    assert "equals 155.4 % of China's imports of 2023" in words(at)


def test_the_factor_is_editable_and_only_touches_values():
    at = opened()
    at.text_input(key="targets.cif.typed").set_value("1.0")
    ran(at)
    assert figures(at)[5] == "$958 m"  # 3.437 m t × 278.76
    assert figures(at)[0] == "$4.48 bn"


def test_goods_without_a_baseline_are_listed_with_the_reason():
    table = opened().table[-1].value
    assert len(table) == len(baselines(default_engine())) - 2
    assert table.iloc[:, -1].str.len().min() > 10
    assert (table.iloc[:, 3] == "not published").sum() >= 11  # not published, never zero


def test_contradicting_levers_give_one_sentence_and_keep_their_places():
    state = {"by": "value", "value": 20.0, "d": 100.0, "h": -10.0, "year": 2040}
    at = opened(**state)
    assert len(at.error) == 1
    assert "in 2040 exports to all other markets would be below zero" in at.error[0].value
    assert {name: value(at, name) for name in state} == state
    assert "параметры противоречат" in opened("ru", **state).error[0].value.lower()
    at.slider(key="targets.d").set_value(0.0)
    assert not ran(at).error


def test_reset_goes_back_to_the_data():
    at = opened(share=20, h=5, shape="back", plan=planned(potash=0), cls="wider")
    at.button(key="targets-reset").click()
    ran(at)
    assert {param.name: value(at, param.name) for param in PARAMS} == {p.name: p.default for p in PARAMS}


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"share": 10.37, "h": 3, "d": 50},
        {"by": "value", "value": 7.77, "year": 2033, "shape": "front"},
        {"by": "growth", "growth": -5, "year": 2027},
        {"by": "multiple", "multiple": 0.5, "shape": "back", "h": -4},
        {"by": "growth", "growth": 60, "year": 2040, "plan": planned(potash=0, sawn_timber=123_400)},
        {"cls": "custom", "from": 1, "to": 2.5, "floor": 10, "cif": 1.11},
        {"share": 0.5, "year": 2026, "h": 15, "d": 100},
    ],
)
def test_a_copied_link_reopens_the_same_state(state):
    first = opened(**state)
    second = opened(**link(first))
    assert not second.warning
    assert link(second) == link(first)
    assert words(second) == words(first)
    assert figures(second) == figures(first)


@pytest.mark.parametrize("shape", ["constant", "front"])
@pytest.mark.parametrize("form", levers.FORMS)
def test_the_corners_of_the_sliders_show_a_plan_or_say_why_not(form, shape):
    span = levers.spans(default_pack())[form]
    for at_end, year, h, d in ((span.low, 2040, -10, 100), (span.high, 2026, 15, 0)):
        at = opened(**{"by": form, form: at_end, "year": year, "h": h, "d": d, "shape": shape})
        assert len(at.error) == (0 if len(at.metric) else 1)


def test_an_impossible_address_is_refused_in_words():
    at = opened(share=120, year=1999, shape="zigzag", plan="many")
    assert len(at.warning[0].value.split("\n\n")) == 4
    assert figures(at)[0] == "$4.48 bn"


def test_charts_keep_their_drawing_while_a_lever_moves():
    for view, drawn in (("plausible", 4), ("goods", 3)):
        at = opened(plan_view=view)
        before = [element.proto.spec for element in at.get("vega_lite_chart")]
        at.slider(key="targets.share").set_value(11.0)
        ran(at)
        assert [element.proto.spec for element in at.get("vega_lite_chart")] == before
        assert len(before) == drawn

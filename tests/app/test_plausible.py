"""The section on plausibility: each check alone, its figures worked by hand, its address, three languages."""

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest

from directive.briefing.views import outcomes
from directive.data.engine import default_engine
from directive.data.pack import default_pack
from directive.data.queries.reference import exporter_size, reference_class
from directive.data.scenario import Scenario, ScenarioGood, encode
from directive.ui.targets import levers_check, market, plausible, uncertainty

ROOT = Path(__file__).parents[2]
SPACES = str.maketrans({"\u202f": " ", "\u00a0": " "})
# The dataset that marks each chart of a check.
CHARTS = {
    "class": ["bins", "classes"],
    "history": ["bins", "windows"],
    "market": ["goods", "goods", "levels"],
    "uncertainty": ["bands", "fan", "fan"],
    "levers": ["swings"],
}
MARKS = {mark for marks in CHARTS.values() for mark in marks}


def planned(**quantities: float) -> str:
    """The address parameter of a plan with these quantities in the target year."""
    goods = tuple(ScenarioGood(id=name, target_quantity=float(amount)) for name, amount in quantities.items())
    return encode(Scenario(goods=goods))


def opened(check: str, language: str = "en", **params: object) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.query_params["lang"] = language
    at.query_params["board"] = "native"
    at.query_params["check"] = check
    for name, value in params.items():
        at.query_params[name] = str(value)
    at.switch_page("pages/targets.py")
    at.run()
    assert not at.exception
    assert not at.error
    return at


def words(at: AppTest) -> str:
    return "\n".join(e.value.translate(SPACES).replace("\\", "") for e in [*at.markdown, *at.caption])


def twin(at: AppTest, chart: str) -> pd.DataFrame:
    """The table under a chart."""
    at.session_state[f"table-{chart}"] = True
    at.run()
    return at.dataframe[0].value


def titles(at: AppTest) -> list[str]:
    return [e.value.translate(SPACES).replace("\\", "") for e in at.markdown if e.value.startswith("## ")]


def charts(at: AppTest) -> list[str]:
    named = [set_.name for element in at.get("vega_lite_chart") for set_ in element.proto.datasets]
    return sorted(name for name in named if name in MARKS)


@pytest.mark.parametrize("check", CHARTS)
def test_only_the_chosen_check_is_drawn(check):
    assert charts(opened(check)) == CHARTS[check]


@pytest.mark.parametrize(
    ("check", "other"),
    [
        ("class", (uncertainty, "project_fan")),
        ("class", (market, "hhi_bounds")),
        ("market", (levers_check, "tornado")),
        ("levers", (outcomes, "counted")),
    ],
)
def test_nothing_of_an_unchosen_check_is_worked_out(check, other, monkeypatch):
    def unwanted(*args: object, **options: object) -> None:
        raise AssertionError(f"{other[1]} was called")

    monkeypatch.setattr(*other, unwanted)
    opened(check, share=11.3)  # a share no other test asks for, so that nothing is kept from before


def test_the_classes_by_size_count_as_the_query_does():
    engine, pack = default_engine(), default_pack()
    own = exporter_size(engine, exporter_key=pack.reporter)
    limits = {"share_from": 0.03, "share_to": 0.06, "min_value_usd": 5e8, "years": 5, "reach": 0.10}
    large = reference_class(engine, **limits, largest_importers=10)
    alike = reference_class(engine, **limits, exporter_size=(0.5 * own, 2 * own))
    assert (large.windows, large.reached, alike.windows, alike.reached) == (2895, 39, 1252, 36)
    shown = " ".join(specs_text(opened("class")))
    assert "to the 10 largest importers: 39 of 2,895" in shown
    assert "times Belarus' size: 36 of 1,252" in shown


def specs_text(at: AppTest) -> list[str]:
    """Rows of the charts' datasets as text."""
    return [json.dumps(frame.to_dict("list"), ensure_ascii=False, default=str).translate(SPACES)
            for frame in datasets(at)]  # fmt: skip


def datasets(at: AppTest) -> list[pd.DataFrame]:
    return [
        convert_arrow_bytes_to_pandas_df(dataset.data.data)
        for element in at.get("vega_lite_chart")
        for dataset in element.proto.datasets
    ]


def test_a_chosen_class_by_size_is_said_with_its_pairs():
    shown = words(opened("class", cls="similar_exporter"))
    assert "About 1 in 35 comparable starts reached 10 %" in shown  # 1252 / 36 = 34.8
    assert "36 of 1,252 comparable starts reached 10 % or more 5 years later (24 of 332 pairs" in shown
    assert "79 of 1,252 comparable starts grew at least 25.0 % a year for 5 years" in words(
        opened("class", cls="similar_exporter", by="growth", growth=25)
    )


def test_those_who_reached_it_are_named_once_a_pair():
    at = opened("class")
    assert "For example: Japan – China 1998–2003" in words(at)
    table = next(element.value for element in at.table if "Buying country" in element.value)
    assert len(table) == 46
    assert not table.duplicated(["Exporting country", "Buying country"]).any()
    assert table["Starts that reached it"].astype(int).sum() == 83


def test_own_periods_are_counted_in_both_pictures():
    at = opened("history", by="growth", growth=25)
    assert "7 of 24 own periods of 5 years grew at least 25.0 % a year" in words(at)
    bins = next(frame for frame in datasets(at) if "low_percent" in frame)
    assert bins["count"].sum() == 24
    assert bins.loc[bins["enough"] == "yes", "count"].sum() == 7


# 1.7 ÷ 2,580 bn = 0.066 %; 4.4778 ÷ 2,580 = 0.17 %. 3,437,000 ÷ 11,580,000 t = 29.7 %.
def test_the_target_and_the_goods_in_the_partners_imports():
    at = opened("market")
    figures = [metric.value.translate(SPACES) for metric in at.metric]
    assert "0.066 %" in figures
    assert "0.17 %" in figures
    assert "Potassium chloride (potash): the plan equals 29.7 % of China's imports of it" in words(at)
    assert "Own output is not published: Potassium chloride (potash); Sawn timber; Whey." in words(at)
    assert "equals 59.4 %" in words(opened("market", plan=planned(potash=6_874_000)))


# 3,437,000 t ÷ (365/7) ÷ 25 ÷ 50 = 52.7; 910,000 m³ × 0.55 → 7.7; 62,400 t → 0.96: 61 trains.
def test_trains_a_week_follow_the_load():
    assert "fill 61 trains a week, the baselines 61" in words(opened("market"))
    halved = words(opened("market", payload=12.5))
    assert "fill 120 trains a week" in halved
    assert "Assumed: 12.5 t in a container, 50 containers on a train" in halved


# 26,071 t ÷ (365/7) = 500 t a week ÷ 25 = 20 containers; 104,286 t = 80 of them. 104,286 of 500,000 t are 20.9 %, of an
# output of 200,000 t 52.1 %. 104,286 × 1,000 dollars = 104 m; with 904 + 170 m 1,178 m.
def test_the_users_own_goods_are_in_every_check_and_marked():
    linen = ScenarioGood(
        id="linen", name="Linen", hs_code="5309", unit="t", baseline_quantity=26_071.0, target_quantity=104_286.0,
        unit_value_usd=1000.0, partner_imports=500_000.0, own_output=200_000.0,
    )  # fmt: skip
    crates = replace(linen, id="crates", name="Crates", unit="crates", unit_value_usd=None, own_output=None)
    own = encode(Scenario(goods=(linen, crates)))
    at = opened("market", plan=own)
    weekly, goods = (twin(at, name).set_index("Good") for name in ("target-flow", "target-imports"))
    assert weekly.loc["Linen ★", ["Containers a week", "Trains a week", "Trains a week at the baseline"]].tolist() == [
        80.0, 1.6, 0.4
    ]  # fmt: skip
    assert "Crates ★" not in weekly.index  # pieces have no weight
    shares = ["Share of the partner's imports, %", "The same at the baseline, %", "Share of own output, %"]
    assert goods.loc["Linen ★", shares].tolist() == [20.9, 5.2, 52.1]
    assert goods.loc["Crates ★", "Unit"] == "crates"
    swung = words(opened("uncertainty", plan=own, swing_low=0, swing_high=0))
    assert "the goods are worth $1.18 bn to $1.18 bn" in swung
    assert "Linen ★" in swung


# H of the 2020 table by its own rows; others keep their proportions when the partner's share is put in place.
def test_concentration_on_the_last_own_table():
    engine = default_engine()
    rows = engine.frame(
        "SELECT partner_key, row_role, value_usd FROM trade "
        "WHERE annual_table AND flow = 'export' AND year = 2020 AND row_role IN ('country', 'residual')"
    )
    total = rows["value_usd"].sum()
    lower = ((rows.loc[rows["row_role"] == "country", "value_usd"] / total) ** 2).sum()
    levels = next(frame for frame in datasets(opened("market")) if "high" in frame and "kind" in frame)
    assert levels["low"].iloc[0] == pytest.approx(lower)
    assert levels["low"].iloc[-1] == pytest.approx(
        0.01 + 0.81 * (lower - partner_share(rows) ** 2) / (1 - partner_share(rows)) ** 2
    )
    assert (levels["low"] < levels["high"]).all()


def partner_share(rows: pd.DataFrame) -> float:
    own = rows.loc[rows["partner_key"] == default_pack().partner, "value_usd"].sum()
    return own / rows["value_usd"].sum()


def test_the_same_levers_and_seed_give_the_same_picture_and_another_seed_another():
    first, again, other = (fans(opened("uncertainty", seed=seed)) for seed in (7, 7, 8))
    assert first == again
    assert first != other


def fans(at: AppTest) -> list[list[float]]:
    return [frame["p90"].tolist() for frame in datasets(at) if "p90" in frame]


def test_the_chance_is_said_in_small_whole_numbers_with_its_window():
    shown = words(opened("uncertainty"))
    assert (
        "If growth came again as in 1992–2020, the value of the target would be reached in about 1 in 3"
        in shown
    )
    assert "the share in about 2 in 9" in shown
    assert (
        "10,000 paths drawn from 27 overlapping blocks of two years of past growth, starting number 2026"
        in shown
    )
    assert "the own report by partner ends in 2020" in shown
    assert "Of paths that repeat 2010–2020" in words(opened("uncertainty", from_year=2010))


def test_the_shortest_window_still_draws():
    assert "drawn from 1 block" in words(opened("uncertainty", from_year=2018)).replace("overlapping ", "")


# 904 + 170 = 1,074 m; a triangle of nothing leaves it there.
def test_prices_swing_around_the_planned_value():
    assert "the goods are worth $1.07 bn to $1.07 bn" in words(
        opened("uncertainty", swing_low=0, swing_high=0)
    )
    at = opened("uncertainty")
    assert "from a triangle of −20 to +20 %, an assumption" in words(at)
    assert "In none of the draws do the goods carry the whole target." in words(at)


def test_the_tornado_names_the_widest_lever_and_both_results():
    # 2.634^(1/3) = 38.1 %, 2.634^(1/7) = 14.8 %.
    assert "Target year moves it most: from 14.8 % to 38.1 %" in words(opened("levers"))
    # 42.5 bn and 40.5 bn as total: (42.5 − 1.7) ÷ 9 and (40.5 − 1.7) ÷ 9 = 4.53 and 4.31, less than the goal's fifth.
    assert "Target share moves it most: from $3.50 bn to $5.50 bn" in words(
        opened("levers", result="target_value")
    )


def test_a_lever_that_contradicts_the_others_has_no_bar_there():
    at = opened("levers", by="value", value=20.4, year=2040, h=-10)
    assert "contradict the other levers and have no bar there" in words(at)


@pytest.mark.parametrize("language", ["ru", "zh"])
def test_every_check_speaks_the_language(language):
    for check in CHARTS:
        english = {e.value for e in [*opened(check).markdown, *opened(check).caption] if " the " in e.value}
        at = opened(check, language)
        shown = {e.value for e in [*at.markdown, *at.caption]}
        assert not {text for text in english & shown if "`" not in text}
        assert all(any(ord(sign) > 0x3FF for sign in title) for title in titles(at))


@pytest.mark.parametrize(
    "params",
    [
        {"check": "market", "plan": planned(potash=0, sawn_timber=0)},
        {"check": "class", "cls": "custom", "from": 49, "to": 50, "floor": 10_000, "large": 1, "similar": 1},
        {"check": "history", "year": 2040, "share": 50},
        {
            "check": "uncertainty",
            "year": 2026,
            "from_year": 2018,
            "share": 0.5,
            "swing_low": -90,
            "swing_high": 300,
        },
        {"check": "uncertainty", "year": 2040, "share": 50},
        {"check": "levers", "year": 2026, "result": "share"},
        {"check": "levers", "by": "growth", "growth": -20, "year": 2040},
        {"check": "levers", "by": "growth", "growth": 0},
    ],
)
def test_the_corners_hold(params):
    opened(**params)


def test_the_address_refuses_what_is_not_a_check():
    at = opened("nonsense")
    assert any("check" in warning.value for warning in at.warning)
    assert set(plausible.CHECKS) == set(CHARTS)

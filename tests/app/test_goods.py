"""The page on goods: figures with their periods, goods without figures, both sides apart, three languages."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from directive.data.engine import default_engine
from directive.data.queries.goods import baselines

ROOT = Path(__file__).parents[2]
SPACES = str.maketrans({"\u202f": " ", "\u00a0": " "})
GOODS = list(baselines(default_engine())["good_id"])


def opened(language: str = "en", **params: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.query_params["lang"] = language
    for name, value in params.items():
        at.query_params[name] = value
    at.switch_page("pages/goods.py")
    at.run()
    assert not at.exception
    return at


def words(at: AppTest) -> str:
    shown = [*at.markdown, *at.caption, *at.info, *at.warning]
    return "\n".join(e.value.translate(SPACES).replace("\\", "") for e in shown)


def charts(at: AppTest) -> list[dict]:
    """Rows of each chart's named data."""
    return [json.loads(element.proto.spec) for element in at.get("vega_lite_chart")]


def test_potash_is_read_out_with_both_periods():
    text = words(opened())
    assert "3,437,000 t to China in 2023 by the partner's report" in text
    assert "19.5 % of China's imports of it in January–August 2025" in text


@pytest.mark.parametrize(
    ("language", "quantity", "period"),
    [
        ("en", "3,437,000 t", "January–August 2025"),
        ("ru", "3 437 000 т", "январь–август 2025"),
        ("zh", "3,437,000吨", "2025年1月—8月"),
    ],
)
def test_figures_and_months_in_three_languages(language, quantity, period):
    text = words(opened(language))
    assert quantity in text
    assert period in text


def test_the_list_holds_every_good_with_not_published_in_words():
    table = opened().dataframe[0].value
    assert len(table) == len(GOODS) == 14
    assert table.iloc[0].tolist() == [
        "Potassium chloride (potash)",
        "3,437,000 t · 2023",
        "412 m · Jan–Aug 2025",
        "19.5\u202f% · Jan–Aug 2025",
    ]
    assert (table.iloc[-1, 1:] == "not published").all()


def test_the_full_table_keeps_the_sides_apart():
    table = opened().dataframe[-1].value.set_index("Good")
    poultry = table.loc["Poultry meat and offal"]
    assert poultry["Partner's report: value"] == "$94.4 m · Jan–Jun 2024"
    assert poultry["Own side: value"] == "$8.40 m · Jan–Jun 2019"
    assert poultry["Full-year quantity"] == "not published"
    assert poultry["Age, years"] == "2"
    assert table.loc["Machinery and vehicles", "Age, years"] == "no figure"


@pytest.mark.parametrize("good", GOODS)
def test_every_good_opens_with_every_measure(good):
    for measure in ("quantity", "value", "unit_value", "share"):
        at = opened(good=good, measure=measure)
        assert not at.error
        assert "what is known and what is missing" in words(at)


def test_a_good_without_a_figure_says_why_and_what_would_fill_it():
    text = words(opened(good="machinery", measure="share"))
    assert "Machinery and vehicles, Share in imports: not published" in text
    assert "No sales to the partner counted in pieces are published." in text
    assert "would fill it" in text


def test_the_figure_set_aside_is_in_no_chart_but_listed():
    at = opened(good="dairy", measure="quantity")
    assert "85,000" not in json.dumps([chart.get("datasets") for chart in charts(at)])
    assert "set aside" in at.table[0].value["Side"].str.cat()


def test_a_stated_share_stands_in_words_only():
    at = opened(good="rapeseed_oil", measure="share")
    assert "45 % of it goes to China; base and year of the share are not stated." in words(at)
    assert not charts(at)


def test_a_broken_good_is_refused_with_a_sentence():
    assert "bananas" in words(opened(good="bananas"))


def test_choosing_a_good_writes_the_address():
    at = opened()
    at.selectbox(key="goods.good").set_value("whey").run()
    assert at.query_params["good"] == "whey"
    assert "62,400 t to China in 2021" in words(at)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "the latest figure: 36,200 t, January–June 2023"),
        ("ru", "последний показатель: 36 200 т, январь–июнь 2023"),
        ("zh", "最新数据为36,200吨，2023年1月—6月"),
    ],
)
def test_the_reading_of_a_good_without_a_full_year_says_what_is_known(language, said):
    assert said in words(opened(language, good="dairy"))


def rows_marked(at: AppTest) -> list[int]:
    return list(at.session_state["goods-list"]["selection"]["rows"])


def test_the_row_of_the_good_that_is_open_stays_marked_whoever_opened_it():
    at = opened(good="whey")
    assert rows_marked(at) == [GOODS.index("whey")]
    at.selectbox(key="goods.good").set_value("sawn_timber").run()
    assert rows_marked(at) == [GOODS.index("sawn_timber")]

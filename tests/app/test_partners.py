"""Trade by partner in three languages: bars, lines, both sides, a year without a table, broken addresses."""

import re
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from directive.data.engine import default_engine
from directive.data.queries.partners import mirror, partners_in_year
from directive.data.queries.side_by_side import figures_side_by_side

ROOT = Path(__file__).parents[2]
BARS = {
    "en": "Belarus' exports 2020: China at place 7 of 165 with $748 m, 2.6 % of the total",
    "ru": "Экспорт Беларуси, 2020 г.: Китай — 7-е место из 165, 748 млн долл., 2,6 % общего объёма",
    "zh": "2020年白俄罗斯出口：中国居第7位（共165个贸易伙伴），7.48亿美元，占总额2.6%",
}
NO_TABLE = {
    "en": "No table by partner was published for 2023: the last one is that of 2020.",
    "ru": "За 2023 г. таблица по странам не опубликована: последняя относится к 2020 г.",
    "zh": "2023年未公布分国别表：最后一份为2020年。",
}
LANGUAGES = pytest.mark.parametrize("language", BARS)


def opened(language: str = "en", **params: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.run()
    at.switch_page("pages/partners.py")
    at.query_params["lang"] = language
    for name, value in params.items():
        at.query_params[name] = value
    return run(at)


def run(at: AppTest) -> AppTest:
    at.run()
    assert not at.exception
    assert not at.error
    return at


def texts(at: AppTest) -> str:
    """Everything said on the page, without the marks that keep it from being read as markup."""
    said = "\n".join(element.value for element in [*at.markdown, *at.caption, *at.info, *at.warning])
    return read(said)


def read(said: str) -> str:
    """Text as it is read: no escapes, every kind of space a space."""
    return re.sub(r"[\u00a0\u202f]", " ", re.sub(r"\\(.)", r"\1", said))


def listed(at: AppTest, heading: str) -> pd.DataFrame:
    """The table with this column heading."""
    return next(table.value for table in at.dataframe if heading in table.value.columns)


@LANGUAGES
def test_the_page_opens_on_the_partner_with_its_place_value_and_share(language):
    at = opened(language)
    assert BARS[language] in texts(at)
    assert len(at.get("vega_lite_chart")) == 3, "bars, trend and map"


def test_the_title_is_the_figure_of_the_table():
    rows = partners_in_year(default_engine(), year=2020, flow="export").set_index("partner_key")
    assert f"${rows.loc['CHN', 'value_usd'] / 1e6:.0f} m" in BARS["en"]
    assert f"place {rows.loc['CHN', 'rank']:.0f} " in BARS["en"]


def test_controls_change_figures_and_address():
    at = opened()
    at.slider(key="partners.year").set_value(2005)
    at.selectbox(key="partners.flow").set_value("import")
    run(at)
    assert "Belarus' imports 2005: China at place" in texts(at)
    assert at.query_params["year"] in ("2005", ["2005"])
    assert at.query_params["flow"] in ("import", ["import"])


def test_any_partner_is_as_explorable_as_the_packs_own():
    at = opened(partner="POL", view="mirror")
    said = texts(at)
    assert "Belarus' exports 2020: Poland at place 3 of 165" in said
    rows = mirror(default_engine(), partner_key="POL", flow="export").set_index("year")
    gap = rows.loc[2020, "partner_value_usd"] / rows.loc[2020, "own_value_usd"] - 1
    assert "Belarus' exports, Poland, 2020: own report" in said
    assert f"{abs(gap) * 100:.1f} %" in said
    assert "Poland: 6 figures disagree with the one in use or are not used at all" in [
        read(expander.label) for expander in at.expander
    ]


@LANGUAGES
def test_a_year_without_a_table_says_so_and_shows_what_exists(language):
    at = opened(language, year="2023")
    assert texts(at).count(NO_TABLE[language]) == 1
    assert len(at.get("vega_lite_chart")) == 1, "the trend; no bars, no map"
    assert not at.dataframe[0].value.empty


@pytest.mark.parametrize("view", ["map", "table"])
def test_a_view_of_one_years_table_leads_to_the_last_one(view):
    at = opened(year="2023", view=view)
    assert "there is none for 2023" in texts(at)
    at.button(key="partners-last-table").click()
    run(at)
    assert at.slider(key="partners.year").value == 2020
    assert "there is none for" not in texts(at)


def test_a_partner_without_a_report_has_a_sentence_and_no_empty_axes():
    at = opened(partner="NRU", view="mirror")
    assert "Belarus' exports, Nauru: no year in which both sides published a figure." in texts(at)
    assert "would fill this place" in texts(at)
    assert len(at.get("vega_lite_chart")) == 2, "bars and trend of the others"


@pytest.mark.parametrize(
    ("measure", "finding"),
    [
        ("growth", "Belarus' exports 2015–2020: up with "),
        ("rank", "Belarus' exports 2020: the first five of 165 places are Russia, "),
    ],
)
def test_the_map_says_what_its_own_measure_shows(measure, finding):
    at = opened(measure=measure)
    assert finding in texts(at)
    assert "place among countries in 2015 and 2020" in texts(at) or measure == "growth", (
        "the bars compare two years"
    )


def test_later_figures_of_the_partner_keep_period_side_and_kind():
    table = listed(opened(view="later"), "Whose figure")
    stated = table[(table["Period"] == "2025") & (table["Flow"] == "Exports")]
    assert "about $1.7 bn" in set(stated["Figure"])
    assert set(stated["Kind"]) == {"statement"}
    part = table[table["Period"].str.contains("months")]
    assert len(part)
    assert not set(part["Use"]) & {"line of its source", "single figure", "approximate"}


@pytest.mark.parametrize("flow", ["export", "import", "turnover", "balance"])
@pytest.mark.parametrize("view", ["mirror", "concentration", "table"])
def test_every_view_of_every_flow_stands(flow, view):
    assert "China" in texts(opened(flow=flow, view=view, measure="growth", groups="1", year="1992"))


def test_all_partners_add_up_and_groups_only_on_request():
    without = listed(opened(view="table"), "Type")
    assert set(without["Type"]) == {"country", "not broken down"}
    assert without["Value, USD"].sum() == pytest.approx(29_179.4e6, rel=1e-5)
    assert "group" in set(listed(opened(view="table", groups="1"), "Type")["Type"])


def test_a_balance_has_no_share_and_says_so():
    at = opened(flow="balance", measure="share")
    assert "it has no share and no growth rate" in texts(at)


@pytest.mark.parametrize(
    ("name", "value"),
    [("year", "1850"), ("partner", "ATLANTIS"), ("others", "RUS.RUS"), ("top", "many"), ("view", "moon"),
     ("others", "RUS.EUU.UKR.POL.DEU.FRA")],
)  # fmt: skip
def test_a_broken_address_is_refused_with_a_sentence(name, value):
    at = opened(**{name: value})
    assert any(name in warning.value for warning in at.warning)
    assert BARS["en"] in texts(at)


def test_disagreements_are_counted_as_on_the_page_on_sources():
    here = opened().expander[0].label
    count = len(figures_side_by_side(default_engine(), partner_key="CHN"))
    assert read(here) == f"China: {count} figures disagree with the one in use or are not used at all"

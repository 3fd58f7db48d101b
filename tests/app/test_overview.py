"""The Overview in three languages: five figures, both paths, claims, past targets, peers, doors."""

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
FIGURES = {
    "en": ["about $1.7 bn", "just over 4\u202f%", "No. 7", "about 0.066\u202f%", "about 6 pp"],
    "ru": ["около 1,7\u00a0млрд\u00a0долл.", "чуть более 4\u202f%", "7-е место", "около 0,066\u202f%", "около 6 п. п."],
    "zh": ["约17亿美元", "略高于4%", "第7位", "约0.066%", "约6个百分点"],
}  # fmt: skip
READING = {
    "en": "Exports to China were about \\$1.7 bn in 2025, just over 4\u202f% of all exports; a share of 10\u202f% "
          "would take 2.5 times that at today's total, 2.6 times if the new exports add to the total.",
    "ru": "Экспорт в Китай в 2025 году составил около 1,7\u00a0млрд\u00a0долл., это чуть более 4\u202f% всего экспорта",
    "zh": "2025年对中国出口约17亿美元，在全部出口中占比略高于4%",
}  # fmt: skip
VERDICTS = {"en": "cannot be checked", "ru": "проверить нельзя", "zh": "无法核对"}
LANGUAGES = pytest.mark.parametrize("language", FIGURES)


def opened(language: str = "en", **params: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.query_params["lang"] = language
    for name, value in params.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    assert not at.error
    return at


def texts(at: AppTest) -> str:
    return "\n".join(element.value for element in [*at.markdown, *at.caption])


def charts(at: AppTest) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in at.get("vega_lite_chart")]


@LANGUAGES
def test_the_five_figures_carry_their_words_of_precision(language):
    assert [metric.value for metric in opened(language).metric] == FIGURES[language]


@LANGUAGES
def test_the_reading_is_computed_and_in_the_visitors_language(language):
    assert READING[language] in texts(opened(language))


@LANGUAGES
def test_three_charts_and_two_tables_stand_on_the_page(language):
    at = opened(language)
    assert len(charts(at)) == 3
    assert len(at.table) == 2
    assert VERDICTS[language] in at.table[0].value.to_string()


def test_claims_carry_words_figure_verdict_and_sources():
    table = opened().table[0].value
    assert len(table) == 14
    imports = table[table["Claim"].str.contains("hundredths of a percent")].iloc[0]
    assert imports["Latest published figure"].startswith("0.066")
    assert "confirmed" in imports["Verdict"]
    assert imports["Verdict"].startswith(":material/")
    assert "CN122" in imports["Sources"]
    assert "](<https://" in imports["Sources"]
    place = table[table["Claim"].str.contains("second-largest")].iloc[0]
    assert "No. 3" in place["Latest published figure"]
    assert "2020" in place["Latest published figure"]
    assert "cannot be checked" in place["Verdict"]


@pytest.mark.parametrize(("topic", "rows"), [("goods", 5), ("investment", 5), ("all", 24)])
def test_claims_by_topic_from_the_address(topic, rows):
    assert len(opened(claims=topic).table[0].value) == rows


def test_a_topic_that_does_not_exist_is_refused_in_words():
    at = opened(claims="weather")
    assert any("weather" in warning.value for warning in at.warning)
    assert len(at.table[0].value) == 14


def test_past_targets_stand_beside_what_came():
    table = opened().table[1].value
    directive = table[table["Target"].str.contains("1.5 bn")].iloc[0]
    assert "$748 m".replace("$", "\\$") in directive["What came"]
    assert "2020" in directive["What came"]
    assert "below the target" in directive["Reading"]
    assert not table["Reading"].str.contains("not due").any()


def test_all_targets_on_request_from_address_and_switch():
    at = opened()
    few = len(at.table[1].value)
    at.toggle(key="overview.all_targets").set_value(True).run()
    assert len(at.table[1].value) == 26 > few
    assert at.query_params["all_targets"] == ["1"] or at.query_params["all_targets"] == "1"
    assert at.table[1].value["Reading"].str.contains("not due").any()


@LANGUAGES
def test_peers_and_the_place_among_all_exporters(language):
    at = opened(language)
    said = texts(at)
    for number in ("19.2", "10.2", "2.6"):
        assert (number.replace(".", ",") if language == "ru" else number) in said
    note = next(caption.value for caption in at.caption if "179" in caption.value)
    assert {"179", "99", "50"} <= set(re.findall(r"\d+", note))


def test_doors_lead_to_every_other_page():
    from directive.ui.shell import PAGES

    said = [link.proto.label for link in opened().get("page_link")]
    for entry in PAGES[1:]:
        if "{" not in entry.title:
            assert any(entry.title.split(" & ")[0] in label for label in said), entry.name


def test_presenter_view_draws_the_same_figures():
    assert [metric.value for metric in opened(presenter="1").metric] == FIGURES["en"]


def test_a_downloaded_claim_keeps_its_own_sources():
    from directive.briefing.desk import desk_of
    from directive.briefing.views.claims import claims_view
    from directive.data.exports import Sheet, to_csv

    view = claims_view(desk_of("en"), topic="trade")
    text = to_csv(
        Sheet(view.title, "", view.table, ["[X] all of them"], {}), source_heading="Sources"
    ).decode()
    lines = [line for line in text.splitlines() if "hundredths of a percent" in line]
    assert len(lines) == 1
    assert "CN122;CN101" in lines[0]

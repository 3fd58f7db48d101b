"""The regions page: map, card by address, list and click alike, size against ties, in three languages."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

APP = str(Path(__file__).parents[2] / "app.py")
TOP = {
    "en": "5 of 31 regions take 65.2",
    "ru": "На 5 из 31 регионов приходится 65,2",
    "zh": "31个地区中，前5个占中国进口的65.2",
}
LAGGING = {
    "en": "Guangdong\\: 17.5\u202f% of China's imports, no clear document found",
    "ru": "Гуандун\\: 17,5\u202f% импорта Китая, подтверждённых документов не найдено",
    "zh": "广东：占中国进口的17.5%，未发现明确的文件",
}


def opened(language: str = "en", **address: str) -> AppTest:
    at = AppTest.from_file(APP, default_timeout=30)
    at.query_params["lang"] = language
    for name, value in address.items():
        at.query_params[name] = value
    at.switch_page("pages/regions.py").run()
    assert not at.exception, at.exception[0].stack_trace
    return at


def words(at: AppTest) -> str:
    # st.html nodes carry their text in `body`.
    html = [node.proto.body for node in at.get("html")]
    return "\n".join([*(m.value for m in at.markdown), *(c.value for c in at.caption), *html])


def deck(at: AppTest) -> dict:
    return json.loads(at.get("deck_gl_json_chart")[0].proto.json)


def layers(at: AppTest) -> dict[str, dict]:
    return {layer["id"]: layer for layer in deck(at)["layers"]}


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_the_map_says_its_finding_and_stays_small(language):
    at = opened(language)
    assert TOP[language] in words(at)
    proto = at.get("deck_gl_json_chart")[0].proto
    assert len(proto.json.encode()) + len(proto.tooltip.encode()) <= 10_000
    assert "Natural Earth" in words(at)
    assert proto.alt


def test_twenty_eight_pairs_one_line_each():
    assert len(layers(opened())["links"]["data"]) == 28


def test_a_home_region_filters_the_lines():
    data = layers(opened(home="BY-VI"))["links"]["data"]
    assert len(data) == 4


def test_layers_are_switched_by_the_address():
    on = layers(opened(layers="presence.transport"))
    assert "links" not in on
    assert "labels" not in on
    assert len(on["presence"]["data"]) == 23
    assert sum(len(layer["data"]) for name, layer in on.items() if name.startswith("routes")) == 14


def test_what_has_no_place_is_listed_and_not_drawn():
    at = opened(layers="presence")
    assert any("12" in e.label or "13" in e.label or "14" in e.label for e in at.expander), [
        e.label for e in at.expander
    ]
    assert "Great Stone" in words(at)


@pytest.mark.parametrize(
    ("language", "name", "unpublished", "documents"),
    [
        ("en", "Shandong", "not published", 7),
        ("ru", "Шаньдун", "не опубликовано", 7),
        ("zh", "山东省", "未公布", 7),
    ],
)
def test_the_address_opens_the_card_with_all_documents(language, name, unpublished, documents):
    at = opened(language, province="CN-SD")
    text = words(at)
    assert f"#### {name}" in text
    assert f"({documents})**" in text
    assert unpublished in text  # the trade intensity index
    assert at.selectbox(key="regions.province").value == "CN-SD"


def test_a_region_without_documents_says_so_and_not_zero():
    text = words(opened(province="CN-FJ"))
    assert "not proof that there is none" in text


def test_regions_outside_the_customs_table_are_not_published_and_grey():
    text = words(opened(province="CN-TW"))
    assert "#### Taiwan" in text
    assert text.count("not published") >= 4
    fill = layers(opened(measure="ties"))["divisions"]["getFillColor"]
    rest = fill.rsplit(":", 1)[1]
    assert "[197,204,210,255]" in rest  # the fill of every shape no condition names
    assert "properties.i==36" not in fill  # Taiwan: not covered, so never a class of ties


def test_the_list_does_what_a_click_does():
    at = opened()
    codes = at.selectbox(key="regions.province").options
    assert codes[1:4] == ["Guangdong", "Beijing", "Shanghai"]
    at.selectbox(key="regions.province").set_value("CN-GD").run()
    assert "#### Guangdong" in words(at)
    assert at.query_params["province"] in ("CN-GD", ["CN-GD"])


def test_regions_outside_the_customs_table_are_not_added_to_the_others():
    assert "35.1" in words(opened(measure="population"))
    assert "of 31 regions" in words(opened(measure="population"))


@pytest.mark.parametrize("measure", ["gdp", "population", "benchmark", "benchmark_goal", "ties"])
@pytest.mark.parametrize("focus", ["provinces", "home"])
def test_every_measure_and_focus_draws(measure, focus):
    at = opened(
        "ru",
        measure=measure,
        focus=focus,
        theta="0.7",
        value="5.191",
        layers="links.presence.transport.labels",
    )
    assert "divisions" in layers(at)
    assert not at.error


def test_the_target_moves_the_benchmark():
    low, high = (words(opened(province="CN-GD", value=value)) for value in ("4", "8"))
    assert "$701 m" in low
    assert "$1.40 bn" in high


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_the_scatter_names_the_largest_importer_without_a_clear_document(language):
    at = opened(language, view="ties")
    assert LAGGING[language] in words(at)
    assert not at.get("deck_gl_json_chart")


def test_the_scatter_counts_documents_too():
    at = opened(view="ties", count="documents", theta="1")
    assert LAGGING["en"] in words(at)


def test_an_unknown_region_in_the_address_is_refused_in_words():
    at = opened(province="CN-XX", theta="9")
    province, theta = at.warning[0].value.split("\n\n")
    assert "CN-XX" in province
    assert province.endswith("it was left out.")
    assert "0–1.5" in theta

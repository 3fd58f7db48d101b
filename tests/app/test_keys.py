"""The page on the keys: facts with dates and sources, blanks in words, small series, targets, three languages."""

from pathlib import Path

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from directive.data.engine import default_engine
from directive.data.pack import default_pack
from directive.data.scenario import encode, read_scenario, to_plan
from directive.model.annex import part_dollars

ROOT = Path(__file__).parents[2]
SPACES = str.maketrans({"\u202f": " ", "\u00a0": " "})
KEYS = ("distribution", "ecommerce", "joint_production", "regions")


def opened(language: str = "en", **params: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.query_params["lang"] = language
    for name, value in params.items():
        at.query_params[name] = value
    at.switch_page("pages/keys.py")
    at.run()
    assert not at.exception
    assert not at.error
    return at


def words(at: AppTest) -> str:
    shown = [*at.markdown, *at.caption, *at.info, *at.warning]
    return "\n".join(e.value.translate(SPACES).replace("\\", "") for e in shown)


def test_counts_stand_with_their_word_of_precision_year_and_source():
    text = words(opened())
    assert "Container trains a year: **more than 1,500 (2023)** [CN064]" in text
    assert "Twinned pairs of regions and cities: **53 (2026)** [CN007]" in text
    assert "Followers of the pavilion after six months: **670,000 followers (2022)** [CN072]" in text


def test_a_fact_in_words_only_has_no_figure_and_keeps_its_year_beside_it():
    text = words(opened())
    assert "President: cooperation with Chinese regions still lags (2026) [" in text
    assert "still lags: **" not in text


def test_the_sentence_at_the_head_says_where_most_and_least_is_known():
    # 21, 14, 12 and 5 facts; the three looked for and not found are none
    assert "Most facts were found on “Joint production” (21), fewest on “E-commerce” (5)" in words(opened())


def test_what_is_not_published_is_said():
    text = words(opened())
    assert "Own warehouses in the partner country: **not published**" in text
    assert "Not published: Sales through e-commerce, in dollars or orders" in text


@pytest.mark.parametrize(("key", "count"), zip(KEYS, (15, 6, 22, 12), strict=True))
def test_every_fact_of_a_key_is_listed_with_a_source(key, count):
    table = opened(key=key).table[0].value
    assert len(table) == count
    assert (table["Sources"] != "").all()


def test_only_counts_that_repeat_are_drawn():
    at = opened(key="joint_production")
    assert len(at.get("vega_lite_chart")) == 3
    assert "Great Stone residents: 68 in 2020, 118 in 2023" in words(at)
    at = opened(key="ecommerce")
    assert not at.get("vega_lite_chart")
    assert "in the same words for two full years" in words(at)


def test_the_share_of_the_increment_is_an_honest_blank():
    assert "No plan has been set in this visit." in words(opened())


def plan_text() -> str:
    text = (ROOT / "docs" / "examples" / "ten_percent.yml").read_text(encoding="utf-8")
    return encode(read_scenario(text, name="example"))


def carried(at: AppTest) -> dict[str, float]:
    """Key -> share of the increment as the table under the chart says it."""
    title = next(e.value for e in at.markdown if "more in 2030" in e.value)
    assert title
    rows = next(set_.data for element in at.get("vega_lite_chart") for set_ in element.proto.datasets
                if set_.name == "ends")  # fmt: skip
    frame = pa.ipc.open_stream(rows.data).read_pandas()
    return dict(zip(frame["key"], frame["text"], strict=True))


def test_a_plan_says_how_much_of_its_increment_each_key_carries():
    at = opened(plan=plan_text())
    shown = carried(at)
    prepared = to_plan(
        read_scenario((ROOT / "docs/examples/ten_percent.yml").read_text(encoding="utf-8"), name="example"),
        default_engine(), default_pack(),
    )  # fmt: skip
    dollars = {key: sum(goods.values()) for key, goods in part_dollars(prepared.plan, "keys").items()}
    whole = sum(dollars.values())
    assert set(dollars) == set(KEYS)
    for text, key in zip(shown.values(), KEYS, strict=True):
        assert text.endswith(f"{dollars[key] / whole * 100:.0f}\u202f%")


def test_a_plan_made_on_the_page_of_targets_comes_along_and_follows_its_changes():
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.query_params.update({"lang": "en", "board": "native", "plan": plan_text(), "plan_view": "goods"})
    at.switch_page("pages/targets.py").run()
    at.query_params.clear()
    first = carried(at.switch_page("pages/keys.py").run())
    assert len(first) == 4
    assert at.query_params["plan"]
    at.query_params.clear()
    at.switch_page("pages/targets.py").run()
    at.slider(key="targets.q_potash").set_value(3_437_000).run()
    at.query_params.clear()
    assert carried(at.switch_page("pages/keys.py").run()) != first
    assert not at.exception


def test_earlier_targets_stand_beside_their_outcome():
    at = opened()
    table = at.table[-1].value
    first = table.iloc[0]
    assert "Directive No. 5" in first["Document"]
    assert "below the target" in first["Reading"]


@pytest.mark.parametrize(
    ("language", "title", "trains"),
    [
        ("en", "Four keys", "more than 1,500"),
        ("ru", "Четыре ключевых направления", "более 1 500"),
        ("zh", "四个关键方向", "1,500"),
    ],
)
def test_three_languages(language, title, trains):
    at = opened(language)
    assert at.title[0].value == title
    assert trains in words(at)


def test_choosing_a_key_writes_the_address():
    at = opened()
    at.segmented_control(key="keys.key").set_value("regions").run()
    assert at.query_params["key"] == "regions"
    assert len(at.table[0].value) == 12

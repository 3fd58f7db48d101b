"""Fields for numbers: what people type is what counts, in three languages; what cannot be is said and gives way."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
SPACES = str.maketrans({"\u202f": " ", "\u00a0": " "})
# Page and address, the field's key; then by language: what is typed, what stands there and in the address' unit.
TAKEN = {
    "class": ("targets", {"plan_view": "plausible", "check": "class", "cls": "custom"}, {
        "from": {"en": ("4,5", "4.5", 4.5), "ru": ("4,5 %", "4,5", 4.5), "zh": ("４．５％", "4.5", 4.5)},
        "to": {"en": ("7.25", "7.25", 7.25), "ru": ("7.25", "7,25", 7.25), "zh": ("7,25", "7.25", 7.25)},
        "floor": {"en": ("1,250", "1,250", 1250), "ru": ("1 млрд", "1 000", 1000), "zh": ("10亿", "1,000", 1000)},
    }),
    "market": ("targets", {"plan_view": "plausible", "check": "market"}, {
        "payload": {"en": ("22,5", "22.5", 22.5), "ru": ("22.5", "22,5", 22.5), "zh": ("22.5", "22.5", 22.5)},
        "per_train": {"en": ("62", "62", 62), "ru": ("62", "62", 62), "zh": ("６２", "62", 62)},
        "density": {"en": ("0,6", "0.6", 0.6), "ru": ("0,625", "0,625", 0.625), "zh": ("0.6", "0.6", 0.6)},
    }),
    "uncertainty": ("targets", {"plan_view": "plausible", "check": "uncertainty"}, {
        "seed": {"en": ("7", "7", 7), "ru": ("12 345", "12 345", 12345), "zh": ("12,345", "12,345", 12345)},
        "swing_low": {
            "en": ("-12,5", "−12.5", -12.5), "ru": ("−12,5", "−12,5", -12.5), "zh": ("－12.5", "−12.5", -12.5),
        },
        "swing_high": {"en": ("35 %", "35", 35), "ru": ("35", "35", 35), "zh": ("35", "35", 35)},
    }),
    "goods": ("targets", {"plan_view": "goods"}, {
        "cif": {"en": ("1,08", "1.08", 1.08), "ru": ("1,08", "1,08", 1.08), "zh": ("1.08", "1.08", 1.08)},
    }),
    "regions": ("regions", {"measure": "benchmark_goal"}, {
        "value": {"en": ("4,5", "4.5", 4.5), "ru": ("4,5 млрд", "4,5", 4.5), "zh": ("45", "45", 4.5)},
    }),
}  # fmt: skip
# By language: what is typed into the own class' first limit, and what is said of it.
REFUSED = {
    "en": ("banana", "Start share from, %: “banana” is not taken. Allowed: 1–49."),
    "ru": ("150", "Начальная доля от, %: значение «150» не принято. Допустимо: 1–49."),
    "zh": ("八", "“八”无法采用。允许范围：1–49。"),
}


def opened(page: str, language: str, address: dict[str, str]) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in {"lang": language, "board": "native", **address}.items():
        if page == "targets" or name != "board":
            at.query_params[name] = value
    at.switch_page(f"pages/{page}.py").run()
    assert not at.exception
    return at


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
@pytest.mark.parametrize("place", TAKEN)
def test_what_is_typed_is_what_counts(place, language):
    page, address, fields = TAKEN[place]
    at = opened(page, language, address)
    for name, cases in fields.items():
        at.text_input(key=f"{page}.{name}.typed").set_value(cases[language][0])
    at.run()
    assert not at.exception
    for name, cases in fields.items():
        typed, shown, held = cases[language]
        assert at.session_state[f"{page}.{name}"] == pytest.approx(held), (name, typed)
        assert at.text_input(key=f"{page}.{name}.typed").value.translate(SPACES) == shown, (name, typed)
    assert not at.toast


@pytest.mark.parametrize("language", REFUSED)
def test_what_cannot_be_is_said_and_the_field_goes_back(language):
    page, address, fields = TAKEN["class"]
    at = opened(page, language, address)
    held = {name: at.text_input(key=f"{page}.{name}.typed").value for name in fields}
    text, said = REFUSED[language]
    at.text_input(key="targets.from.typed").set_value(text)
    at.run()
    assert said in at.toast[0].value.translate(SPACES).replace("\\", "")
    at.text_input(key="targets.floor.typed").set_value("")
    at.run()
    assert len(at.toast) == 1  # the first sentence is not said again
    assert {name: at.text_input(key=f"{page}.{name}.typed").value for name in fields} == held
    assert at.session_state["targets.from"] == 3.0


def test_a_whole_number_takes_no_half():
    at = opened("targets", "ru", {"plan_view": "plausible", "check": "uncertainty"})
    at.text_input(key="targets.seed.typed").set_value("2026,5")
    at.run()
    assert "2026,5" in at.toast[0].value
    assert at.session_state["targets.seed"] == 2026


def test_an_emptied_goal_of_regions_is_no_goal():
    at = opened("regions", "zh", {"measure": "benchmark_goal", "value": "4.5"})
    field = at.text_input(key="regions.value.typed")
    assert (field.label, field.value) == ("目标（亿美元）", "45")
    field.set_value("")
    at.run()
    assert at.session_state["regions.value"] is None
    assert not at.toast


def test_no_field_is_the_browsers_number_field():
    """Its "4,5" is 45 in an English browser."""
    for path in [*(ROOT / "src" / "directive").rglob("*.py"), *(ROOT / "pages").glob("*.py")]:
        assert not re.search(r"\.number_input\(|NumberColumn\([^)]*\bmin_value", path.read_text()), path

"""A language switch in a real browser: the choices stay, and the next click goes on from them."""

from __future__ import annotations

import pytest

LANGUAGES = {"en": "English", "ru": "Русский", "zh": "中文"}


def switches(guest, language: str) -> None:
    guest.page.locator(".st-key-lang").get_by_text(LANGUAGES[language], exact=True).click()


def chosen(guest, key: str) -> str:
    """What a select box shows."""
    return guest.widget(key).locator("input").first.input_value() or guest.widget(key).inner_text()


def asks(guest) -> dict[str, str]:
    return {name: value for name, value in guest.query.items() if name != "lang"}


def presses(guest, key: str, text: str) -> None:
    guest.widget(key).get_by_text(text, exact=True).click()


# Page and address; per language what a select shows, and the text of one more choice with what the address then says.
CASES = {
    "partners": (
        "/partners?flow=turnover&partner=KAZ&others=RUS&measure=share",
        ("partners.partner", {"en": "Kazakhstan", "ru": "Казахстан", "zh": "哈萨克斯坦"}),
        ("partners.view", {"en": "Concentration", "ru": "Концентрация", "zh": "集中度"}),
        {"view": "concentration"},
    ),
    "goods": (
        "/goods?good=sawn_timber",
        ("goods.good", {"en": "Sawn timber", "ru": "Пиломатериалы", "zh": "锯材"}),
        ("goods.measure", {"en": "Value", "ru": "Стоимость", "zh": "金额"}),
        {"measure": "value"},
    ),
    "regions": (
        "/regions?province=CN-GD&home=BY-HO&measure=gdp",
        ("regions.province", {"en": "Guangdong", "ru": "Гуандун", "zh": "广东"}),
        ("regions.layers", {"en": "Names", "ru": "Названия", "zh": "名称"}),
        {"layers": "links"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_choices_stay_through_all_languages_and_the_next_click_adds_to_them(name, visitor):
    address, (select, words), (control, texts), added = CASES[name]
    guest = visitor()
    for before, after in (("en", "ru"), ("ru", "zh"), ("zh", "en")):
        guest.opens(f"{address}&lang={before}")
        asked = asks(guest)
        switches(guest, after)
        guest.sees(lang=after)
        assert words[after] in chosen(guest, select)
        assert asks(guest) == asked
        presses(guest, control, texts[after])
        guest.sees(**added)
        assert asks(guest) == asked | added
        assert words[after] in chosen(guest, select)


def test_a_click_right_after_the_switch_is_not_lost_in_the_old_language(visitor):
    guest = visitor().opens("/goods?good=sawn_timber&lang=en")
    for language in ("ru", "zh", "en"):
        switches(guest, language)
        guest.page.wait_for_timeout(120)  # a hand, before the page has come
        guest.page.locator(".st-key-goods-measure button").nth(2).click()
        guest.sees(lang=language, good="sawn_timber")
        assert not guest.page.locator('[data-testid="stException"]').count()

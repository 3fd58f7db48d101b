"""What surrounds Streamlit: a held key, numbers and words by the page's language, one step back a press."""

from __future__ import annotations

import pytest

LOST = '[role="dialog"]'


def holds(guest, slider, key: str, presses: int) -> None:
    """Hold a key as its repeat does."""
    slider.focus()
    for _ in range(presses):
        guest.page.keyboard.down(key)  # down again without up: a repeat
        guest.page.wait_for_timeout(45)  # the beat of the key, not a wait for the page
    guest.page.keyboard.up(key)


def test_a_held_year_leaves_thumb_page_and_address_alike_and_is_one_step_back(visitor):
    guest = visitor().opens("/partners?lang=en&year=2015")
    slider = guest.widget("partners.year").get_by_role("slider")
    steps = guest.page.evaluate("history.length")
    for turn, (key, presses) in enumerate(
        (("ArrowLeft", 9), ("ArrowRight", 6), ("ArrowLeft", 4), ("ArrowRight", 9))
    ):
        holds(guest, slider, key, presses)
        guest.settled()
        assert guest.page.locator(LOST).count() == 0
        year = slider.input_value()
        assert guest.query.get("year", "2020") == year
        assert f"{year}:" in guest.title("partners-bars")
        if turn == 0:
            assert year == "2006"
            assert guest.page.evaluate("history.length") == steps + 1
    guest.page.go_back()
    guest.sees(year="2008")
    assert guest.query["year"] == slider.input_value() == "2008"


def test_a_page_is_one_step_back(visitor):
    guest = visitor().opens("/goods?lang=ru&good=sawn_timber")
    steps = guest.page.evaluate("history.length")
    guest.page.locator("[data-testid=stTopNavLink]", has_text="Цели директивы").click()
    guest.page.wait_for_url("**/targets?*")
    guest.settled()
    assert guest.page.evaluate("history.length") == steps + 1
    guest.page.go_back()
    guest.page.wait_for_url("**/goods?*")
    guest.settled()
    assert guest.query == {"lang": "ru", "good": "sawn_timber"}
    assert "Пиломатериалы" in guest.widget("goods.good").locator("input").first.input_value()


@pytest.mark.parametrize(
    ("locale", "lang", "mark", "written", "nothing"),
    [
        ("en-US", "ru", "ru-RU", ["10,0", "3\xa0437\xa0000", "−20,0"], "Ничего не найдено"),
        ("ru-RU", "en", "en-GB", ["10.0", "3,437,000", "−20.0"], "Nothing found"),
    ],
)
def test_numbers_and_words_follow_the_page_not_the_browser(visitor, locale, lang, mark, written, nothing):
    guest = visitor(locale=locale).opens(f"/targets?board=native&plan_view=goods&lang={lang}")
    assert guest.page.evaluate("document.documentElement.lang") == mark
    shown = "\n".join(
        guest.page.locator(
            '[data-testid="stSliderThumbValue"], [data-testid="stSliderTickBar"]'
        ).all_inner_texts()
    )
    for text in written:
        assert text in shown
    guest.opens(f"/partners?lang={lang}")
    guest.widget("partners.others").locator("input").first.fill("zzzz")
    guest.page.get_by_text(nothing).wait_for()


def test_words_and_signs_follow_a_switch(visitor):
    guest = visitor().opens("/targets?board=native&plan_view=goods&lang=en")
    guest.page.locator(".st-key-lang").get_by_text("中文", exact=True).click()
    guest.sees(lang="zh")
    assert guest.page.evaluate("document.documentElement.lang") == "zh-Hans-CN"
    assert guest.page.locator("nav").first.get_attribute("aria-label") == "页面"
    assert guest.widget("presenter").get_by_role("button").get_attribute("aria-label").startswith("说明：")


def test_a_card_with_a_file_field_rests_in_the_words_of_the_page(visitor):
    """To the browser such a card is a dialog, like Streamlit's own boxes: both are put into words, each once."""
    guest = visitor().opens("/targets?lang=ru")
    guest.page.locator(".st-key-plan-file button").first.click()
    guest.page.get_by_test_id("stFileUploader").get_by_text("Выбрать файл").wait_for()
    guest.settled()
    assert "Upload" not in guest.page.get_by_test_id("stPopoverBody").inner_text()


def test_an_address_that_is_no_page_says_so_in_the_words_of_the_page(visitor):
    guest = visitor()
    guest.page.goto(guest.address + "/nonsense?lang=ru")
    box = guest.page.get_by_role("dialog")
    box.get_by_text("Такой страницы нет").wait_for()
    assert "Page not found" not in box.inner_text()
    guest.settled()
    while guest.watch.errors:  # Streamlit writes it down in the browser, too
        assert "does not seem to exist" in guest.watch.errors.pop()

"""Numbers as each language writes them."""

import datetime as dt

import pytest

from directive.i18n import best_language, translator

CASES = [
    # value, significant digits, English, Russian (thin spaces), Chinese (groups by 10,000)
    (1.7e9, 2, "$1.7 bn", "1,7\u00a0млрд\u00a0долл.", "17亿美元"),
    (745_221_000, 3, "$745 m", "745\u00a0млн\u00a0долл.", "7.45亿美元"),
    (2.58e12, 3, "$2.58 tn", "2,58\u00a0трлн\u00a0долл.", "2.58万亿美元"),
    (108_000, 3, "$108 k", "108\u00a0тыс.\u00a0долл.", "10.8万美元"),
    (-999.6e6, 3, "\u2212$1.00 bn", "\u22121,00\u00a0млрд\u00a0долл.", "\u221210.0亿美元"),
    (None, 3, "–", "–", "–"),
]


@pytest.mark.parametrize(("value", "significant", "en", "ru", "zh"), CASES)
def test_money(value, significant, en, ru, zh):
    assert [translator(code).money(value, significant=significant) for code in ("en", "ru", "zh")] == [
        en,
        ru,
        zh,
    ]


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.000659, "0.066\u202f%"), (0.0405, "4.0\u202f%"), (0.1, "10.0\u202f%"), (0.0, "0.0\u202f%")],
)
def test_hundredths_of_a_percent_stay_visible(share, shown):
    assert translator("en").percent(share) == shown


def test_dates_and_grouping():
    day = dt.date(2026, 1, 27)
    assert translator("en").date(day) == "27 January 2026"
    assert translator("ru").date(day) == "27 января 2026"
    assert translator("zh").date(day) == "2026年1月27日"
    assert translator("ru").number(1234567.5, digits=1) == "1\u202f234\u202f567,5"


def test_language_of_a_browser():
    assert [best_language(code) for code in ("ru-BY", "zh-Hant-TW", "de-DE", "", None)] == [
        "ru",
        "zh",
        "en",
        "en",
        "en",
    ]


def test_an_unknown_language_is_named():
    with pytest.raises(KeyError, match="allowed are en, ru, zh"):
        translator("xx")

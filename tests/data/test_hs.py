"""Goods are found by what people call them, in three languages, and by their codes."""

import pytest

from directive.data.hs import hs_list, read_code


@pytest.fixture(scope="module")
def listed(engine):
    return hs_list(engine)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("tractor", "8701"), ("Tractors", "8701"), ("трактор", "8701"), ("ТРАКТОРЫ", "8701"), ("拖拉机", "8701"),
        ("refrigerator", "8418"), ("холодильник", "8418"), ("холодильники", "8418"), ("冰箱", "8418"),
        ("potash", "3104"), ("калийные удобрения", "3104"), ("хлористый калий", "3104"), ("钾肥", "3104"),
        ("flax", "5301"), ("лен", "5301"), ("лён", "5301"), ("亚麻纤维", "5301"),
        ("cheese", "0406"), ("сыр", "0406"), ("сыры", "0406"), ("奶酪", "0406"),
        ("truck", "8704"), ("грузовик", "8704"), ("卡车", "8704"), ("МАЗ", "8704"),
        ("dump truck", "8704"), ("карьерный самосвал", "8704"),
        ("furniture", "9403"), ("мебель", "9403"), ("家具", "9403"),
    ],
)  # fmt: skip
def test_what_people_sell_is_found_first(listed, asked, first):
    assert listed.find(asked)[0] == first


@pytest.mark.parametrize("asked", ["dairy", "молочн", "молочная продукция", "乳品"])
def test_dairy_is_every_dairy_heading_and_its_chapter(listed, asked):
    found = listed.find(asked)
    assert {"0401", "0402", "0403", "0404", "0405", "0406", "04"} <= set(found)
    assert all(code.startswith("04") for code in found[:7])


@pytest.mark.parametrize(("asked", "never"), [("лен", "88"), ("лен", "86"), ("сыр", "41"), ("сыр", "39")])
def test_words_that_only_sound_alike_are_not_shown(listed, asked, never):
    assert not [code for code in listed.find(asked, most=50) if code.startswith(never)]


def test_a_slip_of_the_pen_still_finds_it_and_nonsense_finds_nothing(listed):
    assert listed.find("холадильник")[0] == "8418"
    assert listed.find("refrigirator")[0] == "8418"
    assert listed.find("qwxyz") == []
    assert listed.find("  ") == []


def test_a_code_is_taken_as_typed_and_named_by_what_is_known(listed):
    assert listed.find("8701") == ["8701"]
    assert listed.find("87")[:2] == ["87", "8701"]
    assert read_code("8701.93") == "870193"
    assert listed.find("8701 93") == ["870193"]
    assert [listed.name_of("870193", language) for language in ("en", "ru", "zh")] == [
        ("Tractors", "8701"), ("Тракторы", "8701"), ("拖拉机", "8701")
    ]  # fmt: skip
    assert listed.name_of("999999", "en") == ("", "")


def test_every_code_has_a_name_on_every_page(listed):
    assert len([code for code in listed.names if len(code) == 2]) == 96
    assert len([code for code in listed.names if len(code) == 4]) == 968
    assert all(listed.name_of(code, language)[0] for code in listed.names for language in ("en", "ru", "zh"))

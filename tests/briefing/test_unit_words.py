"""A price is of one unit: one piece, not pieces."""

import pytest

from directive.briefing.goods_words import unit_value_text
from directive.i18n import translator


@pytest.mark.parametrize(("language", "end"), [("en", "USD per piece"), ("ru", "долл. за шт."), ("zh", "件")])
def test_a_price_is_of_one_piece(language: str, end: str) -> None:
    text = unit_value_text(translator(language), 5, "pieces")
    assert end in text
    assert "pieces" not in text

"""A click anywhere on a row opens it; the row stays marked, keys walk on, the address says it."""

import pytest

MARKS, HEAD, ROW = 33, 34, 32  # pixels of a table with rows that open: column of marks, heading, row


def clicks_row(guest, key: str, row: int, *, at: float = 0.5) -> None:
    """Click the row at a part of the table's width; no mark stands there."""
    table = guest.page.locator(f".st-key-{key} [data-testid='stDataFrame']")
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert at * box["width"] > MARKS
    guest.page.mouse.click(box["x"] + at * box["width"], box["y"] + HEAD + ROW * (row + 0.5))


@pytest.mark.parametrize("at", [0.2, 0.5, 0.95])
def test_a_click_anywhere_on_a_row_of_goods_opens_the_good(visitor, at):
    guest = visitor().opens("/goods?lang=ru")
    clicks_row(guest, "goods-list", 2, at=at)
    guest.sees(good="whey")
    assert guest.figure("goods-reading").startswith("Молочная сыворотка")
    guest.page.keyboard.press("ArrowDown")
    guest.sees(good="dairy")
    clicks_row(guest, "goods-list", 1, at=at)
    guest.sees(good="sawn_timber")


def test_the_controls_of_goods_stand_on_one_line(visitor):
    guest = visitor().opens("/goods?lang=ru")
    boxes = [
        guest.widget(key).locator("label").first.bounding_box() for key in ("goods.good", "goods.measure")
    ]
    assert abs(boxes[0]["y"] - boxes[1]["y"]) < 2


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_the_list_of_goods_needs_no_scrolling(visitor, lang):
    guest = visitor().opens(f"/goods?lang={lang}")
    scroller = guest.page.locator(".st-key-goods-list .dvn-scroller")
    wide, high = scroller.evaluate(
        "box => [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight]"
    )
    assert (wide, high) == (0, 0)

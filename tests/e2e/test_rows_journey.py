"""A click anywhere on a row opens it; the row stays marked, keys walk on, the address says it."""

import pandas as pd
import pytest

MARKS, HEAD, ROW = 33, 34, 32  # pixels of a table with rows that open: column of marks, heading, row


def clicks_row(guest, key: str, row: int, *, at: float = 0.5) -> None:
    """Click the row at a part of the table's width; no mark stands there."""
    table = guest.page.locator(f".st-key-{key} [data-testid='stDataFrame']")
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert at * box["width"] > MARKS
    guest.page.mouse.click(box["x"] + at * box["width"], box["y"] + HEAD + ROW * (row + 0.5))


def test_a_click_anywhere_on_a_row_of_goods_opens_the_good(visitor):
    guest = visitor().opens("/goods?lang=ru")
    for at in (0.2, 0.5, 0.95):
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


# Words that are broken inside: a cell narrower than its longest word.
_BROKEN = """() => [...document.querySelectorAll('[data-testid="stTable"] :is(th, td)')].filter((cell) => {
    const range = document.createRange();
    const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode())
        for (const { index, 0: word } of node.textContent.matchAll(/[\\p{Script=Cyrillic}\\p{Script=Latin}]+/gu)) {
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) return true;
        }
    return false;
}).map((cell) => cell.textContent)"""


@pytest.mark.parametrize(
    ("path", "half"), [("/goods", "halves-goods"), ("/regions?view=ties&home=BY-HO", "halves-regions")]
)
def test_a_page_at_twice_its_size_breaks_no_word_and_puts_halves_below_each_other(visitor, path, half):
    guest = visitor(width=683).opens(path + ("&" if "?" in path else "?") + "lang=ru")
    assert guest.page.evaluate(_BROKEN) == []
    first, second = (
        guest.page.locator(f".st-key-{half} [data-testid='stColumn']").nth(place).bounding_box()
        for place in (0, 1)
    )
    assert second["y"] >= first["y"] + first["height"]
    assert min(first["width"], second["width"]) > 550
    wide = guest.page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= 683


def test_a_click_on_an_importer_of_a_home_region_opens_the_region(visitor):
    guest = visitor().opens("/regions?view=ties&home=BY-HO&lang=ru")
    clicks_row(guest, "regions-without-BY-HO", 1, at=0.8)
    guest.sees(province="CN-BJ", home="BY-HO")


def test_a_home_region_s_documents_on_screen_are_those_in_the_file(visitor):
    guest = visitor().opens("/regions?view=ties&home=BY-HO")
    table = guest.page.locator(".st-key-regions-documents-BY-HO [data-testid='stDataFrame']")
    table.scroll_into_view_if_needed()  # a table out of sight has no rows yet
    table.locator("table tr").nth(9).wait_for(state="attached")
    cells = table.locator("table tr").evaluate_all(
        "rows => rows.slice(1).map(row => [...row.children].map(cell => cell.textContent))"
    )
    saved = pd.read_csv(guest.downloads("home-documents", "csv"), dtype=str, keep_default_na=False)
    assert len(cells) == len(saved) == 9
    for row, line in zip(cells, saved.to_numpy(), strict=True):
        assert row[-7:] == list(line[:7])

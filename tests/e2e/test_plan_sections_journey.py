"""The plan's sections in the hand: the page stays where it is, the goal in view, no grid wider than its room."""

import pytest

from directive.ui.plan.sections.show import VIEWS

_PAGE = "document.querySelector('[data-testid=stMain]')"
_TOP = "() => document.querySelector('.st-key-figure-plan-goods [data-testid=stDataFrame]').getBoundingClientRect().top"
_HEAD = "() => document.querySelector('.st-key-plan-head').getBoundingClientRect().top"
# Grids and read-only tables that are wider than their room, by the name of the container they stand in.
_WIDE = """() => [...document.querySelectorAll('.dvn-scroller, [data-testid=stTable]')]
    .filter((box) => box.clientWidth && box.scrollWidth > box.clientWidth + 1)
    .map((box) => box.closest('[class*=st-key-figure-], [class*=st-key-table-]')?.className ?? 'a table')"""
_CUT = """() => [...document.querySelectorAll('[data-testid=stTable] :is(th, td)')]
    .filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent)"""
TARGET = 3
"""The column of target quantities in the grid of goods."""
STAYS = 40


def writes_by_mouse(guest, row: int, text: str) -> None:
    """Write into the target quantity of a good, chosen with the mouse as its grid stands on the screen."""
    grid = guest.page.locator(".st-key-figure-plan-goods [data-testid='stDataFrame']")
    chosen = grid.locator('[aria-selected="true"]')
    box = grid.bounding_box()
    high = box["height"] / (grid.locator("tbody tr").count() + 1)
    for _ in range(5):  # the first press may only bring the focus into the grid
        guest.page.mouse.click(box["x"] + box["width"] * 0.62, box["y"] + high * (row + 1.5))
        guest.settled()
        if chosen.count():
            break
    assert chosen.first.get_attribute("data-testid") == f"glide-cell-{TARGET}-{row}"
    guest.page.keyboard.press("Enter")
    box = guest.page.locator(".gdg-clip-region textarea")
    box.fill(text)
    box.press("Enter")


def test_the_page_stays_where_it_is_after_a_refused_and_after_a_good_cell(visitor):
    guest = visitor(locale="ru-RU").opens("/targets?lang=ru&plan_view=goods")
    guest.page.wait_for_function(f"() => {_PAGE}.scrollTop > 300")  # the link opens at its section
    guest.settled()
    assert abs(guest.page.evaluate(_HEAD)) < 120
    guest.page.evaluate(f"(top) => {_PAGE}.scrollBy(0, top - 250)", guest.page.evaluate(_TOP))
    guest.settled()
    before, head = guest.page.evaluate(_TOP), guest.page.evaluate(_HEAD)
    assert 200 < before < 300
    assert 0 <= head < 120  # the goal stays in view over the section

    writes_by_mouse(guest, 3, "восемь")
    guest.page.locator(".st-key-plan-hint-goods [data-testid=stAlert]").wait_for()
    guest.settled()
    assert abs(guest.page.evaluate(_TOP) - before) <= STAYS
    assert "восемь" in guest.page.locator(".st-key-plan-hint-goods").inner_text()

    writes_by_mouse(guest, 3, "5000")
    guest.page.wait_for_function("() => new URLSearchParams(location.search).has('plan')")
    guest.settled()
    assert abs(guest.page.evaluate(_TOP) - before) <= STAYS
    assert abs(guest.page.evaluate(_HEAD) - head) <= 2
    assert guest.page.locator('[data-testid="stPopoverBody"]').count() == 0


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_nothing_of_the_sections_is_wider_than_its_room(visitor, lang):
    guest = visitor().opens(f"/targets?lang={lang}&check=class")
    wide = {}
    for place, view in enumerate(VIEWS):
        guest.page.locator(".st-key-targets-plan_view button").nth(place).click()
        guest.settled()
        if view != "plausible":
            guest.sees(plan_view=view)
        guest.page.wait_for_function(
            "() => [...document.querySelectorAll('[data-testid=stDataFrame]')].every((one) => one.querySelector('td'))"
        )
        wide[view] = [*guest.page.evaluate(_WIDE), *guest.page.evaluate(_CUT)]
    assert wide == {view: [] for view in VIEWS}

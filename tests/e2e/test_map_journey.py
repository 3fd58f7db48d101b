"""Regions: a click on the map, the list and the address open the same card."""

import pytest

from directive.briefing.desk import desk_of
from directive.briefing.views.region_map import camera_of
from directive.data.outlines import divisions
from directive.maps.labels import text_width
from directive.maps.mercator import screen_pixels

CARD = ".st-key-figure-province-card"


def place_of(code: str, box: dict[str, float]) -> tuple[float, float]:
    """Where a region's label point is on the screen in the first view."""
    row = divisions().set_index("code").loc[code]
    x, y = screen_pixels(
        row["lon"],
        row["lat"],
        camera=camera_of(desk_of("en"), "route"),
        width=box["width"],
        height=box["height"],
    )
    return box["x"] + x, box["y"] + y


def clicks(guest, code: str, name: str, *, pressed_ms: int = 0) -> None:
    """Point at a region until the map says its name, then click."""
    x, y = place_of(code, guest.map_box())
    guest.page.mouse.move(x, y)
    guest.page.locator(".deck-tooltip").get_by_text(name, exact=True).wait_for()
    guest.page.mouse.click(x, y, delay=pressed_ms)


def card_of(guest, name: str) -> str:
    card = guest.page.locator(CARD)
    card.get_by_role("heading", name=name).first.wait_for()
    guest.settled()
    return guest.page.locator(CARD).inner_text()


@pytest.mark.parametrize(("code", "name"), [("CN-GD", "Guangdong"), ("CN-HI", "Hainan")])
def test_click_list_and_address_open_the_same_card(visitor, code, name):
    by_click = visitor().opens("/regions")
    clicks(by_click, code, name)
    clicked = card_of(by_click, name)
    by_click.sees(province=code)

    by_list = visitor().opens("/regions")
    by_list.widget("regions.province").get_by_role("combobox").click()
    by_list.page.keyboard.type(name)  # the list is long and draws only what is in sight
    by_list.page.get_by_role("option", name=name, exact=True).click()
    assert card_of(by_list, name) == clicked
    by_list.sees(province=code)

    by_address = visitor().opens(f"/regions?province={code}")
    assert card_of(by_address, name) == clicked


def test_a_click_then_another(visitor):
    guest = visitor().opens("/regions")
    for code, name in (("CN-GD", "Guangdong"), ("CN-XJ", "Xinjiang"), ("CN-GD", "Guangdong")):
        clicks(guest, code, name)
        card_of(guest, name)
        guest.sees(province=code)


def test_a_slow_press_and_a_click_that_never_hovered_count_too(visitor):
    guest = visitor().opens("/regions")
    clicks(guest, "CN-SC", "Sichuan", pressed_ms=700)
    card_of(guest, "Sichuan")
    guest.settled()  # the card has opened and nothing moves any more
    guest.page.mouse.click(*place_of("CN-YN", guest.map_box()))
    card_of(guest, "Yunnan")


@pytest.mark.parametrize("part", [-0.35, 0.35])
def test_a_click_on_a_name_opens_what_it_names(visitor, part):
    """Guangdong's name in Russian lies over Guangxi, too: either half of it means Guangdong."""
    guest = visitor().opens("/regions?lang=ru")
    box = guest.map_box()
    row = divisions().set_index("code").loc["CN-GD"]
    x, y = place_of("CN-GD", box)
    x += row["dx"] + part * text_width("Гуандун", size=12)
    guest.page.mouse.move(x, y + row["dy"])
    guest.page.locator(".deck-tooltip").get_by_text("Гуандун", exact=True).wait_for()
    guest.page.mouse.click(x, y + row["dy"])
    guest.sees(province="CN-GD")


def test_a_drag_chooses_nothing(visitor):
    guest = visitor().opens("/regions")
    x, y = place_of("CN-SC", guest.map_box())
    guest.page.mouse.move(x, y)
    guest.page.mouse.down()
    guest.page.mouse.move(x + 90, y + 40, steps=5)
    guest.page.mouse.up()
    guest.page.wait_for_timeout(1000)
    assert "province" not in guest.query


def test_the_outlines_come_once(visitor):
    guest = visitor()
    fetched = []
    guest.page.on("request", lambda request: fetched.append(request.url) if "/geo/" in request.url else None)
    guest.opens("/regions").map_box()
    first = len(fetched)
    assert first
    guest.widget("regions.measure").get_by_role("combobox").click()
    guest.page.get_by_role("option", name="GDP", exact=True).click()
    guest.sees(measure="gdp").map_box()
    assert len(fetched) == first

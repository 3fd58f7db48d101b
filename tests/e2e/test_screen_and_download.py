"""What is drawn after a change is what the download says: order of bars, colours of maps."""

import csv
import io
import re

import pytest
from PIL import Image

from directive.data.outlines import divisions
from tests.e2e.test_map_journey import place_of

CHARTS_ORDER = """key => [...document.querySelectorAll(
    `.st-key-chart-${key} svg.marks .role-axis-label text`)]
    .map((text) => [text.getBoundingClientRect(), text.textContent])
    .filter(([box, text]) => text.trim())
    .sort(([one], [two]) => one.top - two.top).map(([, text]) => text)"""


def chooses(guest, key: str, option: str) -> None:
    """Take an option of a list; a long list draws only what is in sight."""
    guest.widget(key).get_by_role("combobox").click()
    guest.page.keyboard.type(option)
    guest.page.get_by_role("option", name=option, exact=True).click()


def drawn_partners(guest) -> list[str]:
    """The partners' names from top to bottom, without place and mark."""
    labels = guest.page.evaluate(CHARTS_ORDER, "partners-bars")
    names = [re.fullmatch(r"(?:▸ )?(?:\d+ )?(\D.*)", label) for label in labels]
    return [name[1].strip() for name in names if name]


def downloaded_partners(guest) -> list[str]:
    rows = list(csv.reader(io.StringIO(guest.downloads("partners-bars", "csv").read_text("utf-8-sig"))))
    place = rows[0].index("Partner")
    return [row[place] for row in rows[1:]]


def test_bars_stand_in_the_order_of_the_download_after_every_change(visitor):
    guest = visitor().opens("/partners")
    assert drawn_partners(guest) == downloaded_partners(guest)

    year = guest.widget("partners.year").get_by_role("slider")
    year.focus()
    guest.page.keyboard.press("ArrowLeft")
    guest.sees(year="2019")
    assert drawn_partners(guest) == downloaded_partners(guest)

    chooses(guest, "partners.flow", "Imports")
    guest.sees(flow="import")
    assert drawn_partners(guest) == downloaded_partners(guest)

    chooses(guest, "partners.partner", "Kazakhstan")
    guest.sees(partner="KAZ")
    assert drawn_partners(guest) == downloaded_partners(guest)

    fresh = visitor().opens("/partners?year=2019&flow=import&partner=KAZ")
    assert world_fills(guest) == world_fills(fresh)


def world_fills(guest) -> list[str]:
    """The colour of every country of the world map, in the order of the outlines."""
    countries = guest.page.locator(".st-key-chart-partners-map svg.marks .mark-shape path")
    countries.first.wait_for(state="attached")
    return countries.evaluate_all(
        "paths => paths.map((path) => [path.getAttribute('fill'), path.getAttribute('stroke')])"
    )


def fills(guest) -> dict[str, tuple[int, ...]]:
    """The colour of every division at its label point, Chinese regions and home regions alike."""
    box = guest.map_box()
    shot = Image.open(io.BytesIO(guest.page.screenshot())).convert("RGB")
    found = {}
    for code in divisions()["code"]:
        x, y = place_of(code, box)
        found[code] = shot.getpixel((round(x), round(y)))
    return found


@pytest.mark.parametrize(("measure", "label"), [("ties", "Recorded ties by type"), ("gdp", "GDP")])
def test_the_map_has_the_colours_of_its_address_after_another_measure_and_home(visitor, measure, label):
    guest = visitor().opens("/regions?layers=")
    before = fills(guest)
    chooses(guest, "regions.measure", label)
    guest.sees(measure=measure)
    chooses(guest, "regions.home", "Gomel Region")
    guest.sees(measure=measure, home="BY-HO")
    after = fills(guest)
    assert after != before
    fresh = visitor().opens(f"/regions?layers=&measure={measure}&home=BY-HO")
    assert after == fills(fresh)
    assert after["BY-HO"] != before["BY-HO"]

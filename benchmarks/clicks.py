"""Clicks on the map of regions without a GPU: how many open the card, and how soon."""

from __future__ import annotations

import time

from playwright.sync_api import Page, TimeoutError

from benchmarks.browser import chromium, open_page
from benchmarks.report import Row, quantiles
from benchmarks.servers import serve
from directive.briefing.desk import desk_of
from directive.briefing.views.region_map import camera_of
from directive.data.outlines import divisions
from directive.maps.mercator import screen_pixels

CLICKS, PATIENCE_MS = 20, 5000
_NAMES = {
    "CN-GD": "Guangdong",
    "CN-XJ": "Xinjiang",
    "CN-SC": "Sichuan",
    "CN-HL": "Heilongjiang",
    "CN-YN": "Yunnan",
}


def map_click() -> Row:
    """Twenty clicks on five provinces in turn, from the click to the card's heading."""
    found: list[float] = []
    with serve("app.py") as server, chromium() as fresh:
        page = fresh()
        open_page(page, server.address + "/regions")
        page.locator('[data-testid="stDeckGlJsonChart"] canvas').first.wait_for()
        page.wait_for_timeout(2500)  # the outlines are drawn
        for number in range(CLICKS):
            code = list(_NAMES)[number % len(_NAMES)]
            ms = _click(page, code)
            if ms is not None:
                found.append(ms)
    p50, p95 = quantiles(found) if found else (float("inf"), float("inf"))
    return Row("map_click", p50, p95, CLICKS, budget="20 of 20, ≤ 1000", note=f"{len(found)} of {CLICKS}")


def _click(page: Page, code: str) -> float | None:
    canvas = page.locator('[data-testid="stDeckGlJsonChart"] canvas').first
    box = canvas.bounding_box()
    assert box is not None
    row = divisions().set_index("code").loc[code]
    x, y = screen_pixels(
        row["lon"],
        row["lat"],
        camera=camera_of(desk_of("en"), "route"),
        width=box["width"],
        height=box["height"],
    )
    page.mouse.move(box["x"] + x, box["y"] + y, steps=4)
    page.wait_for_timeout(300)  # a hand rests before it clicks
    card = page.locator(".st-key-figure-province-card").get_by_role("heading", name=_NAMES[code]).first
    started = time.monotonic()
    page.mouse.click(box["x"] + x, box["y"] + y)
    try:
        card.wait_for(timeout=PATIENCE_MS)
    except TimeoutError:
        return None
    ms = (time.monotonic() - started) * 1000
    page.wait_for_timeout(600)
    return ms

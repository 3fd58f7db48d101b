"""Pages in a real browser: first paint, page switch, controls, the map; against the naive twin in the same run."""

from __future__ import annotations

import time

from playwright.sync_api import Page

from benchmarks.browser import Times, chromium, open_page, painted, repeat, timed
from benchmarks.report import Row, quantiles
from benchmarks.servers import Server, serve

APP, NAIVE, ONE_LINE = "app.py", "benchmarks/naive/app.py", "benchmarks/naive/one_line.py"


def first_paint() -> Row:
    """Server start to first page painted, the browser already running."""
    found: dict[str, list[float]] = {APP: [], ONE_LINE: []}
    with chromium() as fresh:
        for script in (ONE_LINE, APP) * 3:
            page = fresh()
            with serve(script) as server:
                page.goto(server.address)
                page.wait_for_selector('[data-testid="stHeading"]')
                painted(page)
                quiet = page.evaluate("() => performance.now() - window.__watch.last") / 1000
                found[script].append((time.monotonic() - server.started - quiet) * 1000)
            page.context.close()
    p50, p95 = quantiles(found[APP])
    return Row(
        "first_paint",
        p50,
        p95,
        3,
        budget="≤ 4000",
        against="one line",
        against_p50=quantiles(found[ONE_LINE])[0],
    )


def page_switch() -> Row:
    """From one page to another by the menu, both seen before."""
    with serve(APP) as server, chromium() as fresh:
        page = fresh()
        open_page(page, server.address)
        names = ("Trade by partner", "Directive targets", "Data & sources", "Overview")

        def switch(number: int) -> None:
            page.get_by_role("link", name=names[number % 4]).first.click()

        for number in range(4):
            timed(page, lambda number=number: switch(number))
        times = repeat(page, "page_switch", switch, times=16, warm_up=0)
    return Row("page_switch", times.p50, times.p95, 16, budget="≤ 700 / 1200")


def control_partners() -> Row:
    """The year slider by an arrow key."""
    return _control("control_partners", "/partners?year=2010", "/?page=partners", "≤ 250 / 500")


def control_targets() -> Row:
    """A plain lever of the targets page by an arrow key, to the whole page painted."""
    return _control("control_targets", "/targets?board=native", "/?page=targets", "≤ 150 / 300")


def map_recolour() -> Row:
    """Another measure on the map of regions; what travels to the browser."""
    with serve(APP) as server, chromium() as fresh:
        ours = _recolour(fresh(), server, "/regions", ".st-key-regions-measure")
    with serve(NAIVE) as server, chromium() as fresh:
        naive = _recolour(fresh(), server, "/?page=regions", ".st-key-measure")
    return Row("map_recolour", ours.p50, ours.p95, len(ours.ms), budget="≤ 200 / 400, ≤ 10 kB the map",
               kilobytes=ours.median_bytes / 1000, against="naive", against_p50=naive.p50,
               note=f"naive sends {naive.median_bytes / 1000:.0f} kB")  # fmt: skip


def _control(name: str, path: str, naive_path: str, budget: str) -> Row:
    with serve(APP) as server, chromium() as fresh:
        ours = _slide(fresh(), server, path, name)
    with serve(NAIVE) as server, chromium() as fresh:
        naive = _slide(fresh(), server, naive_path, name)
    return Row(name, ours.p50, ours.p95, len(ours.ms), budget=budget, kilobytes=ours.median_bytes / 1000,
               against="naive", against_p50=naive.p50)  # fmt: skip


def _slide(page: Page, server: Server, path: str, name: str) -> Times:
    open_page(page, server.address + path)
    slider = page.get_by_role("slider").first
    slider.focus()
    return repeat(page, name, lambda number: slider.press("ArrowLeft" if number % 2 else "ArrowRight"))


def _recolour(page: Page, server: Server, path: str, box: str) -> Times:
    open_page(page, server.address + path)
    page.locator(box).get_by_role("combobox").focus()

    def choose(number: int) -> None:
        page.locator(box).get_by_role("combobox").click()
        page.get_by_role("option").nth(number % 2).click()

    return repeat(page, "map_recolour", choose, times=12)

"""What a visit costs the server: memory of the first page and of further visitors, processor time per change."""

from __future__ import annotations

from benchmarks.browser import chromium, open_page, repeat
from benchmarks.report import Row
from benchmarks.servers import serve

VISITORS = 10


def memory() -> list[Row]:
    """Resident memory after the first page, and per further visitor."""
    with serve("app.py") as server, chromium() as fresh:
        open_page(fresh(), server.address)
        first = server.rss_mb()
        for _ in range(VISITORS):
            page = fresh()
            open_page(page, server.address)
        further = (server.rss_mb() - first) / VISITORS
    return [
        Row("memory_first_page", first, first, 1, unit="MB", budget="≤ 350"),
        Row("memory_per_session", further, further, VISITORS, unit="MB", budget="≤ 3"),
    ]


def cpu_per_commit() -> Row:
    """Processor time of one committed lever move on the targets page (one section open)."""
    times = 20
    with serve("app.py") as server, chromium() as fresh:
        page = fresh()
        open_page(page, server.address + "/targets?board=native")
        slider = page.get_by_role("slider").first
        slider.focus()
        repeat(page, "warm", lambda number: slider.press("ArrowRight"), times=5, warm_up=0)
        before = server.cpu_s()
        repeat(page, "cpu", lambda number: slider.press("ArrowRight"), times=times, warm_up=0)
        each = (server.cpu_s() - before) / times * 1000
    return Row("cpu_per_commit", each, each, times, budget="≤ 40")

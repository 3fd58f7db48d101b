"""Papers of the largest ready story with charts, made in the worker process that stands ready."""

from __future__ import annotations

import time
from collections.abc import Callable

from benchmarks.report import Row, quantiles
from directive.briefing.desk import desk_of
from directive.briefing.papers.worker import Workshop
from directive.briefing.stories import build_story
from directive.charts.render import Look, to_png, to_svg
from directive.charts.view import ChartView

_TIMES = 5
_BUDGETS = {"pptx": 3000, "pdf": 3000, "docx": 2000, "xlsx": 1000}  # milliseconds


def papers() -> list[Row]:
    """Office formats of a story in Russian, from the order to the file; the first paper of a process stands in a note.
    Beside them one of its charts as a picture, as the menu under a chart makes it."""
    story, shop = build_story("what-10-percent-takes", desk_of("ru")), Workshop()
    rows = []
    for fmt, most in _BUDGETS.items():
        first, *later = [_seconds(shop, story, fmt) for _ in range(_TIMES + 1)]
        p50, p95 = quantiles([1000 * seconds for seconds in later])
        note = f"first of a process {1000 * first:.0f} ms"
        rows.append(Row(f"paper_{fmt}", p50, p95, _TIMES, budget=f"≤ {most}", note=note))
    view = next(step.view for step in story.steps if step.view)
    return rows + [_picture(fmt, make, view) for fmt, make in (("png", to_png), ("svg", to_svg))]


def _picture(fmt: str, make: Callable[..., bytes], view: ChartView) -> Row:
    found = []
    for _ in range(_TIMES + 1):
        start = time.perf_counter()
        make(view, Look("light", "ru"), source_line="")
        found.append(1000 * (time.perf_counter() - start))
    return Row(f"chart_{fmt}", *quantiles(found[1:]), _TIMES, budget="≤ 300", note=f"first {found[0]:.0f} ms")


def _seconds(shop: Workshop, story: object, fmt: str) -> float:
    start = time.perf_counter()
    job = shop.submit(story, fmt)
    job.wait()
    if job.result is None:
        raise RuntimeError(job.problem)
    return time.perf_counter() - start

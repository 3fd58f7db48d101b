"""Papers of the largest ready story with charts, made in the worker process that stands ready."""

from __future__ import annotations

import time

from benchmarks.report import Row, quantiles
from directive.briefing.desk import desk_of
from directive.briefing.papers.worker import Workshop
from directive.briefing.stories import build_story

_TIMES = 5


def papers() -> list[Row]:
    """PPTX and PDF of a story in Russian, from the order to the file; the first paper of a process stands in a note."""
    story, shop = build_story("what-10-percent-takes", desk_of("ru")), Workshop()
    rows = []
    for fmt in ("pptx", "pdf"):
        first, *later = [_seconds(shop, story, fmt) for _ in range(_TIMES + 1)]
        p50, p95 = quantiles([1000 * seconds for seconds in later])
        note = f"first of a process {1000 * first:.0f} ms"
        rows.append(Row(f"paper_{fmt}", p50, p95, _TIMES, budget="≤ 3000", note=note))
    return rows


def _seconds(shop: Workshop, story: object, fmt: str) -> float:
    start = time.perf_counter()
    job = shop.submit(story, fmt)
    job.wait()
    if job.result is None:
        raise RuntimeError(job.problem)
    return time.perf_counter() - start

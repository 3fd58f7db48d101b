"""The lever board under a real mouse: from the input event to the frame that shows it, against Streamlit's slider."""

from __future__ import annotations

from playwright.sync_api import Page

from benchmarks.browser import chromium, open_page, repeat
from benchmarks.report import Row, quantiles
from benchmarks.servers import serve

MOVES, STEP_MS = 100, 16
# The handlers run first (capture is registered later on the window); the frame callback runs before that frame's
# paint and the message after it.
_TIMER = """() => { window.__frames = []; window.addEventListener('input', () => {
  const start = performance.now(), channel = new MessageChannel();
  channel.port1.onmessage = () => window.__frames.push(performance.now() - start);
  requestAnimationFrame(() => channel.port2.postMessage(0));
}, true); }"""


def board_drag() -> Row:
    """The share lever dragged over 100 positions; nothing may be sent while it moves."""
    with serve("app.py") as server, chromium() as fresh:
        page = fresh()
        open_page(page, server.address + "/targets")
        page.wait_for_selector('[data-testid="studio-board"] canvas')
        page.wait_for_timeout(1500)
        page.evaluate(_TIMER)
        before = page.received  # type: ignore[attr-defined]
        frames = _drag(page)
        sent = page.received - before  # type: ignore[attr-defined]
        page.mouse.up()
        native = _native(fresh(), server.address)
    p50, p95 = quantiles(frames)
    return Row("board_drag", p50, p95, len(frames), budget="≤ 8 / 16", kilobytes=sent / 1000,
               against="native slider, on release", against_p50=native)  # fmt: skip


def _drag(page: Page) -> list[float]:
    box = page.locator('[data-lever="share"]').bounding_box()
    assert box is not None
    left, middle = box["x"] + box["width"] * 0.33, box["y"] + box["height"] / 2
    page.mouse.move(left, middle)
    page.mouse.down()
    for step in range(MOVES):
        page.mouse.move(left + step, middle)
        page.wait_for_timeout(STEP_MS)
    return page.evaluate("() => window.__frames")


def _native(page: Page, address: str) -> float:
    open_page(page, address + "/targets?board=native")
    slider = page.get_by_role("slider").first
    slider.focus()
    return repeat(page, "native", lambda number: slider.press("ArrowRight"), times=10).p50

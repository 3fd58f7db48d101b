"""The lever board beside what people would use instead: the same lever under the same mouse, one move at a time.

A move is answered when a frame shows another text in the figure `target_value`; only then the next one is made, so
that nobody has a queue. Time runs from the pointer event to that frame's paint. The charts of Dash and Panel may come
later still: that is not held against them.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, TimeoutError

from benchmarks.browser import chromium, open_page, repeat
from benchmarks.report import Row, quantiles
from benchmarks.servers import serve, start
from directive.charts.bundle import vega_bundle

MOVES, STEP_PX, PATIENCE_MS = 60, 3, 1500
_LOOP = """(selector) => {
  const find = (root) => root.querySelector(selector)
    ?? [...root.querySelectorAll('*')].map((one) => one.shadowRoot && find(one.shadowRoot)).find(Boolean);
  const root = find(document).getRootNode();
  const text = () => root.querySelector(selector)?.textContent;
  const loop = window.__loop = { start: 0, ms: [] };
  let last = text();
  addEventListener('pointermove', () => { loop.start ||= performance.now(); }, true);
  const frame = () => {
    const now = text();
    if (loop.start && now && now !== last) {
      const began = loop.start, channel = new MessageChannel();
      loop.start = 0;
      channel.port1.onmessage = () => loop.ms.push(performance.now() - began);
      channel.port2.postMessage(0);  // after this frame's paint
    }
    last = now ?? last;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}"""
_FIGURE = '[data-figure="target_value"]'


def rivals() -> list[Row]:
    """One row for the board, one each for the chart-bound parameter, Dash, Panel and Streamlit's slider."""
    with chromium() as fresh:
        with serve("app.py") as server:
            board = _dragged(fresh(), server.address + "/targets", lever='[data-lever="share"]')
        bundle = "/" + vega_bundle().removeprefix("app/")
        with start("-m", "http.server", "PORT", "--bind", "127.0.0.1") as server:
            address = f"{server.address}/benchmarks/rivals/vega_param.html?bundle={bundle}"
            floor = _dragged(fresh(), address, lever="input[type=range]")
        with start("benchmarks/rivals/dash_app.py", "PORT") as server:
            dash = _dragged(fresh(), server.address, lever="[role=slider]")
        with start("benchmarks/rivals/panel_app.py", "PORT") as server:
            panel = _dragged(fresh(), server.address, lever=".noUi-handle")
        with serve("benchmarks/rivals/native.py") as server:
            native = _released(fresh(), server.address)
    ours = quantiles(board)
    row = _rows(ours[0])
    return [
        Row(
            "board_step",
            *ours,
            len(board),
            budget="≤ 8 / 16",
            against="vega_param",
            against_p50=quantiles(floor)[0],
        ),
        row("vega_param", floor, "board ≤ 1.5×"),
        row("dash", dash, "board ≥ 5× ahead"),
        row("panel", panel, "board ≥ 5× ahead"),
        row("native_slider", native, "on release only"),
    ]


def _rows(ours_p50: float) -> Callable[[str, list[float], str], Row]:
    return lambda name, ms, budget: Row(name, *quantiles(ms), len(ms), budget=budget, ours_p50=ours_p50)


def _dragged(page: Page, address: str, *, lever: str) -> list[float]:
    page.goto(address)
    page.locator(_FIGURE).first.wait_for(state="attached")
    handle = page.locator(lever).first
    handle.wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)  # all charts stand
    page.evaluate(_LOOP, _FIGURE)
    box = handle.bounding_box()
    assert box is not None
    # A wide box is the whole slider, a small one its thumb.
    left = box["x"] + (box["width"] * 0.33 if box["width"] > 60 else box["width"] / 2)
    middle = box["y"] + box["height"] / 2
    page.mouse.move(left, middle)
    page.mouse.down()
    page.evaluate("() => { window.__loop.start = 0; window.__loop.ms = []; }")
    for step in range(1, MOVES + 1):
        answered = page.evaluate("() => window.__loop.ms.length")
        page.mouse.move(left + step * STEP_PX, middle)
        try:
            page.wait_for_function("(n) => window.__loop.ms.length > n", arg=answered, timeout=PATIENCE_MS)
        except TimeoutError:  # the same position still: nothing to show
            page.evaluate("() => { window.__loop.start = 0; }")
    page.mouse.up()
    found = page.evaluate("() => window.__loop.ms")
    if len(found) < MOVES / 2:
        raise RuntimeError(f"{address}: only {len(found)} of {MOVES} moves were shown")
    return found[1:]  # the first move takes hold of the thumb


def _released(page: Page, address: str) -> list[float]:
    open_page(page, address)
    slider = page.get_by_role("slider").first
    slider.focus()
    return repeat(page, "native", lambda number: slider.press("ArrowRight"), times=20).ms

"""From an action to the last change on the page, in a real browser, on its own clock.

A page counts as painted when nothing in its main block has changed (document or WebGL drawing) for a quiet spell; the
time is that of the last change, so the spell itself is not counted. Times have no network in them.
"""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Page, sync_playwright

FLAGS = [
    "--no-sandbox", "--no-first-run", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
]  # fmt: skip
QUIET_MS = 350
_WATCH = """
(() => {
  const watch = window.__watch = { started: 0, last: 0 };
  const seen = () => { watch.last = performance.now(); };
  const frame = '[data-testid="stHeader"], [data-testid="stStatusWidget"], [data-testid="stDecoration"]';
  const skip = (node) => node.closest?.(frame);
  new MutationObserver((records) => {
    for (const record of records) {
      const node = record.target.nodeType === 1 ? record.target : record.target.parentElement;
      if (node && node.closest('[data-testid="stMain"], .stMain') && !skip(node)) { seen(); return; }
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const type of ['WebGL2RenderingContext', 'WebGLRenderingContext']) {
    for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
      const proto = window[type]?.prototype, own = proto?.[name];
      if (own) proto[name] = function (...args) { seen(); return own.apply(this, args); };
    }
  }
  for (const type of ['keydown', 'pointerdown', 'input']) {
    addEventListener(type, () => { if (!watch.started) watch.started = performance.now(); }, true);
  }
})();
"""
_PAINTED = f"() => window.__watch.last > window.__watch.started && performance.now() - window.__watch.last > {QUIET_MS}"
_DONE = "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"


@dataclass
class Times:
    """Milliseconds of repeated actions, and bytes received per action."""

    name: str
    ms: list[float] = field(default_factory=list)
    received: list[int] = field(default_factory=list)

    @property
    def p50(self) -> float:
        """Median."""
        return statistics.median(self.ms)

    @property
    def p95(self) -> float:
        """95th percentile (the largest of few)."""
        return sorted(self.ms)[max(0, round(0.95 * len(self.ms)) - 1)]

    @property
    def median_bytes(self) -> float:
        """Median bytes received over the WebSocket per action."""
        return statistics.median(self.received) if self.received else 0


@contextmanager
def chromium() -> Iterator[Callable[[], Page]]:
    """A browser; call the result for a page with the watch installed."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)

        def fresh() -> Page:
            page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB").new_page()
            page.set_default_timeout(60_000)
            page.add_init_script(_WATCH)
            page.received = 0  # type: ignore[attr-defined]
            page.on("websocket", lambda socket: socket.on("framereceived", lambda data: _count(page, data)))
            return page

        yield fresh
        browser.close()


def painted(page: Page) -> None:
    """Wait until the script has ended and the page has been quiet."""
    page.wait_for_function(_DONE)
    page.wait_for_function(_PAINTED)


def open_page(page: Page, address: str) -> float:
    """Open an address; milliseconds from navigation to the last change."""
    page.goto(address)
    page.wait_for_selector('[data-testid="stHeading"], [data-testid="stMarkdown"]')
    painted(page)
    return page.evaluate("() => window.__watch.last")


def timed(page: Page, action: Callable[[], None]) -> float:
    """Do something a visitor does; milliseconds from the event to the last change."""
    page.evaluate("() => { window.__watch.started = 0; window.__watch.last = 0; }")
    action()
    painted(page)
    return page.evaluate("() => window.__watch.last - window.__watch.started")


def repeat(
    page: Page, name: str, action: Callable[[int], None], *, times: int = 20, warm_up: int = 3
) -> Times:
    """Repeat an action `times` times after `warm_up` unrecorded ones."""
    result = Times(name)
    for number in range(-warm_up, times):
        before = page.received  # type: ignore[attr-defined]
        ms = timed(page, lambda number=number: action(number))
        if number >= 0:
            result.ms.append(ms)
            result.received.append(page.received - before)  # type: ignore[attr-defined]
    return result


def _count(page: Page, data: str | bytes) -> None:
    page.received += len(data)  # type: ignore[attr-defined]

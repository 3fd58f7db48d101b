"""The big screen: from a key or a lever in the presenter's browser to what another browser shows."""

from __future__ import annotations

from playwright.sync_api import Page

from benchmarks.browser import chromium
from benchmarks.report import Row, quantiles
from benchmarks.servers import serve

STEPS, MOVES = 20, 20
_STORY = "story=what-10-percent-takes&lang=en&mode=light"
_CLOCK = "() => performance.timeOrigin + performance.now()"
_PRESSED = f"() => addEventListener('keydown', () => {{ window.__pressed = ({_CLOCK})(); }}, true)"
# When the stage last said that a step stands, and when its figure last changed.
_SEEN = f"""() => {{
  const now = {_CLOCK};
  new MutationObserver((changes) => {{
    window.__stood = changes.some((one) => one.attributeName === 'data-step') ? now() : window.__stood;
    window.__figure = now();
  }}).observe(document.getElementById('stage'), {{ subtree: true, childList: true, characterData: true,
    attributeFilter: ['data-step'] }});
}}"""
_FIGURE = "() => document.querySelector('output[data-figure=target_value]').textContent"


def stage() -> list[Row]:
    """A step and a lever, seen in a second browser on the same machine."""
    with serve("app.py") as server, chromium() as fresh:
        driver, room = fresh(), fresh()
        driver.goto(f"{server.address}/stage/new#{_STORY}")
        _stands(driver, 1)
        room.goto(driver.url.split("#")[0])
        _stands(room, 1)
        driver.evaluate(_PRESSED)
        room.evaluate(_SEEN)
        return [_steps(driver, room), _levers(driver, room)]


def _stands(page: Page, step: int) -> None:
    page.locator(f'#stage[data-step="{step}"]').wait_for(state="attached", timeout=60_000)


def _steps(driver: Page, room: Page) -> Row:
    times = []
    for number in range(STEPS):
        key, step = ("ArrowRight", 2) if number % 2 == 0 else ("ArrowLeft", 1)
        driver.keyboard.press(key)
        _stands(room, step)
        times.append(room.evaluate("() => window.__stood") - driver.evaluate("() => window.__pressed"))
        driver.wait_for_timeout(400)
    return Row("stage_follow", *quantiles(times), len(times), note="a step, chart drawn")


def _levers(driver: Page, room: Page) -> Row:
    driver.keyboard.press("4")
    for page in (driver, room):
        _stands(page, 4)
    driver.wait_for_timeout(1500)
    driver.locator('input[data-lever="share"]').focus()
    times = []
    for _ in range(MOVES):
        driver.keyboard.press("ArrowLeft")
        told = driver.evaluate(_FIGURE)
        room.wait_for_function(f"(told) => ({_FIGURE})() === told", arg=told)
        times.append(room.evaluate("() => window.__figure") - driver.evaluate("() => window.__pressed"))
        driver.wait_for_timeout(400)
    return Row("stage_lever", *quantiles(times), len(times), note="a lever in motion")

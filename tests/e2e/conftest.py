"""A freshly started server for every test file, a real browser, and a watch on console and network."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[2]
# Software WebGL for the map alone (the page itself is put together without it: a fifth less work), and no background
# traffic of the browser's own.
BROWSER_FLAGS = [
    "--no-sandbox", "--no-first-run", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--disable-gpu-compositing",
]  # fmt: skip
# Streamlit probes its base path when a page is opened by its sub-address; nothing else may be logged.
KNOWN_404 = re.compile(r"/_stcore/(health|host-config)$")
PATIENCE_MS = 120_000
_KEPT = "cookies,indexeddb,local_storage"  # what a page can leave in the browser beside its scripts
QUIET_MS = 300
# What a page did last: when its elements changed, when it asked and heard the server, when WebGL drew.
_WATCHED = """
window.__last = { changed: performance.now(), asked: 0, heard: 0, drawn: 0 };
const now = (what) => { window.__last[what] = performance.now(); };
new MutationObserver(() => now('changed')).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true,
});
window.WebSocket = class extends WebSocket {
    constructor(...all) {
        super(...all);
        this.addEventListener('message', () => now('heard'));
    }
    send(data) {
        now('asked');
        super.send(data);
    }
};
for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
    const own = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...all) {
        now('drawn');
        return own.apply(this, all);
    };
}
"""
# The board runs twice: it asks for a second run when it stands. Then its figures have text and both panels are drawn.
_BOARD_STANDS = """
window.__figures = () => [...document.querySelectorAll('[data-testid="studio-board"] output[data-figure]')];
window.__boardStands = () => __figures().length && __figures().every((figure) => figure.textContent)
    && document.querySelectorAll('[data-testid="studio-board"] .panel canvas').length === 2;
"""
# Between two runs nothing runs either: the server has answered the last question, and nothing has changed for a while.
_SETTLED = """(quiet) => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app?.dataset.testScriptState === 'notRunning' && app.querySelector('[data-testid="stHeading"]')
        && !app.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
        && (!document.querySelector('[data-testid="studio-board"]') || __boardStands())
        && __last.heard >= __last.asked && performance.now() - __last.changed > quiet;
}"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(
                pytest.mark.flaky(reruns=1)
            )  # a second try is printed as flaky (tests/conftest.py)


@dataclass(frozen=True)
class Server:
    """A running app."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_server(log: Path, env: dict[str, str] | None = None, port: int | None = None) -> Server:
    """Start the app on a free port, or again on the one it had, and wait until it answers; raises with the server's
    output when it dies."""
    port = port or free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.port",
        str(port),
        "--server.address",
        "127.0.0.1",
    ]
    process = subprocess.Popen(command, cwd=ROOT, stdout=log.open("wb"), stderr=subprocess.STDOUT, env=env)
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended:\n{log.read_text()}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return Server(address, process, log)
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise RuntimeError(f"the server did not answer:\n{log.read_text()}")


@pytest.fixture(scope="session")
def start(tmp_path_factory) -> Callable[..., Iterator[Server]]:
    """Serve until the test file ends: `yield from start(env=...)` in a `server` fixture of the file."""

    def running(env: dict[str, str] | None = None) -> Iterator[Server]:
        server = start_server(tmp_path_factory.mktemp("server") / "server.log", env)
        yield server
        server.process.terminate()
        server.process.wait(timeout=20)
        assert "Traceback" not in server.log.read_text(), server.log.read_text()

    return running


@pytest.fixture(scope="module")
def server(start) -> Iterator[Server]:
    """A server nobody has visited yet."""
    yield from start()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "Chromium is missing: `make test` installs it"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=BROWSER_FLAGS)
        yield running
        running.close()


@dataclass
class Watch:
    """What the browser complained about and whom it asked."""

    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)


class Visitor:
    """A person at a browser: verbs instead of selectors."""

    def __init__(self, context: BrowserContext, address: str, watch: Watch) -> None:
        self.address = address
        self.watch = watch
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.add_init_script(_WATCHED + _BOARD_STANDS)
        self.sent = 0
        self.saved_as = ""  # the name that the last download asked for
        self.page.on("websocket", lambda socket: socket.on("framesent", lambda data: self._count()))
        self.page.on("request", lambda request: self._count())

    def _count(self) -> None:
        self.sent += 1

    def opens(self, path: str) -> Visitor:
        """Open an address of the app and wait until it stands."""
        self.page.goto(self.address + path)
        return self.settled()

    def settled(self) -> Visitor:
        """Wait until the page stands: no run under way or asked for, nothing stale, no skeleton, nothing moving."""
        self.page.wait_for_function(_SETTLED, arg=QUIET_MS)
        return self

    def figure(self, key: str) -> str:
        """The text of a figure (docs/testing.md lists the keys)."""
        return self.page.locator(f'.st-key-figure-{key}, [data-figure="{key}"]').first.inner_text()

    def widget(self, key: str):
        """A control by its key (dots of the key become dashes)."""
        return self.page.locator(f".st-key-{key.replace('.', '-')}")

    def chart_texts(self, key: str) -> list[str]:
        """Every text drawn in a chart."""
        drawn = self.page.locator(f".st-key-chart-{key} svg.marks text")
        drawn.first.wait_for(state="attached")
        texts = drawn.all_text_contents()
        return [" ".join(text.split()) for text in texts]

    def title(self, key: str) -> str:
        """The finding above a chart."""
        return self.page.locator(f".st-key-chart-{key} h2").inner_text()

    def twin(self, key: str) -> list[list[str]]:
        """The cells of the table under a chart, headings first; the table is opened and closed again."""
        self.page.locator(f".st-key-table-{key} button").first.click()
        rows = self.page.locator('[data-testid="stPopoverBody"] [data-testid="stDataFrame"] table tr')
        rows.first.wait_for(state="attached")
        cells = rows.evaluate_all("rows => rows.map(row => [...row.children].map(cell => cell.textContent))")
        self.page.keyboard.press("Escape")
        return cells

    def downloads(self, key: str, kind: str) -> Path:
        """Save one of a chart's files (csv, xlsx, png, svg)."""
        self.page.locator(f".st-key-download-{key} button").first.click()
        with self.page.expect_download() as caught:
            self.page.locator(f".st-key-download-{key}-{kind} button").click()
        self.page.keyboard.press("Escape")
        self.saved_as = caught.value.suggested_filename
        return caught.value.path()

    def link(self) -> str:
        """The address behind "copy link"."""
        return self.page.locator('[data-testid="copy-link"][data-address]').get_attribute("data-address")

    def sees(self, **address: str) -> Visitor:
        """Wait until the address says this, and the page stands."""
        self.page.wait_for_function(
            """(wanted) => {
                const now = new URLSearchParams(location.search);
                return Object.entries(wanted).every(([name, value]) => now.get(name) === value);
            }""",
            arg=address,
        )
        return self.settled()

    def board(self) -> dict[str, str]:
        """The live figures of the lever board by name, once it stands."""
        standing = self.page.wait_for_function(
            "() => __boardStands() && __figures().map((one) => [one.dataset.figure, one.textContent])"
        )
        return dict(standing.json_value())

    def map_box(self) -> dict[str, float]:
        """Where the map is, once it has drawn its outlines and rests."""
        self.page.wait_for_function(
            """() => performance.getEntriesByName(new URL('/app/static/geo/divisions.geojson', location).href).length
                && __last.drawn && performance.now() - __last.drawn > 700"""
        )
        return self.page.locator('[data-testid="stDeckGlJsonChart"] canvas').first.bounding_box()

    def tabs_to(self, selector: str, *, most: int = 90, key: str = "Tab") -> Visitor:
        """Press Tab until the focus is in something that fits the selector; fails after `most` presses."""
        for _ in range(most):
            self.page.keyboard.press(key)
            if self.page.evaluate(
                "(selector) => Boolean(document.activeElement.closest(selector))", selector
            ):
                return self
        raise AssertionError(f"{most} times {key} did not reach {selector}")

    def lever(self, name: str):
        """A lever of the board."""
        return self.page.locator(f'[data-testid="studio-board"] [data-lever="{name}"]')

    @property
    def query(self) -> dict[str, str]:
        """The address's parameters."""
        return self.page.evaluate("() => Object.fromEntries(new URLSearchParams(location.search))")


class Booths:
    """Browser contexts of a test file's server, each for one visitor at a time.

    A visitor finds nothing of the one before: no storage, no permission, no page. Only the scripts that the server
    sends stay in the cache, which is a third of what opening a page costs.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._free: dict[tuple, list[BrowserContext]] = {}
        self._taken: list[tuple[tuple, BrowserContext]] = []
        self.watch = Watch()

    def takes(self, locale: str, width: int, height: int, dark: bool, motion: bool) -> Visitor:
        """A visitor in a context that is as new."""
        kind = (locale, width, height, dark, motion)
        context = self._free[kind].pop() if self._free.get(kind) else self._new(*kind)
        self._taken.append((kind, context))
        return Visitor(context, self._address, self.watch)

    def empties(self) -> None:
        """Send everyone away; contexts that a test has closed are gone."""
        for kind, context in self._taken:
            if not context.pages:
                context.close()
                continue
            context.clear_cookies()
            context.clear_permissions()
            wipe = context.new_cdp_session(context.pages[0])
            wipe.send("Storage.clearDataForOrigin", {"origin": self._address, "storageTypes": _KEPT})
            for page in context.pages:
                page.close()
            self._free.setdefault(kind, []).append(context)
        self._taken.clear()

    def closes(self) -> None:
        """Close every context."""
        for contexts in self._free.values():
            for context in contexts:
                context.close()

    def _new(self, locale: str, width: int, height: int, dark: bool, motion: bool) -> BrowserContext:
        context = self._browser.new_context(
            viewport={"width": width, "height": height}, locale=locale, color_scheme="dark" if dark else "light",
            accept_downloads=True, reduced_motion="no-preference" if motion else "reduce",
        )  # fmt: skip
        context.on("console", lambda m: self.watch.errors.append(m.text) if _is_error(m) else None)
        context.on("weberror", lambda error: self.watch.errors.append(str(error.error)))
        context.on(
            "request",
            lambda r: None if _is_own(r.url, self._address) else self.watch.strangers.append(r.url),
        )
        return context


@pytest.fixture(scope="module")
def booths(browser, server) -> Iterator[Booths]:
    """Where the visitors of a test file sit."""
    found = Booths(browser, server.address)
    yield found
    found.closes()


@pytest.fixture
def visitor(booths) -> Iterator[Callable[..., Visitor]]:
    """Make visitors: `visitor(locale="ru-RU", width=1366)`. At the end nothing strange may have happened."""
    booths.watch = Watch()

    def make(*, locale: str = "en-GB", width: int = 1366, height: int = 768, dark: bool = False,
             motion: bool = False) -> Visitor:  # fmt: skip
        return booths.takes(locale, width, height, dark, motion)

    yield make
    booths.empties()
    assert booths.watch.errors == []
    assert booths.watch.strangers == []


def _is_error(message) -> bool:
    return message.type == "error" and not KNOWN_404.search(message.location.get("url", ""))


def _is_own(url: str, address: str) -> bool:
    return url.startswith((address, address.replace("http", "ws", 1), "data:", "blob:"))

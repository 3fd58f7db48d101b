"""Fixtures for all tests: the repository's own data pack, no network."""

import logging
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from directive.ui import broken

ROOT = Path(__file__).parents[1]
# The path of the sampled walks. Set before workers start, so that all of them and the header name the same.
os.environ.setdefault("WANDER_SEED", str(random.randrange(10_000)))


def pytest_report_header() -> str:
    """Say which path the wanderer takes (tests/e2e/test_wanderer.py)."""
    return f"WANDER_SEED={os.environ['WANDER_SEED']}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many browser tests ran, how many were skipped, and name those that were tried twice, with the reason."""
    held = {how: terminalreporter.getreports(how) for how in ("passed", "failed", "skipped", "rerun")}
    browser = {
        how: {one.nodeid for one in reports if "browser" in one.keywords} for how, reports in held.items()
    }
    ran = browser["passed"] | browser["failed"]
    terminalreporter.write_line(f"browser tests: {len(ran)} ran, {len(browser['skipped'])} skipped")
    for report in held["rerun"]:
        terminalreporter.write_line(f"flaky, to be mended before other work: {report.nodeid}", yellow=True)
        why = [line for line in report.longreprtext.splitlines() if line.startswith(("E  ", ">"))]
        for line in why[:12]:
            terminalreporter.write_line(f"    {line[:300]}")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(autouse=True)
def _in_the_repository(monkeypatch):
    monkeypatch.chdir(ROOT)


@pytest.fixture(autouse=True)
def faults() -> Iterator[list[logging.LogRecord]]:
    """Parts of pages that were not drawn for an error of the app: none, or the test takes them out of this list."""
    found: list[logging.LogRecord] = []
    keeper = logging.Handler()
    keeper.emit = found.append
    broken.LOG.addHandler(keeper)
    yield found
    broken.LOG.removeHandler(keeper)
    assert not found, [record.exc_info for record in found]

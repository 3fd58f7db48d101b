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

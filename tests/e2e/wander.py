"""The wanderer: a visitor who switches the language, uses every control and looks each time whether all is right.

After each step: nothing of Streamlit's errors, every word in the page's language, thumbs where the link says. After a
switch, and at the end of a walk: the same choices, and a fresh page at the copied address shows the same words, charts
and map.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import unified_diff
from random import Random
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from PIL import Image
from playwright.sync_api import Error as BrowserError

from tests.e2e import seen, tongues, touch
from tests.e2e.walk import View

# What the walks begin with: no choice is the one a page would make itself.
OTHER_CHOICES = {
    "partners": {"partner": "KAZ", "others": "RUS.DEU", "year": "2014", "measure": "share", "flow": "turnover"},
    "goods": {"good": "sawn_timber", "measure": "value"},
    "regions": {"province": "CN-GD", "home": "BY-HO", "measure": "gdp", "layers": "links.presence.labels"},
    "targets": {"share": "8", "year": "2032", "plan_view": "goods", "mass": "kg", "plan_good": "sawn_timber"},
    "keys": {"key": "joint_production", "all_targets": "1"},
    "briefing": {"story": "past-directives", "step": "2"},
    "sources": {"view": "tables", "table": "claims"},
    "overview": {"claims": "goods", "all_targets": "1"},
}  # fmt: skip
_BROKEN = '[data-testid="stException"], [data-testid="stDialog"], [aria-modal="true"]'
_PATIENCE_S = 15
# The room's two words for pressing again differ by design; a fresh page has nothing to undo.
_ONLY_HERE = (".st-key-plan-undo", ".st-key-plan-redo")
# Why a page does not stand: the script's state, what is stale, when something last changed, was asked, was heard.
_STATE = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const late = app.querySelectorAll('[data-stale="true"], [data-testid="stSkeleton"]');
    return JSON.stringify({ script: app.dataset.testScriptState, late: [...late].map((one) => one.className),
        last: __last, now: performance.now(), focus: document.activeElement.outerHTML.slice(0, 200) });
}"""
_DECK = '[data-testid="stDeckGlJsonChart"] canvas'


@dataclass
class Walk:
    """One walk of one visitor: where it goes, what it did, with a second browser window for fresh looks."""

    visitor: Any
    fresh: Any
    view: View
    rng: Random
    language: str
    done: list[str] = field(default_factory=list)

    def fails(self, what: str) -> AssertionError:
        """A failure with all it takes to walk there again."""
        steps = "\n".join(f"  {number}. {step}" for number, step in enumerate(self.done, 1))
        return AssertionError(
            f"{self.view.name}, in {self.language}: {what}\nsteps:\n{steps}\nat {self.visitor.page.url}"
        )

    def opens(self) -> None:
        """Open the view with choices of its own, and look."""
        address = self.view.address(lang=self.language)
        self.done.append(f"open {address}")
        with self._told():
            self.visitor.opens(address)
        self.looks()

    def switches(self, language: str) -> None:
        """Press another language: the same choices stand, in its words."""
        before = self._choices()
        self.done.append(f"switch {self.language} → {language}")
        number = list(tongues.LANGUAGES).index(language)
        with self._told():
            self.visitor.page.locator(".st-key-lang button").nth(number).click()
            self.language = language
            self.visitor.sees(lang=language)
        self._holds(
            lambda: "" if self._choices() == before else f"the switch made {before} into {self._choices()}"
        )
        self.looks()

    def uses(self, control: touch.Control) -> None:
        """Use one control, and look."""
        self.done.append(str(control))
        with self._told():
            self.done[-1] = touch.use(self.visitor.page, control, self.rng)
            self.visitor.settled()
        self.looks()
        if control.kind == "popover":
            self.visitor.page.keyboard.press("Escape")
            self.visitor.settled()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the browser waits for in vain is a failure of the walk, with its steps and what stands in the way."""
        try:
            yield
        except BrowserError as error:
            page = self.visitor.page
            raise self.fails(f"{error}\nthe page: {page.evaluate(_STATE)}") from error

    def looks(self) -> None:
        """What must hold after every step."""
        self._holds(self._wrong)

    def compares(self) -> None:
        """A fresh window at the copied link shows the same."""
        parts = urlsplit(self.visitor.link())
        self.done.append("open the copied link in a fresh window")
        self.fresh.opens(f"{parts.path}?{parts.query}")
        self._holds(self._words_apart)
        self._holds(self._charts_apart)
        if self.fresh.page.locator(_DECK).count():
            self._holds(self._map_apart)

    def _holds(self, wrong: Callable[[], str]) -> None:
        """Nothing is wrong once the page stands: a piece of it that comes a moment later is waited for."""
        until = time.monotonic() + _PATIENCE_S
        while what := wrong():
            if time.monotonic() > until:
                raise self.fails(what)
            self.visitor.page.wait_for_timeout(300)
            self.visitor.settled()

    def _wrong(self) -> str:
        page = self.visitor.page
        for box in page.locator(_BROKEN).all():
            if text := box.inner_text().strip():
                return f"Streamlit says {text[:200]!r}"
        said = page.evaluate("() => document.documentElement.lang")
        if said.split("-")[0] != self.language:
            return f"a screen reader is told the page is in {said!r}"
        if strangers := tongues.strangers(self._leaves(), self.language):
            return f"words of another language: {strangers[:12]}"
        if apart := seen.thumbs(page, self.view.page):
            return f"thumbs (name, thumb, page): {apart}"
        return ""

    def _words_apart(self) -> str:
        mine, theirs = self._words(self.visitor), self._words(self.fresh)
        if mine == theirs:
            return ""
        lines = list(unified_diff(mine, theirs, "this page", "a fresh page", n=1, lineterm=""))
        return "other words in a fresh page:\n" + "\n".join(line[:200] for line in lines[:24])

    def _charts_apart(self) -> str:
        here, there = seen.drawings(self.visitor.page), seen.drawings(self.fresh.page)
        for key, marks in there.items():
            if apart := seen.different(here.get(key, []), marks):
                return f"chart {key}, here against a fresh page: {apart}"
        return ""

    def takes(self, key: str, blank: Any) -> None:
        """A chart's file shows the rows of the screen: their order, words and colours."""
        self.done.append(f"download {key} as SVG")
        marks = seen.drawings(self.visitor.page)[key]
        mine = seen.rows(marks)
        if not mine:
            return
        theirs = seen.rows(seen.in_file(blank, self.visitor.downloads(key, "svg")))
        if mine != theirs:
            apart = next((a, b) for a, b in zip([*mine, ""], [*theirs, ""], strict=False) if a != b)
            raise self.fails(f"the downloaded {key} has {apart[1]} where the screen has {apart[0]}")

    def _choices(self) -> dict[str, str]:
        return {name: value for name, value in self.visitor.query.items() if name != "lang"}

    def _leaves(self) -> list[str]:
        return self.visitor.page.evaluate(tongues.LEAVES, tongues.EVERYWHERE)

    def _words(self, visitor: Any) -> list[str]:
        leaves = visitor.page.evaluate(tongues.LEAVES, touch.MAIN)
        return [text for text in leaves if not text.startswith("http")]

    def _map_apart(self) -> str:
        """How much of the map differs between this window and the fresh one."""
        pictures = []
        for visitor in (self.visitor, self.fresh):
            visitor.map_box()
            shot = visitor.page.locator(_DECK).first.screenshot()
            pictures.append(np.asarray(Image.open(io.BytesIO(shot)).convert("RGB"), dtype=int))
        one, other = pictures
        apart = 1.0 if one.shape != other.shape else float((np.abs(one - other).max(axis=2) > 24).mean())
        return (
            f"the map has other colours than a fresh page's in {apart:.1%} of its area"
            if apart > 0.002
            else ""
        )

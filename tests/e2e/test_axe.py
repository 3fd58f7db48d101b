"""Readable by all: axe-core finds nothing serious or critical, nothing in the order of headings, on any page or view.

In `make test` every page is looked at in both themes and some of its inner views once, in languages that follow from a
seed (`WANDER_SEED`); in `make test-wander` (`WANDER=whole`) every view in every language and theme.
"""

from __future__ import annotations

import os
from importlib.resources import files
from random import Random

import pytest

from tests.e2e import walk

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# Until it is proven on a busy machine it runs in `make test-wander` only; `WANDER=some` samples.
pytestmark = pytest.mark.skipif("WANDER" not in os.environ, reason="runs in make test-wander")
SEED = os.environ["WANDER_SEED"]  # set by tests/conftest.py where nobody has
WHOLE = os.environ.get("WANDER") == "whole"
INNER = 3  # inner views of a page, in `make test`
LOOKS = tuple((language, dark) for language in walk.TONGUES for dark in (False, True))
# Beside what is serious: the outline that a screen reader's user jumps through.
ALSO = {"heading-order", "empty-heading", "page-has-heading-one", "html-has-lang", "html-lang-valid"}
_RUN = """async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } });
    const why = ({ any, all, none }) => [...any, ...all, ...none][0]?.message ?? '';
    return found.violations.map(({ id, impact, nodes }) => [id, impact,
        nodes.map((node) => [node.target.join(' '), node.html.slice(0, 160), why(node)])]);
}"""


def faults(page) -> list[str]:
    """What axe-core finds on a page that stands, a line a rule."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE)
    return [
        f"{rule} ({impact}), {len(nodes)} ×: {nodes[:3]}"
        for rule, impact, nodes in page.evaluate(_RUN)
        if impact in ("serious", "critical") or rule in ALSO
    ]


def _looks(page: str) -> list[tuple[walk.View, str, bool]]:
    first, *inner = [view for view in walk.views() if view.page == page]
    if WHOLE:
        return [(view, *look) for view in (first, *inner) for look in LOOKS]
    rng = Random(f"{SEED} {page}")
    some = rng.sample(inner, min(INNER, len(inner)))
    return [(first, rng.choice(walk.TONGUES), dark) for dark in (False, True)] + [
        (view, *rng.choice(LOOKS)) for view in some
    ]


@pytest.mark.parametrize("page", [entry.name for entry in walk.PAGES])
def test_nothing_stands_in_a_readers_way(visitor, page):
    guests = {}
    found = []
    for view, language, dark in _looks(page):
        guest = guests[dark] = guests.get(dark) or visitor(dark=dark)
        guest.opens(view.address(lang=language))
        look = f"{view.name}, {language}, {'dark' if dark else 'light'}"
        found += [f"{look}: {fault}" for fault in faults(guest.page)]
    assert found == [], "\n".join(["", *found])

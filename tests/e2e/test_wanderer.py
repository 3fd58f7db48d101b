"""Does what visitors do, by chance: a sampled walk over every page in `make test`, all of it in `make test-wander`.

The path follows from a seed that pytest prints first. To walk it again: `WANDER_SEED=<seed> .venv/bin/pytest
tests/e2e/test_wanderer.py -k <page>`. `WANDER=whole` uses every control of every view in every pair of languages and
both themes.
"""

from __future__ import annotations

import os
from random import Random

import pytest

from tests.e2e import seen, touch, walk
from tests.e2e.wander import OTHER_CHOICES, Walk

SEED = os.environ["WANDER_SEED"]  # set by tests/conftest.py where nobody has
WHOLE = os.environ.get("WANDER") == "whole"
MOST = 4  # controls a page, in the sampled walk


def _walks(view: walk.View) -> list[tuple[str, str, bool]]:
    everything = [(*pair, dark) for pair in walk.PAIRS for dark in (False, True)]
    return everything if WHOLE else [Random(f"{SEED} {view.name}").choice(everything)]


def _views() -> list[walk.View]:
    if WHOLE:
        return list(walk.views())
    pages = [[view for view in walk.views() if view.page == entry.name] for entry in walk.PAGES]
    return [Random(f"{SEED} {of_page[0].page}").choice(of_page) for of_page in pages]


def _some(found: list[touch.Control], rng: Random) -> list[touch.Control]:
    return found if WHOLE else rng.sample(found, min(MOST, len(found)))


@pytest.mark.parametrize("view", [pytest.param(view, id=view.name) for view in _views()])
def test_switch_use_and_compare(visitor, view):
    start = walk.View(view.page, {**OTHER_CHOICES[view.page], **view.query})
    for one, other, dark in _walks(view):
        rng = Random(f"{SEED} {view.name} {one} {other}")
        here, fresh = visitor(dark=dark), visitor(dark=dark)
        walker = Walk(here, fresh, start, rng, one)
        walker.opens()
        walker.switches(other)
        walker.compares()
        for control in _some(touch.controls(here.page), rng):
            if control in touch.controls(here.page):  # a control before it may have taken it away
                walker.uses(control)
        walker.switches(next(tongue for tongue in walk.TONGUES if tongue not in (one, other)))
        walker.compares()
        for key in list(seen.drawings(here.page))[: None if WHOLE else 1]:
            walker.takes(key, fresh.page)
        here.page.close()
        fresh.page.close()

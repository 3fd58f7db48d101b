"""Readable by all: every page in every language and every view within it, opened once and measured by all rulers.

A page's first view is opened in the three languages, light and dark by turns, and measured on a laptop, on a projector
and on a laptop at 200 %. Its inner views are opened once, in a language and theme that follow from a seed
(`WANDER_SEED`), on a laptop, and axe looks at a third of them. In `make test-wander` (`WANDER=whole`) every view is
opened in all looks and measured by everything.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

import pytest

from tests.e2e import walk
from tests.e2e.rulers import axe, edges, words, zoom

SEED = int(os.environ["WANDER_SEED"])  # set by tests/conftest.py where nobody has
WHOLE = os.environ.get("WANDER") == "whole"
LOOKS = tuple((language, dark) for language in walk.TONGUES for dark in (False, True))
LAPTOP, PROJECTOR, ZOOMED = (1366, 768), (1920, 1080), (683, 384)
_ONE_IN = 3  # inner views that axe looks at in a run
# Parameters that put other charts on a page; the rest of its views draw what its first view draws. The map itself is
# no chart: its words are painted, and it is slow where there is no graphics card.
DRAWS = {
    "partners": {"view"}, "goods": {"measure"}, "regions": {"view"}, "targets": {"check", "plan_view", "details"},
    "keys": {"key"},
}  # fmt: skip
MAPS = {"regions?view=map"}


@dataclass(frozen=True)
class Look:
    """A view as somebody sees it; `wide` is measured in all sizes, `axe` by axe-core, too."""

    view: walk.View
    language: str
    dark: bool
    wide: bool
    axe: bool

    def __str__(self) -> str:
        return f"{self.view.name}, {self.language}, {'dark' if self.dark else 'light'}"


def _looks(page: str) -> list[Look]:
    first, *inner = [view for view in walk.views() if view.page == page]
    if WHOLE:
        return [Look(view, *look, wide=True, axe=True) for view in (first, *inner) for look in LOOKS]
    turns = [
        Look(first, language, (SEED + number) % 2 == 1, wide=True, axe=True)
        for number, language in enumerate(walk.TONGUES)
    ]
    once = [
        Look(view, *LOOKS[(SEED + number) % len(LOOKS)], wide=False, axe=(SEED + number) % _ONE_IN == 0)
        for number, view in enumerate(inner)
    ]
    return turns + [look for look in once if look.axe or _draws(look.view)]


def _draws(view: walk.View) -> bool:
    return set(view.query) <= DRAWS.get(view.page, set()) and view.name not in MAPS


def _measured(guest, look: Look) -> list[str]:
    page, found = guest.page, []
    sizes = (LAPTOP, PROJECTOR, ZOOMED) if look.wide else (LAPTOP,)
    for width, height in sizes:
        if width != LAPTOP[0]:
            page.set_viewport_size({"width": width, "height": height})
            guest.settled()
        if (width, height) == ZOOMED:
            found += [f"zoomed: {fault}" for fault in zoom.faults(page)]
            continue
        edges.holds(page)
        found += [f"{width}: {fault}" for fault in words.faults(page)]
        if look.axe and width == LAPTOP[0]:
            found += axe.faults(page)
    return [f"{look}: {fault}" for fault in found]


@pytest.mark.parametrize("page", [entry.name for entry in walk.PAGES])
def test_every_view_is_readable(visitor, page):
    guests = {dark: visitor(dark=dark) for dark in (False, True)}
    found = []
    for look in _looks(page):
        guest = guests[look.dark]
        guest.page.set_viewport_size(dict(zip(("width", "height"), LAPTOP, strict=True)))
        guest.opens(look.view.address(lang=look.language))
        found += _measured(guest, look)
    assert found == [], "\n".join(["", *found])


def test_presenter_view_is_no_wider_than_the_projector(visitor):
    guest = visitor(width=1920, height=1080)
    for view in walk.first_views():
        guest.opens(view.address(lang="ru", presenter="1"))
        edges.holds(guest.page)

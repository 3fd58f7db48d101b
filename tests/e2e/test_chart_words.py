"""Words of charts stay inside their drawing and off one another: every page and view, on a laptop and a projector.

In `make test` each view is opened once, in a language that the printed seed turns; `WANDER=whole` opens all of them in
every language and both sizes.
"""

import os
from random import Random

import pytest

from tests.e2e.walk import TONGUES, first_views, views

SEED = os.environ["WANDER_SEED"]  # set by tests/conftest.py where nobody has
WHOLE = os.environ.get("WANDER") == "whole"
SIZES = {"laptop": (1366, 768), "projector": (1920, 1080)}
# Boxes of letters are taller than what is drawn of them: so many pixels may hang over or touch.
OVER, CLOSE = 3.0, 3.5
# Parameters that put other charts on a page; the rest of its views draw what its first view draws. The map itself is
# no chart: its words are painted, and it is slow where there is no graphics card.
DRAWS = {
    "partners": {"view"}, "goods": {"measure"}, "regions": {"view"}, "targets": {"check", "plan_view", "details"},
    "keys": {"key"},
}  # fmt: skip
MAPS = {"regions", "regions?view=map"}
_FAULTS = """([over, close]) => {
    const found = [];
    for (const svg of document.querySelectorAll('svg.marks')) {
        const box = svg.closest('[class*="st-key-chart-"]');
        const chart = box?.className.match(/st-key-(chart-[\\w-]+)/)?.[1] ?? 'chart';
        const frame = svg.getBoundingClientRect();
        const words = [...svg.querySelectorAll('text')]
            .map((text) => [text.textContent.trim(), text.getBoundingClientRect()])
            .filter(([text, box]) => text && box.width);
        words.forEach(([text, box], place) => {
            const out = Math.max(frame.left - box.left, box.right - frame.right, frame.top - box.top,
                box.bottom - frame.bottom);
            if (out > over) found.push(`${chart}: "${text}" is cut by ${Math.round(out)}`);
            if (text.endsWith('…')) found.push(`${chart}: "${text}" is shortened`);
            for (const [other, next] of words.slice(place + 1)) {
                const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
                const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
                // The same words twice are a word and its pale edge.
                if (other !== text && across > close && down > close) found.push(`${chart}: "${text}" on "${other}"`);
            }
        });
    }
    return found;
}"""


# What a page of known faults must yield: the ruler is checked before it is believed.
_FAULTY = """<svg class="marks" width="300" height="100">
    <text x="20" y="40">first</text><text x="24" y="44">second</text>
    <text x="280" y="80">much too long</text><text x="20" y="80">short…</text>
</svg>"""


def _looked_at(size):
    drawn = [
        view for view in views() if set(view.query) <= DRAWS.get(view.page, set()) and view.name not in MAPS
    ]
    if WHOLE:
        return [(view, language) for view in drawn for language in TONGUES]
    turn = Random(f"{SEED} {size}").randrange(len(TONGUES))
    some = drawn if size == "laptop" else [view for view in first_views() if view in drawn]
    return [(view, TONGUES[(place + turn) % len(TONGUES)]) for place, view in enumerate(some)]


def test_the_ruler_finds_what_is_cut_shortened_and_on_top(visitor):
    page = visitor().page
    page.set_content(_FAULTY)
    found = page.evaluate(_FAULTS, [OVER, CLOSE])
    assert [fault for fault in found if '"first" on "second"' in fault]
    assert [fault for fault in found if '"much too long" is cut' in fault]
    assert [fault for fault in found if '"short…" is shortened' in fault]
    assert len(found) == 3


@pytest.mark.parametrize("size", SIZES)
def test_words_of_charts_are_whole_and_apart(visitor, size):
    width, height = SIZES[size]
    guest = visitor(width=width, height=height)
    faults, measured = [], 0
    for view, language in _looked_at(size):
        guest.opens(view.address(lang=language))
        found = guest.page.evaluate(_FAULTS, [OVER, CLOSE])
        measured += guest.page.locator("svg.marks text").count()
        faults += [f"{language} {view.name} {fault}" for fault in found]
    assert faults == []
    assert measured > 100

"""Readable by all: axe-core finds nothing serious or critical, nothing in the order of headings, on any page or view.

In `make test` every page is looked at in every language, light and dark by turns, and a third of its inner views in
one look; which ones follows from a seed (`WANDER_SEED`). In `make test-wander` (`WANDER=whole`) it is every view in all
looks. The big screen is looked at as its presenter and its audience have it, and as a file without a server.
"""

from __future__ import annotations

import os
from importlib.resources import files

import pytest

from directive.briefing.content import for_room
from directive.briefing.desk import desk_of
from directive.briefing.stage.file import stage_html
from directive.briefing.stories import build_story
from tests.e2e import walk

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
SEED = int(os.environ["WANDER_SEED"])  # set by tests/conftest.py where nobody has
WHOLE = os.environ.get("WANDER") == "whole"
STORY = "what-10-percent-takes"
_ONE_IN = 3  # inner views a run: all of them in all looks take longer than all other tests together
STEPS = (1, 4, 5)  # a cover with figures, the lever board, charts
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
    once = [
        (view, *LOOKS[(SEED + number) % len(LOOKS)])
        for number, view in enumerate(inner)
        if (SEED + number) % _ONE_IN == 0
    ]
    turns = [(language, (SEED + number) % 2 == 1) for number, language in enumerate(walk.TONGUES)]
    return [(first, *look) for look in turns] + once


@pytest.mark.parametrize("page", [entry.name for entry in walk.PAGES])
def test_nothing_stands_in_a_readers_way(visitor, page):
    guests = {dark: visitor(dark=dark) for dark in (False, True)}
    found = []
    for view, language, dark in _looks(page):
        guest = guests[dark].opens(view.address(lang=language))
        look = f"{view.name}, {language}, {'dark' if dark else 'light'}"
        found += [f"{look}: {fault}" for fault in faults(guest.page)]
    assert found == [], "\n".join(["", *found])


def _shows(page, step: int):
    page.locator(f'#stage[data-step="{step}"]').wait_for(state="attached")
    return page


@pytest.mark.parametrize(("language", "mode"), [("ru", "dark"), ("zh", "light")])
def test_the_big_screen_stands_in_nobodys_way(visitor, server, language, mode):
    presenter, room = (visitor(width=1920, height=1080).page for _ in range(2))
    presenter.goto(f"{server.address}/stage/new#story={STORY}&lang={language}&mode={mode}")
    room.goto(_shows(presenter, 0).url.split("#")[0])  # the cover
    with presenter.context.expect_page():
        presenter.keyboard.press("p")
    presenter.wait_for_url("**/present#key=*")
    found = []
    _shows(presenter, 0)
    for step in STEPS:
        presenter.keyboard.press(str(step))
        for name, page in (("presenter", presenter), ("room", room)):
            found += [f"{name}, step {step}: {fault}" for fault in faults(_shows(page, step))]
    assert found == [], "\n".join(["", *found])


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_file_of_a_story_stands_in_nobodys_way(visitor, tmp_path, language):
    story, file = build_story(STORY, desk_of(language)), tmp_path / "story.html"
    file.write_bytes(stage_html(story if language == "ru" else for_room(story)))
    guest = visitor(width=1920, height=1080)
    page = guest.page
    page.goto(file.as_uri())
    found = []
    for step in STEPS:
        page.keyboard.press(str(step))
        found += [f"step {step}: {fault}" for fault in faults(_shows(page, step))]
    guest.watch.strangers[:] = [url for url in guest.watch.strangers if not url.startswith("file:")]
    assert found == [], "\n".join(["", *found])

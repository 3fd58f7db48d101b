"""axe-core finds nothing serious or critical on the big screen, as its presenter and its audience have it and as a
file without a server. Pages: `test_tour.py`.
"""

from __future__ import annotations

import pytest

from directive.briefing.content import for_room
from directive.briefing.desk import desk_of
from directive.briefing.stage.file import stage_html
from directive.briefing.stories import build_story
from tests.e2e.rulers import axe

STORY = "what-10-percent-takes"
STEPS = (1, 4, 5)  # a cover with figures, the lever board, charts


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
            found += [f"{name}, step {step}: {fault}" for fault in axe.faults(_shows(page, step))]
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
        found += [f"step {step}: {fault}" for fault in axe.faults(_shows(page, step))]
    guest.watch.strangers[:] = [url for url in guest.watch.strangers if not url.startswith("file:")]
    assert found == [], "\n".join(["", *found])

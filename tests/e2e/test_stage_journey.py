"""The big screen from one file on a disk, without a network: by keyboard, with levers, in a second window."""

from __future__ import annotations

import pytest

from directive.briefing.desk import desk_of
from directive.briefing.stage.file import stage_html
from directive.briefing.stories import build_story


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stage")
    made = {}
    for language in ("en", "ru", "zh"):
        made[language] = folder / f"story-{language}.html"
        made[language].write_bytes(stage_html(build_story("what-10-percent-takes", desk_of(language))))
    return made


@pytest.fixture
def room(browser):
    """A browser without a network; at the end nothing has been asked for and nothing has gone wrong."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, offline=True)
    asked, wrong = [], []
    context.on("request", lambda request: asked.append(request.url))
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    yield context
    context.close()
    assert wrong == []
    assert [url for url in asked if not url.startswith(("file:", "blob:", "data:"))] == []


def opened(room, file, fragment=""):
    page = room.new_page()
    page.set_default_timeout(30_000)
    page.goto(file.as_uri() + fragment)
    return at(page, 1) if not fragment else page


def at(page, step):
    page.locator(f'#stage[data-step="{step}"]').wait_for(state="attached")
    return page


@pytest.mark.parametrize(("wish", "grows"), [("no-preference", True), ("reduce", False)])
def test_the_path_grows_unless_the_viewer_wants_no_motion(room, files, wish, grows):
    page = room.new_page()
    page.emulate_media(reduced_motion=wish)
    page.goto(files["en"].as_uri() + "#step=2")
    at(page, 2)
    moving = """() => [...document.querySelectorAll('svg.marks g.role-mark')]
        .filter((part) => part.getAnimations().length).length"""
    assert page.evaluate(moving) == (2 if grows else 0)  # the line and its points


def test_a_story_is_played_by_keyboard(room, files):
    page = opened(room, files["ru"])
    steps = int(page.locator(".page").inner_text().split()[-1])
    for key, step in (
        ("ArrowRight", 2),
        ("Space", 3),
        ("PageDown", 4),
        ("PageUp", 3),
        ("End", steps),
        ("Home", 1),
    ):
        page.keyboard.press(key)
        at(page, step)
    page.keyboard.press("5")
    at(page, 5)
    assert page.url.endswith("#step=5")
    page.reload()
    at(page, 5)
    page.keyboard.press("b")
    assert page.locator(".dark-screen").count() == 1
    page.keyboard.press("b")
    assert page.locator(".dark-screen").count() == 0
    page.keyboard.press("n")
    assert page.locator(".card").inner_text().startswith("Заметки")
    page.keyboard.press("Escape")
    assert page.locator(".card").count() == 0


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_a_room_can_read_every_text_and_nothing_is_cut(room, files, language):
    page = opened(room, files[language])
    steps = len(build_story("what-10-percent-takes", desk_of(language)).steps)
    for step in range(1, steps + 1):
        at(page, step)
        assert page.evaluate(_TOO_SMALL) == [], step
        assert page.evaluate(_OUTSIDE) == [], step
        page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_the_largest_figures_stay_in_their_frames(room, files, language):
    page = opened(room, files[language], "#step=4")
    share = at(page, 4).locator('input[data-lever="share"]')
    share.focus()
    page.keyboard.press("End")
    over = "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)"
    assert page.locator(".figure").evaluate_all(over) == []


def test_a_lever_answers_without_a_network_and_goes_back(room, files):
    page = opened(room, files["en"])
    page.keyboard.press("4")
    at(page, 4)
    before = _figures(page)
    share = page.locator('input[data-lever="share"]')
    share.focus()
    for _ in range(20):
        page.keyboard.press("ArrowLeft")
    assert _figures(page)["share"] == "8 %".replace(" ", "\u202f")
    assert _figures(page)["target_value"] == "$3.50 bn"
    year = page.locator('input[data-lever="year"]')
    year.focus()
    page.keyboard.press("ArrowRight")
    assert _figures(page)["share"] == before["share"]  # the other lever stands at the story's value again
    year.blur()
    page.keyboard.press("l")
    at(page, 4)
    page.wait_for_function("(value) => document.querySelector('[data-figure=required_growth]')?.textContent === value",
                           arg=before["required_growth"])  # fmt: skip


def test_a_second_window_follows(room, files):
    page = opened(room, files["en"])
    with room.expect_page() as caught:
        page.keyboard.press("p")
    second = caught.value
    at(second, 1)
    page.bring_to_front()
    page.keyboard.press("4")
    at(page, 4)
    at(second, 4)
    page.locator('input[data-lever="share"]').focus()
    page.keyboard.press("ArrowRight")
    moved = _figures(page)["target_value"]
    second.wait_for_function("(value) => document.querySelector('[data-figure=target_value]')?.textContent === value",
                             arg=moved)  # fmt: skip


def _figures(page) -> dict[str, str]:
    figures = page.locator("output[data-figure]")
    return dict(figures.evaluate_all("all => all.map(one => [one.dataset.figure, one.textContent])"))


_TOO_SMALL = """() => {
    const stage = document.querySelector('#stage');
    const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
    const small = [];
    while (walker.nextNode()) {
        const text = walker.currentNode;
        const box = text.parentElement.getBoundingClientRect();
        if (!text.textContent.trim() || !box.width) continue;
        const svg = text.parentElement.closest('svg');
        const zoom = svg ? svg.getBoundingClientRect().width / svg.width.baseVal.value : 1;
        const size = parseFloat(getComputedStyle(text.parentElement).fontSize) * zoom;
        if (size < 23.5) small.push([Math.round(size), text.textContent]);
    }
    return small;
}"""
_OUTSIDE = """() => {
    const stage = document.querySelector('#stage').getBoundingClientRect();
    return [...document.querySelectorAll('#stage :is(h1, p, table, .foot, .amounts, .board, .picture, output)')]
        .filter((part) => {
            const box = part.getBoundingClientRect();
            return box.width && (box.bottom > stage.bottom + 1 || box.right > stage.right + 1);
        }).map((part) => part.outerHTML.slice(0, 80));
}"""

"""The big screen from one file on a disk, without a network: by keyboard, with levers, in a second window."""

from __future__ import annotations

import pytest

from directive.briefing.content import for_room
from directive.briefing.desk import desk_of
from directive.briefing.stage.file import stage_html
from directive.briefing.stories import build_story, story_title
from tests.e2e.hands import FREE, PLOTS, drag, press


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stage")
    made = {}
    for language in ("en", "ru", "zh"):
        made[language] = folder / f"story-{language}.html"
        story = build_story("what-10-percent-takes", desk_of(language))
        made[language].write_bytes(stage_html(story if language == "ru" else for_room(story)))
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
    page.set_default_timeout(60_000)
    page.goto(file.as_uri() + fragment)
    return at(page, 0) if not fragment else page  # the cover


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
    assert page.locator("h1").inner_text() == story_title("what-10-percent-takes", desk_of("ru"))[0]
    steps = len(build_story("what-10-percent-takes", desk_of("ru")).steps)
    for key, step in (
        ("ArrowRight", 1),
        ("ArrowRight", 2),
        ("Space", 3),
        ("PageDown", 4),
        ("PageUp", 3),
        ("End", steps + 1),
        ("ArrowRight", steps + 1),  # the closing stands last
        ("PageUp", steps),
        ("Home", 0),
        ("ArrowLeft", 0),
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
    for step in range(steps + 2):
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
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**#step=4&share=8&year=2032")
    assert _figures(page)["required_growth"] == "10.9 %".replace(" ", "\u202f")  # both at once
    page.keyboard.press("PageDown")  # steps, wherever the focus is
    at(page, 5)
    assert page.locator(".stays").count() == 1
    page.keyboard.press("PageUp")
    at(page, 4)
    assert _figures(page)["target_value"] == "$3.50 bn"
    page.keyboard.press("l")
    page.wait_for_function("(value) => document.querySelector('[data-figure=required_growth]')?.textContent === value",
                           arg=before["required_growth"])  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_a_lever_in_the_hand_then_the_remote_and_keys_of_any_layout(room, files, language):
    page = opened(room, files[language], "#step=4")
    at(page, 4)
    drawn = "() => document.querySelectorAll('#stage .panel svg .role-frame > g > .background').length === 2"
    page.wait_for_function(drawn)
    told, plots = _figures(page), page.evaluate(PLOTS)
    drag(page, "share", "8.0")
    page.wait_for_function(FREE)
    page.wait_for_url("**#step=4&share=8")
    eight = _figures(page)
    assert eight["target_value"] != told["target_value"]
    page.keyboard.press("PageDown")
    at(page, 5)
    page.keyboard.press("PageUp")
    at(page, 4)
    assert _figures(page) == eight
    year = page.locator(".typed").nth(1)
    for wrong in ("1990", "2099", "x"):
        year.fill(wrong)
        year.press("Enter")
        page.locator(".refused:not([hidden])").wait_for()
        assert year.input_value() == "2030"
    year.fill("2032")
    year.press("Space")  # a remote's key, too: the next step
    at(page, 5)
    page.keyboard.press("PageUp")
    at(page, 4)
    assert page.evaluate(PLOTS) == plots  # a plot never changes its size
    press(page, "KeyB", language)
    page.locator(".dark-screen").wait_for()
    press(page, "Period", language)
    page.locator(".dark-screen").wait_for(state="detached")
    press(page, "KeyL", language)
    page.wait_for_url("**#step=4")
    assert _figures(page) == told
    press(page, "KeyN", language)
    assert page.locator(".card").count() == (
        1 if language == "ru" else 0
    )  # notes: in the speaker's file alone


def test_an_address_that_asks_for_too_much_is_refused_in_words_and_the_rest_kept(room, files):
    page = opened(room, files["ru"], "#step=4&share=999&year=2032")
    at(page, 4)
    page.wait_for_url("**#step=4&year=2032")
    assert "999" in page.locator(".refused").inner_text()
    field = page.locator(".typed").first
    field.fill("8,5 %")
    field.press("Enter")
    page.wait_for_url("**#step=4&share=8.5&year=2032")
    assert field.input_value() == "8,5"


def test_a_second_window_follows(room, files):
    page = opened(room, files["en"])
    with room.expect_page() as caught:
        page.keyboard.press("p")
    second = caught.value
    at(second, 0)
    page.bring_to_front()
    page.keyboard.press("4")
    at(page, 4)
    at(second, 4)
    page.locator('input[data-lever="share"]').focus()
    page.keyboard.press("ArrowRight")
    moved = _figures(page)["target_value"]
    assert second.locator(".levers").evaluate("(box) => box.inert")
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

"""Directive targets: the lever board by mouse, keyboard and typing, its plain stand-in, and the link that holds it."""

import re
from dataclasses import replace

import pytest

from directive.briefing.board.data import rails
from directive.briefing.board.tables import typed_text
from directive.briefing.desk import desk_of
from directive.briefing.goal import FORMS, Plan, plan_of
from directive.model.errors import DirectiveError
from directive.model.target import Levers
from tests.board_figures import board_figures


def thumb(guest, lever: str, value: float) -> tuple[float, float]:
    """Where a lever's thumb stands on the screen at a value."""
    slider = guest.lever(lever)
    slider.scroll_into_view_if_needed()
    rail = slider.locator("xpath=..").locator(".rail").bounding_box()
    box = slider.bounding_box()
    low, high = (float(slider.get_attribute(end)) for end in ("min", "max"))
    return rail["x"] + rail["width"] * (value - low) / (high - low), box["y"] + box["height"] / 2


def types(guest, lever: str, text: str) -> None:
    box = guest.page.locator(f'.lever:has([data-lever="{lever}"]) input.typed')
    box.fill(text)
    box.press("Enter")


def test_dragging_moves_every_figure_without_the_server(visitor):
    guest = visitor().opens("/targets?share=4")
    before = guest.board()
    mouse = guest.page.mouse
    mouse.move(*thumb(guest, "share", 4))
    mouse.down()
    sent, seen = guest.sent, {name: {text} for name, text in before.items()}
    for step in range(1, 41):
        mouse.move(*thumb_at(guest, step))
        for name, text in guest.board().items():
            seen[name].add(text)
    assert guest.sent == sent
    assert guest.query.get("share") == "4"
    moved = guest.board()
    assert {name for name in moved if moved[name] != before[name]} == set(before)
    assert all(len(texts) > 20 for texts in seen.values())
    mouse.up()
    guest.sees(share="12")
    assert guest.board() == moved
    again = visitor().opens("/targets?share=12")
    assert again.board() == moved


def thumb_at(guest, step: int) -> tuple[float, float]:
    return thumb(guest, "share", 4 + 8 * step / 40)


def test_keys_move_a_lever_and_the_address(visitor):
    guest = visitor().opens("/targets")
    before = guest.board()
    guest.lever("year").focus()
    guest.page.keyboard.press("ArrowRight")
    guest.page.keyboard.press("ArrowRight")
    guest.sees(year="2032")
    now = guest.board()
    assert now["required_growth"] != before["required_growth"]
    assert now["share"] == before["share"]


# From 10 %.
_KEYS = {"PageUp": "13", "PageDown": "7.1", "Home": "0.5", "End": "30", "ArrowUp": "10.1", "ArrowLeft": "9.9"}


def test_a_lever_is_a_slider_for_those_who_do_not_see_it(visitor):
    guest = visitor(locale="ru-RU").opens("/targets")
    start = guest.board()
    lever = guest.page.get_by_role("slider", name="Доля во всём экспорте в 2030 году")
    assert (lever.get_attribute("min"), lever.get_attribute("max")) == ("0.5", "30")
    for key, share in _KEYS.items():
        assert lever.get_attribute("aria-valuetext") == "10,0"
        lever.focus()
        guest.page.keyboard.press(key)
        spoken = f"{float(share):.1f}".replace(".", ",")
        assert lever.get_attribute("aria-valuetext") == spoken
        assert lever.input_value() == share
        guest.sees(share=share)
        assert lever.get_attribute("aria-valuetext") == spoken
        assert guest.board()["target_value"] != start["target_value"]
        # The levers that follow say where they stand, too.
        growth = guest.lever("growth").get_attribute("aria-valuetext")
        assert growth == guest.page.locator('.lever:has([data-lever="growth"]) input.typed').input_value()
        guest.page.locator(".st-key-plan-undo button").first.click()
        guest.page.wait_for_function("() => !new URLSearchParams(location.search).has('share')")
        assert guest.settled().board() == start


# Puts a lever on each of its positions, as a pointer does, and reads what stands on the board; nothing comes to rest.
_SWEEP = """(lever) => {
    const slider = document.querySelector(`[data-testid="studio-board"] [data-lever="${lever}"]`);
    const places = Math.round((slider.max - slider.min) / slider.step) + 1;
    const start = slider.value;
    const read = (value) => {
        slider.value = value;
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        const refused = document.querySelector('[data-testid="studio-board"] .refused');
        return { value: slider.value, spoken: slider.getAttribute('aria-valuetext'), refused: !refused.hidden,
                 figures: Object.fromEntries(__figures().map((one) => [one.dataset.figure, one.textContent])) };
    };
    const rows = [...Array(places).keys()].map((place) => read(Number(slider.min) + place * slider.step));
    read(start);
    return rows;
}"""


@pytest.mark.parametrize(
    ("language", "query"), [("en", ""), ("ru", "&d=100&h=-8&year=2036"), ("zh", "&h=2.5&d=50")]
)
def test_the_browser_shows_pythons_figures_at_every_position(visitor, language, query):
    guest = visitor().opens(f"/targets?lang={language}&share=12{query}")
    guest.board()
    desk, sent, refused = desk_of(language), guest.sent, 0
    set_to = {name: float(value) for name, value in (pair.split("=") for pair in query.split("&") if pair)}
    levers = Levers(
        int(set_to.get("year", 2030)),
        other_growth=set_to.get("h", 0) / 100,
        diversion=set_to.get("d", 0) / 100,
    )
    for lever, rail in rails(desk).items():
        rows = guest.page.evaluate(_SWEEP, lever)
        tens = 10 if (language, lever) == ("zh", "value") else 1  # Chinese counts money in 10^8
        assert [float(row["value"]) for row in rows] == pytest.approx(
            (rail.positions * tens).tolist(), abs=1e-6
        )
        for row in rows:
            value = float(row["value"]) / tens
            plan = moved(desk, levers, lever, value)
            refused += row["refused"]
            assert row["refused"] == isinstance(plan, DirectiveError), (lever, row)
            if not row["refused"]:
                assert row["figures"] == board_figures(desk, plan), (lever, row)
                assert row["spoken"] == typed_text(desk.t, lever, value)
    assert guest.sent == sent
    assert bool(refused) == ("d=100" in query)


def moved(desk, levers: Levers, lever: str, value: float) -> Plan | DirectiveError:
    """The plan in which one lever was moved, the goal held as a share of 12 %."""
    form, given = (lever, value) if lever in FORMS else ("share", 12.0)
    if lever == "year":
        levers = replace(levers, target_year=int(value))
    elif lever not in FORMS:
        levers = replace(levers, **{{"h": "other_growth", "d": "diversion"}[lever]: value / 100})
    try:
        return plan_of(desk.pack, levers, form=form, given=given)
    except DirectiveError as error:
        return error


def test_a_typed_value_is_taken(visitor):
    guest = visitor(locale="ru-RU").opens("/targets")
    guest.board()
    types(guest, "share", "7,55")
    guest.sees(share="7.55")
    assert guest.lever("share").get_attribute("aria-valuetext") == "7,55"
    types(guest, "value", "3.4")
    guest.sees(by="value", value="3.4")
    assert guest.board()["multiple"] == "× 2,00"


# Language, lever, what is typed, the field's name and what is allowed in the page's words and signs.
REFUSED = [
    ("en", "share", "banana", "Share of all exports in 2031", "0.5–50\u202f%"),
    ("en", "share", "1e999", "Share of all exports in 2031", "0.5–50\u202f%"),
    ("en", "share", "=1+1", "Share of all exports in 2031", "0.5–50\u202f%"),
    ("ru", "share", "150", "Доля во всём экспорте в 2031 году", "0,5–50\u202f%"),
    ("ru", "share", "восемь", "Доля во всём экспорте в 2031 году", "0,5–50\u202f%"),
    ("ru", "share", "-3", "Доля во всём экспорте в 2031 году", "0,5–50\u202f%"),
    ("ru", "share", "", "Доля во всём экспорте в 2031 году", "0,5–50\u202f%"),
    ("ru", "year", "2032,5", "Целевой год", "2026–2040"),
    ("ru", "h", "-30", "Рост экспорта на другие рынки в год", "от −10 до 15\u202f%"),
    ("ru", "value", "99", "Экспорт в Китай в 2031 году", "0,42–20,4 млрд долл."),
    ("zh", "value", "2", "2031年对中国出口", "4.2–204亿美元"),
    ("zh", "d", "１０１％", "增量中从其他市场转移的部分", "0–100%"),
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_a_value_that_cannot_be_is_refused_in_words_and_its_field_goes_back(visitor, language):
    guest = visitor().opens(f"/targets?share=8&h=2&d=5&year=2031&lang={language}")
    before = guest.board()
    top = guest.page.get_by_test_id("studio-board").bounding_box()
    for lever, text, name, allowed in [case[1:] for case in REFUSED if case[0] == language]:
        field = guest.page.locator(f'.lever:has([data-lever="{lever}"]) input.typed')
        held = field.input_value()
        types(guest, lever, text)
        said = guest.page.get_by_role("alert").filter(has_text=allowed)
        said.wait_for()
        assert name in said.inner_text(), (lever, text)
        assert text in said.inner_text()
        guest.settled()
        assert field.input_value() == held, (lever, text)
        assert guest.page.get_by_test_id("studio-board").bounding_box() == top, (lever, text)
        # What was refused goes when something else is taken.
        for taken in ("10", "5"):
            types(guest, "d", taken)
            guest.sees(d=taken)
            said.wait_for(state="hidden")
    assert guest.board() == before
    assert (guest.query["share"], guest.query["h"], guest.query["year"]) == ("8", "2", "2031")


def test_a_goal_in_money_is_typed_in_the_unit_it_is_counted_in(visitor):
    guest = visitor(locale="zh-CN").opens("/targets?lang=zh")
    guest.board()
    field = guest.page.locator('.lever:has([data-lever="value"]) input.typed')
    # In 亿: the goal of 4.48 bn, the quarter of 1.7 bn in tenths of a billion, eight times 1.7 bn.
    assert field.input_value() == "44.8"
    assert [guest.lever("value").get_attribute(end) for end in ("min", "max")] == ["4", "136"]
    types(guest, "value", "45亿")
    guest.sees(by="value", value="4.5")
    assert guest.board()["target_value"] == "45.0亿美元"
    types(guest, "value", "46")
    guest.sees(by="value", value="4.6")
    assert field.input_value() == "46.0"


def test_a_copied_link_reopens_everything(visitor):
    guest = visitor(locale="ru-RU").opens("/targets?lang=ru&plan_view=goods")
    guest.board()
    types(guest, "share", "8,3")
    guest.sees(share="8.3")
    types(guest, "year", "2032")
    guest.sees(year="2032")
    types(guest, "h", "2,5")
    guest.sees(h="2.5")
    types(guest, "d", "35")
    guest.sees(d="35")
    guest.lever("shape").select_option(index=2)
    guest.page.wait_for_function("() => new URLSearchParams(location.search).has('shape')")
    guest.settled()
    potash = guest.widget("targets.q_potash").get_by_role("slider")
    potash.focus()
    potash.press("PageUp")
    guest.page.wait_for_function("() => new URLSearchParams(location.search).has('plan')")
    guest.settled()

    link = guest.link()
    assert {"lang=ru", "share=8.3", "year=2032", "h=2.5", "d=35"} <= set(link.split("?")[1].split("&"))
    other = visitor(locale="zh-CN").opens(link.removeprefix(guest.address))
    assert other.board() == guest.board()
    assert other.query == guest.query
    for key in ("base", "good-potash", "good-sawn_timber", "equivalent"):
        assert _ungrouped(other.figure(key)) == _ungrouped(guest.figure(key))
    assert other.page.get_by_test_id("stAlert").count() == 0
    assert other.link() == link
    for reader in (guest, other):
        reader.widget("targets.plan_view").get_by_role("radio").first.click()
        reader.page.wait_for_function("() => !new URLSearchParams(location.search).has('plan_view')")
        reader.settled()
    assert other.figure("reference") == guest.figure("reference")


def _ungrouped(text: str) -> str:
    """Without the signs between digits: Streamlit's own slider writes them as the browser does, not as the page."""
    return re.sub(r"(?<=\d)[\s,\u00a0\u202f](?=\d)", "", text)


def test_plain_sliders_where_the_board_cannot_start(visitor):
    guest = visitor()
    broken = "throw new Error('this browser draws no charts')"
    guest.page.route(
        re.compile(r"/app/static/.*vega.*\.js"),
        lambda route: route.fulfill(body=broken, content_type="text/javascript"),
    )
    guest.page.goto(guest.address + "/targets?share=8")
    guest.page.get_by_text("The board could not start in this browser").wait_for()
    assert not guest.page.get_by_test_id("studio-board").is_visible()
    share = guest.widget("targets.share").get_by_role("slider")
    share.focus()
    share.press("ArrowRight")
    guest.page.wait_for_function("() => new URLSearchParams(location.search).get('share') === '8.1'")


def test_plain_sliders_on_request(visitor):
    guest = visitor().opens("/targets?board=native")
    assert guest.page.get_by_test_id("studio-board").count() == 0
    before = guest.figure("target_value")
    share = guest.widget("targets.share").get_by_role("slider")
    share.focus()
    share.press("ArrowRight")
    guest.sees(share="10.1", board="native")
    assert guest.figure("target_value") != before
    live = visitor().opens("/targets?share=10.1")
    assert live.board()["target_value"] in guest.figure("target_value")

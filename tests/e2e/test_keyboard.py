"""Everything by keyboard alone: the language, a lever, a chart's table."""


def test_language_by_keyboard(visitor):
    guest = visitor().opens("/partners?year=2010")
    guest.tabs_to(".st-key-lang")
    guest.page.keyboard.press("ArrowRight")
    guest.page.keyboard.press("Enter")
    guest.sees(lang="ru", year="2010")
    assert guest.page.get_by_role("heading", name="Торговля по странам", exact=True).is_visible()


def test_a_lever_by_keyboard(visitor):
    guest = visitor().opens("/targets")
    before = guest.board()
    guest.tabs_to('[data-lever="share"]')
    guest.page.keyboard.press("PageUp")
    guest.page.wait_for_function("() => new URLSearchParams(location.search).has('share')")
    guest.settled()
    after = guest.board()
    assert float(guest.query["share"]) > 10
    assert after["target_value"] != before["target_value"]


def test_a_charts_table_by_keyboard(visitor):
    guest = visitor().opens("/partners")
    guest.chart_texts("partners-bars")
    guest.tabs_to(".st-key-table-partners-bars")
    guest.page.keyboard.press("Enter")
    guest.page.locator('[data-testid="stPopoverBody"] [data-testid="stDataFrame"]').wait_for()
    guest.page.keyboard.press("Escape")
    guest.page.locator('[data-testid="stPopoverBody"]').wait_for(state="hidden")


def test_a_region_by_keyboard(visitor):
    guest = visitor().opens("/regions")
    guest.tabs_to(".st-key-regions-province")
    guest.page.keyboard.type("Guangd")
    guest.page.keyboard.press("Enter")
    guest.sees(province="CN-GD")
    guest.page.locator(".st-key-figure-province-card").get_by_role("heading", name="Guangdong").wait_for()


# The focus has a frame of its own or of the box around it; the map and grids draw theirs on a canvas.
_FOCUS_SHOWN = """() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at || at === document.body || at.tagName === 'CANVAS') return '';
    for (let up = at, steps = 0; up && steps < 6; up = up.parentElement, steps += 1) {
        const style = getComputedStyle(up);
        if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) return '';
        if (style.boxShadow !== 'none' || up.dataset.focusVisible) return '';
        if (getComputedStyle(up, '::before').boxShadow !== 'none') return '';
    }
    return at.outerHTML.slice(0, 160);
}"""


def test_the_focus_is_always_seen(visitor):
    guest = visitor().opens("/partners?view=mirror")
    unseen = []
    for _ in range(45):
        guest.page.keyboard.press("Tab")
        if where := guest.page.evaluate(_FOCUS_SHOWN):
            unseen.append(where)
    assert unseen == []


def test_a_visit_by_keyboard_alone(visitor):
    """Open a page, choose, look at a source, leave it with Esc, take a file, change the language."""
    guest = visitor().opens("/partners")
    guest.tabs_to(".st-key-partners-partner")
    guest.page.keyboard.type("Kaz")
    guest.page.keyboard.press("Enter")
    guest.sees(partner="KAZ")
    guest.tabs_to(".st-key-sources-partners-bars")
    guest.page.keyboard.press("Enter")
    card = guest.page.locator('[data-testid="stPopoverBody"]')
    card.wait_for()
    guest.page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    guest.tabs_to(".st-key-download-partners-bars")
    guest.page.keyboard.press("Enter")
    card.locator("button").first.wait_for()
    guest.tabs_to(".st-key-download-partners-bars-csv", most=1)  # a card's first button is the next stop
    with guest.page.expect_download() as caught:
        guest.page.keyboard.press("Enter")
    assert caught.value.path().stat().st_size
    guest.page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    guest.tabs_to(".st-key-lang", key="Shift+Tab")
    guest.page.keyboard.press("ArrowRight")
    guest.page.keyboard.press("Enter")
    guest.sees(lang="ru", partner="KAZ")

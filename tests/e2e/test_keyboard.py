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

"""The first request to a fresh server is a deep link: the frame must be there."""


def test_a_deep_link_right_after_a_server_start_has_its_frame(visitor):
    guest = visitor(locale="ru-RU").opens("/partners?year=2019")
    assert guest.page.get_by_role("link", name="Торговля по странам").first.is_visible()
    assert guest.page.get_by_role("radio", name="中文").is_visible()
    assert guest.query == {"lang": "ru", "year": "2019"}


def test_every_page_opens_by_its_address(visitor):
    guest = visitor()
    for path, title in (
        ("/", "Overview"),
        ("/partners", "Trade by partner"),
        ("/goods", "Goods"),
        ("/regions", "China's regions"),
        ("/targets", "Directive targets"),
        ("/keys", "Four keys"),
        ("/briefing", "Briefing"),
        ("/sources", "Data & sources"),
    ):
        guest.opens(path)
        assert guest.page.get_by_role("heading", name=title, exact=True).first.is_visible()
        assert guest.page.get_by_test_id("stException").count() == 0


def test_language_by_address_by_switch_and_back(visitor):
    guest = visitor(locale="de-DE").opens("/targets")
    assert guest.query["lang"] == "en"
    guest.opens("/targets?lang=zh")
    assert guest.page.get_by_role("heading", name="指令目标", exact=True).is_visible()
    guest.page.get_by_role("radio", name="Русский").click()
    guest.page.get_by_role("heading", name="Цели директивы", exact=True).wait_for()
    guest.settled()
    assert guest.query["lang"] == "ru"


def test_a_broken_address_says_what_is_wrong_and_shows_the_rest(visitor):
    guest = visitor().opens("/partners?year=3000&flow=bananas&zebra=1&lang=xx")
    alerts = guest.page.get_by_test_id("stAlert")
    alerts.first.wait_for()
    shown = " ".join(alerts.all_inner_texts())
    for word in ("3000", "bananas", "zebra", "xx", "1992"):
        assert word in shown


def test_presenter_view_hides_the_menu_and_stays_in_the_address(visitor):
    guest = visitor(width=1920, height=1080).opens("/partners?presenter=1")
    assert guest.query["presenter"] == "1"
    assert guest.page.get_by_test_id("stTopNavLink").count() == 0
    guest.page.get_by_text("Presenter view").click()
    guest.page.get_by_test_id("stTopNavLink").first.wait_for()
    guest.settled()
    assert "presenter" not in guest.query
    assert guest.page.get_by_test_id("stTopNavLink").count() == 8


def test_light_and_dark_switch_keeps_the_picture(visitor):
    guest = visitor().opens("/partners?year=2000")
    before = guest.page.evaluate(
        "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    )
    with guest.page.expect_navigation():
        guest.page.get_by_test_id("switch-theme").click()
    guest.settled()
    after = guest.page.evaluate(
        "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    )
    assert before != after
    assert guest.query["year"] == "2000"

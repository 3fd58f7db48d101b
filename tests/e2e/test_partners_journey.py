"""Trade by partner as a visitor uses it: the year by keyboard, the chart, its table and its files."""

import csv
import io
import re
from itertools import pairwise

import openpyxl


def test_the_year_by_keyboard_moves_bars_title_and_address(visitor):
    guest = visitor().opens("/partners")
    last = guest.title("partners-bars"), guest.chart_texts("partners-bars")
    assert "2020" in last[0]
    year = guest.widget("partners.year").get_by_role("slider")
    year.focus()
    for _ in range(3):
        guest.page.keyboard.press("ArrowLeft")
    guest.sees(year="2017")
    guest.page.locator(".st-key-chart-partners-bars h2", has_text="2017").wait_for()
    assert year.get_attribute("aria-valuetext") == "2017"
    assert guest.chart_texts("partners-bars") != last[1]
    guest.page.keyboard.press("Home")
    guest.sees(year="1992")
    guest.page.locator(".st-key-chart-partners-bars h2", has_text="1992").wait_for()


def test_the_files_hold_what_the_chart_shows(visitor):
    guest = visitor().opens("/partners?year=2019&top=10")
    labels = [text for text in guest.chart_texts("partners-bars") if re.match(r"(▸ )?\d+ \D", text)]
    assert len(labels) == 10
    drawn = [re.sub(r"^(▸ )?\d+ ", "", label) for label in labels]
    heading, *cells = guest.twin("partners-bars")

    rows = list(csv.reader(io.StringIO(guest.downloads("partners-bars", "csv").read_text("utf-8-sig"))))
    assert rows[0][: len(heading)] == heading
    assert guest.saved_as == "BLR-partners-bars-export-2019-value-CHN-data-2026.11.csv"
    assert rows[0][len(heading) : -1] == ["Whose trade", "Flow", "Year", "Measure"]
    assert {tuple(row[len(heading) : -1]) for row in rows[1:]} == {("Belarus", "Exports", "2019", "Value")}
    assert [row[1] for row in rows[1:]] == drawn
    assert [row[:2] for row in rows[1:]] == [row[:2] for row in cells]
    values = [float(row[heading.index("Value, USD")]) for row in rows[1:]]
    assert values == [float(row[heading.index("Value, USD")].replace(",", "")) for row in cells]
    assert all(more >= less for more, less in pairwise(values))
    assert all("International Monetary Fund" in row[-1] for row in rows[1:])

    workbook = io.BytesIO(guest.downloads("partners-bars", "xlsx").read_bytes())
    table, about = openpyxl.load_workbook(workbook).worksheets
    assert [row[1].value for row in table.iter_rows(min_row=2)] == drawn
    assert [row[heading.index("Value, USD")].value for row in table.iter_rows(min_row=2)] == values
    for sheet in (table, about):
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
        starts = ("=", "+", "-", "@")
        texts = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
        assert not [text for text in texts if text.startswith(starts)]
    assert guest.title("partners-bars") in [row[1].value for row in about.iter_rows()]


def test_pictures_are_pictures(visitor):
    guest = visitor(locale="zh-CN").opens("/partners?lang=zh&year=2019")
    assert guest.downloads("partners-bars", "png").read_bytes().startswith(b"\x89PNG")
    svg = guest.downloads("partners-bars", "svg").read_text("utf-8")
    assert svg.startswith("<svg")
    assert "俄罗斯" in svg


def test_one_deep_link_in_two_languages_shows_the_same_figures(visitor):
    pages = {lang: visitor().opens(f"/partners?lang={lang}&year=2012&flow=import") for lang in ("ru", "zh")}
    tables = {lang: guest.twin("partners-bars") for lang, guest in pages.items()}
    russian, chinese = ([[row[0], *row[2:]] for row in table[1:]] for table in tables.values())
    assert russian == chinese
    assert {table[0][1] for table in tables.values()} == {"Страна-партнёр", "贸易伙伴"}
    for lang, guest in pages.items():
        assert guest.query == {"lang": lang, "year": "2012", "flow": "import"}


def test_a_copied_link_opens_the_same_picture(visitor):
    guest = visitor().opens(
        "/partners?year=2008&flow=import&measure=share&others=DEU.POL&top=7&view=concentration"
    )
    link = guest.link()
    assert {"year=2008", "flow=import", "lang=en", "span=5"} <= set(link.split("?")[1].split("&"))
    other = visitor(locale="ru-RU")
    other.opens(link.removeprefix(guest.address))
    assert other.title("partners-bars") == guest.title("partners-bars")
    for chart in ("partners-bars", "partners-trend"):
        assert other.chart_texts(chart) == guest.chart_texts(chart)
    assert other.query == guest.query


def test_words_are_explained_one_click_away(visitor):
    guest = visitor(locale="ru-RU").opens("/partners?lang=ru")
    guest.page.locator(".st-key-page-terms button").click()
    card = guest.page.locator('[data-testid="stPopoverBody"]')
    card.get_by_text("интервал Уилсона").wait_for()
    assert "Насколько сильно расстояние учитывается" in card.inner_text()

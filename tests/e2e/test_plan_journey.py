"""A whole plan in the browser: opened, added to by hand, closed, carried away as a link, opened again the same."""

import csv
import secrets
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "ten_percent.yml"
ANNEXES = ("organisations", "keys", "regions", "counts")
VIEWS = ("goods", "organisations", "keys", "regions", "years", "closing")


def opens_menu(guest, key: str):
    """Open a menu and return what it holds."""
    guest.page.locator(f".st-key-{key} button").first.click()
    body = guest.page.locator('[data-testid="stPopoverBody"]')
    body.wait_for()
    guest.settled()
    return body


def closes_menu(guest) -> None:
    guest.page.keyboard.press("Escape")
    guest.page.locator('[data-testid="stPopoverBody"]').wait_for(state="hidden")


def chooses(guest, view: str) -> None:
    """Go to a section under the board."""
    guest.page.locator(".st-key-targets-plan_view button").nth(("plausible", *VIEWS).index(view)).click()
    guest.sees(plan_view=view) if view != "plausible" else guest.settled()


def sees_columns(guest, group: str) -> None:
    """Fold the grid of goods to other columns."""
    at = ("main", "price", "output", "imports", "notes").index(group)
    guest.page.locator(".st-key-targets-columns button").nth(at).click()
    guest.sees(columns=group)


def opens_file(guest, path: Path) -> None:
    body = opens_menu(guest, "plan-file")
    body.locator('input[type="file"]').set_input_files(path)
    guest.page.wait_for_function("() => new URLSearchParams(location.search).has('plan')")
    guest.settled()
    closes_menu(guest)


def at_cell(guest, figure: str, row: int, column: int) -> None:
    """Click the first cell of a grid and go on by keyboard."""
    grid = guest.page.locator(f".st-key-figure-{figure} [data-testid='stDataFrame']")
    grid.locator(".dvn-scroller").click(position={"x": 40, "y": 50})
    grid.locator('[data-testid="glide-cell-0-0"][aria-selected="true"]').wait_for(state="attached")
    at = [0, 0]
    for key, way, times in (("ArrowDown", 1, row), ("ArrowRight", 0, column)):
        for _ in range(times):
            guest.page.keyboard.press(key)
            at[way] += 1
            grid.locator(f'[data-testid="glide-cell-{at[0]}-{at[1]}"][aria-selected="true"]').wait_for(
                state="attached"
            )


def shown(guest, figure: str, row: int, column: int):
    """What a grid shows in a cell."""
    return guest.page.locator(f'.st-key-figure-{figure} [data-testid="glide-cell-{column}-{row}"]')


def writes(guest, figure: str, row: int, column: int, text: str) -> None:
    at_cell(guest, figure, row, column)
    guest.page.keyboard.press("Enter")
    box = guest.page.locator(".gdg-clip-region textarea")
    box.fill(text)
    box.press("Enter")


def pastes(guest, figure: str, row: int, column: int, text: str) -> None:
    guest.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    guest.page.evaluate("text => navigator.clipboard.writeText(text)", text)
    at_cell(guest, figure, row, column)
    guest.page.keyboard.press("Control+V")


def plan_of(guest) -> str:
    return guest.query.get("plan", "")


def changes(guest, before: str) -> None:
    """Wait until the plan in the address is another one."""
    guest.page.wait_for_function(
        "before => (new URLSearchParams(location.search).get('plan') ?? '') !== before", arg=before
    )
    guest.settled()


def picks(guest, box, words: str) -> None:
    """Search in a list and take what it has (the first line offers the words as they are)."""
    box.click()
    box.fill(words)
    guest.page.get_by_role("option").filter(has_text=words).last.click()


def count_row(guest, name: str) -> int:
    """In which row of the grid of counts a count stands."""
    names = guest.page.locator(".st-key-figure-plan-counts table tbody tr td:first-child")
    names.first.wait_for(state="attached")
    return names.all_text_contents().index(name)


def cells(csv_file: bytes) -> list[dict[str, str]]:
    """The rows of a downloaded table; above its headings stand title and notes."""
    lines = [line for line in csv.reader(csv_file.decode("utf-8-sig").splitlines()) if len(line) > 3]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:] if len(line) == len(lines[0])]


def everything(guest) -> dict[str, object]:
    """Every figure of the board and of each section, and every annex as its file."""
    seen: dict[str, object] = {"board": guest.board(), "sentence": guest.figure("sentence")}
    for view in VIEWS:
        chooses(guest, view)
        guest.page.wait_for_function(
            """() => [...document.querySelectorAll('[class*="st-key-figure-"] [data-testid="stDataFrame"]')]
                .every(table => table.querySelector('td'))"""
        )
        figures = guest.page.locator('[class*="st-key-figure-"]')
        seen[view] = figures.evaluate_all(
            """all => Object.fromEntries(all.map(one => [
                [...one.classList].find(name => name.startsWith('st-key-figure-')), one.textContent]))"""
        )
    chooses(guest, "years")
    for place, annex in enumerate(ANNEXES):
        guest.page.locator(".st-key-plan-annexes [role=tab]").nth(place).click()
        guest.page.locator(f".st-key-figure-annex-{annex}").wait_for()
        seen[f"annex-{annex}"] = guest.settled().downloads(f"annex-{annex}", "csv").read_bytes()
    return seen


def test_a_whole_plan_is_entered_closed_shared_and_opened_again_the_same(visitor, tmp_path):
    guest = visitor().opens("/targets")
    guest.board()
    opens_file(guest, EXAMPLE)
    assert guest.board()["share"].startswith("10")

    # One good by hand: looked up by a word, filled with figures of one's own, marked as such.
    chooses(guest, "goods")
    before, body = plan_of(guest), opens_menu(guest, "plan-add-good")
    asked = body.locator(".st-key-plan-add-asked input")
    asked.fill("furniture")
    asked.press("Enter")
    body.get_by_role("radiogroup").get_by_text("94 · Furniture, lamps, prefabricated buildings").click()
    guest.settled()
    for field, text in (("baseline_quantity", "10,000"), ("unit_value_usd", "2,500"), ("note", "assumed")):
        body.locator(f".st-key-plan-add-{field} input").fill(text)
        body.locator(f".st-key-plan-add-{field} input").press("Tab")
    body.locator(".st-key-plan-add-done button").click()
    changes(guest, before)
    names = guest.page.locator(".st-key-figure-plan-goods table tbody tr td:first-child")
    names.filter(has_text="Furniture").wait_for(state="attached")
    listed = names.all_text_contents()
    added = len(listed) - 1
    assert listed[added] == "Furniture, lamps, prefabricated buildings ★"

    # One cell by hand: its target; a cell that cannot be says why and keeps the old value.
    before = plan_of(guest)
    writes(guest, "plan-goods", added, 3, "40,000")
    changes(guest, before)
    assert shown(guest, "plan-goods", added, 3).text_content() == "40,000"
    writes(guest, "plan-goods", added, 3, "a lot")
    refused = guest.page.get_by_test_id("stAlert").filter(has_text="a lot")
    refused.wait_for()
    assert "Furniture" in refused.inner_text()
    assert shown(guest, "plan-goods", added, 3).text_content() == "40,000"

    # A row pasted from a sheet: own output and its ceiling.
    before = plan_of(guest)
    sees_columns(guest, "output")
    pastes(guest, "plan-goods", added, 3, "200,000\t40%")
    changes(guest, before)
    assert shown(guest, "plan-goods", added, 3).text_content() == "200,000 ★"

    # One organisation by hand, of those the data name.
    chooses(guest, "organisations")
    before = plan_of(guest)
    guest.page.locator(".st-key-targets-plan_good input").click()
    guest.page.get_by_role("option").filter(has_text="Furniture").click()
    guest.sees(plan_good="hs94")
    body = opens_menu(guest, "plan-organisations-add")
    picks(guest, body.get_by_role("combobox").first, "Bellesbumprom")
    body.locator(".st-key-plan-new-organisation-done button").click()
    changes(guest, before)
    carried = guest.page.locator(".st-key-figure-plan-organisations td").filter(has_text="40,000")
    carried.first.wait_for(state="attached")

    # Closed by the solver.
    chooses(guest, "closing")
    assert "The gap closes" in guest.figure("closing")
    before = plan_of(guest)
    guest.page.locator(".st-key-plan-apply button").click()
    changes(guest, before)
    chooses(guest, "goods")
    assert "the target is covered" in guest.title("target-goods")

    # A count of a key: a baseline of one's own with its year; a year that cannot be is refused.
    chooses(guest, "keys")
    before = plan_of(guest)
    row = count_row(guest, "Own warehouses in the partner country")
    pastes(guest, "plan-counts", row, 2, "2\t2024\t12")
    changes(guest, before)
    assert [shown(guest, "plan-counts", row, column).text_content() for column in (2, 3, 4)] == [
        "2 ★",
        "2024 ★",
        "12",
    ]
    assert "Baseline 2 ★ in 2024: your own." in guest.figure("plan-count-warehouses")
    writes(guest, "plan-counts", row, 3, "2031")
    guest.page.get_by_test_id("stAlert").filter(has_text="1990 to 2026").wait_for()
    assert shown(guest, "plan-counts", row, 3).text_content() == "2024 ★"

    full = everything(guest)
    annexes = {name: cells(full[f"annex-{name}"]) for name in ANNEXES}
    assert len({row["Organisation"] for row in annexes["organisations"]}) >= 10
    assert len({row["Good"] for row in annexes["organisations"]}) >= 6
    assert {str(year) for year in range(2026, 2031)} <= set(annexes["organisations"][0])
    assert len({row["Key"] for row in annexes["keys"]}) == 4
    assert len({row["Province"] for row in annexes["regions"]}) == 10
    link = guest.link()
    assert len(link) <= 2000
    other = visitor()
    other.page.goto(link)
    other.settled()
    assert everything(other) == full

    # Grown beyond 2,000 characters the same plan goes as a file.
    chooses(guest, "goods")
    sees_columns(guest, "notes")
    for row in range(2):
        before = plan_of(guest)
        pastes(guest, "plan-goods", row, 3, secrets.token_hex(240))
        changes(guest, before)
    button = guest.page.locator('[data-testid="copy-link"][data-file^="plan-"]')
    button.wait_for()
    full = everything(guest)
    with guest.page.expect_download() as caught:
        button.click()
    kept = tmp_path / "plan.yaml"
    caught.value.save_as(kept)
    third = visitor().opens("/targets?share=20&h=5")
    third.board()
    opens_file(third, kept)
    chooses(third, "goods")
    sees_columns(third, "notes")
    assert everything(third) == full


def test_the_last_change_is_played_again_for_the_room(visitor):
    guest = visitor(motion=True).opens("/targets?share=4")
    before = guest.board()
    guest.lever("share").focus()
    guest.page.keyboard.press("End")
    guest.sees(share="30")
    after = guest.board()
    guest.page.evaluate(_RECORD)
    guest.page.keyboard.press("Alt+P")
    guest.page.get_by_test_id("stToast").filter(has_text="→ 30").wait_for()
    guest.sees(share="4")
    guest.page.wait_for_function(
        "(last) => __seen.at(-1) === last && __seen.length > 4", arg=after["target_value"]
    )
    guest.sees(share="30")
    assert guest.board() == after
    seen = [float(text.removeprefix("$").removesuffix(" bn")) for text in guest.page.evaluate("__seen")]
    assert seen[0] == float(before["target_value"].removeprefix("$").removesuffix(" bn"))
    assert seen == sorted(seen)  # from the state before to the state after, with many steps between
    assert guest.page.locator(".st-key-plan-redo button").first.is_disabled()

    # Who asks for less motion sees the state before, then the state after, and nothing between.
    still = visitor().opens("/targets?share=4")
    still.board()
    still.lever("share").focus()
    still.page.keyboard.press("End")
    still.sees(share="30")
    still.page.evaluate(_RECORD)
    still.page.locator(".st-key-plan-replay button").first.click()
    still.sees(share="4")
    still.sees(share="30")
    assert still.page.evaluate("__seen") == [before["target_value"], after["target_value"]]


# What the board's first figure says from now on, each text once.
_RECORD = """() => {
    const figure = document.querySelector('[data-testid="studio-board"] [data-figure="target_value"]');
    window.__seen = [];
    new MutationObserver(() => {
        if (figure.textContent !== __seen.at(-1)) __seen.push(figure.textContent);
    }).observe(figure, { childList: true, characterData: true, subtree: true });
}"""


def test_a_change_is_taken_back_compared_and_carried_away_as_a_file(visitor, tmp_path):
    guest = visitor().opens("/targets")
    start = guest.board()
    guest.page.locator(".st-key-plan-preset button").first.click()
    guest.page.get_by_text("Double the exports of 2025").last.click()
    guest.sees(by="multiple", multiple="2")
    double = guest.board()
    assert double["multiple"] == "× 2.00"
    assert double != start
    body = opens_menu(guest, "plan-differences")
    body.get_by_text("Goal: multiple of the base").wait_for()
    assert "data: 10" in body.inner_text()
    closes_menu(guest)

    guest.page.locator(".st-key-plan-undo button").first.click()
    guest.page.wait_for_function("() => !new URLSearchParams(location.search).has('by')")
    assert guest.settled().board() == start
    guest.page.locator(".st-key-plan-redo button").first.click()
    guest.sees(by="multiple", multiple="2")
    assert guest.board() == double

    body = opens_menu(guest, "plan-compare")
    body.locator(".st-key-plan-keep button").click()
    guest.sees(compare="1")
    closes_menu(guest)
    guest.page.locator(".st-key-plan-undo button").first.click()
    guest.page.locator(".st-key-chart-compare-value").wait_for()
    assert guest.title("compare-value").startswith("“now” ends")
    # A tenth of all exports with 40.3 bn sold elsewhere is 4.478 bn; twice 1.7 bn is 3.4 bn.
    assert guest.title("compare-difference") == "“now” is furthest from “A” in 2030: $1.08 bn above it"
    assert guest.twin("compare-difference")[-1] == ["now", "2030", "1.078"]

    body = opens_menu(guest, "plan-file")
    with guest.page.expect_download() as caught:
        body.locator(".st-key-plan-save button").click()
    closes_menu(guest)
    kept = tmp_path / "plan.yaml"
    caught.value.save_as(kept)
    other = visitor().opens("/targets?share=20")
    other.board()
    body = opens_menu(other, "plan-file")
    body.locator('input[type="file"]').set_input_files(kept)
    other.page.wait_for_function("() => new URLSearchParams(location.search).get('share') !== '20'")
    assert other.settled().board() == start

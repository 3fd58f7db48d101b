"""A story for the big screen: plain data, one file, nothing of a story's text that the file would run."""

import json
import re

import pytest

from directive.briefing.board.again import board_again
from directive.briefing.board.grid import share_by_year
from directive.briefing.content import Cover, Step, for_room
from directive.briefing.desk import desk_of
from directive.briefing.papers import make
from directive.briefing.papers.texts import cells_of
from directive.briefing.stage.file import stage_html
from directive.briefing.stage.payload import stage_json
from directive.briefing.stage.state import told_at
from directive.briefing.stories import READY, build_story, made


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
@pytest.mark.parametrize("story_id", READY)
def test_every_step_says_its_message_and_shows_something(story_id, language):
    story = build_story(story_id, desk_of(language))
    played = json.loads(json.dumps(stage_json(story), allow_nan=False))
    assert [step["title"] for step in played["steps"]] == [step.title for step in story.steps]
    assert all({"amounts", "chart", "table", "board"} & step.keys() for step in played["steps"])
    assert all(step["source"] for step in played["steps"])


def test_a_cover_and_a_closing_frame_the_steps_whose_numbers_stay():
    cover = Cover(
        occasion="Meeting", date="12 May", speaker="A. Person", organisation="Ministry", closing="Over to you"
    )
    story = made(desk_of("en"), "my-story", "Mine", "Why", [Step("one", "First")], cover=cover)
    played = stage_json(story)
    lines = ["Meeting, 12 May", "A. Person, Ministry"]
    assert (played["cover"]["title"], played["cover"]["text"], played["cover"]["cover"]["lines"]) == (
        "Mine",
        "Why",
        lines,
    )
    assert (played["closing"]["title"], played["closing"]["text"]) == ("Over to you", "Mine")
    assert (played["first"], played["last"], played["pages"], len(played["steps"])) == (0, 2, 1, 1)
    assert [told_at(played, place)["title"] for place in range(3)] == ["Mine", "First", "Over to you"]


def test_steps_drawn_with_an_older_data_version_say_so_to_the_room():
    desk = desk_of("ru")
    step = build_story("where-we-stand", desk).steps[1]
    about = {desk.t("Steps drawn with data version"): "2025.01"}
    told = stage_json(
        made(desk, "my-story", "Mine", "", [step, Step("text", "Words", points=("a",))], about=about)
    )
    assert "2025.01" in told["steps"][0]["source"]
    assert "source" not in told["steps"][1]
    assert "2025.01" in " ".join(told["cover"]["cover"]["about"])
    assert "2025.01" not in stage_json(made(desk, "my-story", "Mine", "", [step]))["steps"][0]["source"]


def test_no_text_of_a_chart_is_below_what_a_room_can_read():
    played = stage_json(build_story("where-we-stand", desk_of("en")))
    sizes = re.findall(
        r'"(?:fontSize|labelFontSize|titleFontSize|subtitleFontSize)": ?([\d.]+)', json.dumps(played)
    )
    assert sizes
    assert min(float(size) for size in sizes) * played["chart_scale"] >= 24


def test_a_table_says_what_the_papers_say_years_ungrouped_and_decimals_kept():
    story = build_story("what-10-percent-takes", desk_of("ru"))
    step = next(step for step in story.steps if step.table is not None and step.board is None)
    shown = next(one["table"] for one in stage_json(story)["steps"] if one["id"] == step.id)
    assert shown["rows"][0][2:6] == ["3\u202f437\u202f000", "2023", "11\u202f580\u202f000", "3,37"]
    assert shown["rows"] == [list(row) for row in cells_of(desk_of("ru").t, step.table).rows]


def test_the_layers_that_grow_are_paths_and_ties():
    ties = stage_json(build_story("regions-we-miss", desk_of("en")))["steps"][1]["chart"]
    assert [ties["spec"]["layer"][place]["data"]["name"] for place in ties["grows"]] == ["links"]
    share = stage_json(build_story("where-we-stand", desk_of("en")))["steps"][1]["chart"]
    assert [share["spec"]["layer"][place]["data"]["name"] for place in share["grows"]] == ["path"]


def test_a_lever_has_a_table_for_every_position():
    played = stage_json(build_story("what-10-percent-takes", desk_of("en")))
    board = next(step["board"] for step in played["steps"] if "board" in step)
    assert [lever["id"] for lever in board["levers"]] == ["share", "year", "h"]
    for lever in board["levers"]:
        figures = board["tables"][lever["id"]]["figures"]
        assert {len(texts) for texts in figures.values()} == {len(lever["texts"])}
    eight = board["levers"][0]["texts"].index("8.0")
    # 0.08 of the total that grows with the target: 0.08 / 0.92 of the 40.3 bn sold elsewhere.
    assert board["tables"]["share"]["figures"]["target_value"][eight] == "$3.50 bn"


def test_text_of_a_story_stays_text():
    desk = desk_of("en")
    trap = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    page = stage_html(made(desk, "my-story", trap, "", [Step("one", trap, trap, trap)])).decode()
    assert "<script>alert" not in page
    assert "<img" not in page
    assert page.count("</script>") == 5  # the story, the two libraries, the levers' answers, the player


def test_a_file_for_the_room_has_no_notes_and_one_for_the_speaker_has():
    desk = desk_of("en")
    story = made(desk, "my-story", "Mine", "", [Step("one", "Title", "", "SECRET price")])
    room, speaker = stage_html(for_room(story)).decode(), stage_html(story).decode()
    assert "SECRET price" not in room
    assert "Notes and the next step" not in room
    assert "SECRET price" in speaker


def test_the_file_holds_the_answer_for_every_share_in_every_year():
    board = build_story("what-10-percent-takes", desk_of("en")).steps[3].board
    tables = share_by_year(desk_of("en"), board)
    shares, years = (lever["texts"] for lever in board["levers"][:2])
    assert len(tables) == len(years)
    eight = tables[years.index("2032")]["figures"]
    assert {len(texts) for texts in eight.values()} == {len(shares)}
    place = shares.index("8.0")
    # 0.08 / 0.92 of the 40.3 bn sold elsewhere; (3.50 / 1.70) ** (1 / 7) - 1.
    assert (eight["target_value"][place], eight["required_growth"][place]) == ("$3.50 bn", "10.9\u202f%")
    # Where one lever stands at the story's value, its own table says the same.
    for name, own in board["tables"]["year"]["figures"].items():
        assert own == [table["figures"][name][shares.index("10.0")] for table in tables]
    assert tables[years.index("2030")]["series"] == board["tables"]["share"]["series"]


def test_a_panel_keeps_its_size_whatever_its_words():
    for language in ("en", "ru", "zh"):
        board = build_story("what-10-percent-takes", desk_of(language)).steps[3].board
        for panel in board["panels"]:
            axes = [
                axis
                for axis in panel["spec"]["axes"]
                if axis.get("orient") == "left" and axis.get("labels") is not False
            ]
            assert axes
            assert all(
                "title" not in axis for axis in axes
            )  # a title longer than the plot took height at every move


def test_the_storys_path_stays_beside_the_levers():
    desk = desk_of("en")
    board = build_story("what-10-percent-takes", desk).steps[3].board
    moved = board_again(desk, board, {"share": 8.0})
    drawn = [data["values"] for data in moved["panels"][0]["spec"]["data"] if data.get("values")]
    assert any({"year": 2030, "share_percent": 10.0} in rows for rows in drawn)
    assert [panel["spec"] for panel in moved["panels"]] == [panel["spec"] for panel in board["panels"]]
    assert "grey: the story's path, 10" in moved["panels"][0]["subtitle"]


def test_the_room_gets_lines_of_text_and_the_speaker_alone_notes_and_questions():
    desk = desk_of("en")
    step = Step(
        "text", "Title", points=("First <line>", "Second"), notes="SECRET", questions=(("Q?", "HIDDEN"),)
    )
    story = made(desk, "my-story", "Mine", "", [step])
    assert stage_json(story)["steps"][0]["points"] == ["First <line>", "Second"]
    room, speaker = make(story, "html").decode(), make(story, "html", speaker=True).decode()
    assert "First \\u003cline>" in room
    assert not [text for text in ("SECRET", "HIDDEN") if text in room]
    assert all(text in speaker for text in ("SECRET", "HIDDEN"))


def test_the_file_names_no_address_but_the_sources():
    page = stage_html(build_story("past-directives", desk_of("ru"))).decode()
    without_story = re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.S)
    assert not re.search(r'(?:src|href)="(?!data:)|url\((?!data:)|@import', without_story)

"""The ready stories as specifications: a message each, numbers of the queries, sources, three languages."""

import re

import pytest

from directive.briefing.board.again import plan_at
from directive.briefing.desk import desk_of
from directive.briefing.stories import READY, build_story
from directive.briefing.views.claims import WITH_OUTCOME
from directive.data.queries.claims import targets
from directive.data.queries.headline import headline_figures
from directive.data.queries.partners import series
from directive.data.queries.regions import ties
from directive.data.scenario import Scenario, to_plan
from directive.data.scenario.solving import solve
from directive.model.errors import RangeError
from directive.model.target import Levers, set_target

LANGUAGES = ("en", "ru", "zh")
LATIN_SENTENCE = re.compile(r"(?:[A-Za-z]{3,} ){3,}")


@pytest.fixture(scope="module", params=[(name, language) for name in READY for language in LANGUAGES],
                ids=lambda pair: "-".join(pair))  # fmt: skip
def story(request):
    name, language = request.param
    return build_story(name, desk_of(language), link="http://localhost:8501/briefing")


def step(name, step_id, language="en"):
    return next(s for s in build_story(name, desk_of(language)).steps if s.id == step_id)


def test_a_story_has_few_steps_with_one_message_each(story):
    assert 4 <= len(story.steps) <= 8
    assert len({s.id for s in story.steps}) == len(story.steps)
    for one in story.steps:
        assert one.title
        assert one.notes
        shown = [one.view is not None, one.table is not None, bool(one.amounts)]
        assert sum(shown) == 1, one.id
        papers = one.view is not None or one.table is not None
        assert one.board is None or papers, f"{one.id}: papers have no levers and need a chart or a table"
        assert len(one.amounts) <= 4
        assert len(re.findall(r"[.。](?:\s|$)", one.text)) <= 2


def test_the_speaker_has_three_sentences_and_likely_questions_for_every_step(story):
    for one in story.steps:
        assert len(one.notes.split("\n")) == 3, one.id
        assert all(sentence.endswith((".", "。", "»", "”")) for sentence in one.notes.split("\n")), one.notes
        assert one.questions, one.id
        assert all(asked.endswith(("?", "？")) and answer for asked, answer in one.questions), one.id
        assert one.minutes > 0
        said = one.notes + "".join(answer for _, answer in one.questions)
        assert not re.search(r"https?://|\[\w+\]|[{}]", said), f"{one.id}: sources stand in the source line"
        stop = re.search(r"(?<! г)(?<!долл)[.。]$", one.title)  # but for a word cut short
        assert not stop, f"{one.id}: titles end alike, without a full stop"


def test_what_the_speaker_says_of_the_base_is_what_the_pack_says():
    desk = desk_of("en")
    base, t = desk.pack.base, desk.t
    answer = dict(step("what-10-percent-takes", "takes").questions)["How sure is the base?"]
    assert t.money(base.total_value_usd.low) in answer
    assert t.money(base.total_value_usd.high) in answer
    year = step("where-we-stand", "share").notes
    last = int(desk.ask(series, partner_keys=(desk.pack.partner,), flow="export").iloc[-1]["year"])
    assert f"Up to {last} the line" in year


def test_the_step_with_levers_answers_its_question_on_paper():
    desk = desk_of("en")
    base = desk.pack.base
    rows = step("what-10-percent-takes", "live").table.rows.set_index("Share of all exports")
    for share, year in ((0.08, 2032), (0.1, 2030)):
        target = set_target(base.model(), Levers(year), share=share)
        row = rows.loc[f"{round(share * 100)}\u202f%"]
        assert row["Exports to China"] == desk.t.money(target.value_usd)
        assert row[f"By {year}"] == f"{desk.t.percent(target.growth, digits=1)} a year"


def test_every_step_has_sources_and_each_has_its_line(story):
    for one in story.steps:
        assert one.sources, one.id
        assert set(one.sources) & set(story.sources), one.id
    assert set(story.sources) == set(story.publishers)


def test_nothing_of_ours_stays_in_english(story):
    if story.language == "en":
        return
    said = [story.title, story.subtitle, *story.about]
    for one in story.steps:
        said += [one.title, one.text, *(a.label for a in one.amounts), *(a.note for a in one.amounts)]
        said += [] if one.table is None else [*one.table.rows, *one.table.notes]
        said += [] if one.view is None else [one.view.subtitle, one.view.alt, *one.view.notes]
    assert [text for text in said if LATIN_SENTENCE.search(text)] == []


def test_titles_say_the_numbers_of_the_queries():
    desk = desk_of("en")
    t, found, base = desk.t, desk.ask(headline_figures), desk.pack.base
    today = step("where-we-stand", "today").title
    multiple = found["goal_value"].value / found["exports_to_partner"].value
    assert f"{t.number(multiple, digits=1)} times" in today

    model = base.model()
    target = set_target(model, Levers(base.target_year), share=base.goal_share)
    takes = step("what-10-percent-takes", "takes")
    assert t.percent(target.growth, digits=1) in takes.title
    assert t.number(target.value_usd / model.partner_value_usd, digits=1) in takes.title

    last = desk.ask(series, partner_keys=(desk.pack.partner,), flow="export").iloc[-1]
    buyers = step("partner-table", "buyers").title
    assert f"place {last['rank']:.0f} " in buyers
    assert t.percent(last["share"]) in buyers

    tie = desk.ask(ties)
    without = tie[(tie["documents_clear"] == 0) & tie["in_benchmark"]]
    assert step("regions-we-miss", "without").title.startswith(
        f"{len(without)} regions without a clear document take {t.percent(without['import_share'].sum(), digits=1)}"
    )

    every = desk.ask(targets)
    past = every[every["document"].str.contains("Directive No")]
    known = past["comparison"].isin(WITH_OUTCOME).sum()
    title = step("past-directives", "directives").title
    assert (
        title == f"Earlier directives set {len(past)} targets in numbers; an outcome is published for {known}"
    )


def test_nothing_found_is_not_said_to_be_no_link():
    for name in ("ties", "both", "without"):
        assert "not proof" in step("regions-we-miss", name).text


def test_the_goal_in_quantities_is_what_the_page_on_targets_finds():
    desk = desk_of("en")
    plan = to_plan(Scenario(), desk.engine, desk.pack)
    closing = solve(plan)
    rows = step("what-10-percent-takes", "quantities").table.rows
    found = dict(zip(rows["Good"], rows["Closes the gap in 2030"], strict=True))
    wanted = {
        plan.catalogue.goods[good].names["en"]: round(amount) for good, amount in closing.quantities.items()
    }
    assert found == wanted
    assert closing.state == "closed"
    assert set(rows["Unit"]) == {"t", "m³"}
    assert "pieces" in " ".join(step("what-10-percent-takes", "quantities").table.notes)


def test_an_unknown_story_is_refused_by_name():
    with pytest.raises(RangeError, match="story is where; allowed: where-we-stand"):
        build_story("where", desk_of("en"))


@pytest.mark.parametrize("story", READY)
def test_every_step_leads_to_the_page_that_shows_it(story):
    desk = desk_of("ru")
    with_link = build_story(story, desk, link="https://a.example/trade/briefing?story=x&step=2")
    for step in with_link.steps:
        assert step.link.startswith("https://a.example/trade/")
        assert step.link.endswith("lang=ru&dv=" + desk.pack.version)
        assert "/overview" not in step.link  # the first page stands at the app's own address
    places = [step.link for step in build_story(story, desk).steps]
    assert all(places)
    assert not any("://" in place for place in places)


def told_at(language, **levers):
    """The story of the goal at other levers than the pack's."""
    desk = desk_of(language)
    board = next(step.board for step in build_story("what-10-percent-takes", desk).steps if step.board)
    return build_story("what-10-percent-takes", desk, plan=plan_at(desk, board, levers))


def test_a_goal_below_todays_exports_is_told_in_sentences_that_fit():
    titles = {step.id: step.title for step in told_at("en", share=3.0).steps}
    assert titles["takes"].startswith("3\u202f% of all exports in 2030 is below the exports of 2025: ")
    assert "nothing to close" in titles["quantities"]
    assert titles["elsewhere"].endswith("of the comparable starts reached 3\u202f% or more")
    assert not any("1 in 1 " in title or "× 1.0" in title for title in titles.values())
    nearly = told_at("en", share=4.2).steps[0]
    assert "1.04 times" in nearly.title
    assert "1.0 times" not in " ".join(one.text for one in nearly.amounts)


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_the_speakers_words_name_the_goal_that_is_shown(language):
    said = "\n".join(
        "\n".join([step.notes, *("\n".join(pair) for pair in step.questions)])
        for step in told_at(language, share=8.0, year=2032).steps
    )
    assert "2032" in said
    assert "2030" not in said
    assert not re.search(r"(?<!\d)10[\s\u202f]?%", said)

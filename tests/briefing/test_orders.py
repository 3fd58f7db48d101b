"""Papers on order: built where they are written; a plan in every format, with the annex's own figures and its link."""

from __future__ import annotations

import dataclasses
import pickle

import pytest

from directive.briefing.annex import annex_content
from directive.briefing.content import Amount, Step
from directive.briefing.desk import desk_of
from directive.briefing.papers import texts
from directive.briefing.papers.order import NOT_BUILT, ReadyOrder, StepsOrder
from directive.briefing.papers.plan_order import PlanOrder
from directive.briefing.papers.worker import Limits, Workshop
from directive.briefing.steps import amounts_steps, view_step
from directive.briefing.views import overview
from directive.data.scenario import ScenarioBase, read_scenario, to_plan
from directive.data.scenario.address import scenario_link


@pytest.fixture(scope="module")
def scenario(root):
    return read_scenario((root / "docs/examples/ten_percent.yml").read_text("utf-8"), name="ten_percent.yml")


def test_a_ready_story_is_built_in_the_process_that_writes_it():
    order = ReadyOrder("past-directives", "ru", "https://a.example/briefing?story=past-directives")
    assert len(pickle.dumps(order)) < 1000
    shop = Workshop(Limits(idle=1))
    good, bad = shop.submit(order, "xlsx"), shop.submit(ReadyOrder("nothing", "ru"), "xlsx")
    assert good.wait(60)
    assert bad.wait(60)
    assert (good.state, good.problem) == ("done", "")
    assert bad.problem == NOT_BUILT
    assert "nothing" in bad.facts["why"]


def test_a_table_without_a_drawing_becomes_a_table_and_figures_are_spread_evenly():
    desk = desk_of("en")
    peers = overview.peer_shares(desk)
    step = view_step(dataclasses.replace(peers, spec={}), filters="Year: 2020", link="https://a.example/")
    assert step.view is None
    assert step.table.rows is peers.table
    order = StepsOrder(
        "overview", "en", "Overview", "", (step,), "https://a.example/", {"Filters": "Year: 2020"}
    )
    story = order.story()
    assert list(story.about) == ["Filters", "Subject", "Data version", "Written on"]
    assert texts.step_origin(desk.t, step) == ["Filters: Year: 2020"]
    amounts = [Amount(str(n), str(n), str(n)) for n in range(5)]
    assert [len(part.amounts) for part in amounts_steps(desk.t, "x", "title", amounts)] == [3, 2]


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_a_plan_as_a_story_has_the_annex_s_figures(scenario, language):
    desk = desk_of(language)
    link = scenario_link(scenario, desk.pack, address="https://a.example", language=language)
    story = PlanOrder("plan", language, scenario, "kg", link).story()
    steps = {step.id: step for step in story.steps}
    content = annex_content(to_plan(scenario, desk.engine, desk.pack), desk, unit="kg", link=link)
    for annex in content.annexes:
        rows = steps[f"annex-{annex.id}"].table.rows
        year = str(content.years[-1])
        for group in annex.groups:
            mine = rows[rows.iloc[:, 0] == group.name]
            assert mine[year].iloc[-1] == group.total[-1]
            if len(group.lines) > 1:
                assert mine[year].iloc[:-1].sum() == group.total[-1]
    assert story.link == link
    assert desk.t("Filters") in story.about
    assert desk.t("Address") not in story.about  # the link stands by itself, with its code
    assert steps["board"].board["goal"]["given"] == 10.0
    assert "[" not in steps["goal"].title + steps["goal"].text  # no numbers of another list of sources


def test_a_plan_with_another_base_has_no_link_and_no_board(scenario):
    pack = desk_of("en").pack
    other = dataclasses.replace(
        scenario, base=ScenarioBase(year=2024, partner_value_usd=1.6e9, total_value_usd=40e9)
    )
    assert scenario_link(other, pack, address="https://a.example", language="en") == ""
    assert scenario_link(scenario, pack, address="", language="en") == ""
    steps = PlanOrder("plan", "en", other).story().steps
    assert not any(step.board for step in steps)


def test_the_link_of_a_scenario_opens_it(scenario):
    pack = desk_of("en").pack
    link = scenario_link(scenario, pack, address="https://a.example/trade/", language="ru")
    assert link.startswith("https://a.example/trade/targets?lang=ru&by=share&share=10&year=2030&h=3&d=0&")
    assert "&plan=1." in link


@pytest.mark.parametrize(("own", "listens", "host"), [
    ("10.1.2.3", None, "http://10.1.2.3:8501"), ("10.1.2.3", "127.0.0.1", ""), (None, "0.0.0.0", ""),
])  # fmt: skip
def test_a_paper_holds_no_address_that_means_the_machine_it_was_made_on(monkeypatch, own, listens, host):
    monkeypatch.setattr("directive.briefing.reach.own_address", lambda: own)
    wanted = {"/a?b=1": host and f"{host}/a?b=1", "/goods": host and f"{host}/goods"}
    for here in ("http://127.0.0.1:8501", "http://localhost:8501", "http://[::1]:8501"):
        steps = (Step("one", "Title", link=f"{here}/goods"), Step("two", "Title", link="https://a.example/x"))
        order = StepsOrder("a", "en", "Title", "", steps, f"{here}/a?b=1").for_others(listens)
        assert order.link == wanted["/a?b=1"]
        assert [step.link for step in order.steps] == [wanted["/goods"], "https://a.example/x"]
        assert (
            ReadyOrder("past-directives", "en", f"{here}/goods").for_others(listens).link == wanted["/goods"]
        )

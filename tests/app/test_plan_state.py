"""Working with the plan: undo and redo, presets, differences, comparing, files, the sentence, in three languages."""

from pathlib import Path

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from directive.data.scenario import Scenario, ScenarioGood, TopLine, encode
from directive.ui.plan import files, history

ROOT = Path(__file__).parents[2]
SPACES = str.maketrans({"\u202f": " ", "\u00a0": " "})

PRESETS = ("hold", "trend", "double", "goal")
SENTENCE = {
    "en": "To reach 10 % of all exports by 2030",
    "ru": "Чтобы достичь 10 %",
    "zh": "要到 2030 年占出口总额 10%",
}


def opened(language: str = "en", **params: object) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.query_params["lang"] = language
    at.query_params["board"] = "native"
    for name, value in params.items():
        at.query_params[name] = str(value)
    at.switch_page("pages/targets.py")
    return ran(at)


def ran(at: AppTest) -> AppTest:
    at.run()
    assert not at.exception
    return at


def value(at: AppTest, name: str) -> object:
    return at.session_state[f"targets.{name}"]


def words(at: AppTest) -> str:
    return "\n".join(e.value.translate(SPACES).replace("\\", "") for e in [*at.markdown, *at.caption])


def address(at: AppTest) -> dict[str, object]:
    return {name: part for name, part in at.query_params.items() if name != "lang"}


def planned(**quantities: float) -> str:
    goods = tuple(ScenarioGood(id=name, target_quantity=float(amount)) for name, amount in quantities.items())
    return encode(Scenario(goods=goods))


def preset(at: AppTest, name: str) -> AppTest:
    at.get("menu_button")[0].click_index(PRESETS.index(name))
    return ran(at)


def open_card(at: AppTest, name: str) -> AppTest:
    at.session_state[name] = True
    return ran(at)


def slid(at: AppTest, name: str, to: float) -> AppTest:
    at.slider(key=f"targets.{name}").set_value(to)
    return ran(at)


def click(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click()
    return ran(at)


def upload(at: AppTest, text: str) -> AppTest:
    at.get("file_uploader")[0].set_value(("plan.yaml", text.encode(), "application/yaml"))
    return ran(at)


def test_undo_and_redo_restore_the_exact_address():
    at = opened(share=12)
    first = address(at)
    second = address(slid(at, "share", 15.0))
    third = address(slid(at, "year", 2035))
    assert first != second != third
    assert address(click(at, "plan-undo")) == second
    assert address(click(at, "plan-undo")) == first
    assert at.button(key="plan-undo").disabled
    assert address(click(at, "plan-redo")) == second
    assert address(click(at, "plan-redo")) == third
    assert at.button(key="plan-redo").disabled


def test_a_change_after_undo_ends_what_could_be_redone():
    at = slid(opened(share=12), "share", 15.0)
    slid(click(at, "plan-undo"), "share", 9.0)
    assert at.button(key="plan-redo").disabled
    assert value(click(at, "plan-undo"), "share") == 12.0


def test_undo_takes_back_a_reset_to_the_data():
    at = click(opened(share=12, h=3), "targets-reset")
    assert (value(at, "share"), value(at, "h")) == (10.0, 0.0)
    click(at, "plan-undo")
    assert (value(at, "share"), value(at, "h")) == (12.0, 3.0)


@pytest.mark.parametrize(("name", "form", "number"), [("double", "multiple", 2.0), ("goal", "share", 10.0)])
def test_a_preset_sets_the_goal_alone(name, form, number):
    at = preset(opened(share=15, h=3, year=2033), name)
    assert (value(at, "by"), value(at, form)) == (form, number)
    assert (value(at, "h"), value(at, "year")) == (3.0, 2033)
    click(at, "plan-undo")
    assert (value(at, "by"), value(at, "share")) == ("share", 15.0)


def test_holding_the_share_keeps_exports_level_while_others_stand():
    at = preset(opened(h=0), "hold")
    assert value(at, "by") == "share"
    assert value(at, "growth") == pytest.approx(0, abs=0.05)


def test_differences_name_only_what_differs_and_lead_back():
    at = open_card(opened(share=15, h=3), "plan-differences")
    said = [line for line in words(at).splitlines() if " · data:" in line]
    assert len(said) == 2
    assert said[0] == "Goal: share of all exports: **15 %** · data: 10 %"
    click(at, "plan-back-goal")
    assert value(at, "share") == 10.0
    assert value(at, "h") == 3.0
    click(
        open_card(at, "plan-differences"), "plan-back-h"
    )  # a test's rerun closes the card, a browser's does not
    assert value(at, "h") == 0.0
    open_card(at, "plan-differences")
    assert "Every lever stands at the data's value" in words(at)


def test_plans_put_aside_stand_side_by_side_and_in_the_link():
    at = click(open_card(opened(share=12), "plan-compare"), "plan-keep")
    slid(at, "share", 15.0)
    link = address(at)
    assert link["compare"] == ["1"] if isinstance(link["compare"], list) else link["compare"] == "1"
    kept = str(value(at, "kept"))
    again = opened(share=15, kept=kept, compare=1)
    assert "Shares at the end go from 12 % (“A”) to 15 % (“now”)" in words(again)
    click(open_card(again, "plan-compare"), "plan-open-A")
    assert value(again, "share") == 12.0
    click(again, "plan-forget-A")
    assert value(again, "kept") == ""
    assert value(again, "compare") is False


def test_a_broken_list_of_plans_is_refused_in_words():
    at = opened(kept="nonsense")
    assert value(at, "kept") == ""
    assert any("one to four plans as they were copied" in warning.value for warning in at.warning)


def test_a_file_sets_the_levers_and_undo_takes_it_back():
    at = open_card(opened(share=15), "plan-file")
    upload(at, "version: 1\ntop_line: {by: growth, value: 0.25, target_year: 2032}\n")
    assert (value(at, "by"), value(at, "growth"), value(at, "year")) == ("growth", 25.0, 2032)
    click(at, "plan-undo")
    assert (value(at, "by"), value(at, "share"), value(at, "year")) == ("share", 15.0, 2030)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("version: 1\ntop_line: {by: share, value: 7}\n", ("plan.yaml", "7", "allowed")),
        ("version: 1\nnope: 1\n", ("plan.yaml", "nope is not a field")),
        ("version: 1\ngoods: {no_such_good: {target_quantity: 5}}\n", ("plan.yaml", "no_such_good")),
        ("version: [", ("plan.yaml",)),
    ],
)
def test_a_file_that_cannot_be_a_plan_changes_nothing(text, parts):
    at = open_card(opened(share=15), "plan-file")
    before = address(at)
    upload(at, text)
    said = at.error[0].value.replace("\\", "")
    assert all(part in said for part in (*parts, "The plan on the page stays as it was."))
    assert address(at) == before


def test_a_saved_plan_reads_back_as_the_same_plan(monkeypatch):
    seen = []
    made = files.plan_file
    monkeypatch.setattr(files, "plan_file", lambda page: seen.append(made(page)) or seen[-1])
    at = open_card(opened(share=12, h=3, year=2033, shape="linear"), "plan-file")
    name, text = seen[-1]
    assert name.endswith(".yaml")
    assert yaml.safe_load(text)["top_line"]["value"] == 0.12
    other = upload(open_card(opened(), "plan-file"), text)
    levers = ("by", "share", "year", "h", "shape")
    assert [value(other, lever) for lever in levers] == [value(at, lever) for lever in levers]


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_the_sentence_follows_the_levers_in_each_language(language):
    at = opened(language)
    assert SENTENCE[language] in words(at)
    assert "83" in words(at)
    assert SENTENCE[language] not in words(slid(at, "share", 12.0))


def test_each_number_of_the_sentence_opens_its_card():
    at = opened("ru", plan=planned(potash=5_000_000))
    assert ".." not in words(at)
    numbers = at.get("button_group")
    pills = next(group for group in numbers if group.key == "plan-sentence")
    said = [option.content.translate(SPACES) for option in pills.proto.options]
    assert said[:3] == ["10 %", "21,4 %", "4,48 млрд долл."]
    sentence = next(
        text.value.translate(SPACES) for text in at.markdown if "сопоставимых начал" in text.value
    )
    assert [number for number in (*said[:3], said[-1]) if number not in sentence] == []
    assert [number for number in said[3:5] if number.split(" из ")[0] not in sentence] == []
    assert said[4] == "83 из 5 586"
    pills.set_value("reached").run()
    assert not at.exception
    assert "Сопоставим" in words(at)


def test_a_replay_shows_the_state_before_and_comes_back_by_itself(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(history.time, "monotonic", lambda: now[0])
    at = opened(share=12)
    assert at.button(key="plan-replay").disabled  # nothing has changed yet
    before, after = address(at), address(slid(at, "share", 15.0))
    click(at, "plan-replay")
    assert address(at) == before
    assert [toast.value.replace("\\", "").translate(SPACES) for toast in at.toast] == [
        "Goal: share of all exports: 12 % → 15 %"
    ]
    now[0] += history.PAUSE_S / 2
    assert address(ran(at)) == before
    now[0] += history.PAUSE_S
    assert address(ran(at)) == after
    assert at.button(key="plan-redo").disabled
    assert address(click(at, "plan-undo")) == before  # the steps are as they were


def test_who_goes_on_during_a_replay_is_not_brought_back(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(history.time, "monotonic", lambda: now[0])
    at = slid(opened(share=12), "share", 15.0)
    click(at, "plan-replay")
    slid(at, "year", 2033)
    now[0] += 10 * history.PAUSE_S
    ran(at)
    assert (value(at, "share"), value(at, "year")) == (12.0, 2033)


def test_a_replay_names_a_change_of_the_plan():
    at = opened("ru", share=12, plan_view="goods")
    slid(at, "q_potash", 5_000_000)
    click(at, "plan-replay")
    assert "5 000 000" in at.toast[0].value.translate(SPACES)
    assert value(at, "plan") == ""


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "“B: To Asia” is furthest from “A” in 2030"),
        ("ru", "«B: To Asia» дальше всего от «A» в 2030"),
        ("zh", "“B：To Asia”"),
    ],
)
def test_a_plan_has_a_name_that_goes_wherever_it_goes(language, title):
    beside = Scenario(name="To Asia", top_line=TopLine(by="share", value=0.12, target_year=2030))
    named = Scenario(name="Ten *percent*", author="I. Petrov", written_on="28.11.2026", note="draft")
    kept = "~".join([encode(Scenario()), encode(beside)])
    at = opened(language, kept=kept, compare="1", plan=encode(named))
    shown = "\n".join(text.value for text in at.markdown)
    assert "**Ten \\*percent\\***" in shown
    assert all(part in shown for part in ("I. Petrov", "28.11.2026", "draft"))
    assert title in shown.replace("\\", "")
    assert files.plan_stem(named) == "plan-Ten-percent"

"""The plan as a file: saved as YAML, opened again; what can't be opened is refused in words and changes nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from directive.briefing.papers.plan_order import plan_stem
from directive.data.scenario import (
    Problem,
    Scenario,
    ScenarioBase,
    ScenarioError,
    read_scenario,
    unknown_ids,
    write_scenario,
)
from directive.model.errors import DirectiveError, RangeError
from directive.ui.lazy import on_open
from directive.ui.page import MOST_LINK, Page, link_address
from directive.ui.plan.naming import show_naming
from directive.ui.plan.refusals import of_error, sentence
from directive.ui.plan.state import catalogue, edit, prepare, scenario
from directive.ui.text import plain

KEY = "plan-file"
MOST_SHOWN = 8
_TURN = "_plan.file_turn"
_SAID = "_plan.file_said"


def plan_file(page: Page) -> tuple[str, str]:
    """Name and text of the file that holds the page's plan with its levers and the data version."""
    whole = replace(scenario(page), data_version=page.pack.version)
    return f"{plan_stem(whole)}-{page.pack.version}.yaml", write_scenario(whole)


def take(page: Page, name: str, data: bytes) -> tuple[Problem, ...]:
    """Callback: make the plan in a file the plan of the page; returns what stands against it, then nothing changed."""
    try:
        found = read_scenario(data.decode("utf-8-sig"), name=name)
    except UnicodeDecodeError:
        return (Problem("file", "not text in UTF-8", "text in UTF-8"),)
    except ScenarioError as error:
        return error.problems
    problems = unknown_ids(found, catalogue(page)) or _base_problem(page, found)
    if problems:
        return problems
    plan = prepare(page, found)
    if isinstance(plan, DirectiveError):
        return of_error(plan)
    try:
        edit(page, found)
    except RangeError as error:
        return of_error(error)
    return ()


def show_menu(page: Page) -> None:
    """The menu: save, open, and how long the link is."""
    on_open(page.t("File"), partial(_fill, page), icon=":material/draft:", key=KEY)


def _base_problem(page: Page, found: Scenario) -> tuple[Problem, ...]:
    if found.base is None or found.base == ScenarioBase(**vars(page.pack.base.model())):
        return ()
    text = f"{found.base.year}: {found.base.partner_value_usd:g} / {found.base.total_value_usd:g}"
    return (Problem("base", text, "the base of the data pack; the command line takes others"),)


def _fill(page: Page) -> None:
    t = page.t
    show_naming(page)
    name, text = plan_file(page)
    st.download_button(t("Save the plan"), data=text, file_name=name, mime="application/yaml",
                       on_click="ignore", key="plan-save", icon=":material/download:")  # fmt: skip
    key = f"plan-upload-{st.session_state.setdefault(_TURN, 0)}"
    given = st.file_uploader(t("Open a plan (YAML or JSON)"), type=["yaml", "yml", "json"], key=key,
                             max_upload_size=1, on_change=_given, args=(page, key))  # fmt: skip
    _say(page)
    if given is None and st.session_state.get(_SAID) == ():
        st.session_state.pop(_SAID)
        st.rerun()  # opened: the whole page follows
    length = len(link_address(page))
    if length > MOST_LINK:
        st.caption(t("The link would have {count} characters, more than {most}: pass the file on instead.",
                     count=t.number(length), most=t.number(MOST_LINK)))  # fmt: skip


def _given(page: Page, key: str) -> None:
    given = st.session_state[key]
    if given is None:
        st.session_state.pop(_SAID, None)
        return
    problems = take(page, given.name, given.getvalue())
    st.session_state[_SAID] = (given.name, problems) if problems else ()
    if not problems:
        st.session_state[_TURN] += 1  # an empty field for the next file


def _say(page: Page) -> None:
    said = st.session_state.get(_SAID)
    if not said:
        return
    t, (name, problems) = page.t, said
    lines = [plain(sentence(t, name, problem)) for problem in problems[:MOST_SHOWN]]
    if len(problems) > MOST_SHOWN:
        lines.append(t.n("{count} more", "{count} more", len(problems) - MOST_SHOWN))
    lines.append(t("The plan on the page stays as it was."))
    st.error("\n\n".join(lines), icon=":material/error:")

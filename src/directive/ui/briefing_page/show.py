"""A story on the page: which one, its steps, the chosen step as the room will see it, and its notes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from directive.briefing.content import Step, Story
from directive.briefing.desk import Desk
from directive.briefing.papers.order import Order, ReadyOrder, StepsOrder
from directive.briefing.stories import READY, build_story, linked, made, story_title
from directive.ui import cache
from directive.ui.briefing_page import mine
from directive.ui.briefing_page.cover import show_cover
from directive.ui.briefing_page.file import saved_with, show_file_menu
from directive.ui.briefing_page.papers import show_papers
from directive.ui.briefing_page.present import present_button
from directive.ui.briefing_page.step import show_step
from directive.ui.page import Page, link_address
from directive.ui.state import choice, integer
from directive.ui.text import plain
from directive.ui.widgets import labelled

MINE = "my-story"
PARAMS = (choice("story", READY[0], (*READY, MINE)), integer("step", 1, 1, mine.MOST))


def ready(desk: Desk, *, story: str) -> Story:
    """A ready story, to be kept by its id and the look of the desk."""
    return build_story(story, desk)


def show_briefing(page: Page) -> None:
    """Left the story and its steps, right the chosen step."""
    t, state = page.t, page.state
    if mine.just_added():
        state.set("story", MINE)
        state.set("step", max(1, len(mine.my_steps())))
    left, right = st.columns([1, 2], gap="large")
    with left:
        st.selectbox(t("Story"), [*READY, MINE], format_func=lambda name: _name(page, name),
                     **state.args("story", on_change=lambda: state.set("step", 1)))  # fmt: skip
        story = _story(page)
        st.caption(plain(story.subtitle))
        if story.steps:
            present_button(page, story)
            _steps(page, story)
        _own_buttons(page, story)
        if story.id == MINE:
            show_cover(page)
        if story.steps:
            steps = mine.my_steps()
            show_papers(page, f"{story.id} {(id(steps), mine.my_about()) if story.id == MINE else ''}",
                        partial(_order, page, story, link_address(page), steps), editions=True)  # fmt: skip
    with right:
        if story.steps:
            show_step(page, story.steps[state["step"] - 1], own=story.id == MINE)
        else:
            st.info(t("My story is empty. Add a chart on any page with “Add to story”, take a ready story and change "
                      "it, or open a file saved before."), icon=":material/slideshow:")  # fmt: skip


def _name(page: Page, name: str) -> str:
    return page.t("My story") if name == MINE else story_title(name, page)[0]


def _story(page: Page) -> Story:
    name = page.state["story"]
    if name == MINE:
        story = _mine(page, mine.my_steps())
        return replace(story, about={**saved_with(page), **story.about})
    return cache.drawn(page, ready, story=name)


def _mine(desk: Desk, steps: tuple[Step, ...]) -> Story:
    name, cover = mine.my_about()
    subtitle = "" if name else desk.t("Put together in this visit")
    return made(desk, MINE, name or desk.t("My story"), subtitle, steps, cover=cover)


def _order(page: Page, story: Story, link: str, steps: tuple[Step, ...]) -> Order:
    """The story as a paper, built where it is written, light whatever the screen is."""
    language = page.t.language
    if story.id != MINE:
        return ReadyOrder(story.id, language, link)
    # No link: whoever opens one finds a visit of their own, without this story.
    return StepsOrder(mine.my_about()[0] or MINE, language, story.title, story.subtitle, steps, "", saved_with(page),
                      cover=story.cover)  # fmt: skip


def _steps(page: Page, story: Story) -> None:
    state, places = page.state, range(1, len(story.steps) + 1)
    if state["step"] > len(story.steps):
        state.set("step", len(story.steps))
    labels = {place: plain(f"{place}. {story.steps[place - 1].title}") for place in places}
    with labelled(labels.values()):
        st.radio(page.t("Steps"), places, format_func=labels.__getitem__, **state.args("step"))
    minutes = sum(step.minutes for step in story.steps)
    if minutes:
        st.caption(page.t("Planned time: {minutes} min", minutes=page.t.number(minutes)))
    for label, version in saved_with(page).items() if story.id == MINE else ():
        st.info(plain(page.t("{label}: {value}", label=label, value=version)), icon=":material/history:")


def _own_buttons(page: Page, story: Story) -> None:
    """What changes the own story; a ready one is copied first."""
    t, place = page.t, page.state["step"] - 1
    with st.container(horizontal=True, gap="xsmall", key="story-buttons"):
        if page.state["story"] != MINE:
            st.button(t("Change it as my story"), icon=":material/edit:", key="copy-story",
                      on_click=_copy, args=(page, story))  # fmt: skip
            return
        if story.steps:
            st.button(t("Up"), icon=":material/arrow_upward:", key="step-up", disabled=place == 0,
                      on_click=_move, args=(page, place, -1))  # fmt: skip
            st.button(t("Down"), icon=":material/arrow_downward:", key="step-down",
                      disabled=place == len(story.steps) - 1, on_click=_move, args=(page, place, 1))  # fmt: skip
            st.button(t("Duplicate"), icon=":material/content_copy:", key="step-duplicate", on_click=_put,
                      args=(page, place + 1, story.steps[place]))  # fmt: skip
            st.button(t("Remove"), icon=":material/delete:", key="step-remove", on_click=_remove,
                      args=(page, place))  # fmt: skip
        blank = Step("text", t("New text"), points=(t("First line"),))
        st.button(t("Add text"), icon=":material/notes:", key="step-text", on_click=_put,
                  args=(page, place + 1 if story.steps else 0, blank))  # fmt: skip
        st.button(t("Undo"), icon=":material/undo:", key="story-undo", disabled=not mine.can_undo(),
                  on_click=mine.undo)  # fmt: skip
        show_file_menu(page)


def _copy(page: Page, story: Story) -> None:
    mine.keep(linked(story.steps, page, link=link_address(page)))
    mine.name_it(story.title, story.cover)
    page.state.set("story", MINE)
    page.state.touch()


def _move(page: Page, place: int, by: int) -> None:
    mine.move(place, by)
    page.state.set("step", place + by + 1)
    page.state.touch()


def _put(page: Page, place: int, step: Step) -> None:
    mine.insert(place, step)
    page.state.set("step", min(place + 1, len(mine.my_steps())))
    page.state.touch()


def _remove(page: Page, place: int) -> None:
    mine.remove(place)
    page.state.set("step", max(1, min(place + 1, len(mine.my_steps()))))
    page.state.touch()

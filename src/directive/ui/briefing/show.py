"""A story on the page: which one, its steps, the chosen step as the room will see it, and its notes."""

from __future__ import annotations

from functools import partial

import streamlit as st

from directive.briefing.content import Step, Story
from directive.briefing.desk import Desk
from directive.briefing.papers.order import Order, ReadyOrder, StepsOrder
from directive.briefing.sources import source_line
from directive.briefing.stories import READY, build_story, linked, made, story_title
from directive.ui import cache
from directive.ui.briefing import mine
from directive.ui.briefing.file import saved_with, show_file_menu
from directive.ui.briefing.papers import show_papers
from directive.ui.briefing.present import present_button
from directive.ui.figures import draw
from directive.ui.grids import number_cells
from directive.ui.page import Page, link_address
from directive.ui.state import choice, integer
from directive.ui.text import plain
from directive.ui.widgets import tell

MINE = "my-story"
PARAMS = (choice("story", READY[0], (*READY, MINE)), integer("step", 1, 1, mine.MOST))


def ready(desk: Desk, *, story: str) -> Story:
    """A ready story, to be kept by its id and the look of the desk."""
    return build_story(story, desk)


def show_briefing(page: Page) -> None:
    """Left the story and its steps, right the chosen step."""
    t, state = page.t, page.state
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
        if story.steps:
            steps = mine.my_steps()
            show_papers(page, f"{story.id} {id(steps) if story.id == MINE else ''}",
                        partial(_order, page, story, link_address(page), steps))  # fmt: skip
    with right:
        if story.steps:
            _step(page, story.steps[state["step"] - 1])
        else:
            st.info(t("My story is empty. Add a chart on any page with “Add to story”, take a ready story and change "
                      "it, or open a file saved before."), icon=":material/slideshow:")  # fmt: skip


def _name(page: Page, name: str) -> str:
    return page.t("My story") if name == MINE else story_title(name, page)[0]


def _story(page: Page) -> Story:
    name = page.state["story"]
    return _mine(page, mine.my_steps()) if name == MINE else cache.drawn(page, ready, story=name)


def _mine(desk: Desk, steps: tuple[Step, ...]) -> Story:
    return made(desk, MINE, desk.t("My story"), desk.t("Put together in this visit"), steps)


def _order(page: Page, story: Story, link: str, steps: tuple[Step, ...]) -> Order:
    """The story as a paper, built where it is written, light whatever the screen is."""
    language = page.t.language
    if story.id != MINE:
        return ReadyOrder(story.id, language, link)
    return StepsOrder(MINE, language, story.title, story.subtitle, steps, link, saved_with(page))


def _steps(page: Page, story: Story) -> None:
    state, places = page.state, range(1, len(story.steps) + 1)
    if state["step"] > len(story.steps):
        state.set("step", len(story.steps))
    st.radio(page.t("Steps"), places, format_func=lambda n: plain(f"{n}. {story.steps[n - 1].title}"),
             **state.args("step"))  # fmt: skip


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
            st.button(t("Remove"), icon=":material/delete:", key="step-remove", on_click=_remove,
                      args=(page, place))  # fmt: skip
        st.button(t("Undo"), icon=":material/undo:", key="story-undo", disabled=not mine.can_undo(),
                  on_click=mine.undo)  # fmt: skip
        show_file_menu(page)


def _copy(page: Page, story: Story) -> None:
    mine.keep(linked(story.steps, page, link=link_address(page)))
    page.state.set("story", MINE)
    page.state.touch()


def _move(page: Page, place: int, by: int) -> None:
    mine.move(place, by)
    page.state.set("step", place + by + 1)
    page.state.touch()


def _remove(page: Page, place: int) -> None:
    mine.remove(place)
    page.state.set("step", max(1, min(place + 1, len(mine.my_steps()))))
    page.state.touch()


def _step(page: Page, step: Step) -> None:
    """The chosen step, drawn small."""
    t, own = page.t, page.state["story"] == MINE
    with st.container(key="step-preview", border=True):
        st.markdown(f"## {plain(step.title)}")
        if step.text:
            st.markdown(plain(step.text))
        if step.amounts:
            for column, amount in zip(st.columns(len(step.amounts)), step.amounts, strict=True):
                column.metric(plain(amount.label), amount.text)
                column.caption(plain(amount.note))
        if step.view is not None:
            st.caption(plain(step.view.subtitle))
            draw(page, step.view)
        if step.table is not None:
            st.dataframe(step.table.rows, hide_index=True, placeholder=t("not published"),
                         column_config=number_cells(step.table.rows))  # fmt: skip
        st.caption(plain(source_line(page, step.sources)))
        if step.filters:
            st.caption(plain(t("{label}: {value}", label=t("Filters"), value=step.filters)))
    if own:
        _texts(page, step)
    else:
        with st.expander(t("Speaker notes")):
            st.markdown(plain(step.notes).replace("\n", "\n\n"))


def _texts(page: Page, step: Step) -> None:
    """Title and notes of an own step, to be written anew."""
    t, place = page.t, page.state["step"] - 1
    for field, label, widget in (
        ("title", t("Title"), st.text_input),
        ("notes", t("Speaker notes"), st.text_area),
    ):
        key = f"_my_step.{field}.{step.id}"
        tell(key, getattr(step, field))
        most = 200 if field == "title" else 4000
        widget(label, key=key, max_chars=max(most, len(st.session_state[key])), on_change=_written,
               args=(place, field, key))  # fmt: skip


def _written(place: int, field: str, key: str) -> None:
    text = st.session_state[key].strip()
    if text or field == "notes":  # a step without a title would have no message
        mine.change(place, **{field: text})

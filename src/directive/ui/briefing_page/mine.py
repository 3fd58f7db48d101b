"""The visitor's own story: steps kept in the session, changed by buttons, with one way back for each change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from directive.briefing.content import Cover, Step
from directive.briefing.steps import view_step
from directive.charts.view import ChartView
from directive.ui import shell
from directive.ui.filters import filters_text
from directive.ui.lazy import Press
from directive.ui.page import Page, link_address

_STEPS, _BEFORE, _ABOUT, _ADDED = "_my_story", "_my_story_before", "_my_story_about", "_my_story_added"
_PRESSED = "_my_story_pressed"
MOST = 20


def my_steps() -> tuple[Step, ...]:
    """The steps of this visit, in order."""
    return st.session_state.get(_STEPS, ())


def my_about() -> tuple[str, Cover]:
    """Name and cover of the own story, empty where nobody gave any."""
    return st.session_state.get(_ABOUT, ("", Cover()))


def name_it(name: str, cover: Cover) -> None:
    """Give the own story a name and a cover."""
    st.session_state[_ABOUT] = (name, cover)


def just_added() -> bool:
    """Whether steps were added on other pages since the story was looked at; asked once."""
    st.session_state.pop(_PRESSED, None)
    return bool(st.session_state.pop(_ADDED, False))


def keep(steps: Sequence[Step]) -> None:
    """Take these steps in place of what is there; `undo` brings that back."""
    st.session_state[_BEFORE] = (*st.session_state.get(_BEFORE, ()), my_steps())[-20:]
    st.session_state[_STEPS] = tuple(steps)


def can_undo() -> bool:
    """Whether there is a change to take back."""
    return bool(st.session_state.get(_BEFORE))


def undo() -> None:
    """Take the last change back."""
    if can_undo():
        *before, last = st.session_state[_BEFORE]
        st.session_state[_BEFORE], st.session_state[_STEPS] = tuple(before), last


def add_press(page: Page, what: str, add: Callable[[], None]) -> Press:
    """The button that adds something to the own story; once pressed, the way to it stands beside."""

    def pressed() -> None:
        add()
        st.session_state[_PRESSED] = what

    return Press(page.t("Add to story"), pressed, f"story-{what}", ":material/slideshow:",
                 then=partial(_way_there, page, what))  # fmt: skip


def _way_there(page: Page, what: str) -> None:
    if st.session_state.get(_PRESSED) == what:
        st.page_link(shell.page_objects(page.t)["briefing"], label=page.t("Open my story"),
                     icon=":material/arrow_forward:")  # fmt: skip


def add_view(page: Page, view: ChartView) -> None:
    """Add a chart or a table as it is drawn, with the page's choices in words and the address that reopens it."""
    add_step(page, view_step(view, filters=filters_text(page, view.key), link=link_address(page)))


def add_step(page: Page, step: Step) -> None:
    """Add a step at the end; says how many steps there are."""
    t, steps = page.t, my_steps()
    if len(steps) >= MOST:
        st.toast(t("My story holds {most} steps, no more fit.", most=MOST), icon=":material/block:")
        return
    keep([*steps, replace(step, id=_free_id(step.id))])
    st.session_state[_ADDED] = True
    said = t.n("In my story: {count} step", "In my story: {count} steps", len(steps) + 1)
    where = t("The page “Briefing” opens at it.")
    st.toast(f"{said}. {where}", icon=":material/slideshow:")


def move(place: int, by: int) -> None:
    """Move the step at `place` (from 0) up (-1) or down (1); at an end it stays."""
    steps, to = list(my_steps()), place + by
    if 0 <= to < len(steps):
        steps.insert(to, steps.pop(place))
        keep(steps)


def insert(place: int, step: Step) -> None:
    """Put a step in at `place`, under an id of its own; a full story takes none."""
    steps = list(my_steps())
    if len(steps) < MOST:
        steps.insert(place, replace(step, id=_free_id(step.id)))
        keep(steps)


def remove(place: int) -> None:
    """Take the step at `place` out."""
    steps = list(my_steps())
    del steps[place]
    keep(steps)


def change(place: int, **parts: object) -> None:
    """Give the step at `place` another title, notes, questions, planned time or lines of text."""
    steps = list(my_steps())
    steps[place] = replace(steps[place], **parts)
    keep(steps)


def _free_id(wanted: str) -> str:
    taken = {step.id for step in my_steps()}
    return next(
        name for name in (wanted, *(f"{wanted}-{n}" for n in range(2, MOST + 2))) if name not in taken
    )

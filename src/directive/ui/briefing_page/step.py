"""One step of a story on the page: drawn small, with what the speaker reads; an own step can be written anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import streamlit as st

from directive.briefing.content import Step
from directive.briefing.papers.texts import spoken
from directive.briefing.sources import source_line
from directive.briefing.steps import MOST_POINTS
from directive.data.signs import sayable
from directive.ui.briefing_page import mine
from directive.ui.figures import draw
from directive.ui.grids import number_cells
from directive.ui.number_field import Field, number_field
from directive.ui.page import Page
from directive.ui.text import plain
from directive.ui.widgets import sent, tell

_ASKED = re.compile(r"^(.*?[?？])\s*(.*)$")


def show_step(page: Page, step: Step, *, own: bool) -> None:
    """The chosen step, drawn small, and below it what the speaker reads; an own one can be written anew."""
    t = page.t
    with st.container(key="step-preview", border=True):
        st.markdown(f"## {plain(step.title)}")
        if step.text:
            st.markdown(plain(step.text))
        for point in step.points:
            st.markdown(f"- {plain(point)}")
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
            st.markdown("\n\n".join(plain(line) for line in spoken(t, step)))


def _texts(page: Page, step: Step) -> None:
    """What of an own step is written by hand."""
    t = page.t
    _field(
        page, step, "title", t("Title"), step.title, lambda text: {"title": text} if text else {}, most=200
    )
    if step.points or not (step.view or step.table or step.amounts or step.board):
        _field(page, step, "points", t("Lines of text"), "\n".join(step.points), _points, area=True)
    _field(page, step, "notes", t("Speaker notes"), step.notes, lambda text: {"notes": text}, area=True)
    asked = "\n".join(f"{question} {answer}" for question, answer in step.questions)
    _field(
        page,
        step,
        "questions",
        t("Likely questions, a line each: question? answer"),
        asked,
        _questions,
        area=True,
    )
    key = f"_my_step.minutes.{step.id}"
    field = Field(key, t("Planned time, minutes"), 0, 600, decimals=1)
    place = page.state["step"] - 1
    number_field(page, field, float(step.minutes), lambda minutes: mine.change(place, minutes=float(minutes)))


def _field(
    page: Page, step: Step, field: str, label: str, text: str, read: Callable[[str], dict[str, object]], *,
    area: bool = False, most: int = 4000,
) -> None:  # fmt: skip
    key = f"_my_step.{field}.{step.id}"
    tell(key, text)
    widget = st.text_area if area else st.text_input
    written = partial(
        _written, page.state["step"] - 1, lambda typed: read(sayable(typed, lines=area).strip())
    )
    widget(label, key=key, max_chars=max(most, len(text)), on_change=sent(key, written))


def _points(text: str) -> dict[str, object]:
    return {"points": tuple(line.strip() for line in text.split("\n") if line.strip())[:MOST_POINTS]}


def _questions(text: str) -> dict[str, object]:
    """Question and answer of each line, parted by the first question mark."""
    found = [_ASKED.match(line.strip()) for line in text.split("\n") if line.strip()]
    return {"questions": tuple((match[1], match[2]) for match in found if match)[:20]}


def _written(place: int, read: Callable[[object], dict[str, object]], typed: object) -> None:
    mine.change(place, **read(typed))

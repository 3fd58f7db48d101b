"""A grid that takes typed and pasted cells: the allowed ones change the plan, the others stay and say why."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from directive.data.scenario import Scenario
from directive.model.errors import DirectiveError
from directive.ui.page import Page
from directive.ui.plan import state
from directive.ui.plan.sections.messages import note, refusal, show_notes
from directive.ui.widgets import sent

_TURN = "_plan.grid_turn"
CLOSED = "_plan.menus_closed"
"""Set when a change has been made: the menu above a grid, left open beside it, would else open again by itself."""
MOST_ROWS, _TALL = 16, 540


@dataclass(frozen=True)
class Cell:
    """A cell that was edited: its row's and column's ids, and what was typed (None: emptied)."""

    row: str
    column: str
    value: object


Change = Callable[[Scenario, Sequence[Cell]], Scenario]


@dataclass(frozen=True)
class Grid:
    """How a grid's cells reach the plan. `change` takes cells that belong together (see `together`).

    `names` is the width of the first column in points, by default enough for the longest names in three languages.
    """

    name: str
    change: Change
    rows: Mapping[str, str]
    columns: Mapping[str, str]
    together: Callable[[Cell], object]
    names: int = 280


def show_grid(page: Page, grid: Grid, frame: pd.DataFrame, *, fixed: Sequence[str], pinned: str,
              wide: Sequence[str] = (), columns: Sequence[str] | None = None) -> None:  # fmt: skip
    """The grid. `frame`: texts and flags, its index the rows' ids, its columns the ids in `grid.columns`; columns
    not in `fixed` can be edited, the one `pinned` stays in view, those in `wide` hold words. `columns` are the ones
    in view, by default all.

    Every change gets a grid of its own: the browser would else keep showing what was refused or undone, and lose the
    first click after other columns came into view.
    """
    turn = st.session_state.setdefault(_TURN, 0)
    shown = zlib.crc32(frame.to_csv(columns=columns).encode())
    key = f"plan-{grid.name}-{shown:x}-{turn}"
    height = _TALL if len(frame) > MOST_ROWS else "content"
    with st.container(key=f"plan-refused-{grid.name}"):  # empty where a hint above has said it
        show_notes(page, grid=grid.name)
    with st.container(key=f"plan-rows-{min(len(frame), MOST_ROWS)}-{grid.name}"):
        st.data_editor(
            frame, key=key, hide_index=True, disabled=list(fixed), width="stretch", height=height,
            column_config={name: _column(grid, frame, name, pinned, wide) for name in frame}, column_order=columns,
            on_change=sent(key, partial(_changed, page, grid, tuple(frame.index))), placeholder=page.t("not published"),
        )  # fmt: skip


def take(page: Page, grid: Grid, cells: Sequence[Cell]) -> None:
    """Callback: put cells into the plan; those that cannot be are named with the reason, the rest is taken."""
    groups: dict[object, list[Cell]] = {}
    for cell in cells:
        groups.setdefault(grid.together(cell), []).append(cell)
    before = now = state.scenario(page)
    for group in groups.values():
        try:
            now = checked(page, grid.change(now, group))
        except DirectiveError as error:
            note(page, _refused(page, grid, group, error), grid=grid.name)
    if now != before:
        state.edit(page, now)


def checked(page: Page, scenario: Scenario) -> Scenario:
    """The scenario, if the model takes it. Raises what the model says against it."""
    found = state.prepare(page, scenario)
    if isinstance(found, DirectiveError):
        raise found
    return scenario


def _changed(page: Page, grid: Grid, ids: tuple[str, ...], state_of: Mapping[str, Any]) -> None:
    edited = state_of["edited_rows"]
    cells = [
        Cell(ids[int(row)], column, value)
        for row, changed in edited.items()
        for column, value in changed.items()
    ]
    st.session_state[_TURN] += 1
    st.session_state[CLOSED] = True
    page.state.touch()
    take(page, grid, cells)


def _refused(page: Page, grid: Grid, cells: Sequence[Cell], error: DirectiveError) -> str:
    field = getattr(error, "field", "").rsplit(".", 1)[-1]
    cell = next((cell for cell in cells if cell.column == field), cells[0])
    value = "" if cell.value is None else cell.value
    names = {"row": grid.rows[cell.row], "field": grid.columns[cell.column]}
    return refusal(page.t, error, **names, value=value)


def _column(grid: Grid, frame: pd.DataFrame, name: str, pinned: str, wide: Sequence[str]) -> object:
    label = grid.columns[name]
    if frame[name].dtype == bool:
        return st.column_config.CheckboxColumn(label, width="small")
    side = "left" if name == pinned or name in wide or _is_words(frame[name]) else "right"
    width = grid.names if name == pinned and name in wide else "medium" if name in wide else None
    return st.column_config.TextColumn(label, pinned=name == pinned, alignment=side, width=width)


def _is_words(cells: pd.Series) -> bool:
    """Whether a column holds words alone: what is cut of them must be their end."""
    texts = cells.dropna().astype(str)
    return bool(texts.any()) and not texts.str.contains(r"\d").any()

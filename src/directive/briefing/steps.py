"""Steps of a story from what a page shows: a chart or a table as drawn, figures in large type, the lever board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from directive.briefing.board.data import board_data
from directive.briefing.content import Amount, Step, Table
from directive.briefing.desk import Desk
from directive.briefing.goal import Plan, base_figures
from directive.briefing.views.target_path import value_panel
from directive.charts.recolour import colours_in, view_in
from directive.charts.theme import Mode
from directive.charts.view import ChartView
from directive.i18n import Translator

MOST_AMOUNTS = 4
MOST_POINTS, MOST_LINE = 40, 300
"""Lines of free text on a step; characters of one, and of a line on a cover."""
BOARD_LEVERS = ("share", "year", "h")
"""Levers of a step: as many as a room can follow."""


def view_step(view: ChartView, *, filters: str = "", link: str = "") -> Step:
    """A step that shows a view as it is drawn; one without a drawing shows its table."""
    if view.spec:
        return Step(view.key, view.title, view=view, link=link, filters=filters)
    table = Table(view.key, view.subtitle or view.title, view.table, view.source_ids, view.notes)
    return Step(view.key, view.title, table=table, link=link, filters=filters)


def amounts_steps(
    t: Translator, step_id: str, title: str, amounts: Sequence[Amount], *, filters: str = "", link: str = ""
) -> tuple[Step, ...]:
    """Figures in large type, at most four a step, spread evenly over the steps; several are numbered."""
    count = -(-len(amounts) // MOST_AMOUNTS)
    each = -(-len(amounts) // max(count, 1))
    parts = [tuple(amounts[place : place + each]) for place in range(0, len(amounts), max(each, 1))]
    steps = []
    for number, part in enumerate(parts, start=1):
        named = (
            title
            if count == 1
            else t("{title} ({number} of {count})", title=title, number=number, count=count)
        )
        name = step_id if number == 1 else f"{step_id}-{number}"
        steps.append(Step(name, named, amounts=part, filters=filters, link=link))
    return tuple(steps)


def board_step(desk: Desk, plan: Plan, *, by: str, given: float, filters: str = "", link: str = "") -> Step:
    """A goal with levers that can be moved from there, `given` in the form `by`; papers print its path in dollars."""
    view = value_panel(desk, plan, base_figures(desk))
    levers = board_data(desk, plan, by=by, given=given, only=BOARD_LEVERS, told=plan)
    view = replace(view, key=f"board-{view.key}")
    return replace(view_step(view, filters=filters, link=link), id="board", board=levers)


def step_in(step: Step, mode: Mode) -> Step:
    """The step in a look: a chart added on a dark screen prints with the colours of paper."""
    changes: dict[str, object] = {}
    if step.view is not None:
        view = view_in(step.view, mode)
        if view is not step.view:
            changes["view"] = view
    if step.board is not None:
        board = {**step.board, "panels": colours_in(step.board["panels"], mode)}
        if board["panels"] != step.board["panels"]:
            # The player keeps a drawing by its id: another look is another drawing.
            board["panels"] = [{**panel, "id": f"{panel['id']}-{mode}"} for panel in board["panels"]]
            changes["board"] = board
    return replace(step, **changes) if changes else step

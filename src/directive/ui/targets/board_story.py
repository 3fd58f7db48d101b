"""The board in stories and papers: as a step whose levers move, with the share panel and the figures beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from directive.briefing.content import Step
from directive.briefing.goal import Plan, base_figures
from directive.briefing.steps import board_step, view_step
from directive.briefing.views.target_path import share_panel
from directive.ui.briefing_page.mine import add_press, add_step
from directive.ui.figures import note_cards
from directive.ui.filters import filters_text
from directive.ui.lazy import narrow_row
from directive.ui.page import Page, link_address
from directive.ui.targets import top_line


def note_board(page: Page, plan: Plan) -> None:
    """What the board shows joins what the page shows; drawn as charts only when a paper is ordered."""
    note_cards(page, top_line.cards(page, plan))
    page.shown["board"] = lambda: (replace(_step(page, plan), notes=""),)
    page.shown["target-share"] = lambda: (
        replace(view_step(share_panel(page, plan, base_figures(page))), notes=""),
    )


def show_add(page: Page, plan: Plan) -> None:
    """The button that adds the board to the own story."""
    narrow_row((add_press(page, "board", partial(_add, page, plan)),))


def _add(page: Page, plan: Plan) -> None:
    add_step(page, _step(page, plan, filters=filters_text(page, "board"), link=link_address(page)))


def _step(page: Page, plan: Plan, *, filters: str = "", link: str = "") -> Step:
    by = page.state["by"]
    return board_step(page, plan, by=by, given=page.state[by], filters=filters, link=link)

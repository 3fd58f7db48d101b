"""Scenarios put aside as A to D: in the session, and in the address while the whole link stays short enough."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from directive.data.scenario import Scenario, ScenarioError, decode, encode
from directive.data.scenario.errors import Problem
from directive.i18n import N_
from directive.ui.page import MOST_LINK, Page, link_address
from directive.ui.plan.state import NOTHING, catalogue, edit, scenario
from directive.ui.state import Param, flag, text

LETTERS = "ABCD"
KEPT = "kept"
COMPARE = "compare"
_BETWEEN = "~"


@dataclass(frozen=True)
class Slot:
    """A scenario put aside: its letter, its compact text, and itself."""

    letter: str
    written: str
    scenario: Scenario


def kept_params() -> tuple[Param, ...]:
    """The address parameters of comparing: what was put aside, and whether the comparison is shown."""
    return (
        text(KEPT, _readable, allowed_text=N_("one to four plans as they were copied"), instead=N_("none")),
        flag(COMPARE),
    )


def settle(page: Page) -> None:
    """Once a run: what the address brings joins the session; what is too long for a link leaves the address."""
    state, listed = page.state, _listed(page)
    if state[KEPT] and state[KEPT] != _BETWEEN.join(listed):
        listed[:] = state[KEPT].split(_BETWEEN)
    state.set(KEPT, _BETWEEN.join(listed))
    if listed and len(link_address(page)) > MOST_LINK:
        state.set(KEPT, "")


def slots(page: Page) -> tuple[Slot, ...]:
    """What was put aside. Raises TableError where names can't be read."""
    known = catalogue(page) if _listed(page) else NOTHING
    found = zip(LETTERS, _listed(page), strict=False)
    return tuple(
        Slot(letter, written, decode(written, catalogue=known).scenario) for letter, written in found
    )


def in_session_only(page: Page) -> bool:
    """Whether what was put aside is too long to be in a link."""
    return bool(_listed(page)) and not page.state[KEPT]


def keep(page: Page) -> None:
    """Callback: put the plan of the page aside under the next letter, once, and show the comparison."""
    listed, written = _listed(page), encode(scenario(page))
    if written not in listed and len(listed) < len(LETTERS):
        listed.append(written)
    page.state.set(COMPARE, True)
    _rewrite(page)


def drop(page: Page, written: str) -> None:
    """Callback: forget one of those put aside; the letters close up."""
    listed = _listed(page)
    if written in listed:
        listed.remove(written)
    if not listed:
        page.state.set(COMPARE, False)
    _rewrite(page)


def reopen(page: Page, written: str) -> None:
    """Callback: make one of those put aside the plan of the page."""
    edit(page, decode(written, catalogue=catalogue(page)).scenario)


def _rewrite(page: Page) -> None:
    page.state.set(KEPT, _BETWEEN.join(_listed(page)))
    page.state.touch()


def _listed(page: Page) -> list[str]:
    return st.session_state.setdefault(f"_kept.{page.name}", [])


def _readable(written: str) -> None:
    pieces = written.split(_BETWEEN)
    if len(pieces) > len(LETTERS):
        raise ScenarioError("link", Problem(KEPT, len(pieces), f"at most {len(LETTERS)}"))
    for piece in pieces:
        decode(piece, catalogue=NOTHING)

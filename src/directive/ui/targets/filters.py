"""How papers say the choices of this page: the goal and its levers, the section of the plan, the check."""

from __future__ import annotations

from typing import Any

from directive.briefing.target_words import SHAPE_WORDS
from directive.briefing.views.reference import class_name
from directive.i18n import N_
from directive.ui.filters import amount, heading, percent, plain_number, where

GOALS = {
    "share": amount(N_("Share of all exports"), write=percent, when=where("by", "share")),
    "value": amount(N_("Exports {to_partner}"), write=lambda page, value: page.t.money(value * 1e9),
                    when=where("by", "value")),
    "growth": amount(N_("Required growth a year"), write=percent, when=where("by", "growth")),
    "multiple": amount(N_("Multiple of the exports of {year}"), write=plain_number, when=where("by", "multiple")),
}  # fmt: skip
"""The form that is set; the other three follow from it."""
YEAR = amount(N_("Target year"))
OTHER_GROWTH = amount(N_("Growth of exports to other markets a year"), write=percent)
DIVERSION = amount(N_("Part of the increase taken from other markets"), write=percent)
FACTOR = amount(N_("CIF ÷ FOB factor"), write=plain_number)
_OWN_MILESTONES = N_("Own milestones")


def _shape(page: Any, value: str) -> str:
    return page.t(SHAPE_WORDS.get(value, _OWN_MILESTONES))


SHAPE = amount(N_("Shape of the path"), write=_shape)


def checked(name: str):
    """Plays a part while a check is looked at."""
    return lambda page: page.state["plan_view"] == "plausible" and page.state["check"] == name


def _class(page: Any, value: str) -> tuple[str, str] | None:
    """The class of comparable starts, by its limits."""
    from directive.ui.targets.comparable import classes  # it reads the levers, which are said here

    if not checked("class")(page):
        return None
    entry = next((entry for entry in classes(page) if entry.id == value), None)
    return None if entry is None else (heading(page, N_("Comparable starts")), class_name(page, entry))


CLASS = _class

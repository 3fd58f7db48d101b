"""Ready goals: each sets the goal alone and leaves year, other growth, diversion, shape and plan as they are."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from directive.briefing.target_words import short_percent
from directive.data.engine import Engine
from directive.data.errors import TableError
from directive.data.queries.own_report import own_report
from directive.ui import cache
from directive.ui.page import Page
from directive.ui.plan.state import UNITS

TREND_YEARS = 5
KEY = "plan-preset"


@dataclass(frozen=True)
class Preset:
    """A goal by name: its form, its number in the unit of the address, and what the menu calls it."""

    id: str
    form: str
    number: float
    label: str


@dataclass(frozen=True)
class Trend:
    """Growth a year of the own report between two reported years."""

    first: int
    last: int
    growth: float


def presets(page: Page) -> tuple[Preset, ...]:
    """What the menu offers; the trend only where the own report has both of its years."""
    t, base = page.t, page.pack.base
    found = [
        Preset(
            "hold",
            "share",
            _held(base.model().share, "share"),
            t("Hold the share of {year}: {share}", year=base.year, share=short_percent(t, base.share.value)),
        ),
        *_trend_preset(page),
        Preset("double", "multiple", 2.0, t("Double the exports of {year}", year=base.year)),
        Preset(
            "goal",
            "share",
            _held(base.goal_share, "share"),
            t("{share} of all exports", share=short_percent(t, base.goal_share)),
        ),
    ]
    return tuple(found)


def trend(page: Page) -> Trend | None:
    """Growth over the last `TREND_YEARS` years of the own report; None where one of the two years has no figure."""
    try:
        return cache.ask(_trend, reporter=page.pack.reporter, partner=page.pack.partner)
    except TableError:
        return None  # the sections that draw the report say what is wrong with it


def _trend(engine: Engine, *, reporter: str, partner: str) -> Trend | None:
    lines = own_report(engine, reporter=reporter, partner=partner).line("export")
    values = {int(row.year): float(row.value_usd) for row in lines.itertuples() if row.value_usd > 0}
    last = max(values, default=0)
    first = last - TREND_YEARS
    if first not in values:
        return None
    return Trend(first, last, (values[last] / values[first]) ** (1 / TREND_YEARS) - 1)


def show_presets(page: Page) -> None:
    """The menu of presets."""
    offered = {preset.id: preset for preset in presets(page)}
    st.menu_button(
        page.t("Presets"), list(offered), format_func=lambda name: offered[name].label, key=KEY, type="tertiary",
        icon=":material/tune:", on_click=_chosen, args=(page, offered),
        help=page.t("Sets the goal; the other levers and the plan stay."),
    )  # fmt: skip


def take(page: Page, preset: Preset) -> None:
    """Callback: make the preset's goal the goal of the page."""
    page.state.set("by", preset.form)
    page.state.set(preset.form, preset.number)
    page.state.touch()


def _chosen(page: Page, offered: dict[str, Preset]) -> None:
    chosen = offered.get(st.session_state.get(KEY))
    if chosen is not None:
        take(page, chosen)


def _trend_preset(page: Page) -> list[Preset]:
    t, found = page.t, trend(page)
    if found is None:
        return []
    label = t("Trend: {growth} a year, as the own report {first}–{last}",
              growth=t.percent(found.growth, digits=1), first=found.first, last=found.last)  # fmt: skip
    return [Preset("trend", "growth", round(found.growth * 100, 1), label)]


def _held(value: float, form: str) -> float:
    return round(value / UNITS[form], 6)

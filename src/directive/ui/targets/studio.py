"""The board of this page: every lever's table for the browser, and what a lever at rest does to the state."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import streamlit as st

from directive.briefing.goal import BILLION, FORMS, Plan
from directive.briefing.target_words import SHAPE_WORDS, MoneyScale, money_scale
from directive.briefing.views.target_path import path_words
from directive.charts import board_panels
from directive.data.queries.headline import share_history
from directive.model.drag import Goal, drag_table, state_id
from directive.ui import cache
from directive.ui.board import Commit, lever_board
from directive.ui.board.bundle import vega_bundle
from directive.ui.page import Page
from directive.ui.targets import levers
from directive.ui.targets.board_tables import Rail, Writer, typed_text
from directive.ui.text import plain

KEY = "targets-board"
_REFUSED = "_targets.typed_refused"
# Address name -> name in the model and how much one unit of the address is there.
MODEL_LEVERS = {
    "share": ("share", 0.01),
    "value": ("value_usd", BILLION),
    "growth": ("growth", 0.01),
    "multiple": ("multiple", 1.0),
    "year": ("target_year", 1.0),
    "h": ("other_growth", 0.01),
    "d": ("diversion", 0.01),
}
_FIGURES = ("target_value", "required_growth", "share", "multiple", "increment")


def rails(page: Page) -> dict[str, Rail]:
    """The rails of all levers; coarser than what can be typed, so that the tables stay small."""
    base = page.pack.base
    base_bn = base.partner_value_usd.value / BILLION
    step = 10.0 ** (math.floor(math.log10(base_bn)) - 1)
    return {
        "share": Rail.of(0.5, 30.0, 0.1),
        "value": Rail.of(round(base_bn / 4 / step) * step, round(base_bn * 8 / step) * step, step),
        "growth": Rail.of(-10.0, 45.0, 0.5),
        "multiple": Rail.of(0.2, 8.0, 0.1),
        "year": Rail.of(base.year + 1, levers.LAST_YEAR, 1),
        "h": Rail.of(-10.0, 15.0, 0.5),
        "d": Rail.of(0.0, 100.0, 5.0),
    }


def show_board(page: Page, plan: Plan) -> bool:
    """Draw the board; True once it runs in the browser."""
    refused = st.session_state.pop(_REFUSED, None)
    if refused:
        st.warning(plain(refused))
    return lever_board(board_data(page, plan), key=KEY, on_commit=lambda commit: _commit(page, commit))


def board_data(page: Page, plan: Plan) -> dict[str, Any]:
    """Everything the browser needs: levers, figures, panels, and a table for every lever."""
    t, ways = page.t, rails(page)
    scale = money_scale(t, plan.target.value_usd)
    goal = _goal(page)
    writer = Writer(t, scale, ways)
    tables = {}
    committed = None
    for name, rail in ways.items():
        model_name, unit = MODEL_LEVERS[name]
        table = drag_table(plan.base, plan.levers, goal, lever=model_name, positions=rail.positions * unit)
        tables[name] = writer.table(name, table)
    model_name, unit = MODEL_LEVERS[page.state["by"]]
    now = drag_table(plan.base, plan.levers, goal, lever=model_name, positions=np.array([goal.number]))
    committed = writer.committed(now)
    return {
        "state": state_id(plan.base, plan.levers, goal) + t.language,
        "first_year": plan.base.year,
        "bundle": vega_bundle(),
        "levers": _lever_rows(page, plan, ways, writer),
        "choices": [_shape_choice(page)],
        "figures": _figure_rows(page, plan),
        "panels": _panels(page, plan, scale),
        "ends": {"end_share": "share", "end_value": "target_value"},
        "tables": tables,
        "committed": committed,
        "words": {"baseline": t("value at the base")},
    }


def _goal(page: Page) -> Goal:
    model_name, unit = MODEL_LEVERS[page.state["by"]]
    return Goal(model_name, page.state[page.state["by"]] * unit)


def _lever_rows(page: Page, plan: Plan, ways: dict[str, Rail], writer: Writer) -> list[dict[str, Any]]:
    t, base = page.t, page.pack.base
    exact = {
        "share": plan.target.share * 100,
        "value": plan.target.value_usd / BILLION,
        "growth": plan.target.growth * 100,
        "multiple": plan.target.multiple,
        **{name: page.state[name] for name in ("year", "h", "d")},
    }
    labels = {
        "share": (t("Share of all exports in {year}", year=plan.levers.target_year), "%"),
        "value": (
            t("Exports {to_partner} in {year}", to_partner=page.partner.to, year=plan.levers.target_year),
            t("USD bn"),
        ),
        "growth": (t("Growth of these exports a year"), "%"),
        "multiple": (t("Multiple of the exports of {year}", year=base.year), "×"),
        "year": (t("Target year"), ""),
        "h": (t("Growth of exports to other markets a year"), "%"),
        "d": (t("Part of the increase taken from other markets"), "%"),
    }
    baseline = {"share": base.share.value * 100, "value": base.partner_value_usd.value / BILLION, "growth": 0.0,
                "multiple": 1.0, "year": base.target_year, "h": 0.0, "d": 0.0}  # fmt: skip
    return [
        {
            "id": name, "label": labels[name][0], "unit": labels[name][1],
            "texts": [typed_text(t, name, p) for p in rail.positions], "typed": typed_text(t, name, exact[name]),
            "at": rail.nearest(exact[name]), "baseline": rail.nearest(baseline[name]),
            "anchor": name == page.state["by"],
        }
        for name, rail in ways.items()
    ]  # fmt: skip


def _shape_choice(page: Page) -> dict[str, Any]:
    shapes = levers.shapes(page.state)
    options = [page.t(SHAPE_WORDS[shape]) for shape in shapes]
    at = shapes.index(page.state["shape"])
    return {"id": "shape", "label": page.t("Shape of the path"), "options": options, "at": at}


def _figure_rows(page: Page, plan: Plan) -> list[dict[str, str]]:
    t = page.t
    labels = {
        "target_value": t("Exports {to_partner}, target year", to_partner=page.partner.to),
        "required_growth": t("Required growth a year"),
        "share": t("Share of all exports, target year"),
        "multiple": t("Times the exports of {year}", year=plan.base.year),
        "increment": t("Increase on {year}", year=plan.base.year),
    }
    return [{"id": name, "label": labels[name]} for name in _FIGURES]


def _panels(page: Page, plan: Plan, scale: MoneyScale) -> list[dict[str, Any]]:
    t, words = page.t, path_words(page, plan)
    known = cache.ask(share_history)
    rows = tuple(
        (int(row.year), round(float(row.share) * 100, 4), "line" if row.draw == "line" else str(row.kind))
        for row in known.itertuples()
    )
    look = f"{t.language}-{page.mode}-{page.text_scale}-{scale.name}"
    return [
        {
            "id": f"share-{look}",
            "title": t("Share of all exports, %"),
            "subtitle": t("line: own report; diamond: statement; dotted: scenario; red: target"),
            "alt": t("Share of exports {to_partner} in all exports: own report, statements, the path and the target.",
                     to_partner=page.partner.to),
            "spec": board_panels.share_panel(page.mode, words, rows, page.text_scale),
        },
        {
            "id": f"value-{look}",
            "title": t("Exports {to_partner}, {unit}", to_partner=page.partner.to, unit=scale.name),
            "subtitle": t("dotted: path; red: the same share of that year's total"),
            "alt": t("Exports {to_partner} a year on the path, and the target, which moves with all exports.",
                     to_partner=page.partner.to),
            "spec": board_panels.value_panel(page.mode, words, page.text_scale),
        },
    ]  # fmt: skip


def _commit(page: Page, commit: Commit) -> None:
    """Callback: put a lever's new value into the state; a text that is no value of the lever is refused."""
    state, name = page.state, commit.lever
    state.touch()
    shapes = levers.shapes(state)
    if name == "shape" and commit.position in range(len(shapes)):
        state.set("shape", shapes[commit.position])
    if name not in MODEL_LEVERS:
        return
    value = _typed_value(page, commit) if commit.text is not None else _value_at(page, commit)
    param = next(param for param in state.params if param.name == name)
    if value is None or not param.allowed(value):
        st.session_state[_REFUSED] = page.t(
            "{text} is not a value of this lever (allowed: {allowed}); the old value stays.",
            text=commit.text, allowed=param.allowed_text,
        )  # fmt: skip
        return
    state.set(name, value)
    if name in FORMS:
        levers.take_lead(state, name)


def _value_at(page: Page, commit: Commit) -> float | int | None:
    positions = rails(page)[commit.lever].positions
    if commit.position is None or not 0 <= commit.position < len(positions):
        return None
    value = float(positions[commit.position])
    return int(value) if commit.lever == "year" else value


def _typed_value(page: Page, commit: Commit) -> float | int | None:
    text = "".join((commit.text or "").split()).replace("\u202f", "").replace("\u2212", "-").replace("%", "")
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    if not math.isfinite(value):
        return None
    return round(value) if commit.lever == "year" else value

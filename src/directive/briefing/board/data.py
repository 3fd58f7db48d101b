"""The lever board's data: levers, figures, panels, and the model at every position of every lever."""

from __future__ import annotations

import math
from typing import Any, TypeVar

import numpy as np

from directive.briefing.board.tables import Rail, Writer, lever_money, shown_per_unit, typed_text
from directive.briefing.desk import Desk
from directive.briefing.goal import BILLION, Plan
from directive.briefing.target_words import SHAPE_WORDS, MoneyScale, money_scale, short_percent
from directive.briefing.views.target_path import path_words
from directive.charts import board_panels
from directive.charts.bundle import vega_bundle
from directive.data.queries.headline import share_history
from directive.i18n import Translator
from directive.model.drag import Goal, drag_table, state_id
from directive.model.target import Levers, Target

Number = TypeVar("Number", float, np.ndarray)
LAST_YEAR = 2040
# Address name -> name in the model.
MODEL_LEVERS = {
    "share": "share",
    "value": "value_usd",
    "growth": "growth",
    "multiple": "multiple",
    "year": "target_year",
    "h": "other_growth",
    "d": "diversion",
}
_IN_PERCENT = ("share", "growth", "h", "d")
_FIGURES = ("target_value", "required_growth", "share", "multiple", "increment")


def rails(desk: Desk) -> dict[str, Rail]:
    """The rails of all levers; coarser than what can be typed, so that the tables stay small."""
    base = desk.pack.base
    base_bn = base.partner_value_usd.value / BILLION
    step = 10.0 ** (math.floor(math.log10(base_bn)) - 1)
    return {
        "share": Rail.of(0.5, 30.0, 0.1),
        "value": Rail.of(round(base_bn / 4 / step) * step, round(base_bn * 8 / step) * step, step),
        "growth": Rail.of(-10.0, 45.0, 0.5),
        "multiple": Rail.of(0.2, 8.0, 0.1),
        "year": Rail.of(base.year + 1, LAST_YEAR, 1),
        "h": Rail.of(-10.0, 15.0, 0.5),
        "d": Rail.of(0.0, 100.0, 5.0),
    }


def board_data(
    desk: Desk,
    plan: Plan,
    *,
    by: str,
    given: float,
    shapes: tuple[str, ...] = (),
    only: tuple[str, ...] = tuple(MODEL_LEVERS),
    told: Plan | None = None,
) -> dict[str, Any]:
    """Everything the browser needs for the plan whose goal stands as `given` in the form `by`.

    `shapes` are the shapes of the path on offer, none for no choice; `only` names the levers shown, `by` among them.
    `told` is the plan a story tells: its path stays in the panels, and their axes fit it whatever the levers say.
    """
    t = desk.t
    ways = {name: rail for name, rail in rails(desk).items() if name in only or name == by}
    scale = money_scale(t, plan.target.value_usd)
    goal = Goal(MODEL_LEVERS[by], in_model(by, given))
    writer = Writer(t, scale, ways)
    tables = {}
    for name, rail in ways.items():
        positions = in_model(name, rail.positions)
        table = drag_table(plan.base, plan.levers, goal, lever=MODEL_LEVERS[name], positions=positions)
        tables[name] = writer.table(name, table)
    now = drag_table(plan.base, plan.levers, goal, lever=goal.form, positions=np.array([goal.number]))
    return {
        "state": state_id(plan.base, plan.levers, goal) + t.language,
        "first_year": plan.base.year,
        "bundle": vega_bundle(),
        "levers": _lever_rows(desk, plan, by, ways, told is not None),
        "choices": [_shape_choice(t, shapes, str(plan.levers.shape))] if shapes else [],
        "figures": _figure_rows(desk, plan),
        "panels": _panels(desk, plan, scale, told),
        "ends": {"end_share": "share", "end_value": "target_value"},
        "tables": tables,
        "committed": writer.committed(now),
        "goal": _stands_at(plan, by, given),
        "words": {"baseline": t("mark: all stays as in {year}", year=plan.base.year)},
    }


def _stands_at(plan: Plan, by: str, given: float) -> dict[str, Any]:
    """What the levers stand at, so that a saved story, or the big screen, can work the tables out again."""
    levers = plan.levers
    return {
        "by": by,
        "given": given,
        "target_year": levers.target_year,
        "other_growth": levers.other_growth,
        "diversion": levers.diversion,
        "shape": str(levers.shape),
        "milestones": [list(step) for step in levers.milestones],
    }


def in_model(lever: str, number: Number) -> Number:
    """A lever's value or values of the address in the model's unit, to the last bit as `goal.target_of` has them."""
    if lever == "value":
        return number * BILLION
    return number / 100 if lever in _IN_PERCENT else number


def exact_values(target: Target, levers: Levers) -> dict[str, float]:
    """What every lever stands at, in the unit of the address."""
    return {
        "share": target.share * 100,
        "value": target.value_usd / BILLION,
        "growth": target.growth * 100,
        "multiple": target.multiple,
        "year": levers.target_year,
        "h": levers.other_growth * 100,
        "d": levers.diversion * 100,
    }


def value_at(desk: Desk, lever: str, position: int | None) -> float | int | None:
    """A lever's value at a position of its rail; None for a position it does not have."""
    positions = rails(desk)[lever].positions
    if position is None or not 0 <= position < len(positions):
        return None
    value = float(positions[position])
    return int(value) if lever == "year" else value


def _lever_rows(desk: Desk, plan: Plan, by: str, ways: dict[str, Rail], told: bool) -> list[dict[str, Any]]:
    t, base = desk.t, desk.pack.base
    exact, labels = exact_values(plan.target, plan.levers), lever_labels(desk, plan.levers.target_year)
    if told:  # in a file without the app a lever keeps its name while the year moves
        labels["share"] = (t("Share of all exports, target year"), labels["share"][1])
    baseline = {"share": base.share.value * 100, "value": base.partner_value_usd.value / BILLION, "growth": 0.0,
                "multiple": 1.0, "h": 0.0, "d": 0.0}  # fmt: skip
    return [
        {
            "id": name, "label": labels[name][0], "unit": labels[name][1],
            **_ends(t, name, rail),
            "texts": [typed_text(t, name, p) for p in rail.positions], "typed": typed_text(t, name, exact[name]),
            "at": rail.nearest(exact[name]), "baseline": rail.nearest(baseline[name]) if name in baseline else None,
            "anchor": name == by,
            **({"one": lever_money(t).usd} if name == "value" else {}),
        }
        for name, rail in ways.items()
    ]  # fmt: skip


def lever_labels(desk: Desk, target_year: int) -> dict[str, tuple[str, str]]:
    """Name and unit of every lever."""
    t = desk.t
    return {
        "share": (t("Share of all exports in {year}", year=target_year), "%"),
        "value": (
            t("Exports {to_partner} in {year}", to_partner=desk.partner.to, year=target_year),
            lever_money(t).name,
        ),
        "growth": (t("Growth of these exports a year"), "%"),
        "multiple": (t("Multiple of the exports of {year}", year=desk.pack.base.year), "×"),
        "year": (t("Target year"), ""),
        "h": (t("Growth of exports to other markets a year"), "%"),
        "d": (t("Part of the increase taken from other markets"), "%"),
    }  # fmt: skip


def _ends(t: Translator, name: str, rail: Rail) -> dict[str, float]:
    """Where a slider begins, ends and how it steps, in the unit that is shown."""
    ends = {"min": rail.low, "max": rail.high, "step": rail.step}
    return {end: round(value * shown_per_unit(t, name), 6) for end, value in ends.items()}


def _shape_choice(t: Translator, shapes: tuple[str, ...], shape: str) -> dict[str, Any]:
    options = [t(SHAPE_WORDS[name]) for name in shapes]
    return {"id": "shape", "label": t("Shape of the path"), "options": options, "at": shapes.index(shape)}


def _figure_rows(desk: Desk, plan: Plan) -> list[dict[str, str]]:
    t = desk.t
    labels = {
        "target_value": t("Exports {to_partner}, target year", to_partner=desk.partner.to),
        "required_growth": t("Required growth a year"),
        "share": t("Share of all exports, target year"),
        "multiple": t("Times the exports of {year}", year=plan.base.year),
        "increment": t("Increase on {year}", year=plan.base.year),
    }
    return [{"id": name, "label": labels[name]} for name in _FIGURES]


def _panels(desk: Desk, plan: Plan, scale: MoneyScale, told: Plan | None) -> list[dict[str, Any]]:
    t, words = desk.t, path_words(desk, plan)
    known = desk.ask(share_history)
    rows = tuple(
        (int(row.year), round(float(row.share) * 100, 4), "line" if row.draw == "line" else str(row.kind))
        for row in known.itertuples()
    )
    look = f"{t.language}-{desk.mode}-{desk.text_scale}-{scale.name}"
    shares, amounts = _ghosts(told, scale) if told else ((), ())
    grey = _grey(desk, told) if told else ""
    return [
        {
            "id": f"share-{look}",
            "title": t("Share of all exports, %"),
            "subtitle": t("line: own report; diamond: statement; dotted: scenario; red: target") + grey,
            "alt": t("Share of exports {to_partner} in all exports: own report, statements, the path and the target.",
                     to_partner=desk.partner.to),
            "spec": board_panels.share_panel(desk.mode, words, rows, desk.text_scale, shares),
        },
        {
            "id": f"value-{look}",
            "title": t("Exports {to_partner}, {unit}", to_partner=desk.partner.to, unit=scale.name),
            "subtitle": t("dotted: path; red: the same share of that year's total") + grey,
            "alt": t("Exports {to_partner} a year on the path, and the target, which moves with all exports.",
                     to_partner=desk.partner.to),
            "spec": board_panels.value_panel(desk.mode, words, desk.text_scale, amounts),
        },
    ]  # fmt: skip


_ROOM_YEARS, _ROOM_TIMES = 5, 2.0  # what the axes hold beyond the path told


def _ghosts(told: Plan, scale: MoneyScale) -> tuple[board_panels.Ghost, board_panels.Ghost]:
    """The told path in percent and in the unit of the value panel, each with a last row for the room beyond it."""
    way, year = told.path, told.levers.target_year + _ROOM_YEARS
    ghosts = []
    for heights, goal in (
        (way.share * 100, told.target.share * 100),
        (way.value_usd / scale.usd, told.target.value_usd / scale.usd),
    ):
        rows = [(int(y), round(float(height), 3)) for y, height in zip(way.years, heights, strict=True)]
        ghosts.append((*rows, (min(year, LAST_YEAR), round(float(goal) * _ROOM_TIMES, 3))))
    return ghosts[0], ghosts[1]


def _grey(desk: Desk, told: Plan) -> str:
    t = desk.t
    goal = short_percent(t, told.target.share)
    return t("; grey: the story's path, {share} in {year}", share=goal, year=told.levers.target_year)

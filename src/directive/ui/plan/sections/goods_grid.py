"""Every good of the plan in one grid: what is published, what is planned, what the user fills in."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from directive.data.queries.goods import baselines
from directive.data.scenario import Prepared, Scenario, in_unit
from directive.data.scenario.edits import set_good
from directive.data.signs import sayable
from directive.i18n import N_, words
from directive.model.errors import RangeError
from directive.model.marks import good_marks
from directive.model.plan import Good, value_path
from directive.model.plan_goods import KILOGRAMS_PER_TONNE
from directive.ui import cache
from directive.ui.page import Page
from directive.ui.plan.sections.cells import WARNED, number_text, percent_text, read_number
from directive.ui.plan.sections.grid import Cell, Grid, show_grid
from directive.ui.plan.sections.names import KG, names_of_goods, unit_text

AMOUNTS = ("baseline_quantity", "target_quantity", "own_output", "partner_imports")
PERCENTS = ("price_growth", "own_output_share_ceiling", "partner_share_ceiling", "partner_import_growth")
COLUMNS = {
    "good": N_("Good"),
    "unit": N_("Unit"),
    "baseline_quantity": N_("Baseline quantity"),
    "baseline_of": N_("Baseline of"),
    "target_quantity": N_("Target quantity"),
    "unit_value_usd": N_("Unit value, USD"),
    "price_growth": N_("Price growth, % a year"),
    "value": N_("Value on the top line's basis"),
    "own_output": N_("Own output"),
    "own_output_share_ceiling": N_("Ceiling: share of own output"),
    "partner_imports": N_("Partner's imports of it"),
    "partner_share_ceiling": N_("Ceiling: share of the partner's imports"),
    "partner_import_growth": N_("Growth of these imports, % a year"),
    "ceiling": N_("Ceiling"),
    "share_of_output": N_("Target ÷ own output"),
    "share_of_imports": N_("Target ÷ partner's imports"),
    "locked": N_("Locked"),
    "note": N_("Source or note"),
}
GROUPS = {
    "main": ("baseline_quantity", "target_quantity", "value", "ceiling"),
    "price": ("baseline_of", "unit_value_usd", "price_growth", "value"),
    "output": ("target_quantity", "own_output", "own_output_share_ceiling", "share_of_output"),
    "imports": ("partner_imports", "partner_share_ceiling", "partner_import_growth", "share_of_imports"),
    "notes": ("locked", "note"),
}
"""Which columns stand beside good and unit; all of them at once need sideways scrolling on a laptop."""
GROUP_WORDS = {
    "main": N_("Quantities"),
    "price": N_("Prices"),
    "output": N_("Own output"),
    "imports": N_("The partner's imports"),
    "notes": N_("Notes and locks"),
}
FIXED = ("good", "unit", "baseline_of", "value", "ceiling", "share_of_output", "share_of_imports")
_LONGEST = {"note": 500}


def show_goods_grid(page: Page, prepared: Prepared) -> None:
    """The grid; ★ marks the user's own figures."""
    t = page.t
    grid = Grid(
        name="goods",
        change=lambda scenario, cells: change(page, prepared, scenario, cells),
        rows=names_of_goods(page, prepared),
        columns={name: t(label) for name, label in COLUMNS.items()},
        together=lambda cell: (cell.row, cell.column),
    )
    st.segmented_control(
        t("Columns in view"), list(GROUP_WORDS), format_func=lambda name: t(GROUP_WORDS[name]), required=True,
        **page.state.args("columns"),
    )  # fmt: skip
    columns = ("good", "unit", *GROUPS[page.state["columns"]])
    show_grid(page, grid, frame(page, prepared), fixed=FIXED, pinned="good", wide=("good", "note", "baseline_of"),
              columns=columns)  # fmt: skip


def change(page: Page, prepared: Prepared, scenario: Scenario, cells: Sequence[Cell]) -> Scenario:
    """The scenario with edited cells of goods. Raises RangeError for a text that is no number or too long."""
    units = {good.id: good.unit for good in prepared.plan.goods}
    for cell in cells:
        value = _value(page, cell, in_kg=page.state["mass"] == KG and units[cell.row] == "t")
        scenario = set_good(scenario, cell.row, **{cell.column: value})
    return scenario


def _value(page: Page, cell: Cell, *, in_kg: bool) -> object:
    if cell.column == "locked":
        return bool(cell.value)
    if cell.column == "note":
        text = sayable(str(cell.value or "")).strip()
        if len(text) > _LONGEST["note"]:
            raise RangeError("note", text[:40], "at most 500 characters")
        return text or None
    unit = 0.01 if cell.column in PERCENTS else 1.0
    number = read_number(cell.value, field=cell.column, language=page.t.language, unit=unit)
    if number is None or not in_kg or cell.column in PERCENTS:
        return number
    # Exact in whole kilograms: 3437000500 kg is 3437000.5 t.
    return number / KILOGRAMS_PER_TONNE if cell.column in AMOUNTS else number * KILOGRAMS_PER_TONNE


def frame(page: Page, prepared: Prepared) -> pd.DataFrame:
    """One row a good, in words; the index holds the goods' ids."""
    shown = in_unit(prepared, page.state["mass"])
    names, facts = names_of_goods(page, prepared), cache.ask(baselines).set_index("good_id")
    notes = {good.id: good.note for good in prepared.scenario.goods}
    goods = shown.plan.goods
    rows = [_row(page, shown, good, names[good.id], notes.get(good.id), facts) for good in goods]
    return pd.DataFrame(rows, index=[good.id for good in goods], columns=list(COLUMNS))


def _row(
    page: Page, prepared: Prepared, good: Good, name: str, note: str | None, facts: pd.DataFrame
) -> dict:
    t, own, values = page.t, good.user_filled, value_path(prepared.plan, good)
    amounts = {field: number_text(t, getattr(good, field), own=field in own, digits=3) for field in AMOUNTS}
    return {
        "good": name,
        "unit": unit_text(t, good.unit),
        **amounts,
        "target_quantity": _target(page, prepared, good),
        "baseline_of": _baseline_of(page, good, facts),
        "unit_value_usd": number_text(t, _rounded(good.unit_value_usd), own="unit_value_usd" in own),
        **{field: percent_text(t, getattr(good, field)) for field in PERCENTS},
        "value": None if values is None else t.money(float(values[-1])),
        "ceiling": number_text(t, _rounded(good.ceiling(prepared.plan.horizon)), digits=0),
        "share_of_output": _ratio(page, good.goal_quantity, good.own_output),
        "share_of_imports": _ratio(page, good.goal_quantity, good.partner_imports),
        "locked": good.locked,
        "note": note or "",
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.6g}") if value < 1000 else round(value, 2)


def _target(page: Page, prepared: Prepared, good: Good) -> str:
    text = number_text(page.t, good.goal_quantity, digits=3) or ""
    return f"{text} {WARNED}" if good_marks(good, prepared.plan.horizon) else text


def _ratio(page: Page, part: float | None, whole: float | None) -> str | None:
    return page.t.percent(part / whole, digits=1) if part is not None and whole else None


def _baseline_of(page: Page, good: Good, facts: pd.DataFrame) -> str | None:
    t = page.t
    if "baseline_quantity" in good.user_filled:
        return t("your own assumption")
    if good.baseline_quantity is None:
        return None
    row = facts.loc[good.id]
    side = words.SIDES[row["baseline_side"]]
    return t("{year}, {side}", year=row["baseline_year"], side=t(side))

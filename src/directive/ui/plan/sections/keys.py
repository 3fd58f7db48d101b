"""The increment of each good over the named keys, what is known of each key, and the counts each key takes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from directive.data.queries.keys import key_facts
from directive.data.scenario import Prepared, Scenario, annexes
from directive.data.scenario.edits import set_split, with_shares
from directive.model.plan import Part, Split
from directive.ui import cache
from directive.ui.figures import show_chart
from directive.ui.keys.facts import amount_text as fact_amount
from directive.ui.keys.facts import when
from directive.ui.lazy import on_open
from directive.ui.page import Page
from directive.ui.plan.key_split import split_view
from directive.ui.plan.sections.cells import STAR, percent_text, read_number
from directive.ui.plan.sections.counts import show_counts
from directive.ui.plan.sections.counts_grid import show_counts_grid
from directive.ui.plan.sections.grid import Cell, Grid, show_grid
from directive.ui.plan.sections.messages import show_hint
from directive.ui.plan.sections.names import names_of_goods, picked, unit_text, with_baseline
from directive.ui.sources import show_sources
from directive.ui.text import plain

_FACTS = 12


def show_keys(page: Page, prepared: Prepared) -> None:
    """The grid of shares, then one column a key: its increment, its facts, its counts."""
    t = page.t
    show_hint(page, "keys", t(
        "Share of each good's increment that goes through each key. {star}: an even split, assumed because nothing "
        "published favours a key; type or paste your own. The other keys of the good make room.",
        star=STAR))  # fmt: skip
    with st.container(key="figure-plan-keys"):
        _show_grid(page, prepared)
    view = split_view(page, prepared)
    if view is not None:
        show_chart(page, view)
    names = picked(page, prepared.catalogue.keys)
    rows = annexes(prepared, unit=page.state["mass"]).keys
    rows = rows[rows["year"] == prepared.plan.levers.target_year]
    for column, key in zip(st.columns(len(names), gap="medium"), names, strict=True):
        with column, st.container(key=f"figure-plan-key-{key}", gap="xsmall"):
            st.markdown(f"## {plain(names[key])}")
            st.caption(plain(_carries(page, prepared, rows[rows["key_id"] == key])))
            _show_facts(page, key)
            show_counts(page, prepared, key)
    show_counts_grid(page, prepared)


def _show_grid(page: Page, prepared: Prepared) -> None:
    t, names = page.t, picked(page, prepared.catalogue.keys)
    goods = names_of_goods(page, prepared)
    counted = {good.id for good in with_baseline(prepared)}
    splits = [split for split in prepared.plan.keys if split.good_id in counted]
    rows = [
        {"good": goods[split.good_id]}
        | dict.fromkeys(names, percent_text(t, 0.0))
        | {
            part.id: percent_text(t, part.share, own=split.good_id in prepared.even_keys)
            for part in split.parts
        }
        for split in splits
    ]
    frame = pd.DataFrame(rows, index=[split.good_id for split in splits], columns=["good", *names])
    grid = Grid(
        name="keys",
        change=lambda scenario, cells: change(page, prepared, scenario, cells),
        rows=goods,
        columns={"good": t("Good"), **names},
        together=lambda cell: cell.row,
    )
    show_grid(page, grid, frame, fixed=("good",), pinned="good", wide=("good",))


def change(page: Page, prepared: Prepared, scenario: Scenario, cells: Sequence[Cell]) -> Scenario:
    """The scenario with the edited keys of one good."""
    split = next(known for known in prepared.plan.keys if known.good_id == cells[0].row)
    missing = [key for key in prepared.catalogue.keys if key not in {part.id for part in split.parts}]
    whole = Split(split.good_id, (*split.parts, *(Part(key, 0.0) for key in missing)))
    shares = {
        cell.column: read_number(cell.value, field="share", language=page.t.language, unit=0.01) or 0.0
        for cell in cells
    }
    return set_split(scenario, "keys", with_shares(whole, shares))


def _carries(page: Page, prepared: Prepared, rows: pd.DataFrame) -> str:
    t = page.t
    if rows.empty or not rows["increment"].any():
        return t("No increment yet: every good stays at its baseline.")
    parts = [t("{quantity} {unit}", quantity=t.number(int(amount), digits=0), unit=unit_text(t, unit))
             for unit, amount in rows.groupby("unit", sort=False)["increment"].sum().items()]  # fmt: skip
    return t("Carries of the increment in {year}: {amounts}.", year=prepared.plan.levers.target_year,
             amounts="; ".join(parts))  # fmt: skip


def _show_facts(page: Page, key: str) -> None:
    facts = cache.ask(key_facts, key_id=key)
    label = page.t.n("{count} published fact", "{count} published facts", len(facts))
    on_open(label, partial(_fill_facts, page, facts), icon=":material/fact_check:", key=f"plan-facts-{key}")
    st.caption(plain(page.t("No public register says how much of the exports goes this way.")))


def _fill_facts(page: Page, facts: pd.DataFrame) -> None:
    t, listed = page.t, facts.head(_FACTS).to_dict("records")
    lines = [
        t("{fact}: {amount} ({when})", fact=t.pick(row, "fact"), when=when(t, row),
          amount=t("not published") if row["blank"] else fact_amount(t, row))
        for row in listed
    ]  # fmt: skip
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))
    show_sources(page, tuple(dict.fromkeys(i for row in listed for i in row["source_ids"].split(";") if i)))

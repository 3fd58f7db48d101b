"""Who carries a good: shares, held or free, and each organisation's whole units year by year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from directive.charts.view import ChartView
from directive.data.scenario import Prepared, Scenario, annexes, even_split
from directive.data.scenario.edits import (
    add_organisation,
    lock_part,
    set_split,
    with_part,
    with_shares,
    without_part,
)
from directive.data.signs import sayable
from directive.i18n import N_
from directive.model.errors import DirectiveError
from directive.model.plan import Good, Split
from directive.ui.lazy import on_open
from directive.ui.page import Page
from directive.ui.plan import state
from directive.ui.plan.sections.cells import percent_text, read_number
from directive.ui.plan.sections.grid import Cell, Grid, checked, show_grid
from directive.ui.plan.sections.messages import note, show_hint, why_not
from directive.ui.plan.sections.names import (
    names_of_goods,
    names_of_organisations,
    sources_of,
    unit_text,
    with_baseline,
)
from directive.ui.plan.sections.pick_good import pick_good
from directive.ui.plan.sections.tables import show_plan_table, table_view
from directive.ui.plan.sections.year_tables import by_year, with_total
from directive.ui.text import plain
from directive.ui.widgets import sent, tell

COLUMNS = {"organisation": N_("Organisation"), "share": N_("Share"), "quantity": N_("Quantity in {year}"),
           "locked": N_("Held")}  # fmt: skip
_NEW = "plan-new-organisation"
_MOST_SLIDERS = 12


def show_organisations(page: Page, prepared: Prepared) -> None:
    """The good looked at, its shares beside its annual table, then the goods nobody carries."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        good = pick_good(page, prepared)
        if good is None:
            return
        split = split_of(prepared, good.id)
        _show_additions(page, prepared, split or Split(good.id, ()))
    if split is None:
        _show_start(page, prepared, good)
    else:
        _show_split(page, prepared, good, split)
    _show_uncarried(page, prepared)


def split_of(prepared: Prepared, good_id: str) -> Split | None:
    """A good's split over organisations; None while nobody carries it."""
    return next((split for split in prepared.plan.organisations if split.good_id == good_id), None)


def _show_start(page: Page, prepared: Prepared, good: Good) -> None:
    t, known = page.t, prepared.catalogue.goods.get(good.id)
    named = known.organisations if known else ()
    st.info(plain(t("Nobody carries {good} yet: it is in the sums, but in no organisation's annex.",
                    good=names_of_goods(page, prepared)[good.id])))  # fmt: skip
    if named:
        st.button(
            t.n("Give all of it to the one organisation that the data name",
                "Split it evenly between the {count} organisations that the data name", len(named)),
            key="plan-organisations-start", on_click=_start, args=(page, (good.id,)),
        )  # fmt: skip
    else:
        st.caption(plain(t("The data name no organisation for it.")))


def _show_split(page: Page, prepared: Prepared, good: Good, split: Split) -> None:
    t = page.t
    rows = annexes(prepared, unit=page.state["mass"]).organisations
    rows = rows[rows["good_id"] == good.id]
    names = names_of_organisations(page, prepared)
    left, right = st.columns([6, 7], gap="medium")
    with left:
        _show_sliders(page, split, names)
        show_hint(
            page, "organisations", t("Move a share: the free ones make room in proportion; held ones stay.")
        )
        _show_grid(page, prepared, split, rows, names)
    with right:
        show_plan_table(page, years_view(page, prepared, good, rows, names))


def _show_sliders(page: Page, split: Split, names: dict[str, str]) -> None:
    """A slider for each part that can move; the grid below holds and types."""
    free = [part for part in split.parts if not part.locked]
    if len(free) < 2 or len(free) > _MOST_SLIDERS:
        return
    for part in free:
        key = f"plan-share-{split.good_id}-{part.id}"
        tell(key, round(part.share * 100, 1))
        st.slider(
            page.t("Share of {name}", name=plain(names[part.id])), 0.0, 100.0, step=0.5, format="%.1f %%",
            key=key, on_change=sent(key, partial(_slid, page, split, part.id)),
        )  # fmt: skip


def _slid(page: Page, split: Split, part_id: str, percent: float) -> None:
    share = round(percent / 100, 6)
    now = state.scenario(page)
    _try(page, lambda: set_split(now, "organisations", with_shares(split, {part_id: share})))


def _show_grid(
    page: Page, prepared: Prepared, split: Split, rows: pd.DataFrame, names: dict[str, str]
) -> None:
    t = page.t
    last = rows[rows["year"] == prepared.plan.levers.target_year].set_index("organisation_id")["quantity"]
    frame = pd.DataFrame(
        [
            {"organisation": names[part.id], "share": percent_text(t, part.share),
             "quantity": t.number(int(last[part.id]), digits=0), "locked": part.locked}
            for part in split.parts
        ],
        index=[part.id for part in split.parts],
    )  # fmt: skip
    grid = Grid(
        name="organisations",
        change=lambda scenario, cells: change(page, split.good_id, scenario, cells),
        rows=names,
        columns={name: t(label, year=prepared.plan.levers.target_year) for name, label in COLUMNS.items()},
        together=lambda cell: cell.column,
        names=230,
    )
    with st.container(key="figure-plan-shares"):
        show_grid(
            page,
            grid,
            frame,
            fixed=("organisation", "quantity"),
            pinned="organisation",
            wide=("organisation",),
        )


def change(page: Page, good_id: str, scenario: Scenario, cells: Sequence[Cell]) -> Scenario:
    """The scenario with edited shares or holds of one good; several shares at once must leave room for each other."""
    split = next(known for known in scenario.organisations if known.good_id == good_id)
    shares = {}
    for cell in cells:
        if cell.column == "locked":
            split = lock_part(split, cell.row, locked=bool(cell.value))
        else:
            share = read_number(cell.value, field="share", language=page.t.language, unit=0.01)
            shares[cell.row] = share or 0.0
    return set_split(scenario, "organisations", with_shares(split, shares) if shares else split)


def years_view(
    page: Page, prepared: Prepared, good: Good, rows: pd.DataFrame, names: dict[str, str]
) -> ChartView:
    """Organisation × year in whole units, adding exactly to the good."""
    t, organisation = page.t, page.t("Organisation")
    unit = unit_text(t, rows["unit"].iloc[0])
    table = by_year(rows, parts=["organisation_id"], measure="quantity")
    table.insert(0, organisation, table.pop("organisation_id").map(names))
    return table_view(
        "plan-organisations",
        t("{good} by organisation and year", good=names_of_goods(page, prepared)[good.id]),
        with_total(table, label=t("All of it"), column=organisation),
        subtitle=t("whole units, {unit}; the parts add up exactly", unit=unit),
        source_ids=sources_of(prepared, (good,)),
        notes=(t("The shares are the user's; no source publishes them by organisation."),),
    )


def _show_additions(page: Page, prepared: Prepared, split: Split) -> None:
    fill = partial(_fill_additions, page, prepared, split)
    on_open(
        page.t("Add or take out an organisation"),
        fill,
        icon=":material/group_add:",
        key="plan-organisations-add",
    )


def _fill_additions(page: Page, prepared: Prepared, split: Split) -> None:
    t, names = page.t, names_of_organisations(page, prepared)
    inside = [part.id for part in split.parts]
    others = sorted((name for name in names if name not in inside), key=names.__getitem__)
    st.selectbox(
        t("Organisation: search, or type a new name"), others, index=None, key=_NEW, accept_new_options=True,
        format_func=lambda name: names.get(name, name), placeholder=t("name"),
    )  # fmt: skip
    changed = st.button(t("Add to this good"), key=f"{_NEW}-done", on_click=_add, args=(page, prepared, split),
                        type="primary")  # fmt: skip
    for name in inside:
        changed |= st.button(plain(t("Take out: {name}", name=names[name])), key=f"plan-organisation-out-{name}",
                             on_click=_take_out, args=(page, split, name), type="tertiary")  # fmt: skip
    if changed:
        st.rerun()  # the whole page follows, not this menu alone


def _add(page: Page, prepared: Prepared, split: Split) -> None:
    chosen = sayable(str(st.session_state.get(_NEW) or "")).strip()[:120]
    if not chosen:
        return
    now, known = state.scenario(page), names_of_organisations(page, prepared)
    if chosen not in known:
        now, chosen = add_organisation(now, chosen, taken=set(known))
    _try(page, lambda: set_split(now, "organisations", with_part(split, chosen)))
    st.session_state.pop(_NEW, None)


def _take_out(page: Page, split: Split, name: str) -> None:
    now = state.scenario(page)
    _try(page, lambda: _without_unused(set_split(now, "organisations", without_part(split, name)), name))


def _without_unused(scenario: Scenario, name: str) -> Scenario:
    used = {part.id for split in scenario.organisations for part in split.parts}
    kept = tuple(entry for entry in scenario.new_organisations if entry[0] != name or name in used)
    return replace(scenario, new_organisations=kept)


def _try(page: Page, change_of: Callable[[], Scenario]) -> None:
    try:
        state.edit(page, checked(page, change_of()))
    except DirectiveError as error:
        note(page, page.t("This was not changed: {why}", why=why_not(page.t, error)))


def _show_uncarried(page: Page, prepared: Prepared) -> None:
    t, known = page.t, prepared.catalogue.goods
    counted = {good.id for good in with_baseline(prepared)}
    open_ = [name for name in prepared.without_organisation if name in counted]
    startable = tuple(name for name in open_ if name in known and known[name].organisations)
    if not open_:
        return
    names = names_of_goods(page, prepared)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        listed = ", ".join(names[name] for name in open_)
        st.caption(plain(t("Goods that nobody carries yet: {goods}.", goods=listed)), width="content")
        if len(startable) > 1:
            st.button(t("Split all of them evenly between the organisations that the data name"),
                      key="plan-organisations-start-all", type="tertiary", on_click=_start,
                      args=(page, startable))  # fmt: skip


def _start(page: Page, goods: tuple[str, ...]) -> None:
    now, known = state.scenario(page), state.catalogue(page).goods
    for name in goods:
        now = set_split(now, "organisations", even_split(name, known[name].organisations))
    state.edit(page, now)

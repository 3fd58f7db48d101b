"""The increment over home regions × provinces: seeded by the benchmark, held where the user says, on a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from directive.charts import plan_regions as charts
from directive.charts.view import ChartView
from directive.data.outlines import divisions
from directive.data.queries.regions import home_regions, provinces
from directive.data.scenario import Prepared, Scenario
from directive.data.scenario.edits import hold_pair
from directive.model.annex import Annex, annex, balanced_shares, cell_id
from directive.model.errors import RangeError
from directive.ui import cache
from directive.ui.figures import show_chart
from directive.ui.glossary import meaning
from directive.ui.page import Page
from directive.ui.plan import state
from directive.ui.plan.sections.cells import STAR, percent_text, read_number
from directive.ui.plan.sections.grid import Cell, Grid, show_grid
from directive.ui.plan.sections.messages import show_hint
from directive.ui.plan.sections.names import amount_text, picked
from directive.ui.plan.sections.pick_good import pick_good
from directive.ui.plan.sections.region_words import ASSUMED, province_names, region_sources
from directive.ui.regions.notes import BORDERS
from directive.ui.text import plain
from directive.ui.widgets import sent, tell

_THETA = "plan-theta"
_NAMES = 170


def show_regions(page: Page, prepared: Prepared) -> None:
    """Who takes part and how far distance counts, the map beside the grid."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        good = pick_good(page, prepared)
        _show_theta(page, prepared)
        _show_provinces(page, prepared)
    shares = shares_of(prepared)
    show_chart(page, map_view(page, prepared, shares, None if good is None else good.id))
    with st.container(gap="small"):  # a column for every own region needs the width of the page
        show_hint(page, "pairs", page.t(
            "Share of every good's increment. Type a share to hold a pair ({star}); empty the cell to let it go. The "
            "others make room in proportion, so that all of them stay 100 %.", star=STAR))  # fmt: skip
        with st.container(key="figure-plan-pairs"):
            _show_grid(page, prepared, shares)


def shares_of(prepared: Prepared) -> dict[str, float]:
    """Cell id -> share (0-1) of every increment; the same for all goods."""
    return balanced_shares(prepared.plan.regions[0]) if prepared.plan.regions else {}


def _show_theta(page: Page, prepared: Prepared) -> None:
    t = page.t
    tell(_THETA, float(prepared.scenario.regions.theta))
    st.slider(
        t("How far distance counts (θ)"), 0.0, 1.5, step=0.1, format="%.1f", key=_THETA, width=300,
        on_change=sent(_THETA, partial(_set_theta, page)),
        help=" ".join((meaning(t, "theta"), plain(t("It is an assumption, not estimated from data.")))),
    )  # fmt: skip


def _set_theta(page: Page, theta: float) -> None:
    now = state.scenario(page)
    state.edit(page, replace(now, regions=replace(now.regions, theta=round(theta, 2))))


def _show_provinces(page: Page, prepared: Prepared) -> None:
    t, names = page.t, province_names(page)
    facts = cache.ask(provinces)
    offered = list(facts[facts["in_benchmark"]].sort_values("import_share", ascending=False)["iso"])
    key = "plan-provinces"
    tell(key, [code for code in prepared.scenario.regions.provinces if code in offered])
    st.multiselect(
        t("Provinces (empty: all with published imports)"), offered, format_func=names.__getitem__, key=key,
        on_change=sent(key, partial(_set_provinces, page)), placeholder=t("all"), width=520,
    )  # fmt: skip


def _set_provinces(page: Page, codes: list[str]) -> None:
    now = state.scenario(page)
    state.edit(page, replace(now, regions=replace(now.regions, provinces=tuple(codes))))


def _show_grid(page: Page, prepared: Prepared, shares: dict[str, float]) -> None:
    t, names = page.t, province_names(page)
    homes = picked(page, prepared.catalogue.home_regions)
    held = {(pair.home_region, pair.province) for pair in prepared.scenario.regions.pairs}
    by_province = province_shares(shares)
    rows = [
        {"province": names[code], "all": percent_text(t, round(total, 4))}
        | {
            home: _cell_text(page, shares.get(cell_id(home, code)), own=(home, code) in held)
            for home in homes
        }
        for code, total in by_province.items()
    ]
    frame = pd.DataFrame(rows, index=list(by_province), columns=["province", "all", *homes])
    grid = Grid(
        name="pairs",
        change=lambda scenario, cells: change(page, scenario, cells),
        rows=names,
        columns={"province": t("Province"), "all": t("All together"), **homes},
        together=lambda cell: (cell.row, cell.column),
        names=_NAMES,
    )
    show_grid(page, grid, frame, fixed=("province", "all"), pinned="province", wide=("province",))


def _cell_text(page: Page, share: float | None, *, own: bool) -> str:
    return "" if share is None else percent_text(page.t, round(share, 5), own=own, digits=3)


def change(page: Page, scenario: Scenario, cells: Sequence[Cell]) -> Scenario:
    """The scenario with edited pairs held, or let go where a cell was emptied. Raises RangeError."""
    for cell in cells:
        share = read_number(cell.value, field="share", language=page.t.language, unit=0.01)
        if share is not None and not 0 <= share <= 1:
            raise RangeError("share", cell.value, "0 to 1")
        scenario = hold_pair(scenario, cell.column, cell.row, share)
    return scenario


def province_shares(shares: dict[str, float]) -> dict[str, float]:
    """Province -> share of the increment, the largest first."""
    found: dict[str, float] = {}
    for name, share in shares.items():
        province = name.split(">")[1]
        found[province] = found.get(province, 0.0) + share
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def map_view(page: Page, prepared: Prepared, shares: dict[str, float], good_id: str | None) -> ChartView:
    """The still map of the increment; its table says whole units of the good looked at."""
    t, names, totals = page.t, province_names(page), province_shares(shares)
    ends = charts.class_ends(list(totals.values()))
    labels = _class_labels(page, ends)
    outside = t("not in the plan")
    entry = next((one for one in annex(prepared.plan, "regions") if one.good_id == good_id), None)
    units = {} if entry is None else _units(entry)
    title = _title(page, totals, entry, units)
    rows = charts.map_rows(
        cache.ask(_outlines), totals, class_name=labels.__getitem__, outside=outside, names=names
    )
    return ChartView(
        key="plan-regions",
        title=title,
        subtitle=t("Share of the increment by province; assumption: {how}", how=t(ASSUMED)),
        alt=title,
        spec=charts.regions_spec(page.palette, labels=labels, outside=outside,
                                 legend_title=t("Share of the increment")),
        datasets={"rows": rows, "links": pd.DataFrame(columns=["from_lon", "from_lat", "to_lon", "to_lat"])},
        table=_table(page, totals, units, names),
        source_ids=region_sources(page),
        notes=(t(BORDERS),),
        foot=t(BORDERS),
        height=400,
    )  # fmt: skip


def _outlines(_engine: object) -> pd.DataFrame:
    own = home_regions(_engine)["iso"]
    rows = divisions()
    return rows[~rows["code"].isin(own)].reset_index(drop=True)


def _units(entry: Annex) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, row in zip(entry.part_ids, entry.units, strict=True):
        province = name.split(">")[1]
        found[province] = found.get(province, 0) + int(row[-1])
    return found


def _title(page: Page, totals: dict[str, float], entry: Annex | None, units: dict[str, int]) -> str:
    t, names, first = page.t, province_names(page), next(iter(totals), None)
    if first is None:
        return t("No province takes part")
    share = t.percent(totals[first], digits=1)
    if entry is None or not entry.total[-1]:
        return t.n("{count} province takes part", "{count} provinces take part; the largest part is {name}'s, {share}",
                   len(totals), name=names[first], share=share)  # fmt: skip
    return t("Of {all} more, {name} takes {amount} ({share})", all=amount_text(t, int(entry.total[-1]), entry.unit),
             name=names[first], amount=amount_text(t, units[first], entry.unit), share=share)  # fmt: skip


def _class_labels(page: Page, ends: list[float]) -> list[str]:
    t, starts = page.t, [0.0, *ends[:-1]]
    digits = 0 if all(abs(end * 100 - round(end * 100)) < 1e-9 for end in ends) else 1
    return [
        t("{low} to {high}", low=t.number(low * 100, digits=digits), high=t.percent(high, digits=digits))
        for low, high in zip(starts, ends, strict=True)
    ]


def _table(
    page: Page, totals: dict[str, float], units: dict[str, int], names: dict[str, str]
) -> pd.DataFrame:
    t = page.t
    return pd.DataFrame(
        {
            t("Province"): [names[code] for code in totals],
            t("Share of the increment, %"): [round(share * 100, 3) for share in totals.values()],
            t("Increment of the good shown, whole units"): [units.get(code) for code in totals],
        }
    )

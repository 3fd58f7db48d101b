"""The page's tables: all partners of a year, what exists after the last table, where sources disagree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
import streamlit as st

from directive.briefing.views.partner_words import names
from directive.briefing.views.partners import figure_text
from directive.charts.measures import FLOWS, flow_name, name_of, source_ids
from directive.charts.view import ChartView
from directive.data.contracts_partners import WORLD
from directive.data.queries import partners as ask
from directive.data.queries.partner_names import keys_after_the_table
from directive.data.queries.side_by_side import unlike_pairs
from directive.i18n import N_, words
from directive.model.terms import Period
from directive.ui.figures import show_list_foot
from directive.ui.grids import number_cells
from directive.ui.page import Page
from directive.ui.text import plain

ROLES = {
    "country": N_("country"),
    "group": N_("group"),
    "residual": N_("not broken down"),
}
USES = {
    "series": N_("line of its source"),
    "point": N_("single figure"),
    "band": N_("approximate"),
    "text": N_("in words only"),
    "exclude": N_("not drawn: disputed, incomplete or of unclear side"),
}


def all_partners(page: Page, *, flow: str, year: int, base_year: int, groups: bool) -> ChartView:
    """Every partner of a year with every measure."""
    t, earlier = page.t, base_year if base_year < year else None
    frame = ask.partners_in_year(page.engine, year=year, flow=flow, groups=groups, base_year=earlier)
    columns = {
        t("Place"): frame["rank"].astype("Int64"),
        t("Partner"): [name_of(t, row) for row in frame.to_dict("records")],
        t("Type"): _worded(page, ROLES, frame["role"]),
        t("Value, USD"): frame["value_usd"].round(0),
    }
    if flow != "balance":
        columns[t("Share, %")] = (frame["share"].astype(float) * 100).round(3)
        columns[t("Growth a year since {start}, %", start=base_year)] = (
            frame["growth"].astype(float) * 100
        ).round(1)
    columns[t("Kind")] = _worded(page, words.KINDS, frame["kind"])
    return _listing(
        "partners-table",
        t("{flow} {year}: all {count} partner countries", flow=flow_name(t, flow, page.reporter.of), year=year,
          count=int((frame["role"] == "country").sum())),
        t("Countries and lines not broken down by partner add up to the total exactly; groups are never added. "
          "A dash: there is no place or no earlier value."),
        pd.DataFrame(columns), source_ids(frame),
    )  # fmt: skip


def later_of(page: Page, *, partner: str) -> ChartView:
    """Everything on one partner after the last table."""
    frame = ask.later_figures(page.engine, partner_key=partner).assign(partner_key=partner)
    name, t = names(page)[partner], page.t
    title = t.n("{name}: {count} figure after the last table by partner",
                "{name}: {count} figures after the last table by partner", len(frame), name=name)  # fmt: skip
    return _figures(page, frame, key="partners-later", title=title, with_partner=False)


def figures_of_year(page: Page, *, year: int, partner: str) -> ChartView:
    """Everything that exists for a year without a table: the chosen partner first, then the total, then the rest."""
    known = keys_after_the_table(page.engine, year=year)
    first = [key for key in (partner, WORLD) if key in known]
    keys = [*first, *(key for key in known if key not in first)]
    parts = [ask.later_figures(page.engine, partner_key=key).assign(partner_key=key) for key in keys]
    frame = pd.concat(parts, ignore_index=True) if parts else ask.later_figures(page.engine, partner_key="")
    frame = frame[frame["year"] == year]
    t = page.t
    title = t.n("{year}: {count} single figure instead of a table by partner",
                "{year}: {count} single figures instead of a table by partner", len(frame), year=year)  # fmt: skip
    return _figures(page, frame, key="partners-year-figures", title=title, with_partner=True)


def _figures(page: Page, frame: pd.DataFrame, *, key: str, title: str, with_partner: bool) -> ChartView:
    t, rows = page.t, frame.to_dict("records")
    columns = {t("Period"): [_period(page, row) for row in rows]}
    if with_partner:
        named = dict(names(page))
        columns[t("Partner")] = [named.get(row["partner_key"], t("all partners together")) for row in rows]
    columns |= {
        t("Flow"): _worded(page, FLOWS, frame["flow"]),
        t("Figure"): [figure_text(page, row) for row in rows],
        t("Kind"): _worded(page, words.KINDS, frame["kind"]),
        t("Whose figure"): _worded(page, words.SIDES, frame["side"]),
        t("Use"): _worded(page, USES, frame["use"]),
        t("Value, USD"): frame["value_usd"].round(0).tolist(),
        t("Source"): frame["source_id"].tolist(),
        t("Remarks as gathered"): frame["note"].tolist(),
    }
    subtitle = t(
        "USD; a part of a year is that part alone; figures of both sides stand beside each other and are never joined"
    )
    return _listing(key, title, subtitle, pd.DataFrame(columns), source_ids(frame))


def disagreeing(page: Page, *, partner: str) -> ChartView:
    """Cells of a partner in which sources differ, or where a figure is disputed or left out."""
    frame = ask.disagreements(page.engine, partner_key=partner)
    t, rows = page.t, frame.to_dict("records")
    columns = {
        t("Period"): [_period(page, row) for row in rows],
        t("Flow"): _worded(page, FLOWS, frame["flow"]),
        t("Whose figure"): _worded(page, words.SIDES, frame["side"]),
        t("Value, USD"): frame["value_usd"].round(0).tolist(),
        t("Largest ÷ smallest"): frame["largest_over_smallest"].astype(float).round(3).tolist(),
        t("Use"): _worded(page, USES, frame["use"]),
        t("Source"): frame["source_id"].tolist(),
        t("Remarks as gathered"): frame["note"].tolist(),
    }
    unlike = len(
        unlike_pairs(frame)
    )  # counted as on the page on sources, which shows the same figures in pairs
    title = t.n("{name}: {count} figure disagrees with the one in use or is not used at all",
                "{name}: {count} figures disagree with the one in use or are not used at all", unlike,
                name=names(page)[partner])  # fmt: skip
    subtitle = t("USD; every source of a figure is kept, the one in use among them ({rows} rows); none is averaged",
                 rows=t.number(len(frame)))  # fmt: skip
    return _listing("partners-disagreements", title, subtitle, pd.DataFrame(columns), source_ids(frame))


def _worded(page: Page, meanings: Mapping[str, str], codes: Iterable[str]) -> list[str]:
    return [page.t(meanings[code]) for code in codes]


def _period(page: Page, row: dict) -> str:
    return words.period_text(page.t, Period(int(row["year"]), int(row["month_from"]), int(row["month_to"])))


def _listing(key: str, title: str, subtitle: str, table: pd.DataFrame, ids: tuple[str, ...]) -> ChartView:
    return ChartView(
        key=key, title=title, subtitle=subtitle, alt=title, spec={}, datasets={}, table=table, source_ids=ids
    )


def show_listing(
    page: Page, view: ChartView, *, height: int | str = "auto", heading: bool = True, blank: str | None = None
) -> None:
    """A table in the open with its heading, sources and files; an empty cell reads `blank` or "not published"."""
    with st.container(key=f"chart-{view.key}", gap="xsmall"):
        if heading:
            st.markdown(f"## {plain(view.title)}")
        st.caption(plain(view.subtitle))
        settings = number_cells(view.table) | {page.t("Partner"): st.column_config.TextColumn(width=235)}
        st.dataframe(view.table, hide_index=True, height=height, column_config=settings, key=f"listing-{view.key}",
                     placeholder=blank or page.t("not published"))  # fmt: skip
        show_list_foot(page, view)

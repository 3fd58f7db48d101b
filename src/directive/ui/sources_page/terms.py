"""Under which terms the figures stand, and how own figures come in."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from directive.charts.view import ChartView
from directive.data.queries.sources import feeds, sources
from directive.ui import cache
from directive.ui.downloads import show_downloads
from directive.ui.page import Page
from directive.ui.text import plain


def show_terms(page: Page) -> None:
    """Licences on the left, own data on the right."""
    left, right = st.columns([1.3, 1], gap="medium")
    with left:
        _show_licences(page)
    with right:
        _show_own_data(page)


def _show_licences(page: Page) -> None:
    t, view = page.t, cache.drawn(page, licences_view)
    with st.container(key="figure-licences", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"## {plain(view.title)}", width="stretch")
            show_downloads(page, view)
        st.dataframe(view.table, hide_index=True,
                     column_config={t("Licence or terms"): st.column_config.TextColumn(width="large"),
                                    t("Rows"): st.column_config.NumberColumn(format="localized")})  # fmt: skip
        for note in view.notes:
            st.markdown(plain(note))


def licences_view(page: Page) -> ChartView:
    """Sources and rows by licence, as each source states it."""
    t = page.t
    rows = cache.ask(sources)[["source_id", "licence"]]
    fed = cache.ask(feeds).groupby("source_id")["rows"].sum().rename("rows").reset_index()
    joined = rows.merge(fed, on="source_id", how="left").fillna({"rows": 0})
    counted = joined.groupby("licence").agg(sources=("source_id", "count"), rows=("rows", "sum"))
    counted = counted.sort_values("sources", ascending=False).reset_index()
    silent = int((rows["licence"] == "").sum())
    return ChartView(
        key="licences",
        title=t("{count} of {all} sources state no licence", count=t.number(silent), all=t.number(len(rows))),
        subtitle=t("Licences as the sources state them; rows of the tables they feed"),
        alt="", spec={}, datasets={},
        table=pd.DataFrame(
            {
                t("Licence or terms"): counted["licence"].replace("", t("not stated")),
                t("Sources"): counted["sources"],
                t("Rows"): counted["rows"].astype(int),
            }
        ),
        source_ids=(),
        notes=(
            t("Figures are facts and are quoted with their source; texts are quoted in short. Each source keeps its "
              "own terms: ask the publisher before handing on more than single figures."),
            t("The program itself is under the MIT licence (file LICENSE); fonts and outlines are listed in "
              "THIRD_PARTY.md."),
        ),
    )  # fmt: skip


def _show_own_data(page: Page) -> None:
    t = page.t
    with st.container(key="figure-own-data", gap="xsmall"):
        title = t("How to add your own data")
        st.markdown(f"## {plain(title)}")
        steps = (
            t("Copy the folder `data/` and put your files into a folder of `data/raw/`, each with an entry in "
              "`origin.yml`: producer, title, date, address, licence."),
            t("Describe in `layout.yml` how your columns become the columns of the pack; name the pair of countries "
              "and the base of the target in `pack.yml`."),
            t("Run `make data`. It builds the tables, and stops at the first row that breaks a contract, with table, "
              "rule and row."),
            t("Start the app with `DIRECTIVE_DATA` set to your folder. `directive check` lists every contract, one "
              "line each."),
        )  # fmt: skip
        st.markdown("\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1)))
        st.markdown(t("The words of the tables stand in `docs/data.md`. A missing figure stays empty: it is never "
                      "zero and never filled in."))  # fmt: skip

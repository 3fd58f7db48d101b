"""A table of the plan in the open, with its sources and its files."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from directive.briefing.sources import source_line
from directive.charts.view import ChartView
from directive.ui.downloads import show_downloads
from directive.ui.grids import number_cells
from directive.ui.lazy import on_open
from directive.ui.page import Page
from directive.ui.sources import show_sources
from directive.ui.text import plain
from directive.ui.wrapped import MOST_ROWS, TALL, show_wrapped


def show_plan_table(page: Page, view: ChartView) -> None:
    """Title, table, notes, source line and downloads. Whole numbers grouped in the visitor's way."""
    table = view.table
    with st.container(key=f"figure-{view.key}", gap="xsmall"):
        st.markdown(f"## {plain(view.title)}")
        if view.subtitle:
            st.caption(plain(view.subtitle))
        if len(table) <= MOST_ROWS:
            show_wrapped(page.t, view.key, table)
        else:
            st.dataframe(
                table, hide_index=True, column_config=number_cells(table), height=TALL,
                placeholder=page.t("not published"),
            )  # fmt: skip
        for sentence in view.notes:
            st.caption(plain(sentence))
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            if view.source_ids:
                with st.container(width="stretch"):
                    line = plain(source_line(page, view.source_ids))
                    on_open(line, partial(show_sources, page, view.source_ids), key=f"sources-{view.key}")
            show_downloads(page, view)


def table_view(key: str, title: str, table: pd.DataFrame, *, subtitle: str = "", source_ids: tuple[str, ...] = (),
               notes: tuple[str, ...] = ()) -> ChartView:  # fmt: skip
    """A view without a drawing."""
    return ChartView(key, title, subtitle, title, {}, {}, table, source_ids, notes)

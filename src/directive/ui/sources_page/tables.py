"""The tidy tables on the page: whether each keeps its contract, its columns in words, its file in three formats."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pandas as pd
import streamlit as st

from directive.briefing.sources import source_texts
from directive.charts.view import ChartView
from directive.data.check import CheckResult, check_pack
from directive.data.column_words import language_of
from directive.data.contracts import contracts
from directive.data.exports import Sheet, to_csv, to_xlsx
from directive.data.queries.sources import feeds
from directive.data.queries.tables import dictionary, parquet_file
from directive.i18n import LANGUAGES, N_, Translator
from directive.ui import cache
from directive.ui.downloads import XLSX
from directive.ui.page import Page, link_address
from directive.ui.sources_page.controls import table_words, usable
from directive.ui.sources_page.words import TABLES, TYPES
from directive.ui.text import plain

_PARQUET = "application/vnd.apache.parquet"
# What the check of a pack asks, in words.
RULES = {
    "entries are complete": N_("entries are complete"),
    "the contract holds": N_("the contract holds"),
    "every source named in a table is listed": N_("every source named in a table is listed"),
    "files are as retrieved": N_("files are as retrieved"),
    "conditions still hold": N_("conditions still hold"),
}


def show_tables(page: Page) -> None:
    """All tables with their state; one of them with its columns and downloads."""
    listed = usable(page)
    left, right = st.columns(2, gap="medium")
    with left:
        _show_states(page, listed)
    with right:
        _show_one(page, listed)


def _show_states(page: Page, listed: pd.DataFrame) -> None:
    t = page.t
    title = t("Tables: {count}", count=t.number(len(listed)))
    st.markdown(f"## {plain(title)}")
    with st.container(key="figure-tables"):
        st.dataframe(_state_table(page, listed), hide_index=True, height=430, placeholder=t("not usable"),
                     column_config={t("Holds"): st.column_config.TextColumn(width="medium"),
                                    t("Rows"): st.column_config.NumberColumn(format="localized")})  # fmt: skip
    if st.button(t("Check the whole pack now"), key="check-pack", icon=":material/fact_check:"):
        with st.spinner(t("Checking every table, source and raw file…")):
            _show_check(t, check_pack())


def _state_table(page: Page, listed: pd.DataFrame) -> pd.DataFrame:
    t = page.t
    return pd.DataFrame(
        {
            t("Table"): listed["table"],
            t("Rows"): listed["rows"],
            t("Columns"): [len(columns) for columns in listed["columns"]],
            t("Contract"): [problem or t("kept") for problem in listed["problem"]],
            t("Holds"): [t(TABLES.get(name, about)) for name, about in listed[["table", "about"]].to_numpy()],
        }
    )


def _show_check(t: Translator, results: list[CheckResult]) -> None:
    broken = [result for result in results if not result.ok]
    if not broken:
        st.success(t("All {count} checks passed: contracts, listed sources, raw files, corrections.",
                     count=t.number(len(results))), icon=":material/check_circle:")  # fmt: skip
    for result in broken:
        rule = t(RULES[result.rule]) if result.rule in RULES else result.rule
        st.error(plain(f"{result.table}: {rule} ({result.detail})"), icon=":material/error:")


def _show_one(page: Page, listed: pd.DataFrame) -> None:
    t = page.t
    st.selectbox(t("Table"), list(contracts()), format_func=lambda name: table_words(page, name),
                 **page.state.args("table"))  # fmt: skip
    name = page.state["table"]
    row = listed.set_index("table").loc[name]
    if row["problem"]:
        st.error(plain(row["problem"]), icon=":material/error:")
        st.caption(t("A table that breaks its contract is not handed on; `make data` builds it again."))
        return
    view = cache.drawn(page, dictionary_view, table=name)
    with st.container(key="figure-table", gap="xsmall"):
        st.caption(plain(view.subtitle))
        _show_files(page, name, int(row["rows"]), view)
        about = st.column_config.TextColumn(width=250)
        st.dataframe(
            view.table, hide_index=True, height=350, placeholder="", column_config={t("What it holds"): about}
        )


def dictionary_view(page: Page, *, table: str) -> ChartView:
    """The columns of a table in the visitor's language."""
    t = page.t
    rows = cache.ask(dictionary, table=table)
    words = pd.DataFrame(
        {
            t("Column"): rows["column"],
            t("What it holds"): [_said(t, row.column, row.about) for row in rows.itertuples()],
            t("Type"): [t(TYPES[kind]) for kind in rows["type"]],
            t("May be missing"): rows["optional"],
            t("Part of the key"): rows["key"],
            t("Allowed values"): rows["allowed"],
        }
    )
    return ChartView(
        key="dictionary", title=table, alt="", spec={}, datasets={}, table=words, source_ids=_sources_of(table),
        subtitle=t("Names end in the unit (_usd, _eur, _km); a missing number means not published, never zero."),
    )  # fmt: skip


def _said(t: Translator, column: str, about: str) -> str:
    """What a column holds, and its language where a text stands in several."""
    language = LANGUAGES.get(language_of(column))
    said = t(about) if about else ""
    return t("{text} ({language})", text=said, language=language) if said and language else said


def _sources_of(table: str) -> tuple[str, ...]:
    fed = cache.ask(feeds)
    return tuple(fed.loc[fed["table"] == table, "source_id"])


def _show_files(page: Page, table: str, rows: int, view: ChartView) -> None:
    t, file = page.t, f"{table}-{page.pack.version}"
    # The address is taken now: a file is made on click, outside the run, where no session can be asked.
    sheet = partial(_sheet, page, table, view, address=link_address(page))
    make = {
        "CSV": (lambda: to_csv(sheet(), source_heading=t("Sources")), "csv", "text/csv"),
        "XLSX": (lambda: to_xlsx(sheet(listed=True), names=(table, t("About"))), "xlsx", XLSX),
        "Parquet": (lambda: parquet_file(page.engine, table=table), "parquet", _PARQUET),
    }  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(plain(t("Rows: {rows}", rows=t.number(rows))), width="content")
        for label, (build, ending, mime) in make.items():
            st.download_button(label, data=build, file_name=f"{file}.{ending}", mime=mime, on_click="ignore",
                               key=f"table-{ending}", icon=":material/download:")  # fmt: skip


def _sheet(page: Page, table: str, view: ChartView, *, address: str, listed: bool = False) -> Sheet:
    """A whole table; `listed` adds sources and columns in words for the second sheet of a workbook."""
    t = page.t
    about = {t("Data version"): page.pack.version, t("Written on"): t.date(dt.date.today()),
             t("Address"): address}  # fmt: skip
    name, words = view.table.columns[:2]
    columns = dict(zip(view.table[name], view.table[words], strict=True)) if listed else {}
    sources = source_texts(page, view.source_ids) if listed else []
    return Sheet(table, t(TABLES.get(table, table)), page.engine.table(table), sources, about | columns)

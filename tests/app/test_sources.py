"""The page on data and sources in three languages, with the pack as it is and with a broken table."""

import shutil
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from directive.data.column_words import WORDS
from directive.data.contracts import contracts
from directive.data.engine import default_engine, pack_folder
from directive.data.exports import to_csv
from directive.data.queries.side_by_side import figures_side_by_side
from directive.data.queries.sources import feeds, sources
from directive.data.queries.tables import dictionary, parquet_file
from directive.i18n.extract import translations
from directive.ui.sources_page.controls import VIEWS
from directive.ui.sources_page.words import COLUMNS, TABLES

TITLES = {"en": "Data & sources", "ru": "Данные и источники", "zh": "数据与来源"}


def opened(root, **address):
    page = AppTest.from_file(str(root / "app.py"), default_timeout=60)
    page.switch_page("pages/sources.py")
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def texts(page):
    return " ".join(element.value for element in [*page.markdown, *page.caption]).replace("\\", "")


@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens_in_every_language(root, language, view):
    page = opened(root, lang=language, view=view)
    assert [page.exception, page.error, page.warning] == [[], [], []]
    assert page.title[0].value == TITLES[language]
    assert page.segmented_control(key="sources.view").value == view


def test_the_first_sentence_counts_what_the_pack_holds(root):
    said = texts(opened(root, lang="en"))
    assert "Data version 2026.11" in said
    assert f"Sources: {len(sources(default_engine()))}; tables: {len(contracts())}" in said
    assert "Every table keeps its contract." in said


def test_search_and_filter_come_from_the_address(root):
    page = opened(root, lang="en", q="eurostat", group="trade_eur")
    table = page.dataframe[0].value
    assert 0 < len(table) < 20
    assert table["Feeds"].str.contains("trade_eur").all()
    assert page.text_input(key="sources.q").value == "eurostat"


def test_every_group_of_sources_opens_and_is_named_without_marks(root):
    page = opened(root, lang="en")
    choice = page.selectbox(key="sources.group")
    assert not [name for name in choice.options if "\\" in name]
    for place in range(len(choice.options)):
        page.selectbox(key="sources.group").select_index(place).run()
        assert [page.exception, page.error] == [[], []]


def test_a_search_that_finds_nothing_says_so_in_its_count(root):
    page = opened(root, lang="en", q="zzzz")
    assert not page.dataframe, "an empty grid says so in Streamlit's own English"
    assert "Sources: 0 of" in texts(page)
    assert page.info[0].value.startswith("No source holds all of these words")


def test_only_encrypted_addresses_are_links(root):
    table = opened(root, lang="en").dataframe[0].value
    links, plain_text = table["Link"].dropna(), table["Address without link"].dropna()
    assert links.str.startswith("https://").all()
    assert len(links) > 200
    assert plain_text.str.startswith("http://").all()
    assert len(plain_text) > 0


def test_rows_of_a_source_are_those_that_name_it(root):
    table = opened(root, lang="en", q="fts_rosstat_annual").dataframe[0].value
    fed = feeds(default_engine()).set_index(["source_id", "table"])["rows"]
    assert table["Rows"].tolist() == [fed.loc[("fts_rosstat_annual", "trade")]]


def test_coverage_says_which_years_have_what(root):
    said = texts(opened(root, lang="en", view="coverage"))
    assert "full table by partner 1992–2020; totals only 2021–2023; statements only 2024–2025" in said


def test_two_reported_values_of_one_cell_stand_side_by_side(root):
    table = opened(root, lang="en", view="disagreements").dataframe[0].value
    row = table[(table["Flow"] == "Exports") & (table["Period"] == "2020") & (table["Side"] == "own report")]
    assert row[["Value in use", "Other value"]].to_numpy().tolist() == [["748,242,600", "745,188,000"]]
    assert row[["Source in use", "Other source"]].to_numpy().tolist() == [["imf_dots_repo", "comtrade_cipf"]]


def test_an_excluded_figure_is_shown_and_marked_as_not_used(root):
    table = opened(root, lang="en", view="disagreements").dataframe[0].value
    row = table[(table["Other source"] == "koala_2025") & (table["Period"] == "2023")].iloc[0]
    assert (row["Value in use"], row["Other value"]) == ("none", "2,600,000,000")
    assert row["Use"] == "not used"
    assert row["Side"] == "side not stated"


def test_pairs_stay_within_one_side_and_one_period():
    pairs = figures_side_by_side(default_engine())
    assert len(pairs) > 100
    with_both = pairs[pairs["used_source"] != ""]
    same = with_both["used_source"] == with_both["other_source"]
    # One source may give a cell in two variants (origin, consignment), never the same value twice.
    assert (with_both.loc[same, "ratio"] != 1).all()


@pytest.mark.parametrize(
    ("language", "word"), [("en", "UN Comtrade leave out"), ("ru", "закрытые данные"), ("zh", "保密")]
)
def test_corrections_are_told_in_every_language(root, language, word):
    table = opened(root, lang=language, view="corrections").dataframe[0].value
    assert len(table) == 11
    assert table.iloc[:, 0].str.contains(word).any()


def test_a_chosen_table_shows_its_columns_and_three_files(root):
    page = opened(root, lang="en", view="tables", table="trade_eur")
    listed, columns = (element.value for element in page.dataframe)
    assert listed["Table"].tolist() == list(contracts())
    assert columns["Column"].tolist() == contracts()["trade_eur"].columns
    assert "Rows: 2,010" in texts(page)
    for ending in ("csv", "xlsx", "parquet"):
        assert page.get("download_button")
        assert any(ending in button.proto.id for button in page.get("download_button"))


def test_files_hold_the_table_as_it_is():
    from directive.data.exports import Sheet

    engine = default_engine()
    whole = engine.table("turnover")
    text = to_csv(Sheet("", "", whole, [], {}), source_heading="").decode("utf-8-sig")
    assert text.splitlines()[0] == ",".join(contracts()["turnover"].columns)
    assert text.count("\n") >= len(whole)
    assert (
        parquet_file(engine, table="turnover") == (pack_folder() / "tidy" / "turnover.parquet").read_bytes()
    )


@pytest.mark.parametrize("view", ["tables", "terms", "coverage"])
def test_files_are_made_after_the_run_without_a_session(root, monkeypatch, view):
    """Streamlit makes a file on click in a thread of its own: nothing there may ask the session or the address."""
    import streamlit as st

    from directive.ui import lazy

    made = {}
    monkeypatch.setattr(lazy.Menu, "show", lambda menu: menu.fill())
    monkeypatch.setattr(st, "download_button", lambda label, *, data, **rest: made.setdefault(label, data))
    page = opened(root, lang="en", view=view)
    assert not page.exception
    with ThreadPoolExecutor(1) as pool:
        files = {label: pool.submit(make).result() for label, make in made.items()}
    assert files["CSV"].startswith("\ufeff".encode())
    assert files["XLSX"].startswith(b"PK")
    assert {"tables": "Parquet", "terms": "CSV", "coverage": "PNG"}[view] in files


def test_the_dictionary_says_type_key_and_allowed_values():
    rows = dictionary(default_engine(), table="trade").set_index("column")
    assert rows.loc["flow", "allowed"] == "export, import"
    assert rows.loc["value_usd", "type"] == "number"
    assert bool(rows.loc["year", "key"])


def test_every_table_and_described_column_has_its_words_on_the_page():
    described = {column.description for c in contracts().values() for column in c.schema.columns.values()}
    assert {name: contract.about for name, contract in contracts().items()} == TABLES
    assert {words for words in described if words} | set(WORDS) <= set(COLUMNS)
    for language in ("ru", "zh"):
        assert {*TABLES.values(), *COLUMNS} <= set(translations(language))


def test_nine_columns_in_ten_say_what_they_hold():
    rows = pd.concat([dictionary(default_engine(), table=name) for name in contracts()])
    assert (rows["about"] != "").mean() > 0.9


def test_a_broken_table_is_named_and_not_handed_on(root, monkeypatch, tmp_path):
    from directive.data import engine, pack

    folder = tmp_path / "data"
    shutil.copytree(pack_folder(), folder, ignore=shutil.ignore_patterns("raw", "geo"))
    (folder / "tidy" / "turnover.parquet").write_bytes(b"not a table")
    monkeypatch.setenv(engine.PACK_VARIABLE, str(folder))
    caches = (engine.default_engine, pack.default_pack)
    for kept in caches:
        kept.cache_clear()
    page = opened(root, lang="en", view="tables", table="turnover")
    assert "not used: turnover" in texts(page)
    assert any("turnover" in error.value for error in page.error)
    assert not any("table-csv" in button.proto.id for button in page.get("download_button"))
    assert opened(root, lang="en", view="tables", table="trade").error == []
    monkeypatch.delenv(engine.PACK_VARIABLE)
    for kept in caches:
        kept.cache_clear()


@pytest.mark.parametrize(
    ("name", "value"),
    [("view", "maps"), ("group", "x"), ("partner", "XYZ"), ("table", "no"), ("q", "a" * 61)],
)
def test_broken_address_parameters_are_refused_with_a_sentence(root, name, value):
    page = opened(root, lang="en", **{name: value})
    assert not page.exception
    assert any(f"`{name}`" in warning.value for warning in page.warning)

"""Sources: every one listed with what it feeds; the tables of the pack, broken ones too."""

from directive.data.contracts import contracts
from directive.data.engine import Engine
from directive.data.queries.sources import feeds, sources, tables


def test_all_lists_are_in(engine):
    rows = sources(engine)
    counts = rows["group"].value_counts().to_dict()
    assert (counts["partners"], counts["china"], counts["regions"]) == (70, 122, 129)
    assert (rows["link_kind"] == "none").sum() == 32


def test_asked_ids_only(engine):
    rows = sources(engine, ids=["CN003", "imf_dots_repo", "unknown"])
    assert set(rows["source_id"]) == {"CN003", "imf_dots_repo"}
    assert len(sources(engine, ids=[])) == 0


def test_every_named_source_is_listed(engine):
    assert set(feeds(engine)["source_id"]) <= set(sources(engine)["source_id"])


def test_factor_of_the_pack_has_its_source(engine):
    from directive.data.pack import default_pack

    assert len(sources(engine, ids=[default_pack().cif_fob_factor.source])) == 1


def test_cells_with_two_sources_count_for_both(engine):
    rows = feeds(engine)
    goods = rows[rows["table"] == "goods"].set_index("source_id")["rows"]
    assert goods["CN042"] >= 2
    assert not rows["source_id"].str.contains(";").any()


def test_tables_name_what_they_hold(engine):
    rows = tables(engine).set_index("table")
    assert set(rows.index) == set(contracts())
    assert rows.loc["trade", "rows"] == 15624
    assert "value_usd" in rows.loc["trade", "columns"]
    assert (rows["problem"] == "").all()


def test_a_broken_table_is_listed_with_its_problem(pack_copy):
    (pack_copy / "tidy" / "trade.parquet").unlink()
    broken = Engine(pack_copy / "tidy")
    rows = tables(broken).set_index("table")
    assert rows["rows"].isna().sum() == 1
    assert "the file is there" in rows.loc["trade", "problem"]
    assert "trade" not in set(feeds(broken)["table"])

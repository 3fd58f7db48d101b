"""The engine: read-only, safe between threads, one broken table stops nobody else."""

import threading

import duckdb
import pandas as pd
import pytest

from directive.data.engine import PACK_VARIABLE, UNCHANGED, Engine, pack_folder
from directive.data.errors import TableError
from directive.data.queries import partners, reference
from directive.data.queries.tables import parquet_file


def test_values_go_in_as_parameters(engine):
    hostile = "x'; DROP VIEW trade; --"
    assert len(partners.series(engine, partner_keys=[hostile], flow="export")) == 0
    assert len(partners.series(engine, partner_keys=["CHN"], flow="export")) == 29


def test_a_query_reads_the_pack_and_nothing_else(engine):
    with pytest.raises(duckdb.PermissionException):
        engine.rows("SELECT * FROM read_text('/etc/hostname')")
    with pytest.raises(duckdb.PermissionException):
        engine.rows("SELECT * FROM read_csv('https://example.org/a.csv')")


def test_whole_numbers_with_gaps_stay_whole(engine):
    rows = engine.frame("SELECT pref_rank FROM trade")
    assert str(rows["pref_rank"].dtype) == "Int64"
    assert rows["pref_rank"].isna().any()


def test_a_missing_table_is_named_and_the_others_work(pack_copy):
    (pack_copy / "tidy" / "trade.parquet").unlink()
    broken = Engine(pack_copy / "tidy")
    with pytest.raises(TableError) as caught:
        partners.years(broken)
    assert (caught.value.table, caught.value.rule) == ("trade", "the file is there")
    assert len(reference.peers(broken, year=2020)) > 150


def test_a_file_that_is_no_parquet_is_named(pack_copy):
    (pack_copy / "tidy" / "peers.parquet").write_bytes(b"not a table")
    broken = Engine(pack_copy / "tidy")
    with pytest.raises(TableError) as caught:
        reference.peers(broken, year=2020)
    assert (caught.value.table, caught.value.rule) == ("peers", "the file can be read")
    assert partners.years(broken)[0] == 1992


def test_a_row_against_the_contract_is_named(spoil):
    def negative(frame):
        return frame.assign(value_usd=frame["value_usd"].where(frame.index != 7, -1.0))

    broken = Engine(spoil("trade", negative) / "tidy")
    with pytest.raises(TableError) as caught:
        partners.years(broken)
    assert caught.value.table == "trade"
    assert caught.value.rule == "value_usd: greater_than_or_equal_to(0)"
    assert caught.value.row == "7"
    assert len(reference.peers(broken, year=2020)) > 150


def test_a_repaired_table_is_used_without_a_restart(root, pack_copy):
    file = pack_copy / "tidy" / "trade.parquet"
    file.unlink()
    engine = Engine(pack_copy / "tidy")
    with pytest.raises(TableError):
        partners.years(engine)
    file.write_bytes((root / "data" / "tidy" / "trade.parquet").read_bytes())
    assert partners.years(engine)[-1] == 2020


def test_an_unknown_table_is_refused(engine):
    with pytest.raises(TableError, match="one of the pack's"):
        engine.count("no_such_table")


def test_threads_share_one_engine(root):
    shared, answers = Engine(root / "data" / "tidy"), []

    def ask(key):
        for _ in range(5):
            answers.append(
                (key, set(partners.series(shared, partner_keys=[key], flow="export")["partner_key"]))
            )

    threads = [threading.Thread(target=ask, args=(key,)) for key in ("CHN", "RUS", "POL", "UKR")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 20
    assert all(keys == {key} for key, keys in answers)


def test_the_environment_names_another_pack(monkeypatch, tmp_path):
    shipped = pack_folder()
    monkeypatch.setenv(PACK_VARIABLE, str(tmp_path))
    assert pack_folder() == tmp_path
    assert shipped != tmp_path


def test_a_table_replaced_while_it_is_answered_from_never_mixes_with_the_old_one(pack_copy):
    tidy = pack_copy / "tidy"
    running = Engine(tidy)
    before = partners.series(running, partner_keys=["CHN"], flow="export")
    for table in ("trade", "peers"):
        file = tidy / f"{table}.parquet"
        doubled = pd.read_parquet(file)
        doubled.select_dtypes("float").mul(2).to_parquet(file)
    again = partners.series(running, partner_keys=["CHN"], flow="export")
    pd.testing.assert_frame_equal(before, again)
    with pytest.raises(TableError) as caught:
        parquet_file(running, table="trade")
    assert caught.value.rule == UNCHANGED
    with pytest.raises(TableError):
        reference.peers(running, year=2020)  # asked for the first time


def test_a_table_taken_away_while_it_is_answered_from_is_not_missed(pack_copy):
    running = Engine(pack_copy / "tidy")
    years = partners.years(running)
    (pack_copy / "tidy" / "trade.parquet").unlink()
    assert partners.years(running) == years

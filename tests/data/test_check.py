"""The check of a whole pack names table, rule and row of what is broken, and goes on with the rest."""

import shutil

import pytest

from directive.data.check import CONTRACT_RULE, check_pack
from directive.data.contracts import contracts
from directive.data.corrections import holds, load_corrections
from directive.data.errors import TableError
from directive.data.origins import changed_files, load_origins
from directive.data.pack import load_pack

TOPICS = ("partners", "china", "regions", "imf_dots_world")


def test_the_shipped_pack_is_whole(root):
    results = check_pack(root / "data")
    assert [r for r in results if not r.ok] == []
    assert {r.table for r in results if r.rule == CONTRACT_RULE} == set(contracts())


def broken_lines(folder):
    return [(r.table, r.rule, r.detail) for r in check_pack(folder) if not r.ok]


def test_a_broken_row_is_one_line(spoil):
    def one_group_counts(frame):
        return frame.assign(adds_to_world=frame["adds_to_world"] | (frame["key"] == "EUU"))

    folder = spoil("partner_keys", one_group_counts)
    (line,) = broken_lines(folder)
    assert line[:2] == ("partner_keys", "groups never add to World")
    assert line[2].startswith("row ")
    assert "key=EUU" in line[2]


def test_a_part_year_made_a_series_is_found(spoil):
    folder = spoil("trade", lambda f: f.assign(use=f["use"].where(f["draw_as"] != "part_year", "series")))
    assert ("trade", "a cumulative part of a year is never drawn") in [
        line[:2] for line in broken_lines(folder)
    ]


def test_a_missing_column_is_found(spoil):
    folder = spoil("turnover", lambda f: f.drop(columns="value_usd"))
    (line,) = broken_lines(folder)
    assert line[:2] == ("turnover", "column_in_dataframe")
    assert "value_usd" in line[2]


def test_a_repeated_key_is_found(spoil):
    folder = spoil(
        "sources", lambda f: f.assign(source_id=f["source_id"].where(f.index != 1, f["source_id"][0]))
    )
    lines = broken_lines(folder)
    assert ("sources", "source_id: multiple_fields_uniqueness") in [line[:2] for line in lines]


def test_an_unlisted_source_is_found(spoil):
    folder = spoil("turnover", lambda f: f.assign(source_id=f["source_id"].where(f.index != 0, "nobody")))
    (line,) = broken_lines(folder)
    assert line == (
        "sources", "every source named in a table is listed", "nobody is named in 1 rows of turnover",
    )  # fmt: skip


def test_a_missing_file_is_one_line_each_time_it_is_needed(pack_copy):
    (pack_copy / "tidy" / "peers.parquet").unlink()
    (line,) = broken_lines(pack_copy)
    assert line[:2] == ("peers", "the file is there")


def test_a_pack_without_its_record(pack_copy):
    (pack_copy / "pack.yml").write_text("version: '1'\n", encoding="utf-8")
    with pytest.raises(TableError, match="entries are complete"):
        load_pack(pack_copy)
    assert broken_lines(pack_copy)[0][0] == "pack.yml"


@pytest.mark.parametrize("topic", TOPICS)
def test_raw_files_are_as_retrieved(root, topic):
    folder = root / "data" / "raw" / topic
    assert changed_files(folder) == []
    for origin in load_origins(folder):
        assert origin.producer
        assert origin.title
        assert origin.licence
        assert len(origin.sha256) == 64


def test_a_changed_or_added_raw_file_is_named(root, tmp_path):
    folder = tmp_path / "regions"
    shutil.copytree(root / "data" / "raw" / "regions", folder)
    assert changed_files(folder) == []
    first = load_origins(folder)[0].file
    (folder / first).write_bytes((folder / first).read_bytes() + b"\n")
    (folder / "new.csv").write_text("a\n", encoding="utf-8")
    assert changed_files(folder) == sorted([first, "new.csv"])


def test_the_extract_states_its_floors(root):
    pairs = next(o for o in load_origins(root / "data/raw/imf_dots_world") if o.file == "pairs.parquet")
    assert (pairs.extra["min_share"], pairs.extra["min_value_usd"]) == (0.01, 1e7)
    assert pairs.extra["cut_from"]["sha256"].startswith("8ae65d90")


def test_conditions_of_corrections_hold_and_can_fail(root, tmp_path):
    entries = load_corrections(root / "data")
    assert len(entries) >= 10
    assert all(holds(entry, folder=root / "data") for entry in entries)
    shutil.copytree(root / "data" / "raw", tmp_path / "raw", ignore=shutil.ignore_patterns("*.parquet"))
    file = tmp_path / "raw" / "partners" / "partners.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("SIDE UNCLEAR", "own side"), encoding="utf-8")
    assert not holds(next(e for e in entries if e.id == "side-unclear"), folder=tmp_path)

"""The build: the same bytes twice, the shipped tables are what the raw files give, broken contracts stop it."""

import shutil

import pandas as pd
import pytest

from directive.data.build import registry
from directive.data.build.partners import first_match, months_of
from directive.data.build.registry import Workshop, builders, open_workshop
from directive.data.build.writing import build_all
from directive.data.contracts import contracts
from directive.data.errors import TableError


@pytest.fixture(scope="module")
def built(root, tmp_path_factory):
    """The pack built twice."""
    folders = [tmp_path_factory.mktemp(name) for name in ("first", "second")]
    for folder in folders:
        build_all(root / "data", out=folder)
    return folders


def test_twice_the_same_bytes(built):
    first, second = ({f.name: f.read_bytes() for f in folder.iterdir()} for folder in built)
    assert first.keys() == {f"{name}.parquet" for name in contracts()}
    assert first == second


def test_the_shipped_tables_are_those_of_the_raw_files(root, built):
    shipped = {f.name: f.read_bytes() for f in (root / "data" / "tidy").glob("*.parquet")}
    different = [f.name for f in built[0].iterdir() if shipped.get(f.name) != f.read_bytes()]
    assert not different, "run `make data`"
    assert len(shipped) == len(contracts())


def test_every_contract_has_a_step_and_every_step_a_contract():
    assert builders().keys() == contracts().keys()


def test_every_table_has_source_and_kind():
    for name, contract in contracts().items():
        columns = set(contract.columns)
        assert columns & {"source_id", "source_ids"}, name
        assert columns & {"kind", "value_kind"}, name


def test_a_changed_raw_value_stops_the_build(root, tmp_path):
    """One dollar more for one partner, and the sum to World no longer holds."""
    folder = tmp_path / "data"
    shutil.copytree(root / "data", folder, ignore=shutil.ignore_patterns("geo", "tidy"))
    raw = folder / "raw" / "partners" / "partners.csv"
    text = raw.read_text(encoding="utf-8")
    changed = text.replace(
        ",export,4493000,reported,imf_dots_repo", ",export,4493001,reported,imf_dots_repo", 1
    )
    assert changed != text
    raw.write_text(changed, encoding="utf-8")
    with pytest.raises(TableError) as caught:
        open_workshop(folder).table("trade")
    assert caught.value.rule == "countries and residual lines add up to World"
    assert "1992" in caught.value.detail


def test_tables_that_need_each_other_are_refused(root, monkeypatch):
    circle = {"trade": lambda shop: shop.table("peers"), "peers": lambda shop: shop.table("trade")}
    monkeypatch.setattr(registry, "builders", lambda: circle)
    shop = Workshop(root / "data", open_workshop(root / "data").pack)
    with pytest.raises(TableError, match="circle: trade -> peers -> trade"):
        shop.table("trade")


@pytest.mark.parametrize(
    ("text", "months"), [("", (1, 12)), ("9", (9, 9)), ("1-9", (1, 9)), ("1-11", (1, 11))]
)
def test_months(text, months):
    assert months_of(text) == months


def test_first_match_wins():
    found = first_match(
        pd.Series(["stated as over 5", "rounded; x", "plain"]), [("over", "a"), ("rounded", "b")]
    )
    assert found.tolist() == ["a", "b", ""]

"""Fixtures of the data tests: the pack that ships, and copies of it that may be broken."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from directive.data.build.writing import write_table
from directive.data.contracts import read_table
from directive.data.engine import Engine


@pytest.fixture(scope="session")
def engine(root: Path) -> Engine:
    """The engine over the tables that ship."""
    return Engine(root / "data" / "tidy")


@pytest.fixture
def pack_copy(root: Path, tmp_path: Path) -> Path:
    """A copy of the pack's tables and record (without raw files) that a test may break."""
    shutil.copytree(root / "data" / "tidy", tmp_path / "tidy")
    shutil.copy(root / "data" / "pack.yml", tmp_path / "pack.yml")
    return tmp_path


@pytest.fixture
def spoil(pack_copy: Path):
    """Rewrite one table of the copy: `spoil("trade", change)` with a function from frame to frame."""

    def rewrite(table: str, change) -> Path:
        file = pack_copy / "tidy" / f"{table}.parquet"
        frame: pd.DataFrame = change(read_table(file, table=table))
        write_table(frame, file)
        return pack_copy

    return rewrite

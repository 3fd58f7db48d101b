"""The query engine: DuckDB in this process over the Parquet files of a data pack, opened for reading only.

A table is checked against its contract when it is first asked for, so a broken one stops only those who need it.
"""

from __future__ import annotations

import hashlib
import os
import re
import threading
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

from directive.data.contracts import contracts, read_table, require
from directive.data.errors import TableError

PACK_VARIABLE = "DIRECTIVE_DATA"
"""Environment variable: folder of the data pack to use instead of the one that ships (holds pack.yml, tidy/)."""
# Without these an extension could be fetched from the network, or a query read any file.
_CONFIG = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
_TABLES = re.compile(r"\b(?:from|join)\s+([a-z_][a-z0-9_]*)", re.IGNORECASE)


def pack_folder() -> Path:
    """Folder of the data pack: the one named by DIRECTIVE_DATA, else `data/` of the repository."""
    named = os.environ.get(PACK_VARIABLE)
    return Path(named) if named else Path(__file__).resolve().parents[3] / "data"


UNCHANGED = "the files are those that answers were given from; start the server again"


class Engine:
    """Read-only queries over the tidy tables in one folder. Safe to share between threads.

    A table is read once. Where a file that answers came from has been replaced, no further table is taken in: all
    figures are of one pack.
    """

    def __init__(self, path: Path) -> None:
        self.path = Path(path)
        self._connection = duckdb.connect(":memory:", config=_CONFIG)
        self._connection.execute(
            "SET allowed_directories = $folders", {"folders": [str(self.path.resolve())]}
        )
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")
        self._local = threading.local()
        self._lock = threading.Lock()
        self._ready: dict[str, tuple[tuple[int, int], str]] = {}  # the file as it was read

    def frame(self, sql: str, params: Mapping[str, object] | None = None) -> pd.DataFrame:
        """Answer of a query as a table; values go in as `$name` parameters.

        Raises TableError when a table it reads is missing, unreadable or against its contract.
        """
        self._require_tables(sql)
        return self._cursor().execute(sql, dict(params or {})).df()

    def rows(self, sql: str, params: Mapping[str, object] | None = None) -> list[tuple]:
        """Answer of a query as plain tuples; for few values, where a table would cost more than the query."""
        self._require_tables(sql)
        return self._cursor().execute(sql, dict(params or {})).fetchall()

    def table(self, name: str) -> pd.DataFrame:
        """A whole table of the pack, as it is. Raises TableError."""
        self.validated(name)
        return self._cursor().table(name).df()

    def count(self, name: str) -> int:
        """Number of rows of a table. Raises TableError."""
        self.validated(name)
        return int(self._cursor().table(name).shape[0])

    def value_counts(self, table: str, column: str) -> list[tuple[str, int]]:
        """Each value of a column of a table with its number of rows. Raises TableError."""
        self.validated(table)
        whole = self._cursor().table(table)
        return whole.aggregate(f'"{column}", count(*)', f'"{column}"').fetchall()

    def validated(self, table: str) -> None:
        """Check a table against its contract once and make it ready for queries. Raises TableError."""
        if table in self._ready:
            return
        with self._lock:
            if table in self._ready:
                return
            self._check(table)
            file = (self.path / f"{table}.parquet").resolve()
            seen = _stamp(file), sha256_of(file)
            self._connection.sql("SELECT * FROM read_parquet($file)", params={"file": str(file)}).create(
                table
            )
            self._ready[table] = seen

    def unchanged(self, table: str) -> None:
        """Check that a table's file is still the one whose rows are answered from. Raises TableError."""
        self.validated(table)
        if self._replaced(table):
            raise TableError(table, UNCHANGED, detail=table)

    def require(self, *tables: str) -> None:
        """Check several tables. Raises TableError for the first that can't be used; its `also` holds the others."""
        errors = []
        for table in tables:
            try:
                self.validated(table)
            except TableError as error:
                errors.append(error)
        if errors:
            errors[0].also = tuple(errors[1:])
            raise errors[0]

    def _check(self, table: str) -> None:
        contract = contracts().get(table)
        if contract is None:
            raise TableError(table, "the table is one of the pack's")
        require(read_table(self.path / f"{table}.parquet", table=table), contract)
        replaced = [name for name in self._ready if self._replaced(name)]
        if replaced:
            raise TableError(table, UNCHANGED, detail=", ".join(replaced))

    def _replaced(self, table: str) -> bool:
        """Whether the file of a table that was read is gone or another one; the same one built again is not."""
        file, (stamp, digest) = self.path / f"{table}.parquet", self._ready[table]
        return not file.exists() or (_stamp(file) != stamp and sha256_of(file) != digest)

    def _require_tables(self, sql: str) -> None:
        self.require(*sorted({name.lower() for name in _TABLES.findall(sql)} & contracts().keys()))

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        # A DuckDB connection must not be used by two threads at once; cursors share its tables.
        if not hasattr(self._local, "cursor"):
            self._local.cursor = self._connection.cursor()
        return self._local.cursor


def _stamp(file: Path) -> tuple[int, int]:
    """Size and time of a file: another one in its place has others."""
    known = file.stat()
    return known.st_size, known.st_mtime_ns


def sha256_of(file: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@lru_cache(maxsize=1)
def default_engine() -> Engine:
    """The engine over the tidy tables of the data pack in use, one a process."""
    return Engine(pack_folder() / "tidy")

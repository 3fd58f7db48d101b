"""What each tidy table promises: columns, types, allowed values, a unique key, and plain rules.

Modules named `contracts_<topic>` register their tables with `register`; `contracts()` gathers them all.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd
import pandera.pandas as pa
import pyarrow as arrow
import pyarrow.parquet as parquet

from directive.data.errors import TableError
from directive.model.terms import Kind

KINDS = tuple(Kind)
"""How a figure came to be (model.terms.Kind)."""
SIDES = ("own", "partner", "context", "unstated")
"""Whose statistics: the pack's reporter, the other side, world totals of others, or not stated."""
FLOWS = ("export", "import")
VALUATIONS = ("FOB", "CIF", "")
PRECISIONS = ("", "about", "almost", "at_least", "more_than", "less_than", "at_most", "just_over", "rounded")


@dataclass(frozen=True)
class Rule:
    """A plain check in words. `broken` takes the table and returns the rows against it (none when it holds)."""

    name: str
    broken: Callable[[pd.DataFrame], pd.DataFrame]


@dataclass(frozen=True)
class Contract:
    """One tidy table: what it holds, its columns (pandera), the key its rows are unique by and sorted by."""

    table: str
    about: str
    schema: pa.DataFrameSchema
    key: tuple[str, ...]
    rules: tuple[Rule, ...] = ()

    @property
    def columns(self) -> list[str]:
        """Column names in order."""
        return list(self.schema.columns)


CONTRACTS: dict[str, Contract] = {}
"""Filled by `register`; read it through `contracts()`, which loads every module of contracts first."""


def text(*allowed: str, empty: bool = False, pattern: str = "", about: str = "") -> pa.Column:
    """A text column, never null: one of `allowed`, or any; `empty` lets "" (does not apply) stand."""
    checks = []
    if allowed:
        checks.append(pa.Check.isin([*allowed, ""] if empty else list(allowed)))
    elif not empty:
        checks.append(pa.Check.str_length(min_value=1))
    if pattern:
        checks.append(pa.Check.str_matches(pattern))
    return pa.Column(str, checks, description=about)


def whole(low: float | None = None, high: float | None = None, *, missing: bool = False, about: str = ""):
    """A column of whole numbers between low and high; `missing` lets a value be not published (null)."""
    dtype = pd.Int64Dtype() if missing else "int64"
    return pa.Column(dtype, _range(low, high), nullable=missing, description=about)


def number(low: float | None = None, high: float | None = None, *, missing: bool = False, about: str = ""):
    """A column of numbers between low and high; `missing` lets a value be not published (null)."""
    return pa.Column("float64", _range(low, high), nullable=missing, description=about)


def flag(about: str = "") -> pa.Column:
    """A yes/no column."""
    return pa.Column(bool, description=about)


def _range(low: float | None, high: float | None) -> list[pa.Check]:
    checks = [] if low is None else [pa.Check.ge(low)]
    return checks if high is None else [*checks, pa.Check.le(high)]


def register(
    table: str,
    *,
    about: str,
    columns: Mapping[str, pa.Column],
    key: tuple[str, ...],
    rules: tuple[Rule, ...] = (),
) -> Contract:
    """Make and file the contract of a table. Raises ValueError for a table registered twice."""
    if table in CONTRACTS:
        raise ValueError(f"table {table} is registered twice")
    schema = pa.DataFrameSchema(dict(columns), strict=True, ordered=True, unique=list(key), name=table)
    CONTRACTS[table] = Contract(table, about, schema, key, rules)
    return CONTRACTS[table]


@lru_cache(maxsize=1)
def contracts() -> Mapping[str, Contract]:
    """All contracts by table name, sorted."""
    import directive.data as package

    for module in pkgutil.iter_modules(package.__path__):
        if module.name.startswith("contracts_"):
            importlib.import_module(f"{package.__name__}.{module.name}")
    return dict(sorted(CONTRACTS.items()))


def require(frame: pd.DataFrame, contract: Contract) -> pd.DataFrame:
    """Return the frame when it keeps its contract; raises TableError naming table, rule and first row else."""
    try:
        contract.schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        raise _first_failure(error, contract.table) from error
    for rule in contract.rules:
        broken = rule.broken(frame)
        if len(broken):
            row = broken.iloc[0]
            detail = f"{len(broken)} rows, first: " + ", ".join(f"{c}={row[c]}" for c in broken.columns[:8])
            raise TableError(contract.table, rule.name, row=str(broken.index[0]), detail=detail)
    return frame


def _first_failure(error: pa.errors.SchemaErrors, table: str) -> TableError:
    cases = error.failure_cases
    # A wrong or missing column breaks many checks at once: the one about the column says it best.
    about_columns = cases["check"].isin(["column_in_dataframe", "column_in_schema", "column_ordered"])
    first = (cases[about_columns] if about_columns.any() else cases).iloc[0]
    has_column = isinstance(first["column"], str) and not about_columns.any()
    rule = f"{first['column']}: {first['check']}" if has_column else str(first["check"])
    row = "" if pd.isna(first["index"]) else str(first["index"])
    return TableError(table, rule, row=row, detail=f"{first['failure_case']!r} ({len(cases)} cells in all)")


def read_table(path: Path, *, table: str) -> pd.DataFrame:
    """Read one Parquet file with the types of a contract; raises TableError for a missing or broken file."""
    try:
        data = parquet.read_table(path, memory_map=False)
    except FileNotFoundError as error:
        raise TableError(table, "the file is there", detail=path.name) from error
    except (OSError, arrow.ArrowInvalid) as error:
        raise TableError(table, "the file can be read", detail=f"{path.name}: {error}") from error
    frame = data.to_pandas(types_mapper={arrow.int64(): pd.Int64Dtype()}.get)
    contract = contracts().get(table)
    return frame if contract is None else _plain_whole(frame, contract)


def _plain_whole(frame: pd.DataFrame, contract: Contract) -> pd.DataFrame:
    # Read as nullable, so that years with gaps don't pass through floats; plain again where none is missing.
    plain = [
        name
        for name, column in contract.schema.columns.items()
        if name in frame
        and str(column.dtype) == "int64"
        and frame[name].dtype == "Int64"
        and frame[name].notna().all()
    ]
    return frame.astype(dict.fromkeys(plain, "int64"))


def typed(frame: pd.DataFrame, contract: Contract) -> pd.DataFrame:
    """Return the contract's columns in order with its types, sorted by its key. Used where tables are built.

    Raises TableError for a column that is missing or can't be brought to its type.
    """
    absent = [name for name in contract.columns if name not in frame]
    if absent:
        raise TableError(contract.table, "columns", detail=f"missing: {', '.join(absent)}")
    types = {name: column.dtype.type for name, column in contract.schema.columns.items()}
    try:
        cast = frame[contract.columns].astype(types)
    except (TypeError, ValueError) as error:
        raise TableError(contract.table, "types", detail=str(error)) from error
    return cast.sort_values(list(contract.key), ignore_index=True, kind="stable")

"""The steps of the build: each tidy table has one function, filed here under the table's name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pandas as pd

from directive.data.contracts import contracts, require, typed
from directive.data.errors import TableError
from directive.data.pack import Pack, load_pack

BUILDERS: dict[str, Builder] = {}
"""Filled by `builds`; read it through `builders()`, which loads every module of the package first."""


@dataclass
class Workshop:
    """What a step works with: the pack's folder and record, tables already built, remarks for whoever builds."""

    folder: Path
    pack: Pack
    remarks: list[str] = field(default_factory=list)
    _built: dict[str, pd.DataFrame] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    @property
    def raw(self) -> Path:
        """Folder of the raw files."""
        return self.folder / "raw"

    def table(self, name: str) -> pd.DataFrame:
        """Return another tidy table, building it first; typed, checked and sorted. Do not change it in place.

        Raises TableError for an unknown table, a circle of tables, or one that breaks its contract.
        """
        if name not in self._built:
            if name in self._open or name not in builders():
                rule = (
                    "tables do not need each other in a circle" if name in self._open else "a step builds it"
                )
                raise TableError(name, rule, detail=" -> ".join([*self._open, name]))
            self._open.append(name)
            contract = contracts()[name]
            self._built[name] = require(typed(builders()[name](self), contract), contract)
            self._open.remove(name)
        return self._built[name]


Builder = Callable[[Workshop], pd.DataFrame]


def builds(table: str) -> Callable[[Builder], Builder]:
    """Decorator: this function builds that tidy table. Raises ValueError for a second step of one table."""

    def file(step: Builder) -> Builder:
        if table in BUILDERS:
            raise ValueError(f"table {table} has two steps")
        BUILDERS[table] = step
        return step

    return file


@lru_cache(maxsize=1)
def builders() -> Mapping[str, Builder]:
    """All steps by table name, sorted."""
    import directive.data.build as package

    for module in pkgutil.iter_modules(package.__path__):
        if module.name != "__main__":
            importlib.import_module(f"{package.__name__}.{module.name}")
    return dict(sorted(BUILDERS.items()))


def open_workshop(folder: Path) -> Workshop:
    """Start a build over the data pack in `folder` (pack.yml, raw/)."""
    return Workshop(folder, load_pack(folder))

"""Raw CSV files as text, and the Russian and Chinese words that go beside their English cells."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

LETTER = re.compile(r"[^\W\d_]{2,}")
LANGUAGES = ("ru", "zh")


@dataclass
class Missing:
    """Cells without a translation, gathered while tables are built."""

    cells: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, *, table: str, row_id: str, column: str) -> None:
        """Note one cell by table, row and column."""
        self.cells.append((table, row_id, column))

    def by_table(self) -> dict[str, int]:
        """Number of cells per table."""
        tables = [table for table, _, _ in self.cells]
        return {table: tables.count(table) for table in sorted(set(tables))}


@dataclass(frozen=True)
class Translations:
    """The translated cells of all tables, read once."""

    folder: Path
    missing: Missing = field(default_factory=Missing)

    def of(self, table: str) -> dict[tuple[str, str, str], dict[str, str]]:
        """Words by (row id, column, English cell); empty when the table has no file yet."""
        path = self.folder / f"{table}.csv"
        if not path.exists():
            return {}
        rows = read_rows(path)
        return {(row["row_id"], row["field"], row["en"]): row for row in rows}

    def join(self, frame: pd.DataFrame, *, table: str, key: str, columns: list[str]) -> pd.DataFrame:
        """Add `<column>_ru` and `<column>_zh`; a missing one is noted and falls back to English.

        Because the English cell is part of the key, a translation of an older wording counts as missing.
        """
        words = self.of(table)
        joined = frame.copy()
        for column in columns:
            for language in LANGUAGES:
                cells = zip(frame[key], frame[column], strict=True)
                joined[f"{column}_{language}"] = [
                    self._word(words, table, row_id, column, text, language) for row_id, text in cells
                ]
        return joined

    def _word(self, words, table: str, row_id: str, column: str, text: str, language: str) -> str:
        found = words.get((row_id, column, text), {}).get(language, "")
        if found or not LETTER.search(text):
            return found or text
        self.missing.add(table=table, row_id=row_id, column=f"{column}_{language}")
        return text


def read_rows(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV as text; nothing is guessed from how a cell looks."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_text(path: Path) -> pd.DataFrame:
    """A CSV as a table of text: leading zeros stay, NA is not a missing value, empty cells stay empty."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def number(column: pd.Series) -> pd.Series:
    """Text to numbers; an empty cell is missing, never zero. Raises ValueError on anything else."""
    return pd.to_numeric(column.where(column != "", None)).astype("float64")


def whole(column: pd.Series) -> pd.Series:
    """Text to whole numbers (years, months, people); an empty cell is missing."""
    return number(column).astype("Int64")

"""Known errors and edits as entries (`corrections.yml`), each with a condition that must still hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from directive.data.build.texts import read_text
from directive.data.errors import TableError


@dataclass(frozen=True)
class Condition:
    """In a raw file, the rows that match `rows` exist, and all their cells in `column` contain `contains`."""

    file: str
    rows: Mapping[str, str]
    column: str
    contains: str
    count: int


@dataclass(frozen=True)
class Correction:
    """What was found, where, what was done and why; `reported` to the provider when and how, and its status.

    `translations` hold what, action, reason and reported by language code; English stands in the fields.
    """

    id: str
    what: str
    where: str
    action: str
    reason: str
    reported: str
    status: str
    condition: Condition
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def said(self, name: str, language: str) -> str:
        """A field of the entry in a language, in English where it is not translated."""
        return self.translations.get(language, {}).get(name) or str(getattr(self, name))


def load_corrections(folder: Path) -> tuple[Correction, ...]:
    """Entries of a data pack. Raises TableError for a missing file or an incomplete entry."""
    try:
        entries = yaml.safe_load((folder / "corrections.yml").read_text(encoding="utf-8"))
        return tuple(Correction(**{**e, "condition": Condition(**e["condition"])}) for e in entries)
    except OSError as error:
        raise TableError("corrections.yml", "the file is there", detail=error.strerror or "") from error
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise TableError("corrections.yml", "entries are complete", detail=str(error)) from error


def holds(correction: Correction, *, folder: Path) -> bool:
    """True while the raw cells still are as the entry says; False means the entry is due for removal."""
    condition = correction.condition
    frame = read_text(folder / "raw" / condition.file)
    for column, value in condition.rows.items():
        frame = frame[frame[column] == value]
    cells = frame[condition.column].str.contains(condition.contains, regex=False)
    return len(cells) == condition.count and bool(cells.all())

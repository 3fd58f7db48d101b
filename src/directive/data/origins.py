"""Where the raw files come from: one `origin.yml` in each folder of `data/raw`, one entry a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

from directive.data.engine import sha256_of
from directive.data.errors import TableError

ORIGIN_FILE = "origin.yml"
_REQUIRED = ("file", "producer", "title", "published", "retrieved", "address", "licence", "sha256", "note")


@dataclass(frozen=True)
class Origin:
    """A raw file: who made it, when published and retrieved, address, licence, and its SHA-256.

    `published` is a date, or the producer's words where no day is given. `extra` holds machine-readable
    facts of a cut-out: floors, years, hash of the file it was cut from.
    """

    file: str
    producer: str
    title: str
    published: date | str
    retrieved: date
    address: str
    licence: str
    sha256: str
    note: str
    extra: Mapping[str, object] = field(default_factory=dict)


def load_origins(folder: Path) -> tuple[Origin, ...]:
    """Origins of the files in a raw folder. Raises TableError for a missing file or an incomplete entry."""
    try:
        entries = yaml.safe_load((folder / ORIGIN_FILE).read_text(encoding="utf-8"))["files"]
    except OSError as error:
        raise TableError(folder.name, "origin.yml is there", detail=str(folder / ORIGIN_FILE)) from error
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise TableError(folder.name, "origin.yml lists files", detail=str(error)) from error
    return tuple(_origin(folder.name, entry) for entry in entries)


def _origin(folder: str, entry: dict) -> Origin:
    absent = [name for name in _REQUIRED if name not in entry]
    if absent:
        raise TableError(folder, "origin.yml entries are complete", detail=f"missing: {', '.join(absent)}")
    extra = {name: value for name, value in entry.items() if name not in _REQUIRED}
    return Origin(**{name: entry[name] for name in _REQUIRED}, extra=extra)


def changed_files(folder: Path) -> list[str]:
    """Files whose bytes are not those of their origin entry, that are missing, or that have no entry."""
    origins = {origin.file: origin.sha256 for origin in load_origins(folder)}
    found = {p.name for p in folder.iterdir() if p.is_file() and p.name != ORIGIN_FILE}
    changed = [name for name in origins if name in found and sha256_of(folder / name) != origins[name]]
    return sorted({*changed, *(origins.keys() ^ found)})

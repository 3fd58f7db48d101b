"""What a data pack is about: the pair, its names, base, peers and defaults, read from `pack.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

from directive.data.engine import pack_folder
from directive.data.errors import TableError
from directive.model.errors import RangeError
from directive.model.target import Base


@dataclass(frozen=True)
class Names:
    """A country's name in the grammatical forms sentences need: name, of, to, from, in."""

    name: str
    of: str
    to: str
    from_: str
    in_: str


@dataclass(frozen=True)
class Stated:
    """A value as published: with its word of precision or band, its kind, and the statement row it is from."""

    value: float
    kind: str
    precision: str = ""
    low: float | None = None
    high: float | None = None
    row: str = ""


@dataclass(frozen=True)
class PackBase:
    """Default base of the target model: US dollars of `year`, share 0-1, target year and goal share."""

    year: int
    partner_value_usd: Stated
    share: Stated
    total_value_usd: Stated
    target_year: int
    goal_share: float

    def model(self) -> Base:
        """Return the base as the model takes it."""
        return Base(self.year, self.partner_value_usd.value, self.total_value_usd.value)


@dataclass(frozen=True)
class ReferenceClass:
    """Comparable starts: share from (in) to (out), 0-1, and start value in US dollars at least.

    `largest_importers`: only sales to the n largest importers. `exporter_size`: only exporters from so many to so many
    times the reporter's own size (`data.queries.reference`).
    """

    id: str
    share_from: float
    share_to: float
    min_value_usd: float
    largest_importers: int | None = None
    exporter_size: tuple[float, float] | None = None


@dataclass(frozen=True)
class SourcedFactor:
    """A factor and the source it is taken from."""

    value: float
    source: str


@dataclass(frozen=True)
class Release:
    """Day and source of the public record that the claims come from."""

    date: date
    source: str


@dataclass(frozen=True)
class Pack:
    """All that the code may know of the pair; keys of countries are those of `partner_keys`."""

    version: str
    retrieved: date
    reporter: str
    partner: str
    names: Mapping[str, Mapping[str, Names]]
    colour_roles: Mapping[str, str]
    base: PackBase
    release: Release
    peers: tuple[str, ...]
    reference_classes: tuple[ReferenceClass, ...]
    cif_fob_factor: SourcedFactor
    value_targets: tuple[
        str, ...
    ] = ()  # rows of `targets` that aim at all exports to the partner, in US dollars

    def names_of(self, key: str, *, language: str) -> Names:
        """Forms of a country's name. Raises RangeError for a key or language the pack has none for."""
        try:
            return self.names[key][language]
        except KeyError as error:
            raise RangeError("names", f"{key} in {language}", ", ".join(self.names)) from error


def load_pack(folder: Path) -> Pack:
    """Read `pack.yml` of a data pack. Raises TableError when it is missing, unreadable or incomplete."""
    file = folder / "pack.yml"
    try:
        raw = yaml.safe_load(file.read_text(encoding="utf-8"))
        return _pack(raw)
    except OSError as error:
        raise TableError("pack.yml", "the file is there", detail=file.name) from error
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise TableError(
            "pack.yml", "entries are complete", detail=f"{type(error).__name__}: {error}"
        ) from error


def _pack(raw: dict) -> Pack:
    base = raw["base"]
    stated = {name: _stated(base[name]) for name in ("partner_value_usd", "share", "total_value_usd")}
    rest = {"year": base["year"], "target_year": base["target_year"], "goal_share": float(base["goal_share"])}
    return Pack(
        version=raw["version"],
        retrieved=raw["retrieved"],
        reporter=raw["reporter"],
        partner=raw["partner"],
        names={key: _forms(languages) for key, languages in raw["names"].items()},
        colour_roles=raw["colour_roles"],
        base=PackBase(**stated, **rest),
        release=Release(**raw["release"]),
        peers=tuple(raw["peers"]),
        reference_classes=tuple(_reference_class(entry) for entry in raw["reference_classes"]),
        cif_fob_factor=SourcedFactor(**raw["cif_fob_factor"]),
        value_targets=tuple(raw.get("value_targets", ())),
    )


def _reference_class(entry: dict) -> ReferenceClass:
    size, places = entry.get("exporter_size"), entry.get("largest_importers")
    return ReferenceClass(
        id=entry["id"],
        share_from=float(entry["share_from"]),
        share_to=float(entry["share_to"]),
        min_value_usd=float(entry["min_value_usd"]),
        largest_importers=None if places is None else int(places),
        exporter_size=None if size is None else (float(size[0]), float(size[1])),
    )


def _forms(languages: dict[str, dict[str, str]]) -> dict[str, Names]:
    return {
        language: Names(f["name"], f["of"], f["to"], f["from"], f["in"]) for language, f in languages.items()
    }


def _stated(entry: dict) -> Stated:
    # YAML reads 1.7e9 (no sign in the exponent) as text.
    numbers = {name: float(entry[name]) for name in ("value", "low", "high") if name in entry}
    return Stated(**(entry | numbers))


@lru_cache(maxsize=1)
def default_pack() -> Pack:
    """The data pack in use, read once a process."""
    return load_pack(pack_folder())

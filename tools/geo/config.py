"""The build's settings, read from `data/geo/outlines.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Package:
    """An npm package pinned by version and by the hash of its tarball."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True)
class Lens:
    """A disc (degrees) that is enlarged `factor` times while shapes are simplified."""

    lon: float
    lat: float
    radius_deg: float
    factor: float


@dataclass(frozen=True)
class Dissolved:
    """A division made of all units of one source file."""

    file: str
    code: str
    min_islet_km2: float | None = None


@dataclass(frozen=True)
class Country:
    """One country's divisions: source unit -> ISO 3166-2 code, plus the dissolved ones."""

    iso3: str
    file: str
    units: dict[str, str]
    dissolved: tuple[Dissolved, ...]


@dataclass(frozen=True)
class DivisionPlan:
    """How the clickable layer is made."""

    tolerance_deg: float
    digits: int
    min_islet_km2: float
    lenses: tuple[Lens, ...]
    countries: tuple[Country, ...]


@dataclass(frozen=True)
class UnitsApart:
    """Source units drawn as a shape without a country code."""

    file: str
    units: tuple[str, ...]


@dataclass(frozen=True)
class BackdropPlan:
    """How the neighbours are made; window is (west, south, east, north) in degrees."""

    window: tuple[float, float, float, float]
    tolerance_deg: float
    min_islet_km2: float
    min_shape_km2: float
    lenses: tuple[Lens, ...]
    apart: tuple[UnitsApart, ...]


@dataclass(frozen=True)
class PointApart:
    """The part of a country that holds the point becomes a shape without a country code."""

    iso3: str
    lon: float
    lat: float


@dataclass(frozen=True)
class WorldPlan:
    """How the world map is made."""

    tolerance_deg: float
    digits: int
    min_islet_km2: float
    left_out: tuple[str, ...]
    apart: tuple[PointApart, ...]


@dataclass(frozen=True)
class Plan:
    """All settings of one build."""

    packages: tuple[Package, ...]
    divisions: DivisionPlan
    backdrop: BackdropPlan
    world: WorldPlan
    label_offsets_px: dict[str, tuple[int, int]]


def load_plan(path: Path, /) -> Plan:
    """Read the settings. Raises KeyError or TypeError where the file lacks a field or has one too many."""
    doc = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Plan(
        packages=tuple(Package(name=name, **fields) for name, fields in doc["packages"].items()),
        divisions=_division_plan(doc["divisions"]),
        backdrop=_backdrop_plan(doc["backdrop"]),
        world=_world_plan(doc["world"]),
        label_offsets_px={code: (dx, dy) for code, (dx, dy) in doc["label_offsets_px"].items()},
    )


def _division_plan(doc: dict[str, Any]) -> DivisionPlan:
    lenses = tuple(Lens(**fields) for fields in doc.pop("lenses"))
    countries = tuple(_country(iso3, fields) for iso3, fields in doc.pop("countries").items())
    return DivisionPlan(lenses=lenses, countries=countries, **doc)


def _country(iso3: str, doc: dict[str, Any]) -> Country:
    dissolved = tuple(Dissolved(file=file, **fields) for file, fields in doc.get("dissolved", {}).items())
    return Country(iso3=iso3, file=doc["file"], units=doc["units"], dissolved=dissolved)


def _backdrop_plan(doc: dict[str, Any]) -> BackdropPlan:
    apart = tuple(UnitsApart(file=a["file"], units=tuple(a["units"])) for a in doc.pop("apart"))
    lenses = tuple(Lens(**fields) for fields in doc.pop("lenses"))
    west, south, east, north = doc.pop("window")
    return BackdropPlan(window=(west, south, east, north), apart=apart, lenses=lenses, **doc)


def _world_plan(doc: dict[str, Any]) -> WorldPlan:
    apart = tuple(PointApart(**fields) for fields in doc.pop("apart"))
    return WorldPlan(left_out=tuple(doc.pop("left_out")), apart=apart, **doc)

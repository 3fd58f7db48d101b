"""What a scenario may name: the pack's goods, organisations, keys, counts, home regions and provinces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import yaml

from directive.data.engine import Engine
from directive.data.errors import TableError
from directive.data.queries.goods import baselines
from directive.data.queries.regions import home_regions, links, provinces

LANGUAGES = ("en", "ru", "zh")
Names = Mapping[str, str]
"""Language -> name."""


@dataclass(frozen=True)
class KnownGood:
    """A good of the plan with its published figures (None: not published) in its own unit and US dollars."""

    id: str
    names: Names
    hs_code: str
    unit: str
    baseline_quantity: float | None
    unit_value_usd: float | None
    valuation: str
    partner_imports: float | None
    organisations: tuple[str, ...]
    source_ids: tuple[str, ...]
    reason_empty: Names


@dataclass(frozen=True)
class KnownCount:
    """Something a key counts: the published figure with year and precision word, or None."""

    id: str
    key_id: str
    names: Names
    baseline: float | None
    baseline_year: int | None
    precision: str
    source_ids: tuple[str, ...]


@dataclass(frozen=True)
class Catalogue:
    """All ids a scenario may use without describing them.

    `ties` are (home region, province) with a document in force; `markets` the provinces with published imports:
    (province, imports in one money unit, distance in km).
    """

    goods: Mapping[str, KnownGood]
    organisations: Mapping[str, Names]
    keys: Mapping[str, Names]
    counts: Mapping[str, KnownCount]
    home_regions: Mapping[str, Names]
    provinces: Mapping[str, Names]
    ties: frozenset[tuple[str, str]]
    markets: tuple[tuple[str, float, float], ...] = ()


def load_catalogue(engine: Engine) -> Catalogue:
    """Read what the pack of an engine names. Raises TableError where a table or `keys.yml` can't be used."""
    engine.require("organisations", "channels", "good_baselines", "home_regions", "provinces", "region_links")
    rows = {"organisations": engine.table("organisations"), "channels": engine.table("channels")}
    ids = organisation_ids(rows["organisations"])
    own = home_regions(engine).set_index("iso")
    places = provinces(engine)
    tied = links(engine).query("in_force")
    inside = places[places["in_benchmark"]]
    keys, counts = _keys(engine.path.parent / "keys.yml", rows)
    return Catalogue(
        goods={row.good_id: _good(row, ids) for row in baselines(engine).itertuples()},
        organisations=_organisations(rows["organisations"], ids),
        keys=keys,
        counts=counts,
        home_regions={code: _names(row, "name_{}") for code, row in own.iterrows()},
        provinces={row["iso"]: _names(row, "name_{}") for _, row in places.iterrows()},
        ties=frozenset(zip(tied["home_region"], tied["province"], strict=True)),
        markets=tuple(zip(inside["iso"], inside["imports_lcu"], inside["distance_km"], strict=True)),
    )


def organisation_ids(rows: pd.DataFrame) -> dict[str, str]:
    """Return row id -> organisation id for the table `organisations`: made of the English name, so stable.

    Rows of one name share an id; two names that would read alike get the row's id behind.
    """
    found: dict[str, str] = {}
    for row in rows.drop_duplicates("organisation").itertuples():
        made = slug(row.organisation) or slug(row.row_id)
        found[row.organisation] = f"{made}-{slug(row.row_id)}" if made in found.values() else made
    return {row.row_id: found[row.organisation] for row in rows.itertuples()}


def slug(name: str) -> str:
    """Return a name as an id: small letters, digits and hyphens, without what stands in brackets.

    >>> slug("Vitebsk broiler poultry factory (brand Ganna)")
    'vitebsk-broiler-poultry-factory'
    """
    plain = unicodedata.normalize("NFKD", re.sub(r"\(.*?\)", "", name)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60].strip("-")


def _good(row: tuple, ids: Mapping[str, str]) -> KnownGood:
    return KnownGood(
        id=row.good_id,
        names={language: getattr(row, f"name_{language}") for language in LANGUAGES},
        hs_code=row.hs_code,
        unit=row.unit,
        baseline_quantity=_known(row.baseline_quantity),
        unit_value_usd=_known(row.unit_value_usd),
        valuation=row.valuation,
        partner_imports=_known(row.partner_imports_quantity),
        organisations=tuple(dict.fromkeys(ids[part] for part in row.organisation_ids.split(";") if part)),
        source_ids=tuple(part for part in row.source_ids.split(";") if part),
        reason_empty={language: getattr(row, f"reason_empty_{language}") for language in LANGUAGES},
    )


def _known(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def _organisations(rows: pd.DataFrame, ids: Mapping[str, str]) -> dict[str, Names]:
    first = rows.drop_duplicates("organisation")
    return {
        ids[row["row_id"]]: {
            "en": row["organisation"],
            **{other: row[f"organisation_{other}"] or row["organisation"] for other in ("ru", "zh")},
        }
        for _, row in first.iterrows()
    }


def _names(row: pd.Series, pattern: str) -> Names:
    return {language: row[pattern.format(language)] for language in LANGUAGES}


def _keys(file: Path, rows: Mapping[str, pd.DataFrame]) -> tuple[dict[str, Names], dict[str, KnownCount]]:
    try:
        raw = yaml.safe_load(file.read_text(encoding="utf-8"))
        keys = {key["id"]: key["names"] for key in raw["keys"]}
        counts = {count["id"]: _count(count, rows) for count in raw["counts"]}
    except OSError as error:
        raise TableError("keys.yml", "the file is there", detail=file.name) from error
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        detail = f"{type(error).__name__}: {error}"
        raise TableError("keys.yml", "entries are complete", detail=detail) from error
    lost = sorted(count.id for count in counts.values() if count.key_id not in keys)
    if lost:
        raise TableError("keys.yml", "a count belongs to one of the keys", detail=", ".join(lost))
    return keys, counts


def _count(entry: dict, rows: Mapping[str, pd.DataFrame]) -> KnownCount:
    known = {"id": entry["id"], "key_id": entry["key"], "names": entry["names"]}
    if "baseline" not in entry:
        return KnownCount(**known, baseline=None, baseline_year=None, precision="", source_ids=())
    row = rows[entry["baseline"]["table"]].set_index("row_id").loc[entry["baseline"]["row"]]
    return KnownCount(
        **known,
        baseline=float(row["value"]),
        baseline_year=int(row["year_to"]),
        precision=row["precision"],
        source_ids=tuple(row["source_ids"].split(";")),
    )

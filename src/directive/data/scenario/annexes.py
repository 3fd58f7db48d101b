"""The annexes of a plan as tables: who, by which key, from where to where; whole units that add up exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from directive.data.scenario.catalogue import LANGUAGES, Names
from directive.data.scenario.plan import Prepared
from directive.model.annex import Annex, annex, count_years
from directive.model.errors import RangeError
from directive.model.plan import in_kilograms

UNITS = ("t", "kg")


@dataclass(frozen=True, eq=False)
class Annexes:
    """Four tables, one row per part, good and year from the base year on.

    Shared columns: good_id, good_en, good_ru, good_zh, unit, year, user_filled (the good rests on figures of the
    user), assumed (the share is a default, not the user's), source_ids (of the good's published figures, joined by
    ";", empty where all are the user's). Each has the three names of its parts too.
    `organisations`: organisation_id, quantity. `keys`: key_id, increment over the base year. `regions`:
    home_region, province, increment. `counts`: count_id, key_id, year, count, baseline, baseline_year, target:
    counts with a target alone; `count` is missing where no baseline is known.
    """

    organisations: pd.DataFrame
    keys: pd.DataFrame
    regions: pd.DataFrame
    counts: pd.DataFrame


def in_unit(prepared: Prepared, unit: str) -> Prepared:
    """Return the same plan with goods counted in tonnes or, for `unit` "kg", kilograms. Raises RangeError."""
    if unit not in UNITS:
        raise RangeError("unit", unit, ", ".join(UNITS))
    if unit == "t":
        return prepared
    goods = tuple(in_kilograms(good) for good in prepared.plan.goods)
    return replace(prepared, plan=replace(prepared.plan, goods=goods))


def annexes(prepared: Prepared, *, unit: str = "t") -> Annexes:
    """Return the plan's annexes, tonnes or kilograms. Raises RangeError for another unit."""
    prepared = in_unit(prepared, unit)
    known, tables = prepared.catalogue, {}
    own = {name: dict.fromkeys(LANGUAGES, text) for name, text in prepared.scenario.new_organisations}
    parts = {"organisations": ("organisation", {**known.organisations, **own}), "keys": ("key", known.keys)}
    for kind, (column, names) in parts.items():
        rows = _rows(prepared, kind)
        tables[kind] = _named(rows.rename(columns={"part_id": f"{column}_id"}), f"{column}_id", column, names)
    return Annexes(**tables, regions=_regions(prepared), counts=_counts(prepared))


def good_names(prepared: Prepared) -> dict[str, Names]:
    """Return good id -> names; a good of the user has its one name in every language."""
    own = {good.id: dict.fromkeys(LANGUAGES, good.name) for good in prepared.scenario.goods if good.name}
    return {**own, **{name: good.names for name, good in prepared.catalogue.goods.items()}}


def _rows(prepared: Prepared, kind: str) -> pd.DataFrame:
    assumed = prepared.even_keys if kind == "keys" else frozenset()
    measure = "quantity" if kind == "organisations" else "increment"
    frames = [_long(entry, measure, entry.good_id in assumed) for entry in annex(prepared.plan, kind)]
    columns = ["part_id", "good_id", "unit", "year", measure, "assumed"]
    frame = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=columns)
    filled = {good.id: bool(good.user_filled) for good in prepared.plan.goods}
    sources = {name: ";".join(good.source_ids) for name, good in prepared.catalogue.goods.items()}
    frame["user_filled"] = frame["good_id"].map(filled)
    frame["source_ids"] = frame["good_id"].map(sources).fillna("")
    return _named(frame, "good_id", "good", good_names(prepared))


def _long(entry: Annex, measure: str, assumed: bool) -> pd.DataFrame:
    parts, years = entry.units.shape
    return pd.DataFrame(
        {
            "part_id": [name for name in entry.part_ids for _ in range(years)],
            "good_id": entry.good_id,
            "unit": entry.unit,
            "year": list(entry.years) * parts,
            measure: entry.units.ravel(),
            "assumed": assumed,
        }
    )


def _named(frame: pd.DataFrame, column: str, prefix: str, names: Mapping[str, Names]) -> pd.DataFrame:
    """Put the three names behind the id."""
    place = frame.columns.get_loc(column) + 1
    for offset, language in enumerate(LANGUAGES):
        words = {name: texts[language] for name, texts in names.items()}
        frame.insert(place + offset, f"{prefix}_{language}", frame[column].map(words))
    return frame


def _regions(prepared: Prepared) -> pd.DataFrame:
    rows, known = _rows(prepared, "regions"), prepared.catalogue
    held = {(pair.home_region, pair.province) for pair in prepared.scenario.regions.pairs}
    ends = rows.pop("part_id").str.split(">", expand=True)
    rows.insert(0, "home_region", ends[0])
    rows.insert(1, "province", ends[1])
    rows["assumed"] = [pair not in held for pair in zip(rows["home_region"], rows["province"], strict=True)]
    rows = _named(rows, "province", "province", known.provinces)
    return _named(rows, "home_region", "home_region", known.home_regions)


def _counts(prepared: Prepared) -> pd.DataFrame:
    rows, plan = [], prepared.plan
    own = {goal.id for goal in prepared.scenario.counts if goal.baseline is not None}
    for count in plan.counts:
        if count.target is None:
            continue
        values = count_years(plan, count)
        fixed = {"count_id": count.id, "key_id": count.key_id}
        about = {"baseline": count.baseline, "baseline_year": count.baseline_year, "target": count.target}
        sources = () if count.id in own else prepared.catalogue.counts[count.id].source_ids
        about |= {"user_filled": count.id in own, "source_ids": ";".join(sources)}
        listed = [None] * len(plan.years) if values is None else values.tolist()
        rows += [
            {**fixed, "year": int(year), "count": value, **about}
            for year, value in zip(plan.years, listed, strict=True)
        ]
    columns = ["count_id", "key_id", "year", "count", "baseline", "baseline_year", "target", "user_filled"]
    columns.append("source_ids")
    frame = pd.DataFrame(rows, columns=columns).astype({"count": "Int64", "baseline_year": "Int64"})
    known = prepared.catalogue
    frame = _named(frame, "key_id", "key", known.keys)
    return _named(frame, "count_id", "count", {name: count.names for name, count in known.counts.items()})

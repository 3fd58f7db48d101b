"""The three annexes of the plan, each adding exactly to good × year, in whole units.

By organisation: the year's quantity. By key, and by home region × province: the increment over the baseline.
Good × year is rounded first, then its parts by largest remainder, ties by id; a fall keeps its sign.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Literal

import numpy as np

from directive.model.checks import require_between
from directive.model.errors import InfeasibleError, RangeError
from directive.model.plan import CountTarget, Good, Part, Plan, Split, path_between, price_path, quantity_path
from directive.model.rounding import largest_remainder

Kind = Literal["organisations", "keys", "regions"]
_SHARES_SUM = 1e-9


@dataclass(frozen=True, eq=False)
class GoodYears:
    """A good's whole units per year from the base year on, and the increment over the baseline."""

    good_id: str
    unit: str
    years: np.ndarray
    quantity: np.ndarray

    @property
    def increment(self) -> np.ndarray:
        """Whole units above (below: negative) the rounded baseline, per year."""
        return self.quantity - self.quantity[0]


@dataclass(frozen=True, eq=False)
class Annex:
    """One good split by parts: `units` (parts × years) whole, `quotas` the same before rounding.

    Each column of `units` adds exactly to `total`, the good's quantity or increment of that year.
    """

    good_id: str
    unit: str
    years: np.ndarray
    part_ids: tuple[str, ...]
    quotas: np.ndarray
    units: np.ndarray
    total: np.ndarray


def round_quantity(quantity: float) -> int:
    """Return the nearest whole unit, halves up, so that a rising path never falls by rounding."""
    return int(np.floor(quantity + 0.5))


def good_years(plan: Plan, good: Good) -> GoodYears | None:
    """Return the good's whole units per year; None where it has no baseline."""
    quantities = quantity_path(plan, good)
    if quantities is None:
        return None
    whole = np.array([round_quantity(quantity) for quantity in quantities.tolist()], dtype=np.int64)
    return GoodYears(good.id, good.unit, plan.years, whole)


def count_years(plan: Plan, count: CountTarget) -> np.ndarray | None:
    """Return a key's count per year from the base year on, whole, in the top line's shape; None if an end is missing.

    The baseline stands in the base year, whatever year it was published for.
    """
    if count.baseline is None or count.target is None:
        return None
    return np.array([round_quantity(n) for n in path_between(plan, count.baseline, count.target).tolist()])


def annex(plan: Plan, kind: Kind) -> tuple[Annex, ...]:
    """Return the annex of one kind: one entry per split good that has a baseline, in the order of the goods.

    Raises RangeError or InfeasibleError for shares that can't be brought to one.
    """
    splits: dict[str, Split] = {split.good_id: split for split in getattr(plan, kind)}
    found = []
    for good in plan.goods:
        whole = good_years(plan, good)
        if whole is not None and good.id in splits:
            total = whole.quantity if kind == "organisations" else whole.increment
            found.append(_split(whole, splits[good.id], total))
    return tuple(found)


def _split(whole: GoodYears, split: Split, total: np.ndarray) -> Annex:
    shares = balanced_shares(split)
    ids = tuple(shares)
    quotas = np.array(list(shares.values()))[:, None] * total
    columns = [largest_remainder(quotas[:, i].tolist(), int(total[i]), ids) for i in range(len(total))]
    units = np.array(columns, dtype=np.int64).T
    return Annex(whole.good_id, whole.unit, whole.years, ids, quotas, units, total)


def balanced_shares(split: Split) -> dict[str, float]:
    """Return part id -> share, summing to 1: locked shares stay, free ones are rescaled.

    Free parts keep their proportions; where all free ones are zero they share equally. Raises RangeError without
    parts or with an id twice, InfeasibleError when locked shares pass 1, or are all and don't make 1.
    """
    ids = [part.id for part in split.parts]
    if not ids or len(set(ids)) != len(ids):
        raise RangeError("parts", ids, "at least one, each id once")
    locked = sum(part.share for part in split.parts if part.locked)
    free = [part for part in split.parts if not part.locked]
    if locked > 1 + _SHARES_SUM or (not free and abs(locked - 1) > _SHARES_SUM):
        allowed = "1 in all when every part is locked" if not free else "1 or less in all"
        raise InfeasibleError("locked shares", locked, allowed)
    left, weight = max(0.0, 1 - locked), sum(part.share for part in free)
    shares = [
        part.share if part.locked else _free_share(part, left, weight, len(free)) for part in split.parts
    ]
    # Shares typed with few digits may miss 1 by a hair, which a billion kilograms would make whole units.
    whole = sum(shares)
    return {name: share / whole for name, share in zip(ids, shares, strict=True)}


def _free_share(part: Part, left: float, weight: float, count: int) -> float:
    return left / count if weight == 0 else left * (part.share / weight)


def set_share(split: Split, part_id: str, share: float) -> Split:
    """Return the split with one part moved to `share`; the other free parts make room in proportion.

    Raises RangeError for an unknown part, InfeasibleError when locked shares leave less room than that, or when
    no other part is free to give or take the difference.
    """
    require_between("share", share, 0, 1)
    if part_id not in {part.id for part in split.parts}:
        raise RangeError("part", part_id, "a part of the split")
    held = tuple(Part(part.id, share, True) if part.id == part_id else part for part in split.parts)
    shares = balanced_shares(Split(split.good_id, held))
    return Split(split.good_id, tuple(Part(part.id, shares[part.id], part.locked) for part in split.parts))


def cell_id(home_region: str, province: str) -> str:
    """Return the id of one home region × province in the annex by region.

    >>> cell_id("north", "coast")
    'north>coast'
    """
    return f"{home_region}>{province}"


def seed_regions(
    good_id: str, home_weights: Mapping[str, float], province_weights: Mapping[str, float]
) -> Split:
    """Return a first split over home regions × provinces: the product of both weights (their sums are kept).

    Weights of 0 or more in any unit; nan (not published) is out. Raises RangeError when nothing is left to split by.
    """
    home, provinces = (
        _normalised("home_weights", home_weights),
        _normalised("province_weights", province_weights),
    )
    return Split(
        good_id,
        tuple(
            Part(cell_id(region, province), a * b)
            for region, a in home.items()
            for province, b in provinces.items()
        ),
    )


def _normalised(field: str, weights: Mapping[str, float]) -> dict[str, float]:
    known = {name: weight for name, weight in weights.items() if not np.isnan(weight)}
    total = sum(known.values())
    if min(known.values(), default=0.0) < 0 or not total > 0:
        raise RangeError(field, total, "0 or more each, above 0 in all")
    return {name: weight / total for name, weight in known.items()}


def part_totals(
    annexes: tuple[Annex, ...], *, units: Set[str] | None = None
) -> dict[str, dict[str, np.ndarray]]:
    """Return unit -> part id -> whole units per year, over all goods counted in that unit (all units by default).

    Tonnes and pieces are never added to each other.
    """
    totals: dict[str, dict[str, np.ndarray]] = {}
    for entry in annexes:
        if units is None or entry.unit in units:
            parts = totals.setdefault(entry.unit, {})
            for name, row in zip(entry.part_ids, entry.units, strict=True):
                parts[name] = parts.get(name, 0) + row
    return totals


def dollar_remainder(plan: Plan, *, outside_usd: float = 0.0) -> np.ndarray:
    """Return milestone − value of the whole units, US dollars per year; below zero where the goods pass it.

    Goods without baseline or price carry nothing; `outside_usd` sells each year without being a good of the plan.
    """
    carried = np.full(plan.horizon + 1, float(outside_usd))
    for good in plan.goods:
        whole, prices = good_years(plan, good), price_path(plan, good)
        if whole is not None and prices is not None:
            carried = carried + whole.quantity * prices
    return plan.milestones().value_usd - carried


def part_dollars(plan: Plan, kind: Kind) -> dict[str, dict[str, float]]:
    """Return part id -> good id -> what its whole units of the target year are worth at that year's price, US dollars.

    Goods without baseline or price carry nothing.
    """
    goods = {good.id: good for good in plan.goods}
    found: dict[str, dict[str, float]] = {}
    for entry in annex(plan, kind):
        prices = price_path(plan, goods[entry.good_id])
        if prices is None:
            continue
        for name, row in zip(entry.part_ids, entry.units, strict=True):
            found.setdefault(name, {})[entry.good_id] = float(row[-1] * prices[-1])
    return found

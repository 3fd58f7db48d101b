"""The plan: goods with quantities, prices and ceilings, who carries them, and their sum against the milestones.

Quantities are in a good's own unit a year, money in US dollars, shares and growth per year as fractions.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from directive.model import topline
from directive.model.checks import require_between
from directive.model.errors import RangeError
from directive.model.goods import Coverage, sum_against_target
from directive.model.plan_goods import Good, in_kilograms
from directive.model.target import Base, Levers, Path, Shape, Target, path

__all__ = ["CountTarget", "Good", "Part", "Plan", "PlanSum", "Split", "in_kilograms", "path_between"]
__all__ += ["price_path", "quantity_path", "sum_plan", "value_path"]

NOTHING = 1e-9
"""Units below which a quantity is as good as none: no rate of growth starts or ends there."""


@dataclass(frozen=True)
class Part:
    """Who or what carries a share (0 to 1) of a good; a locked share stays when others are rescaled."""

    id: str
    share: float
    locked: bool = False

    def __post_init__(self) -> None:
        require_between("share", self.share, 0, 1)


@dataclass(frozen=True)
class Split:
    """The parts of one good, in one of the three annexes: organisations, keys, or regions."""

    good_id: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class CountTarget:
    """Something a key counts (trains, residents, documents), whole, never summed into dollars.

    `baseline` is of `baseline_year`; None is "not published". Raises RangeError for a count below zero.
    """

    id: str
    key_id: str
    baseline: float | None
    baseline_year: int | None
    target: float | None

    def __post_init__(self) -> None:
        for name in ("baseline", "target"):
            count = getattr(self, name)
            if count is not None:
                require_between(name, count, 0, float("inf"))


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Everything the user set: the top line, the goods, and how each good is split in the three annexes.

    A part of `regions` is one home region × province, its id made by `directive.model.annex.cell_id`. Raises
    RangeError for a good named twice or a split of a good that is not in the plan.
    """

    base: Base
    levers: Levers
    target: Target
    goods: tuple[Good, ...] = ()
    organisations: tuple[Split, ...] = ()
    keys: tuple[Split, ...] = ()
    regions: tuple[Split, ...] = ()
    counts: tuple[CountTarget, ...] = ()

    def __post_init__(self) -> None:
        ids = [good.id for good in self.goods]
        if len(set(ids)) != len(ids):
            raise RangeError("goods", ids, "each id once")
        for name in ("organisations", "keys", "regions"):
            named = [split.good_id for split in getattr(self, name)]
            if len(set(named)) != len(named) or not set(named) <= set(ids):
                raise RangeError(name, named, "at most one split for each good of the plan")

    @property
    def horizon(self) -> int:
        """Years from the base to the target."""
        return self.levers.target_year - self.base.year

    @property
    def years(self) -> np.ndarray:
        """Every year from the base to the target, both included."""
        return np.arange(self.base.year, self.levers.target_year + 1)

    def milestones(self) -> Path:
        """Return the top line's path: what the goods have to carry, year by year."""
        return path(self.base, self.levers, self.target)


def quantity_path(plan: Plan, good: Good) -> np.ndarray | None:
    """Return the good's quantity per year from the base year on, not rounded; None without a baseline."""
    if good.baseline_quantity is None:
        return None
    return path_between(plan, good.baseline_quantity, good.goal_quantity)


def path_between(plan: Plan, start: float, end: float) -> np.ndarray:
    """Return the way from start to end (0 or more) per year in the top line's shape.

    Own milestones give their w(τ) = (X_t − X_0) ÷ (X_T − X_0) to everything. There is no constant growth from or to
    zero, nor a w(τ) where the top line stays as it is: those go in equal steps.
    """
    shape = plan.levers.shape
    if shape is Shape.milestones:
        way = start + (end - start) * _top_line_weights(plan)
        way[-1] = end
        return np.maximum(0, way)
    if shape is Shape.constant and min(start, end) < NOTHING:
        shape = Shape.linear
    horizons = np.array([plan.horizon])
    return topline.spread(start, np.array([end]), horizons=horizons, shape=shape)[0]


def _top_line_weights(plan: Plan) -> np.ndarray:
    values = plan.milestones().value_usd
    rise = values[-1] - values[0]
    return np.linspace(0, 1, len(values)) if rise == 0 else (values - values[0]) / rise


def price_path(plan: Plan, good: Good) -> np.ndarray | None:
    """Return US dollars per unit on the top line's basis per year; None without a price."""
    today = good.price_usd
    return None if today is None else topline.grown(today, good.price_growth, np.arange(plan.horizon + 1))


def value_path(plan: Plan, good: Good) -> np.ndarray | None:
    """Return q × u × (1 + price growth)^t ÷ factor per year, US dollars; None when a half is missing."""
    quantities, prices = quantity_path(plan, good), price_path(plan, good)
    return None if quantities is None or prices is None else quantities * prices


@dataclass(frozen=True, eq=False)
class PlanSum:
    """The goods' sum against the milestones: one Coverage per year; goods outside the sum by id."""

    years: np.ndarray
    coverage: tuple[Coverage, ...]
    left_out: tuple[str, ...]


def sum_plan(plan: Plan, *, outside_usd: float = 0.0) -> PlanSum:
    """Add the goods per year and compare with the milestones (US dollars, before rounding).

    `outside_usd` sells each year without being a good of the plan and counts as one more. Raises RangeError.
    """
    require_between("outside_usd", outside_usd, 0, float("inf"))
    outside = [outside_usd] if outside_usd else []
    valued = {good.id: value_path(plan, good) for good in plan.goods}
    coverage = tuple(
        sum_against_target(
            [None if values is None else float(values[i]) for values in valued.values()] + outside,
            float(milestone),
        )
        for i, milestone in enumerate(plan.milestones().value_usd)
    )
    return PlanSum(plan.years, coverage, tuple(name for name, values in valued.items() if values is None))

"""What follows a drag table row by row: cover by the goods, past cases that grew so fast, concentration."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from directive.model import topline
from directive.model.checks import require_between
from directive.model.drag import DragTable
from directive.model.plan import Plan


@dataclass(frozen=True, eq=False)
class CoverRows:
    """Goods against the target at each position: US dollars, and total ÷ target; nan where refused."""

    total_usd: np.ndarray
    gap_usd: np.ndarray
    covered_share: np.ndarray


def cover_rows(plan: Plan, table: DragTable, *, outside_usd: float = 0.0) -> CoverRows:
    """Return how far the goods' goals of the plan carry each position's target value, in its target year.

    The quantities stay as planned; their prices follow the year. Goods without baseline or price are left out,
    `outside_usd` sells without being a good of the plan. Row by row the last year of `sum_plan`.
    """
    horizons = table.figures["target_year"] - plan.base.year
    total = np.where(np.isnan(horizons), np.nan, float(outside_usd))
    for good in plan.goods:
        if good.baseline_quantity is not None and good.price_usd is not None:
            total = total + good.goal_quantity * topline.grown(good.price_usd, good.price_growth, horizons)
    target = table.figures["target_value"]
    return CoverRows(total, target - total, total / target)


def count_rows(growth: np.ndarray, required: np.ndarray) -> np.ndarray:
    """Return how many past growth rates are at least each required one; −1 where nothing is required (nan).

    `growth` of own windows or of a reference class, per year; missing rates (nan) never are. Row by row
    `directive.model.reference.count_at_least`.
    """
    known = np.sort(np.asarray(growth, dtype=float))
    known = known[~np.isnan(known)]
    required = np.asarray(required, dtype=float)
    return np.where(np.isnan(required), -1, len(known) - np.searchsorted(known, required, side="left"))


def concentration_rows(share: np.ndarray, others_hhi: float) -> np.ndarray:
    """Return the concentration over partners at each share of the one partner, the others keeping their proportions.

    H = s² + (1 − s)² · H of the others among themselves (`directive.model.concentration.hhi`), 0 to 1.
    """
    require_between("others_hhi", others_hhi, 0, 1 + 1e-9)
    share = np.asarray(share, dtype=float)
    return share**2 + (1 - share) ** 2 * others_hhi

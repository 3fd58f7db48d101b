"""What swings of price alone do to the goods' value in the target year; the quantities stay as planned.

Prices have no annual history here: each good's price is drawn from a triangle of low, mode and high, by itself.
The default triangle is an assumption, and the result names the goods that used it (definitions, "Bootstrap").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from directive.model.bootstrap import PATHS, QUANTILES
from directive.model.checks import require_between
from directive.model.errors import RangeError
from directive.model.plan import Plan, value_path


@dataclass(frozen=True)
class Triangle:
    """Low, most likely and high change of a price against the plan's (−0.2 = a fifth lower)."""

    low: float = -0.2
    mode: float = 0.0
    high: float = 0.2

    def __post_init__(self) -> None:
        if not -1 < self.low <= self.mode <= self.high < 10:
            raise RangeError(
                "price swing", (self.low, self.mode, self.high), "low, mode, high in order, above -1"
            )


ASSUMED = Triangle()


@dataclass(frozen=True, eq=False)
class PriceSwing:
    """Quantiles of the goods' value in the target year, US dollars, and how many draws cover the target.

    `assumed` are the goods without a triangle of the user's, `left_out` those without baseline or price.
    """

    quantiles: tuple[float, ...]
    value_usd: np.ndarray
    planned_usd: float
    reached: int
    paths: int
    seed: int
    assumed: tuple[str, ...]
    left_out: tuple[str, ...]


def swing_prices(
    plan: Plan,
    triangles: Mapping[str, Triangle],
    *,
    seed: int,
    paths: int = PATHS,
    outside_usd: float = 0.0,
) -> PriceSwing:
    """Draw each good's price in the target year `paths` times and add the goods up.

    `outside_usd` sells in the target year without being a good of the plan. Same inputs, same bytes, whatever the
    order of the goods. Raises RangeError for paths outside 1 to 1,000,000 or a triangle of no good.
    """
    require_between("paths", paths, 1, 1_000_000)
    unknown = set(triangles) - {good.id for good in plan.goods}
    if unknown:
        raise RangeError("price swing", sorted(unknown), "goods of the plan")
    values = {good.id: value_path(plan, good) for good in plan.goods}
    final = {name: float(path[-1]) for name, path in sorted(values.items()) if path is not None}
    rng = np.random.Generator(np.random.PCG64(seed))
    drawn = np.full(paths, float(outside_usd))
    for name, value in final.items():
        drawn = drawn + value * (1 + _triangular(rng, triangles.get(name, ASSUMED), paths))
    return PriceSwing(
        quantiles=QUANTILES,
        value_usd=np.quantile(drawn, QUANTILES),
        planned_usd=outside_usd + sum(final.values()),
        reached=int(np.count_nonzero(drawn >= plan.target.value_usd)),
        paths=paths,
        seed=seed,
        assumed=tuple(name for name in final if name not in triangles),
        left_out=tuple(name for name, path in values.items() if path is None),
    )


def _triangular(rng: np.random.Generator, triangle: Triangle, paths: int) -> np.ndarray:
    # Inverse of the triangle's distribution; one uniform per draw, so that a flat triangle uses as many.
    uniform, (low, mode, high) = rng.random(paths), (triangle.low, triangle.mode, triangle.high)
    if high == low:
        return np.full(paths, mode)
    rising = low + np.sqrt(uniform * (high - low) * (mode - low))
    falling = high - np.sqrt((1 - uniform) * (high - low) * (high - mode))
    return np.where(uniform < (mode - low) / (high - low), rising, falling)

"""How wide the future is if it moves as the past did: blocks of past growth, drawn again.

Overlapping, non-circular blocks of two years of log growth, the same years drawn for exports to the partner and to
all others, put end to end from the base (definitions, "Bootstrap"; methods, section 4b). No forecast.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from directive.model.checks import require_between
from directive.model.errors import RangeError
from directive.model.target import Base, Target

BLOCK_YEARS = 2
PATHS = 10_000
_REACHED = 1 - 1e-12
"""Logs and back leave a hair: a path that ends at the target has reached it."""
QUANTILES = (0.10, 0.25, 0.50, 0.75, 0.90)


@dataclass(frozen=True, eq=False)
class History:
    """Exports to the partner and to all others by year, US dollars of one source and side; nan = not published.

    Years rise, each once. Raises RangeError for other years or arrays of unlike length.
    """

    years: np.ndarray
    partner_usd: np.ndarray
    other_usd: np.ndarray

    def __post_init__(self) -> None:
        lengths = {len(self.years), len(self.partner_usd), len(self.other_usd)}
        if len(lengths) != 1 or np.any(np.diff(self.years) <= 0):
            raise RangeError("history", sorted(lengths), "rising years, one value of each kind a year")


@dataclass(frozen=True, eq=False)
class Fan:
    """Quantiles per year from the base year on (quantiles × years), and how many paths reached the target.

    `blocks` is the number of different blocks there were to draw from, `window` their first and last year.
    """

    years: np.ndarray
    quantiles: tuple[float, ...]
    value_usd: np.ndarray
    share: np.ndarray
    reached_value: int
    reached_share: int
    paths: int
    seed: int
    blocks: int
    window: tuple[int, int]


def growth_blocks(history: History, *, window: tuple[int, int] | None = None) -> np.ndarray:
    """Return every block of two consecutive years of log growth: (blocks, 2 years, partner and others).

    A block needs three published years in a row above zero, all within `window` (first and last year, both
    included; None: the whole history); gaps are not bridged. Raises RangeError where there is no block.
    """
    first, last = window or (int(history.years[0]), int(history.years[-1]))
    inside = (history.years >= first) & (history.years <= last)
    years = history.years[inside]
    levels = np.stack([history.partner_usd, history.other_usd], axis=1)[inside].astype(float)
    logs = np.log(np.where(levels > 0, levels, np.nan))
    starts = [
        i
        for i in range(len(years) - BLOCK_YEARS)
        if years[i + BLOCK_YEARS] - years[i] == BLOCK_YEARS
        and np.isfinite(logs[i : i + BLOCK_YEARS + 1]).all()
    ]
    if not starts:
        raise RangeError("history window", f"{first}-{last}", "at least three published years in a row")
    return np.stack([np.diff(logs[i : i + BLOCK_YEARS + 1], axis=0) for i in starts])


def project_fan(
    base: Base,
    target: Target,
    history: History,
    *,
    target_year: int,
    seed: int,
    paths: int = PATHS,
    window: tuple[int, int] | None = None,
) -> Fan:
    """Return the fan of exports to the partner (US dollars) and of its share, and the paths that reach the target.

    A path reaches the target by its value, or by its share, in the target year. Same inputs, same bytes. Raises
    RangeError for a history without a block, a target year not after the base, or paths outside 1 to 1,000,000.
    """
    blocks, drawn = _drawn(base, history, target_year=target_year, seed=seed, paths=paths, window=window)
    partner, share = _levels(base, drawn)
    return Fan(
        years=np.arange(base.year, target_year + 1),
        quantiles=QUANTILES,
        value_usd=_quantiles(partner, base.partner_value_usd),
        share=_quantiles(share, base.share),
        reached_value=reached(partner[-1], target.value_usd),
        reached_share=reached(share[-1], target.share),
        paths=paths,
        seed=seed,
        blocks=len(blocks),
        window=window or (int(history.years[0]), int(history.years[-1])),
    )


def share_ends(
    base: Base, history: History, *, target_year: int, seed: int, paths: int = PATHS,
    window: tuple[int, int] | None = None,
) -> np.ndarray:  # fmt: skip
    """Return where every path of the fan ends in the target year, as a share; no target enters. Raises RangeError."""
    _, drawn = _drawn(base, history, target_year=target_year, seed=seed, paths=paths, window=window)
    return _levels(base, drawn[:, -1])[1]


def reached(ends: np.ndarray, goal: float) -> int:
    """Return how many paths end at the goal or above it."""
    return int(np.count_nonzero(ends >= goal * _REACHED))


def _drawn(
    base: Base, history: History, *, target_year: int, seed: int, paths: int, window: tuple[int, int] | None
) -> tuple[np.ndarray, np.ndarray]:
    require_between("target_year", target_year, base.year + 1, base.year + 30)
    require_between("paths", paths, 1, 1_000_000)
    blocks = growth_blocks(history, window=window)
    return blocks, _draw(blocks, target_year - base.year, paths=paths, seed=seed)


def _levels(base: Base, drawn: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Exports to the partner and their share, from growth of the partner's and of all others."""
    partner = base.partner_value_usd * np.exp(drawn[0])
    return partner, partner / (partner + base.other_value_usd * np.exp(drawn[1]))


def _draw(blocks: np.ndarray, horizon: int, *, paths: int, seed: int) -> np.ndarray:
    """Return cumulated log growth, (partner and others, years after the base, paths)."""
    count = -(-horizon // BLOCK_YEARS)
    chosen = np.random.Generator(np.random.PCG64(seed)).integers(len(blocks), size=(count, paths))
    # (count, paths, 2 years, 2 kinds) -> (kinds, count × 2 years, paths)
    yearly = blocks[chosen].transpose(3, 0, 2, 1).reshape(2, count * BLOCK_YEARS, paths)
    return np.cumsum(yearly[:, :horizon], axis=1)


def _quantiles(rows: np.ndarray, start: float) -> np.ndarray:
    later = np.quantile(rows, QUANTILES, axis=1)
    return np.concatenate([np.full((len(QUANTILES), 1), start), later], axis=1)

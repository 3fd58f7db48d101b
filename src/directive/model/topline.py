"""The arithmetic of the top line over whole arrays: one plan is a row, a dragged lever is many.

Symbols as in `directive.model.target`, which states the formulas; money in US dollars, shares 0 to 1, growth per
year (0.03 = 3 %). A single plan runs through the same lines as a thousand, so that both agree to the last bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

ROUNDING = 1e-12
"""Relative size of what subtraction of nearly equal dollars may leave below zero."""


class Shape(StrEnum):
    """How the way to the target is spread over the years."""

    constant = "constant"
    linear = "linear"
    front = "front"
    back = "back"
    milestones = "milestones"


def power(base: np.ndarray | float, exponent: np.ndarray | float) -> np.ndarray:
    """Return base ** exponent, at least one-dimensional.

    NumPy's vector loop and a plain float may differ in the last bit: everything goes through the vector loop.
    """
    pair = np.broadcast_arrays(np.atleast_1d(base), exponent)
    return np.power(*(np.array(array, dtype=float, order="C") for array in pair))


def grown(start: float, rate: np.ndarray | float, years: np.ndarray | float) -> np.ndarray:
    """Return start × (1 + rate)^years."""
    return start * power(1 + np.asarray(rate, dtype=float), years)


def yearly_growth(multiple: np.ndarray | float, years: np.ndarray | float) -> np.ndarray:
    """Return the growth per year that multiplies by `multiple` in `years`."""
    return power(multiple, 1 / np.asarray(years, dtype=float)) - 1


def value_for_share(
    share: np.ndarray, *, start: float, others: np.ndarray, diversion: np.ndarray | float
) -> np.ndarray:
    """Return X_T for a share, with `others` grown to the target year and before any diversion.

    Below `start` nothing is diverted, so diversion has no effect there. Source: definitions.
    """
    undiverted = share * others / (1 - share)
    diverted = share * (others + diversion * start) / (1 - share * (1 - diversion))
    return np.where(undiverted < start, undiverted, diverted)


def others_left(
    values: np.ndarray, *, start: float, others: np.ndarray, diversion: np.ndarray | float
) -> tuple[np.ndarray, np.ndarray]:
    """Return what is left for all others after diversion, and where that would fall below zero."""
    left = others - diversion * np.maximum(0, values - start)
    return left, left < -ROUNDING * others


def weights(tau: np.ndarray, shape: Shape) -> np.ndarray:
    """Return w(τ), the part of the way gone at τ (0 to 1), for the shapes that have one."""
    return {Shape.linear: tau, Shape.front: 1 - (1 - tau) ** 2, Shape.back: tau * tau}[shape]


def spread(start: float, ends: np.ndarray, *, horizons: np.ndarray, shape: Shape) -> np.ndarray:
    """Return one row per end: from `start` in year 0 to the end in its horizon; nan after that.

    Columns are the years 0 to the longest horizon. Raises KeyError for own milestones (`between_milestones`).
    """
    ends, horizons = np.atleast_1d(ends).astype(float), np.atleast_1d(horizons)
    years = np.arange(int(horizons.max()) + 1)
    tau = years / horizons[:, None]
    if shape is Shape.constant:
        values = start * power((ends / start)[:, None], tau)
    else:
        values = start + (ends - start)[:, None] * weights(tau, shape)
    # The ends are given numbers: they stay exactly so, whatever the arithmetic between them leaves behind.
    values[:, 0] = start
    values[np.arange(len(ends)), horizons] = ends
    return np.where(years > horizons[:, None], np.nan, values)


def between_milestones(
    start: float, ends: np.ndarray, *, horizons: np.ndarray, milestones: Sequence[tuple[int, float]]
) -> np.ndarray:
    """Return straight lines through the milestones (years after the base, value), one row per end; nan after it."""
    ends, horizons = np.atleast_1d(ends).astype(float), np.atleast_1d(horizons)
    years = np.arange(int(horizons.max()) + 1)
    rows = np.full((len(ends), len(years)), np.nan)
    for row, (end, horizon) in enumerate(zip(ends, horizons, strict=True)):
        known = ((0, start), *milestones, (int(horizon), end))
        rows[row, : horizon + 1] = np.interp(years[: horizon + 1], *zip(*known, strict=True))
    return rows

"""A chance said as a person would say it: "about 1 in 7", never a decimal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from directive.model.checks import require_between

Bound = Literal["fewer", "about", "more"]
_PLAIN = 10
"""Fractions up to tenths are spoken of as they are; rarer chances become "1 in N"."""


@dataclass(frozen=True)
class Odds:
    """`k` in `n`, with the word before it: fewer than, about, more than."""

    k: int
    n: int
    bound: Bound = "about"


def in_words(successes: int, paths: int) -> Odds:
    """Return the odds of `successes` out of `paths` in small whole numbers.

    None at all is "fewer than 1 in paths", all of them "more than paths − 1 in paths". From one to nine tenths the
    nearest fraction of at most ten is taken, the simplest where several are as near; beyond, "1 in N" or "N − 1 in
    N" with N to two digits. Raises RangeError unless 0 <= successes <= paths and paths is at least 1.

    >>> in_words(0, 10_000), in_words(1_430, 10_000), in_words(15, 1_000)
    (Odds(k=1, n=10000, bound='fewer'), Odds(k=1, n=7, bound='about'), Odds(k=1, n=67, bound='about'))
    """
    require_between("paths", paths, 1, float("inf"))
    require_between("successes", successes, 0, paths)
    if successes == 0:
        return Odds(1, paths, "fewer")
    if successes == paths:
        return Odds(paths - 1, paths, "more")
    chance = successes / paths
    if chance < 1 / _PLAIN:
        return Odds(1, _two_digits(1 / chance))
    if chance > 1 - 1 / _PLAIN:
        n = _two_digits(1 / (1 - chance))
        return Odds(n - 1, n)
    fractions = [(k, n) for n in range(2, _PLAIN + 1) for k in range(1, n)]
    return Odds(*min(fractions, key=lambda pair: (round(abs(pair[0] / pair[1] - chance), 9), pair[1])))


def _two_digits(number: float) -> int:
    return int(float(f"{number:.2g}"))

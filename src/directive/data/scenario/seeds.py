"""The first spread of the increment over home regions × provinces, and what the user holds of it.

Each province gets its benchmark weight E_p (imports × distance^−theta), shared evenly by the home regions that have
a document in force with it; where none has, evenly by all of them. Nothing says more, so nothing more is assumed.
"""

from __future__ import annotations

import numpy as np

from directive.data.scenario.catalogue import Catalogue
from directive.data.scenario.document import ScenarioRegions
from directive.model.annex import cell_id
from directive.model.benchmark import benchmark_shares
from directive.model.errors import RangeError
from directive.model.plan import Part, Split


def even_split(good_id: str, parts: tuple[str, ...]) -> Split:
    """Return a split of one good in which every part has the same share. Raises ZeroDivisionError without parts."""
    return Split(good_id, tuple(Part(name, 1 / len(parts)) for name in parts))


def region_parts(regions: ScenarioRegions, catalogue: Catalogue) -> tuple[Part, ...]:
    """Return the parts of the regional annex: the seed, with the user's pairs held at their share.

    Raises RangeError for a province without published imports that no held pair carries.
    """
    held = {cell_id(pair.home_region, pair.province): pair.share for pair in regions.pairs}
    homes = regions.home_regions or tuple(catalogue.home_regions)
    found = {}
    for province, weight in _weights(regions, catalogue).items():
        tied = [home for home in homes if (home, province) in catalogue.ties] or homes
        found |= {cell_id(home, province): weight / len(tied) for home in tied}
    free = {name: share for name, share in found.items() if name not in held}
    return (
        *(Part(name, share) for name, share in free.items()),
        *(Part(name, share, locked=True) for name, share in held.items()),
    )


def _weights(regions: ScenarioRegions, catalogue: Catalogue) -> dict[str, float]:
    codes, imports, distances = zip(*catalogue.markets, strict=True)
    known = dict(
        zip(codes, benchmark_shares(np.array(imports), np.array(distances), theta=regions.theta), strict=True)
    )
    wanted = regions.provinces or codes
    held = {pair.province for pair in regions.pairs}
    lost = [code for code in wanted if code not in known and code not in held]
    if lost:
        raise RangeError("provinces", ", ".join(lost), "provinces with published imports, or in a held pair")
    chosen = {code: float(known[code]) for code in wanted if code in known}
    total = sum(chosen.values())
    return {code: share / total for code, share in chosen.items()}

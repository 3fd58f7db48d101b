"""Ids that the pack does not have (any more): named, and taken out of a scenario where that is wanted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from directive.data.scenario.catalogue import Catalogue
from directive.data.scenario.document import PAIR, PairShare, Scenario
from directive.data.scenario.errors import Problem
from directive.model.plan import Split


@dataclass(frozen=True)
class Decoded:
    """A scenario of which every id is known, and the paths that were left out because theirs was not."""

    scenario: Scenario
    unknown: tuple[str, ...] = ()


def known_goods(scenario: Scenario, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids of all goods of a plan: the pack's, then those the scenario describes itself."""
    own = (good.id for good in scenario.goods if good.name and good.hs_code and good.unit)
    return tuple(dict.fromkeys((*catalogue.goods, *own)))


def unknown_ids(scenario: Scenario, catalogue: Catalogue) -> tuple[Problem, ...]:
    """Return every id that neither the pack nor the scenario describes, with the ids there are."""
    goods, organisations = known_goods(scenario, catalogue), _organisations(scenario, catalogue)
    own = ", or a new good with name, hs_code and unit"
    found = [_problem("goods", good.id, goods, own) for good in scenario.goods if good.id not in goods]
    for name, parts in (("organisations", organisations), ("keys", catalogue.keys)):
        for split in getattr(scenario, name):
            found += [] if split.good_id in goods else [_problem(name, split.good_id, goods)]
            path = f"{name}.{split.good_id}"
            found += [_problem(path, part.id, parts) for part in split.parts if part.id not in parts]
    regions = scenario.regions
    for name in ("provinces", "home_regions"):
        known = getattr(catalogue, name)
        found += [
            _problem(f"regions.{name}", code, known) for code in getattr(regions, name) if code not in known
        ]
    found += [_pair_problem(pair, catalogue) for pair in regions.pairs if not _is_known(pair, catalogue)]
    found += [_problem("counts", goal.id, catalogue.counts) for goal in scenario.counts
              if goal.id not in catalogue.counts]  # fmt: skip
    return tuple(found)


def without_unknown(scenario: Scenario, catalogue: Catalogue) -> Decoded:
    """Return the scenario without the ids that nobody describes, and their paths."""
    goods, organisations = known_goods(scenario, catalogue), _organisations(scenario, catalogue)
    regions = scenario.regions
    kept = replace(
        scenario,
        goods=tuple(good for good in scenario.goods if good.id in goods),
        organisations=_kept(scenario.organisations, goods, organisations),
        keys=_kept(scenario.keys, goods, catalogue.keys),
        regions=replace(
            regions,
            provinces=tuple(code for code in regions.provinces if code in catalogue.provinces),
            home_regions=tuple(code for code in regions.home_regions if code in catalogue.home_regions),
            pairs=tuple(pair for pair in regions.pairs if _is_known(pair, catalogue)),
        ),
        counts=tuple(goal for goal in scenario.counts if goal.id in catalogue.counts),
    )
    return Decoded(kept, tuple(problem.path for problem in unknown_ids(scenario, catalogue)))


def _organisations(scenario: Scenario, catalogue: Catalogue) -> set[str]:
    return {*catalogue.organisations, *(name for name, _ in scenario.new_organisations)}


def _kept(splits: tuple[Split, ...], goods: Collection[str], parts: Collection[str]) -> tuple[Split, ...]:
    """Keep what is known; a split of which nothing is left goes, and the default stands again."""
    left = (
        Split(split.good_id, tuple(part for part in split.parts if part.id in parts))
        for split in splits
        if split.good_id in goods
    )
    return tuple(split for split in left if split.parts)


def _is_known(pair: PairShare, catalogue: Catalogue) -> bool:
    return pair.home_region in catalogue.home_regions and pair.province in catalogue.provinces


def _pair_problem(pair: PairShare, catalogue: Catalogue) -> Problem:
    allowed = f"one of {', '.join(catalogue.home_regions)}, then {PAIR}, then one of {', '.join(catalogue.provinces)}"
    return Problem(f"regions.pairs.{pair.home_region}{PAIR}{pair.province}", "unknown", allowed)


def _problem(path: str, name: str, known: Collection[str], more: str = "") -> Problem:
    return Problem(f"{path}.{name}", "unknown", ", ".join(sorted(known)) + more)

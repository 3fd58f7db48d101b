"""Changes to a scenario, each a new scenario: what equals the data pack again is not kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Literal

from directive.data.scenario.document import CountGoal, PairShare, Scenario, ScenarioGood
from directive.model.annex import balanced_shares
from directive.model.plan import Part, Split

SplitKind = Literal["organisations", "keys"]


def set_good(scenario: Scenario, good_id: str, **fields: object) -> Scenario:
    """Return the scenario with fields of one good set (None: as in the pack); a good at its start is not kept."""
    known = {good.id: good for good in scenario.goods}
    known[good_id] = replace(known.get(good_id, ScenarioGood(id=good_id)), **fields)
    if known[good_id] == ScenarioGood(id=good_id):
        del known[good_id]
    return replace(scenario, goods=tuple(known.values()))


def remove_good(scenario: Scenario, good_id: str) -> Scenario:
    """Return the scenario without a good of the user and without its splits."""
    return replace(
        scenario,
        goods=tuple(good for good in scenario.goods if good.id != good_id),
        organisations=tuple(split for split in scenario.organisations if split.good_id != good_id),
        keys=tuple(split for split in scenario.keys if split.good_id != good_id),
    )


def set_split(scenario: Scenario, kind: SplitKind, split: Split) -> Scenario:
    """Return the scenario with the split of one good; one without parts is taken out."""
    kept = {known.good_id: known for known in getattr(scenario, kind)}
    kept[split.good_id] = split
    return replace(scenario, **{kind: tuple(known for known in kept.values() if known.parts)})


def with_shares(split: Split, shares: Mapping[str, float]) -> Split:
    """Return the split with several parts moved at once (part id -> share, 0 to 1); the other free parts make room.

    Raises RangeError or InfeasibleError where the parts can't add up to one.
    """
    held = tuple(Part(part.id, shares[part.id], True) if part.id in shares else part for part in split.parts)
    found = balanced_shares(Split(split.good_id, held))
    return Split(split.good_id, tuple(Part(part.id, found[part.id], part.locked) for part in split.parts))


def with_part(split: Split, part_id: str) -> Split:
    """Return the split with one more part, its share an even one; the other free parts make room."""
    more = Split(split.good_id, (*split.parts, Part(part_id, 0.0)))
    free = [part for part in more.parts if not part.locked]
    room = 1 - sum(part.share for part in more.parts if part.locked)
    return with_shares(more, {part_id: max(0.0, room) / len(free)})


def without_part(split: Split, part_id: str) -> Split:
    """Return the split without a part; the free parts left take its share. Raises where none is free."""
    left = Split(split.good_id, tuple(part for part in split.parts if part.id != part_id))
    return with_shares(left, {}) if left.parts else left


def lock_part(split: Split, part_id: str, *, locked: bool) -> Split:
    """Return the split with one part locked or free."""
    parts = tuple(replace(part, locked=locked) if part.id == part_id else part for part in split.parts)
    return Split(split.good_id, parts)


def add_organisation(scenario: Scenario, name: str, *, taken: Collection[str]) -> tuple[Scenario, str]:
    """Return the scenario with one more organisation of the user, and its id (none of `taken`)."""
    made = _free_id("own-organisation", taken)
    return replace(scenario, new_organisations=(*scenario.new_organisations, (made, name))), made


def new_good_id(hs_code: str, *, taken: Collection[str]) -> str:
    """Return an id for a good of the user.

    >>> new_good_id("5309", taken={"hs5309"})
    'hs5309_2'
    """
    return _free_id(f"hs{''.join(sign for sign in hs_code if sign.isalnum()).lower()}", taken, "_")


def set_count(scenario: Scenario, goal: CountGoal | None, count_id: str) -> Scenario:
    """Return the scenario with a count's goal, or without one (None, or one that says nothing)."""
    kept = {known.id: known for known in scenario.counts}
    if goal is None or goal == CountGoal(id=count_id):
        kept.pop(count_id, None)
    else:
        kept[count_id] = goal
    return replace(scenario, counts=tuple(kept.values()))


def hold_pair(scenario: Scenario, home_region: str, province: str, share: float | None) -> Scenario:
    """Return the scenario with one home region × province held at a share of each increment; None lets it go."""
    regions = scenario.regions
    left = [pair for pair in regions.pairs if (pair.home_region, pair.province) != (home_region, province)]
    if share is not None:
        left.append(PairShare(home_region=home_region, province=province, share=share))
    return replace(scenario, regions=replace(regions, pairs=tuple(left)))


def set_milestone(scenario: Scenario, year: int, value_usd: float | None) -> Scenario:
    """Return the scenario with one milestone of the user's own, US dollars; None takes it out."""
    kept = {known: value for known, value in scenario.top_line.milestones if known != year}
    if value_usd is not None:
        kept[year] = value_usd
    return replace(scenario, top_line=replace(scenario.top_line, milestones=tuple(sorted(kept.items()))))


def _free_id(wanted: str, taken: Collection[str], joint: str = "-") -> str:
    found, number = wanted, 2
    while found in taken:
        found, number = f"{wanted}{joint}{number}", number + 1
    return found

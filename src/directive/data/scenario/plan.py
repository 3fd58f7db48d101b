"""From a scenario and the data pack to the model's plan, with everything that was assumed on the way."""

from __future__ import annotations

from dataclasses import dataclass

from directive.data.engine import Engine
from directive.data.pack import Pack
from directive.data.scenario.catalogue import Catalogue, load_catalogue
from directive.data.scenario.document import Scenario, TopLine
from directive.data.scenario.errors import ScenarioError, inside
from directive.data.scenario.plan_goods import Assumption, build_good
from directive.data.scenario.seeds import even_split, region_parts
from directive.data.scenario.unknown import known_goods, unknown_ids
from directive.model.annex import balanced_shares
from directive.model.checks import require_between
from directive.model.errors import RangeError
from directive.model.plan import CountTarget, Good, Plan, Split, sum_plan
from directive.model.target import Base, Levers, Shape, Target, set_target

EARLIEST_COUNT = 1990
"""First year a count's own baseline may be of: what came before belongs to no plan of today. The last one is the
year after the base: counts are newer than trade figures."""
_FORMS = {"share": "share", "value": "value_usd", "growth": "growth", "multiple": "multiple"}


@dataclass(frozen=True, eq=False)
class Prepared:
    """A scenario brought to the model.

    `outside_usd` is what is sold without being a good of the plan: base value − Σ base goods, held constant (0 where
    the goods pass the base; `goods_over_base_usd` says by how much). `assumptions` is all that no source says;
    `even_keys` the goods whose split over the keys is the default; `without_organisation` those nobody carries yet.
    """

    scenario: Scenario
    plan: Plan
    catalogue: Catalogue
    outside_usd: float
    goods_over_base_usd: float
    assumptions: tuple[Assumption, ...]
    even_keys: frozenset[str]
    without_organisation: tuple[str, ...]


def to_plan(
    scenario: Scenario, engine: Engine, pack: Pack, *, catalogue: Catalogue | None = None
) -> Prepared:
    """Return the plan of a scenario on the data of a pack.

    Raises ScenarioError for an id nobody describes, RangeError and InfeasibleError (path before the field) for what
    the model refuses.
    """
    catalogue = catalogue or load_catalogue(engine)
    lost = unknown_ids(scenario, catalogue)
    if lost:
        raise ScenarioError(scenario.name or "scenario", *lost)
    base, levers, target = _top_line(scenario, pack)
    goods, assumptions = _goods(scenario, pack, catalogue)
    organisations = _in_order(scenario.organisations, goods)
    with inside("regions"):
        parts = region_parts(scenario.regions, catalogue)
    plan = Plan(
        base=base,
        levers=levers,
        target=target,
        goods=goods,
        organisations=organisations,
        keys=_keys(scenario, goods, catalogue),
        regions=tuple(Split(good.id, parts) for good in goods),
        counts=_counts(scenario, catalogue, base.year),
    )
    _check_splits(plan)
    even_keys = frozenset(good.id for good in goods) - {split.good_id for split in scenario.keys}
    outside = base.partner_value_usd - sum_plan(plan).coverage[0].total
    return Prepared(
        scenario=scenario,
        plan=plan,
        catalogue=catalogue,
        outside_usd=max(0.0, outside),
        goods_over_base_usd=max(0.0, -outside),
        assumptions=(*assumptions, *_assumed(plan, even_keys, outside)),
        even_keys=even_keys,
        without_organisation=_unsplit(goods, organisations),
    )


def _top_line(scenario: Scenario, pack: Pack) -> tuple[Base, Levers, Target]:
    base, top = pack.base.model(), scenario.top_line
    if scenario.base is not None:
        with inside("base"):
            base = Base(**vars(scenario.base))
    with inside("top_line"):
        levers = _levers(top, pack)
        return base, levers, _target(base, levers, top, pack)


def _target(base: Base, levers: Levers, top: TopLine, pack: Pack) -> Target:
    form, goal = (_FORMS[top.by], top.value) if top.by else ("share", pack.base.goal_share)
    try:
        return set_target(base, levers, **{form: goal})
    except RangeError as error:
        if error.field != form:
            raise
        raise RangeError("value", error.value, f"{error.allowed} for a {top.by or form}") from error


def _levers(top: TopLine, pack: Pack) -> Levers:
    return Levers(
        target_year=pack.base.target_year if top.target_year is None else top.target_year,
        other_growth=top.other_growth,
        diversion=top.diversion,
        shape=Shape(top.shape),
        milestones=top.milestones,
    )


def _goods(
    scenario: Scenario, pack: Pack, catalogue: Catalogue
) -> tuple[tuple[Good, ...], tuple[Assumption, ...]]:
    factor = pack.cif_fob_factor.value if scenario.cif_fob_factor is None else scenario.cif_fob_factor
    set_goods = {good.id: good for good in scenario.goods}
    built = [
        build_good(name, set_goods.get(name), catalogue.goods.get(name), factor)
        for name in known_goods(scenario, catalogue)
    ]
    return tuple(good for good, _ in built), tuple(one for _, found in built for one in found)


def _in_order(splits: tuple[Split, ...], goods: tuple[Good, ...]) -> tuple[Split, ...]:
    given = {split.good_id: split for split in splits}
    return tuple(given[good.id] for good in goods if good.id in given)


def _unsplit(goods: tuple[Good, ...], splits: tuple[Split, ...]) -> tuple[str, ...]:
    given = {split.good_id for split in splits}
    return tuple(good.id for good in goods if good.id not in given)


def _keys(scenario: Scenario, goods: tuple[Good, ...], catalogue: Catalogue) -> tuple[Split, ...]:
    """Return the splits given, and an even one for every other good: nothing published favours a key."""
    given = {split.good_id: split for split in scenario.keys}
    return tuple(given.get(good.id) or even_split(good.id, tuple(catalogue.keys)) for good in goods)


def _counts(scenario: Scenario, catalogue: Catalogue, base_year: int) -> tuple[CountTarget, ...]:
    goals = {goal.id: goal for goal in scenario.counts}
    found = []
    for known in catalogue.counts.values():
        goal = goals.get(known.id)
        own = goal is not None and goal.baseline is not None
        if own and goal.baseline_year is not None:
            with inside(f"counts.{known.id}"):
                require_between("baseline_year", goal.baseline_year, EARLIEST_COUNT, base_year + 1)
        found.append(
            CountTarget(
                id=known.id,
                key_id=known.key_id,
                baseline=goal.baseline if own else known.baseline,
                baseline_year=goal.baseline_year if own else known.baseline_year,
                target=goal.target if goal else None,
            )
        )
    return tuple(found)


def _check_splits(plan: Plan) -> None:
    """Raise what the annexes would raise, with the path of the split: parts that can't add up to one."""
    for kind in ("organisations", "keys"):
        for split in getattr(plan, kind):
            with inside(f"{kind}.{split.good_id}"):
                balanced_shares(split)
    for split in plan.regions[:1]:  # the same for every good
        with inside("regions.pairs"):
            balanced_shares(split)


def _assumed(plan: Plan, even_keys: frozenset[str], outside: float) -> list[Assumption]:
    found = [
        Assumption("even_keys", f"keys.{good.id}")
        for good in plan.goods
        if good.id in even_keys and good.baseline_quantity is not None
    ]
    if any(not part.locked for split in plan.regions for part in split.parts):
        found.append(Assumption("region_seed", "regions"))
    found.append(Assumption("outside_constant" if outside >= 0 else "goods_over_base", "base", abs(outside)))
    return found

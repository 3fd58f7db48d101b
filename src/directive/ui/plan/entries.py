"""A scenario as a list of entries in words: every lever, and every part of the plan that was set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from directive.briefing.annex.content import named
from directive.briefing.goods_words import one_unit
from directive.briefing.target_words import SHAPE_WORDS, UNITS, short_percent
from directive.data.scenario import CountGoal, Scenario, ScenarioGood, ScenarioRegions
from directive.data.scenario.document import GOOD_NUMBERS
from directive.i18n import N_, Translator
from directive.ui.page import Page
from directive.ui.plan.sections.cells import number_text
from directive.ui.plan.state import catalogue

Path = tuple[str, ...]

GOALS = {
    "share": N_("Goal: share of all exports"),
    "value": N_("Goal: exports to the partner"),
    "growth": N_("Goal: growth a year"),
    "multiple": N_("Goal: multiple of the base"),
}
GOOD_FIELDS = {
    "target_quantity": N_("{good}: target quantity"),
    "baseline_quantity": N_("{good}: baseline quantity"),
    "unit_value_usd": N_("{good}: unit value"),
    "valuation": N_("{good}: basis of the unit value"),
    "price_growth": N_("{good}: price growth a year"),
    "own_output": N_("{good}: own output"),
    "own_output_share_ceiling": N_("{good}: ceiling, share of own output"),
    "partner_imports": N_("{good}: the partner's imports"),
    "partner_import_growth": N_("{good}: growth of the partner's imports a year"),
    "partner_share_ceiling": N_("{good}: ceiling, share of the partner's imports"),
    "locked": N_("{good}: locked"),
    "note": N_("{good}: note"),
}
_RATES = {"price_growth", "own_output_share_ceiling", "partner_import_growth", "partner_share_ceiling"}
_MONEY = {"unit_value_usd"}


@dataclass(frozen=True)
class Entry:
    """One thing a scenario says: where it stands, what it is called, what it says."""

    path: Path
    label: str
    text: str


def entries(page: Page, scenario: Scenario) -> dict[Path, Entry]:
    """All levers of a scenario, then all that its plan sets. Raises TableError where names can't be read."""
    found = [*_levers(page, scenario)]
    if scenario != Scenario(top_line=scenario.top_line, cif_fob_factor=scenario.cif_fob_factor):
        found += _plan(page, scenario)
    return {entry.path: entry for entry in found}


def without(scenario: Scenario, path: Path) -> Scenario:
    """The scenario with one entry of its plan back to what the data say."""
    kind, names = path[0], path[1:]
    if kind == "good":
        goods = [_good_without(good, names[1]) if good.id == names[0] else good for good in scenario.goods]
        return replace(scenario, goods=tuple(good for good in goods if good != ScenarioGood(id=good.id)))
    if kind == "own_good":
        return _without_good(scenario, names[0])
    if kind in ("organisations", "keys"):
        left = tuple(split for split in getattr(scenario, kind) if split.good_id != names[0])
        return replace(scenario, **{kind: left})
    if kind == "regions":
        return replace(scenario, regions=replace(scenario.regions, **{names[0]: _start(names[0])}))
    if kind == "count":
        return replace(scenario, counts=tuple(goal for goal in scenario.counts if goal.id != names[0]))
    if kind == "milestones":
        top = scenario.top_line
        shape = "constant" if top.shape == "milestones" else top.shape
        return replace(scenario, top_line=replace(top, milestones=(), shape=shape))
    if kind == "new_organisation":
        return _without_organisation(scenario, names[0])
    return replace(scenario, name="")


def _levers(page: Page, scenario: Scenario) -> Iterator[Entry]:
    t, top, pack = page.t, scenario.top_line, page.pack
    form, goal = (top.by, top.value) if top.by else ("share", pack.base.goal_share)
    texts = {
        "share": lambda: short_percent(t, goal, most=2),
        "value": lambda: t.money(goal),
        "growth": lambda: t.percent(goal, digits=1),
        "multiple": lambda: t("× {number}", number=t.number(goal, digits=2)),
    }
    yield Entry(("goal",), t(GOALS[form]), texts[form]())
    yield Entry(("year",), t("Target year"), str(top.target_year or pack.base.target_year))
    growth = short_percent(t, top.other_growth)
    yield Entry(("h",), t("Growth of exports to other markets a year"), growth)
    diverted = short_percent(t, top.diversion)
    yield Entry(("d",), t("Part of the increase taken from other markets"), diverted)
    yield Entry(("shape",), t("Shape of the path"), t(SHAPE_WORDS[top.shape]))
    factor = pack.cif_fob_factor.value if scenario.cif_fob_factor is None else scenario.cif_fob_factor
    yield Entry(("cif",), t("CIF ÷ FOB factor"), t.number(factor, digits=2))


def _plan(page: Page, scenario: Scenario) -> Iterator[Entry]:
    t, known = page.t, catalogue(page)
    if scenario.name:
        yield Entry(("name",), t("Name of the plan"), scenario.name)
    for label, text in named(scenario, t).items():
        if text:
            yield Entry(("named", label), label, text)
    if scenario.top_line.milestones:
        steps = t("; ").join(
            t("{label}: {value}", label=y, value=t.money(v)) for y, v in scenario.top_line.milestones
        )
        yield Entry(("milestones",), t("Own milestones"), steps)
    own = {good.id: good.name for good in scenario.goods if good.name}
    names = {**{name: t.pick(_columns(good.names), "name") for name, good in known.goods.items()}, **own}
    units = {name: good.unit for name, good in known.goods.items()}
    for good in scenario.goods:
        yield from _good(t, good, names.get(good.id, good.id), units.get(good.id, good.unit or ""))
    for name, text in scenario.new_organisations:
        yield Entry(("new_organisation", name), t("Added organisation"), text)
    labels = {"organisations": N_("{good}: split over organisations"), "keys": N_("{good}: split over keys")}
    parts = {"organisations": {**known.organisations, **_own_organisations(scenario)}, "keys": known.keys}
    for kind, label in labels.items():
        for split in getattr(scenario, kind):
            shares = "; ".join(
                f"{_name(t, parts[kind], part.id)} {short_percent(t, part.share)}" for part in split.parts
            )
            yield Entry((kind, split.good_id), t(label, good=names.get(split.good_id, split.good_id)), shares)
    yield from _regions(page, scenario.regions)
    for goal in scenario.counts:
        count = known.counts.get(goal.id)
        label = t.pick(_columns(count.names), "name") if count else goal.id
        yield Entry(("count", goal.id), t("Count target: {name}", name=label), _count(t, goal))


def _good(t: Translator, good: ScenarioGood, name: str, unit: str) -> Iterator[Entry]:
    shown_unit = t(UNITS[unit]) if unit in UNITS else unit
    if good.name:
        yield Entry(("own_good", good.id), t("Added good"), f"{good.name} ({good.hs_code}, {shown_unit})")
    for field, label in GOOD_FIELDS.items():
        value = getattr(good, field)
        if value is None or value is False:
            continue
        yield Entry(("good", good.id, field), t(label, good=name), _field(t, field, value, unit))


def _field(t: Translator, field: str, value: object, unit_code: str) -> str:
    if field not in GOOD_NUMBERS:
        return t("yes") if value is True else str(value)
    if field in _RATES:
        return short_percent(t, float(value))
    if field in _MONEY:
        return t("{price} USD per {unit}", price=number_text(t, value, digits=2), unit=one_unit(t, unit_code))
    return t(
        "{quantity} {unit}",
        quantity=t.number(value),
        unit=t(UNITS[unit_code]) if unit_code in UNITS else unit_code,
    )


def _count(t: Translator, goal: CountGoal) -> str:
    """Target and own baseline, whichever of the two is set."""
    said = [] if goal.target is None else [t.number(goal.target)]
    if goal.baseline is not None:
        number = t.number(goal.baseline, digits=0)
        said.append(t("own baseline {number}", number=number) if goal.baseline_year is None
                    else t("own baseline {number} in {year}", number=number, year=goal.baseline_year))  # fmt: skip
    return "; ".join(said)


def _regions(page: Page, regions: ScenarioRegions) -> Iterator[Entry]:
    t, known = page.t, catalogue(page)
    if regions.theta:
        yield Entry(("regions", "theta"), t("Regions: weight of distance"), t.number(regions.theta, digits=2))
    for field, label in (("provinces", N_("Regions: provinces taking part")),
                         ("home_regions", N_("Regions: home regions taking part"))):  # fmt: skip
        listed = getattr(regions, field)
        if listed:
            text = ", ".join(_name(t, getattr(known, field), code) for code in listed)
            yield Entry(("regions", field), t(label), text)
    if regions.pairs:
        text = "; ".join(
            f"{_name(t, known.home_regions, pair.home_region)} – {_name(t, known.provinces, pair.province)} "
            f"{short_percent(t, pair.share)}"
            for pair in regions.pairs
        )
        yield Entry(("regions", "pairs"), t("Regions: shares held"), text)


def _name(t: Translator, names: Mapping[str, Mapping[str, str]], name: str) -> str:
    return t.pick(_columns(names[name]), "name") if name in names else name


def _columns(names: Mapping[str, str]) -> dict[str, str]:
    return {f"name_{language}": text for language, text in names.items()}


def _own_organisations(scenario: Scenario) -> dict[str, dict[str, str]]:
    return {name: {"en": text} for name, text in scenario.new_organisations}


def _good_without(good: ScenarioGood, field: str) -> ScenarioGood:
    return replace(good, **{field: False if field == "locked" else None})


def _without_good(scenario: Scenario, name: str) -> Scenario:
    left = {kind: tuple(split for split in getattr(scenario, kind) if split.good_id != name)
            for kind in ("organisations", "keys")}  # fmt: skip
    return replace(scenario, goods=tuple(good for good in scenario.goods if good.id != name), **left)


def _without_organisation(scenario: Scenario, name: str) -> Scenario:
    splits = (replace(split, parts=tuple(part for part in split.parts if part.id != name))
              for split in scenario.organisations)  # fmt: skip
    return replace(
        scenario,
        new_organisations=tuple(pair for pair in scenario.new_organisations if pair[0] != name),
        organisations=tuple(split for split in splits if split.parts),
    )


def _start(field: str) -> object:
    return getattr(ScenarioRegions(), field)

"""A scenario: what a person decided, apart from the data pack; and the plain document it is written as.

None is "as in the data pack". Shares and growth are fractions (0.10 is 10 %), money US dollars, quantities a year's
in the good's own unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from directive.model.plan import Part, Split

VERSION = 1
FORMS = ("share", "value", "growth", "multiple")
GOOD_NUMBERS = (
    "target_quantity", "baseline_quantity", "unit_value_usd", "price_growth", "own_output",
    "own_output_share_ceiling", "partner_imports", "partner_import_growth", "partner_share_ceiling",
)  # fmt: skip
GOOD_TEXTS = ("name", "hs_code", "unit", "valuation", "note")
PAIR = "|"

Document = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class ScenarioBase:
    """A base of the user's own: US dollars of `year`, to the partner and in all."""

    year: int
    partner_value_usd: float
    total_value_usd: float


@dataclass(frozen=True, kw_only=True)
class TopLine:
    """The goal in one of its forms (`by`: share, value in US dollars, growth, multiple) and the levers beside it.

    `milestones` are (year, US dollars), used by the shape "milestones" alone.
    """

    by: str | None = None
    value: float | None = None
    target_year: int | None = None
    other_growth: float = 0.0
    diversion: float = 0.0
    shape: str = "constant"
    milestones: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, kw_only=True)
class ScenarioGood:
    """What was set for one good. A good that the pack does not have needs `name`, `hs_code` and `unit`.

    `valuation` is the basis of a `unit_value_usd` given here (CIF or FOB); without it the pack's basis of the
    good, else FOB. Other fields as in `directive.model.plan_goods.Good`.
    """

    id: str
    name: str | None = None
    hs_code: str | None = None
    unit: str | None = None
    target_quantity: float | None = None
    baseline_quantity: float | None = None
    unit_value_usd: float | None = None
    valuation: str | None = None
    price_growth: float | None = None
    own_output: float | None = None
    own_output_share_ceiling: float | None = None
    partner_imports: float | None = None
    partner_import_growth: float | None = None
    partner_share_ceiling: float | None = None
    locked: bool = False
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class PairShare:
    """A share (0-1) of every increment held for one home region × province."""

    home_region: str
    province: str
    share: float


@dataclass(frozen=True, kw_only=True)
class ScenarioRegions:
    """How the increment is spread: theta of the benchmark, who takes part (empty: all), and held pairs."""

    theta: float = 0.0
    provinces: tuple[str, ...] = ()
    home_regions: tuple[str, ...] = ()
    pairs: tuple[PairShare, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CountGoal:
    """A count in the target year, and a baseline of the user's own with its year; None is "as in the pack".

    `baseline` only where nothing is published or the user knows another; `baseline_year` only beside it.
    """

    id: str
    target: float | None = None
    baseline: float | None = None
    baseline_year: int | None = None


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """Everything a person decided. Splits and goods keep the order they were given in.

    `author`, `written_on` (a day as it is to be read) and `note` say on papers whose plan it is, of when, and what for.
    """

    name: str = ""
    author: str = ""
    written_on: str = ""
    note: str = ""
    data_version: str = ""
    base: ScenarioBase | None = None
    top_line: TopLine = TopLine()
    cif_fob_factor: float | None = None
    goods: tuple[ScenarioGood, ...] = ()
    new_organisations: tuple[tuple[str, str], ...] = ()
    organisations: tuple[Split, ...] = ()
    keys: tuple[Split, ...] = ()
    regions: ScenarioRegions = ScenarioRegions()
    counts: tuple[CountGoal, ...] = ()


def to_document(scenario: Scenario) -> Document:
    """Return the scenario as plain mappings, lists, text and numbers; what stands as in the pack is left out."""
    return {"version": VERSION, **_filled(
        name=scenario.name,
        author=scenario.author,
        written_on=scenario.written_on,
        note=scenario.note,
        data_version=scenario.data_version,
        base=_filled(**vars(scenario.base)) if scenario.base else None,
        top_line=_top_line(scenario.top_line),
        cif_fob_factor=scenario.cif_fob_factor,
        goods={good.id: _good(good) for good in scenario.goods},
        new_organisations=dict(scenario.new_organisations),
        organisations=_splits(scenario.organisations),
        keys=_splits(scenario.keys),
        regions=_regions(scenario.regions),
        counts={goal.id: _count(goal) for goal in scenario.counts},
    )}  # fmt: skip


def from_document(document: Mapping) -> Scenario:
    """Return the scenario of a document that fits the schema; numbers become floats, years stay whole."""
    top, regions = dict(document.get("top_line", {})), document.get("regions", {})
    milestones = tuple((int(year), float(value)) for year, value in sorted(top.pop("milestones", {}).items()))
    numbers = {name: float(top.pop(name)) for name in ("value", "other_growth", "diversion") if name in top}
    factor, base = document.get("cif_fob_factor"), document.get("base")
    return Scenario(
        name=document.get("name", ""),
        author=document.get("author", ""),
        written_on=document.get("written_on", ""),
        note=document.get("note", ""),
        data_version=document.get("data_version", ""),
        base=None if base is None else _read_base(base),
        top_line=TopLine(**_whole(top, "target_year"), **numbers, milestones=milestones),
        cif_fob_factor=None if factor is None else float(factor),
        goods=tuple(_read_good(name, fields) for name, fields in document.get("goods", {}).items()),
        new_organisations=tuple(document.get("new_organisations", {}).items()),
        organisations=_read_splits(document.get("organisations", {})),
        keys=_read_splits(document.get("keys", {})),
        regions=ScenarioRegions(
            theta=float(regions.get("theta", 0)),
            provinces=tuple(regions.get("provinces", ())),
            home_regions=tuple(regions.get("home_regions", ())),
            pairs=tuple(_read_pair(pair, share) for pair, share in regions.get("pairs", {}).items()),
        ),
        counts=tuple(_read_count(name, entry) for name, entry in document.get("counts", {}).items()),
    )


def _filled(**fields: object) -> Document:
    return {name: _plain(value) for name, value in fields.items() if value not in (None, "", {}, [], ())}


def _plain(value: object) -> object:
    # 5000000 reads better than 5000000.0, and is the same number.
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def _top_line(top: TopLine) -> Document:
    start = vars(TopLine())
    changed = {name: value for name, value in vars(top).items() if value != start[name]}
    milestones = {str(year): _plain(value) for year, value in changed.pop("milestones", ())}
    return _filled(**changed, milestones=milestones)


def _good(good: ScenarioGood) -> Document:
    texts = {name: getattr(good, name) for name in ("name", "hs_code", "unit")}
    numbers = {name: getattr(good, name) for name in GOOD_NUMBERS}
    return _filled(**texts, **numbers, valuation=good.valuation, locked=good.locked or None, note=good.note)


def _splits(splits: tuple[Split, ...]) -> Document:
    return {split.good_id: {part.id: _part(part) for part in split.parts} for split in splits}


def _part(part: Part) -> object:
    return {"share": _plain(part.share), "locked": True} if part.locked else _plain(part.share)


def _regions(regions: ScenarioRegions) -> Document:
    pairs = {f"{pair.home_region}{PAIR}{pair.province}": _plain(pair.share) for pair in regions.pairs}
    lists = {name: list(getattr(regions, name)) for name in ("provinces", "home_regions")}
    return _filled(theta=regions.theta or None, **lists, pairs=pairs)


def _count(goal: CountGoal) -> object:
    if goal.baseline is None:
        return _plain(goal.target)
    return _filled(target=goal.target, baseline=goal.baseline, baseline_year=goal.baseline_year)


def _whole(fields: Mapping, *names: str) -> dict:
    # The schema takes 2030.0 for a whole number; a year is an int everywhere else.
    return {name: int(value) if name in names else value for name, value in fields.items()}


def _read_base(fields: Mapping) -> ScenarioBase:
    dollars = {name: float(fields[name]) for name in ("partner_value_usd", "total_value_usd")}
    return ScenarioBase(year=int(fields["year"]), **dollars)


def _read_good(name: str, fields: Mapping) -> ScenarioGood:
    numbers = {field: float(fields[field]) for field in GOOD_NUMBERS if field in fields}
    rest = {field: fields[field] for field in (*GOOD_TEXTS, "locked") if field in fields}
    return ScenarioGood(id=name, **numbers, **rest)


def _read_splits(entries: Mapping) -> tuple[Split, ...]:
    return tuple(
        Split(good, tuple(_read_part(name, entry) for name, entry in parts.items()))
        for good, parts in entries.items()
    )


def _read_part(name: str, entry: object) -> Part:
    if isinstance(entry, Mapping):
        return Part(name, float(entry["share"]), bool(entry.get("locked", False)))
    return Part(name, float(entry))


def _read_pair(pair: str, share: float) -> PairShare:
    home, province = pair.split(PAIR)
    return PairShare(home_region=home, province=province, share=float(share))


def _read_count(name: str, entry: object) -> CountGoal:
    if not isinstance(entry, Mapping):
        return CountGoal(id=name, target=float(entry))
    numbers = {field: float(entry[field]) for field in ("target", "baseline") if field in entry}
    year = int(entry["baseline_year"]) if "baseline_year" in entry else None
    return CountGoal(id=name, **numbers, baseline_year=year)

"""One good of the plan from what the pack publishes and what the user set; the user's figures are marked."""

from __future__ import annotations

from dataclasses import dataclass

from directive.data.scenario.catalogue import KnownGood
from directive.data.scenario.document import ScenarioGood
from directive.data.scenario.errors import inside
from directive.model.errors import RangeError
from directive.model.plan import Good

FIGURES = ("baseline_quantity", "unit_value_usd", "own_output", "partner_imports")
"""Fields that state a fact: given by the user, they are the user's assumption and marked so."""
_LEVERS = (
    "target_quantity",
    "price_growth",
    "own_output_share_ceiling",
    "partner_share_ceiling",
    "partner_import_growth",
)


@dataclass(frozen=True)
class Assumption:
    """What the plan rests on that no source says: an id for its sentence, the field's path, its value and note.

    Ids: user_figure, even_keys, region_seed, outside_constant, goods_over_base.
    """

    id: str
    path: str
    value: float | None = None
    note: str = ""


def build_good(
    name: str, given: ScenarioGood | None, known: KnownGood | None, factor: float
) -> tuple[Good, tuple[Assumption, ...]]:
    """Return the good and the figures in it that are the user's. `factor` is CIF ÷ FOB.

    Raises RangeError with the path of the field.
    """
    given = given or ScenarioGood(id=name)
    with inside(f"goods.{name}"):
        unit = _unit(given, known)
        published = _published(known)
        facts = {field: _first(getattr(given, field), published.get(field)) for field in FIGURES}
        own = {field: getattr(given, field) for field in FIGURES if getattr(given, field) is not None}
        levers = {field: getattr(given, field) for field in _LEVERS if getattr(given, field) is not None}
        good = Good(
            id=name,
            unit=unit,
            **facts,
            **levers,
            valuation_factor=factor if _valuation(given, known) == "CIF" else 1.0,
            locked=given.locked,
            user_filled=frozenset(own),
        )
    note = given.note or ""
    return good, tuple(
        Assumption("user_figure", f"goods.{name}.{field}", value, note) for field, value in own.items()
    )


def _unit(given: ScenarioGood, known: KnownGood | None) -> str:
    if known is None:
        return given.unit
    for field, published in (("unit", known.unit), ("hs_code", known.hs_code)):
        value = getattr(given, field)
        if value is not None and value != published:
            raise RangeError(field, value, f"{published}, as in the data pack")
    if given.name is not None:
        raise RangeError("name", given.name, "names for goods of your own alone")
    return known.unit


def _published(known: KnownGood | None) -> dict[str, float | None]:
    if known is None:
        return {}
    return {field: getattr(known, field) for field in FIGURES if field != "own_output"}


def _valuation(given: ScenarioGood, known: KnownGood | None) -> str:
    return given.valuation or (known.valuation if known else "") or "FOB"


def _first(given: float | None, published: float | None) -> float | None:
    return published if given is None else given

"""How goods, units, organisations, keys and regions of a plan are called in the visitor's language."""

from __future__ import annotations

from collections.abc import Mapping

from directive.briefing.target_words import UNITS
from directive.data.scenario import Prepared, good_names
from directive.i18n import Translator
from directive.model.plan import Good
from directive.ui.page import Page
from directive.ui.plan.sections.cells import STAR

KG = "kg"


def unit_text(t: Translator, unit: str) -> str:
    """A unit in words; a user's own unit as it was typed."""
    return t(UNITS[unit]) if unit in UNITS else unit


def amount_text(t: Translator, quantity: float, unit: str) -> str:
    """A whole quantity with its unit."""
    return t("{quantity} {unit}", quantity=t.number(quantity, digits=0), unit=unit_text(t, unit))


def names_of_goods(page: Page, prepared: Prepared) -> dict[str, str]:
    """Good id -> name, ★ behind those that rest on figures of the user."""
    own = {good.id for good in prepared.plan.goods if good.user_filled}
    return {
        name: f"{texts[page.t.language]} {STAR}" if name in own else texts[page.t.language]
        for name, texts in good_names(prepared).items()
    }


def names_of_organisations(page: Page, prepared: Prepared) -> dict[str, str]:
    """Organisation id -> name, ★ behind those the user added."""
    own = {name: f"{text} {STAR}" for name, text in prepared.scenario.new_organisations}
    return {**picked(page, prepared.catalogue.organisations), **own}


def picked(page: Page, names: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Id -> name in the visitor's language."""
    return {name: texts[page.t.language] for name, texts in names.items()}


def with_baseline(prepared: Prepared) -> tuple[Good, ...]:
    """The goods of the plan that have a quantity, published or the user's."""
    return tuple(good for good in prepared.plan.goods if good.baseline_quantity is not None)


def sources_of(prepared: Prepared, goods: tuple[Good, ...]) -> tuple[str, ...]:
    """The sources of the published figures behind goods, each once."""
    known = prepared.catalogue.goods
    return tuple(dict.fromkeys(i for good in goods if good.id in known for i in known[good.id].source_ids))

"""How goods, units, organisations, keys and regions of a plan are called in the visitor's language."""

from __future__ import annotations

from collections.abc import Mapping

from directive.briefing.plan_words import amount_text, names_of_goods, sources_of, unit_text
from directive.data.scenario import Prepared
from directive.model.plan import Good
from directive.ui.page import Page
from directive.ui.plan.sections.cells import STAR

__all__ = ["KG", "amount_text", "names_of_goods", "names_of_organisations", "picked", "sources_of", "unit_text",
           "with_baseline"]  # fmt: skip
KG = "kg"


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

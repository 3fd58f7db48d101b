"""How goods and quantities of a plan are called, and which sources stand behind them."""

from __future__ import annotations

from directive.briefing.annex.goods import STAR
from directive.briefing.desk import Desk
from directive.briefing.target_words import UNITS
from directive.data.scenario import Prepared, good_names
from directive.i18n import Translator
from directive.model.plan import Good


def unit_text(t: Translator, unit: str) -> str:
    """A unit in words; a user's own unit as it was typed."""
    return t(UNITS[unit]) if unit in UNITS else unit


def amount_text(t: Translator, quantity: float, unit: str) -> str:
    """A whole quantity with its unit."""
    return t("{quantity} {unit}", quantity=t.number(quantity, digits=0), unit=unit_text(t, unit))


def names_of_goods(desk: Desk, prepared: Prepared) -> dict[str, str]:
    """Good id -> name, ★ behind those that rest on figures of the user."""
    own = {good.id for good in prepared.plan.goods if good.user_filled}
    return {
        name: f"{texts[desk.t.language]} {STAR}" if name in own else texts[desk.t.language]
        for name, texts in good_names(prepared).items()
    }


def sources_of(prepared: Prepared, goods: tuple[Good, ...]) -> tuple[str, ...]:
    """The sources of the published figures behind goods, each once."""
    known = prepared.catalogue.goods
    return tuple(dict.fromkeys(i for good in goods if good.id in known for i in known[good.id].source_ids))

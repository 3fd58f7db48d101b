"""How targets write numbers and contradictions: few digits, the language's own money scale."""

from __future__ import annotations

from dataclasses import dataclass

from directive.i18n import N_, Translator
from directive.model.errors import DirectiveError, InfeasibleError
from directive.model.target import Shape

SHAPE_WORDS = {
    str(Shape.constant): N_("Constant growth"),
    str(Shape.linear): N_("Linear"),
    str(Shape.front): N_("Front-loaded"),
    str(Shape.back): N_("Back-loaded"),
    str(Shape.milestones): N_("Own milestones"),
}
UNITS = {"t": N_("t"), "kg": N_("kg"), "m3": N_("m³"), "pieces": N_("pieces")}


@dataclass(frozen=True)
class MoneyScale:
    """The unit of money axes: US dollars per unit, its name, and decimals for milestones."""

    usd: float
    name: str

    def shown(self, t: Translator, value_usd: float) -> str:
        """A value in this unit with three significant digits."""
        return t.number(value_usd / self.usd, significant=3)


def money_scale(t: Translator, value_usd: float) -> MoneyScale:
    """USD bn, million or thousand; in Chinese 10^8 or 10^4, as money is counted there."""
    if t.language == "zh":
        large = value_usd >= 5e7
        return MoneyScale(1e8, t("USD hundred million")) if large else MoneyScale(1e4, t("USD ten thousand"))
    if value_usd >= 5e8:
        return MoneyScale(1e9, t("USD bn"))
    return MoneyScale(1e6, t("USD million")) if value_usd >= 5e5 else MoneyScale(1e3, t("USD thousand"))


def short_percent(t: Translator, share: float, *, most: int = 1) -> str:
    """A share in percent without a needless ".0": 10 %, 12.5 %."""
    for digits in range(most):
        if abs(share * 100 - round(share * 100, digits)) < 0.5 * 10**-most:
            return t.percent(share, digits=digits)
    return t.percent(share, digits=most)


def unit_name(t: Translator, unit: str) -> str:
    """A unit in words; a user's own as it was typed."""
    return t(UNITS[unit]) if unit in UNITS else unit


def quantity_text(t: Translator, quantity: float, unit: str) -> str:
    """A whole quantity with its unit."""
    return t("{quantity} {unit}", quantity=t.number(quantity, digits=0), unit=unit_name(t, unit))


def about_quantity(t: Translator, quantity: float, unit: str) -> str:
    """A quantity with three digits, a scale word and its unit."""
    return t("{quantity} {unit}", quantity=t.compact(quantity, significant=3), unit=unit_name(t, unit))


def contradiction(t: Translator, error: DirectiveError) -> str:
    """One sentence on why the levers do not hold together."""
    if isinstance(error, InfeasibleError):
        return t(
            "These levers contradict each other: in {year} exports to all other markets would be below zero "
            "({value}). Lower the target or the part taken from other markets, or let other exports grow more.",
            year=error.year,
            value=t.money(float(error.value)),
        )
    return t("These levers contradict each other: {detail}", detail=str(error))

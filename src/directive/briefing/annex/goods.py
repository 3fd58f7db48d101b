"""The goods of a plan as an annex lists them: baseline with age and side, unit value with basis, ceilings, years."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from directive.briefing.annex.numbered import Numbered
from directive.briefing.desk import Desk
from directive.briefing.mark_words import marks_text
from directive.briefing.target_words import UNITS, short_percent
from directive.data.queries.goods import baselines
from directive.data.scenario import Prepared, ScenarioGood, good_names
from directive.i18n import N_, Translator, words
from directive.model.annex import good_years
from directive.model.figures import Period
from directive.model.marks import good_marks
from directive.model.plan import Good, price_path

VALUE_WORDS = N_(
    "Value in US dollars: quantity × unit value ÷ factor, unit values grown by the rate set for the good."
)
STAR = "★"
OWN = N_("assumption of the plan's author")
CIF = "CIF"
BASES = {CIF: N_("CIF"), "FOB": N_("FOB")}


@dataclass(frozen=True, eq=False)
class GoodLine:
    """One good: figures in its unit and US dollars (None: not published), each with its words.

    `quantities` are whole units a year, `prices_usd` US dollars per unit on the top line's basis a year; `factor` is
    CIF ÷ FOB where `basis` is CIF, else 1. `cite` holds the numbers of its sources.
    """

    id: str
    name: str
    hs_code: str
    unit: str
    baseline: float | None
    baseline_words: str
    unit_value_usd: float | None
    unit_value_words: str
    basis: str
    factor: float
    price_growth: float
    target: float | None
    ceiling: float | None
    ceiling_words: str
    quantities: tuple[int, ...]
    prices_usd: tuple[float, ...]
    user_filled: bool
    note: str
    cite: str

    @property
    def values_usd(self) -> tuple[float, ...]:
        """What the whole units are worth a year on the top line's basis; empty without a unit value."""
        return tuple(
            quantity * price for quantity, price in zip(self.quantities, self.prices_usd, strict=False)
        )

    @property
    def in_sum(self) -> bool:
        """Whether the good has both a quantity and a unit value."""
        return bool(self.quantities and self.prices_usd)


def unit_text(t: Translator, unit: str) -> str:
    """A unit in words; a user's own unit as it was typed."""
    return t(UNITS[unit]) if unit in UNITS else unit


def starred(name: str, *, own: bool) -> str:
    """A name, ★ behind it where it rests on figures of the user."""
    return f"{name} {STAR}" if own else name


def good_lines(desk: Desk, shown: Prepared, numbered: Numbered) -> tuple[GoodLine, ...]:
    """A line for every good of the plan that says a figure, in the plan's order. `shown` is in the unit to print."""
    known = desk.ask(baselines).set_index("good_id")
    names = good_names(shown)
    given = {good.id: good for good in shown.scenario.goods}
    lines = [
        _line(desk, shown, good, names[good.id][desk.t.language], given.get(good.id),
              known.loc[good.id] if good.id in known.index else None, numbered)
        for good in shown.plan.goods
    ]  # fmt: skip
    return tuple(line for line in lines if line.baseline is not None or line.unit_value_usd is not None)


def left_out(desk: Desk, shown: Prepared) -> tuple[tuple[str, str], ...]:
    """Name and reason of every good outside the sum, and of goods that nobody carries."""
    t, names, known, found = desk.t, good_names(shown), shown.catalogue.goods, []
    for good in shown.plan.goods:
        if good.baseline_quantity is not None and good.unit_value_usd is not None:
            continue
        reason = known[good.id].reason_empty[t.language] if good.id in known and not good.user_filled else ""
        missing = (
            t("no baseline quantity is published")
            if good.baseline_quantity is None
            else t("no unit value is published")
        )
        found.append((names[good.id][t.language], reason or missing))
    return tuple(found)


def _line(desk: Desk, shown: Prepared, good: Good, name: str, given: ScenarioGood | None,
          row: pd.Series | None, numbered: Numbered) -> GoodLine:  # fmt: skip
    t = desk.t
    whole, prices = good_years(shown.plan, good), price_path(shown.plan, good)
    basis = (given and given.valuation) or (row["valuation"] if row is not None else "") or "FOB"
    ids = shown.catalogue.goods[good.id].source_ids if good.id in shown.catalogue.goods else ()
    return GoodLine(
        id=good.id,
        name=starred(name, own=bool(good.user_filled)),
        hs_code=_hs_code(given, row),
        unit=unit_text(t, good.unit),
        baseline=good.baseline_quantity,
        baseline_words=_baseline_words(t, good, row),
        unit_value_usd=good.unit_value_usd,
        unit_value_words=_value_words(t, good, basis, row),
        basis=basis if good.unit_value_usd is not None else "",
        factor=good.valuation_factor,
        price_growth=good.price_growth,
        target=good.goal_quantity,
        ceiling=good.ceiling(shown.plan.horizon),
        ceiling_words=_ceiling_words(desk, good, shown.plan.horizon),
        quantities=() if whole is None else tuple(whole.quantity.tolist()),
        prices_usd=() if prices is None else tuple(prices.tolist()),
        user_filled=bool(good.user_filled),
        note=(given and given.note) or "",
        cite=numbered.cite(ids),
    )


def _hs_code(given: ScenarioGood | None, row: pd.Series | None) -> str:
    code = row["hs_code"] if row is not None else (given and given.hs_code) or ""
    return code.replace(";", ", ")


def _baseline_words(t: Translator, good: Good, row: pd.Series | None) -> str:
    if "baseline_quantity" in good.user_filled:
        return t(OWN)
    if good.baseline_quantity is None or row is None:
        return t("not published")
    age = t.n("{count} year old", "{count} years old", int(row["age_years"]))
    side = words.SIDES[row["baseline_side"]]
    return t("{year}, {age}, {side}", year=int(row["baseline_year"]), age=age, side=t(side))


def _value_words(t: Translator, good: Good, basis: str, row: pd.Series | None) -> str:
    if good.unit_value_usd is None:
        return t("not published")
    if "unit_value_usd" in good.user_filled:
        return t("assumption of the plan's author, {basis}", basis=t(BASES[basis]))
    side = words.SIDES[row["unit_value_side"]]
    return t("{period}, {side}, {basis}", period=_period(t, row), side=t(side),
             basis=t(BASES[basis]))  # fmt: skip


def _period(t: Translator, row: pd.Series) -> str:
    months = (row["unit_value_year"], row["unit_value_month_from"], row["unit_value_month_to"])
    return words.period_text(t, Period(*(int(part) for part in months)))


def _ceiling_words(desk: Desk, good: Good, years: float) -> str:
    t, parts = desk.t, []
    if good.own_output is not None:
        own = "own_output" in good.user_filled
        parts.append(t("{share} of own output of {amount}", share=short_percent(t, good.own_output_share_ceiling),
                       amount=starred(t.number(good.own_output, digits=0), own=own)))  # fmt: skip
    if good.partner_imports is not None:
        own = "partner_imports" in good.user_filled
        share = short_percent(t, good.partner_share_ceiling)
        parts.append(t("{share} of the partner's imports of {amount}", share=share,
                       amount=starred(t.number(good.partner_imports, digits=0), own=own)))  # fmt: skip
    if good.partner_imports is not None and good.partner_import_growth:
        parts.append(t("imports growing {rate} a year", rate=short_percent(t, good.partner_import_growth)))
    text = t("; ").join(parts) if parts else t("not published")
    marked = marks_text(desk, good_marks(good, years), good)
    return t("{text}. To be checked: {marks}", text=text, marks=marked) if marked else text

"""What swings of price alone do to the value of the planned goods; the quantities stay as planned."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from directive.briefing.goal import Aim
from directive.briefing.target_words import MoneyScale, money_scale
from directive.charts import fan as charts
from directive.charts.target_path import PathWords
from directive.charts.view import ChartView
from directive.model.odds import in_words
from directive.model.plan import Good, Plan
from directive.model.price_swing import PriceSwing, Triangle, swing_prices
from directive.ui.number_field import param_field
from directive.ui.page import Page
from directive.ui.targets.planned import Planned
from directive.ui.text import plain

_P10, _P25, _P50, _P75, _P90 = range(5)


@dataclass(frozen=True)
class Swing:
    """Lowest and highest change of each price (0.2 = a fifth), and the seed."""

    low: float
    high: float
    seed: int


def swing_view(page: Page, *, aim: Aim, goods: tuple[Planned, ...], swing: Swing) -> ChartView:
    """The range of the goods' value in the target year, beside the target."""
    t, found = page.t, _draw(aim, tuple(one.good for one in goods), swing)
    scale = money_scale(t, aim.target.value_usd)
    low, high = (t.money(float(found.value_usd[place])) for place in (_P10, _P90))
    valued = [one for one in goods if one.good.id not in found.left_out]
    return ChartView(
        key="target-swing",
        title=t("With prices alone moving, the goods are worth {low} to {high}", low=low, high=high)
        if found.planned_usd
        else t("No good of the plan has a quantity and a price"),
        subtitle=t(
            "Value of the goods in {year}, {unit}, quantities as planned; each price drawn by itself from a triangle "
            "of {low} to {high} %, an assumption; dark: half, pale: four fifths of the draws; red: target",
            year=aim.levers.target_year, unit=scale.name, low=t.number(swing.low * 100), high=_signed(page, swing.high),
        ),
        alt=t("Value of the goods with prices between {low} and {high}: half of the draws {lower} to {upper}.",
              low=low, high=high, lower=t.money(float(found.value_usd[_P25])),
              upper=t.money(float(found.value_usd[_P75]))),
        spec=charts.range_spec(page.palette, _words(page, scale)),
        datasets={"bands": _bands(page, found, scale), "marks": _marks(page, aim, found, scale)},
        table=pd.DataFrame({
            t("Part of the draws below, %"): [round(part * 100) for part in found.quantiles],
            t("Value, USD million"): (found.value_usd / 1e6).round(1),
        }),
        source_ids=tuple(dict.fromkeys(part for one in valued for part in one.source_ids)),
        notes=_notes(page, found, [one.name for one in valued]),
        height=charts.RANGE_HEIGHT,
    )  # fmt: skip


def show_swing_levers(page: Page) -> None:
    """How far a price may fall and rise."""
    t = page.t
    with st.container(key="figure-swing", gap="xsmall"):
        first, second = st.columns(2)
        with first:
            param_field(page, "swing_low", t("Lowest price against today's, %"))
        with second:
            param_field(page, "swing_high", t("Highest price against today's, %"))
        note = t(
            "No yearly history of these prices is published. The triangle has its peak at today's unit value."
        )
        st.caption(plain(note))


def _draw(aim: Aim, goods: tuple[Good, ...], swing: Swing) -> PriceSwing:
    plan = Plan(base=aim.base, levers=aim.levers, target=aim.target, goods=goods)
    triangle = Triangle(swing.low, 0.0, swing.high)
    return swing_prices(plan, {good.id: triangle for good in goods}, seed=swing.seed)


def _bands(page: Page, found: PriceSwing, scale: MoneyScale) -> pd.DataFrame:
    t = page.t
    ends = {
        "wide": (_P10, _P90, t("four fifths of the draws")),
        "narrow": (_P25, _P75, t("half of the draws")),
    }
    return pd.DataFrame(
        [
            {
                "low": float(found.value_usd[low]) / scale.usd,
                "high": float(found.value_usd[high]) / scale.usd,
                "width": width,
                "label": t("{part}: {low} to {high}", part=part, low=t.money(float(found.value_usd[low])),
                           high=t.money(float(found.value_usd[high]))),
            }
            for width, (low, high, part) in ends.items()
        ]
    )  # fmt: skip


def _marks(page: Page, aim: Aim, found: PriceSwing, scale: MoneyScale) -> pd.DataFrame:
    t, median, target = page.t, float(found.value_usd[_P50]), aim.target.value_usd
    return pd.DataFrame(
        [
            {"amount": median / scale.usd, "role": "median", "text": t("median {amount}", amount=t.money(median)),
             "side": "right" if median < target else "left"},
            {"amount": target / scale.usd, "role": "target", "text": t("target {amount}", amount=t.money(target)),
             "side": "left" if median < target else "right"},
        ]
    )  # fmt: skip


def _notes(page: Page, found: PriceSwing, names: list[str]) -> tuple[str, ...]:
    t, odds = page.t, in_words(found.reached, found.paths)
    notes = [t("Goods: {goods}.", goods=t("; ").join(names))] if names else []
    if 0 < found.reached < found.paths:
        notes.append(t("In about {k} in {n} draws the goods carry the whole target.", k=odds.k, n=odds.n))
    elif found.reached == 0:
        notes.append(t("In none of the draws do the goods carry the whole target."))
    else:
        notes.append(t("In all of the draws the goods carry the whole target."))
    return tuple(notes)


def _signed(page: Page, share: float) -> str:
    return f"+{page.t.number(share * 100)}" if share > 0 else page.t.number(share * 100)


def _words(page: Page, scale: MoneyScale) -> PathWords:
    return PathWords(
        share_axis="", value_axis=scale.name, comma=page.t.language == "ru", percent_sign="%"
    )  # fmt: skip

"""The goods' sum against the target of the target year, and the whole target in one good."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from directive.briefing.target_words import money_scale
from directive.charts import plan_cover as charts
from directive.charts.view import ChartView
from directive.data.scenario import Prepared
from directive.model.goods import Coverage, quantity_for_value
from directive.model.plan import Good, price_path, sum_plan, value_path
from directive.ui.page import Page
from directive.ui.plan.sections.cells import STAR
from directive.ui.plan.sections.names import names_of_goods, sources_of, unit_text
from directive.ui.text import plain


@dataclass(frozen=True)
class Carried:
    """A good in the sum: its quantity, price and value in the target year (own unit, US dollars)."""

    good: Good
    name: str
    price_usd: float
    value_usd: float

    @property
    def imports_share(self) -> float | None:
        """Quantity ÷ the partner's imports of the latest known year, 0-1."""
        imports = self.good.partner_imports
        return self.good.goal_quantity / imports if imports else None


def carried(page: Page, prepared: Prepared) -> list[Carried]:
    """The goods that have both quantity and price, in the plan's order."""
    plan, names = prepared.plan, names_of_goods(page, prepared)
    return [
        Carried(good, names[good.id], float(price_path(plan, good)[-1]), float(values[-1]))
        for good in plan.goods
        if (values := value_path(plan, good)) is not None
    ]


def coverage(prepared: Prepared) -> Coverage:
    """The sum of the target year against the target, sales outside the plan's goods counted in."""
    return sum_plan(prepared.plan, outside_usd=prepared.outside_usd).coverage[-1]


def cover_view(page: Page, prepared: Prepared) -> ChartView:
    """The goods end to end against the target value."""
    t, plan = page.t, prepared.plan
    scale = money_scale(t, plan.target.value_usd)
    rows = carried(page, prepared)
    amounts = [(row.name, row.value_usd / scale.usd, False) for row in rows]
    if prepared.outside_usd:
        amounts.append(
            (t("other goods, as in {year}", year=plan.base.year), prepared.outside_usd / scale.usd, True)
        )
    parts = pd.DataFrame(amounts, columns=["name", "amount", "outside"]).astype({"amount": float})
    target = plan.target.value_usd / scale.usd
    laid = charts.laid_end_to_end(parts, target=target)
    laid["name"] = [name or t("open") for name in laid["name"]]
    laid["text"] = [t.money(amount * scale.usd) for amount in laid["amount"]]
    laid["label"] = [t("{name}: {amount}", name=name, amount=text)
                     for name, text in zip(laid["name"], laid["text"], strict=True)]  # fmt: skip
    title = cover_sentence(page, prepared)
    return ChartView(
        key="target-goods",
        title=title,
        subtitle=t("Value of the goods at the quantities set, on the reporter's basis, {unit}; red: target of {year}",
                   unit=scale.name, year=plan.levers.target_year),
        alt=title + " " + "; ".join(laid["label"]),
        spec=charts.cover_spec(page.palette, scale.name, t.language == "ru"),
        datasets={"parts": laid, "target": pd.DataFrame({"amount": [target]})},
        table=_table(page, prepared, rows),
        source_ids=sources_of(prepared, tuple(row.good for row in rows)),
        notes=_notes(page, prepared),
        height=charts.height(len(laid)),
    )  # fmt: skip


def cover_sentence(page: Page, prepared: Prepared) -> str:
    """Covered, gap or over, in one sentence."""
    t, found = page.t, coverage(prepared)
    total = t.money(found.total - prepared.outside_usd)
    if found.state == "covered":
        return t(
            "The plan's goods add up to {total}: with the other goods the target is covered", total=total
        )
    if found.state == "over":
        return t("The plan's goods add up to {total}: with the other goods {over} more than the target",
                 total=total, over=t.money(-found.gap))  # fmt: skip
    if prepared.outside_usd:
        return t("The plan's goods add up to {total}; with the other goods ({others}) {share} of the target is "
                 "covered, {gap} is open", total=total, others=t.money(prepared.outside_usd), gap=t.money(found.gap),
                 share=t.percent(found.total / prepared.plan.target.value_usd, digits=0))  # fmt: skip
    return t("The plan's goods add up to {total}, {share} of the target; {gap} is open", total=total,
             share=t.percent((found.total - prepared.outside_usd) / prepared.plan.target.value_usd, digits=0),
             gap=t.money(found.gap))  # fmt: skip


def show_equivalent(page: Page, prepared: Prepared) -> None:
    """The whole target in the one good that weighs most at the base, to give it a size."""
    rows = carried(page, prepared)
    if not rows:
        return
    t, plan = page.t, prepared.plan
    most = max(rows, key=lambda row: row.good.baseline_quantity * row.good.price_usd)
    quantity = quantity_for_value(plan.target.value_usd, most.price_usd)
    sentence = t(
        "For scale: the whole target in {good} alone, at this unit value, would be {quantity}.",
        good=most.name.lower(), quantity=_about(page, quantity, most.good.unit),
    )  # fmt: skip
    with st.container(key="figure-equivalent", gap="xsmall"):
        st.markdown(plain(sentence))
        imports, known = most.good.partner_imports, prepared.catalogue.goods.get(most.good.id)
        if imports and known and known.partner_imports == imports:
            st.markdown(plain(t(
                "That is {times} times all {of_partner} imports of it in the latest full year known ({imports}).",
                times=t.number(quantity / imports, significant=2), of_partner=page.partner.of,
                imports=_about(page, imports, most.good.unit),
            )))  # fmt: skip


def _about(page: Page, quantity: float, unit: str) -> str:
    t = page.t
    return t("{quantity} {unit}", quantity=t.compact(quantity, significant=3), unit=unit_text(t, unit))


def _notes(page: Page, prepared: Prepared) -> tuple[str, ...]:
    t, plan, found = page.t, prepared.plan, []
    if prepared.outside_usd:
        found.append(t(
            "Other goods: exports {to_partner} of {year} less the baselines of the goods above ({amount}); held "
            "constant, an assumption.", to_partner=page.partner.to, year=plan.base.year,
            amount=t.money(prepared.outside_usd)))  # fmt: skip
    if prepared.goods_over_base_usd:
        found.append(t("At the base the goods add up to {amount} more than exports {to_partner} of {year}.",
                       amount=t.money(prepared.goods_over_base_usd), to_partner=page.partner.to,
                       year=plan.base.year))  # fmt: skip
    if any(good.user_filled for good in plan.goods):
        found.append(t("{star} rests on your own figures, not on published ones.", star=STAR))
    return tuple(found)


def _table(page: Page, prepared: Prepared, rows: list[Carried]) -> pd.DataFrame:
    t, year = page.t, prepared.plan.levers.target_year
    return pd.DataFrame(
        [
            {
                t("Good"): row.name,
                t("Quantity in {year}", year=year): row.good.goal_quantity,
                t("Unit"): unit_text(t, row.good.unit),
                t("Unit value in {year}, reporter's basis, USD", year=year): round(row.price_usd, 2),
                t("CIF ÷ FOB factor"): row.good.valuation_factor,
                t("Value, USD million"): round(row.value_usd / 1e6, 1),
                t("Share of the partner's imports, %"): _percent(row.imports_share),
                t("Whose figures"): t("your own assumption") if row.good.user_filled else t("published"),
            }
            for row in rows
        ]
    )


def _percent(share: float | None) -> float | None:
    return None if share is None else round(share * 100, 1)

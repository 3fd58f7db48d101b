"""The sum of the goods against the target, the target in one good, and the goods that stay outside the sum."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from directive.charts import goods as charts
from directive.charts.view import ChartView
from directive.model.goods import Coverage, GoodPlan, quantity_for_value
from directive.ui.figures import show_table
from directive.ui.page import Page
from directive.ui.targets.levers import GoodLever, Plan
from directive.ui.targets.wording import UNITS, about_quantity, money_scale, quantity_text, steady_alt
from directive.ui.text import plain


@dataclass(frozen=True)
class GoodRow:
    """A good with its published facts and the quantity on its slider."""

    lever: GoodLever
    facts: pd.Series
    quantity: int
    factor: float

    @property
    def plan(self) -> GoodPlan:
        """The good as the model takes it."""
        return GoodPlan(self.quantity, float(self.facts["unit_value_usd"]), self.factor)

    @property
    def imports(self) -> float | None:
        """The partner's imports of the good in its latest known year, in its unit."""
        imports = self.facts["partner_imports_quantity"]
        return None if pd.isna(imports) or not imports else float(imports)

    @property
    def imports_share(self) -> float | None:
        """Quantity ÷ those imports, 0-1."""
        return None if self.imports is None else self.quantity / self.imports


def cover_view(page: Page, plan: Plan, rows: list[GoodRow], covered: Coverage) -> ChartView:
    """The goods end to end against the target value."""
    t, scale = page.t, money_scale(page.t, plan.target.value_usd)
    amounts = pd.DataFrame(
        {
            "name": [t.pick(row.facts, "name") for row in rows],
            "amount": pd.Series([row.plan.value_usd / scale.usd for row in rows], dtype=float),
        }
    )
    target = plan.target.value_usd / scale.usd
    laid = charts.laid_end_to_end(amounts, target=target)
    laid["name"] = [name or t("open") for name in laid["name"]]
    laid["text"] = [t.money(amount * scale.usd) for amount in laid["amount"]]
    laid["label"] = [
        t("{name}: {amount}", name=name, amount=text)
        for name, text in zip(laid["name"], laid["text"], strict=True)
    ]
    title = cover_sentence(page, covered)
    return ChartView(
        key="target-goods",
        title=title,
        subtitle=t("Value of the goods at the quantities set, on the reporter's basis, {unit}; red: target of {year}",
                   unit=scale.name, year=plan.levers.target_year),
        alt=title + " " + "; ".join(laid["label"]),
        steady_alt=steady_alt(t),
        spec=charts.cover_spec(page.palette, scale.name, t.language == "ru"),
        datasets={"parts": laid, "target": pd.DataFrame({"amount": [target]})},
        table=_table(page, rows),
        source_ids=tuple(dict.fromkeys(source for row in rows for source in source_ids(row.facts))),
        height=charts.height(len(laid)),
    )  # fmt: skip


def cover_sentence(page: Page, covered: Coverage) -> str:
    """Covered, gap or over, in one sentence."""
    t = page.t
    total = t.money(covered.total)
    if covered.state == "covered":
        return t("The goods with a baseline add up to {total}: the target is covered", total=total)
    if covered.state == "over":
        return t("The goods with a baseline add up to {total}, {over} more than the target",
                 total=total, over=t.money(-covered.gap))  # fmt: skip
    return t("The goods with a baseline add up to {total}, {share} of the target; {gap} is open",
             total=total, share=t.percent(covered.covered_share, digits=0), gap=t.money(covered.gap))  # fmt: skip


def show_equivalent(page: Page, plan: Plan, row: GoodRow) -> None:
    """The whole target in the one good that weighs most, to give it a size."""
    t, facts = page.t, row.facts
    quantity = quantity_for_value(
        plan.target.value_usd, float(facts["unit_value_usd"]), valuation_factor=row.factor
    )
    sentence = t(
        "For scale: the whole target in {good} alone, at this unit value, would be {quantity}.",
        good=t.pick(facts, "name").lower(),
        quantity=about_quantity(t, quantity, facts["unit"]),
    )
    with st.container(key="figure-equivalent", gap="xsmall"):
        st.markdown(plain(sentence))
        if row.imports is not None:
            market = t(
                "That is {times} times all {of_partner} imports of it in {year} ({imports}).",
                times=t.number(quantity / row.imports, significant=2), of_partner=page.partner.of,
                year=facts["partner_imports_year"], imports=about_quantity(t, row.imports, facts["unit"]),
            )  # fmt: skip
            st.markdown(plain(market))


def show_without(page: Page, facts: pd.DataFrame) -> None:
    t = page.t
    if facts.empty:
        return
    heading = t("Named goods without a public baseline")
    st.markdown(f"#### {plain(heading)}")
    st.caption(plain(t("They stay outside the sum until a full-year quantity and a unit value are known.")))
    rows = [
        {
            t("Good"): t.pick(row, "name"),
            t("HS code"): row["hs_code"].replace(";", ", "),
            t("Unit"): unit_of(page, row),
            t("Latest full-year quantity"): _quantity(page, row),
            t("Why it is not in the sum"): t.pick(row, "reason_empty"),
        }
        for _, row in facts.iterrows()
    ]
    widths = dict(zip(rows[0], ("medium", "small", "small", "medium", "large"), strict=True))
    config = {name: st.column_config.TextColumn(width=width) for name, width in widths.items()}
    show_table(page, "goods-without", pd.DataFrame(rows), column_config=config, height="content")


def unit_of(page: Page, facts: pd.Series) -> str:
    """The good's unit in words."""
    name = UNITS[facts["unit"]]
    return page.t(name)


def source_ids(facts: pd.Series) -> tuple[str, ...]:
    """Every source of a good's baseline, unit value and market."""
    return tuple(part for part in facts["source_ids"].split(";") if part)


def _table(page: Page, rows: list[GoodRow]) -> pd.DataFrame:
    t = page.t
    return pd.DataFrame(
        [
            {
                t("Good"): t.pick(row.facts, "name"),
                t("Quantity"): row.quantity,
                t("Unit"): unit_of(page, row.facts),
                t("Unit value, USD"): round(row.facts["unit_value_usd"], 2),
                t("CIF ÷ FOB factor"): row.factor,
                t("Value, USD million"): round(row.plan.value_usd / 1e6, 1),
                t("Share of the partner's imports, %"): _percent(row.imports_share),
            }
            for row in rows
        ]
    )


def _percent(share: float | None) -> float | None:
    return None if share is None else round(share * 100, 1)


def _quantity(page: Page, row: pd.Series) -> str | None:
    if pd.isna(row["baseline_quantity"]):
        return None
    t = page.t
    quantity = quantity_text(t, row["baseline_quantity"], row["unit"])
    return t("{quantity} ({year})", quantity=quantity, year=row["baseline_year"])

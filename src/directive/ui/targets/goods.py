"""Goods of the plan: a quantity each in its own unit, its value on the top line's basis, the sum against the target."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from directive.charts import goods as charts
from directive.charts.view import ChartView
from directive.data.queries.goods import baselines
from directive.model.goods import Coverage, GoodPlan, quantity_for_value, sum_against_target
from directive.model.terms import Period
from directive.ui import cache, words
from directive.ui.figures import show_chart, show_table
from directive.ui.page import Page
from directive.ui.sources import show_sources
from directive.ui.targets.levers import GoodLever, Plan
from directive.ui.targets.wording import UNITS, about_quantity, money_scale, quantity_text
from directive.ui.text import plain

CIF = "CIF"


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
    def imports_share(self) -> float | None:
        """Quantity ÷ the partner's imports of the good in its latest known year, 0-1."""
        imports = self.facts["partner_imports_quantity"]
        return None if pd.isna(imports) or not imports else self.quantity / imports


def show_goods(page: Page, plan: Plan, levers: tuple[GoodLever, ...]) -> None:
    """Sliders by good, their sum against the target, the target in one good, the goods without a baseline."""
    t, facts = page.t, cache.ask(baselines).set_index("good_id")
    st.subheader(t("In tonnes and cubic metres"), anchor=False)
    rows = _rows(page, facts, levers)
    left, right = st.columns([7, 5], gap="medium")
    with left:
        for row in rows:
            _show_good(page, plan, row)
        _show_factor(page)
    with right:
        covered = sum_against_target([row.plan.value_usd for row in rows], plan.target.value_usd)
        show_chart(page, cover_view(page, plan, rows, covered))
        if rows:
            _show_equivalent(
                page, plan, max(rows, key=lambda row: row.lever.baseline * row.facts["unit_value_usd"])
            )
    _show_without(page, facts[~facts["in_sum"]])  # fmt: skip


def _rows(page: Page, facts: pd.DataFrame, levers: tuple[GoodLever, ...]) -> list[GoodRow]:
    factor = page.state["cif"]
    return [
        GoodRow(
            lever,
            facts.loc[lever.good_id],
            page.state[lever.param],
            factor if facts.loc[lever.good_id, "valuation"] == CIF else 1.0,
        )
        for lever in levers
    ]


def _show_good(page: Page, plan: Plan, row: GoodRow) -> None:
    t, facts = page.t, row.facts
    name, span = t.pick(facts, "name"), row.lever.span
    with st.container(key=f"figure-good-{row.lever.good_id}", border=True, gap="xsmall"):
        slider, value = st.columns([3, 2], vertical_alignment="center")
        with slider:
            st.slider(
                t(
                    "{good} in {year}, {unit}",
                    good=plain(name),
                    year=plan.levers.target_year,
                    unit=_unit(page, facts),
                ),
                int(span.low),
                int(span.high),
                step=int(span.step),
                format="localized",
                **page.state.args(row.lever.param),
            )
        with value:
            st.metric(
                t("Value, {good}", good=plain(name)),
                t.money(row.plan.value_usd),
                label_visibility="collapsed",
            )
            st.caption(plain(_imports_text(page, row)))
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.caption(plain(_facts_text(page, row)), width="stretch")
            with st.popover(
                t("Source"), type="tertiary", icon=":material/info:", key=f"source-{row.lever.good_id}"
            ):
                note = t.pick(facts, "note")
                if note:
                    st.markdown(plain(note))
                show_sources(page, _ids(facts))  # fmt: skip


def _facts_text(page: Page, row: GoodRow) -> str:
    t, facts = page.t, row.facts
    period = Period(
        int(facts["unit_value_year"]),
        int(facts["unit_value_month_from"]),
        int(facts["unit_value_month_to"]),
    )
    return t.n(
        "Baseline {quantity} in {year}, one year old ({side}); unit value {price} USD per {unit}, {period} "
        "({price_side}, {basis}).",
        "Baseline {quantity} in {year}, {count} years old ({side}); unit value {price} USD per {unit}, {period} "
        "({price_side}, {basis}).",
        int(facts["age_years"]),
        quantity=quantity_text(t, facts["baseline_quantity"], facts["unit"]), year=facts["baseline_year"],
        side=_side(page, facts, "baseline_side"), price=t.number(facts["unit_value_usd"], digits=1),
        unit=_unit(page, facts), period=words.period_text(t, period),
        price_side=_side(page, facts, "unit_value_side"), basis=facts["valuation"],
    )  # fmt: skip


def _imports_text(page: Page, row: GoodRow) -> str:
    t = page.t
    if row.imports_share is None:
        return t("the partner's imports of it are not published")
    return t(
        "equals {share} of {of_partner} imports of {year}",
        share=t.percent(row.imports_share, digits=1),
        of_partner=page.partner.of,
        year=row.facts["partner_imports_year"],
    )


def _show_factor(page: Page) -> None:
    t = page.t
    why = t(
        "Unit values at the partner's border (CIF) are divided by this factor before they are set against the target, "
        "which is on the reporter's basis (FOB). The usual assumption is {factor}.",
        factor=t.number(page.pack.cif_fob_factor.value, digits=2),
    )
    with st.container(key="figure-cif"):
        number, words_beside, source = st.columns([2, 5, 1.3], vertical_alignment="center")
    with number:
        st.number_input(t("CIF ÷ FOB factor"), 1.0, 1.5, step=0.01, format="%.2f", **page.state.args("cif"))
    with words_beside:
        st.caption(plain(why))
    with source, st.popover(t("Source"), type="tertiary", icon=":material/info:", key="source-cif"):
        show_sources(page, (page.pack.cif_fob_factor.source,))


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
        spec=charts.cover_spec(page.palette, scale.name, t.language == "ru"),
        datasets={"parts": laid, "target": pd.DataFrame({"amount": [target]})},
        table=_table(page, rows),
        source_ids=tuple(dict.fromkeys(source for row in rows for source in _ids(row.facts))),
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


def _table(page: Page, rows: list[GoodRow]) -> pd.DataFrame:
    t = page.t
    return pd.DataFrame(
        [
            {
                t("Good"): t.pick(row.facts, "name"),
                t("Quantity"): row.quantity,
                t("Unit"): _unit(page, row.facts),
                t("Unit value, USD"): round(row.facts["unit_value_usd"], 2),
                t("CIF ÷ FOB factor"): row.factor,
                t("Value, USD million"): round(row.plan.value_usd / 1e6, 1),
                t("Share of the partner's imports, %"): _percent(row.imports_share),
            }
            for row in rows
        ]
    )


def _unit(page: Page, facts: pd.Series) -> str:
    name = UNITS[facts["unit"]]
    return page.t(name)


def _side(page: Page, facts: pd.Series, column: str) -> str:
    name = words.SIDES[facts[column]]
    return page.t(name)


def _percent(share: float | None) -> float | None:
    return None if share is None else round(share * 100, 1)


def _show_equivalent(page: Page, plan: Plan, row: GoodRow) -> None:
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
    imports = facts["partner_imports_quantity"]
    if pd.notna(imports):
        sentence += " " + t(
            "That is {times} times all {of_partner} imports of it in {year} ({imports}).",
            times=t.number(quantity / imports, significant=2), of_partner=page.partner.of,
            year=facts["partner_imports_year"], imports=about_quantity(t, imports, facts["unit"]),
        )  # fmt: skip
    with st.container(key="figure-equivalent"):
        st.markdown(plain(sentence))


def _show_without(page: Page, facts: pd.DataFrame) -> None:
    t = page.t
    if facts.empty:
        return
    st.markdown(f"#### {plain(t('Named goods without a public baseline'))}")
    st.caption(plain(t("They stay outside the sum until a full-year quantity and a unit value are known.")))
    rows = [
        {
            t("Good"): t.pick(row, "name"),
            t("HS code"): row["hs_code"].replace(";", ", "),
            t("Unit"): _unit(page, row),
            t("Latest full-year quantity"): _quantity(page, row),
            t("Why it is not in the sum"): t.pick(row, "reason_empty"),
        }
        for _, row in facts.iterrows()
    ]
    show_table(page, "goods-without", pd.DataFrame(rows))


def _quantity(page: Page, row: pd.Series) -> str | None:
    if pd.isna(row["baseline_quantity"]):
        return None
    t = page.t
    quantity = quantity_text(t, row["baseline_quantity"], row["unit"])
    return t("{quantity} ({year})", quantity=quantity, year=row["baseline_year"])


def _ids(facts: pd.Series) -> tuple[str, ...]:
    return tuple(part for part in facts["source_ids"].split(";") if part)

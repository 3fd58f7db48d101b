"""Close the gap with the least common stretch, work backwards from the ceilings, and price against quantity."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from directive.briefing.target_words import money_scale
from directive.briefing.views.plan_closing import closing_rows, closing_sentence
from directive.charts import plan_split as charts
from directive.charts.view import ChartView
from directive.data.scenario import Prepared
from directive.data.scenario.solving import reach, solve, with_solution
from directive.model.errors import DirectiveError
from directive.model.plan import price_path
from directive.model.price_volume import PriceVolume, split_price_volume
from directive.model.solver import Closing, Reach
from directive.ui.figures import show_chart
from directive.ui.page import Page
from directive.ui.plan import state
from directive.ui.plan.sections.cover import cover_sentence
from directive.ui.plan.sections.messages import note, why_not
from directive.ui.plan.sections.names import names_of_goods, sources_of
from directive.ui.plan.sections.tables import show_plan_table, table_view
from directive.ui.targets import levers
from directive.ui.text import plain

_STEPS = 10  # tenths of a percentage point


def show_closing(page: Page, prepared: Prepared) -> None:
    """What the solver finds with its two buttons, the quantities, then price against quantity."""
    closing = solve(prepared)
    left, right = st.columns([7, 5], gap="medium")
    with left:
        _show_result(page, prepared, closing)
    with right:
        _show_reach(page, prepared)
    show_plan_table(page, _quantities_view(page, prepared, closing))
    view = split_view(page, prepared)
    if view.table.empty:
        st.info(plain(f"{view.title}."))
    else:
        show_chart(page, view)


def _show_result(page: Page, prepared: Prepared, closing: Closing) -> None:
    t = page.t
    with st.container(key="figure-closing", border=True, gap="small"):
        inside = closing.stretch is not None and with_solution(prepared, closing) == prepared.scenario
        if inside:
            said = t("These quantities are in the plan.")
            st.markdown(f"**{plain(said)}** {plain(cover_sentence(page, prepared))}.")
        st.markdown(f"**{plain(closing_sentence(page.t, closing))}**")
        if closing.binding:
            listed = _listed(page, prepared, closing.binding)
            st.markdown(plain(t("At their ceilings: {goods}.", goods=listed)))
        st.caption(plain(t(
            "Every free good is raised by the same part of its baseline, or to its ceiling if that comes first; "
            "quantities you set yourself are kept only where the good is locked.")))  # fmt: skip
        st.button(t("Put these quantities into the plan"), key="plan-apply", type="primary",
                  icon=":material/playlist_add_check:", on_click=_apply, args=(page,),
                  disabled=inside or closing.stretch is None)  # fmt: skip


def _listed(page: Page, prepared: Prepared, goods: Sequence[str]) -> str:
    names = names_of_goods(page, prepared)
    return ", ".join(names[name] for name in goods)


def _apply(page: Page) -> None:
    found = state.prepared(page)
    if not isinstance(found, DirectiveError):
        state.edit(page, with_solution(found, solve(found)))


def _quantities_view(page: Page, prepared: Prepared, closing: Closing) -> ChartView:
    """Every good: baseline, planned, found, ceiling, and why the solver left it where it did."""
    return table_view(
        "plan-closing", page.t("What the solver sets, and what it leaves"), closing_rows(page, prepared, closing),
        source_ids=sources_of(prepared, prepared.plan.goods),
    )  # fmt: skip


def _show_reach(page: Page, prepared: Prepared) -> None:
    t = page.t
    with st.container(key="figure-reach", border=True, gap="small"):
        try:
            found = reach(prepared)
        except DirectiveError as error:
            st.markdown(plain(why_not(t, error)))
            return
        st.markdown(f"**{plain(reach_sentence(page, prepared, found))}**")
        percent = reachable_percent(found)
        if percent is not None:
            st.button(t("Make {share} the target", share=t.percent(percent / 100, digits=1)), key="plan-set-reach",
                      icon=":material/flag:", on_click=_set_share, args=(page, percent))  # fmt: skip


def reach_sentence(page: Page, prepared: Prepared, found: Reach) -> str:
    """The greatest share under today's ceilings, in one sentence."""
    t, year = page.t, prepared.plan.levers.target_year
    if found.share is None:
        return t("Worked backwards: nothing could be sold under today's ceilings.")
    percent = reachable_percent(found)  # as the button beside it says
    return t(
        "Worked backwards: today's ceilings allow {value} in {year}, {share} of all exports.",
        value=t.money(found.value_usd), year=year,
        share=t.percent(found.share if percent is None else percent / 100, digits=1),
    )  # fmt: skip


def reachable_percent(found: Reach) -> float | None:
    """The greatest share in percent, rounded down to a tenth so that it stays reachable; None off the slider."""
    if found.share is None:
        return None
    percent = math.floor(round(found.share * 100 * _STEPS, 6)) / _STEPS
    return percent if percent >= 0.5 and percent <= 50 else None


def _set_share(page: Page, percent: float) -> None:
    page.state.set("share", percent)
    levers.take_lead(page.state, "share")
    page.state.touch()
    note_text = page.t(
        "The target is now {share} of all exports.", share=page.t.percent(percent / 100, digits=1)
    )
    note(page, note_text)


def split_view(page: Page, prepared: Prepared) -> ChartView:
    """Price against quantity in each good's growth from base to target year (LMDI)."""
    t, plan, names = page.t, prepared.plan, names_of_goods(page, prepared)
    found = [
        (names[good.id], one) for good in plan.goods if (one := split_of(prepared, good.id)) and one.change
    ]
    scale = money_scale(t, max((abs(one.change) for _, one in found), default=0.0))
    parts = {"quantity": t("more quantity"), "price": t("higher price")}
    if any(one.new_good for _, one in found):
        parts["new_good"] = t("new good")
    rows = pd.DataFrame(
        [
            {"position": place, "good": name, "part": parts[part], "amount": getattr(one, part) / scale.usd,
             "text": t.money(getattr(one, part))}
            for place, (name, one) in enumerate(found)
            for part in parts
        ],
        columns=["position", "good", "part", "amount", "text"],
    )  # fmt: skip
    rows["label"] = [t("{name}, {part}: {amount}", name=row.good, part=row.part, amount=row.text)
                     for row in rows.itertuples()]  # fmt: skip
    title = _split_title(page, [one for _, one in found])
    return ChartView(
        key="plan-split",
        title=title,
        subtitle=t("Change of value from {start} to {end} as planned, {unit}, reporter's basis", start=plan.base.year,
                   end=plan.levers.target_year, unit=scale.name),
        alt=title + " " + "; ".join(rows["label"]),
        spec=charts.split_spec(page.palette, axis_title=scale.name, names=tuple(parts.values()),
                               comma=t.language == "ru"),
        datasets={"rows": rows},
        table=pd.DataFrame({t("Good"): rows["good"], t("Part"): rows["part"],
                            t("Value, USD million"): (rows["amount"] * scale.usd / 1e6).round(1)}),
        source_ids=sources_of(prepared, tuple(good for good in plan.goods if good.price_usd is not None)),
        height=charts.height(len(found)),
    )  # fmt: skip


def split_of(prepared: Prepared, good_id: str) -> PriceVolume | None:
    """The split of one good's change in value, US dollars; None where a half is missing or the price is zero."""
    plan = prepared.plan
    good = next(one for one in plan.goods if one.id == good_id)
    prices = price_path(plan, good)
    if prices is None or good.baseline_quantity is None or prices[0] <= 0:
        return None
    return split_price_volume(
        good.baseline_quantity, good.goal_quantity, start_price=float(prices[0]), end_price=float(prices[-1])
    )


def _split_title(page: Page, found: list[PriceVolume]) -> str:
    t = page.t
    total = sum(one.change for one in found)
    price = sum(one.price for one in found)
    if abs(total) < 0.5:
        return t("The plan's goods do not change in value yet")
    return t("The plan's goods change by {total}: {quantity} by quantity, {price} by price",
             total=t.money(total), quantity=t.money(total - price), price=t.money(price))  # fmt: skip

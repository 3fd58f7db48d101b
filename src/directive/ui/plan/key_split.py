"""How much of the plan's increment each key carries, in dollars: whole units of the target year at its prices."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from directive.briefing.target_words import money_scale, short_percent
from directive.charts import plan_keys as charts
from directive.charts.view import ChartView
from directive.data.scenario import Prepared, decode, encode
from directive.model.annex import part_dollars
from directive.model.errors import DirectiveError
from directive.ui.page import Page
from directive.ui.plan.sections.names import picked, sources_of
from directive.ui.plan.state import PLAN, catalogue, plan_param, prepare, scenario
from directive.ui.state import PageState

__all__ = ["PLAN", "plan_here", "plan_param", "split_view"]
_SEEN = "_keys.plan_seen"


def plan_here(page: Page) -> Prepared | DirectiveError | None:
    """The plan that another page shows: this visit's, or the one in the address; None where there is none.

    A plan changed on its own page comes along; a link keeps the plan it brings until then. Raises TableError.
    """
    now = _of_visit(page)
    if now != st.session_state.get(_SEEN) and not (_SEEN not in st.session_state and page.state[PLAN]):
        page.state.set(PLAN, now)
    st.session_state[_SEEN] = now
    written = page.state[PLAN]
    return prepare(page, decode(written, catalogue=catalogue(page)).scenario) if written else None


def _of_visit(page: Page) -> str:
    """The plan on the page of targets with its levers as one text; empty while nothing of it is set."""
    if not st.session_state.get("_shadow.targets", {}).get(PLAN):
        return ""
    return encode(scenario(replace(page, name="targets", state=PageState("targets", ()))))


def split_view(page: Page, prepared: Prepared) -> ChartView | None:
    """One bar a key; None while the goods do not grow."""
    t, plan = page.t, prepared.plan
    names = picked(page, prepared.catalogue.keys)
    dollars = part_dollars(plan, "keys")
    sums = {key: sum(dollars.get(key, {}).values()) for key in names}
    total = sum(sums.values())
    if total < 1:
        return None
    scale, words = money_scale(t, max(sums.values())), (t("set by you"), t("assumed: split evenly"))
    rows, ends = [], []
    for place, (key, name) in enumerate(names.items()):
        assumed = sum(usd for good, usd in dollars.get(key, {}).items() if good in prepared.even_keys)
        edges = (0.0, sums[key] - assumed, sums[key])
        for part, start, end in zip(words, edges, edges[1:], strict=False):
            label = t("{name}, {part}: {amount}", name=name, part=part, amount=t.money(end - start))
            rows.append((place, name, part, start / scale.usd, end / scale.usd, label))
        text = t("{amount}, {share}", amount=t.money(sums[key]), share=t.percent(sums[key] / total, digits=0))
        ends.append((place, name, max(0.0, sums[key]) / scale.usd, text))
    first = max(sums, key=sums.__getitem__)
    title = t("Of {total} more in {year}, {key} carries {share}", total=t.money(total), key=names[first],
              year=plan.levers.target_year, share=short_percent(t, round(sums[first] / total, 2)))  # fmt: skip
    goods = tuple(good for good in plan.goods if good.price_usd is not None)
    return ChartView(
        key="plan-keys",
        title=title,
        subtitle=t("Whole units added since {start}, at the prices of {year}, {unit}; a choice of the plan, not a "
                   "published figure", start=plan.base.year, year=plan.levers.target_year, unit=scale.name),
        alt=title + " " + t("; ").join(t("{label}: {value}", label=name, value=text) for _, name, _, text in ends),
        spec=charts.keys_spec(page.palette, axis_title=scale.name, names=words, comma=t.language == "ru"),
        datasets={"rows": pd.DataFrame(rows, columns=["position", "key", "part", "start", "end", "label"]),
                  "ends": pd.DataFrame(ends, columns=["position", "key", "end", "text"])},
        table=pd.DataFrame({
            t("Key"): list(names.values()),
            t("Value, USD million"): [round(sums[key] / 1e6, 1) for key in names],
            t("Share, %"): [round(sums[key] / total * 100, 1) for key in names],
        }),
        source_ids=sources_of(prepared, goods),
        notes=(t("Goods that rest on your own figures are counted in: {goods}.", goods=_own(page, prepared)),)
        if _own(page, prepared) else (),
        height=charts.height(len(names)),
    )  # fmt: skip


def _own(page: Page, prepared: Prepared) -> str:
    known = prepared.catalogue.goods
    mine = {good.id: good.name for good in prepared.scenario.goods}
    return ", ".join(
        known[good.id].names[page.t.language] if good.id in known else mine[good.id] or good.id
        for good in prepared.plan.goods
        if good.user_filled and good.price_usd is not None and good.baseline_quantity is not None
    )

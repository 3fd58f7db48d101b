"""The partner's market: the target and each good in its imports, and how concentrated exports become."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from directive.briefing.goal import Aim
from directive.briefing.target_words import about_quantity, short_percent, unit_name
from directive.briefing.views.outcomes import reference_words
from directive.charts import partner_market as charts
from directive.charts.reference_class import ReferenceWords
from directive.charts.view import ChartView
from directive.data.queries.goods import own_outputs
from directive.data.queries.headline import headline_figures
from directive.data.queries.partners import partners_in_year, years
from directive.model.concentration import equivalent_number, hhi_bounds
from directive.model.figures import Kind, Period, Precision
from directive.ui import cache
from directive.ui.figures import Card, show_cards, show_chart
from directive.ui.page import Page
from directive.ui.targets.flow import Load, flow_cards, flow_view, show_load
from directive.ui.targets.planned import Planned


def show_market(page: Page, aim: Aim, goods: tuple[Planned, ...]) -> None:
    """Cards, then goods in the partner's imports, concentration, and trains."""
    load = Load(page.state["payload"], page.state["per_train"], page.state["density"])
    cards = [*_imports_cards(page, aim), *flow_cards(page, aim, goods, load)]
    show_cards(page, cards, title=page.t("Partner's market"))
    left, right = st.columns(2, gap="medium")
    with left:
        show_chart(page, cache.drawn(page, imports_view, aim=aim, goods=goods))
        show_chart(page, cache.drawn(page, concentration_view, aim=aim))
    with right:
        show_chart(page, cache.drawn(page, flow_view, aim=aim, goods=goods, load=load))
        show_load(page)


def _imports_cards(page: Page, aim: Aim) -> list[Card]:
    """The partner's part bought from the reporter, in the base year and at the target."""
    t, today = page.t, cache.ask(headline_figures)["share_of_partner_imports"]
    imports, year = today.parts[-1], aim.base.year
    known = imports.value is not None
    at_target = replace(
        today,
        value=aim.target.value_usd / imports.value if known else None,
        period=Period(aim.levers.target_year),
        kind=Kind.scenario,
        precision=Precision.about,
        low=None,
        high=None,
    )
    label = t("Part of all {of_partner} imports, {year}", of_partner=page.partner.of, year=year)
    then = t("The same at the target of {year}", year=aim.levers.target_year)
    note = t("at {of_partner} imports of {year}, {value}, not grown", of_partner=page.partner.of, year=year,
             value=t.money(imports.value)) if known else ""  # fmt: skip
    return [
        Card(
            "imports-share", label, today, t.percent(today.value), t("own statement ÷ the partner's report")
        ),
        Card("imports-share-target", then, at_target, t.percent(at_target.value), note),
    ]


def imports_view(page: Page, *, aim: Aim, goods: tuple[Planned, ...]) -> ChartView:
    """Each good's quantity in the plan and at its baseline, as a share of the partner's imports of it."""
    t, rows = page.t, _goods(goods)
    known = rows[rows["plan"].notna()].sort_values("plan", ascending=False, ignore_index=True)
    shown = known.assign(
        position=range(len(known)),
        text=[t.percent(share / 100, digits=1) for share in known["plan"]],
        label=[_good_label(page, row) for row in known.to_dict("records")],
    )
    return ChartView(
        key="target-imports",
        title=_imports_title(page, known),
        subtitle=t("Quantities as planned, in % of {of_partner} imports of each good in the latest known full year; "
                   "tick: baseline", of_partner=page.partner.of),
        alt=" ".join(f"{text}." for text in shown["label"]),
        spec=charts.plan_bars_spec(page.palette, t("Share of the partner's imports, %"), _ticks(page)),
        datasets={"goods": shown[["position", "name", "plan", "baseline", "text", "label"]]},
        table=_goods_table(page, rows),
        source_ids=_sources(goods),
        notes=_output_notes(page, rows),
        height=charts.height(len(shown)),
    )  # fmt: skip


def _goods(goods: tuple[Planned, ...]) -> pd.DataFrame:
    """Goods with a quantity or an output: planned quantity, shares of imports in percent, output."""
    rows = [
        {
            "name": one.name,
            "unit": one.good.unit,
            "quantity": one.good.goal_quantity,
            "start": one.good.baseline_quantity,
            "imports": one.good.partner_imports,
            "year": one.imports_year,
            "output": one.output,
        }
        for one in goods
        if one.good.goal_quantity is not None or one.output is not None
    ]
    columns = ["name", "unit", "quantity", "start", "imports", "year", "output"]
    numbers = dict.fromkeys(("quantity", "start", "imports", "output"), float)
    found = pd.DataFrame(rows, columns=columns).astype(numbers)
    bought = found["imports"].where(found["imports"] > 0)
    return found.assign(plan=found["quantity"] / bought * 100, baseline=found["start"] / bought * 100)


def _sources(goods: tuple[Planned, ...]) -> tuple[str, ...]:
    listed = (
        part for one in goods if one.good.goal_quantity is not None or one.output for part in one.source_ids
    )
    outputs = (part for cell in cache.ask(own_outputs)["source_ids"] for part in cell.split(";") if part)
    return tuple(dict.fromkeys((*listed, *outputs)))


def _imports_title(page: Page, known: pd.DataFrame) -> str:
    t = page.t
    if known.empty:
        return t("The partner's imports of the planned goods are not published")
    most = known.iloc[0]
    return t("{good}: the plan equals {share} of {of_partner} imports of it", good=most["name"],
             share=t.percent(most["plan"] / 100, digits=1), of_partner=page.partner.of)  # fmt: skip


def _good_label(page: Page, row: dict[str, object]) -> str:
    t = page.t
    said = {
        "good": row["name"], "quantity": about_quantity(t, row["quantity"], row["unit"]),
        "share": t.percent(row["plan"] / 100, digits=1), "imports": about_quantity(t, row["imports"], row["unit"]),
    }  # fmt: skip
    if pd.isna(row["year"]):
        return t("{good}: {quantity}, {share} of imports of {imports} (your figure)", **said)
    return t("{good}: {quantity}, {share} of imports of {imports} in {year}", year=int(row["year"]), **said)


def _goods_table(page: Page, rows: pd.DataFrame) -> pd.DataFrame:
    t = page.t
    return pd.DataFrame(
        {
            t("Good"): rows["name"],
            t("Unit"): [unit_name(t, unit) for unit in rows["unit"]],
            t("Quantity in the plan"): rows["quantity"],
            t("The partner's imports"): rows["imports"],
            t("Year of these imports"): [None if pd.isna(year) else str(int(year)) for year in rows["year"]],
            t("Share of the partner's imports, %"): rows["plan"].round(1),
            t("The same at the baseline, %"): rows["baseline"].round(1),
            t("Own output"): rows["output"],
            t("Share of own output, %"): (rows["quantity"] / rows["output"] * 100).round(1),
        }
    )


def _output_notes(page: Page, rows: pd.DataFrame) -> tuple[str, ...]:
    """What is known of the reporter's own output: of single organisations, or nothing."""
    t = page.t
    missing = rows.loc[rows["output"].isna(), "name"]
    notes = [t("Own output is not published: {goods}.", goods=t("; ").join(missing))] if len(missing) else []
    for row in cache.ask(own_outputs).to_dict("records"):
        notes.append(
            t("{good}: {organisation} put out {quantity} in {year}.", good=t.pick(row, "name"),
              organisation=t.pick(row, "organisation"), quantity=about_quantity(t, row["quantity"], row["unit"]),
              year=row["year"])
        )  # fmt: skip
    return tuple(notes)


def concentration_view(page: Page, *, aim: Aim) -> ChartView:
    """The index over all partners of the last own table, with the partner's share as reported, stated and aimed at."""
    t, year = page.t, cache.ask(years)[-1]
    cells = cache.ask(partners_in_year, year=year, flow="export")
    own = cells["partner_key"] == page.pack.partner
    others = cells.loc[(cells["role"] == "country") & ~own, "value_usd"].to_numpy()
    residual = float(cells.loc[cells["role"] == "residual", "value_usd"].sum())
    today = float(cells.loc[own, "value_usd"].sum())
    rest = float(others.sum()) + residual
    steps = (
        ("reported", today / (today + rest), year),
        ("derived", aim.base.share, aim.base.year),
        ("scenario", aim.target.share, aim.levers.target_year),
    )
    levels = pd.DataFrame(
        [
            (kind, share, when, *hhi_bounds([*others, rest * share / (1 - share)], residual))
            for kind, share, when in steps
        ],
        columns=["kind", "share", "year", "low", "high"],
    ).assign(position=range(len(steps)))
    named = levels.assign(
        name=[t("{year}: {share} {to_partner}", year=row.year, share=short_percent(t, row.share),
                to_partner=page.partner.to) for row in levels.itertuples()],
        text=[_markets(page, row.low, row.high) for row in levels.itertuples()],
    )  # fmt: skip
    named["label"] = [
        t("{name}: index {low} to {high}", name=row.name, low=t.number(row.low, digits=3),
          high=t.number(row.high, digits=3)) for row in named.itertuples(index=False)
    ]  # fmt: skip
    before, after = (t.number(equivalent_number(levels["high"].iloc[i]), significant=2) for i in (0, -1))
    return ChartView(
        key="target-concentration",
        title=t("With {share} {to_partner}, exports are spread as over {after} equal markets ({year}: {before})",
                share=short_percent(t, aim.target.share), to_partner=page.partner.to, after=after, before=before,
                year=year),
        subtitle=t("Herfindahl–Hirschman index of exports over partners, 0 to 1: the partner table of {year} with this "
                   "partner's share put in place and the others in their proportions; lower to upper bound", year=year),
        alt=" ".join(f"{text}." for text in named["label"]),
        spec=charts.concentration_spec(page.palette, t("Herfindahl–Hirschman index"), _ticks(page, percent=False)),
        datasets={"levels": named[["position", "name", "low", "high", "kind", "text", "label"]]},
        table=_levels_table(page, named),
        source_ids=(str(cells["source_id"].iloc[0]), *cache.ask(headline_figures)["share_of_exports"].source_ids),
        height=charts.height(len(steps)),
    )  # fmt: skip


def _markets(page: Page, low: float, high: float) -> str:
    t = page.t
    return t("{low}–{high} · as {number} equal markets", low=t.number(low, digits=3), high=t.number(high, digits=3),
             number=t.number(equivalent_number(high), significant=2))  # fmt: skip


def _levels_table(page: Page, levels: pd.DataFrame) -> pd.DataFrame:
    t = page.t
    return pd.DataFrame(
        {
            t("Case"): levels["name"],
            t("Index, lower bound"): levels["low"].round(4),
            t("Index, upper bound"): levels["high"].round(4),
            t("Equivalent number of equal markets, upper bound"): (1 / levels["low"]).round(1),
            t("Equivalent number of equal markets, lower bound"): (1 / levels["high"]).round(1),
        }
    )


def _ticks(page: Page, *, percent: bool = True) -> str:
    words: ReferenceWords = reference_words(page.t)
    if percent:
        return words.ticks()
    return "replace(format(datum.value, '~g'), '.', ',')" if words.comma else "format(datum.value, '~g')"

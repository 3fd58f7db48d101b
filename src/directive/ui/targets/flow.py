"""What the plan's quantities mean on the rails: containers and trains a week, from loads the user can change."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from directive.briefing.goal import Aim
from directive.briefing.target_words import about_quantity
from directive.briefing.views.outcomes import reference_words
from directive.charts import partner_market as charts
from directive.charts.view import ChartView
from directive.model.figures import Figure, Kind, Period, Precision
from directive.model.logistics import Flow, weekly_flow
from directive.ui.figures import Card
from directive.ui.number_field import param_field
from directive.ui.page import Page
from directive.ui.targets.planned import Planned
from directive.ui.text import plain


@dataclass(frozen=True)
class Load:
    """Assumptions: tonnes in a container, containers on a train, tonnes of a cubic metre."""

    payload: float
    per_train: int
    density: float

    def tonnes(self, unit: str) -> float | None:
        """Tonnes of one unit of a good; None where pieces have no weight."""
        return {"t": 1.0, "kg": 0.001, "m3": self.density}.get(unit)


def flow_cards(page: Page, aim: Aim, goods: tuple[Planned, ...], load: Load) -> list[Card]:
    """Containers and trains a week at the plan's quantities."""
    t, rows = page.t, flow_rows(goods, load)
    if rows.empty:
        return []
    year = aim.levers.target_year
    figures = (
        ("containers", t("Containers a week, {year}", year=year), "containers", "containers_before"),
        ("trains", t("Trains a week, {year}", year=year), "trains", "trains_before"),
    )
    return [
        Card(
            key, label, _figure(rows, column, year), _count(page, float(rows[column].sum())),
            t("{number} at the baselines", number=_count(page, float(rows[before].sum()))),
        )
        for key, label, column, before in figures
    ]  # fmt: skip


def flow_view(page: Page, *, aim: Aim, goods: tuple[Planned, ...], load: Load) -> ChartView:
    """Trains a week by good."""
    t, rows = page.t, flow_rows(goods, load)
    total, before = (_count(page, float(rows[column].sum())) for column in ("trains", "trains_before"))
    title = (
        t("The plan's quantities fill {total} trains a week, the baselines {before}",
          total=total, before=before)
        if len(rows) else t("No good of the plan has a quantity that can be weighed")
    )  # fmt: skip
    shown = pd.DataFrame(
        {
            "position": range(len(rows)),
            "name": rows["name"],
            "plan": rows["trains"],
            "baseline": rows["trains_before"],
            "text": [_count(page, number) for number in rows["trains"]],
            "label": [_label(page, row) for row in rows.to_dict("records")],
        }
    )
    return ChartView(
        key="target-flow",
        title=title,
        subtitle=t(
            "Trains a week in {year} if sent evenly over the year, by good; tick: baseline. Assumed: "
            "{payload} t in a container, {per_train} containers on a train, {density} t in a cubic metre",
            year=aim.levers.target_year, per_train=t.number(load.per_train),
            payload=t.number(load.payload, digits=0 if load.payload == int(load.payload) else 1),
            density=t.number(load.density, significant=2),
        ),
        alt=" ".join(f"{text}." for text in shown["label"]),
        spec=charts.plan_bars_spec(page.palette, t("Trains a week"), _plain_ticks(page)),
        datasets={"goods": shown},
        table=_table(page, rows),
        source_ids=tuple(dict.fromkeys(part for ids in rows["source_ids"] for part in ids.split(";") if part)),
        height=charts.height(len(rows)),
    )  # fmt: skip


def flow_rows(goods: tuple[Planned, ...], load: Load) -> pd.DataFrame:
    """Goods that can be weighed: tonnes a year, containers and trains a week, in the plan and at the baseline."""
    rows = []
    for one in goods:
        before, weight = one.good.baseline_quantity, load.tonnes(one.good.unit)
        if before is None or weight is None:
            continue
        then, now = (_weekly(amount, weight, load) for amount in (one.good.goal_quantity, before))
        rows.append(
            {
                "name": one.name,
                "tonnes": one.good.goal_quantity * weight,
                "containers": then.containers_per_week,
                "trains": then.trains_per_week,
                "containers_before": now.containers_per_week,
                "trains_before": now.trains_per_week,
                "source_ids": ";".join(one.source_ids),
            }
        )
    columns = ["name", "tonnes", "containers", "trains", "containers_before", "trains_before", "source_ids"]
    return pd.DataFrame(rows, columns=columns).sort_values("trains", ascending=False, ignore_index=True)


def show_load(page: Page) -> None:
    """The three assumptions, to be changed."""
    t = page.t
    with st.container(key="figure-load", gap="xsmall"):
        first, second, third = st.columns(3)
        with first:
            param_field(page, "payload", t("Load of a container, t"))
        with second:
            param_field(page, "per_train", t("Containers on a train"), decimals=0)
        with third:
            param_field(page, "density", t("Weight of a cubic metre, t"), decimals=3)
        note = t(
            "Assumptions to be replaced by the carrier's figures. Containers stand for all transport; goods in bulk "
            "also go by wagon and ship."
        )
        st.caption(plain(note))


def _weekly(amount: float, weight: float, load: Load) -> Flow:
    return weekly_flow(
        float(amount), payload_tonnes=load.payload, containers_per_train=load.per_train, tonnes_per_unit=weight
    )  # fmt: skip


def _figure(rows: pd.DataFrame, column: str, year: int) -> Figure:
    sources = dict.fromkeys(part for ids in rows["source_ids"] for part in ids.split(";") if part)
    return Figure(
        value=float(rows[column].sum()),
        unit="",
        period=Period(year),
        side="partner",
        kind=Kind.scenario,
        precision=Precision.about,
        source_ids=tuple(sources),
    )


def _count(page: Page, number: float) -> str:
    """Two significant digits: these are orders of magnitude."""
    if number < 10:
        return page.t.number(number, significant=2)
    return page.t.number(float(f"{number:.2g}"), digits=0)


def _label(page: Page, row: dict[str, object]) -> str:
    t = page.t
    return t("{good}: {tonnes} a year, {containers} containers and {trains} trains a week", good=row["name"],
             tonnes=about_quantity(t, row["tonnes"], "t"), containers=_count(page, row["containers"]),
             trains=_count(page, row["trains"]))  # fmt: skip


def _table(page: Page, rows: pd.DataFrame) -> pd.DataFrame:
    t = page.t
    return pd.DataFrame(
        {
            t("Good"): rows["name"],
            t("Tonnes a year"): rows["tonnes"].round(0),
            t("Containers a week"): rows["containers"].round(1),
            t("Trains a week"): rows["trains"].round(2),
            t("Trains a week at the baseline"): rows["trains_before"].round(2),
        }
    )


def _plain_ticks(page: Page) -> str:
    shown = "format(datum.value, '~g')"
    return f"replace({shown}, '.', ',')" if reference_words(page.t).comma else shown

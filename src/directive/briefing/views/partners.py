"""Charts of trade by partner: each asks the queries and calls one pure chart function."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from directive.briefing.amounts import source_ids
from directive.briefing.desk import Desk
from directive.briefing.target_words import money_scale
from directive.briefing.views.partner_words import colours, names
from directive.briefing.views.partner_words import span as known_span
from directive.charts import concentration as spread
from directive.charts import mirror as sides
from directive.charts import ranked_bars as bars
from directive.charts import trend as lines
from directive.charts import world_map as globe
from directive.charts.measures import Measure, flow_name
from directive.charts.view import ChartView
from directive.data.engine import Engine
from directive.data.queries import partners as ask
from directive.data.queries.partner_names import partner_names
from directive.i18n import words
from directive.model.concentration import hhi_bounds


def reading(desk: Desk, *, flow: str, year: int, partner: str) -> str:
    """Whose trade, how much of it in the year, and what the chosen partner has of it, in one sentence."""
    t, flow_words = desk.t, flow_name(desk.t, flow, desk.reporter.of)
    last = desk.ask(known_span)[1]
    if year > last:
        return t("{flow} {year}: no table by partner was found, the last one is that of {last}", flow=flow_words,
                 year=year, last=last)  # fmt: skip
    totals = desk.ask(ask.world_total, flow=flow)
    total = totals.loc[totals["year"] == year, "value_usd"]
    rows = _in_year(desk, flow, year)
    row = rows[rows["partner_key"] == partner].dropna(subset=["value_usd"])
    said = {
        "flow": flow_words,
        "year": year,
        "total": t.money(float(total.iloc[0])),
        "name": names(desk)[partner],
    }
    if row.empty:
        return t("{flow} {year}: {total} in all; {name}: no figure", **said)
    said |= {"value": t.money(float(row["value_usd"].iloc[0]))}
    if flow == "balance":
        return t("{flow} {year}: {total} in all; {name}: {value}", **said)
    return t("{flow} {year}: {total} in all; {name}: {value}, {share}",
             share=t.percent(float(row["share"].iloc[0])), **said)  # fmt: skip


def ranked(
    desk: Desk, *, flow: str, measure: str, year: int, base_year: int, top: int, groups: bool, partner: str,
    others: tuple[str, ...],
) -> ChartView:  # fmt: skip
    """Ranked bars of one year."""
    earlier = base_year if base_year < year else None
    frame = _in_year(desk, flow, year, earlier)
    if not groups:  # a chosen group stays, like any chosen partner
        frame = frame[(frame["role"] != "group") | (frame["partner_key"] == partner)]
    before = frame.iloc[:0]
    if earlier is not None:
        before = _in_year(desk, flow, earlier)
    shown = bars.cut(frame, bars.Choice(Measure(measure, flow), year, top, partner, {}))
    choice = bars.Choice(
        Measure(measure, flow, year - base_year, desk.reporter.of, **_money(desk, shown["value_usd"])),
        year,
        top,
        partner,
        colours(desk, (partner, *others)),
    )
    return bars.ranked_bars(frame, choice, before=before, t=desk.t, palette=desk.palette)


def _money(desk: Desk, *amounts: pd.Series) -> dict[str, Any]:
    """The unit of an axis for amounts in US dollars, as charts take it."""
    known = pd.to_numeric(pd.concat(amounts), errors="coerce").abs().dropna()
    scale = money_scale(desk.t, float(known.max()) if len(known) else 0.0)
    return {"money_usd": scale.usd, "money_unit": scale.name}


def _in_year(desk: Desk, flow: str, year: int, earlier: int | None = None) -> pd.DataFrame:
    """One answer for all charts of a year: countries, residual lines and groups."""
    return desk.ask(ask.partners_in_year, year=year, flow=flow, groups=True, base_year=earlier)


def trend(
    desk: Desk,
    *,
    flow: str,
    measure: str,
    year: int,
    span: int,
    keys: tuple[str, ...],
    targets: pd.DataFrame | None = None,
) -> ChartView:
    """The chosen partners over the years; `targets` as `charts.trend` draws them."""
    series = desk.ask(ask.series, partner_keys=keys, flow=flow)
    if measure == "growth":
        series = lines.with_growth(series, years=span)
    labels = names(desk)
    _, _, until = desk.ask(known_span)
    shown = {key: labels[key] for key in keys}
    later = _later_points(desk, flow, keys)
    money = _money(desk, series["value_usd"], later["value_usd"])
    chosen = lines.Lines(
        Measure(measure, flow, span, desk.reporter.of, **money), year, until, shown, colours(desk, keys)
    )
    view = lines.trend(series, chosen, later=later, t=desk.t, palette=desk.palette, targets=targets)
    aimed = () if targets is None else source_ids(targets["source_ids"])
    return replace(view, source_ids=tuple(dict.fromkeys((*view.source_ids, *aimed))))


def _later_points(desk: Desk, flow: str, keys: tuple[str, ...]) -> pd.DataFrame:
    """Full-year figures of the own side after the last table, in words; part-years are never among them."""
    found = [
        desk.ask(ask.later_figures, partner_key=key, flow=flow).assign(partner_key=key)
        for key in keys
        if flow != "balance"
    ]
    if not found:
        empty = desk.ask(ask.later_figures, partner_key=keys[0], flow="export").iloc[:0]
        return empty.assign(partner_key="", text="", short="")
    rows = pd.concat(found, ignore_index=True)
    rows = rows[
        (rows["side"] == "own") & (rows["draw_as"] == "annual") & rows["use"].isin(["point", "band"])
    ].copy()
    rows["short"] = [figure_text(desk, row) for row in rows.to_dict("records")]
    rows["text"] = [_with_kind(desk, row) for row in rows.to_dict("records")]
    return rows


def figure_text(desk: Desk, row: dict) -> str:
    """A figure in words: as many digits as it was given with, and its word of precision."""
    value = row["value_usd"]
    rounded = bool(row["precision"]) or float(f"{value:.1e}") == float(f"{value:.2e}")
    return words.precise(desk.t, desk.t.money(value, significant=2 if rounded else 3), row["precision"])


def _with_kind(desk: Desk, row: dict) -> str:
    kind = words.KINDS[row["kind"]]
    return f"{figure_text(desk, row)} ({desk.t(kind)})"


def world(desk: Desk, *, flow: str, measure: str, year: int, base_year: int, partner: str) -> ChartView:
    """The world map of one year."""
    earlier = base_year if base_year < year else None
    frame = _in_year(desk, flow, year, earlier)
    placing = globe.Placing(Measure(measure, flow, year - base_year, desk.reporter.of), year, partner)
    return globe.world_map(frame, placing, names=desk.ask(partner_names), t=desk.t, palette=desk.palette)


def two_sides(desk: Desk, *, flow: str, year: int, partner: str) -> ChartView:
    """Own report and partner's report as two lines."""
    frame, pair = _pair(desk, flow=flow, year=year, partner=partner)
    return sides.mirror_lines(frame, pair, t=desk.t, palette=desk.palette)


def side_gap(desk: Desk, *, flow: str, year: int, partner: str) -> ChartView:
    """The gap between the two reports."""
    frame, pair = _pair(desk, flow=flow, year=year, partner=partner)
    return sides.mirror_gap(frame, pair, t=desk.t, palette=desk.palette)


def _pair(desk: Desk, *, flow: str, year: int, partner: str) -> tuple[pd.DataFrame, sides.Pair]:
    frame = desk.ask(ask.mirror, partner_key=partner, flow=flow)
    if len(frame):  # every year between the ends, so that a hole stays a hole in the drawing
        whole = pd.RangeIndex(int(frame["year"].min()), int(frame["year"].max()) + 1, name="year")
        frame = frame.set_index("year").reindex(whole).reset_index()
    return frame, sides.Pair(
        names(desk)[partner], colours(desk, (partner,))[partner], flow, year, desk.reporter.of,
        **_money(desk, frame["own_value_usd"], frame["partner_value_usd"]),
    )  # fmt: skip


def index(desk: Desk, *, flow: str, year: int) -> ChartView:
    """Concentration as an index between its bounds."""
    return spread.concentration_index(
        desk.ask(bounds, flow=flow),
        spread.Spread(flow, year, desk.reporter.of),
        t=desk.t,
        palette=desk.palette,
    )


def equivalent(desk: Desk, *, flow: str, year: int) -> ChartView:
    """Concentration as a number of equal partners."""
    return spread.concentration_number(
        desk.ask(bounds, flow=flow),
        spread.Spread(flow, year, desk.reporter.of),
        t=desk.t,
        palette=desk.palette,
    )


def bounds(engine: Engine, *, flow: str) -> pd.DataFrame:
    """Concentration of every year: year, hhi_lower, hhi_upper, residual_share (0-1), source_id."""
    rows = []
    for year in ask.years(engine):
        held = ask.values_for_concentration(engine, year=year, flow=flow)
        lower, upper = hhi_bounds(held.values_usd, held.residual_usd)
        part = held.residual_usd / (held.residual_usd + float(held.values_usd.sum()))
        rows.append((year, lower, upper, part, held.source_id))
    columns = ["year", "hhi_lower", "hhi_upper", "residual_share", "source_id"]
    return pd.DataFrame(rows, columns=columns).dropna(subset=["hhi_lower"])

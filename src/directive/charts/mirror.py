"""Own report against the partner's report of the same trade: two lines, never joined, and the gap between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import altair as alt
import pandas as pd

from directive.charts.measures import axis_label, flow_name, source_ids
from directive.charts.native import Native, Series
from directive.charts.said import extremes
from directive.charts.theme import OWN_DASH, PARTNER_DASH, Palette
from directive.charts.view import ChartView
from directive.i18n import Translator
from directive.model.mirror import gap


@dataclass(frozen=True)
class Pair:
    """Whose trade: the partner's name and colour, the flow as the reporter sees it, the year looked at, and the unit of
    money on the axis (millions of dollars where nothing is said)."""

    name: str
    colour: str
    flow: str
    year: int
    of_reporter: str = ""
    money_usd: float = 1e6
    money_unit: str = ""

    def words(self, t: Translator) -> str:
        """The flow with whose it is."""
        return flow_name(t, self.flow, self.of_reporter)


def with_gap(frame: pd.DataFrame) -> pd.DataFrame:
    """Add `gap` = partner's report ÷ own report − 1, missing where either is."""
    pairs = zip(frame["partner_value_usd"], frame["own_value_usd"], strict=True)
    gaps = [gap(None if pd.isna(m) else float(m), None if pd.isna(x) else float(x)) for m, x in pairs]
    return frame.assign(gap=pd.Series(gaps, index=frame.index, dtype=float))


def mirror_lines(frame: pd.DataFrame, pair: Pair, *, t: Translator, palette: Palette) -> ChartView:
    """Two lines by year: own report solid, partner's report dashed; a hole stays a hole.

    `frame`: answer of the query `mirror`, US dollars.
    """
    title = _finding(with_gap(frame), pair, t)
    sides = {
        "own": (t("own report"), "own_value_usd"),
        "partner": (t("partner's report"), "partner_value_usd"),
    }
    rows = pd.concat(
        [
            pd.DataFrame(
                {
                    "year": frame["year"],
                    "side": side,
                    "name": name,
                    "y": frame[column].astype(float) / pair.money_usd,
                }
            )
            for side, (name, column) in sides.items()
        ],
        ignore_index=True,
    )
    rows["tip"] = [
        f"{name}, {year}: {t.money(y * pair.money_usd)}"
        for name, year, y in zip(rows["name"], rows["year"], rows["y"], strict=True)
    ]
    return ChartView(
        key="partners-mirror",
        title=title,
        subtitle=_subtitle(frame, pair, t),
        alt=" ".join(
            (
                t("Two lines by year, own report and partner's report. {finding}.", finding=title),
                *(extremes(t, rows[rows["side"] == side], value="y") for side in sides),
            )
        ),
        spec=_spec(t, _unit(pair, t), pair.colour, palette),
        datasets={"rows": rows},
        table=_twin(with_gap(frame), t),
        source_ids=source_ids(frame),
        notes=_notes(frame, t),
        height=300,
        native=Native(
            "xy",
            x="year",
            series=(
                Series(t("own report"), "rows", mark="own", colour=pair.colour, where=("side", "own")),
                Series(
                    t("partner's report"),
                    "rows",
                    mark="partner",
                    colour=pair.colour,
                    where=("side", "partner"),
                ),
            ),
            number_format="#,##0" if pair.money_usd <= 1e6 else "#,##0.0",
            y_title=_unit(pair, t),
        ),
    )


def mirror_gap(frame: pd.DataFrame, pair: Pair, *, t: Translator, palette: Palette) -> ChartView:
    """The gap by year as bars: partner's report ÷ own report − 1, in percent."""
    gaps = with_gap(frame)
    rows = pd.DataFrame({"year": gaps["year"], "y": gaps["gap"] * 100})
    rows["tip"] = [
        f"{year}: {t.percent(value)}" for year, value in zip(gaps["year"], gaps["gap"], strict=True)
    ]
    known = gaps.dropna(subset=["gap"])
    higher, title = int((known["gap"] > 0).sum()), t("No year in which both sides published a figure")
    if len(known):
        title = t(
            "The partner's report is the higher one in {higher} of {count} years",
            higher=higher,
            count=len(known),
        )
    return ChartView(
        key="partners-mirror-gap",
        title=title,
        subtitle=t(
            "{flow}, {name}: partner's report ÷ own report − 1, %",
            flow=pair.words(t),
            name=pair.name,
        ),
        alt=t("Bars by year. {finding}.", finding=title) + " " + extremes(t, rows, value="y"),
        spec=_gap_spec(t, palette),
        datasets={"rows": rows},
        table=_twin(gaps, t),
        source_ids=source_ids(frame),
        notes=(
            t(
                "A gap need not be an error of either side: CIF includes freight and insurance, and goods that pass "
                "through third countries are booked differently."
            ),
        ),
        height=300,
    )


@lru_cache(maxsize=64)
def _gap_spec(t: Translator, palette: Palette) -> dict:
    base = alt.Chart(alt.NamedData("rows"))
    x = alt.X("year:Q", scale=alt.Scale(zero=False, nice=False, padding=6), axis=_years())
    axis = alt.Axis(title="%", labelExpr=axis_label(t), tickCount=6)
    bars = base.mark_bar(size=8, color=palette.others).encode(
        x=x, y=alt.Y("y:Q", scale=alt.Scale(zero=True), axis=axis), tooltip=alt.Tooltip("tip:N", title=" ")
    )
    zero = base.mark_rule(color=palette.muted).encode(y=alt.datum(0))
    return _bare(alt.layer(bars, zero))


@lru_cache(maxsize=64)
def _spec(t: Translator, unit: str, colour: str, palette: Palette) -> dict:
    base = alt.Chart(alt.NamedData("rows"))
    x = alt.X("year:Q", scale=alt.Scale(zero=False, nice=False), axis=_years())
    axis = alt.Axis(title=unit, labelExpr=axis_label(t), tickCount=6)
    y = alt.Y("y:Q", scale=alt.Scale(zero=True), axis=axis)
    names = [t("own report"), t("partner's report")]
    dash = alt.StrokeDash(
        "name:N", scale=alt.Scale(domain=names, range=[OWN_DASH, PARTNER_DASH]),
        legend=alt.Legend(title=None, symbolSize=600, symbolStrokeWidth=2.2, symbolStrokeColor=colour),
    )  # fmt: skip
    line = base.mark_line(strokeWidth=2.2, color=colour).encode(x=x, y=y, strokeDash=dash)
    # A year between two holes has no line: its dot keeps it visible. The partner's dots are hollow.
    dots = base.mark_point(size=22, filled=True, opacity=1, strokeWidth=1.4, stroke=colour).encode(
        x=x, y=y, tooltip=alt.Tooltip("tip:N", title=" "),
        fill=alt.condition("datum.side === 'own'", alt.value(colour), alt.value(palette.background)),
    )  # fmt: skip
    return _bare(alt.layer(line, dots))


def _bare(chart: alt.LayerChart) -> dict:
    spec = chart.to_dict()
    spec.pop("config", None)
    return spec


def _years() -> alt.Axis:
    return alt.Axis(title=None, format="d", grid=False, tickCount=8)


def _finding(gaps: pd.DataFrame, pair: Pair, t: Translator) -> str:
    known = gaps.dropna(subset=["gap"])
    upto = known[known["year"] <= pair.year]
    if known.empty:
        return t("{flow}, {name}: no year in which both sides published a figure", flow=pair.words(t),
                 name=pair.name)  # fmt: skip
    row = (upto if len(upto) else known.head(1)).iloc[-1]
    words = {
        "flow": pair.words(t),
        "name": pair.name,
        "year": int(row["year"]),
        "own": t.money(row["own_value_usd"]),
        "partner": t.money(row["partner_value_usd"]),
        "gap": t.percent(abs(row["gap"])),
    }
    if row["gap"] >= 0:
        return t(
            "{flow}, {name}, {year}: own report {own}, partner's report {partner}, {gap} higher", **words
        )
    return t("{flow}, {name}, {year}: own report {own}, partner's report {partner}, {gap} lower", **words)


def _subtitle(frame: pd.DataFrame, pair: Pair, t: Translator) -> str:
    own, partner, unit = _valuation(frame, "own"), _valuation(frame, "partner"), _unit(pair, t)
    years = {"first": int(frame["year"].min()), "last": int(frame["year"].max())} if len(frame) else {}
    if not years:
        return t("{flow}, {unit}", flow=pair.words(t), unit=unit)
    if not own and not partner:
        return t("{flow}, {unit}, {first}–{last}", flow=pair.words(t), unit=unit, **years)
    return t("{flow}, {unit}, {first}–{last}; own report valued {own}, partner's report {partner}", unit=unit,
             flow=pair.words(t), own=_term(own, t), partner=_term(partner, t), **years)  # fmt: skip


def _unit(pair: Pair, t: Translator) -> str:
    return pair.money_unit or t("USD million")


def _valuation(frame: pd.DataFrame, side: str) -> str:
    column = f"{side}_valuation"
    return "" if column not in frame else next((v for v in frame[column].dropna() if v), "")


def _term(valuation: str, t: Translator) -> str:
    return {"FOB": t("FOB"), "CIF": t("CIF")}.get(valuation, t("at a basis not stated"))


def _notes(frame: pd.DataFrame, t: Translator) -> tuple[str, ...]:
    notes = []
    for column, sentence in (
        ("own_value_usd", t("Years without the own report: {years}.", years="{years}")),
        ("partner_value_usd", t("Years without the partner's report: {years}.", years="{years}")),
    ):
        missing = [int(y) for y in frame[frame[column].isna()]["year"]]
        if missing:
            notes.append(sentence.format(years=year_ranges(missing)))
    return tuple(notes)


def year_ranges(years: list[int]) -> str:
    """Years as ranges.

    >>> year_ranges([1992, 1993, 2001, 2004, 2009, 2010])
    '1992–1993, 2001, 2004, 2009–2010'
    """
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def _twin(gaps: pd.DataFrame, t: Translator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            t("Year"): gaps["year"].astype(int),
            t("Own report, USD"): gaps["own_value_usd"],
            t("Partner's report, USD"): gaps["partner_value_usd"],
            t("Gap, %"): (gaps["gap"] * 100).round(2),
            t("Source of the own report"): gaps["own_source_id"],
            t("Source of the partner's report"): gaps["partner_source_id"],
        }
    )

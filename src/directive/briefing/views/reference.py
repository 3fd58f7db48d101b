"""The reference class: which starts count as comparable, and what became of them, in words and as intervals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from directive.briefing.desk import Desk, answer
from directive.briefing.goal import Aim
from directive.briefing.target_words import short_percent
from directive.briefing.views.outcomes import limits, reference_words
from directive.charts import reference_class as charts
from directive.charts.view import ChartView
from directive.data.engine import Engine
from directive.data.pack import ReferenceClass
from directive.data.queries.reference import class_source, class_windows, summarise_windows
from directive.model.reference import ReferenceResult, one_in


@dataclass(frozen=True)
class Outcome:
    """A class and what became of its starts."""

    entry: ReferenceClass
    result: ReferenceResult


def in_words(desk: Desk, aim: Aim, result: ReferenceResult) -> str:
    """Windows and pairs, never mixed: what the definitions ask to be said."""
    t, years = desk.t, aim.years
    share = short_percent(t, aim.target.share)
    return t.n(
        "{reached} of {windows} comparable starts reached {share} or more one year later ({pairs_reached} of "
        "{pairs} pairs did so at least once); {grew} grew at least {growth}.",
        "{reached} of {windows} comparable starts reached {share} or more {count} years later ({pairs_reached} of "
        "{pairs} pairs did so at least once); {grew} grew at least {growth} a year.",
        years,
        reached=t.number(result.reached), windows=t.number(result.windows),
        share=share, pairs_reached=t.number(result.pairs_reached),
        pairs=t.number(result.pairs), grew=t.number(result.grew), growth=t.percent(aim.target.growth, digits=1),
    )  # fmt: skip


def classes_view(desk: Desk, *, aim: Aim, entries: tuple[ReferenceClass, ...], chosen: str) -> ChartView:
    """Share of starts that reached the target, one row a class, with intervals."""
    t, share = desk.t, short_percent(desk.t, aim.target.share)
    outcomes = [Outcome(entry, outcome(desk, aim, entry)) for entry in entries]
    found = next(row for row in outcomes if row.entry.id == chosen)
    result = found.result
    return ChartView(
        key="target-reference",
        title=_title(desk, result, share),
        subtitle=t.n(
            "Exporter–partner pairs of the world by share and value at the start; part that reached {share} or more "
            "one year later, with Wilson interval (overlapping windows)",
            "Exporter–partner pairs of the world by share and value at the start; part that reached {share} or more "
            "{count} years later, with Wilson interval (overlapping windows)",
            aim.years, share=share,
        ),
        alt=" ".join(_row_name(desk, outcome) + "." for outcome in outcomes),
        spec=charts.classes_spec(desk.palette, reference_words(t)),
        datasets={"classes": _rows(desk, outcomes, found)},
        table=_table(desk, outcomes),
        source_ids=(desk.ask(class_source),),
        height=60 + charts.ROW_HEIGHT * len(outcomes),
    )  # fmt: skip


def _title(desk: Desk, result: ReferenceResult, share: str) -> str:
    t, chance = desk.t, one_in(result.reached, result.windows) if result.windows else None
    if chance is None:
        return t("None of the comparable starts reached {share}", share=share)
    if chance < 2:  # more than two of three: "1 in 1" would say all of them
        part = t.percent(result.reached_share)
        return t("{part} of the comparable starts reached {share} or more", part=part, share=share)
    return t("About 1 in {number} comparable starts reached {share}", number=t.number(chance), share=share)


def class_name(desk: Desk, entry: ReferenceClass) -> str:
    """A class in a few words: start share, least value, and who counts."""
    t, low = desk.t, round(entry.share_from * 100, 1)
    digits = len(str(round(entry.min_value_usd)).rstrip("0"))
    name = t(
        "{low}–{high}, from {floor}",
        low=t.number(low, digits=0 if low.is_integer() else 1),
        high=short_percent(t, entry.share_to),
        floor=t.money(entry.min_value_usd, significant=max(1, digits)),
    )
    if entry.largest_importers is not None:
        name = t.n("{name}, to the largest importer", "{name}, to the {count} largest importers",
                   entry.largest_importers, name=name)  # fmt: skip
    if entry.exporter_size is not None:
        low, high = (t.number(times, digits=0 if times == int(times) else 1) for times in entry.exporter_size)
        name = t("{name}, exporters of {low} to {high} times {of_reporter} size", name=name, low=low, high=high,
                 of_reporter=desk.reporter.of)  # fmt: skip
    return name


def outcome(desk: Desk, aim: Aim, entry: ReferenceClass) -> ReferenceResult:
    """What became of a class; starts are read once per class and length, goals are applied to them here."""
    goal = {"reach": aim.target.share, "growth": aim.target.growth}
    return desk.ask(_outcome, years=aim.years, **goal, **limits(desk, entry))


def _outcome(engine: Engine, *, years: int, reach: float, growth: float, **limits: Any) -> ReferenceResult:
    return summarise_windows(
        answer(engine, class_windows, years=years, **limits), years=years, reach=reach, growth=growth
    )


def _row_name(desk: Desk, outcome: Outcome) -> str:
    t, result = desk.t, outcome.result
    name = class_name(desk, outcome.entry)
    if not result.windows:
        return t("{name}: no start", name=name)
    return t(
        "{name}: {reached} of {windows} ({share})", name=name, reached=t.number(result.reached),
        windows=t.number(result.windows), share=t.percent(result.reached_share),
    )  # fmt: skip


def _rows(desk: Desk, outcomes: list[Outcome], found: Outcome) -> pd.DataFrame:
    def percent(share: float | None) -> float | None:
        return None if share is None else share * 100

    return pd.DataFrame(
        {
            "position": range(len(outcomes)),
            "name": [_row_name(desk, outcome) for outcome in outcomes],
            "reached_percent": [percent(outcome.result.reached_share) for outcome in outcomes],
            "low_percent": [percent(outcome.result.wilson_low) for outcome in outcomes],
            "high_percent": [percent(outcome.result.wilson_high) for outcome in outcomes],
            "chosen": ["yes" if outcome is found else "no" for outcome in outcomes],
            "label": [small_print(desk, outcome.result) for outcome in outcomes],
        }
    )


def small_print(desk: Desk, result: ReferenceResult) -> str:
    t = desk.t
    if not result.windows:
        return t("no start")
    return t(
        "Interval for the part of starts that reached it: {low} to {high} (Wilson, overlapping windows). Median "
        "growth: {median} a year. Without a figure at the end, partly for want of coverage, and counted as zero: "
        "{missing}.",
        low=t.percent(result.wilson_low, digits=2), high=t.percent(result.wilson_high, digits=2),
        median=t.percent(result.median_growth, digits=1), missing=t.number(result.missing_at_end),
    )  # fmt: skip


def _table(desk: Desk, outcomes: list[Outcome]) -> pd.DataFrame:
    t = desk.t
    headings = {
        "windows": t("Starts (windows)"), "reached": t("Starts that reached it"), "pairs": t("Pairs"),
        "pairs_reached": t("Pairs that reached it at least once"), "grew": t("Starts that grew enough"),
        "missing_at_end": t("No figure at the end"),
    }  # fmt: skip
    percents = {
        "reached_share": t("Reached, %"), "wilson_low": t("Wilson interval from, %"),
        "wilson_high": t("Wilson interval to, %"), "median_growth": t("Median growth, % a year"),
    }  # fmt: skip
    rows = [
        {t("Class"): class_name(desk, outcome.entry)}
        | {heading: getattr(outcome.result, name) for name, heading in headings.items()}
        | {heading: _percent(getattr(outcome.result, name)) for name, heading in percents.items()}
        for outcome in outcomes
    ]
    return pd.DataFrame(rows)


def _percent(share: float | None) -> float | None:
    return None if share is None else round(share * 100, 2)

"""The reference class: which starts count as comparable, and what became of them, in words and as intervals."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from directive.charts import reference_class as charts
from directive.charts.view import ChartView
from directive.data.contracts_world import MIN_SHARE, MIN_VALUE_USD
from directive.data.pack import ReferenceClass
from directive.data.queries.reference import class_source, class_windows, summarise_windows
from directive.model.errors import RangeError
from directive.model.reference import ReferenceResult, one_in
from directive.ui import cache
from directive.ui.figures import show_chart
from directive.ui.page import Page
from directive.ui.targets.aim import Aim
from directive.ui.targets.levers import CUSTOM
from directive.ui.targets.outcomes import limits, outcomes_view, reference_words, show_examples
from directive.ui.targets.wording import short_percent, steady_alt
from directive.ui.text import plain


@dataclass(frozen=True)
class Outcome:
    """A class and what became of its starts."""

    entry: ReferenceClass
    result: ReferenceResult


def show_comparable(page: Page, aim: Aim) -> None:
    """All classes as a chart and the chosen one in words; how fast its starts grew and who got there."""
    t = page.t
    _show_choice(page)
    entries = classes(page)
    refused = _refused(page, aim)
    if refused is not None:
        st.info(_refusal(page, refused))
        entries = tuple(entry for entry in entries if entry.id != CUSTOM)
    if not entries:
        return
    chosen = next((entry for entry in entries if entry.id == page.state["cls"]), entries[0])
    found = outcome(page, aim, chosen)
    if not found.windows:
        st.info(t("No start in the data meets these limits; widen the share or lower the value."))
    left, right = st.columns(2, gap="medium")
    with left:
        show_chart(page, cache.drawn(page, classes_view, aim=aim, entries=entries, chosen=chosen.id))
    with right:
        if found.windows:
            show_chart(page, cache.drawn(page, outcomes_view, aim=aim, entry=chosen))
    if found.windows:
        with left, st.container(key="figure-reference"):
            st.markdown(plain(in_words(page, aim, found)))
            st.caption(plain(_small_print(page, found)))
        with right:
            show_examples(page, aim, chosen)


def in_words(page: Page, aim: Aim, result: ReferenceResult) -> str:
    """Windows and pairs, never mixed: what the definitions ask to be said."""
    t, years = page.t, aim.years
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


def classes_view(page: Page, *, aim: Aim, entries: tuple[ReferenceClass, ...], chosen: str) -> ChartView:
    """Share of starts that reached the target, one row a class, with intervals."""
    t, share = page.t, short_percent(page.t, aim.target.share)
    outcomes = [Outcome(entry, outcome(page, aim, entry)) for entry in entries]
    found = next(row for row in outcomes if row.entry.id == chosen)
    result = found.result
    chance = one_in(result.reached, result.windows) if result.windows else None
    title = (
        t("About 1 in {number} comparable starts reached {share}", number=t.number(chance), share=share)
        if chance
        else t("None of the comparable starts reached {share}", share=share)
    )
    return ChartView(
        key="target-reference",
        title=title,
        subtitle=t.n(
            "Exporter–partner pairs of the world by share and value at the start; part that reached {share} or more "
            "one year later, with Wilson interval (overlapping windows)",
            "Exporter–partner pairs of the world by share and value at the start; part that reached {share} or more "
            "{count} years later, with Wilson interval (overlapping windows)",
            aim.years, share=share,
        ),
        alt=" ".join(_row_name(page, outcome) + "." for outcome in outcomes),
        steady_alt=steady_alt(t),
        spec=charts.classes_spec(page.palette, reference_words(t)),
        datasets={"classes": _rows(page, outcomes, found)},
        table=_table(page, outcomes),
        source_ids=(cache.ask(class_source),),
        height=60 + charts.ROW_HEIGHT * len(outcomes),
    )  # fmt: skip


def class_name(page: Page, entry: ReferenceClass) -> str:
    """A class in a few words: start share, least value, and who counts."""
    t, low = page.t, round(entry.share_from * 100, 1)
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
                 of_reporter=page.reporter.of)  # fmt: skip
    return name


def outcome(page: Page, aim: Aim, entry: ReferenceClass) -> ReferenceResult:
    """What became of a class; starts are read once per class and length, goals are applied to them here."""
    rows = cache.ask(class_windows, years=aim.years, **limits(page, entry))
    return summarise_windows(rows, years=aim.years, reach=aim.target.share, growth=aim.target.growth)


def classes(page: Page) -> tuple[ReferenceClass, ...]:
    """The classes of the pack, and the visitor's own when it is chosen."""
    state, entries = page.state, page.pack.reference_classes
    if state["cls"] != CUSTOM:
        return entries
    like = next((entry for entry in entries if entry.exporter_size), None)
    large = next((entry for entry in entries if entry.largest_importers), None)
    own = ReferenceClass(
        CUSTOM, state["from"] / 100, state["to"] / 100, state["floor"] * 1e6,
        largest_importers=large.largest_importers if large and state["large"] else None,
        exporter_size=like.exporter_size if like and state["similar"] else None,
    )  # fmt: skip
    return (*entries, own)


def _refused(page: Page, aim: Aim) -> RangeError | None:
    """Why the visitor's own class is not held, if so."""
    own = next((entry for entry in classes(page) if entry.id == CUSTOM), None)
    if own is None:
        return None
    try:
        outcome(page, aim, own)
    except RangeError as error:
        return error
    return None


def _row_name(page: Page, outcome: Outcome) -> str:
    t, result = page.t, outcome.result
    name = class_name(page, outcome.entry)
    if not result.windows:
        return t("{name}: no start", name=name)
    return t(
        "{name}: {reached} of {windows} ({share})", name=name, reached=t.number(result.reached),
        windows=t.number(result.windows), share=t.percent(result.reached_share),
    )  # fmt: skip


def _rows(page: Page, outcomes: list[Outcome], found: Outcome) -> pd.DataFrame:
    def percent(share: float | None) -> float | None:
        return None if share is None else share * 100

    return pd.DataFrame(
        {
            "position": range(len(outcomes)),
            "name": [_row_name(page, outcome) for outcome in outcomes],
            "reached_percent": [percent(outcome.result.reached_share) for outcome in outcomes],
            "low_percent": [percent(outcome.result.wilson_low) for outcome in outcomes],
            "high_percent": [percent(outcome.result.wilson_high) for outcome in outcomes],
            "chosen": ["yes" if outcome is found else "no" for outcome in outcomes],
            "label": [_small_print(page, outcome.result) for outcome in outcomes],
        }
    )


def _small_print(page: Page, result: ReferenceResult) -> str:
    t = page.t
    if not result.windows:
        return t("no start")
    return t(
        "Interval for the part of starts that reached it: {low} to {high} (Wilson, overlapping windows). Median "
        "growth: {median} a year. Without a figure at the end, partly for want of coverage, and counted as zero: "
        "{missing}.",
        low=t.percent(result.wilson_low, digits=2), high=t.percent(result.wilson_high, digits=2),
        median=t.percent(result.median_growth, digits=1), missing=t.number(result.missing_at_end),
    )  # fmt: skip


def _table(page: Page, outcomes: list[Outcome]) -> pd.DataFrame:
    t = page.t
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
        {t("Class"): class_name(page, outcome.entry)}
        | {heading: getattr(outcome.result, name) for name, heading in headings.items()}
        | {heading: _percent(getattr(outcome.result, name)) for name, heading in percents.items()}
        for outcome in outcomes
    ]
    return pd.DataFrame(rows)


def _percent(share: float | None) -> float | None:
    return None if share is None else round(share * 100, 2)


def _refusal(page: Page, error: RangeError) -> str:
    """Why a class is not held: too small a start, or limits in the wrong order."""
    t = page.t
    if error.field == "share_to":
        return t("The start share must end above where it begins.")
    if error.field == "years":
        return t("The reference class covers periods of 1 to 30 years.")
    return t("The data hold starts from a share of {share} and a value of {floor}.",
             share=t.percent(MIN_SHARE, digits=0), floor=t.money(MIN_VALUE_USD))  # fmt: skip


def _show_choice(page: Page) -> None:
    t, state = page.t, page.state
    names = {entry.id: class_name(page, entry) for entry in page.pack.reference_classes}
    names[CUSTOM] = t("Own choice")
    st.selectbox(
        t("Comparable are exporter–partner pairs with this share and value at the start"), list(names),
        format_func=names.__getitem__, **state.args("cls"),
    )  # fmt: skip
    if state["cls"] == CUSTOM:
        _show_own_limits(page)


def _show_own_limits(page: Page) -> None:
    t, state = page.t, page.state
    first, second, third, fourth = st.columns(4, vertical_alignment="bottom")
    first.number_input(t("Start share from, %"), 1.0, 49.0, step=0.5, format="%.1f", **state.args("from"))
    second.number_input(t("Start share below, %"), 1.5, 50.0, step=0.5, format="%.1f", **state.args("to"))
    third.number_input(
        t("Start value from, USD million"), 10.0, 10_000.0, step=10.0, format="%.0f", **state.args("floor")
    )
    with fourth:
        st.checkbox(t("Large importers only"), **state.args("large"))
        st.checkbox(t("Exporters of similar size only"), **state.args("similar"))

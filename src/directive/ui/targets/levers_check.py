"""Which lever moves the result most: each from a low to a high position, the others as set."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from directive.briefing.goal import Aim
from directive.briefing.target_words import money_scale, short_percent
from directive.briefing.views.outcomes import reference_words
from directive.charts import tornado as charts
from directive.charts.view import ChartView
from directive.data.queries.headline import headline_figures
from directive.i18n import N_
from directive.model.drag import Goal
from directive.model.tornado import BASE_TOTAL, Swing, tornado
from directive.ui import cache
from directive.ui.figures import show_chart
from directive.ui.page import Page
from directive.ui.targets.levers import LAST_YEAR

RESULT_WORDS = {
    "required_growth": N_("Required growth a year"),
    "target_value": N_("Value in the target year"),
    "share": N_("Share of all exports in the target year"),
}
RESULTS = tuple(RESULT_WORDS)
_GOAL_PART = 0.2  # the goal itself is moved by a fifth either way
_YEARS, _GROWTH = 2, 0.03
_GROWTH_BOUNDS = (-0.10, 0.15)
_FORMS = {"share": "share", "value": "value_usd", "growth": "growth", "multiple": "multiple"}


def show_levers(page: Page, aim: Aim) -> None:
    """The choice of the result, and the chart."""
    t = page.t
    st.segmented_control(
        t("Result"), list(RESULTS), format_func=lambda name: t(RESULT_WORDS[name]), required=True,
        **page.state.args("result"),
    )  # fmt: skip
    form, result = page.state["by"], page.state["result"]
    show_chart(page, cache.drawn(page, tornado_view, aim=aim, form=form, result=result))


def tornado_view(page: Page, *, aim: Aim, form: str, result: str) -> ChartView:
    """One bar a lever, widest first."""
    t, base = page.t, page.pack.base
    swings = _swings(page, aim, form, result)
    rows = _rows(page, aim, swings, result)
    moving = [swing for swing in swings if swing.width > 1e-12]
    title = (
        t("{lever} moves it most: from {low} to {high}", lever=_name(page, moving[0].lever, form),
          **dict(zip(("low", "high"), sorted_texts(page, moving[0], result), strict=True)))
        if moving else t("None of the levers moves this result")
    )  # fmt: skip
    return ChartView(
        key="target-tornado",
        title=title,
        subtitle=t("{result}, each lever moved by itself between the positions at the bar's ends, the others as set; "
                   "line: as set now; grey: lower position, amber: higher", result=t(RESULT_WORDS[result])),
        alt=" ".join(f"{text}." for text in dict.fromkeys(rows["label"])),
        spec=charts.tornado_spec(page.palette, _axis(page, aim, result), _ticks(page, result)),
        datasets={"swings": rows, "now": pd.DataFrame({"amount": [_amount(page, aim, _now(aim, result), result)]})},
        table=_table(page, swings, form, result),
        source_ids=cache.ask(headline_figures)["share_of_exports"].source_ids,
        notes=_notes(page, swings, form, known_band=base.total_value_usd.low is not None),
        height=charts.height(len(swings)),
    )  # fmt: skip


def ranges(page: Page, aim: Aim, form: str) -> dict[str, tuple[float, float]]:
    """Low and high position of each lever around what is set, within its bounds."""
    levers, total = aim.levers, page.pack.base.total_value_usd
    goal = _goal(aim, form).number
    low, high = _GROWTH_BOUNDS
    found = {
        "target_year": (
            max(aim.base.year + 1, levers.target_year - _YEARS),
            min(LAST_YEAR, levers.target_year + _YEARS),
        ),
        "other_growth": (max(low, levers.other_growth - _GROWTH), min(high, levers.other_growth + _GROWTH)),
        "diversion": (0.0, 1.0),
        _FORMS[form]: tuple(sorted((goal * (1 - _GOAL_PART), goal * (1 + _GOAL_PART)))),
    }
    if total.low is not None and total.high is not None:
        found[BASE_TOTAL] = (total.low, total.high)
    return found


def sorted_texts(page: Page, swing: Swing, result: str) -> tuple[str, str]:
    """The lower and the higher result of a swing, written out."""
    low, high = sorted((swing.at_low, swing.at_high))
    return _result_text(page, low, result), _result_text(page, high, result)


def _swings(page: Page, aim: Aim, form: str, result: str) -> tuple[Swing, ...]:
    around = ranges(page, aim, form)
    return tornado(aim.base, aim.levers, _goal(aim, form), ranges=around, figure=result)


def _goal(aim: Aim, form: str) -> Goal:
    name = _FORMS[form]
    return Goal(name, getattr(aim.target, name))


def _now(aim: Aim, result: str) -> float:
    target = aim.target
    return {"required_growth": target.growth, "target_value": target.value_usd, "share": target.share}[result]


def _rows(page: Page, aim: Aim, swings: tuple[Swing, ...], result: str) -> pd.DataFrame:
    now = _now(aim, result)
    form = page_form(swings)
    rows = []
    for place, swing in enumerate(swings):
        for side, position, found in (("low", swing.low, swing.at_low), ("high", swing.high, swing.at_high)):
            rows.append(
                {
                    "position": place,
                    "name": _name(page, swing.lever, form),
                    "start": _amount(page, aim, now, result),
                    "end": None if found is None else _amount(page, aim, found, result),
                    "side": side,
                    "align": _align(swing, found, now),
                    "text": _position(page, swing.lever, position),
                    "label": _label(page, swing, form, position=position, found=found, result=result),
                }
            )
    return pd.DataFrame(rows)


def page_form(swings: tuple[Swing, ...]) -> str:
    """The held form among the swings."""
    names = {swing.lever for swing in swings}
    return next(form for form, name in _FORMS.items() if name in names)


def _align(swing: Swing, found: float | None, now: float) -> str:
    if found is None or abs(found - now) > 1e-12:
        return "left" if found is None or found > now else "right"
    # An end that moves nothing is named on the side where no bar is.
    others = [end for end in (swing.at_low, swing.at_high) if end is not None]
    return "right" if max(others) > now + 1e-12 else "left"


def _name(page: Page, lever: str, form: str) -> str:
    t = page.t
    if lever == BASE_TOTAL:
        return t("All exports of the base year")
    names = {
        "target_year": t("Target year"),
        "other_growth": t("Growth of other exports a year"),
        "diversion": t("Part taken from other markets"),
        "share": t("Target share"),
        "value_usd": t("Target value"),
        "growth": t("Growth a year, as held"),
        "multiple": t("Multiple of the base"),
    }
    return names[lever]


def _position(page: Page, lever: str, position: float) -> str:
    t = page.t
    if lever == "target_year":
        return str(round(position))
    if lever in (BASE_TOTAL, "value_usd"):
        return t.money(position)
    if lever == "multiple":
        return t("× {number}", number=t.number(position, digits=2))
    return short_percent(t, position)


def _result_text(page: Page, amount: float, result: str) -> str:
    return page.t.money(amount) if result == "target_value" else page.t.percent(amount, digits=1)


def _label(page: Page, swing: Swing, form: str, *, position: float, found: float | None, result: str) -> str:
    t = page.t
    names = {"lever": _name(page, swing.lever, form), "position": _position(page, swing.lever, position)}
    if found is None:
        return t("{lever} {position}: contradicts the other levers", **names)
    return t("{lever} {position}: {result}", result=_result_text(page, found, result), **names)


def _amount(page: Page, aim: Aim, amount: float, result: str) -> float:
    if result != "target_value":
        return amount * 100
    return amount / money_scale(page.t, aim.target.value_usd).usd


def _axis(page: Page, aim: Aim, result: str) -> str:
    t = page.t
    if result == "target_value":
        return money_scale(t, aim.target.value_usd).name
    return t("Growth, % a year") if result == "required_growth" else t("Share of all exports, %")


def _ticks(page: Page, result: str) -> str:
    words = reference_words(page.t)
    if result != "target_value":
        return words.ticks()
    return "replace(format(datum.value, '~g'), '.', ',')" if words.comma else "format(datum.value, '~g')"


def _table(page: Page, swings: tuple[Swing, ...], form: str, result: str) -> pd.DataFrame:
    t, factor = page.t, 1e-6 if result == "target_value" else 100
    unit = t("USD million") if result == "target_value" else "%"

    def shown(amount: float | None) -> float | None:
        return None if amount is None else round(amount * factor, 2)

    return pd.DataFrame(
        {
            t("Lever"): [_name(page, swing.lever, form) for swing in swings],
            t("Low position"): [_position(page, swing.lever, swing.low) for swing in swings],
            t("High position"): [_position(page, swing.lever, swing.high) for swing in swings],
            t("Result at low, {unit}", unit=unit): [shown(swing.at_low) for swing in swings],
            t("Result at high, {unit}", unit=unit): [shown(swing.at_high) for swing in swings],
        }
    )


def _notes(page: Page, swings: tuple[Swing, ...], form: str, *, known_band: bool) -> tuple[str, ...]:
    t = page.t
    refused = [swing for swing in swings if swing.at_low is None or swing.at_high is None]
    notes = [
        t("Ranges: the goal a fifth either way, the year two years, growth of other exports three percentage points, "
          "the part taken from other markets from none to all.")
    ]  # fmt: skip
    if known_band:
        notes.append(t("All exports of the base year: within the band in which they can be worked out."))
    if refused:
        names = ", ".join(_name(page, swing.lever, form) for swing in refused)
        notes.append(
            t("At one end these contradict the other levers and have no bar there: {names}.", names=names)
        )
    return tuple(notes)

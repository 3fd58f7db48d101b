"""What the target takes in one sentence, five figures with their band, and the base they start from."""

from __future__ import annotations

import streamlit as st

from directive.briefing.goal import BaseFigures, Plan, base_figures
from directive.briefing.target_words import short_percent
from directive.i18n import words
from directive.model.figures import Figure, Kind, Period, Precision
from directive.ui.figures import Card, show_cards, show_source_button
from directive.ui.page import Page
from directive.ui.text import plain


def reading(page: Page, plan: Plan) -> str:
    """The target in one sentence."""
    t, target, years = page.t, plan.target, plan.levers.target_year - plan.base.year
    share = form_text(page, "share", target.share)
    return t.n(
        "{share} of all exports in {year} means {value} of exports {to_partner}: {multiple} times {base_year}, "
        "{growth} in one year.",
        "{share} of all exports in {year} means {value} of exports {to_partner}: {multiple} times {base_year}, "
        "{growth} a year for {count} years.",
        years,
        share=share, year=plan.levers.target_year, value=t.money(target.value_usd),
        to_partner=page.partner.to, multiple=t.number(target.multiple, significant=2),
        base_year=plan.base.year, growth=form_text(page, "growth", target.growth),
    )  # fmt: skip


def show_top_line(page: Page, plan: Plan) -> None:
    """Five cards, and under them what they start from."""
    show_figures(page, plan)
    show_base(page, plan)


def show_figures(page: Page, plan: Plan) -> None:
    """The five figures as cards, each with its band and source."""
    show_cards(page, cards(page, plan))


def cards(page: Page, plan: Plan) -> list[Card]:
    """Value, growth, share, multiple and increment of the target, each with what it is made of."""
    base = base_figures(page)
    t, year = page.t, plan.levers.target_year
    added = plan.target.value_usd - plan.base.partner_value_usd
    forms = (
        (
            "target_value",
            t("Exports {to_partner}, {year}", to_partner=page.partner.to, year=year),
            "value_usd",
            "USD",
        ),
        ("required_growth", t("Required growth a year"), "growth", "share"),
        ("share", t("Share of all exports, {year}", year=year), "share", "share"),
        ("multiple", t("Times the exports of {year}", year=plan.base.year), "multiple", ""),
    )
    cards = [
        _card(page, plan, base, key, label=label, form=form, unit=unit) for key, label, form, unit in forms
    ]
    ends = _ends(plan, "value_usd", less=plan.base.partner_value_usd)
    figure = _figure(plan, base, added, unit="USD", ends=ends)
    note = t("on top of {value}", value=_stated(page, base.exports))
    return [*cards, Card("increment", t("Increase by {year}", year=year), figure, t.money(added), note)]


def _card(page: Page, plan: Plan, base: BaseFigures, key: str, *, label: str, form: str, unit: str) -> Card:
    ends = _ends(plan, form)
    figure = _figure(plan, base, getattr(plan.target, form), unit=unit, ends=ends)
    return Card(key, label, figure, form_text(page, form, figure.value), _note(page, form, ends))


def form_text(page: Page, form: str, value: float) -> str:
    """One of the four forms of a target, written out."""
    t = page.t
    if form == "value_usd":
        return t.money(value)
    if form == "multiple":
        return t("× {number}", number=t.number(value, digits=2))
    # The held form is written as it was given, the others to one decimal.
    if page.state["by"] == form:
        return short_percent(t, value, most=2)
    return short_percent(t, value) if form == "share" else t.percent(value, digits=1)


def _note(page: Page, form: str, ends: tuple[float, float] | None) -> str:
    t = page.t
    held = page.state["by"] == {"value_usd": "value"}.get(form, form)
    if held:
        return t("held; the others follow")
    low, high = (form_text(page, form, end) for end in ends or (0.0, 0.0))
    if low == high:
        return ""  # the total does not move this form
    return t("{low} to {high} within the band of the total", low=low, high=high)


def _ends(plan: Plan, form: str, *, less: float = 0.0) -> tuple[float, float] | None:
    if plan.low is None or plan.high is None:
        return None
    ends = [getattr(end, form) - less for end in (plan.low, plan.high)]
    return min(ends), max(ends)


def _figure(
    plan: Plan, base: BaseFigures, value: float, *, unit: str, ends: tuple[float, float] | None
) -> Figure:
    return Figure(
        value=value,
        unit=unit,
        period=Period(plan.levers.target_year),
        side="own",
        kind=Kind.scenario,
        precision=Precision.about,
        source_ids=base.total.source_ids,
        low=ends and ends[0],
        high=ends and ends[1],
        parts=(base.exports, base.share, base.total),
        reporter=base.exports.reporter,
        partner=base.exports.partner,
    )


def _stated(page: Page, figure: Figure) -> str:
    t = page.t
    shown = t.money(figure.value, significant=2) if figure.unit == "USD" else short_percent(t, figure.value)
    return words.precise(t, shown, figure.precision)


def show_base(page: Page, plan: Plan) -> None:
    """What the target starts from, with its source."""
    t, base = page.t, base_figures(page)
    total = base.total
    sentence = t(
        "Base {year}: exports {to_partner} {exports}, {share} of all exports (statements of {date}). The total, "
        "{total} ({low} to {high}), is worked out from these two; no total for {year} has been published.",
        year=plan.base.year, to_partner=page.partner.to, exports=_stated(page, base.exports),
        share=_stated(page, base.share), date=t.date(page.pack.release.date),
        total=t.money(total.value), low=t.money(total.low), high=t.money(total.high),
    )  # fmt: skip
    with st.container(key="figure-base", horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.caption(plain(sentence), width="stretch")
        label = t("All exports, {year}", year=plan.base.year)
        show_source_button(page, Card("base", label, total, t.money(total.value)))

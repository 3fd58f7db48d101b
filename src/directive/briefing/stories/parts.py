"""Pieces that the ready stories share: a step from a chart or a table, figures in large type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode, urlsplit, urlunsplit

from directive.briefing.amounts import money_text, share_text
from directive.briefing.content import Amount, Step, Table
from directive.briefing.desk import Desk
from directive.charts.view import ChartView
from directive.data.queries.headline import headline_figures
from directive.i18n import words
from directive.model.figures import Figure

FIRST = "overview"
"""The page that stands at the app's own address."""


def shown(step_id: str, view: ChartView, *, text: str = "", at: str = "") -> Step:
    """A step that shows one chart; its finding is the step's message. `at` is the place that shows it, too."""
    return Step(step_id, view.title, text, view=replace(view, key=f"{step_id}-{view.key}"), link=at)


def listed(
    step_id: str, title: str, view: ChartView, columns: Sequence[str], *, text: str = "", at: str = ""
) -> Step:
    """A step that shows some columns of a view's table."""
    table = Table(step_id, title, view.table[list(columns)], view.source_ids, view.notes)
    return Step(step_id, title, text, table=table, link=at)


def headline(desk: Desk, *keys: str) -> tuple[Amount, ...]:
    """Headline figures in large type, by the names of `headline_figures`."""
    t, found = desk.t, desk.ask(headline_figures)
    labels = {
        "exports_to_partner": t("Exports {to_partner}", to_partner=desk.partner.to),
        "share_of_exports": t("Share of all exports"),
        "share_of_partner_imports": t("Share of {of_partner} imports", of_partner=desk.partner.of),
    }
    return tuple(figure_amount(desk, key, labels[key], found[key]) for key in keys)


def figure_amount(desk: Desk, key: str, label: str, figure: Figure) -> Amount:
    """A figure in large type with its period and kind."""
    t = desk.t
    write = money_text if figure.unit == "USD" else share_text
    note = t(
        "{period}, {kind}", period=words.period_text(t, figure.period), kind=t(words.KINDS[str(figure.kind)])
    )
    return Amount(key, label, write(t, figure.value, figure.precision), note, tuple(figure.source_ids))


def place(page: str, **choices: object) -> str:
    """Where a page shows what a step shows, below the app's address: `partners?flow=export&year=2019`."""
    return f"{page}?{urlencode(choices)}" if choices else page


def opened_at(link: str, *, story: str, language: str, version: str) -> str:
    """The full address of a place, beside the story's own; a place as it is where that is not known."""
    parts = urlsplit(story)
    if not parts.scheme or not link or urlsplit(link).scheme:
        return link
    page, _, query = link.partition("?")
    folder = parts.path.rstrip("/").rpartition("/")[0]
    path = f"{folder}/{'' if page == FIRST else page}"
    query = "&".join(part for part in (query, urlencode({"lang": language, "dv": version})) if part)
    return urlunsplit((parts.scheme, parts.netloc, path, query, ""))

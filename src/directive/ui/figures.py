"""The only way a number or a chart reaches a page: with source, period, kind, table twin and download."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from types import MappingProxyType

import pandas as pd
import streamlit as st

from directive.briefing.content import Amount, Step
from directive.briefing.sources import source_line
from directive.briefing.steps import amounts_steps
from directive.charts.theme import vega_config
from directive.charts.view import ChartView, as_columns, data_drawn
from directive.i18n import Translator, words
from directive.model.figures import Figure
from directive.ui.downloads import download_menu, story_press
from directive.ui.grids import number_cells
from directive.ui.lazy import Menu, Press, menu_row, on_open
from directive.ui.page import Page
from directive.ui.sources import show_sources
from directive.ui.sparkline import show_sparkline
from directive.ui.text import plain
from directive.ui.wrapped import show_wrapped

_BESIDE_BUTTONS = 32  # characters of publishers that stay on one line beside the buttons of half a page


@dataclass(frozen=True)
class Card:
    """A headline card: a figure, how it is written, what it says in a few words, a small history."""

    key: str
    label: str
    figure: Figure
    text: str
    note: str = ""
    history: Sequence[float] = ()


def show_cards(page: Page, cards: Sequence[Card], *, title: str = "") -> None:
    """Cards in one row; each opens its source card. Found from outside as `st-key-figure-<key>`.

    `title` is what papers say above them; the page's own sentence where there is none.
    """
    note_cards(page, cards, title=title)
    _show_cards(page, cards)


def note_cards(page: Page, cards: Sequence[Card], *, title: str = "") -> None:
    """Let the cards join what the page shows."""

    def make() -> tuple[Step, ...]:
        amounts = [
            Amount(one.key, one.label, _card_text(page, one), one.note, tuple(one.figure.source_ids)) for one in cards
        ]  # fmt: skip
        head = title or " ".join(page.reading[-1:]) or cards[0].label
        return amounts_steps(page.t, f"figures-{cards[0].key}", head, amounts)

    page.shown[f"figures-{cards[0].key}"] = make


def _card_text(page: Page, card: Card) -> str:
    return card.text if card.figure.value is not None else page.t("not published")


@st.fragment
def _show_cards(page: Page, cards: Sequence[Card]) -> None:
    for column, card in zip(st.columns(len(cards), gap="small"), cards, strict=True):
        with column, st.container(key=f"figure-{card.key}", border=True, height="stretch", gap="xsmall"):
            st.metric(plain(card.label), _card_text(page, card), help=_full_number(page.t, card.figure))
            if card.history:
                show_sparkline(card.history, colour=page.palette.focus)
            st.caption(plain(card.note))
            _source_menu(page, card).show()


def show_source_button(page: Page, card: Card) -> None:
    """The button that opens a figure's source card."""
    menu = _source_menu(page, card)
    on_open(menu.label, menu.fill, icon=menu.icon, key=menu.key)


def _source_menu(page: Page, card: Card) -> Menu:
    return Menu(
        page.t("Source"), partial(show_figure_source, page, card), f"source-{card.key}", ":material/info:"
    )


def show_figure_source(page: Page, card: Card) -> None:
    """The source card: what the figure is, what it is made of, where each part comes from."""
    t, figure = page.t, card.figure
    st.markdown(f"**{plain(card.label)}**")
    st.markdown(plain(f"{card.text} · {_full_number(t, figure) or ''}".strip(" ·")))
    rows = [
        (t("Period"), words.period_text(t, figure.period)),
        (t("Kind"), t(words.KINDS[str(figure.kind)])),
        (t("Side"), t(words.SIDES.get(figure.side, figure.side))),
    ]
    if str(figure.valuation):
        rows.append((t("Valuation"), str(figure.valuation)))
    if figure.low is not None and figure.high is not None:
        rows.append(
            (t("Band"), f"{_amount(t, figure.low, figure.unit)} – {_amount(t, figure.high, figure.unit)}")
        )
    if figure.reason:
        rows.append((t("Note"), t(figure.reason)))
    st.markdown("\n".join(f"- {plain(label)}: {plain(text)}" for label, text in rows))
    for part in figure.parts:
        amount = words.precise(t, _amount(t, part.value, part.unit), part.precision)
        st.markdown(
            plain(f"= {amount} · {words.period_text(t, part.period)} · {t(words.KINDS[str(part.kind)])}")
        )
    show_sources(page, figure.source_ids)


def show_chart(page: Page, view: ChartView) -> None:
    """A chart: finding, what is measured, drawing, source line, table twin, downloads."""
    with st.container(key=f"chart-{view.key}", gap="xsmall"):
        st.markdown(f"## {plain(view.title)}")
        st.caption(plain(view.subtitle))
        draw(page, view)
        for note in view.notes:
            st.caption(plain(note))
        show_foot(page, view)


def show_foot(page: Page, view: ChartView) -> None:
    """The row under a chart; the chart joins what the page shows."""
    page.shows(view)
    menu_row(_menus(page, view))


def show_list_foot(page: Page, view: ChartView) -> None:
    """The row under a table in the open: where it comes from, its files; the table joins what the page shows."""
    page.shows(view)
    line = source_line(page, view.source_ids)
    menu_row((_sources_menu(page, view, line), download_menu(page, view), story_press(page, view)))


def _sources_menu(page: Page, view: ChartView, line: str) -> Menu:
    sources = partial(show_sources, page, view.source_ids)
    return Menu(plain(line), sources, f"sources-{view.key}", width="stretch")


def _menus(page: Page, view: ChartView) -> tuple[Menu | Press, ...]:
    """What stands under a chart: where it comes from, its table, its files, the way into the own story."""
    twin = partial(_show_twin, page, view)
    line = source_line(page, view.source_ids, room=_BESIDE_BUTTONS)
    return (
        _sources_menu(page, view, line),
        Menu(page.t("Table"), twin, f"table-{view.key}", ":material/table:"),
        download_menu(page, view),
        story_press(page, view),
    )


def _show_twin(page: Page, view: ChartView) -> None:
    if view.table.empty:
        st.caption(page.t("The table has no rows for this choice."))
        return
    st.dataframe(view.table, hide_index=True, width="content", placeholder=page.t("not published"),
                 column_config=number_cells(view.table))  # fmt: skip


def draw(page: Page, view: ChartView) -> None:
    """The drawing alone.

    The browser draws a chart anew whenever its alt text changes, and moves it in place when only rows do. So every
    chart has the same alt text; the sentence with its numbers stands beside it, unseen.
    """
    st.html(f'<p class="unseen">{escape(view.alt)}</p>')
    config = vega_config(page.mode, scale=page.text_scale)
    spec = {
        **view.spec,
        # Marks and axes would be read out one by one, in English; the sentence beside them says what they show.
        "config": {**config, "aria": False, "mark": {**config["mark"], "aria": False}},
        "datasets": {name: as_columns(rows) for name, rows in data_drawn(view).items()},
    }
    st.vega_lite_chart(
        spec=spec,
        theme=None,
        width="stretch",
        height=view.height or "content",
        key=f"vega-{view.key}",
        alt=page.t("Chart; its numbers stand in the text beside it and in its table."),
    )


def show_table(
    page: Page,
    key: str,
    table: pd.DataFrame,
    *,
    title: str = "",
    source_ids: Sequence[str] = (),
    column_config: Mapping[str, object] = MappingProxyType({}),
    wrap: bool = False,
    **config: object,
) -> None:
    """A table in the open; blank cells read "not published". With a title it also stands on the page's papers.

    `wrap`: for reading only, with words over several lines; `config` then goes to `show_wrapped`.
    """
    if title:
        page.shows(ChartView(key, title, "", title, {}, {}, table, tuple(source_ids)))
    with st.container(key=f"figure-{key}"):
        if wrap:
            show_wrapped(page.t, key, table, **config)
            return
        settings = {**number_cells(table), **column_config}
        st.dataframe(
            table, hide_index=True, placeholder=page.t("not published"), column_config=settings, **config
        )


def _full_number(t: Translator, figure: Figure) -> str | None:
    if figure.value is None:
        return None
    return words.precise(t, _amount(t, figure.value, figure.unit, full=True), figure.precision)


def _amount(t: Translator, value: float | None, unit: str, *, full: bool = False) -> str:
    if value is None:
        return t("not published")
    if unit == "USD":
        return (
            t("{value} {currency}", value=t.number(value, digits=0), currency=t.currency("USD"))
            if full
            else t.money(value)
        )
    if unit == "share":
        return t.percent(value)
    if unit == "rank":
        return t.number(value, digits=0)
    if unit == "pp":
        return t("{points} percentage points", points=t.number(value, digits=1))
    return f"{t.number(value, significant=4)} {unit}".strip()

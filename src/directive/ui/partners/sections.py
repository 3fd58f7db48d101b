"""The page's sections: bars and trend, the switched view below, disagreements; and a year without a table."""

from __future__ import annotations

import streamlit as st

from directive.briefing.views import partners as pictures
from directive.charts.view import ChartView
from directive.ui import cache
from directive.ui.figures import show_chart
from directive.ui.page import Page
from directive.ui.partners import tables
from directive.ui.partners.controls import VIEWS, Choice, settled_measure
from directive.ui.text import plain


def show_reading(page: Page, choice: Choice) -> None:
    """One sentence, computed: whose trade it is, how much, and what the chosen partner has of it."""
    sentence = pictures.reading(page, flow=choice.flow, year=choice.year, partner=choice.partner)
    page.says(sentence)
    with st.container(key="figure-partners-reading"):
        st.markdown(f"**{plain(sentence)}**")


def show_year(page: Page, choice: Choice) -> None:
    """Left the partners of the year, right the chosen ones over time."""
    measure, reason = settled_measure(choice)
    if reason:
        st.caption(plain(page.t(reason)))
    left, right = st.columns([1.1, 1], gap="medium")
    with left, page.section():
        if choice.has_table:
            show_chart(page, cache.drawn(
                page, pictures.ranked, flow=choice.flow, measure=measure, year=choice.year, base_year=choice.base_year,
                top=choice.top, groups=choice.groups, partner=choice.partner, others=choice.others,
            ))  # fmt: skip
        else:
            show_year_without_table(page, choice)
    with right, page.section():
        show_chart(page, cache.drawn(
            page, pictures.trend, flow=choice.flow, measure=measure, year=choice.year, span=choice.span,
            keys=choice.lines,
        ))  # fmt: skip


def show_year_without_table(page: Page, choice: Choice) -> None:
    """What exists for a year after the last table, and what was never published."""
    t = page.t
    sentence = t(
        "No table by partner was published for {year}: the last one is that of {last}. Places, shares and growth by "
        "partner are therefore not known after {last}.",
        year=choice.year,
        last=choice.last_table,
    )
    st.info(plain(sentence), icon=":material/event_busy:")
    view = cache.drawn(page, tables.figures_of_year, year=choice.year, partner=choice.partner)
    if view.table.empty:
        st.caption(t("Nothing was found for this year. A published table by partner would fill this place."))
    else:
        tables.show_listing(page, view, height=255)


def _to_the_last_table(page: Page, choice: Choice) -> None:
    """In place of a view of one year's table, where the page has said above that the year has none: the way to one."""
    t = page.t

    def go() -> None:
        page.state.set("year", choice.last_table)
        page.state.touch()

    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        sentence = t(
            "This view shows a table by partner of one year; there is none for {year}.", year=choice.year
        )
        st.caption(plain(sentence), width="content")
        st.button(t("Show {year}", year=choice.last_table), key="partners-last-table", on_click=go)


def show_view(page: Page, choice: Choice) -> None:
    """The switch and the one view it has chosen; the others are not built."""
    t = page.t
    st.segmented_control(t("View"), list(VIEWS), format_func=lambda key: t(VIEWS[key]), required=True,
                         label_visibility="collapsed", **page.state.args("view"))  # fmt: skip
    _SHOW[page.state["view"]](page, choice)


def _map(page: Page, choice: Choice) -> None:
    if not choice.has_table:
        _to_the_last_table(page, choice)
        return
    measure, _ = settled_measure(choice)
    show_chart(page, cache.drawn(page, pictures.world, flow=choice.flow, measure=measure, year=choice.year,
                                 base_year=choice.base_year, partner=choice.partner))  # fmt: skip


def _mirror(page: Page, choice: Choice) -> None:
    t = page.t
    flow = choice.flow if choice.flow in ("export", "import") else "export"
    if flow != choice.flow:
        st.caption(t("Turnover and balance join both flows, which the two sides value differently (FOB and CIF): shown "
                     "are exports. Choose exports or imports above."))  # fmt: skip
    lines, gap = (
        cache.drawn(page, build, flow=flow, year=choice.year, partner=choice.partner)
        for build in (pictures.two_sides, pictures.side_gap)
    )
    if lines.table.empty:
        _say_empty(page, lines)
        return
    left, right = st.columns([1.25, 1], gap="medium")
    with left:
        show_chart(page, lines)
    with right:
        if gap.datasets["rows"]["y"].notna().any():
            show_chart(page, gap)
        else:
            _say_empty(page, gap)


def _say_empty(page: Page, view: ChartView) -> None:
    """In place of a picture without a figure: what is missing and what would fill it."""
    sentence = page.t(
        "{finding}. A published table of the missing side would fill this place.", finding=view.title
    )
    st.info(plain(sentence), icon=":material/event_busy:")


def _concentration(page: Page, choice: Choice) -> None:
    if choice.flow == "balance":
        st.info(plain(page.t("A balance has no shares, so its concentration is not defined. Choose exports, imports or "
                             "turnover above.")))  # fmt: skip
        return
    for column, build in zip(st.columns(2, gap="medium"), (pictures.equivalent, pictures.index), strict=True):
        with column:
            show_chart(page, cache.drawn(page, build, flow=choice.flow, year=choice.year))


def _table(page: Page, choice: Choice) -> None:
    if not choice.has_table:
        _to_the_last_table(page, choice)
        return
    view = cache.drawn(page, tables.all_partners, flow=choice.flow, year=choice.year, base_year=choice.base_year,
                       groups=choice.groups)  # fmt: skip
    tables.show_listing(page, view, height=430, blank=page.t.number(None))


def _later(page: Page, choice: Choice) -> None:
    view = cache.drawn(page, tables.later_of, partner=choice.partner)
    if view.table.empty:
        sentence = page.t(
            "Neither side published a figure on this partner after {last}, as far as was found. What a published table "
            "would fill: values, shares and places.",
            last=choice.last_table,
        )
        st.info(plain(sentence), icon=":material/event_busy:")
        return
    tables.show_listing(page, view)


_SHOW = {"map": _map, "mirror": _mirror, "concentration": _concentration, "table": _table, "later": _later}


def show_disagreements(page: Page, choice: Choice) -> None:
    """Where sources differ on the chosen partner."""
    view = cache.drawn(page, tables.disagreeing, partner=choice.partner)
    if view.table.empty or page.presenter:
        return
    with st.expander(plain(view.title)):
        tables.show_listing(page, view, height=300, heading=False)

"""The page on goods from top to bottom: the reading, the list beside one chart, the card, the full table."""

from __future__ import annotations

import streamlit as st

from directive.briefing.goods_words import MEASURES, period_of, quantity_text, side_text
from directive.briefing.views import goods_facts as facts
from directive.briefing.views.goods import picture
from directive.data.queries.goods import baselines
from directive.i18n import words
from directive.ui import cache
from directive.ui.figures import show_chart
from directive.ui.goods.card import show_card
from directive.ui.goods.listing import show_full, show_list
from directive.ui.page import Page
from directive.ui.text import plain

# Buttons as high as the list beside them, so that both labels stand on one line.
_ONE_HEIGHT = """<style>
.st-key-goods-controls [data-testid="stButtonGroup"] button { min-height: 2.5rem; }
</style>"""


def show(page: Page) -> None:
    """Draw the page."""
    sentence = reading(page, good=page.state["good"])
    page.says(sentence)
    with st.container(key="figure-goods-reading"):
        st.markdown(f"**{plain(sentence)}**")
    _show_controls(page)
    with st.container(key="halves-goods"):
        left, right = st.columns([65, 40], gap="medium")
    with left:
        show_list(page)
    with right:
        _show_picture(page)
    show_card(page)
    if not page.presenter:
        show_full(page)


def _show_controls(page: Page) -> None:
    t, table = page.t, cache.ask(baselines).set_index("good_id")
    names = {good: t.pick(row, "name") for good, row in table.iterrows()}
    st.html(_ONE_HEIGHT)
    with st.container(key="goods-controls", horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.selectbox(
            t("Good"), list(names), format_func=names.__getitem__, width=430, **page.state.args("good")
        )
        st.segmented_control(t("Measure"), list(MEASURES), format_func=lambda name: t(MEASURES[name]), required=True,
                             **page.state.args("measure"))  # fmt: skip


def _show_picture(page: Page) -> None:
    view = cache.drawn(page, picture, good=page.state["good"], measure=page.state["measure"])
    if view is not None:
        show_chart(page, view)
        return
    t, row = page.t, facts.good_row(page, page.state["good"])
    chosen = MEASURES[page.state["measure"]]
    measure = t(chosen)
    with st.container(key="figure-good-empty"):
        heading = t("{good}, {measure}: not published", good=t.pick(row, "name"), measure=measure)
        st.markdown(f"## {plain(heading)}")
        why = t.pick(row, "reason_empty") or t("No row with this measure was found in the public sources.")
        fill = t("A row with this measure in the table of goods of the data pack would fill it.")
        st.info(plain(f"{why}{'' if t.language == 'zh' else ' '}{fill}"))


def reading(page: Page, *, good: str) -> str:
    """One sentence: the latest full-year quantity and the latest share in the partner's imports."""
    t, row = page.t, facts.good_row(page, good)
    name = t.pick(row, "name")
    full, share = facts.latest_year(facts.drawable(page, good, "quantity")), facts.latest_share(page, good)
    if full is None:
        return _without_full_year(page, good, name)
    amount = quantity_text(t, full["quantity"], full["quantity_unit"], precision=full["precision"])
    if share is None:
        return t("{good}: {quantity} {to_partner} in {period}.", good=name, quantity=amount,
                 to_partner=page.partner.to, period=period_of(t, full))  # fmt: skip
    return t("{good}: {quantity} {to_partner} in {period} by the partner's report; {share} of {of_partner} imports of "
             "it in {share_period}.", good=name, quantity=amount, to_partner=page.partner.to,
             period=period_of(t, full), share=t.percent(share["share"]), of_partner=page.partner.of,
             share_period=period_of(t, share))  # fmt: skip


def _without_full_year(page: Page, good: str, name: str) -> str:
    """What is known instead: the latest quantity of part of a year, else the latest value."""
    t = page.t
    known = (
        (facts.latest_of_any(facts.drawable(page, good, column)), column) for column in ("quantity", "value")
    )
    row, measure = next(((row, measure) for row, measure in known if row is not None), (None, ""))
    if row is None:
        return t("{good}: no full-year quantity is published for sales {to_partner}.", good=name,
                 to_partner=page.partner.to)  # fmt: skip
    amount = (
        quantity_text(t, row["quantity"], row["quantity_unit"], precision=row["precision"])
        if measure == "quantity"
        else words.precise(t, t.money(row["value_usd"]), row["precision"])
    )
    return t("{good}: no full-year quantity is published for sales {to_partner}; the latest figure: {amount}, {period} "
             "({side}).", good=name, to_partner=page.partner.to, amount=amount, period=period_of(t, row),
             side=side_text(t, row))  # fmt: skip

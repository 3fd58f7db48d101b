"""The card of one good: what it rests on, what is missing, who sells it, every published row with its source."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from directive.briefing.amounts import source_ids
from directive.briefing.goods_words import STRENGTHS, period_of, quantity_text, side_text, unit_value_text
from directive.briefing.sources import source_line
from directive.briefing.views import goods_facts as facts
from directive.briefing.views.goods import split
from directive.charts.view import ChartView
from directive.data.queries.goods import goods
from directive.data.queries.keys import organisations
from directive.i18n import words
from directive.ui import cache, shell
from directive.ui.downloads import show_downloads
from directive.ui.figures import show_chart
from directive.ui.page import Page
from directive.ui.source_links import addresses, source_links
from directive.ui.sources import show_sources
from directive.ui.text import plain


def show_card(page: Page) -> None:
    """Facts and organisations on the left, price and volume on the right, all rows below."""
    good = page.state["good"]
    with st.container(key="halves-good"):
        left, right = st.columns(2, gap="large")
    with left, st.container(key="figure-good-card", gap="small"):
        _show_facts(page, good)
    with right:
        _show_split(page, good)
    if not page.presenter:
        _show_rows(page, good)


def _show_facts(page: Page, good: str) -> None:
    t, row, links = page.t, facts.good_row(page, good), addresses()
    name, rests_on = t.pick(row, "name"), STRENGTHS[row["strength"]]
    heading = t("{good}: what is known and what is missing", good=name)
    st.markdown(f"## {plain(heading)}")
    lines = [t("HS code {code}; rests on: {strength}", code=row["hs_code"], strength=t(rests_on))]
    lines.append(_age(page, good))
    missing = t.pick(row, "reason_empty")
    lines.append(
        t("Missing: {reason}", reason=missing)
        if missing
        else t("Quantity and unit value are both published.")
    )
    if t.pick(row, "note"):
        lines.append(t.pick(row, "note"))
    bullets = [f"- {plain(line)}" for line in lines]
    stated = facts.stated_share(page, good)
    if stated is not None:
        words_ = t("Stated on the own side ({period}): {share} of it goes {to_partner}; base and year of the share are "
                   "not stated.", period=period_of(t, stated), share=t.percent(stated["share"], digits=0),
                   to_partner=page.partner.to)  # fmt: skip
        bullets.append(f"- {plain(words_)} {source_links([stated['source_ids']], links)}")
    st.markdown("\n".join(bullets))
    _show_organisations(page, row)
    label = t("Set a quantity for it: {page}", page=t("Directive targets"))
    st.page_link(shell.page_objects(t)["targets"], label=plain(label), icon=":material/tune:")


def _age(page: Page, good: str) -> str:
    year = facts.last_year(page, good)
    if year is None:
        return page.t("No figure is published.")
    return page.t.n("Latest figure of any kind: {year}, one year old.",
                    "Latest figure of any kind: {year}, {count} years old.",
                    page.pack.retrieved.year - year, year=year)  # fmt: skip


def _show_organisations(page: Page, row: pd.Series) -> None:
    t, links = page.t, addresses()
    heading = t("Organisations named in public sources")
    st.markdown(f"**{plain(heading)}**")
    named = cache.ask(organisations, ids=tuple(str(row["organisation_ids"] or "").split(";")))
    if named.empty:
        st.caption(plain(t("None named in the sources found.")))
        return
    lines = []
    for one in named.to_dict("records"):
        authority = t.pick(one, "authority")
        text = f"{t.pick(one, 'organisation')} · {authority}" if authority else t.pick(one, "organisation")
        lines.append(f"- {plain(text)} {source_links([one['source_ids']], links)}")
    st.markdown("\n".join(lines))


def _show_split(page: Page, good: str) -> None:
    view = cache.drawn(page, split, good=good)
    if view is not None:
        show_chart(page, view)
        return
    t = page.t
    with st.container(key="figure-good-no-split", gap="small"):
        heading = t("Price or quantity?")
        st.markdown(f"## {plain(heading)}")
        st.info(
            plain(
                t("A change in value can be split into price and quantity only where the same months of two years have "
                  "both a quantity and a value, reported by the same side. For this good no such pair is published.")
            )
        )  # fmt: skip


def _show_rows(page: Page, good: str) -> None:
    view = cache.drawn(page, rows_view, good=good)
    with st.container(key="figure-good-rows", gap="xsmall"):
        st.markdown(f"## {plain(view.title)}")
        if view.table.empty:
            st.info(
                plain(
                    page.t("No row with a quantity or a value of this good was found in the public sources.")
                )
            )
            return
        st.table(view.datasets["shown"], hide_index=True, border="horizontal")
        for note in view.notes:
            st.caption(plain(note))
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.caption(plain(source_line(page, view.source_ids)), width="stretch")
            with st.popover(
                page.t("Sources"), type="tertiary", icon=":material/info:", key="sources-good-rows"
            ):
                show_sources(page, view.source_ids)
            show_downloads(page, view)


def rows_view(page: Page, *, good: str) -> ChartView:
    """Every published row of the good as a table without a drawing; rows set aside say so."""
    t, frame = page.t, cache.ask(goods, good_id=good)
    frame = frame[frame["measure"] != "share"]
    title = t.n("{good}: {count} published figure", "{good}: {count} published figures", len(frame),
                good=t.pick(facts.good_row(page, good), "name"))  # fmt: skip
    links = addresses()
    rows = [_row(page, row) for _, row in frame.iterrows()]
    linked = [source_links([cell], links) for cell in frame["source_ids"]]
    shown = [
        {name: plain(text) for name, text in row.items()} | {t("Sources"): link}
        for row, link in zip(rows, linked, strict=True)
    ]
    ids = source_ids(list(frame["source_ids"]))
    table = [row | {t("Source ids"): cell} for row, cell in zip(rows, frame["source_ids"], strict=True)]
    note = t("World: the partner's imports from all countries. A figure set aside is listed, never drawn.")
    sets = {"shown": pd.DataFrame(shown)}
    return ChartView("good-rows", title, "", title, {}, sets, pd.DataFrame(table), ids, (note,))


def _row(page: Page, row: pd.Series) -> dict[str, str]:
    t, unit = page.t, row["quantity_unit"]
    none = t("not published")
    quantity = quantity_text(t, row["quantity"], unit, precision=row["precision"]) if unit else none
    value = words.precise(t, t.money(row["value_usd"]), row["precision"])
    price = unit_value_text(t, row["unit_value_usd"], unit) if pd.notna(row["unit_value_usd"]) else none
    amounts = {
        t("Quantity"): quantity if pd.notna(row["quantity"]) else none,
        t("Value"): value if pd.notna(row["value_usd"]) else none,
        t("Unit value"): price,
    }
    note = t.pick(row, "note") if row["use"] == "exclude" else ""
    side = t("the partner's imports, world") if row["side"] == "context" else side_text(t, row)
    if row["use"] == "exclude":
        side = t("{side}; set aside: {note}", side=side, note=note)
    return {t("Period"): period_of(t, row), t("Product"): t.pick(row, "product"), t("Side"): side} | amounts

"""The card of one region of the partner: size, benchmark, every document, presence and route with its sources."""

from __future__ import annotations

import html

import pandas as pd
import streamlit as st

from directive.briefing.content import Step, Table
from directive.briefing.views.region_home import is_clear, ties_sentence
from directive.briefing.views.region_measures import (
    HOME_TYPES,
    TYPES,
    benchmark_values,
    of_home,
    short_names,
    ties_of,
)
from directive.briefing.views.region_table import CLEAR
from directive.data.queries.regions import ProvinceCard, province_card, provinces
from directive.ui import cache
from directive.ui.page import Page
from directive.ui.regions.home import open_province, show_home
from directive.ui.regions.params import spread
from directive.ui.regions.records import document_line, presence_line, route_line
from directive.ui.rows import show_rows
from directive.ui.sources import show_sources
from directive.ui.text import plain

HEIGHT = 455
_FILTER = 50  # the line above the card that names the chosen home region
_FACTS_STYLE = (
    "<style>.facts{display:grid;grid-template-columns:auto auto;gap:.1rem .8rem;margin:0;padding:0;font-size:.88rem}"
    ".facts span{opacity:.75}.facts b{font-weight:500;text-align:right;font-variant-numeric:tabular-nums}</style>"
)
_MOST = 10
_WIDTHS = (96, 92, 92, 112)


def show_card(page: Page) -> None:
    """The card of the chosen region; else what the chosen home region has, or what all of them have."""
    code = page.state["province"]
    page.says(ties_sentence(page, page.state["home"]))
    height = HEIGHT + (160 if page.presenter else 0) - (_FILTER if page.state["home"] else 0)
    with st.container(key="figure-province-card", border=True, height=height):
        if code:
            _card(page, cache.ask(province_card, code=code))
        elif page.state["home"]:
            show_home(page)
        else:
            _none_chosen(page)


def _none_chosen(page: Page) -> None:
    t = page.t
    with st.container(key="figure-regions-reading"):
        st.markdown(f"**{plain(page.reading[-1])}**")
    rows = cache.ask(provinces).nlargest(_MOST, "import_share")
    tie, names = ties_of(page, "").set_index("iso"), short_names(page)
    codes = list(rows["iso"])
    table = pd.DataFrame(
        {
            t("Region"): [names[code] for code in codes],
            t("Imports"): [t.percent(share, digits=1) for share in rows["import_share"]],
            t("Documents"): [t.number(tie.loc[code, "documents_recorded"]) for code in codes],
            t("of them clear"): [t.number(tie.loc[code, "documents_clear"]) for code in codes],
        }
    )
    st.caption(
        plain(
            t(
                "The ten largest importers and what is recorded. Click a row, or a region on the map, to open it."
            )
        )
    )
    show_rows(table, key="regions-largest", opened=None, widths=_WIDTHS,
              on_open=lambda row: open_province(page, codes[row]))  # fmt: skip
    st.caption(plain(t(CLEAR)))


def _card(page: Page, card: ProvinceCard) -> None:
    t, row = page.t, card.province
    page.shown["province"] = lambda: (_step(page, card),)
    st.markdown(f"## {plain(t.pick(row, 'name'))}")
    st.caption(
        plain(
            t(
                "{division}, capital: {capital}",
                division=t.pick(row, "division"),
                capital=t.pick(row, "capital"),
            )
        )
    )
    st.html(_facts(page, card))
    for heading, rows in _documents(page, card):
        _list(heading, [document_line(page, one) for one in rows.to_dict("records")],
              t("No document found in the public sources gathered. That is not proof that there is none."))  # fmt: skip
    if len(card.links):
        st.caption(plain(t(CLEAR)))
    nothing = t("Nothing found in the public sources gathered.")
    _list(
        _presence_heading(page, card),
        [presence_line(page, one) for one in card.presence.to_dict("records")],
        nothing,
    )
    for heading, rows in _routes(page, card):
        _list(heading, [route_line(page, one) for one in rows.to_dict("records")], nothing)
    if t.pick(row, "note"):
        st.caption(plain(t.pick(row, "note")))
    with st.expander(t.n("{count} source", "{count} sources", len(card.source_ids))):
        show_sources(page, card.source_ids)


def _list(heading: str, lines: list[str], nothing: str) -> None:
    st.markdown(f"**{plain(heading)}**")
    if lines:
        st.markdown("\n".join(lines))
    else:
        st.caption(plain(nothing))


def _documents(page: Page, card: ProvinceCard) -> list[tuple[str, pd.DataFrame]]:
    """Heading and rows: all documents, or those of the chosen home region and the others apart."""
    t, home, rows = page.t, page.state["home"], card.links

    def heading(text: str, part: pd.DataFrame) -> str:
        return t("{documents} ({count}, clear: {clear})", documents=text, count=t.number(len(part)),
                 clear=t.number(int(is_clear(part).sum())))  # fmt: skip

    if not home:
        return [(heading(t("Documents"), rows), rows)]
    own, others = rows[rows["home_region"] == home], rows[rows["home_region"] != home]
    parts = [(heading(of_home(page, home, t("Documents")), own), own)]
    if len(others):
        parts.append(
            (
                heading(t("Documents of {of_reporter} other regions", of_reporter=page.reporter.of), others),
                others,
            )
        )
    return parts


def _presence_heading(page: Page, card: ProvinceCard) -> str:
    label = (
        page.t("Presence, all {of_reporter} regions", of_reporter=page.reporter.of)
        if page.state["home"]
        else page.t("Presence")
    )
    return f"{label} ({page.t.number(len(card.presence))})"


def _routes(page: Page, card: ProvinceCard) -> list[tuple[str, pd.DataFrame]]:
    t, home, rows = page.t, page.state["home"], card.transport
    if not home:
        return [(f"{t('Routes')} ({t.number(len(rows))})", rows)]
    is_own = (rows["from_iso"] == home) | (rows["to_iso"] == home)
    parts = [
        (of_home(page, home, t("Routes")), rows[is_own]),
        (t("Routes of {of_reporter} other regions", of_reporter=page.reporter.of), rows[~is_own]),
    ]
    return [
        (f"{label} ({t.number(len(part))})", part)
        for label, part in parts
        if len(part) or label != parts[1][0]
    ]


def _facts(page: Page, card: ProvinceCard) -> str:
    lines = [
        f"<span>{html.escape(label)}</span><b>{html.escape(text)}</b>" for label, text in _lines(page, card)
    ]
    return f"{_FACTS_STYLE}<div class=facts>{''.join(lines)}</div>"


def _step(page: Page, card: ProvinceCard) -> Step:
    """The card on a paper: its facts, and how much is recorded."""
    t, name = page.t, page.t.pick(card.province, "name")
    recorded = [*_documents(page, card), (_presence_heading(page, card), card.presence), *_routes(page, card)]
    lines = [
        *_lines(page, card),
        *((label.rsplit(" (", 1)[0], t.number(len(rows))) for label, rows in recorded),
    ]
    rows = pd.DataFrame(lines, columns=[name, ""])
    return Step("province", name, table=Table("province", name, rows, tuple(card.source_ids)))


def _lines(page: Page, card: ProvinceCard) -> list[tuple[str, str]]:
    t, row, home = page.t, card.province, page.state["home"]
    types = ties_of(page, home).set_index("iso").loc[card.code, "types_present"]
    now, goal = (benchmark_values(page, spread(page), goal=value).get(card.code) for value in (False, True))
    published = not pd.isna(row["imports_usd"])
    share = (
        t.percent(row["import_share"], digits=1 if row["import_share"] >= 0.001 else 3) if published else None
    )
    imports = (
        t("{value} (converted), {share} of the total", value=t.money(row["imports_usd"]), share=share)
        if published
        else None
    )
    facts = [
        (_dated(t("Imports"), row["imports_year"]), imports),
        (_dated(t("GDP"), row["gdp_year"]), _local_money(page, row, "gdp_lcu")),
        (_dated(t("Population"), row["population_year"]), t.number(row["population"], digits=0)),
        (t("Benchmark at today's exports"), t.money(now) if now is not None else None),
        (t("Benchmark at the target"), t.money(goal) if goal is not None else None),
        (
            _dated(
                t("Trade with {reporter}, both ways", reporter=page.reporter.name),
                row["trade_with_reporter_year"],
            ),
            _local_money(page, row, "trade_with_reporter_lcu"),
        ),
        (t("Trade intensity index (TII)"), None),
        (
            of_home(page, home, t("Types of recorded ties")),
            t("{count} of {most}", count=t.number(types), most=t.number(HOME_TYPES if home else TYPES)),
        ),
    ]
    return [(label, text or t("not published")) for label, text in facts]


def _dated(label: str, year: object) -> str:
    return label if pd.isna(year) else f"{label}, {int(year)}"


def _local_money(page: Page, row: dict[str, object], column: str) -> str | None:
    if pd.isna(row[column]):
        return None
    value = page.t.compact(row[column], significant=3)
    return page.t("{value} {currency}", currency=page.t.currency(row["currency"]), value=value)

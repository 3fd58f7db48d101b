"""The card of one region of the partner: size, benchmark, every document, presence and route with its sources."""

from __future__ import annotations

import datetime as dt
import html
from functools import partial

import pandas as pd
import streamlit as st

from directive.briefing.content import Step, Table
from directive.briefing.views.region_measures import benchmark_values, short_names
from directive.data.queries.regions import ProvinceCard, province_card, provinces, ties
from directive.data.queries.sources import sources
from directive.ui import cache
from directive.ui.page import Page
from directive.ui.regions.params import spread
from directive.ui.sources import show_sources
from directive.ui.text import plain

HEIGHT = 455
_FACTS_STYLE = (
    "<style>.facts{display:grid;grid-template-columns:auto auto;gap:.1rem .8rem;margin:0;padding:0;font-size:.88rem}"
    ".facts span{opacity:.75}.facts b{font-weight:500;text-align:right;font-variant-numeric:tabular-nums}</style>"
)


def show_card(page: Page) -> None:
    """The card of the chosen region, or what to choose from."""
    code = page.state["province"]
    with st.container(
        key="figure-province-card", border=True, height=HEIGHT + (160 if page.presenter else 0)
    ):
        if code:
            _card(page, cache.ask(province_card, code=code))
        else:
            _none_chosen(page)


def _none_chosen(page: Page) -> None:
    t = page.t
    st.markdown(
        plain(t("Click a region on the map, or choose one in the list, to see all that is recorded for it."))
    )
    rows = cache.ask(provinces).nlargest(10, "import_share")
    tie = cache.ask(ties).set_index("iso")
    names = short_names(page)
    table = pd.DataFrame(
        {
            t("Region"): [names[code] for code in rows["iso"]],
            t("Share of imports"): list(rows["import_share"]),
            t("Clear documents"): [tie.loc[code, "documents_clear"] for code in rows["iso"]],
            t("Types of ties"): [tie.loc[code, "types_present"] for code in rows["iso"]],
        }
    ).set_index(t("Region"))
    st.caption(plain(t("The ten largest importers and what is recorded")))
    percent = partial(
        t.percent, digits=1
    )  # a number stays one, so that it stands to the right like the others
    st.table(table.style.format({t("Share of imports"): percent}))


def _card(page: Page, card: ProvinceCard) -> None:
    t, row = page.t, card.province
    page.shown["province"] = lambda: (_step(page, card),)
    st.markdown(f"#### {plain(t.pick(row, 'name'))}")
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
    _documents(page, card.links)
    _presence(page, card.presence)
    _routes(page, card.transport)
    if t.pick(row, "note"):
        st.caption(plain(t.pick(row, "note")))
    with st.expander(t.n("{count} source", "{count} sources", len(card.source_ids))):
        show_sources(page, card.source_ids)


def _facts(page: Page, card: ProvinceCard) -> str:
    lines = [
        f"<span>{html.escape(label)}</span><b>{html.escape(text)}</b>" for label, text in _lines(page, card)
    ]
    return f"{_FACTS_STYLE}<div class=facts>{''.join(lines)}</div>"


def _step(page: Page, card: ProvinceCard) -> Step:
    """The card on a paper: its facts, and how much is recorded."""
    t, name = page.t, page.t.pick(card.province, "name")
    recorded = ((t("Documents"), card.links), (t("Presence"), card.presence), (t("Routes"), card.transport))
    lines = [*_lines(page, card), *((label, t.number(len(rows))) for label, rows in recorded)]
    rows = pd.DataFrame(lines, columns=[name, ""])
    return Step("province", name, table=Table("province", name, rows, tuple(card.source_ids)))


def _lines(page: Page, card: ProvinceCard) -> list[tuple[str, str]]:
    t, row, tie = page.t, card.province, card.ties
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
        (t("Types of recorded ties"), t("{count} of 5", count=t.number(tie["types_present"]))),
    ]
    return [(label, text or t("not published")) for label, text in facts]


def _dated(label: str, year: object) -> str:
    return label if pd.isna(year) else f"{label}, {int(year)}"


def _local_money(page: Page, row: dict[str, object], column: str) -> str | None:
    if pd.isna(row[column]):
        return None
    value = page.t.compact(row[column], significant=3)
    return page.t("{currency} {value}", currency=row["currency"], value=value)


def _documents(page: Page, links: pd.DataFrame) -> None:
    t = page.t
    st.markdown(f"**{plain(t('Documents'))} ({len(links)})**")
    if links.empty:
        st.caption(
            plain(
                t("No document found in the public sources gathered. That is not proof that there is none.")
            )
        )
        return
    st.markdown("\n".join(_document(page, row) for row in links.to_dict("records")))


def _document(page: Page, row: dict[str, object]) -> str:
    t = page.t
    parts = [
        f"**{plain(t.pick(row, 'document'))}**",
        plain(f"{t.pick(row, 'home_unit')} – {t.pick(row, 'province_unit')}"),
        plain(t("level: {level}", level=t.pick(row, "level"))),
        plain(date_text(page, row)),
        plain(t.pick(row, "status")),
    ]
    return _bullet(page, parts, row)


def date_text(page: Page, row: dict[str, object]) -> str:
    """A document's date as precise as it is known; a year alone; or that it is not known."""
    t, text = page.t, str(row["date_signed"] or "")
    if len(text) == 10:
        return t.date(dt.date.fromisoformat(text))
    if len(text) == 7:
        return t("{year}, month {month}", year=text[:4], month=int(text[5:]))
    return t("year not known") if pd.isna(row["year_signed"]) else str(int(row["year_signed"]))


def _presence(page: Page, rows: pd.DataFrame) -> None:
    t = page.t
    st.markdown(f"**{plain(t('Presence'))} ({len(rows)})**")
    if rows.empty:
        st.caption(plain(t("Nothing found in the public sources gathered.")))
        return
    st.markdown("\n".join(presence_line(page, row) for row in rows.to_dict("records")))


def presence_line(page: Page, row: dict[str, object]) -> str:
    """One office, firm or institution as a line of a list."""
    t = page.t
    status = t("planned or unconfirmed") if row["status_class"] != "reported" else ""
    opened = "" if pd.isna(row["year_opened"]) else str(int(row["year_opened"]))
    parts = [f"**{plain(t.pick(row, 'presence'))}**", plain(t.pick(row, "name")), plain(t.pick(row, "city")), opened,
             plain(status)]  # fmt: skip
    return _bullet(page, parts, row)


def _routes(page: Page, rows: pd.DataFrame) -> None:
    t = page.t
    st.markdown(f"**{plain(t('Routes'))} ({len(rows)})**")
    if rows.empty:
        st.caption(plain(t("Nothing found in the public sources gathered.")))
        return
    st.markdown("\n".join(route_line(page, row) for row in rows.to_dict("records")))


def route_line(page: Page, row: dict[str, object]) -> str:
    """One route as announced, as a line of a list."""
    t = page.t
    arrow = "↔" if row["direction"] == "both" else "→"
    parts = [
        f"**{plain(t.pick(row, 'mode'))}**",
        plain(f"{t.pick(row, 'from_place')} {arrow} {t.pick(row, 'to_place')}"),
        "" if pd.isna(row["year"]) else str(int(row["year"])),
        plain(t.pick(row, "status")),
    ]
    return _bullet(page, parts, row)


def document_line(page: Page, row: dict[str, object]) -> str:
    """One document as a line of a list."""
    return _document(page, row)


def _bullet(page: Page, parts: list[str], row: dict[str, object]) -> str:
    note = page.t.pick(row, "note")
    small = f"  \n  :small[{plain(note)}]" if note else ""
    return f"- {' · '.join(part for part in parts if part)} {_refs(row['source_ids'])}{small}"


def _refs(ids: object) -> str:
    links = _addresses(cache.pack().version)
    return " ".join(
        f"[{source}](<{links[source]}>)" if links.get(source, "").startswith("https://") else f"`{source}`"
        for source in str(ids).split(";")
    )


@st.cache_data(show_spinner=False)
def _addresses(version: str) -> dict[str, str]:
    rows = cache.ask(sources)
    return dict(zip(rows["source_id"], rows["link"], strict=True))

"""A home region's own answer: with whom it has documents, by name, and which large importers it has none with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from directive.briefing.amounts import source_ids
from directive.briefing.desk import Desk
from directive.briefing.goods_words import months_text
from directive.briefing.views.region_measures import home_names, short_names, ties_of
from directive.briefing.views.region_table import CLEAR
from directive.charts.view import ChartView
from directive.data.queries.regions import home_regions, links, provinces
from directive.i18n import N_

NAMED, LISTED = 3, 5
"""Importers without a clear document: so many are named in the sentence, so many listed."""
NOT_FOUND = N_("What these regions buy of the goods that {home} makes: not found in the sources gathered.")
NO_PROOF = N_("Nothing found is not proof that there is nothing.")


def is_clear(rows: pd.DataFrame) -> pd.Series:
    """Documents whose kind the source names; the rule of the count `documents_clear`."""
    return rows["document"] != "other"


def ties_sentence(desk: Desk, home: str = "") -> str:
    """With how many of the partner's regions there are clear documents, and the largest importers without one."""
    t, frame = desk.t, importers(desk, home)
    without = frame[frame["documents_clear"] == 0].head(NAMED)
    facts = {"home": home_names(desk)[home] if home else desk.reporter.name, "of_partner": desk.partner.of,
             "count": t.number(int((frame["documents_clear"] > 0).sum()))}  # fmt: skip
    if without.empty:
        return t("{home}: clear documents with every region of the customs table.", home=facts["home"])
    names = short_names(desk)
    listed = [
        t("{region} ({share} of imports)", region=names[row.iso], share=t.percent(row.import_share, digits=1))
        for row in without.itertuples()
    ]
    return t.n(
        "{home}: clear documents with {count} of {of_partner} {total} regions; the largest importers without one: "
        "{regions}.",
        "{home}: clear documents with {count} of {of_partner} {total} regions; the largest importers without one: "
        "{regions}.",
        len(frame), total=t.number(len(frame)), regions=t(", ").join(listed), **facts,
    )  # fmt: skip


def importers(desk: Desk, home: str = "") -> pd.DataFrame:
    """The regions of the customs table, the largest importer first, with what is recorded by one home region or all."""
    tie = ties_of(desk, home)
    return tie[tie["in_benchmark"]].sort_values("import_share", ascending=False, ignore_index=True)


def without_documents(desk: Desk, home: str) -> pd.DataFrame:
    """The largest importers with which the home region has no clear document."""
    frame = importers(desk, home)
    return frame[frame["documents_clear"] == 0].head(LISTED).reset_index(drop=True)


def documents(desk: Desk, home: str) -> pd.DataFrame:
    """Documents of a home region: by the size of the other side's imports, clear ones first."""
    rows = desk.ask(links, home_region=home)
    share = desk.ask(provinces).set_index("iso")["import_share"]
    order = rows.assign(_clear=~is_clear(rows), _share=-rows["province"].map(share).fillna(-1))
    order = order.sort_values(["_clear", "_share", "link_id"], ignore_index=True)
    return order.drop(columns=["_clear", "_share"])


def documents_view(desk: Desk, *, home: str) -> ChartView:
    """A home region's documents by name as a table: with whom, what, when, as reported, by which source."""
    t, rows, names = desk.t, documents(desk, home), short_names(desk)
    lines = [
        {
            t("Region"): names.get(row["province"], t("not named")),
            t("Document"): t.pick(row, "document"),
            t("Between"): f"{t.pick(row, 'home_unit')} – {t.pick(row, 'province_unit')}",
            t("Signed"): date_text(desk, row),
            t("Status"): t.pick(row, "status"),
            t("Counts as"): t("clear") if row["document"] != "other" else t("not clear"),
            t("Source ids"): row["source_ids"],
        }
        for row in rows.to_dict("records")
    ]
    clear, named = int(is_clear(rows).sum()), rows.loc[rows["province"] != "", "province"].nunique()
    title = t.n(
        "{home}: {count} document recorded, {clear} of it clear; regions of the other side: {named}",
        "{home}: {count} documents recorded, {clear} of them clear; regions of the other side: {named}",
        len(rows), home=home_names(desk)[home], clear=t.number(clear), named=t.number(named),
    )  # fmt: skip
    return ChartView("home-documents", title, "", title, {}, {}, pd.DataFrame(lines),
                     source_ids(list(rows["source_ids"])), (t(CLEAR), t(NO_PROOF)))  # fmt: skip


def importers_view(desk: Desk, *, home: str) -> ChartView:
    """The largest importers without a clear document of the home region, and whose documents they have instead."""
    t, rows, names = desk.t, without_documents(desk, home), short_names(desk)
    lines = [
        {
            t("Region"): names[row.iso],
            t("Imports"): t.percent(row.import_share, digits=1),
            t("Documents of {home}", home=home_names(desk)[home]): t.number(row.documents_recorded),
            t("Documents of other regions"): others_text(desk, row.iso, home),
        }
        for row in rows.itertuples()
    ]
    shown = desk.ask(provinces).set_index("iso").loc[list(rows["iso"])]
    others = [cell for code in rows["iso"] for cell in desk.ask(links, province=code)["source_ids"]]
    title = t.n(
        "{home}: the largest importer without a clear document",
        "{home}: the {count} largest importers without a clear document",
        len(rows), home=home_names(desk)[home],
    )  # fmt: skip
    cells = [*shown["source_ids"], *others]
    table = pd.DataFrame(lines)
    narrow = table.drop(columns=table.columns[2:3])
    return ChartView("home-importers", title, "", title, {}, {"shown": narrow}, table, source_ids(cells),
                     (t(NOT_FOUND, home=home_names(desk)[home]), *exports_lines(desk, home)))  # fmt: skip


def others_text(desk: Desk, province: str, home: str) -> str:
    """The other home regions with a clear document with a region of the partner; in words where there is none."""
    rows = desk.ask(links, province=province)
    codes = rows.loc[is_clear(rows) & (rows["home_region"] != home), "home_region"].unique()
    names = home_names(desk)
    return desk.t(", ").join(names[code] for code in codes if code in names) or desk.t("none found")


def exports_lines(desk: Desk, home: str) -> tuple[str, ...]:
    """What is published of the home region's exports to the partner, with its year, and the remark of the sources."""
    t, row = desk.t, desk.ask(home_regions).set_index("iso").loc[home]
    lines = []
    if pd.notna(row["exports_to_partner_usd"]):
        value, year = t.money(row["exports_to_partner_usd"]), int(row["exports_to_partner_year"])
        lines.append(
            t("Exports {to_partner} in {year}: {value}.", to_partner=desk.partner.to, value=value, year=year)
        )
    if t.pick(row, "note"):
        lines.append(t("From the sources: {note}.", note=str(t.pick(row, "note")).rstrip(".。")))
    return tuple(lines)


def date_text(desk: Desk, row: Mapping[str, Any]) -> str:
    """A document's date as precise as it is known; a year alone; or that it is not known."""
    t, text = desk.t, str(row["date_signed"] or "")
    if len(text) == 10:
        return t.date(dt.date.fromisoformat(text))
    if len(text) == 7:
        return months_text(t, int(text[:4]), int(text[5:]), int(text[5:]))
    return t("year not known") if pd.isna(row["year_signed"]) else str(int(row["year_signed"]))

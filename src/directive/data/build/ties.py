"""Tidy `province_ties`: what is recorded for each province, by type. Counts of records, not of relations."""

from __future__ import annotations

import pandas as pd

TYPES = ["region_documents", "local_documents", "offices", "routes", "companies"]


def build_ties(
    provinces: pd.DataFrame, *, links: pd.DataFrame, presence: pd.DataFrame, routes: pd.DataFrame
) -> pd.DataFrame:
    """One row per province: five counts, how many of them are present (0-5), year of the latest dated event.

    Counted: documents in force at region level; documents in force of cities and districts; diplomatic and
    trade offices; drawable routes that are not only planned; companies of the province in the reporter.
    """
    frame = provinces[["iso", "import_share", "in_benchmark"]].copy()
    real = presence[presence["status_class"] == "reported"]
    in_force = links[links["in_force"]]
    is_region = in_force["level"] == "region"
    used = {
        "region_documents": in_force[is_region],
        "local_documents": in_force[~is_region],
        "offices": real[real["is_office"]],
        "routes": routes[routes["drawable"] & ~routes["planned"]],
        "companies": real[real["is_company"] & (real["side"] == "partner_in_reporter")],
    }
    for name, rows in used.items():
        frame[name] = frame["iso"].map(rows["province"].value_counts()).fillna(0).astype("int64")
    frame["documents_in_force"] = frame["region_documents"] + frame["local_documents"]
    frame["documents_clear"] = _clear_documents(frame["iso"], links)
    frame["documents_recorded"] = frame["iso"].map(links["province"].value_counts()).fillna(0).astype("int64")
    frame["types_present"] = (frame[TYPES] > 0).sum(axis=1).astype("int64")
    frame["latest_year"] = _latest(frame["iso"], used)
    frame["source_ids"] = _sources(frame["iso"], used)
    frame["kind"] = "derived"
    return frame


def _clear_documents(codes: pd.Series, links: pd.DataFrame) -> pd.Series:
    """Documents other than those of an unclear or only planned kind ("other")."""
    clear = links[links["document"] != "other"]
    return codes.map(clear["province"].value_counts()).fillna(0).astype("int64")


def _latest(codes: pd.Series, used: dict[str, pd.DataFrame]) -> pd.Series:
    year_column = {"routes": "year", "offices": "year_opened", "companies": "year_opened"}
    dated = pd.concat(
        rows[["province"]].assign(year=rows[year_column.get(name, "year_signed")])
        for name, rows in used.items()
    )
    return codes.map(dated.groupby("province")["year"].max()).astype("Int64")


def _sources(codes: pd.Series, used: dict[str, pd.DataFrame]) -> pd.Series:
    rows = pd.concat(rows[["province", "source_ids"]] for rows in used.values())
    ids = rows.groupby("province")["source_ids"].agg(
        lambda cells: ";".join(dict.fromkeys(";".join(cells).split(";")))
    )
    return codes.map(ids).fillna("")

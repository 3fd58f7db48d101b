"""The second view: how much a region imports against what is recorded with it, so that what lags shows."""

from __future__ import annotations

import pandas as pd

from directive.briefing.desk import Desk
from directive.briefing.views.region_measures import Spread, home_names, of_home, short_names, ties_of
from directive.briefing.views.region_table import CLEAR, regions_table, table_sources
from directive.charts.regions import ties_rows, ties_spec
from directive.charts.view import ChartView
from directive.data.queries.regions import benchmark
from directive.i18n import N_

HEIGHT = 400
LABEL_FROM = 0.008
Y_TITLES = {
    "types": N_("Types of recorded ties (0–5)"),
    "documents": N_("Documents recorded, unclear ones left out"),
}
HOME_TYPES = N_("Types of recorded ties (0–3)")
OF_ALL = N_("Types: documents of regions in force, documents of cities and districts in force, diplomatic and "
            "trade offices, routes, companies. Nothing found is not proof that there is nothing.")  # fmt: skip
OF_HOME = N_("Types: documents of the region in force, documents of its cities and districts in force, routes. Offices "
             "and companies are not counted by region. Nothing found is not proof that there is nothing.")  # fmt: skip
Y_COLUMNS = {"types": "types_present", "documents": "documents_clear"}


def ties_view(desk: Desk, *, count: str, spread: Spread, home: str = "") -> ChartView:
    """The scatter as a view, of one home region or of all; its title names the largest importer without a clear
    document."""
    t, theta = desk.t, spread.theta
    frame = _frame(desk, theta=theta, home=home)
    rows = ties_rows(frame, count=Y_COLUMNS[count], label_from_share=LABEL_FROM)
    rows = _with_tips(desk, rows)
    x_title = t("Share of {of_partner} imports, % (square-root scale)", of_partner=desk.partner.of)
    if theta > 0:
        x_title = t("Share of {of_partner} imports weighted by distance (θ = {theta}), % (square-root scale)",
                    of_partner=desk.partner.of, theta=t.number(theta, digits=1))  # fmt: skip
    title, alt_text = _finding(desk, frame, home), _alt(desk, frame)
    y_words = HOME_TYPES if home and count == "types" else Y_TITLES[count]
    spec = ties_spec(
        palette=desk.palette, axis_titles=(x_title, of_home(desk, home, t(y_words))), highest=int(rows["count"].max()),
        largest_share=float(rows["share"].max()), label_expr=_percent_expr(desk),
    )  # fmt: skip
    note = CLEAR if count == "documents" else OF_HOME if home else OF_ALL
    years = frame["imports_year"].dropna().astype(int)
    return ChartView(
        key="regions-ties", title=title,
        subtitle=t("{count} regions; imports {year}; coloured: no clear document found", count=len(rows),
                   year=years.max()),
        alt=alt_text, spec=spec, datasets={"rows": rows}, table=regions_table(desk, spread, home=home),
        source_ids=table_sources(desk, home=home), height=HEIGHT,
        notes=(t(note),),
    )  # fmt: skip


def _frame(desk: Desk, *, theta: float, home: str) -> pd.DataFrame:
    total = desk.pack.base.partner_value_usd.value
    weights = desk.ask(benchmark, total_value_usd=total, theta=theta)
    tie = ties_of(desk, home).drop(columns=["import_share", "source_ids", "kind"])
    frame = weights.merge(tie, on="iso").rename(columns={"benchmark_share": "share"})
    names = short_names(desk)
    return frame.assign(label=[names[code] for code in frame["iso"]])


def _with_tips(desk: Desk, rows: pd.DataFrame) -> pd.DataFrame:
    t, names = desk.t, short_names(desk)
    rows["tip_1"] = [names[code] for code in rows["iso"]]
    rows["tip_2"] = [
        t("{share} of imports", share=t.percent(share, digits=2)) for share in rows["import_share"]
    ]
    rows["tip_3"] = [
        t(
            "types of ties: {types}, clear documents: {documents}",
            types=r.types_present,
            documents=r.documents_clear,
        )
        for r in rows.itertuples()
    ]
    rows["tip_4"] = [
        t("benchmark at today's exports: {value}", value=t.money(value))
        for value in rows["benchmark_value_usd"]
    ]
    sides = [name for name in rows if name.startswith("side")]
    kept = ["share", "count", "label", *sides, "documented", "tip_1", "tip_2", "tip_3", "tip_4"]
    return rows[kept]


def _finding(desk: Desk, frame: pd.DataFrame, home: str) -> str:
    t = desk.t
    without = frame[frame["documents_clear"] == 0].sort_values("import_share", ascending=False)
    if without.empty:
        return t("At least one clear document with every region of the customs table")
    top = without.iloc[0]
    if home:
        return t("{home}: no clear document found with {region}, {share} of {of_partner} imports",
                 home=home_names(desk)[home], region=top["label"],
                 share=t.percent(top["import_share"], digits=1), of_partner=desk.partner.of)  # fmt: skip
    return t(
        "{region}: {share} of {of_partner} imports, no clear document found",
        region=top["label"], share=t.percent(top["import_share"], digits=1), of_partner=desk.partner.of,
    )  # fmt: skip


def _alt(desk: Desk, frame: pd.DataFrame) -> str:
    t = desk.t
    top = frame.sort_values("import_share", ascending=False).head(5)
    listed = "; ".join(
        f"{row.label} {t.percent(row.import_share, digits=1)} – {row.documents_clear}"
        for row in top.itertuples()
    )
    return t(
        "Import share against recorded ties. Largest importers and their clear documents: {listed}.",
        listed=listed,
    )


def _percent_expr(desk: Desk) -> str:
    if desk.t.language == "ru":
        return "replace(format(datum.value * 100, '~f'), '.', ',')"
    return "format(datum.value * 100, '~f')"

"""Who has a document with whom: a line for each home region, where lines on a map lie on one another."""

from __future__ import annotations

import pandas as pd

from directive.briefing.desk import Desk
from directive.briefing.views.region_measures import home_names, short_names
from directive.charts.view import ChartView
from directive.data.queries.regions import map_links, provinces

KEY = "regions-pairs"


def pairs_view(desk: Desk, *, home: str = "") -> ChartView:
    """Every home region, or the one chosen, with the regions of the partner it has a document with, largest first."""
    t, links, homes = desk.t, desk.ask(map_links, home_region=home or None), home_names(desk)
    known = desk.ask(provinces)
    count = {"of_reporter": desk.reporter.of, "of_partner": desk.partner.of,
             "homes": links["home_region"].nunique(), "home_total": len(homes),
             "provinces": links["province"].nunique(), "total": int(known["in_benchmark"].sum())}  # fmt: skip
    title = t("Documents between regions: {homes} of {home_total} of {of_reporter} regions, {provinces} of {total} of "
              "{of_partner}", **count)  # fmt: skip
    rows = pd.DataFrame(
        [
            {
                t("{of_reporter} region", of_reporter=desk.reporter.of): homes[code],
                t("Pairs with a document"): int((links["home_region"] == code).sum()),
                t("With which regions, the largest importer first"): _partners(desk, links, code),
            }
            for code in homes
            if not home or code == home
        ]
    )
    sources = [one for cell in links["source_ids"] for one in str(cell).split(";") if one]
    return ChartView(
        KEY,
        title,
        t(
            "Documents of regions, cities and districts whose region is named; in brackets: more than one document"
        ),
        title,
        {},
        {},
        rows,
        tuple(dict.fromkeys(sources)),
        notes=(t("Nothing found is not proof that there is no link: only public sources were searched."),),
    )


def _partners(desk: Desk, links: pd.DataFrame, code: str) -> str:
    t, names = desk.t, short_names(desk)
    order = {
        iso: place
        for place, iso in enumerate(desk.ask(provinces).sort_values("imports_usd", ascending=False)["iso"])
    }
    found = links[links["home_region"] == code].sort_values("province", key=lambda column: column.map(order))
    said = [
        t("{name} ({count})", name=names[row.province], count=t.number(row.documents))
        if row.documents > 1
        else names[row.province]
        for row in found.itertuples()
    ]
    return t(", ").join(said) or t("none found")

"""Regions not yet reached: who imports, what ties are recorded, where the two differ, what the goal would mean."""

from __future__ import annotations

from directive.briefing.content import Step
from directive.briefing.desk import Desk
from directive.briefing.stories.parts import listed, place, shown
from directive.briefing.views.region_map import map_view
from directive.briefing.views.region_measures import Spread
from directive.briefing.views.region_pairs import pairs_view
from directive.briefing.views.region_ties import ties_view
from directive.charts.view import ChartView
from directive.data.queries.regions import ties

_ROWS = 8


def steps(desk: Desk) -> tuple[Step, ...]:
    """Six steps."""
    t = desk.t
    nothing = t("Nothing found is not proof that there is no link: only public sources were searched.")
    return (
        shown("imports", map_view(desk, measure="imports", documents=False),
              text=t("By the partner's customs; regions outside its table are not coloured."),
              at=place("regions", measure="imports")),
        shown("ties", map_view(desk, measure="ties", documents=False), text=nothing,
              at=place("regions", measure="ties")),
        _pairs(desk, nothing),
        shown("both", ties_view(desk, count="documents", spread=Spread()), text=nothing,
              at=place("regions", view="ties", count="documents")),
        _without(desk, nothing),
        shown("goal", map_view(desk, measure="benchmark_goal", documents=False),
              text=t("A benchmark in proportion to imports, not a forecast and not a task."),
              at=place("regions", measure="benchmark_goal")),
    )  # fmt: skip


def _pairs(desk: Desk, nothing: str) -> Step:
    """Who has a document with whom, in words: thirty lines over one another say nothing to a room."""
    view = pairs_view(desk)
    return listed("pairs", view.title, view, list(view.table.columns), text=nothing,
                  at=place("regions", view="pairs"))  # fmt: skip


def _without(desk: Desk, nothing: str) -> Step:
    """The largest importers without a clear document, from the table of the scatter."""
    t, view = desk.t, ties_view(desk, count="documents", spread=Spread())
    tie = desk.ask(ties)
    without = tie[(tie["documents_clear"] == 0) & tie["import_share"].notna()]
    title = t.n(
        "{count} region without a clear document takes {share} of {of_partner} imports",
        "{count} regions without a clear document take {share} of {of_partner} imports",
        len(without), share=t.percent(without["import_share"].sum(), digits=1), of_partner=desk.partner.of,
    )  # fmt: skip
    largest = view.table[view.table[t("Code")].isin(without["iso"])].head(_ROWS)
    columns = [t("Region"), t("Share of imports, %"), t("Types of ties"), t("Clear documents"),
               t("Documents, all recorded")]  # fmt: skip
    rows = ChartView("without", title, "", title, {}, {}, largest, view.source_ids)
    return listed("without", title, rows, columns, text=nothing,
                  at=place("regions", view="ties", count="documents"))  # fmt: skip

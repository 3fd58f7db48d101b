"""Earlier directives: what they aimed at, what is published of the outcome, what is not, what is still ahead."""

from __future__ import annotations

import pandas as pd

from directive.briefing.content import Step
from directive.briefing.desk import Desk
from directive.briefing.stories.parts import listed, place, shown
from directive.briefing.views.claims import WITH_OUTCOME, past_targets, target_row
from directive.briefing.views.claims import listed as listing
from directive.briefing.views.partner_words import span
from directive.briefing.views.partners import trend


def steps(desk: Desk) -> tuple[Step, ...]:
    """Five steps."""
    t, every = desk.t, past_targets(desk, everything=True)
    # Directives are told by the English name of the document; the pack's table has no kind of document.
    directives = every[every["document"].str.contains("Directive No") & (every["comparison"] != "not_due")]
    others = every[~every.index.isin(directives.index)]
    known = directives["comparison"].isin(WITH_OUTCOME)
    _, _, year = desk.ask(span)
    return (
        _rows(desk, "directives", directives, t.n(
            "Earlier directives set {count} target in numbers; an outcome is published for {known}",
            "Earlier directives set {count} targets in numbers; an outcome is published for {known}",
            len(directives), known=t.number(int(known.sum())),
        ), text=t("Each outcome is the latest figure published for the target's own period.")),
        shown("exports", trend(desk, flow="export", measure="value", year=year, span=5,
                                     keys=(desk.pack.partner,), targets=_value_targets(desk, every)),
              text=t("Figures after the table are statements and are drawn apart from it."),
              at=place("partners", flow="export", measure="value")),
        _rows(desk, "programmes", others[others["comparison"].isin(WITH_OUTCOME)], t.n(
            "Other programmes and plans: an outcome is published for {count} of {all} targets",
            "Other programmes and plans: an outcome is published for {count} of {all} targets",
            int(others["comparison"].isin(WITH_OUTCOME).sum()), all=t.number(len(others)),
        )),
        _rows(desk, "not-published", every[every["comparison"] == "not_published"], t.n(
            "For {count} target no outcome was found", "For {count} targets no outcome was found",
            int((every["comparison"] == "not_published").sum()),
        ), text=t("Not published is not zero, and it is not a failure.")),
        _rows(desk, "ahead", every[every["comparison"] == "not_due"], t.n(
            "{count} target is not due yet", "{count} targets are not due yet",
            int((every["comparison"] == "not_due").sum()),
        )),
    )  # fmt: skip


def _value_targets(desk: Desk, every: pd.DataFrame) -> pd.DataFrame:
    """The past targets for all exports to the partner, each from its base year to its year."""
    aims = every[every["row_id"].isin(desk.pack.value_targets)]
    aims = aims.dropna(subset=["value", "baseline_year", "year_to"])
    return aims.rename(columns={"baseline_year": "first", "year_to": "last", "value": "value_usd"})


def _rows(desk: Desk, step_id: str, rows: pd.DataFrame, title: str, *, text: str = "") -> Step:
    t = desk.t
    view = listing(desk, step_id, title, rows, target_row)
    return listed(step_id, title, view, [t("Document"), t("Indicator"), t("Target"), t("For"), t("What came")],
                  text=text, at=place("overview", all_targets=1))  # fmt: skip

"""The table of partners: who buys and who sells, the partner over the years, both sides' reports, concentration."""

from __future__ import annotations

from directive.briefing.content import Step
from directive.briefing.desk import Desk
from directive.briefing.stories.parts import place, shown
from directive.briefing.views import partners
from directive.briefing.views.partner_words import span

_YEARS, _ROWS = 5, 12


def steps(desk: Desk) -> tuple[Step, ...]:
    """Six steps."""
    t, partner = desk.t, desk.pack.partner
    _, year, _ = desk.ask(span)
    known = tuple(desk.pack.colour_roles)
    table = {"year": year, "base_year": year - _YEARS, "top": _ROWS, "groups": False, "partner": partner,
             "others": tuple(key for key in known if key != partner)}  # fmt: skip
    seen = {"year": year, "measure": "value"}
    last = t("{year} is the last year with a full table by partner.", year=year)
    return (
        shown("buyers", partners.ranked(desk, flow="export", measure="value", **table), text=last,
              at=place("partners", flow="export", **seen)),
        shown("sellers", partners.ranked(desk, flow="import", measure="value", **table), text=last,
              at=place("partners", flow="import", **seen)),
        shown("trend", partners.trend(desk, flow="export", measure="share", year=year, span=_YEARS,
                                            keys=(partner,)),
              text=t("Figures after the table are statements and are drawn apart from it."),
              at=place("partners", flow="export", year=year, measure="share")),
        shown("two-sides", partners.two_sides(desk, flow="export", year=year, partner=partner),
              text=t("The two sides value and record the same goods differently; neither report is corrected here."),
              at=place("partners", flow="export", year=year, view="mirror")),
        shown("concentration", partners.equivalent(desk, flow="export", year=year),
              text=t("The more equal partners, the less the exports hang on a few."),
              at=place("partners", flow="export", year=year, view="concentration")),
    )  # fmt: skip

"""Where we stand: the figures of today, the share over the years, the goal in dollars, peers, claims checked."""

from __future__ import annotations

from directive.briefing.content import Step
from directive.briefing.desk import Desk
from directive.briefing.stories.parts import FIRST, headline, listed, notes, place, shown
from directive.briefing.views.claims import claim_row, claims_of, claims_view, said
from directive.briefing.views.claims import listed as listing
from directive.briefing.views.overview import (
    last_reported_year,
    peer_shares,
    share_path,
    standing_sentence,
    value_path,
)
from directive.briefing.views.partners import two_sides


def steps(desk: Desk) -> tuple[Step, ...]:
    """Six steps."""
    t, year = desk.t, last_reported_year(desk)
    why = (t("Why is there no newer table?"), t("No full table by partner was published for later years."))
    return (
        _today(desk),
        shown(desk, "share", share_path(desk), asked=[why], at=FIRST,
              text=t("The line is the own annual report; later years are statements and are not joined to it.")),
        shown(desk, "value", value_path(desk), at=FIRST,
              text=t("The goal is a share: in dollars it moves with the total of all exports.")),
        shown(desk, "peers", peer_shares(desk), at=FIRST,
              text=t("Each country by its own report of the same year.")),
        shown(desk, "two-sides", two_sides(desk, flow="export", year=year, partner=desk.pack.partner),
              text=t("The two sides value and record the same goods differently; neither report is corrected here."),
              at=place("partners", flow="export", year=year, view="mirror")),
        _claims(desk),
    )  # fmt: skip


def _today(desk: Desk) -> Step:
    t, title = desk.t, standing_sentence(desk)
    amounts = headline(desk, "exports_to_partner", "share_of_exports", "share_of_partner_imports")
    spoken = [
        t("{speaker}, {date}: {words}", speaker=t.pick(row, "speaker"), date=row["date"], words=said(t, row))
        for _, row in claims_of(desk, "trade").head(3).iterrows()
    ]
    ids = tuple(dict.fromkeys(name for amount in amounts for name in amount.source_ids))
    return Step("today", title, notes=notes(desk, ids, spoken, ()), amounts=amounts, link=FIRST)


def _claims(desk: Desk) -> Step:
    t, table = desk.t, claims_of(desk, "all")
    checked = table[table["verdict"] != "cannot_be_checked"]
    title = claims_view(desk, topic="all").title
    view = listing(desk, "claims", title, checked, claim_row)
    return listed(
        desk, "claims", title, view, [t("Claim"), t("Words"), t("Latest published figure"), t("Verdict")],
        text=t("Shown are the claims that a published figure can be set beside."),
        at=place(FIRST, claims="all"),
    )  # fmt: skip

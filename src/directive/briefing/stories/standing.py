"""Where we stand: the figures of today, the share over the years, the goal in dollars, peers, claims checked."""

from __future__ import annotations

from directive.briefing.content import Step
from directive.briefing.desk import Desk
from directive.briefing.stories.parts import FIRST, headline, listed, place, shown
from directive.briefing.views.claims import claim_row, claims_of, claims_view
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
    return (
        _today(desk),
        shown("share", share_path(desk), at=FIRST,
              text=t("The line is the own annual report; later years are statements and are not joined to it.")),
        shown("value", value_path(desk), at=FIRST,
              text=t("The goal is a share: in dollars it moves with the total of all exports.")),
        shown("peers", peer_shares(desk), at=FIRST,
              text=t("Each country by its own report of the same year.")),
        shown("two-sides", two_sides(desk, flow="export", year=year, partner=desk.pack.partner),
              text=t("The two sides value and record the same goods differently; neither report is corrected here."),
              at=place("partners", flow="export", year=year, view="mirror")),
        _claims(desk),
    )  # fmt: skip


def _today(desk: Desk) -> Step:
    title = standing_sentence(desk).rstrip(".。")  # a sentence on its page, a title here
    amounts = headline(desk, "exports_to_partner", "share_of_exports", "share_of_partner_imports")
    return Step("today", title, amounts=amounts, link=FIRST)


def _claims(desk: Desk) -> Step:
    t, table = desk.t, claims_of(desk, "all")
    checked = table[table["verdict"] != "cannot_be_checked"]
    title = claims_view(desk, topic="all").title
    view = listing(desk, "claims", title, checked, claim_row)
    return listed(
        "claims", title, view, [t("Claim"), t("Words"), t("Latest published figure"), t("Verdict")],
        text=t("Shown are the claims that a published figure can be set beside."),
        at=place(FIRST, claims="all"),
    )  # fmt: skip

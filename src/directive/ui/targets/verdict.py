"""Is it plausible, in one computed answer: what each check says, the worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import streamlit as st

from directive.briefing.goal import Aim
from directive.briefing.views.reference import outcome
from directive.data.queries.goods import largest_shares
from directive.data.queries.own_report import own_report
from directive.i18n import Translator
from directive.model.bootstrap import reached
from directive.model.errors import DirectiveError
from directive.model.reference import count_at_least, own_windows
from directive.ui import cache
from directive.ui.page import Page
from directive.ui.targets import comparable
from directive.ui.targets.planned import Planned
from directive.ui.targets.uncertainty import ends_of, odds_text
from directive.ui.text import plain

BEYOND, RARE, WITHIN, OPEN = range(4)
_FEW = 0.1  # a case in ten


@dataclass(frozen=True)
class Check:
    """What one check comes to: how it stands, from the worst, and what it says."""

    standing: int
    words: str


def show_verdict(page: Page, aim: Aim, goods: Sequence[Planned]) -> None:
    """The verdict; the checks themselves stand below."""
    with st.container(key="figure-plausible-verdict"):
        st.markdown(f"**{plain(in_words(page.t, tuple(checks(page, aim, goods))))}**")


def in_words(t: Translator, found: Sequence[Check]) -> str:
    """All checks in up to four sentences: beyond the record, rare, within it, not to be checked."""
    said = []
    for standing in (BEYOND, RARE, WITHIN, OPEN):
        listed = [check.words for check in found if check.standing == standing]
        if listed:
            said.append(_sentence(t, standing, len(listed), len(found), t("; ").join(listed)))
    return ("" if t.language == "zh" else " ").join(said)


def _sentence(t: Translator, standing: int, count: int, among: int, which: str) -> str:
    if standing == BEYOND:
        return t.n("{count} of {among} checks is beyond anything on record: {which}.",
                   "{count} of {among} checks are beyond anything on record: {which}.",
                   count, among=among, which=which)  # fmt: skip
    if standing == RARE:
        return t.n("{count} of {among} checks has few cases on record, fewer than one in ten: {which}.",
                   "{count} of {among} checks have few cases on record, fewer than one in ten: {which}.",
                   count, among=among, which=which)  # fmt: skip
    if standing == WITHIN:
        return t.n("{count} of {among} checks is within what is on record: {which}.",
                   "{count} of {among} checks are within what is on record: {which}.",
                   count, among=among, which=which)  # fmt: skip
    return t.n("{count} of {among} checks cannot be made: {which}.",
               "{count} of {among} checks cannot be made: {which}.", count, among=among, which=which)  # fmt: skip


def checks(page: Page, aim: Aim, goods: Sequence[Planned]) -> Iterator[Check]:
    """The five checks at the levers' positions."""
    yield _starts(page, aim)
    yield _history(page, aim)
    yield _market(page, goods)
    yield _chance(page, aim)
    yield _output(page, goods)


def standing_of(cases: int, among: int) -> int:
    """How a number of cases stands among all on record."""
    return BEYOND if not cases else RARE if cases / among < _FEW else WITHIN


def _starts(page: Page, aim: Aim) -> Check:
    t, entries = page.t, comparable.classes(page)
    entry = next((entry for entry in entries if entry.id == page.state["cls"]), entries[0])
    try:
        found = outcome(page, aim, entry)
    except DirectiveError:
        return Check(OPEN, t("comparable starts (none in the data for this choice)"))
    if not found.windows:
        return Check(OPEN, t("comparable starts (none in the data for this choice)"))
    words = t("comparable starts ({count} of {all} reached this share)",
              count=t.number(found.reached), all=t.number(found.windows))  # fmt: skip
    return Check(standing_of(found.reached, found.windows), words)


def _history(page: Page, aim: Aim) -> Check:
    t, pack = page.t, page.pack
    line = cache.ask(own_report, reporter=pack.reporter, partner=pack.partner).line("export")
    windows = own_windows(line["year"].to_numpy(), line["value_usd"].to_numpy(dtype=float), n=aim.years)
    if not windows.growth.size:
        return Check(OPEN, t("own history (the report is shorter than the plan)"))
    grew = count_at_least(windows.growth, aim.target.growth)
    words = t("own history ({count} of {all} periods of this length grew as fast)",
              count=t.number(grew), all=t.number(windows.growth.size))  # fmt: skip
    return Check(standing_of(grew, windows.growth.size), words)


def _market(page: Page, goods: Sequence[Planned]) -> Check:
    """The good whose planned part of the partner's imports lies furthest beyond the largest ever reported."""
    t, most = page.t, cache.ask(largest_shares)
    known = [
        (one.good.goal_quantity / one.good.partner_imports, most[one.good.id], one.name)
        for one in goods
        if one.good.goal_quantity and one.good.partner_imports and one.good.id in most
    ]
    if not known:
        return Check(OPEN, t("the partner's market (no good has both a plan and a share on record)"))
    share, largest, name = max(known, key=lambda row: row[0] / row[1])
    words = t("the partner's market ({good} at {share} of its imports, {most} at most on record)",
              good=name, share=t.percent(share, digits=0), most=t.percent(largest, digits=0))  # fmt: skip
    return Check(BEYOND if share > largest else WITHIN, words)


def _chance(page: Page, aim: Aim) -> Check:
    t, pack, state = page.t, page.pack, page.state
    try:
        ends = cache.ask(ends_of, reporter=pack.reporter, partner=pack.partner, base=aim.base,
                         year=aim.levers.target_year, from_year=state["from_year"], seed=state["seed"])  # fmt: skip
    except DirectiveError:
        return Check(OPEN, t("growth as in the past (the report is too short to repeat it)"))
    count = reached(ends, aim.target.share)
    words = t("growth as in the past ({odds} paths reach this share)", odds=odds_text(t, count, len(ends)))
    return Check(standing_of(count, len(ends)), words)


def _output(page: Page, goods: Sequence[Planned]) -> Check:
    t = page.t
    known = [(one.good.goal_quantity / one.output, one.name) for one in goods
             if one.good.goal_quantity and one.output]  # fmt: skip
    if not known:
        return Check(OPEN, t("own output (not found in the sources gathered)"))
    share, name = max(known)
    words = t("own output ({good} at {share} of it)", good=name, share=t.percent(share, digits=0))
    return Check(BEYOND if share > 1 else WITHIN, words)

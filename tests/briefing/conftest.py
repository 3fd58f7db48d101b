"""A story by hand: charts of the Overview, a long table, figures in large type, and texts that try to be more."""

from __future__ import annotations

import dataclasses

import pytest

from directive.briefing.content import Amount, Step, Story, Table
from directive.briefing.desk import desk_of
from directive.briefing.sources import publishers, source_texts
from directive.briefing.views import overview

HOSTILE = '=1+1 #set page(fill: red) <script>alert("x")</script> $x^2$ *bold* [1] \\u{1F600}'
LINK = "http://localhost:8501/targets?lang=ru&share=10&year=2030"


def story_by_hand(language: str) -> Story:
    desk = desk_of(language)
    t = desk.t
    share, value, peers = overview.share_path(desk), overview.value_path(desk), overview.peer_shares(desk)
    amounts = (
        Amount("share", t("Share of exports"), t.percent(0.0405), t("statement"), share.source_ids[:1]),
        Amount("hostile", HOSTILE, "=2+2", HOSTILE),
    )
    steps = (
        Step("share", share.title, text=share.alt, notes=HOSTILE, view=share, amounts=amounts, link=LINK),
        Step("value", value.title, view=value),
        Step("peers", peers.title, view=peers),
        Step("picture", peers.title, view=dataclasses.replace(peers, native=None)),
        Step("table", HOSTILE + " " + value.title * 2,
             table=Table("t", value.subtitle, value.table, value.source_ids, (HOSTILE,))),
        Step("figures", t("Required growth a year"), amounts=amounts * 2),
        Step("words", peers.title, text=share.alt * 9),
    )  # fmt: skip
    ids = tuple(dict.fromkeys(name for step in steps for name in step.sources))
    lines = {name: source_texts(desk, [name])[0] for name in ids}
    about = {t("Data version"): desk.pack.version, t("Written on"): "2026-11-25"}
    return Story("what-10-percent-takes", value.title, value.subtitle, language, steps, about=about, link=LINK,
                 sources=lines, publishers=publishers(desk, ids))  # fmt: skip


@pytest.fixture(scope="session", params=["en", "ru", "zh"])
def story(request) -> Story:
    return story_by_hand(request.param)


@pytest.fixture(scope="session")
def english() -> Story:
    return story_by_hand("en")

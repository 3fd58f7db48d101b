"""Builders of the Overview's three charts: queries answered, words set, pure chart functions called."""

from __future__ import annotations

import pandas as pd

from directive.charts.peers import Standing, peers_view
from directive.charts.share_path import Worded, share_path_view
from directive.charts.value_path import value_path_view
from directive.charts.view import ChartView
from directive.data.queries.claims import share_history
from directive.data.queries.reference import peers
from directive.i18n import N_, Translator
from directive.model.target import Levers, path, set_target
from directive.ui import cache, words
from directive.ui.overview_words import money_text, share_text, statement_date
from directive.ui.page import Page

PATH_HEIGHT, PATH_HEIGHT_PRESENTING = 300, 390
PEERS_HEIGHT = 260
SCENARIO_KIND = N_("scenario: other exports unchanged")


def share_path(page: Page) -> ChartView:
    """The share of the partner in all exports, with the goal as a flat line."""
    return share_path_view(_history(page), _scenario(page), words=_worded(page), t=page.t,
                           palette=page.palette, height=_path_height(page))  # fmt: skip


def value_path(page: Page) -> ChartView:
    """The same in dollars, where the goal moves with the total."""
    return value_path_view(_history(page), _scenario(page), words=_worded(page), t=page.t,
                           palette=page.palette, height=_path_height(page))  # fmt: skip


def peer_shares(page: Page) -> ChartView:
    """The partner's share in the exports of the pack's peers and the reporter, last year of the own report."""
    t, pack, year = page.t, page.pack, last_reported_year()
    everyone = cache.ask(peers, year=year)
    chosen = everyone[everyone["exporter_key"].isin([pack.reporter, *pack.peers])]
    rows = pd.DataFrame(
        {
            "label": [t.pick(row, "label") for _, row in chosen.iterrows()],
            "share": chosen["share"],
            "share_text": [share_text(t, share) for share in chosen["share"]],
            "is_reporter": chosen["exporter_key"] == pack.reporter,
            "source_id": chosen["source_id"],
        }
    )
    return peers_view(rows, standing=_standing(page, everyone, year), partner=page.partner, reporter=page.reporter,
                      t=t, palette=page.palette, height=PEERS_HEIGHT)  # fmt: skip


def last_reported_year() -> int:
    """Last year of the own annual report."""
    history = cache.ask(share_history)
    return int(history.loc[history["draw"] == "line", "year"].max())


def _path_height(page: Page) -> int:
    return PATH_HEIGHT_PRESENTING if page.presenter else PATH_HEIGHT


def _standing(page: Page, everyone: pd.DataFrame, year: int) -> Standing:
    shares = everyone["share"].dropna()
    own = float(everyone.loc[everyone["exporter_key"] == page.pack.reporter, "share"].iloc[0])
    goal = page.pack.base.goal_share
    elsewhere = everyone.loc[everyone["exporter_key"] != page.pack.reporter, "share"]
    return Standing(
        year=year,
        rank=int((shares > own).sum()) + 1,
        rank_at_goal=int((elsewhere > goal).sum()) + 1,
        exporters=len(shares),
        share_text=share_text(page.t, own),
        goal=goal,
        goal_text=share_text(page.t, goal),
    )


def _worded(page: Page) -> Worded:
    base = page.pack.base
    return Worded(page.partner, page.reporter, base.goal_share, share_text(page.t, base.goal_share), base.year,
                  base.target_year)  # fmt: skip


def _history(page: Page) -> pd.DataFrame:
    """The share history with everything the charts say in words."""
    t, goal = page.t, page.pack.base.goal_share
    frame = cache.ask(share_history).copy()
    rounded = [row.precision or ("about" if row.draw == "point" else "") for row in frame.itertuples()]
    frame["share_text"] = [share_text(t, s, p) for s, p in zip(frame["share"], rounded, strict=True)]
    # "Just over" is said of the share; the amount itself is "about".
    spoken = ["about" if word else "" for word in rounded]
    frame["value_text"] = [money_text(t, v, p) for v, p in zip(frame["value_usd"], spoken, strict=True)]
    frame["goal_text"] = [money_text(t, v * goal, p) for v, p in zip(frame["total_usd"], spoken, strict=True)]
    frame["kind_text"] = [_kind_text(t, row.kind, row.draw) for row in frame.itertuples()]
    frame["date_text"] = [
        statement_date(page, row.source_ids) if row.draw == "point" else "" for row in frame.itertuples()
    ]
    return frame


def _kind_text(t: Translator, kind: str, draw: str) -> str:
    if draw == "line":
        return t("own report")
    return t(words.KINDS[kind])


def _scenario(page: Page) -> pd.DataFrame:
    """The path from the base to the goal at constant growth, other exports unchanged, nothing diverted."""
    t, base = page.t, page.pack.base
    levers = Levers(base.target_year)
    way = path(base.model(), levers, set_target(base.model(), levers, share=base.goal_share))
    return pd.DataFrame(
        {
            "year": way.years,
            "share": way.share,
            "value_usd": way.value_usd,
            "total_usd": way.total_usd,
            "share_text": [share_text(t, float(share)) for share in way.share],
            "value_text": [money_text(t, float(value), "about") for value in way.value_usd],
            "goal_text": [money_text(t, float(total) * base.goal_share, "about") for total in way.total_usd],
            "kind_text": t(SCENARIO_KIND),
        }
    )

"""Builders of the Overview's three charts: queries answered, words set, pure chart functions called."""

from __future__ import annotations

import pandas as pd

from directive.briefing.amounts import money_text, share_text, statement_date
from directive.briefing.desk import Desk
from directive.briefing.goal import default_plan
from directive.charts.peers import Standing, peers_view
from directive.charts.share_path import Worded, share_path_view
from directive.charts.value_path import value_path_view
from directive.charts.view import ChartView
from directive.data.queries.claims import headline_figures, share_history
from directive.data.queries.reference import peers
from directive.i18n import N_, Translator, words
from directive.model.target import Levers, path, set_target

PATH_HEIGHT, PATH_HEIGHT_PRESENTING = 300, 390
PEERS_HEIGHT = 260
SCENARIO_KIND = N_("scenario: other exports unchanged")


def standing_sentence(desk: Desk) -> str:
    """Where it stands and what the goal takes, at today's total and with a total that the new exports enlarge."""
    t, found = desk.t, desk.ask(headline_figures)
    exports, share = found["exports_to_partner"], found["share_of_exports"]
    goal = default_plan(desk.pack).target
    return t(
        "Exports {to_partner} were {value} in {year}, {share} of all exports; a share of {goal} would take {multiple} "
        "times that at today's total, {grown} times if the new exports add to the total.",
        to_partner=desk.partner.to, year=exports.period.year, goal=share_text(t, desk.pack.base.goal_share),
        value=money_text(t, exports.value, exports.precision), share=share_text(t, share.value, share.precision),
        multiple=t.number(found["goal_value"].value / exports.value, digits=1), grown=t.number(goal.multiple, digits=1),
    )  # fmt: skip


def share_path(desk: Desk) -> ChartView:
    """The share of the partner in all exports, with the goal as a flat line."""
    return share_path_view(_history(desk), _scenario(desk), words=_worded(desk), t=desk.t,
                           palette=desk.palette, height=_path_height(desk))  # fmt: skip


def value_path(desk: Desk) -> ChartView:
    """The same in dollars, where the goal moves with the total."""
    return value_path_view(_history(desk), _scenario(desk), words=_worded(desk), t=desk.t,
                           palette=desk.palette, height=_path_height(desk))  # fmt: skip


def peer_shares(desk: Desk) -> ChartView:
    """The partner's share in the exports of the pack's peers and the reporter, last year of the own report."""
    t, pack, year = desk.t, desk.pack, last_reported_year(desk)
    everyone = desk.ask(peers, year=year)
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
    return peers_view(rows, standing=_standing(desk, everyone, year), partner=desk.partner, reporter=desk.reporter,
                      t=t, palette=desk.palette, height=PEERS_HEIGHT)  # fmt: skip


def last_reported_year(desk: Desk) -> int:
    """Last year of the own annual report."""
    history = desk.ask(share_history)
    return int(history.loc[history["draw"] == "line", "year"].max())


def _path_height(desk: Desk) -> int:
    return PATH_HEIGHT_PRESENTING if desk.presenter else PATH_HEIGHT


def _standing(desk: Desk, everyone: pd.DataFrame, year: int) -> Standing:
    shares = everyone["share"].dropna()
    own = float(everyone.loc[everyone["exporter_key"] == desk.pack.reporter, "share"].iloc[0])
    goal = desk.pack.base.goal_share
    elsewhere = everyone.loc[everyone["exporter_key"] != desk.pack.reporter, "share"]
    return Standing(
        year=year,
        rank=int((shares > own).sum()) + 1,
        rank_at_goal=int((elsewhere > goal).sum()) + 1,
        exporters=len(shares),
        share_text=share_text(desk.t, own),
        goal=goal,
        goal_text=share_text(desk.t, goal),
    )


def _worded(desk: Desk) -> Worded:
    base = desk.pack.base
    return Worded(desk.partner, desk.reporter, base.goal_share, share_text(desk.t, base.goal_share), base.year,
                  base.target_year)  # fmt: skip


def _history(desk: Desk) -> pd.DataFrame:
    """The share history with everything the charts say in words."""
    t, goal = desk.t, desk.pack.base.goal_share
    frame = desk.ask(share_history).copy()
    rounded = [row.precision or ("about" if row.draw == "point" else "") for row in frame.itertuples()]
    frame["share_text"] = [share_text(t, s, p) for s, p in zip(frame["share"], rounded, strict=True)]
    # "Just over" is said of the share; the amount itself is "about".
    spoken = ["about" if word else "" for word in rounded]
    frame["value_text"] = [money_text(t, v, p) for v, p in zip(frame["value_usd"], spoken, strict=True)]
    frame["goal_text"] = [money_text(t, v * goal, p) for v, p in zip(frame["total_usd"], spoken, strict=True)]
    frame["kind_text"] = [_kind_text(t, row.kind, row.draw) for row in frame.itertuples()]
    frame["date_text"] = [
        statement_date(desk, row.source_ids) if row.draw == "point" else "" for row in frame.itertuples()
    ]
    return frame


def _kind_text(t: Translator, kind: str, draw: str) -> str:
    if draw == "line":
        return t("own report")
    return t(words.KINDS[kind])


def _scenario(desk: Desk) -> pd.DataFrame:
    """The path from the base to the goal at constant growth, other exports unchanged, nothing diverted."""
    t, base = desk.t, desk.pack.base
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

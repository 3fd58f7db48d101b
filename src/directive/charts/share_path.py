"""The share of one partner in all exports: own report, statements after it, the goal as a flat line."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from directive.charts import path_layers as layers
from directive.charts.path_layers import Axes, Label
from directive.charts.theme import Palette
from directive.charts.view import ChartView
from directive.data.pack import Names
from directive.i18n import Translator


@dataclass(frozen=True)
class Worded:
    """What a path chart is about, in the visitor's language: the pair, the goal and the years around it."""

    partner: Names
    reporter: Names
    goal: float
    goal_text: str
    base_year: int
    target_year: int


def share_path_view(
    history: pd.DataFrame, path: pd.DataFrame, *, words: Worded, t: Translator, palette: Palette, height: int
) -> ChartView:
    """Shares (0-1) of the own report, of statements after it, and of the scenario path to the goal.

    `history`: year, share, share_low, share_high, share_text, kind, kind_text, date_text, draw (line | point),
    value_usd, total_usd, source_ids. `path`: year, share, share_text, kind_text, value_usd, total_usd.
    """
    line, points = (history[history["draw"] == draw] for draw in ("line", "point"))
    last, stated = line.iloc[-1], points.iloc[-1]
    span = {"first": int(line["year"].min()), "last": int(last["year"]), "base_year": words.base_year}
    axes = Axes(span["first"], words.target_year, "%", max(words.goal, history["share"].max()) * 115)
    facts = {
        "to_partner": words.partner.to, "of_reporter": words.reporter.of, "goal": words.goal_text,
        "last_share": last["share_text"], "stated": stated["share_text"], "target_year": words.target_year,
    }  # fmt: skip
    return ChartView(
        key="share-path",
        title=t("{last_share} of exports went {to_partner} in {last}, the last full report; for {base_year} "
                "{stated} is stated", **facts, **span),
        subtitle=t("{of_reporter} goods exports {to_partner}, % of all its goods exports; diamonds: stated after "
                   "{last}; amber: scenario, other exports unchanged", **facts, **span),
        alt=t("Line of the share of exports {to_partner}, {first} to {last}, ending at {last_share}; diamonds "
              "for later statements, the last {stated} in {base_year}; a flat line at the goal of "
              "{goal}.", **facts, **span),
        spec=layers.path_spec(axes, t=t, palette=palette),
        datasets=_datasets(line, points, path, words=words, t=t, palette=palette),
        table=_twin(history, path, t=t),
        source_ids=tuple(dict.fromkeys(i for ids in history["source_ids"] for i in ids.split(";"))),
        height=height,
        formats={t("Share of exports"): "share"},
        native=layers.path_native(t, goal=t("Target: {goal}", **facts), y_title="%", number_format="0.0"),
    )  # fmt: skip


def _datasets(
    line: pd.DataFrame,
    points: pd.DataFrame,
    path: pd.DataFrame,
    *,
    words: Worded,
    t: Translator,
    palette: Palette,
) -> dict[str, pd.DataFrame]:
    goal = words.goal * 100
    target = pd.DataFrame(
        {
            "year": [words.base_year, words.target_year],
            "y": goal,
            "value_text": words.goal_text,
            "kind_text": t("target"),
            "segment": "all",
        }
    )
    return {
        layers.LINE: _rows(line),
        layers.POINTS: _rows(points).assign(
            low=points["share_low"] * 100,
            high=points["share_high"] * 100,
            date_text=points["date_text"],
            **point_marks(points, palette),
        ),
        layers.PATH: _rows(path),
        layers.TARGET: target,
        layers.LABELS: layers.labels_frame(_labels(line, points, words=words, t=t, palette=palette)),
    }


def point_marks(points: pd.DataFrame, palette: Palette) -> dict[str, list[str]]:
    """Columns `mark` and `colour`: statements in the partner's colour, figures worked out from statements in grey."""
    marks = ["statement" if kind == "statement" else "derived" for kind in points["kind"]]
    return {
        "mark": marks,
        "colour": [palette.focus if mark == "statement" else palette.muted for mark in marks],
    }


def _rows(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "year": frame["year"].astype(int),
            "y": frame["share"] * 100,
            "value_text": frame["share_text"],
            "kind_text": frame["kind_text"],
        }
    )


def _labels(
    line: pd.DataFrame, points: pd.DataFrame, *, words: Worded, t: Translator, palette: Palette
) -> list[Label]:
    goal, step = words.goal * 100, words.goal * 5
    last, stated = line.iloc[-1], points.iloc[-1]
    peak = line.loc[line["share"].idxmax()]
    return [
        Label(words.base_year - 0.6, goal, t("Target: {goal}", goal=words.goal_text), palette.target, "right"),
        Label(int(last["year"]) + 0.2, last["share"] * 100 + step, last["share_text"], palette.focus, "right"),
        Label(int(peak["year"]) - 1.2, line["share"].max() * 100 + step, t("Own report"), palette.focus, "right"),
        layers.below_point(int(stated["year"]), words.target_year, stated["share"] * 100 - step * 0.9,
                           stated["share_text"], palette.focus),
        Label(words.target_year - 2.6, goal * 0.72, t("Scenario"), palette.scenario, "right"),
    ]  # fmt: skip


def _twin(history: pd.DataFrame, path: pd.DataFrame, *, t: Translator) -> pd.DataFrame:
    """All rows in one table, each with its kind; the scenario begins in the base year."""
    rows = pd.concat([history, path], ignore_index=True)
    return pd.DataFrame(
        {
            t("Year"): rows["year"].astype(int),
            t("Share of exports"): rows["share"],
            t("In words"): rows["share_text"],
            t("Kind"): rows["kind_text"],
        }
    )

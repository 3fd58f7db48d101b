"""Exports to one partner in dollars, beside the goal's share of all exports, which moves with the total."""

from __future__ import annotations

import pandas as pd

from directive.charts import path_layers as layers
from directive.charts.path_layers import Axes, Label
from directive.charts.share_path import Worded, point_marks
from directive.charts.theme import Palette
from directive.charts.view import ChartView
from directive.i18n import N_, Translator

# Chinese counts in units of 10^8 where the other languages count in 10^9.
AXIS_UNITS = {"zh": 1e8}
UNIT = N_("USD bn")


def value_path_view(
    history: pd.DataFrame, path: pd.DataFrame, *, words: Worded, t: Translator, palette: Palette, height: int
) -> ChartView:
    """US dollars of the own report, of statements after it and of the scenario; red: goal x all exports.

    Columns as in `share_path_view`, with value_text and total_text for the amounts, goal_text for goal x total.
    """
    line, points = (history[history["draw"] == draw] for draw in ("line", "point"))
    scale = AXIS_UNITS.get(t.language, 1e9)
    top = max(history["total_usd"].max() * words.goal, path["value_usd"].max()) / scale * 1.15
    axes = Axes(int(line["year"].min()), words.target_year, t(UNIT), top)
    facts = {
        "to_partner": words.partner.to, "of_reporter": words.reporter.of, "goal": words.goal_text,
        "now": points.iloc[-1]["goal_text"], "then": path.iloc[-1]["value_text"], "base_year": words.base_year,
        "target_year": words.target_year, "first": int(line["year"].min()), "last": int(line["year"].max()),
        "stated": points.iloc[-1]["value_text"], "last_value": line.iloc[-1]["value_text"],
    }  # fmt: skip
    return ChartView(
        key="value-path",
        title=t("{goal} means {now} at the total of {base_year}, {then} in {target_year}: the total grows with "
                "it", **facts),
        subtitle=t("{of_reporter} goods exports {to_partner}, US dollars; red: {goal} of all exports of the same year; "
                   "amber: scenario, other exports unchanged", **facts),
        alt=t("Line of exports {to_partner}, {first} to {last}, ending at {last_value}; a diamond at {stated} in "
              "{base_year}; a target line that moves with all exports, {now} in {base_year} and {then} in "
              "{target_year}.", **facts),
        spec=layers.path_spec(axes, t=t, palette=palette),
        datasets=_datasets(history, path, scale=scale, words=words, t=t, palette=palette),
        table=_twin(history, path, words=words, t=t),
        source_ids=tuple(dict.fromkeys(i for ids in history["source_ids"] for i in ids.split(";"))),
        height=height,
        formats={t("Exports, USD"): "usd", t("All exports, USD"): "usd", t("Goal, USD"): "usd"},
        native=layers.path_native(t, goal=t("{goal} of all exports", **facts), y_title=t(UNIT), number_format="0.0"),
    )  # fmt: skip


def _datasets(
    history: pd.DataFrame,
    path: pd.DataFrame,
    *,
    scale: float,
    words: Worded,
    t: Translator,
    palette: Palette,
) -> dict[str, pd.DataFrame]:
    line, points = (history[history["draw"] == draw] for draw in ("line", "point"))
    return {
        layers.LINE: _rows(line, scale),
        layers.POINTS: _rows(points, scale).assign(
            low=None, high=None, date_text=points["date_text"], **point_marks(points, palette)
        ),
        layers.PATH: _rows(path, scale),
        layers.TARGET: _target(path, "scenario", scale, words, t),
        layers.LABELS: layers.labels_frame(_labels(line, points, path, scale, words=words, t=t, palette=palette)),
    }  # fmt: skip


def _rows(frame: pd.DataFrame, scale: float) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "year": frame["year"].astype(int),
            "y": frame["value_usd"] / scale,
            "value_text": frame["value_text"],
            "kind_text": frame["kind_text"],
        }
    )


def _target(frame: pd.DataFrame, segment: str, scale: float, words: Worded, t: Translator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "year": frame["year"].astype(int),
            "y": frame["total_usd"] * words.goal / scale,
            "value_text": frame["goal_text"],
            "kind_text": t("{goal} of all exports", goal=words.goal_text),
            "segment": segment,
        }
    )


def _labels(
    line: pd.DataFrame,
    points: pd.DataFrame,
    path: pd.DataFrame,
    scale: float,
    *,
    words: Worded,
    t: Translator,
    palette: Palette,
) -> list[Label]:
    last, stated, end = line.iloc[-1], points.iloc[-1], path.iloc[-1]
    early = line.iloc[: max(1, len(line) - 8)].sort_values("value_usd").iloc[-1]
    step = end["value_usd"] / scale * 0.06
    goal = path.iloc[0]["total_usd"] * words.goal / scale
    return [
        Label(int(path.iloc[0]["year"]) - 0.6, goal, t("{goal} of all exports", goal=words.goal_text), palette.target,
              "right"),
        Label(int(last["year"]) + 0.2, last["value_usd"] / scale + step, last["value_text"], palette.focus, "right"),
        Label(int(early["year"]), early["value_usd"] / scale + step, t("Own report"), palette.focus, "right"),
        layers.below_point(int(stated["year"]), words.target_year, stated["value_usd"] / scale - step * 0.9,
                           stated["value_text"], palette.focus),
        Label(words.target_year - 2.6, end["value_usd"] / scale * 0.72, t("Scenario"), palette.scenario, "right"),
    ]  # fmt: skip


def _twin(history: pd.DataFrame, path: pd.DataFrame, *, words: Worded, t: Translator) -> pd.DataFrame:
    rows = pd.concat([history, path], ignore_index=True)
    return pd.DataFrame(
        {
            t("Year"): rows["year"].astype(int),
            t("Exports, USD"): rows["value_usd"],
            t("All exports, USD"): rows["total_usd"],
            t("Goal, USD"): rows["total_usd"] * words.goal,
            t("In words"): rows["value_text"],
            t("Kind"): rows["kind_text"],
        }
    )

"""How wide the future is if it moves as the past did, the chance of the target in words, what prices can do."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from directive.briefing.desk import answer
from directive.briefing.goal import Aim
from directive.briefing.target_words import money_scale, short_percent
from directive.charts import fan as charts
from directive.charts.target_path import PathWords
from directive.charts.view import ChartView
from directive.data.engine import Engine
from directive.data.queries.headline import headline_figures
from directive.data.queries.own_report import OwnReport, own_report
from directive.i18n import N_, Translator
from directive.model.bootstrap import Fan, History, project_fan, share_ends
from directive.model.odds import in_words
from directive.model.target import Base
from directive.ui import cache
from directive.ui.figures import show_chart
from directive.ui.glossary import meaning
from directive.ui.number_field import param_field
from directive.ui.page import Page
from directive.ui.targets.planned import Planned
from directive.ui.targets.swing import Swing, show_swing_levers, swing_view
from directive.ui.text import plain

_ODDS = {
    "about": N_("about {k} in {n}"),
    "fewer": N_("fewer than {k} in {n}"),
    "more": N_("more than {k} in {n}"),
}
# Places of the quantiles 10, 25, 50, 75, 90 % in `Fan`.
_P10, _P50, _P90 = 0, 2, 4


def show_uncertainty(page: Page, aim: Aim, goods: tuple[Planned, ...]) -> None:
    """Window and seed, both fans, the chance in words, then prices."""
    state = page.state
    _show_levers(page)
    choices = {"aim": aim, "from_year": state["from_year"], "seed": state["seed"]}
    _show_chance(page, **choices)
    left, right = st.columns(2, gap="medium")
    with left:
        show_chart(page, cache.drawn(page, value_fan, **choices))
    with right:
        show_chart(page, cache.drawn(page, share_fan, **choices))
    swing = Swing(state["swing_low"] / 100, state["swing_high"] / 100, state["seed"])
    left, right = st.columns([7, 5], gap="medium")
    with left:
        show_chart(page, cache.drawn(page, swing_view, aim=aim, goods=goods, swing=swing))
    with right:
        show_swing_levers(page)


def fan_of(engine: Engine, *, reporter: str, partner: str, aim: Aim, from_year: int, seed: int) -> Fan:
    """The fan of the own report's growth since `from_year`, put on the base. Raises RangeError."""
    history, last = _past(engine, reporter, partner)
    year = aim.levers.target_year
    return project_fan(aim.base, aim.target, history, target_year=year, seed=seed, window=(from_year, last))


def ends_of(
    engine: Engine, *, reporter: str, partner: str, base: Base, year: int, from_year: int, seed: int
) -> np.ndarray:
    """Where the paths of the fan end, as shares: the same for every target of the year. Raises RangeError."""
    history, last = _past(engine, reporter, partner)
    return share_ends(base, history, target_year=year, seed=seed, window=(from_year, last))


def _past(engine: Engine, reporter: str, partner: str) -> tuple[History, int]:
    """The own report's exports to the partner and to all others, and its last year."""
    report = answer(engine, own_report, reporter=reporter, partner=partner)
    line = report.line("export")
    value = line["value_usd"].to_numpy(dtype=float)
    return History(
        line["year"].to_numpy(), value, line["world_usd"].to_numpy(dtype=float) - value
    ), report.last_year


def odds_text(t: Translator, reached: int, paths: int) -> str:
    """A chance as words and small numbers."""
    odds = in_words(reached, paths)
    words = t(_ODDS[odds.bound], k=t.number(odds.k), n=t.number(odds.n))
    return words.replace(" ", "\u00a0")  # never broken between its numbers


def value_fan(page: Page, *, aim: Aim, from_year: int, seed: int) -> ChartView:
    """The fan in US dollars."""
    t, found = page.t, _fan(page, aim, from_year, seed)
    scale = money_scale(t, aim.target.value_usd)
    title = t(
        "Of paths that repeat {first}–{last}, {odds} reach {value} in {year}", first=from_year, last=found.window[1],
        odds=odds_text(t, found.reached_value, found.paths), value=t.money(aim.target.value_usd),
        year=aim.levers.target_year,
    )  # fmt: skip
    return _view(
        page, aim, found, key="target-fan-value", title=title, percent=False,
        rows=found.value_usd / scale.usd, target=aim.target.value_usd / scale.usd,
        subtitle=t("Exports {to_partner}, {unit}; solid: own report; diamond: statement; dotted: median path; bands: "
                   "half and four fifths of all paths; red: target", to_partner=page.partner.to, unit=scale.name),
        history=("value_usd", 1 / scale.usd), base=aim.base.partner_value_usd / scale.usd,
    )  # fmt: skip


def share_fan(page: Page, *, aim: Aim, from_year: int, seed: int) -> ChartView:
    """The fan as a share of all exports."""
    t, found = page.t, _fan(page, aim, from_year, seed)
    title = t(
        "Of the same paths, {odds} reach {share} of all exports",
        odds=odds_text(t, found.reached_share, found.paths), share=short_percent(t, aim.target.share),
    )  # fmt: skip
    return _view(
        page, aim, found, key="target-fan-share", title=title, percent=True, rows=found.share * 100,
        target=aim.target.share * 100,
        subtitle=t("Share of all exports, %; exports to all other markets move as in the same years of the past"),
        history=("share", 100), base=aim.base.share * 100,
    )  # fmt: skip


def _view(
    page: Page, aim: Aim, found: Fan, *, key: str, title: str, subtitle: str, percent: bool, rows, target: float,
    history: tuple[str, float], base: float,
) -> ChartView:  # fmt: skip
    t, report = page.t, _report(page)

    def shown(amount: float) -> str:
        return t.percent(amount / 100, digits=1) if percent else t.number(amount, significant=3)

    paths = pd.DataFrame(dict(zip(("p10", "p25", "p50", "p75", "p90"), rows, strict=True))).assign(
        year=found.years
    )
    paths["label"] = [
        t("{year}: half of the paths {low} to {high}, median {median}", year=row.year, low=shown(row.p25),
          high=shown(row.p75), median=shown(row.p50)) for row in paths.itertuples()
    ]  # fmt: skip
    last = int(found.years[-1])
    target_text = t("target {amount}", amount=short_percent(t, target / 100) if percent else shown(target))
    return ChartView(
        key=key,
        title=title,
        subtitle=subtitle,
        alt=f"{title}. {paths['label'].iloc[-1]}.",
        spec=charts.fan_spec(page.palette, _words(page, aim), percent=percent, last=last),
        datasets={
            "history": _history(page, report, found, column=history, shown=shown),
            "gap": _gap(page, aim, report),
            "start": pd.DataFrame([{
                "year": aim.base.year, "amount": base, "label": t("{year}: {amount}, stated", year=aim.base.year,
                                                                  amount=shown(base)),
            }]),
            "fan": paths,
            "ends": _ends(page, rows, last, shown),
            "target": pd.DataFrame([{
                "from_year": aim.base.year, "year": last, "amount": target, "text": target_text,
            }]),
        },
        table=_table(page, paths),
        source_ids=(report.at("export").source_id, *cache.ask(headline_figures)["exports_to_partner"].source_ids),
        notes=_notes(page, aim, found) if not percent else (),
        height=charts.HEIGHT,
    )  # fmt: skip


def _history(page: Page, report: OwnReport, found: Fan, *, column: tuple[str, float], shown) -> pd.DataFrame:
    line = report.line("export")
    line = line[line["year"] >= found.window[0]]
    amounts = line[column[0]].to_numpy(dtype=float) * column[1]
    labels = [page.t("{year}: {amount}, own report", year=year, amount=shown(amount))
              for year, amount in zip(line["year"], amounts, strict=True)]  # fmt: skip
    return pd.DataFrame({"year": line["year"].to_numpy(), "amount": amounts, "label": labels})


def _gap(page: Page, aim: Aim, report: OwnReport) -> pd.DataFrame:
    first, last = report.last_year, aim.base.year
    text = page.t("data gap") if last - first > 1 else ""
    return pd.DataFrame([{"from_year": first, "to_year": last, "middle": (first + last) / 2, "text": text}])


def _ends(page: Page, rows, last: int, shown) -> pd.DataFrame:
    t = page.t
    words = (
        (_P90, t("{amount}: 9 in 10 below")),
        (_P50, t("{amount}: median")),
        (_P10, t("{amount}: 1 in 10 below")),
    )
    return pd.DataFrame(
        [
            {"year": last, "room": last + 7, "amount": float(rows[place][-1]),
             "text": text.format(amount=shown(float(rows[place][-1])))}
            for place, text in words
        ]
    )  # fmt: skip


def _table(page: Page, paths: pd.DataFrame) -> pd.DataFrame:
    t = page.t
    headings = {
        "year": t("Year"),
        "p10": t("1 in 10 paths below"),
        "p25": t("1 in 4 paths below"),
        "p50": t("Median"),
        "p75": t("3 in 4 paths below"),
        "p90": t("9 in 10 paths below"),
    }
    return paths[list(headings)].round(3).rename(columns=headings)


def _notes(page: Page, aim: Aim, found: Fan) -> tuple[str, ...]:
    t, last = page.t, found.window[1]
    notes = []
    if aim.base.year - last > 1:
        notes.append(
            t("Gap: the own report by partner ends in {last}; the paths start from what was stated for {base}.",
              last=last, base=aim.base.year)
        )  # fmt: skip
    notes.append(
        t.n(
            "{paths} paths drawn from {count} block of two years of past growth, starting number {seed}: the same "
            "levers and number give the same picture. The levers of the plan do not enter.",
            "{paths} paths drawn from {count} overlapping blocks of two years of past growth, starting number {seed}: "
            "the same levers and number give the same picture. The levers of the plan do not enter.",
            found.blocks, paths=t.number(found.paths), seed=found.seed,
        )
    )  # fmt: skip
    return tuple(notes)


def _show_chance(page: Page, *, aim: Aim, from_year: int, seed: int) -> None:
    t, found = page.t, _fan(page, aim, from_year, seed)
    sentence = t(
        "If growth came again as in {first}–{last}, the value of the target would be reached in {by_value} cases, the "
        "share in {by_share}.",
        first=from_year, last=found.window[1], by_value=odds_text(t, found.reached_value, found.paths),
        by_share=odds_text(t, found.reached_share, found.paths),
    )  # fmt: skip
    caution = t("No forecast: so few years of history make the outer ends a guess.")
    with st.container(key="figure-chance", gap="xsmall"):
        st.markdown(f"**{plain(sentence)}** {plain(caution)}")


def _show_levers(page: Page) -> None:
    t, state = page.t, page.state
    bounds = next(param for param in state.params if param.name == "from_year").allowed_text.split("–")
    first, second = st.columns([3, 1], vertical_alignment="bottom")
    first.slider(t("Growth is drawn from the years since"), *map(int, bounds), **state.args("from_year"))
    with second:
        param_field(
            page, "seed", t("Starting number of the draws"), {"help": meaning(t, "draws")}, decimals=0
        )


def _report(page: Page) -> OwnReport:
    return cache.ask(own_report, reporter=page.pack.reporter, partner=page.pack.partner)


def _fan(page: Page, aim: Aim, from_year: int, seed: int) -> Fan:
    pair = {"reporter": page.pack.reporter, "partner": page.pack.partner}
    return cache.ask(fan_of, **pair, aim=aim, from_year=from_year, seed=seed)


def _words(page: Page, aim: Aim) -> PathWords:
    t = page.t
    return PathWords(
        share_axis=t("Share of all exports, %"),
        value_axis=money_scale(t, aim.target.value_usd).name,
        comma=t.language == "ru",
        percent_sign="%" if t.language == "zh" else "\u202f%",
    )

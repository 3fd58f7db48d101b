"""The charts of compared scenarios: their shares, their exports, and how far each is from the first."""

from __future__ import annotations

import pandas as pd

from directive.briefing.goal import base_figures
from directive.briefing.target_words import money_scale, short_percent
from directive.charts import plan_compare as charts
from directive.charts.target_path import PathWords
from directive.charts.view import ChartView
from directive.data.scenario import Prepared, decode
from directive.ui.page import Page
from directive.ui.plan.state import catalogue, prepare


def share_view(page: Page, *, texts: tuple[tuple[str, str], ...], now: str) -> ChartView:
    """The share of each scenario by year."""
    return _view(page, texts, now, measure="share_percent")


def value_view(page: Page, *, texts: tuple[tuple[str, str], ...], now: str) -> ChartView:
    """The exports of each scenario by year."""
    return _view(page, texts, now, measure="amount")


def _view(page: Page, texts: tuple[tuple[str, str], ...], now: str, *, measure: str) -> ChartView:
    t = page.t
    plans = {letter: _plan(page, written) for letter, written in texts}
    scale = money_scale(t, max(plan.plan.target.value_usd for plan in plans.values()))
    ways = pd.concat(
        [_way(page, letter, plan, scale.usd) for letter, plan in plans.items()], ignore_index=True
    )
    words = PathWords(
        share_axis=t("Share of all exports, %"), value_axis=scale.name, comma=t.language == "ru",
        percent_sign="%" if t.language == "zh" else "\u202f%",
    )  # fmt: skip
    share = measure == "share_percent"
    called = {quoted(page, texts)[letter]: plan for letter, plan in plans.items()}
    title = _share_title(page, called) if share else _value_title(page, called)
    apart = 0.05 * float(ways[measure].max())
    headings = {
        "letter": t("Scenario"),
        "year": t("Year"),
        measure: words.share_axis if share else scale.name,
    }
    table = ways[list(headings)].round(3).rename(columns=headings)
    return ChartView(
        key="compare-share" if share else "compare-value",
        title=title,
        subtitle=(
            t("Exports {to_partner} as a share of all exports, %, by scenario", to_partner=page.partner.to)
            if share
            else t("Exports {to_partner}, {unit}, by scenario", to_partner=page.partner.to, unit=scale.name)
        ),
        alt=title,
        spec=charts.compare_spec(page.palette, words, measure, tuple(plans), now),
        datasets={"ways": ways, "ends": charts.ends(ways, measure, apart=apart)},
        table=table,
        source_ids=base_figures(page).total.source_ids,
        height=charts.HEIGHT,
    )


def difference_view(page: Page, *, texts: tuple[tuple[str, str], ...], now: str) -> ChartView:
    """The exports of each scenario less those of the first, by year."""
    t, names = page.t, quoted(page, texts)
    (first, start), *others = [(letter, _values(page, written)) for letter, written in texts]
    gaps = {letter: {year: value - start[year] for year, value in way.items() if year in start}
            for letter, way in others}  # fmt: skip
    scale = money_scale(t, max(abs(gap) for way in gaps.values() for gap in way.values()))
    rows = [(letter, str(year), gap / scale.usd, _gap_text(page, names[first], names[letter], year, gap))
            for letter, way in gaps.items() for year, gap in way.items()]  # fmt: skip
    apart = pd.DataFrame(rows, columns=["letter", "year", "amount", "label"])
    words = PathWords(share_axis="", value_axis=scale.name, comma=t.language == "ru", percent_sign="%")
    title = _gap_title(page, names[first], {names[letter]: way for letter, way in gaps.items()})
    headings = {"letter": t("Scenario"), "year": t("Year"), "amount": scale.name}
    return ChartView(
        key="compare-difference",
        title=title,
        subtitle=t("Exports {to_partner} less those of {first} in the same year, {unit}",
                   to_partner=page.partner.to, first=names[first], unit=scale.name),
        alt=title,
        spec=charts.difference_spec(page.palette, words, tuple(letter for letter, _ in texts), now),
        datasets={"apart": apart, "zero": pd.DataFrame({"amount": [0.0]})},
        table=apart[list(headings)].round(3).rename(columns=headings),
        source_ids=base_figures(page).total.source_ids,
        height=charts.HEIGHT,
    )  # fmt: skip


def quoted(page: Page, texts: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Letter -> how sentences call the scenario: in quotes, since a bare "B" reads as a word in Russian."""
    names = {letter: _plan(page, written).scenario.name for letter, written in texts}
    return {
        letter: page.t(
            "“{name}”", name=page.t("{label}: {value}", label=letter, value=name) if name else letter
        )
        for letter, name in names.items()
    }


def _values(page: Page, written: str) -> dict[int, float]:
    way = _plan(page, written).plan.milestones()
    return {int(year): float(value) for year, value in zip(way.years, way.value_usd, strict=True)}


def _gap_title(page: Page, first: str, gaps: dict[str, dict[int, float]]) -> str:
    """The widest difference, in words."""
    t = page.t
    letter, year, gap = max(
        ((letter, year, gap) for letter, way in gaps.items() for year, gap in way.items()),
        key=lambda row: abs(row[2]),
    )
    if abs(gap) < 1:
        return t("The scenarios take the same path")
    if gap > 0:
        return t("{letter} is furthest from {first} in {year}: {amount} above it", letter=letter, first=first,
                 year=year, amount=t.money(gap))  # fmt: skip
    return t("{letter} is furthest from {first} in {year}: {amount} below it", letter=letter, first=first,
             year=year, amount=t.money(-gap))  # fmt: skip


def _gap_text(page: Page, first: str, letter: str, year: int, gap: float) -> str:
    if gap < 0:
        return page.t("{letter}, {year}: {amount} below {first}", letter=letter, year=year, first=first,
                      amount=page.t.money(-gap))  # fmt: skip
    return page.t("{letter}, {year}: {amount} above {first}", letter=letter, year=year, first=first,
                  amount=page.t.money(gap))  # fmt: skip


def _plan(page: Page, written: str) -> Prepared:
    return prepare(page, decode(written, catalogue=catalogue(page)).scenario)


def _way(page: Page, letter: str, prepared: Prepared, usd: float) -> pd.DataFrame:
    t, way = page.t, prepared.plan.milestones()
    labels = [
        t("{letter}, {year}: {amount}, {share} of all exports", letter=letter, year=year,
          amount=t.money(value), share=t.percent(share, digits=1))
        for year, value, share in zip(way.years, way.value_usd, way.share, strict=True)
    ]  # fmt: skip
    columns = {"year": way.years, "share_percent": way.share * 100, "amount": way.value_usd / usd}
    return pd.DataFrame({"letter": letter, **columns, "label": labels})


def _share_title(page: Page, plans: dict[str, Prepared]) -> str:
    t = page.t
    low, high = _ends(plans, "share")
    if short_percent(t, plans[low].plan.target.share) == short_percent(t, plans[high].plan.target.share):
        return t("All scenarios end at {share}", share=short_percent(t, plans[low].plan.target.share))
    return t("Shares at the end go from {low} ({first}) to {high} ({last})", first=low, last=high,
             low=short_percent(t, plans[low].plan.target.share),
             high=short_percent(t, plans[high].plan.target.share))  # fmt: skip


def _value_title(page: Page, plans: dict[str, Prepared]) -> str:
    t = page.t
    low, high = _ends(plans, "value_usd")
    apart = plans[high].plan.target.value_usd - plans[low].plan.target.value_usd
    if apart < 1:
        return t("All scenarios end at the same value")
    return t("{last} ends {amount} above {first}", last=high, first=low, amount=t.money(apart))


def _ends(plans: dict[str, Prepared], field: str) -> tuple[str, str]:
    ordered = sorted(plans, key=lambda letter: getattr(plans[letter].plan.target, field))
    return ordered[0], ordered[-1]

"""The two panels of the path, share and value."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from directive.briefing.amounts import money_text
from directive.briefing.desk import Desk
from directive.briefing.goal import BaseFigures, Plan
from directive.briefing.target_words import SHAPE_WORDS, MoneyScale, money_scale, short_percent
from directive.charts import target_path
from directive.charts.target_path import PathWords
from directive.charts.view import ChartView
from directive.data.queries.headline import share_history
from directive.i18n import Translator, words


def share_panel(desk: Desk, plan: Plan, base: BaseFigures) -> ChartView:
    """The share since the own report begins, the figures stated after it, the path and the flat target."""
    t, goal, way = desk.t, plan.target.share, plan.path
    known = desk.ask(share_history)
    own = known[known["draw"] == "line"]
    datasets = {
        "history": _share_rows(t, own["year"], own["share"], t("own report")),
        "points": _later_rows(t, known[known["draw"] == "point"]),
        "way": _share_rows(t, way.years, way.share, t("scenario")),
        "goal": _share_rows(t, (plan.base.year, plan.levers.target_year), (goal, goal), t("target")),
        "notes": _share_notes(t, own, plan, base),
    }
    sources = tuple(dict.fromkeys([*_ids(known["source_ids"]), *base.total.source_ids]))
    return ChartView(
        key="target-share",
        title=_share_title(desk, plan, base),
        subtitle=t(
            "Exports {to_partner} as a share of all exports, %. Line: own report {first}–{last}; diamond: "
            "statement, grey: worked out from statements; dotted: scenario; red: target",
            to_partner=desk.partner.to, first=own["year"].min(), last=own["year"].max(),
        ),
        alt=t(
            "Share of exports {to_partner}: {last} in {last_year} by the own report, {stated} stated for {base_year}, "
            "{goal} in {year} in the scenario.",
            to_partner=desk.partner.to, last=t.percent(own["share"].iloc[-1]), last_year=own["year"].max(),
            stated=short_percent(t, base.share.value), base_year=plan.base.year, goal=short_percent(t, goal),
            year=plan.levers.target_year,
        ),
        spec=target_path.share_spec(desk.palette, path_words(desk, plan)),
        datasets=datasets,
        table=_share_table(t, known, plan),
        source_ids=sources,
        height=target_path.HEIGHT,
        native=target_path.share_native(
            path_words(desk, plan), own=t("own report"), stated=t("statement"), derived=t("derived by arithmetic"),
            scenario=t("scenario"), target=t("target {share}", share=short_percent(t, goal)),
        ),
    )  # fmt: skip


def value_panel(desk: Desk, plan: Plan, base: BaseFigures) -> ChartView:
    """The path in US dollars and the target, which moves with the total of all exports."""
    t, way, goal = desk.t, plan.path, plan.target.share
    scale = money_scale(t, plan.target.value_usd)
    moving = goal * way.total_usd
    path_rows = _value_rows(t, scale, way.years, way.value_usd, t("scenario"))
    datasets = {
        "way": path_rows,
        "start": path_rows.iloc[:1],
        "goal": _value_rows(t, scale, way.years, moving, t("target")),
        "milestones": target_path.milestone_labels(path_rows),
        "notes": _value_notes(t, plan, scale, moving),
    }
    names = {"share": short_percent(t, goal), "first": _stated(desk, plan, moving[0]), "base_year": plan.base.year,
             "last": t.money(moving[-1]), "year": plan.levers.target_year}  # fmt: skip
    return ChartView(
        key="target-value",
        title=t("{share} of all exports is {first} in {base_year} and {last} in {year}", **names),
        subtitle=t(
            "Exports {to_partner}, {unit}. Dotted: path to the target ({shape}); red: {share} of all exports of each "
            "year",
            to_partner=desk.partner.to, unit=scale.name, shape=t(SHAPE_WORDS[str(plan.levers.shape)]).lower(),
            share=names["share"],
        ),
        alt=t(
            "The path rises from {start} in {base_year} to {last} in {year}; the target moves from {first} to {last} "
            "because all exports change.", start=_stated(desk, plan, plan.base.partner_value_usd), **names,
        ),
        spec=target_path.value_spec(desk.palette, path_words(desk, plan)),
        datasets=datasets,
        table=_milestone_table(t, plan, scale),
        source_ids=base.total.source_ids,
        height=target_path.HEIGHT,
        native=target_path.value_native(
            path_words(desk, plan), stated=t("statement"), scenario=t("scenario"),
            target=t("{share} of all exports", share=names["share"]),
        ),
    )  # fmt: skip


def _stated(desk: Desk, plan: Plan, value_usd: float) -> str:
    """An amount of the base year: as rounded as the statement it comes from, unless the base is the user's own."""
    stated = plan.base == desk.pack.base.model()
    return money_text(desk.t, value_usd, desk.pack.base.partner_value_usd.precision if stated else "")


def path_words(desk: Desk, plan: Plan) -> PathWords:
    """Axis titles and number habits of the visitor's language."""
    t = desk.t
    return PathWords(
        share_axis=t("Share of all exports, %"),
        value_axis=money_scale(t, plan.target.value_usd).name,
        comma=t.language == "ru",
        percent_sign="%" if t.language == "zh" else "\u202f%",
    )


def _share_title(desk: Desk, plan: Plan, base: BaseFigures) -> str:
    t = desk.t
    names = {
        "now": words.precise(t, short_percent(t, base.share.value), base.share.precision),
        "base_year": plan.base.year,
        "goal": short_percent(t, plan.target.share),
        "year": plan.levers.target_year,
    }
    if plan.target.share >= plan.base.share:
        return t("The share rises from {now} in {base_year} to {goal} in {year}", **names)
    return t("The share falls from {now} in {base_year} to {goal} in {year}", **names)


def _share_rows(t: Translator, years: Sequence, shares: Sequence, what: str) -> pd.DataFrame:
    labels = [
        t("{year}: {amount} ({what})", year=year, amount=t.percent(share), what=what)
        for year, share in zip(years, shares, strict=True)
    ]
    percents = [float(share) * 100 for share in shares]
    return pd.DataFrame({"year": list(years), "share_percent": percents, "label": labels})


def _later_rows(t: Translator, later: pd.DataFrame) -> pd.DataFrame:
    rows = _share_rows(t, later["year"], later["share"], "")
    rows["mark"] = ["statement" if kind == "statement" else "derived" for kind in later["kind"]]
    rows["label"] = [
        t(
            "{year}: {amount} ({what})",
            year=row.year,
            amount=words.precise(t, t.percent(row.share), row.precision),
            what=t(words.KINDS[row.kind]),
        )
        for row in later.itertuples()
    ]
    return rows


def _share_notes(t: Translator, own: pd.DataFrame, plan: Plan, base: BaseFigures) -> pd.DataFrame:
    middle = own.iloc[len(own) // 2]
    stated = words.precise(t, short_percent(t, base.share.value), base.share.precision)
    goal = t("target {share}", share=short_percent(t, plan.target.share))
    columns = ["year", "share_percent", "text", "role", "side"]
    # Under the path there is room to the right only when it is long enough: else the words stand below their point.
    side = "below right" if plan.levers.target_year - plan.base.year >= 7 else "below"
    # The target begins in the base year; before it nothing stands at its height unless the past was there.
    clear = plan.target.share > 1.15 * own["share"].max()
    return pd.DataFrame(
        [
            (middle["year"], own["share"].max() * 100, t("own report"), "own", "middle"),
            (plan.base.year, base.share.value * 100, stated, "own", side),
            (
                plan.base.year if clear else plan.levers.target_year,
                plan.target.share * 100,
                goal,
                "target",
                "before" if clear else "left",
            ),
        ],
        columns=columns,
    )


def _value_rows(
    t: Translator, scale: MoneyScale, years: Sequence, values: Sequence, what: str
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "year": list(years),
            "amount": [float(value) / scale.usd for value in values],
            "text": [scale.shown(t, value) for value in values],
            "label": [
                t("{year}: {amount} ({what})", year=year, amount=t.money(value), what=what)
                for year, value in zip(years, values, strict=True)
            ],
        }
    )


def _value_notes(t: Translator, plan: Plan, scale: MoneyScale, moving: Sequence) -> pd.DataFrame:
    goal = t("{share} of all exports", share=short_percent(t, plan.target.share))
    start = t("{year}: {value}", year=plan.base.year, value=scale.shown(t, plan.base.partner_value_usd))
    first = plan.base.year
    return pd.DataFrame(
        [
            (first, moving[0] / scale.usd, goal, "target", "right"),
            (first, plan.base.partner_value_usd / scale.usd, start, "own", "below right"),
        ],
        columns=["year", "amount", "text", "role", "side"],
    )


def _share_table(t: Translator, known: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    year, share, kind, source = t("Year"), t("Share of all exports, %"), t("Kind"), t("Source")
    before = pd.DataFrame(
        {
            year: known["year"],
            share: (known["share"] * 100).round(3),
            kind: [t(words.KINDS[name]) for name in known["kind"]],
            source: known["source_ids"],
        }
    )
    ahead = pd.DataFrame(
        {
            year: plan.path.years[1:],
            share: (plan.path.share[1:] * 100).round(3),
            kind: t("scenario"),
            source: "",
        }
    )
    return pd.concat([before, ahead], ignore_index=True)


def _milestone_table(t: Translator, plan: Plan, scale: MoneyScale) -> pd.DataFrame:
    way = plan.path
    money = {
        t("Exports to the partner, {unit}", unit=scale.name): way.value_usd,
        t("Exports to all others, {unit}", unit=scale.name): way.other_value_usd,
        t("All exports, {unit}", unit=scale.name): way.total_usd,
    }
    columns = {name: (values / scale.usd).round(4) for name, values in money.items()}
    return pd.DataFrame(
        {t("Year"): way.years, **columns, t("Share of all exports, %"): (way.share * 100).round(3)}
    )


def _ids(cells: pd.Series) -> list[str]:
    return [part for cell in cells for part in str(cell).split(";") if part]

"""The charts of a good: quantity, value and unit value by period, share in the partner's imports, price and volume."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from directive.briefing.desk import Desk
from directive.briefing.goods_words import (
    MEASURES,
    UNITS,
    month_span,
    one_unit,
    period_of,
    quantity_text,
    side_text,
    unit_value_text,
)
from directive.briefing.target_words import money_scale
from directive.briefing.views import goods_facts as facts
from directive.charts import good_history, good_shares, price_volume
from directive.charts.measures import axis_label
from directive.charts.native import Native, Series
from directive.charts.said import extremes
from directive.charts.view import ChartView, text_room
from directive.data.queries.goods import goods
from directive.i18n import N_, Translator, words

_AXES = {"t": N_("thousand t"), "m3": N_("thousand m³"), "pieces": N_("thousand pieces")}


def picture(desk: Desk, *, good: str, measure: str) -> ChartView | None:
    """One measure of one good by period, or None where nothing of it is published."""
    return _shares(desk, good) if measure == "share" else _history(desk, good, measure)


def _history(desk: Desk, good: str, measure: str) -> ChartView | None:
    t, rows = desk.t, facts.drawable(desk, good, measure)
    if rows.empty:
        return None
    row, unit = facts.good_row(desk, good), facts.good_row(desk, good)["unit"]
    write, column = _writer(t, measure, unit), facts.COLUMNS[measure]
    money = money_scale(t, float(rows["value_usd"].max()))
    factor = {"quantity": 1e3, "value": money.usd, "unit_value": 1.0}[measure]
    amounts = [write(one) for _, one in rows.iterrows()]
    labels = [_label(t, one) for _, one in rows.iterrows()]
    drawn = pd.DataFrame(
        {
            "position": rows["position"],
            "label": labels,
            "x": rows[column] / factor,
            "mark": [good_history.mark_of(*pair) for pair in zip(rows["kind"], rows["draw_as"], strict=True)],
            "text": amounts,
            "tip": [f"{label}: {amount}" for label, amount in zip(labels, amounts, strict=True)],
        }
    )
    title = _finding(t, row, rows, write)
    axis = {"quantity": t(_AXES[unit]), "value": money.name, "unit_value": _per(t, unit)}[measure]
    return ChartView(
        key=f"goods-{measure.replace('_', '-')}",
        title=title,
        subtitle=t("{measure}, {unit}, by period; full years first", measure=t(MEASURES[measure]), unit=axis),
        alt=t("A row a period. {finding}.", finding=title) + " " + extremes(t, drawn, value="x"),
        spec=good_history.dots_spec(desk.palette, axis_title=axis, label_expr=axis_label(t)),
        datasets={"rows": drawn},
        table=_twin(t, rows, column, f"{t(MEASURES[measure])}, {_plain_unit(t, measure, unit)}"),
        source_ids=_ids(rows),
        notes=(_legend(t, rows),),
        height=good_history.height(len(rows)),
    )


def _finding(t: Translator, row: pd.Series, rows: pd.DataFrame, write: Callable[[pd.Series], str]) -> str:
    found = facts.latest_year(rows)
    found = facts.latest_of_any(rows) if found is None else found
    return t(
        "{good}: {amount} in {period}",
        good=t.pick(row, "name"),
        amount=write(found),
        period=period_of(t, found),
    )


def _writer(t: Translator, measure: str, unit: str) -> Callable[[pd.Series], str]:
    if measure == "quantity":
        return lambda row: quantity_text(
            t, row["quantity"], row["quantity_unit"] or unit, precision=row["precision"]
        )
    if measure == "value":
        return lambda row: words.precise(t, t.money(row["value_usd"]), row["precision"])
    return lambda row: unit_value_text(t, row["unit_value_usd"], row["quantity_unit"] or unit)


def _per(t: Translator, unit: str) -> str:
    return t("USD per {unit}", unit=one_unit(t, unit))


def _plain_unit(t: Translator, measure: str, unit: str) -> str:
    return {"quantity": t(UNITS[unit]), "value": t.currency("USD"), "unit_value": _per(t, unit)}[measure]


def _label(t: Translator, row: pd.Series) -> str:
    period = period_of(t, row)
    return t("{period}, own side", period=period) if row["side"] == "own" else period


def _legend(t: Translator, rows: pd.DataFrame) -> str:
    parts = []
    if (rows["kind"] == "mirror").any():
        parts.append(t("Circles: the partner's report, filled for a full year, hollow for part of one."))
    if rows["kind"].isin(["statement", "estimate"]).any():
        parts.append(t("Hollow diamonds: statements of the own side."))
    if rows["part"].any():
        parts.append(t("Part-years are compared only with the same months of another year."))
    return "".join(parts) if t.language == "zh" else " ".join(parts)


def _twin(t: Translator, rows: pd.DataFrame, column: str, heading: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            t("Period"): [period_of(t, row) for _, row in rows.iterrows()],
            t("Side"): [side_text(t, row) for _, row in rows.iterrows()],
            heading: rows[column].round(2),
            t("Source ids"): rows["source_ids"],
        }
    )


def _ids(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for cell in rows["source_ids"] for one in str(cell).split(";") if one))


def _shares(desk: Desk, good: str) -> ChartView | None:
    t, found = desk.t, facts.shares_of(desk, good)
    if found.empty:
        return None
    rows = good_shares.share_rows(found)
    labels = [_share_label(t, row, rows) for _, row in rows.iterrows()]
    texts = [t.percent(share) for share in rows["share"]]
    tips = [
        t("{period}: {part} of {total}", period=label, part=_amount(t, row, "from_reporter"),
          total=_amount(t, row, "total"))
        for label, (_, row) in zip(labels, rows.iterrows(), strict=True)
    ]  # fmt: skip
    last = facts.latest_share(desk, good)
    name = t.pick(facts.good_row(desk, good), "name")
    title = t("{good}: {share} of {of_partner} imports in {period}", good=name, share=t.percent(last["share"]),
              of_partner=desk.partner.of, period=period_of(t, last))  # fmt: skip
    drawn = rows[["position", "x", "mark"]].assign(label=labels, text=texts, tip=tips)
    table = pd.DataFrame(
        {
            t("Period"): labels,
            t("Share, %"): rows["x"].round(1),
            t("From {reporter}", reporter=desk.reporter.name): rows["from_reporter"],
            t("All imports of the good"): rows["total"],
            t("Unit"): [_unit(t, unit) for unit in rows["unit"]],
            t("Source ids"): rows["source_ids"],
        }
    )
    return ChartView(
        key="goods-share",
        title=title,
        subtitle=t("Share in {of_partner} imports of the good, %, both from the partner's report for the same months",
                   of_partner=desk.partner.of),
        alt=t("A row a period. {finding}.", finding=title) + " " + extremes(t, drawn, value="x"),
        spec=good_history.dots_spec(desk.palette, axis_title="%", label_expr=axis_label(t)),
        datasets={"rows": drawn},
        table=table,
        source_ids=_ids(rows),
        notes=(t("Filled for a full year, hollow for part of one; they are not joined."),),
        height=good_history.height(len(rows)),
    )  # fmt: skip


def _share_label(t: Translator, row: pd.Series, rows: pd.DataFrame) -> str:
    period = period_of(t, row)
    if row["measure"] == "value_usd":
        return t("{period}, by value", period=period)
    return t("{period}, by quantity", period=period) if (rows["measure"] == "value_usd").any() else period


def _amount(t: Translator, row: pd.Series, column: str) -> str:
    return t.money(row[column]) if row["unit"] == "USD" else quantity_text(t, row[column], row["unit"])


def _unit(t: Translator, unit: str) -> str:
    return t(UNITS[unit]) if unit in UNITS else unit


def split(desk: Desk, *, good: str) -> ChartView | None:
    """Price and volume between the same months of two years, or None where no two periods can be compared."""
    t = desk.t
    pairs = price_volume.comparable_pairs(desk.ask(goods, good_id=good))
    if pairs.empty:
        return None
    names = (t("by quantity"), t("by price"))
    money = money_scale(t, float(pairs[["quantity", "price"]].abs().max(axis=None)))
    labels = [_pair_label(t, row) for _, row in pairs.iterrows()]
    drawn = pd.concat(
        [
            pd.DataFrame(
                {"position": pairs.index, "label": labels, "part": name, "x": pairs[column] / money.usd}
            )
            for name, column in zip(names, ("quantity", "price"), strict=True)
        ],
        ignore_index=True,
    )
    drawn["text"] = [_signed(t, value * money.usd) for value in drawn["x"]]
    tips = zip(drawn["label"], drawn["part"], drawn["text"], strict=True)
    drawn["tip"] = [f"{label}: {part} {text}" for label, part, text in tips]
    last = pairs.iloc[-1]
    title = t("{good}, {pair}: {change}, of it {quantity} by quantity and {price} by price",
              good=t.pick(facts.good_row(desk, good), "name"), pair=_pair_label(t, last),
              change=_signed(t, last["change"]), quantity=_signed(t, last["quantity"]),
              price=_signed(t, last["price"]))  # fmt: skip
    axis = t("Change in value, {unit}", unit=money.name)
    return ChartView(
        key="goods-price-volume",
        title=title,
        subtitle=t("Change in value split into quantity and price (LMDI), same months of two years, {unit}",
                   unit=money.name),
        alt=t("Two bars a pair of periods. {finding}.", finding=title) + " " + extremes(t, drawn, value="x"),
        spec=price_volume.split_spec(desk.palette, axis_title=axis, label_expr=axis_label(t), names=names,
                                     room=text_room(drawn["text"])),
        datasets={"rows": drawn},
        table=_split_twin(t, pairs, labels),
        source_ids=_ids(pairs),
        notes=(t("Only periods of the same length, the same side and with both quantity and value published. Values "
                 "may be rounded by the source."),),
        height=price_volume.height(len(pairs)),
        native=_split_native(names, money.name),
    )  # fmt: skip


def _split_native(names: tuple[str, str], unit: str) -> Native:
    """Two lying bars a pair of periods."""
    series = tuple(
        Series(name, "rows", y="x", mark="bar", colour=colour, where=("part", name))
        for name, colour in zip(names, ("focus", "others"), strict=True)
    )
    return Native("bars", x="label", series=series, number_format="#,##0.0", y_title=unit)


def _split_twin(t: Translator, pairs: pd.DataFrame, labels: list[str]) -> pd.DataFrame:
    amounts = {
        t("Value before, USD"): "start_value_usd",
        t("Value after, USD"): "end_value_usd",
        t("Change, USD"): "change",
        t("of it by quantity, USD"): "quantity",
        t("of it by price, USD"): "price",
    }
    table = {t("Periods"): labels} | {name: pairs[column].round(0) for name, column in amounts.items()}
    return pd.DataFrame(table | {t("Source ids"): pairs["source_ids"]})


def _pair_label(t: Translator, row: pd.Series) -> str:
    first, last = int(row["month_from"]), int(row["month_to"])
    years = {"start": int(row["start_year"]), "end": int(row["end_year"])}
    if (first, last) == (1, 12):
        return t("{start} to {end}", **years)
    return t("{months}, {start} to {end}", months=month_span(t, first, last), **years)


def _signed(t: Translator, value: float) -> str:
    text = t.money(value)
    return f"+{text}" if value > 0 else text

"""Claims beside published figures, past targets beside what came: as tables without a drawing."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from directive.briefing.amounts import amount_text, months_period, source_ids
from directive.briefing.desk import Desk
from directive.charts.view import ChartView
from directive.data.queries.claims import claims, targets
from directive.i18n import N_, Translator, words

VERDICTS = {
    "confirmed": N_("confirmed"),
    "differs": N_("differs"),
    "cannot_be_checked": N_("cannot be checked"),
}
_TITLES = {
    "trade": N_("Claims of {date} on trade ({count} of {all}) beside published figures: confirmed {confirmed}, differ "
                "{differs}, cannot be checked {cannot_be_checked}"),
    "goods": N_("Claims of {date} on goods ({count} of {all}) beside published figures: confirmed {confirmed}, differ "
                "{differs}, cannot be checked {cannot_be_checked}"),
    "investment": N_("Claims of {date} on investment ({count} of {all}) beside published figures: confirmed "
                     "{confirmed}, differ {differs}, cannot be checked {cannot_be_checked}"),
    "all": N_("All {all} claims of {date} beside published figures: confirmed {confirmed}, differ {differs}, cannot be "
              "checked {cannot_be_checked}"),
}  # fmt: skip
COMPARISONS = {
    "at_or_above": N_("at or above the target"),
    "below": N_("below the target"),
    "not_compared": N_("not compared: another period"),
    "in_words": N_("outcome in words only"),
    "not_published": N_("outcome not published"),
    "not_due": N_("not due yet"),
}
WITH_OUTCOME = ("at_or_above", "below", "not_compared", "in_words")
_MONEY_UNITS = "USD"
RowForm = Callable[[Translator, pd.Series], dict[str, str]]


def claims_of(desk: Desk, topic: str) -> pd.DataFrame:
    """The claims of a topic, or `all`."""
    return desk.ask(claims, topic=None if topic == "all" else topic)


def past_targets(desk: Desk, *, everything: bool) -> pd.DataFrame:
    """Past targets with a published outcome, or all of them."""
    table = desk.ask(targets)
    return table if everything else table[table["comparison"].isin(WITH_OUTCOME)]


def claims_view(desk: Desk, *, topic: str) -> ChartView:
    """The claims of a topic."""
    table = claims_of(desk, topic)
    return listed(
        desk, "claims", _claims_title(desk, topic, table), table, claim_row, notes=(_claims_note(desk.t),)
    )


def targets_view(desk: Desk, *, everything: bool) -> ChartView:
    """Past targets with a published outcome, or all of them."""
    count, every = len(past_targets(desk, everything=False)), len(past_targets(desk, everything=True))
    title = desk.t.n("What came of earlier targets: an outcome is published for {count} of {all}",
                     "What came of earlier targets: an outcome is published for {count} of {all}",
                     count, all=desk.t.number(every))  # fmt: skip
    return listed(desk, "past-targets", title, past_targets(desk, everything=everything), target_row)


def listed(
    desk: Desk, key: str, title: str, table: pd.DataFrame, form: RowForm, *, notes: tuple[str, ...] = ()
) -> ChartView:
    """A table in words, with the sources of every row."""
    ids = source_ids([cell for column in table if "source_ids" in column for cell in table[column]])
    rows = [
        form(desk.t, row) | {desk.t("Source ids"): ";".join(source_ids(source_cells(row)))}
        for _, row in table.iterrows()
    ]
    return ChartView(key, title, "", title, {}, {}, pd.DataFrame(rows), ids, notes)


def source_cells(row: pd.Series) -> list[object]:
    """Every cell of a row that names sources."""
    return [row[column] for column in row.index if "source_ids" in column]


def _claims_title(desk: Desk, topic: str, table: pd.DataFrame) -> str:
    """A topic is counted as part of all, so that two counts of one page and another can be told apart."""
    count = table["verdict"].value_counts()
    numbers = {name: desk.t.number(int(count.get(name, 0))) for name in VERDICTS}
    return desk.t(_TITLES[topic], date=desk.t.date(desk.pack.release.date), count=desk.t.number(len(table)),
                  all=desk.t.number(len(claims_of(desk, "all"))), **numbers)  # fmt: skip


def _claims_note(t: Translator) -> str:
    if t.language == "en":
        return t(
            "Words in quotation marks are quoted; the others are the record's short form or a translation."
        )
    return t("The words are given in translation.")


def claim_row(t: Translator, row: pd.Series) -> dict[str, str]:
    """A claim in words: what was said by whom and when, the latest figure, the verdict."""
    verdict = VERDICTS[row["verdict"]]
    return {
        t("Claim"): t.pick(row, "subject"),
        t("Words"): t.pick(row, "words"),
        t("Who"): t.pick(row, "speaker"),
        t("Date"): str(row["date"]),
        t("Latest published figure"): latest(t, row),
        t("Verdict"): t(verdict),
        t("Why"): t.pick(row, "reason"),
    }


def said(t: Translator, row: pd.Series) -> str:
    """The words of a claim, in quotation marks where they are quoted."""
    text = t.pick(row, "words")
    quoted = t.language == "en" and row["words_basis"] == "quoted"
    return f"“{text}”" if quoted else text


def latest(t: Translator, row: pd.Series, prefix: str = "latest") -> str:
    """An amount with its period and side, or "not published"."""
    value, year = row[f"{prefix}_value"], row[f"{prefix}_year"]
    if pd.isna(value):
        return t("not published")
    amount = amount_text(t, float(value), row[f"{prefix}_unit"])
    if pd.isna(year):
        return amount
    period = words.period_text(t, months_period(year, row[f"{prefix}_months"] or ""))
    return f"{amount} · {period} · {_origin(t, row[f'{prefix}_side'], row[f'{prefix}_kind'])}"


def _origin(t: Translator, side: str, kind: str) -> str:
    """Side and kind; a report says by its side already that it is one, a statement is no report."""
    if kind in ("reported", "mirror"):
        return t(words.SIDES[side])
    if kind == "statement":
        return t(words.KINDS[kind])
    return f"{t(words.SIDES[side])}, {t(words.KINDS[kind])}"


def target_row(t: Translator, row: pd.Series) -> dict[str, str]:
    """A past target in words: document, indicator, amount, period, what came."""
    reading = COMPARISONS[row["comparison"]]
    return {
        t("Document"): t.pick(row, "document"),
        t("Indicator"): t.pick(row, "indicator"),
        t("Target"): target_text(t, row),
        t("For"): t.pick(row, "period"),
        t("What came"): outcome(t, row),
        t("Reading"): t(reading),
    }


def target_text(t: Translator, row: pd.Series) -> str:
    """The target in its own unit; a range where the document gives one. The indicator holds the "at least"."""
    ends = (
        [row["value_low"]] if row["value_low"] == row["value_high"] else [row["value_low"], row["value_high"]]
    )
    in_money = row["unit_code"].startswith(_MONEY_UNITS)
    text = "–".join(t.compact(end, significant=2) if in_money else _plain_number(t, end) for end in ends)
    unit = t.pick(row, "unit")
    glue = "" if t.language == "zh" else " "
    return f"{text}{glue}{unit}".strip()


def _plain_number(t: Translator, value: float) -> str:
    return t.number(value, digits=0 if float(value).is_integer() else 1)


def outcome(t: Translator, row: pd.Series) -> str:
    """What came of a target, or that nothing was published."""
    if row["comparison"] == "not_due":
        return t("not due yet")
    if pd.isna(row["outcome_value"]):
        return t.pick(row, "outcome") if row["comparison"] == "in_words" else t("not published")
    text = latest(t, row, "outcome")
    if pd.isna(row["first_year"]):
        return text
    kind = words.KINDS[row["first_kind"]]
    return t("{outcome}; first at this level: {value} · {year} · {kind}", outcome=text, year=row["first_year"],
             value=amount_text(t, float(row["first_value"]), "USD"), kind=t(kind))  # fmt: skip

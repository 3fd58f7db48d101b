"""The Overview's two tables: claims beside published figures, past targets beside what came."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from directive.briefing.amounts import amount_text, months_period, source_ids
from directive.briefing.sources import source_line
from directive.charts.view import ChartView
from directive.data.queries.claims import claims, targets
from directive.i18n import N_, Translator, words
from directive.ui import cache
from directive.ui.downloads import show_downloads
from directive.ui.overview import TOPICS
from directive.ui.page import Page
from directive.ui.source_links import addresses, source_links
from directive.ui.sources import show_sources
from directive.ui.text import plain

TOPIC_WORDS = {
    "trade": N_("On trade"),
    "goods": N_("On goods"),
    "investment": N_("On investment"),
    "all": N_("All claims"),
}
VERDICTS = {
    "confirmed": (":material/check_circle:", N_("confirmed")),
    "differs": (":material/difference:", N_("differs")),
    "cannot_be_checked": (":material/help:", N_("cannot be checked")),
}
COMPARISONS = {
    "at_or_above": (":material/check_circle:", N_("at or above the target")),
    "below": (":material/arrow_downward:", N_("below the target")),
    "not_compared": (":material/date_range:", N_("not compared: another period")),
    "in_words": (":material/notes:", N_("outcome in words only")),
    "not_published": (":material/help:", N_("outcome not published")),
    "not_due": (":material/schedule:", N_("not due yet")),
}
WITH_OUTCOME = ("at_or_above", "below", "not_compared", "in_words")
_MONEY_UNITS = "USD"
RowForm = Callable[[Translator, pd.Series], dict[str, str]]


def show_claims(page: Page) -> None:
    """The claims of the release, each beside the latest published figure, with a verdict."""
    t = page.t
    view = cache.drawn(page, claims_view, topic=page.state["claims"])
    with st.container(key="figure-claims", gap="xsmall"):
        st.markdown(f"#### {plain(view.title)}")
        st.segmented_control(t("Claims"), TOPICS, format_func=lambda name: t(TOPIC_WORDS[name]), required=True,
                             label_visibility="collapsed", **page.state.args("claims"))  # fmt: skip
        _show(page, view)


def show_targets(page: Page) -> None:
    """Numeric targets of past directives and programmes, each beside what came of it."""
    view = cache.drawn(page, targets_view, everything=page.state["all_targets"])
    with st.container(key="figure-past-targets", gap="xsmall"):
        st.markdown(f"#### {plain(view.title)}")
        label = page.t("Also targets not due yet or without a published outcome")
        st.toggle(label, **page.state.args("all_targets"))
        _show(page, view)


def claims_view(page: Page, *, topic: str) -> ChartView:
    """The claims of a topic as a table without a drawing."""
    table = cache.ask(claims, topic=None if topic == "all" else topic)
    forms = (_claim_row, _claim_plain)
    return _as_view(page, "claims", _claims_title(page, table), table, forms, notes=(_claims_note(page.t),))


def targets_view(page: Page, *, everything: bool) -> ChartView:
    """Past targets with a published outcome, or all of them, as a table without a drawing."""
    table = cache.ask(targets)
    with_outcome = table[table["comparison"].isin(WITH_OUTCOME)]
    title = page.t.n("What came of earlier targets: an outcome is published for {count} of {all}",
                     "What came of earlier targets: an outcome is published for {count} of {all}",
                     len(with_outcome), all=page.t.number(len(table)))  # fmt: skip
    shown = table if everything else with_outcome
    return _as_view(page, "past-targets", title, shown, (_target_row, _target_plain))


def _claims_title(page: Page, table: pd.DataFrame) -> str:
    count = table["verdict"].value_counts()
    numbers = {name: page.t.number(int(count.get(name, 0))) for name in VERDICTS}
    return page.t("Claims of {date} beside published figures: confirmed {confirmed}, differ {differs}, cannot be "
                  "checked {cannot_be_checked}", date=page.t.date(page.pack.release.date), **numbers)  # fmt: skip


def _claims_note(t: Translator) -> str:
    if t.language == "en":
        return t(
            "Words in quotation marks are quoted; the others are the record's short form or a translation."
        )
    return t("The words are given in translation.")


def _claim_row(t: Translator, row: pd.Series) -> dict[str, str]:
    icon, word = VERDICTS[row["verdict"]]
    said = plain(_said(t, row))
    return {
        t("Claim"): f"**{plain(t.pick(row, 'subject'))}:** {said} ({plain(t.pick(row, 'speaker'))})",
        t("Latest published figure"): plain(_latest(t, row)),
        t("Verdict"): f"{icon} {plain(t(word))}",
        t("Why"): plain(t.pick(row, "reason")),
    }


def _claim_plain(t: Translator, row: pd.Series) -> dict[str, str]:
    return {
        t("Claim"): t.pick(row, "subject"),
        t("Words"): t.pick(row, "words"),
        t("Who"): t.pick(row, "speaker"),
        t("Date"): str(row["date"]),
        t("Latest published figure"): _latest(t, row),
        t("Verdict"): _word(t, VERDICTS, row["verdict"]),
        t("Why"): t.pick(row, "reason"),
    }


def _word(t: Translator, marks: Mapping[str, tuple[str, str]], code: str) -> str:
    return t(marks[code][1])


def _said(t: Translator, row: pd.Series) -> str:
    text = t.pick(row, "words")
    quoted = t.language == "en" and row["words_basis"] == "quoted"
    return f"“{text}”" if quoted else text


def _latest(t: Translator, row: pd.Series, prefix: str = "latest") -> str:
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


def _target_row(t: Translator, row: pd.Series) -> dict[str, str]:
    icon, word = COMPARISONS[row["comparison"]]
    return {
        t("Document"): plain(t.pick(row, "document")),
        t("Target"): f"{plain(t.pick(row, 'indicator'))}: **{plain(_target_text(t, row))}**",
        t("For"): plain(t.pick(row, "period")),
        t("What came"): plain(_outcome(t, row)),
        t("Reading"): f"{icon} {plain(t(word))}",
    }


def _target_plain(t: Translator, row: pd.Series) -> dict[str, str]:
    return {
        t("Document"): t.pick(row, "document"),
        t("Indicator"): t.pick(row, "indicator"),
        t("Target"): _target_text(t, row),
        t("For"): t.pick(row, "period"),
        t("What came"): _outcome(t, row),
        t("Reading"): _word(t, COMPARISONS, row["comparison"]),
    }


def _target_text(t: Translator, row: pd.Series) -> str:
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


def _outcome(t: Translator, row: pd.Series) -> str:
    if row["comparison"] == "not_due":
        return t("not due yet")
    if pd.isna(row["outcome_value"]):
        return t.pick(row, "outcome") if row["comparison"] == "in_words" else t("not published")
    text = _latest(t, row, "outcome")
    if pd.isna(row["first_year"]):
        return text
    return t("{outcome}; first reported at this level for {year}: {value}", outcome=text, year=row["first_year"],
             value=amount_text(t, float(row["first_value"]), "USD"))  # fmt: skip


def _as_view(
    page: Page,
    key: str,
    title: str,
    table: pd.DataFrame,
    forms: tuple[RowForm, RowForm],
    *,
    notes: tuple[str, ...] = (),
) -> ChartView:
    """The table as shown (Markdown, in the data set `shown`) and as downloaded (plain), with its sources."""
    ids = source_ids([cell for column in table if "source_ids" in column for cell in table[column]])
    links = addresses()
    shown = [
        form | {page.t("Sources"): source_links(_cells(row), links)}
        for form, row in ((forms[0](page.t, row), row) for _, row in table.iterrows())
    ]
    plain_rows = [
        forms[1](page.t, row) | {page.t("Source ids"): ";".join(source_ids(_cells(row)))}
        for _, row in table.iterrows()
    ]
    return ChartView(
        key, title, "", title, {}, {"shown": pd.DataFrame(shown)}, pd.DataFrame(plain_rows), ids, notes
    )


def _cells(row: pd.Series) -> list[object]:
    return [row[column] for column in row.index if "source_ids" in column]


def _show(page: Page, view: ChartView) -> None:
    if view.table.empty:
        st.info(
            page.t(
                "The data pack holds no rows for this choice. They would come from its tables of claims and targets."
            )
        )
        return
    st.table(view.datasets["shown"], hide_index=True, border="horizontal")
    for note in view.notes:
        st.caption(plain(note))
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.caption(plain(source_line(page, view.source_ids)), width="stretch")
        with st.popover(
            page.t("Sources"), type="tertiary", icon=":material/info:", key=f"sources-{view.key}"
        ):
            show_sources(page, view.source_ids)
        show_downloads(page, view)

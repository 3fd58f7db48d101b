"""What exists for which year: a grid of years, with the mark of each kind of figure and its count in the cell."""

from __future__ import annotations

import altair as alt
import pandas as pd

from directive.charts.theme import PARTNER_DASH, Palette
from directive.charts.view import ChartView
from directive.i18n import N_, Translator

STATES = {
    "table": N_("full table by partner {years}"),
    "totals": N_("totals only {years}"),
    "statements": N_("statements only {years}"),
    "nothing": N_("nothing published {years}"),
}
# Row of the grid: column of the query, words. `own_total` is a yes/no row made of `total_kind`.
ROWS = {
    "export_partners": N_("Exports by partner"),
    "import_partners": N_("Imports by partner"),
    "own_total": N_("Total of exports"),
    "own_full_year_figures": N_("Full-year statements"),
    "own_part_year_figures": N_("Part-year statements"),
    "partner_reports": N_("Partners' reports"),
}
COUNTS = {
    "export_partners": N_("partners: {count}"),
    "import_partners": N_("partners: {count}"),
    "own_full_year_figures": N_("figures: {count}"),
    "own_part_year_figures": N_("figures: {count}"),
    "partner_reports": N_("partners that report: {count}"),
}
TOTALS = {
    "reported": N_("official report"),
    "estimate": N_("estimate"),
    "derived": N_("derived by arithmetic"),
    "statement": N_("statement"),
}


def state_of(row: pd.Series | dict) -> str:
    """What the reporter's own side gives for a year: table | totals | statements | nothing."""
    if row["export_partners"] or row["import_partners"]:
        return "table"
    if row["total_kind"]:
        return "totals"
    return "statements" if row["own_full_year_figures"] or row["own_part_year_figures"] else "nothing"


def runs(frame: pd.DataFrame) -> list[tuple[str, int, int]]:
    """Spans of years in one state, oldest first: (state, first year, last year)."""
    spans: list[tuple[str, int, int]] = []
    for row in frame.sort_values("year").to_dict("records"):
        state, year = state_of(row), int(row["year"])
        if spans and spans[-1][0] == state and spans[-1][2] == year - 1:
            spans[-1] = (state, spans[-1][1], year)
        else:
            spans.append((state, year, year))
    return spans


def coverage_grid(
    frame: pd.DataFrame, *, t: Translator, palette: Palette, reporter: str, source_ids: tuple[str, ...]
) -> ChartView:
    """The grid. `frame`: rows of the query `coverage`; `reporter` is its name in the visitor's language."""
    phrases = [t(STATES[state], years=_span(first, last)) for state, first, last in runs(frame)]
    finding = t("; ").join(phrases)
    first, last = int(frame["year"].min()), int(frame["year"].max())
    return ChartView(
        key="coverage",
        title=t("{reporter}: {finding}", reporter=reporter, finding=finding),
        subtitle=t("Number of partners or figures for each year, {first}–{last}", first=first, last=last),
        alt=t("A grid of years by kind of figure. {finding}.", finding=finding),
        spec=_spec(t, palette),
        datasets={"rows": _cells(frame, t)},
        table=_twin(frame, t),
        source_ids=source_ids,
        notes=(
            t(
                "Filled: the reporter's own statistics. Dashed: what partners report. Hollow diamond: statements and "
                "arithmetic on them. Grey: nothing published. Part-years are never counted as years."
            ),
        ),
        height=270,
    )


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _cells(frame: pd.DataFrame, t: Translator) -> pd.DataFrame:
    cells = [_cell(row, name, t) for row in frame.to_dict("records") for name in ROWS]
    return pd.DataFrame(cells)


def _cell(row: dict, name: str, t: Translator) -> dict[str, object]:
    label = t(ROWS[name])
    if name == "own_total":
        kind = row["total_kind"]
        mark = "none" if not kind else "own" if kind == "reported" else "statement"
        said = t(TOTALS.get(kind, kind)) if kind else t("not published")
        return {"year": row["year"], "row": label, "mark": mark, "text": "", "tip": _tip(row, label, said)}
    count = int(row[name])
    mark = "none" if not count else {"partner_reports": "mirror"}.get(name, "own")
    if count and name in ("own_full_year_figures", "own_part_year_figures"):
        mark = "statement"
    said = t(COUNTS[name], count=t.number(count)) if count else t("not published")
    text = str(count) if count else ""
    return {"year": row["year"], "row": label, "mark": mark, "text": text, "tip": _tip(row, label, said)}


def _tip(row: dict, label: str, said: str) -> str:
    return f"{int(row['year'])} · {label}: {said}"


def _spec(t: Translator, palette: Palette) -> dict:
    base = alt.Chart(alt.NamedData("rows"))
    every = "datum.value % 4 == 0 ? datum.value : ''"
    x = alt.X("year:O", axis=alt.Axis(title=None, labelExpr=every, labelOverlap=False, ticks=False))
    y = alt.Y(
        "row:N",
        sort=[t(words) for words in ROWS.values()],
        axis=alt.Axis(title=None, labelLimit=220, labelPadding=8),
    )
    tip = alt.Tooltip("tip:N", title=" ")
    is_mark = {name: f"datum.mark == '{name}'" for name in ("none", "own", "mirror", "statement")}
    empty = base.transform_filter(is_mark["none"]).mark_rect(color=palette.no_data, cornerRadius=2)
    own = base.transform_filter(is_mark["own"]).mark_rect(color=palette.focus, cornerRadius=2)
    mirror = base.transform_filter(is_mark["mirror"]).mark_rect(
        fill=palette.surface, stroke=palette.muted, strokeDash=PARTNER_DASH, cornerRadius=2
    )
    said = base.transform_filter(is_mark["statement"]).mark_point(
        shape="diamond", filled=False, size=420, color=palette.text
    )
    colour = alt.condition("datum.mark == 'own'", alt.value(palette.background), alt.value(palette.text))
    count = base.mark_text(fontSize=9.5).encode(x=x, y=y, text="text:N", color=colour, tooltip=tip)
    marks = [layer.encode(x=x, y=y, tooltip=tip) for layer in (empty, own, mirror, said)]
    spec = alt.layer(*marks, count).to_dict()
    spec.pop("config", None)
    return spec


def _twin(frame: pd.DataFrame, t: Translator) -> pd.DataFrame:
    years = frame.sort_values("year", ascending=False)
    columns = {t("Year"): years["year"].astype(int)}
    for name, label in ROWS.items():
        if name == "own_total":
            columns[t(label)] = [
                t(TOTALS.get(kind, kind)) if kind else t("not published") for kind in years["total_kind"]
            ]
        else:
            columns[t(label)] = years[name].astype(int)
    columns[t("Excluded figures")] = years["excluded_figures"].astype(int)
    return pd.DataFrame(columns)

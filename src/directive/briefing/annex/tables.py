"""The three annexes and the counts as lines under their goods; whole units that add up exactly."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from directive.briefing.amounts import source_ids
from directive.briefing.annex.goods import OWN, GoodLine, starred
from directive.briefing.annex.numbered import Numbered
from directive.briefing.desk import Desk
from directive.data.queries.regions import benchmark
from directive.data.scenario import Annexes, Prepared
from directive.i18n import N_, Translator, words

TITLES = {
    "organisations": N_("Quantity by organisation and year"),
    "keys": N_("Increment by key and year"),
    "regions": N_("Increment by own region, province and year"),
}
COUNTS = N_("Count targets of the keys")
_LEADS = {
    "organisations": N_(
        "Whole units a year. The organisations of a good add up exactly to its quantity of the year."
    ),
    "keys": N_(
        "Whole units above the baseline of {year}. The keys of a good add up exactly to its increment of the year."
    ),
    "regions": N_(
        "Whole units above the baseline of {year}. The pairs of a good add up exactly to its increment of the year."
    ),
}
_NAMES = {"organisations": ("organisation",), "keys": ("key",), "regions": ("home_region", "province")}
_HEADINGS = {"organisation": N_("Organisation"), "key": N_("Key"), "home_region": N_("Own region"),
             "province": N_("Province")}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One part of a good: its names, whole units a year, and whether its share is set or assumed."""

    labels: tuple[str, ...]
    units: tuple[int, ...]
    assumed: bool


@dataclass(frozen=True)
class Group:
    """A good in an annex: its parts and what they add up to."""

    good_id: str
    name: str
    unit: str
    lines: tuple[Line, ...]
    total: tuple[int, ...]
    cite: str


@dataclass(frozen=True)
class AnnexTable:
    """One annex: `id` is organisations, keys or regions; `measure` says what is counted."""

    id: str
    title: str
    lead: str
    headings: tuple[str, ...]
    measure: str
    groups: tuple[Group, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class CountLine:
    """A count of a key: baseline in words, whole counts a year (None: no baseline is known), target."""

    key: str
    name: str
    baseline: float | None
    baseline_words: str
    counts: tuple[int | None, ...]
    target: float
    cite: str

    @property
    def shown(self) -> list[int | None]:
        """Counts a year as they are printed; without a baseline the target alone, in the last year."""
        return list(self.counts) if self.counts[-1] is not None else [*self.counts[:-1], round(self.target)]


def annex_tables(
    desk: Desk, shown: Prepared, found: Annexes, lines: tuple[GoodLine, ...], numbered: Numbered
) -> tuple[AnnexTable, ...]:
    """The three annexes. `found` and `lines` are in the unit to print."""
    t, years = desk.t, shown.plan.years.tolist()
    tables = []
    for kind, names in _NAMES.items():
        rows: pd.DataFrame = getattr(found, kind)
        groups = [_group(desk, kind, line, rows[rows["good_id"] == line.id], len(years)) for line in lines]
        moved = tuple(group for group in groups if group and (kind == "organisations" or any(group.total)))
        still = [group.name for group in groups if group and group not in moved]
        tables.append(
            AnnexTable(
                id=kind,
                title=t(TITLES[kind]),
                lead=t(_LEADS[kind], year=years[0]),
                headings=tuple(t(_HEADINGS[name]) for name in names),
                measure=t("Quantity") if kind == "organisations" else t("Increment"),
                groups=moved,
                notes=_notes(desk, shown, kind, lines, still, numbered),
            )
        )
    return tuple(tables)


def count_lines(desk: Desk, shown: Prepared, found: Annexes, numbered: Numbered) -> tuple[CountLine, ...]:
    """A line for every count with a target."""
    t, language, lines = desk.t, desk.t.language, []
    for name, rows in found.counts.groupby("count_id", sort=False):
        row, known = rows.iloc[0], shown.catalogue.counts[name]
        own = bool(row["user_filled"])
        lines.append(
            CountLine(
                key=row[f"key_{language}"],
                name=starred(row[f"count_{language}"], own=own),
                baseline=None if pd.isna(row["baseline"]) else float(row["baseline"]),
                baseline_words=_baseline_words(t, row, known.precision, own=own),
                counts=tuple(None if pd.isna(count) else int(count) for count in rows["count"]),
                target=float(row["target"]),
                cite=numbered.cite(source_ids([row["source_ids"]])),
            )
        )
    return tuple(lines)


def _group(desk: Desk, kind: str, line: GoodLine, rows: pd.DataFrame, years: int) -> Group | None:
    if rows.empty:
        return None
    measure = "quantity" if kind == "organisations" else "increment"
    units = rows[measure].to_numpy().reshape(-1, years)
    first = rows.iloc[::years]
    labels = zip(*(first[f"{name}_{desk.t.language}"] for name in _NAMES[kind]), strict=True)
    parts = tuple(
        Line(tuple(names), tuple(row), bool(assumed))
        for names, row, assumed in zip(labels, units.tolist(), first["assumed"], strict=True)
    )
    start = 0 if kind == "organisations" else line.quantities[0]
    total = tuple(quantity - start for quantity in line.quantities)
    return Group(line.id, line.name, line.unit, parts, total, line.cite)


def _notes(desk: Desk, shown: Prepared, kind: str, lines: tuple[GoodLine, ...], still: list[str],
           numbered: Numbered) -> tuple[str, ...]:  # fmt: skip
    t, notes = desk.t, []
    names = {line.id: line.name for line in lines if line.quantities}
    if kind == "organisations":
        nobody = [names[good] for good in shown.without_organisation if good in names]
        if nobody:
            notes.append(t("Not given to an organisation yet: {goods}.", goods=t("; ").join(nobody)))
    elif still:
        notes.append(
            t("Without an increment, at the baseline throughout: {goods}.", goods=t("; ").join(still))
        )
    if kind == "regions":
        cells = desk.ask(benchmark, total_value_usd=1.0)["source_ids"]
        cite = numbered.cite(source_ids(list(cells)))
        notes.append(t(
            "Shares that are not held follow the benchmark: provinces by their imports (and distance where θ is above "
            "0), home regions evenly among those with a document in force. Sources {cite}.", cite=cite))  # fmt: skip
    return tuple(notes)


def _baseline_words(t: Translator, row: pd.Series, precision: str, *, own: bool) -> str:
    if pd.isna(row["baseline"]):
        return t("not published")
    number = t.number(row["baseline"], digits=0)
    if own:
        if pd.notna(row["baseline_year"]):
            number = t("{number} ({year})", number=number, year=int(row["baseline_year"]))
        return t("{number}, {whose}", number=number, whose=t(OWN))
    return t("{number} ({year})", number=words.precise(t, number, precision), year=int(row["baseline_year"]))

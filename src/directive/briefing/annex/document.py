"""The directive annex as a word-processor file, as an official would attach it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from directive.briefing.annex.content import LONGEST_QR, AnnexContent, annex_content
from directive.briefing.annex.goods import VALUE_WORDS
from directive.briefing.annex.tables import COUNTS, AnnexTable
from directive.briefing.annex.word import Paper
from directive.briefing.annex.word_tables import LANDSCAPE, Row, blocks, number_width, text_width
from directive.briefing.desk import Desk
from directive.data.scenario import Prepared
from directive.i18n import Translator

_LEAST_LABELS = 5200
"""Room that the names of a table keep beside its years, twentieths of a point."""


def annex_docx(prepared: Prepared, desk: Desk, *, unit: str = "t", link: str = "") -> bytes:
    """The annex of a plan as DOCX, masses in tonnes or kilograms. Raises RangeError for another unit."""
    t, content = desk.t, annex_content(prepared, desk, unit=unit, link=link)
    version = t("Data version {version}", version=desk.pack.version)
    paper = Paper(t, title=content.title, heading=content.title, running=version)
    _cover(paper, content)
    _words(paper, content)
    paper.section(wide=True)
    _goods(paper, content)
    _worth(paper, content)
    for annex in content.annexes:
        _annex(paper, content, annex)
        if annex.id == "keys" and content.counts:
            _counts(paper, content)
    paper.section(wide=False)
    _rest(paper, content)
    return paper.finish()


def _cover(paper: Paper, content: AnnexContent) -> None:
    t = paper.t
    paper.say(content.title, "Title")
    paper.say(content.subtitle, "Subtitle")
    address = t("Address")
    for label, text in content.about.items():
        if label == address and content.link:
            paper.link(content.link, t("Open in the app"))
        else:
            paper.say_labelled(t("{label}:", label=label), text, "Note")
    if content.link and len(content.link) <= LONGEST_QR:
        paper.code(content.link, alt=t("The address as a QR code"))
    paper.contents(t("Contents"))


def _words(paper: Paper, content: AnnexContent) -> None:
    t = paper.t
    paper.head(t("Target"))
    for sentence in content.target:
        paper.say(sentence)
    paper.head(t("Terms"))
    for term, meaning in content.definitions:
        paper.say_labelled(t("{label}:", label=term), meaning)


def _goods(paper: Paper, content: AnnexContent) -> None:
    t = paper.t
    paper.head(t("Goods of the plan"))
    year = content.years[-1]
    headings = (t("Good"), t("HS code"), t("Unit"), t("Baseline"), t("Year, age, side"), t("Unit value, USD"),
                t("Period, side, basis"), t("Target {year}", year=year), t("Ceiling"), t("Ceiling made of"),
                t("Sources"))  # fmt: skip
    rows = [Row("head", headings)]
    for good in content.goods:
        cells = (good.name, good.hs_code, good.unit, _whole(t, good.baseline), good.baseline_words,
                 _price(t, good.unit_value_usd), good.unit_value_words, _whole(t, good.target),
                 _whole(t, good.ceiling), good.ceiling_words, good.cite)  # fmt: skip
        rows.append(Row("line", cells))
    numbers = (False, False, False, True, False, True, False, True, True, False, False)
    paper.table(rows, _goods_widths(rows), numbers=numbers)


def _goods_widths(rows: Sequence[Row]) -> list[int]:
    columns = list(zip(*(row.cells for row in rows[1:]), strict=True)) or [()] * 11
    price = max(900, number_width(columns[5]))
    widths = [0, 760, 1040, number_width(columns[3]), 0, price, 0, number_width(columns[7]),
              number_width(columns[8]), 0, 1000]  # fmt: skip
    left = LANDSCAPE - sum(widths)
    for column, part in ((0, 0.25), (4, 0.22), (6, 0.24)):
        widths[column] = int(left * part)
    widths[9] = LANDSCAPE - sum(widths)
    return widths


def _worth(paper: Paper, content: AnnexContent) -> None:
    """Whole units and their value a year, then the value against the milestones."""
    t = paper.t
    paper.head(t("Whole units a year and their value"))
    labels = (t("Good"), t("Unit"))
    rows = [
        ("line", (good.name, good.unit), [t.number(q, digits=0) for q in good.quantities])
        for good in content.counted
    ]
    _year_table(paper, content, labels, rows)
    paper.say(t(VALUE_WORDS))
    rows = [
        ("line", (good.name, "USD"), [t.number(value, digits=0) for value in good.values_usd])
        for good in content.counted if good.in_sum
    ]  # fmt: skip
    if content.outside_usd:
        outside = [t.number(content.outside_usd, digits=0)] * len(content.years)
        rows.append(("line", (t("Other goods, as in {year}", year=content.years[0]), "USD"), outside))
    sums: tuple[tuple[str, Callable], ...] = (
        (t("Value of the whole units"), lambda year: year.value_usd),
        (t("Milestone"), lambda year: year.milestone_usd),
        (t("Remainder"), lambda year: year.remainder_usd),
    )
    rows += [
        ("total", (label, "USD"), [t.number(of(year), digits=0) for year in content.cover])
        for label, of in sums
    ]
    rows.append(
        (
            "line",
            (t("Value as a share of the milestone"), ""),
            [t.percent(year.share) for year in content.cover],
        )
    )
    _year_table(paper, content, labels, rows)
    last = content.cover[-1]
    paper.say(t("In {year}: {state}; remainder {amount}.", year=last.year, state=last.state,
                amount=t.money(last.remainder_usd)))  # fmt: skip
    for note in content.cover_notes:
        paper.say(note, "Note")


def _annex(paper: Paper, content: AnnexContent, annex: AnnexTable) -> None:
    t = paper.t
    paper.head(annex.title, annex=True, new_page=True)
    paper.say(annex.lead)
    rows: list[tuple[str, tuple[str, ...], list[str]]] = []
    for group in annex.groups:
        cite = f" {group.cite}" if group.cite else ""
        rows.append(("group", (t("{good}, {unit}", good=group.name, unit=group.unit) + cite,), []))
        for line in group.lines:
            share = t("assumed") if line.assumed else t("set")
            rows.append(("line", (*line.labels, share), [t.number(n, digits=0) for n in line.units]))
        empty = ("",) * len(annex.headings)
        total = t("{good}, all together", good=group.name)
        rows.append(("total", (total, *empty), [t.number(n, digits=0) for n in group.total]))
    if rows:
        _year_table(paper, content, (*annex.headings, t("Share")), rows)
    else:
        paper.say(t("Empty: no good has such a quantity yet."))
    for note in annex.notes:
        paper.say(note, "Note")


def _counts(paper: Paper, content: AnnexContent) -> None:
    t = paper.t
    paper.say(t(COUNTS), "Heading 2")
    paper.say(t("Counts stand beside the goods and are never summed into dollars."))
    labels = (t("Key"), t("Counted"), t("Baseline"), t("Sources"))
    rows = [
        ("line", (line.key, line.name, line.baseline_words, line.cite),
         [t("not published") if n is None else t.number(n, digits=0) for n in line.shown])
        for line in content.counts
    ]  # fmt: skip
    _year_table(paper, content, labels, rows)


def _year_table(paper: Paper, content: AnnexContent, labels: Sequence[str],
                rows: Sequence[tuple[str, tuple[str, ...], list[str]]]) -> None:  # fmt: skip
    """A table with a column a year; where the years do not fit beside the labels, they follow in further tables."""
    width = number_width([text for _, _, cells in rows for text in cells])
    for part in blocks(len(content.years), room=LANDSCAPE - _LEAST_LABELS, width=width):
        years = [str(content.years[i]) for i in part]
        laid = [Row("head", (*labels, *years))]
        laid += [
            Row(kind, (*names, *(cells[i] for i in part)) if cells else names) for kind, names, cells in rows
        ]
        numbers = [False] * len(labels) + [True] * len(years)
        names = [names for kind, names, _ in rows if kind == "line"]
        paper.table(laid, [*_label_widths(labels, names, LANDSCAPE - width * len(years)), *[width] * len(years)],
                    numbers=numbers)  # fmt: skip


def _label_widths(labels: Sequence[str], rows: Sequence[tuple[str, ...]], room: int) -> list[int]:
    """Share the room among the names by their longest texts, within bounds; short ones leave it to the first."""
    columns = zip(labels, *rows, strict=True)
    longest = [min(44, max(9, *(text_width(text) for text in column))) for column in columns]
    widths = [min(number_width(["0" * size]), int(room * size / sum(longest))) for size in longest]
    return [room - sum(widths[1:]), *widths[1:]]


def _rest(paper: Paper, content: AnnexContent) -> None:
    t = paper.t
    paper.head(t("Left out of the sum, and why"))
    if not content.left_out:
        paper.say(t("Nothing: every good of the plan has a quantity and a unit value."))
    for name, reason in content.left_out:
        paper.say_labelled(t("{label}:", label=name), reason, "List Bullet")
    paper.head(t("Assumptions"))
    for sentence in content.assumptions:
        paper.say(sentence, "List Bullet")
    paper.head(t("Sources"))
    for line in content.sources:
        paper.say(line, "Source")


def _whole(t: Translator, value: float | None) -> str:
    return t("not published") if value is None else t.number(value, digits=0)


def _price(t: Translator, value: float | None) -> str:
    if value is None:
        return t("not published")
    return t.number(value, digits=2 if value >= 10 else 4)

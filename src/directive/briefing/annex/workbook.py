"""The directive annex as a workbook that still reckons: change a quantity or a unit value, sums and values follow."""

from __future__ import annotations

from dataclasses import dataclass, field

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from directive.briefing.annex.content import AnnexContent, annex_content
from directive.briefing.annex.sentences import factor_of
from directive.briefing.annex.sheets import (
    PERCENT,
    PLAIN,
    Book,
    at,
    fit_row,
    head_of,
    in_unit,
    row_of,
    span,
    text,
)
from directive.briefing.annex.tables import COUNTS, AnnexTable, Group
from directive.briefing.annex.value_sheet import ValueSheet
from directive.briefing.desk import Desk
from directive.data.scenario import Prepared
from directive.i18n import Translator

_PRICE, _FACTOR = '#,##0.00##" USD"', "0.00##"


@dataclass
class _Places:
    """Where another sheet finds a figure: addresses by good, quantities also by year."""

    unit_values: dict[str, str] = field(default_factory=dict)
    growth: dict[str, str] = field(default_factory=dict)
    factors: dict[str, str] = field(default_factory=dict)
    quantities: dict[str, list[str]] = field(default_factory=dict)


def annex_xlsx(prepared: Prepared, desk: Desk, *, unit: str = "t", link: str = "") -> bytes:
    """The annex of a plan as XLSX, masses in tonnes or kilograms. Raises RangeError for another unit."""
    t, content = desk.t, annex_content(prepared, desk, unit=unit, link=link)
    book = Book(title=content.title, running=t("Data version {version}", version=desk.pack.version))
    places = _Places()
    about = _about(book, t, content, factor_of(desk, prepared))
    _goods(book, t, content, about, places)
    pages = {}
    for number, annex in enumerate(content.annexes, start=1):
        name = t("Annex {number}.", number=number).rstrip(".．")
        pages[annex.id] = _sheet(book, content, annex, name)
    organisations, *others = content.annexes
    _annex(book, t, content, organisations, pages["organisations"], places)
    ValueSheet(book, t, content, places).write()
    for annex in others:
        _annex(book, t, content, annex, pages[annex.id], places)
    if content.counts:
        _counts(book, t, content)
    _words(book, t, content)
    return book.finish()


def _about(book: Book, t: Translator, content: AnnexContent, factor: float) -> str:
    """Title, target, filters, terms; the address of the factor."""
    page, plain, bold = (
        book.sheet(t("About"), widths=(30, 110), freeze=(0, 0)),
        book.format(),
        book.format(bold=True),
    )
    page.activate()
    lines = [("", content.title), ("", content.subtitle), *content.about.items()]
    lines += [(t("Target"), sentence) for sentence in content.target]
    lines += [("", t("Cells with a light ground can be changed: sums, shares and values follow. All others are locked, "
                     "without a password."))]  # fmt: skip
    lines += content.definitions
    for row, (label, said) in enumerate(lines):
        text(page, row, 0, label, bold)
        text(page, row, 1, said, bold if row == 0 else plain)
        fit_row(page, row, (label, said), (30, 110))
    row = len(lines) + 1
    text(page, row, 0, t("CIF ÷ FOB factor"), bold)
    page.write_number(row, 1, factor, book.format(_FACTOR, open_=True))
    book.book.define_name("cif_fob_factor", f"={at(page, row, 1, fixed=True)}")
    return "cif_fob_factor"


def _goods(book: Book, t: Translator, content: AnnexContent, factor: str, places: _Places) -> None:
    last = content.years[-1]
    headings = (t("Good"), t("HS code"), t("Unit"), t("Baseline"), t("Year, age, side"), t("Unit value"),
                t("Period, side, basis"), t("Growth of the unit value a year"), t("CIF ÷ FOB factor"),
                t("Target {year}", year=last), t("Ceiling"), t("Target as a share of the ceiling"),
                t("Ceiling made of"), t("Sources"))  # fmt: skip
    widths = (34, 10, 10, 18, 26, 16, 30, 12, 10, 18, 18, 12, 36, 12)
    page, plain = book.sheet(t("Goods of the plan"), widths=widths, freeze=(1, 1)), book.format()
    head_of(book, page, 0, headings, numbers={3, 5, 7, 8, 9, 10, 11})
    fit_row(page, 0, headings, widths)
    for row, good in enumerate(content.goods, start=1):
        whole = in_unit(good.unit)
        row_of(page, row, (good.name, good.hs_code, good.unit), plain)
        _number(book, t, page, (row, 3), good.baseline, whole)
        text(page, row, 4, good.baseline_words, plain)
        _number(book, t, page, (row, 5), good.unit_value_usd, _PRICE, open_=True)
        text(page, row, 6, good.unit_value_words, plain)
        page.write_number(row, 7, good.price_growth, book.format(PERCENT, open_=True))
        if good.factor != 1:
            page.write_formula(row, 8, f"={factor}", book.format(_FACTOR), good.factor)
        else:
            page.write_number(row, 8, 1, book.format(_FACTOR))
        _number(book, t, page, (row, 9), good.target, whole)
        _number(book, t, page, (row, 10), good.ceiling, whole)
        if good.target is not None and good.ceiling:
            share = f"={xl_rowcol_to_cell(row, 9)}/{xl_rowcol_to_cell(row, 10)}"
            page.write_formula(row, 11, share, book.format(PERCENT), good.target / good.ceiling)
        row_of(page, row, (good.ceiling_words, good.cite), plain, start=12)
        said = (good.name, good.baseline_words, good.unit_value_words, good.ceiling_words)
        fit_row(page, row, said, (widths[0], widths[4], widths[6], widths[12]))
        places.unit_values[good.id] = at(page, row, 5)
        places.growth[good.id], places.factors[good.id] = at(page, row, 7), at(page, row, 8)
    end = max(1, len(content.goods))
    for name, column in (("baselines", 3), ("unit_values", 5)):
        first, final = (
            at(page, 1, column, fixed=True),
            xl_rowcol_to_cell(end, column, row_abs=True, col_abs=True),
        )
        book.book.define_name(name, f"={first}:{final}")


def _number(book: Book, t: Translator, page: Worksheet, place: tuple[int, int], value: float | None, form: str,
            *, open_: bool = False) -> None:  # fmt: skip
    if value is None:
        text(page, *place, t("not published"), book.format(open_=open_))
    else:
        page.write_number(*place, value, book.format(form, open_=open_))


def _sheet(book: Book, content: AnnexContent, annex: AnnexTable, name: str) -> Worksheet:
    names = len(annex.headings)
    widths = (44, *[30] * names, 14, *[18] * len(content.years), 14, 12)
    return book.sheet(name, widths=widths, freeze=(3, 1 + names))


def _annex(book: Book, t: Translator, content: AnnexContent, annex: AnnexTable, page: Worksheet,
           places: _Places) -> None:  # fmt: skip
    text(page, 0, 0, annex.title, book.format("@", bold=True))
    page.merge_range(1, 0, 1, len(annex.headings) + 1 + len(content.years), annex.lead, book.format())
    share = t("Share in {year}", year=content.years[-1])
    headings = (t("Good"), *annex.headings, t("Share"), *content.years, share, t("Sources"))
    first = len(annex.headings) + 2
    head_of(book, page, 2, headings, numbers=range(first, first + len(content.years) + 1))
    fit_row(page, 2, headings, (44, *[30] * len(annex.headings), 14, *[18] * len(content.years), 14))
    row = 3
    for group in annex.groups:
        row = _group(book, t, annex, page, group, row, places)
    if not annex.groups:
        text(page, row, 0, t("Empty: no good has such a quantity yet."), book.format())
    for number, note in enumerate(annex.notes, start=row + 1):
        text(page, number, 0, note, book.format("@"))


def _group(book: Book, t: Translator, annex: AnnexTable, page: Worksheet, group: Group, row: int,
           places: _Places) -> int:  # fmt: skip
    """Parts, their sum, and, for increments, what they differ from the quantities; the next free row."""
    names, whole, years = len(annex.headings), in_unit(group.unit), len(group.total)
    start, end = row, row + len(group.lines)
    first, share = names + 2, names + 2 + years
    last = share - 1
    for line in group.lines:
        row_of(
            page, row, (group.name, *line.labels, t("assumed") if line.assumed else t("set")), book.format()
        )
        for place, units in enumerate(line.units):
            page.write_number(row, first + place, units, book.format(whole, open_=place > 0))
        part, total = xl_rowcol_to_cell(row, last), xl_rowcol_to_cell(end, last)
        known = line.units[-1] / group.total[-1] if group.total[-1] else 0
        page.write_formula(row, share, f"=IF({total}=0,0,{part}/{total})", book.format(PERCENT), known)
        row += 1
    row_of(
        page, end, (t("{good}, all together", good=group.name), *[""] * (names + 1)), book.format(bold=True)
    )
    for place, total in enumerate(group.total):
        cells = span((start, first + place), (end - 1, first + place))
        page.write_formula(end, first + place, f"=SUM({cells})", book.format(whole, bold=True), total)
    page.write_formula(end, share, f"=SUM({span((start, share), (end - 1, share))})", book.format(PERCENT, bold=True),
                       1 if group.total[-1] else 0)  # fmt: skip
    text(page, end, share + 1, group.cite, book.format())
    if annex.id == "organisations":
        places.quantities[group.good_id] = [at(page, end, first + place) for place in range(years)]
        return end + 1
    row_of(page, end + 1, (t("Differs from the quantities by"), *[""] * (names + 1)), book.format())
    sold = places.quantities[group.good_id]
    for place in range(years):
        formula = f"={xl_rowcol_to_cell(end, first + place)}-({sold[place]}-{sold[0]})"
        page.write_formula(end + 1, first + place, formula, book.format(whole), 0)
    return end + 2


def _counts(book: Book, t: Translator, content: AnnexContent) -> None:
    page = book.sheet(t(COUNTS), widths=(30, 40, 34, *[12] * len(content.years), 12), freeze=(1, 2))
    headings = (t("Key"), t("Counted"), t("Baseline"), *content.years, t("Sources"))
    head_of(book, page, 0, headings, numbers=range(3, 3 + len(content.years)))
    for row, line in enumerate(content.counts, start=1):
        row_of(page, row, (line.key, line.name, line.baseline_words), book.format())
        fit_row(page, row, (line.key, line.name, line.baseline_words), (30, 40, 34))
        for place, count in enumerate(line.shown, start=3):
            _number(book, t, page, (row, place), count, PLAIN)
        text(page, row, 3 + len(content.years), line.cite, book.format())
    text(page, len(content.counts) + 2, 0, t("Counts stand beside the goods and are never summed into dollars."),
         book.format())  # fmt: skip


def _words(book: Book, t: Translator, content: AnnexContent) -> None:
    """What is left out, what is assumed, and the sources by their numbers."""
    page, plain, bold = (
        book.sheet(t("Sources"), widths=(30, 120), freeze=(0, 0)),
        book.format(),
        book.format(bold=True),
    )
    lines = [(f"[{number}]", line) for number, line in enumerate(content.sources, start=1)]
    lines += [(t("Left out of the sum, and why"), "") if content.left_out else ("", ""), *content.left_out]
    lines += [(t("Assumptions"), sentence) for sentence in content.assumptions]
    for row, (label, said) in enumerate(lines):
        text(page, row, 0, label, bold)
        text(page, row, 1, said, plain)
        fit_row(page, row, (label, said), (30, 120))

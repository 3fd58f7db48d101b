"""What the directive annex of a plan says, gathered once in one language, so that every file says the same.

Quantities are whole units, tonnes as kilograms where asked; money is US dollars. Parts add up exactly.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from directive.briefing.annex import cover, goods, sentences, tables
from directive.briefing.annex.cover import CoverYear
from directive.briefing.annex.goods import GoodLine
from directive.briefing.annex.numbered import Numbered
from directive.briefing.annex.tables import AnnexTable, CountLine
from directive.briefing.desk import Desk
from directive.briefing.mark_words import marks_sentence
from directive.data.scenario import Prepared, Scenario, annexes, in_unit
from directive.i18n import Translator

LONGEST_LINK = 2000
LONGEST_QR = 1200


@dataclass(frozen=True, eq=False)
class AnnexContent:
    """Everything the annex prints. `about` is label -> text; `sources` are numbered from 1 in their order.

    `goods` have a quantity or a unit value at least; those without either stand in `left_out`, with the reason.
    """

    title: str
    subtitle: str
    language: str
    target: tuple[str, ...]
    definitions: tuple[tuple[str, str], ...]
    years: tuple[int, ...]
    goods: tuple[GoodLine, ...]
    annexes: tuple[AnnexTable, ...]
    counts: tuple[CountLine, ...]
    cover: tuple[CoverYear, ...]
    cover_notes: tuple[str, ...]
    outside_usd: float
    left_out: tuple[tuple[str, str], ...]
    assumptions: tuple[str, ...]
    sources: tuple[str, ...]
    about: Mapping[str, str]
    link: str

    @property
    def counted(self) -> tuple[GoodLine, ...]:
        """The goods with a quantity a year."""
        return tuple(good for good in self.goods if good.quantities)


def annex_content(
    prepared: Prepared, desk: Desk, *, unit: str = "t", link: str = "", today: dt.date | None = None
) -> AnnexContent:
    """Gather the annex of a plan, goods in tonnes or (`unit` "kg") kilograms.

    `link` reopens the plan; one above 2,000 characters is left out and said so. Raises RangeError for another unit.
    """
    shown, t = in_unit(prepared, unit), desk.t
    numbered, found = Numbered(desk), annexes(prepared, unit=unit)
    said = sentences.target(desk, prepared, numbered)
    lines = goods.good_lines(desk, shown, numbered)
    return AnnexContent(
        title=prepared.scenario.name or t("Plan without a name"),
        subtitle=t("Annexes to the directive: who, by which key, from where to where"),
        language=t.language,
        target=(*said, marked) if (marked := marks_sentence(desk, prepared)) else said,
        definitions=sentences.definitions(desk, unit),
        years=tuple(int(year) for year in shown.plan.years),
        goods=lines,
        annexes=tables.annex_tables(desk, shown, found, lines, numbered),
        counts=tables.count_lines(desk, shown, found, numbered),
        cover=cover.cover_years(desk, shown),
        cover_notes=cover.notes(desk, shown),
        outside_usd=shown.outside_usd,
        left_out=goods.left_out(desk, shown),
        assumptions=sentences.assumptions(desk, shown),
        sources=numbered.lines(),
        about=_about(prepared, desk, unit=unit, link=link, today=today or dt.date.today()),
        link=link if len(link) <= LONGEST_LINK else "",
    )


def _about(prepared: Prepared, desk: Desk, *, unit: str, link: str, today: dt.date) -> dict[str, str]:
    t, made_with = desk.t, prepared.scenario.data_version
    version = desk.pack.version
    if made_with and made_with != version:
        version = t("{version} (the plan was made with {made_with})", version=version, made_with=made_with)
    too_long = t("The link would have {count} characters, more than {most}: pass the file on instead.",
                 count=t.number(len(link)), most=t.number(LONGEST_LINK))  # fmt: skip
    lines = {
        **named(prepared.scenario, t),
        t("Filters"): _filters(desk, prepared, unit),
        t("Data version"): version,
        t("Written on"): t.date(today),
        t("Address"): too_long if len(link) > LONGEST_LINK else link,
    }
    return {label: text for label, text in lines.items() if text}


def named(scenario: Scenario, t: Translator) -> dict[str, str]:
    """Whose plan it is, of which day, what for; label -> text, empty where it was not said."""
    return {
        t("Author of the plan"): scenario.author,
        t("Date of the plan"): scenario.written_on,
        t("Note"): scenario.note,
    }


def _filters(desk: Desk, prepared: Prepared, unit: str) -> str:
    t, regions = desk.t, prepared.scenario.regions
    names = prepared.catalogue
    picked: list[str] = [
        t("masses in kilograms") if unit == "kg" else t("masses in tonnes"),
        sentences.taking_part(desk, t("Provinces"), regions.provinces, names.provinces),
        sentences.taking_part(desk, t("Own regions"), regions.home_regions, names.home_regions),
    ]
    return t("; ").join(picked)

"""What each claim is held against: one function per kind of check, all from published rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from directive.data.engine import Engine
from directive.data.pack import Pack
from directive.data.queries.headline import partner_imports
from directive.data.queries.own_report import Cell, OwnReport, own_report
from directive.data.queries.verdicts import Ends, stated_band
from directive.model.growth import cagr


@dataclass(frozen=True)
class Found:
    """The latest published figure for a claim. `ends` is set only when it is of the claim's own period.

    `facts` fill the placeholders of the claim's reason.
    """

    value: float | None = None
    unit: str = ""
    year: int | None = None
    months: str = ""
    side: str = ""
    kind: str = ""
    source_ids: str = ""
    ends: Ends | None = None
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Bench:
    """What every check may look at."""

    engine: Engine
    pack: Pack
    own: OwnReport

    @property
    def exports_sources(self) -> str:
        """Source ids of the stated exports of the base year."""
        sql = "SELECT source_ids FROM statements WHERE row_id = $row"
        return self.engine.rows(sql, {"row": self.pack.base.partner_value_usd.row})[0][0]


@dataclass(frozen=True)
class Check:
    """The parameters of one claim's check, as in the table `claims`."""

    kind: str
    year: int | None
    years: int | None
    group: str


def bench(engine: Engine, *, pack: Pack) -> Bench:
    """Read the own report once for all checks."""
    return Bench(engine, pack, own_report(engine, reporter=pack.reporter, partner=pack.partner))


def find(desk: Bench, check: Check) -> Found:
    """The figure that a check asks for. Raises KeyError for a kind of check that does not exist."""
    return _CHECKS[check.kind](desk, check)


def _cell(desk: Bench, check: Check, *, flow: str, measure: str, unit: str) -> Found:
    """A value, share or rank of the own report: of the claim's year if its table exists, else of the last."""
    is_there = (flow, check.year) in desk.own.cells
    cell = desk.own.at(flow, check.year if is_there else None)
    value = float(getattr(cell, measure))
    found = {"value": value, "unit": unit, "year": cell.year, "side": "own", "kind": "reported"}
    return Found(
        **found,
        source_ids=cell.source_id,
        ends=(value, value) if is_there else None,
        facts=_facts(desk, cell),
    )


def _facts(desk: Bench, cell: Cell) -> dict[str, object]:
    flows = {"export": "export", "turnover": "turnover", "import_": "import"}
    ranks = {name: desk.own.at(flow, cell.year).rank for name, flow in flows.items()}
    following = desk.own.cells.get(("turnover", cell.year + 1))
    after = following.value_usd if following else float("nan")
    # Chinese counts in hundreds of millions.
    next_year = {"next_value": after / 1e9, "next_value_yi": after / 1e8}
    return ranks | next_year | {"year": cell.year, "from_year": cell.year}


def _exports(desk: Bench, check: Check) -> Found:
    found = _cell(desk, check, flow="export", measure="value_usd", unit="USD")
    later = desk.engine.rows(
        "SELECT year, value_usd FROM trade WHERE side = 'own' AND reporter_key = $reporter "
        "AND partner_key = $partner AND flow = 'export' AND draw_as = 'annual' AND use = 'point' "
        "AND pref_rank = 1 ORDER BY year DESC LIMIT 1",
        {"reporter": desk.pack.reporter, "partner": desk.pack.partner},
    )
    year, value = later[0] if later else (found.year, found.value)
    said = {"later_year": year, "later_value": value / 1e9, "later_value_yi": value / 1e8}
    return replace(found, facts=dict(found.facts) | said)


def _share_of_exports(desk: Bench, check: Check) -> Found:
    return _cell(desk, check, flow="export", measure="share", unit="share")


def _turnover(desk: Bench, check: Check) -> Found:
    return _cell(desk, check, flow="turnover", measure="value_usd", unit="USD")


def _share_of_turnover(desk: Bench, check: Check) -> Found:
    return _cell(desk, check, flow="turnover", measure="share", unit="share")


def _rank(desk: Bench, check: Check) -> Found:
    return _cell(desk, check, flow="turnover", measure="rank", unit="rank")


def _grown(desk: Bench, check: Check, *, unit: str) -> Found:
    """From the own report `years` before to the stated value, with the band its words leave."""
    start_year = desk.pack.base.year - check.years
    start = desk.own.at("export", start_year)
    stated = desk.pack.base.partner_value_usd
    low, high = stated_band(stated.value, stated.precision)
    points = [_growth(start.value_usd, end, check.years, unit) for end in (stated.value, low, high)]
    sources = f"{start.source_id};{desk.exports_sources}"
    return Found(
        points[0], unit, desk.pack.base.year, "", "own", "derived", sources, ends=(points[1], points[2]),
        facts={"from_year": start_year, "year": desk.own.last_year},
    )  # fmt: skip


def _growth(start: float, end: float, years: int, unit: str) -> float:
    return end / start if unit == "times" else cagr(start, end, years=years)


def _multiple(desk: Bench, check: Check) -> Found:
    return _grown(desk, check, unit="times")


def _annual_growth(desk: Bench, check: Check) -> Found:
    return _grown(desk, check, unit="growth")


def _share_of_partner_imports(desk: Bench, check: Check) -> Found:
    imports = partner_imports(desk.engine, year=check.year, pack=desk.pack)
    if imports.value is None:
        return Found(unit="share", facts={"year": check.year})
    share = desk.pack.base.partner_value_usd.value / imports.value
    sources = ";".join([desk.exports_sources, *imports.source_ids])
    return Found(share, "share", check.year, "", "mixed", "derived", sources, ends=(share, share))


def _group_imports(desk: Bench, check: Check) -> Found:
    """The latest import of a group from the reporter, as the group reports it; often a part of a year."""
    found = desk.engine.rows(
        "SELECT value_eur, year, month_from, month_to, kind, source_id FROM trade_eur "
        "WHERE reporter_key = $group AND partner_key = $reporter AND flow = 'import' "
        "AND draw_as <> 'month' AND use <> 'exclude' ORDER BY year DESC, month_to DESC LIMIT 1",
        {"group": check.group, "reporter": desk.pack.reporter},
    )
    if not found:
        return Found()
    value, year, first, last, kind, source = found[0]
    months = f"{first}-{last}"
    facts = {"year": year, "months": months}
    return Found(value, "EUR", year, "" if months == "1-12" else months, "partner", kind, source, facts=facts)


def _untied_import_share(desk: Bench, check: Check) -> Found:
    share, untied, total = desk.engine.rows(
        "SELECT sum(import_share) FILTER (WHERE documents_clear = 0), "
        "count(*) FILTER (WHERE documents_clear = 0), count(*) FROM province_ties WHERE in_benchmark"
    )[0]
    year, sources = desk.engine.rows(
        "SELECT max(imports_year), first(source_ids ORDER BY iso) FROM provinces WHERE in_benchmark"
    )[0]
    facts = {"provinces": untied, "total": total}
    return Found(share, "share", year, "", "context", "derived", sources, facts=facts)


def _none(desk: Bench, check: Check) -> Found:
    return Found(facts={"year": desk.own.last_year})


_CHECKS: dict[str, Callable[[Bench, Check], Found]] = {
    "exports": _exports,
    "share_of_exports": _share_of_exports,
    "turnover": _turnover,
    "share_of_turnover": _share_of_turnover,
    "rank": _rank,
    "multiple": _multiple,
    "annual_growth": _annual_growth,
    "share_of_partner_imports": _share_of_partner_imports,
    "group_imports": _group_imports,
    "untied_import_share": _untied_import_share,
    "none": _none,
}

"""The headline figures of the pair, each with its sources, and the path of the share over the years."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from directive.data.engine import Engine
from directive.data.pack import Pack, Stated, default_pack
from directive.data.queries.own_report import own_report
from directive.model.figures import Figure, Flow, Kind, Period, Precision, Valuation


@dataclass(frozen=True)
class _Base:
    """The stated base: exports to the partner, the stated share, the total that both imply."""

    exports: Figure
    share: Figure
    total: Figure


def headline_figures(engine: Engine, *, pack: Pack | None = None) -> dict[str, Figure]:
    """Where the exports to the partner stand, and how far the goal is.

    Keys: exports_to_partner (USD), share_of_exports (share 0-1), rank (of the last published partner table),
    share_of_partner_imports (share), distance_to_goal (goal minus today's share; times 100 it
    is percentage points), goal_value (USD at today's total, with its band), distance_to_goal_usd (USD, with its band).
    """
    pack = pack or default_pack()
    base = _base(engine, pack)
    imports = partner_imports(engine, year=pack.base.year, pack=pack)
    current, goal = base.exports / base.total, _goal(engine, pack)
    goal_value = goal * base.total
    return {
        "exports_to_partner": base.exports,
        "share_of_exports": base.share,
        "rank": _rank(engine, pack),
        "share_of_partner_imports": replace(base.exports / imports, valuation=Valuation.NONE),
        "distance_to_goal": _distance(goal, current),
        "goal_value": goal_value,
        "distance_to_goal_usd": _distance(goal_value, base.exports),
    }


def share_history(engine: Engine, *, pack: Pack | None = None) -> pd.DataFrame:
    """Share of the partner in all exports: the own annual report, then what was said or can be worked out.

    Columns: year, value_usd, total_usd, share (0-1), share_low, share_high, kind, precision, draw (line for the
    own report, point for later years, never joined to it), source_ids. A year without a figure has no row.
    """
    pack = pack or default_pack()
    line = own_report(engine, reporter=pack.reporter, partner=pack.partner).line("export")
    reported = line.rename(columns={"world_usd": "total_usd", "source_id": "source_ids"})
    reported = reported.assign(kind="reported", precision="", draw="line", share_low=None, share_high=None)
    later = [
        _later_row(row) for row in engine.rows(_LATER, {"reporter": pack.reporter, "partner": pack.partner})
    ]
    frame = pd.concat([reported, pd.DataFrame([*later, _stated_row(_base(engine, pack))])])
    frame[["share_low", "share_high"]] = frame[["share_low", "share_high"]].astype("float64")
    columns = ["year", "value_usd", "total_usd", "share", "share_low", "share_high"]
    return frame[[*columns, "kind", "precision", "draw", "source_ids"]].sort_values("year", ignore_index=True)


# Full years after the partner table for which both the partner and the total have one drawable figure.
_LATER = """
WITH own AS (
    SELECT year, partner_key, row_role, value_usd, source_id FROM trade
    WHERE side = 'own' AND reporter_key = $reporter AND flow = 'export' AND draw_as = 'annual'
    AND use IN ('point', 'band') AND pref_rank = 1
)
SELECT p.year, p.value_usd, w.value_usd, p.source_id, w.source_id
FROM own p JOIN own w ON w.year = p.year AND w.row_role = 'world' WHERE p.partner_key = $partner ORDER BY p.year
"""


def _later_row(row: tuple) -> dict[str, object]:
    year, value, total, *sources = row
    return {
        "year": year,
        "value_usd": value,
        "total_usd": total,
        "share": value / total,
        "kind": "derived",
        "precision": "about",
        "draw": "point",
        "source_ids": ";".join(sources),
    }


def _stated_row(base: _Base) -> dict[str, object]:
    current = base.exports / base.total
    return {
        "year": base.exports.period.year,
        "value_usd": base.exports.value,
        "total_usd": base.total.value,
        "share": base.share.value,
        "share_low": current.low,
        "share_high": current.high,
        "kind": str(base.share.kind),
        "precision": str(base.share.precision),
        "draw": "point",
        "source_ids": ";".join(base.share.source_ids),
    }


def _base(engine: Engine, pack: Pack) -> _Base:
    exports = _stated(engine, pack, pack.base.partner_value_usd, unit="USD")
    share = _stated(engine, pack, pack.base.share, unit="share")
    total = _stated(engine, pack, pack.base.total_value_usd, unit="USD")
    sources = tuple(dict.fromkeys([*exports.source_ids, *share.source_ids]))
    total = replace(
        total, source_ids=sources, parts=(exports, share), partner="WLD", precision=Precision.about
    )
    return _Base(exports, share, total)


def _stated(engine: Engine, pack: Pack, stated: Stated, *, unit: str) -> Figure:
    return Figure(
        value=stated.value,
        unit=unit,
        period=Period(pack.base.year),
        side="own",
        kind=Kind(stated.kind),
        precision=Precision(stated.precision),
        source_ids=_sources_of(engine, stated.row),
        flow=Flow.export,
        low=stated.low,
        high=stated.high,
        reporter=pack.reporter,
        partner=pack.partner,
    )


def _sources_of(engine: Engine, row_id: str) -> tuple[str, ...]:
    rows = engine.rows(
        "SELECT source_ids FROM claims WHERE row_id = $row "
        "UNION ALL SELECT source_ids FROM statements WHERE row_id = $row",
        {"row": row_id},
    )
    return tuple(dict.fromkeys(part for (cell,) in rows for part in cell.split(";") if part))


def partner_imports(engine: Engine, *, year: int, pack: Pack) -> Figure:
    """The partner's goods imports from the world in a year (USD, the partner's report), or "not published"."""
    found = engine.rows(
        "SELECT value_usd, source_ids, precision FROM goods WHERE side = 'context' AND hs_level = 'total' "
        "AND draw_as = 'annual' AND use IN ('series', 'point', 'band') AND year = $year AND value_usd IS NOT NULL",
        {"year": year},
    )
    value, sources, precision = found[0] if found else (None, "", "")
    return Figure(
        value=value,
        unit="USD",
        period=Period(year),
        side="context",
        kind=Kind.reported,
        precision=Precision(precision),
        source_ids=tuple(part for part in sources.split(";") if part),
        flow=Flow.import_,
        valuation=Valuation.CIF,
        reporter=pack.partner,
        partner="WLD",
    )


def _rank(engine: Engine, pack: Pack) -> Figure:
    cell = own_report(engine, reporter=pack.reporter, partner=pack.partner).at("export")
    return Figure(
        value=cell.rank,
        unit="rank",
        period=Period(cell.year),
        side="own",
        kind=Kind.reported,
        source_ids=(cell.source_id,),
        flow=Flow.export,
        reporter=pack.reporter,
        partner=pack.partner,
    )


def _goal(engine: Engine, pack: Pack) -> Figure:
    found = engine.rows(
        "SELECT source_ids FROM targets WHERE measure_kind = 'share_pct' AND value = $percent",
        {"percent": round(pack.base.goal_share * 100, 9)},
    )
    return Figure(
        value=pack.base.goal_share,
        unit="share",
        period=Period(pack.base.year),
        side="own",
        kind=Kind.statement,
        precision=Precision.at_least,
        source_ids=tuple(dict.fromkeys(part for (cell,) in found for part in cell.split(";"))),
        flow=Flow.export,
        reporter=pack.reporter,
        partner=pack.partner,
    )


def _distance(goal: Figure, current: Figure) -> Figure:
    """Goal minus today. Figures subtract alike things only; here the goal is a wish about the same measure."""
    return replace(goal - replace(current, flow=goal.flow, side=goal.side), precision=Precision.about)

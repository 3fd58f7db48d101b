"""What each command answers, as plain rows; the arithmetic and the tables are those of the pages."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from directive.cli.output import records
from directive.data.engine import Engine
from directive.data.pack import Pack
from directive.data.queries.claims import claims
from directive.data.queries.headline import headline_figures
from directive.data.queries.partners import partners_in_year, years
from directive.data.queries.reference import class_source, reference_class
from directive.data.queries.regions import benchmark, provinces, ties
from directive.model.errors import RangeError
from directive.model.figures import Figure
from directive.model.target import Base, Levers, Path, path, set_target

Row = dict[str, object]


@dataclass(frozen=True)
class Start:
    """Where a plan starts, whether the pack or the user said so, and from which figures."""

    base: Base
    given_by: str
    figures: tuple[Figure, ...] = ()

    @property
    def source_ids(self) -> list[str]:
        """Sources of the base, once each."""
        return list(dict.fromkeys(source for figure in self.figures for source in figure.source_ids))


def start_of(
    engine: Engine, pack: Pack, *, year: int | None, value_usd: float | None, total_usd: float | None
) -> Start:
    """The base of a plan: the user's (year, exports to the partner and in all, US dollars), else the pack's.

    Raises RangeError when only some of the three are given.
    """
    given = {"base_year": year, "base_value": value_usd, "base_total": total_usd}
    absent = [name for name, value in given.items() if value is None]
    if len(absent) == len(given):
        return _start_of_pack(engine, pack)
    if absent:
        raise RangeError(absent[0], "missing", "--base-year, --base-value and --base-total together, or none")
    return Start(Base(year, value_usd, total_usd), "options")


def _start_of_pack(engine: Engine, pack: Pack) -> Start:
    found = headline_figures(engine, pack=pack)
    total = next(part for part in found["goal_value"].parts if part.unit == "USD")
    return Start(pack.base.model(), "data pack", (found["exports_to_partner"], total))


def plan(start: Start, levers: Levers, **goal: float | None) -> Row:
    """A target from one of its four forms (`share`, `value_usd`, `growth`, `multiple`), with its yearly path.

    US dollars; shares and growth as fractions. Raises RangeError and InfeasibleError as the model.
    """
    target = set_target(start.base, levers, **goal)
    way = path(start.base, levers, target)
    return {
        "base_year": start.base.year,
        "base_value_usd": start.base.partner_value_usd,
        "base_total_usd": start.base.total_value_usd,
        "base_from": start.given_by,
        "base_figures": [_short(figure) for figure in start.figures],
        "base_sources": start.source_ids,
        "target_year": levers.target_year,
        "target_share": target.share,
        "target_value_usd": target.value_usd,
        "required_growth": target.growth,
        "multiple": target.multiple,
        "other_growth": levers.other_growth,
        "diversion": levers.diversion,
        "shape": str(levers.shape),
        "kind": "scenario",
        "path": _path_rows(way),
    }


def _short(figure: Figure) -> Row:
    keep = ("value", "unit", "period", "kind", "precision", "low", "high", "source_ids")
    return {name: figure.to_dict()[name] for name in keep}


def _path_rows(way: Path) -> list[Row]:
    columns = {
        "year": way.years,
        "value_usd": way.value_usd,
        "other_value_usd": way.other_value_usd,
        "total_usd": way.total_usd,
        "share": way.share,
    }
    listed = {name: column.tolist() for name, column in columns.items()}
    return [dict(zip(listed, values, strict=True)) for values in zip(*listed.values(), strict=True)]


def reference(engine: Engine, **limits: float | int | None) -> Row:
    """What became of comparable starts; `limits` as `reference_class` takes them. Raises RangeError."""
    found = asdict(reference_class(engine, **limits))
    return found | {"growth_asked": limits["growth"], "kind": "derived", "source_ids": [class_source(engine)]}


def partners(engine: Engine, *, year: int | None, flow: str, top: int, groups: bool) -> list[Row]:
    """The largest partners of one year (default: the last of the own table). Raises RangeError."""
    if top < 1:
        raise RangeError("top", top, "1 or more")
    year = years(engine)[-1] if year is None else year
    rows = partners_in_year(engine, year=year, flow=flow, groups=groups).head(top)
    named = rows.assign(partner=rows["label_en"], year=year, flow=flow)
    columns = ["partner", "partner_key", "role", "year", "flow", "value_usd", "share", "rank", "kind"]
    return records(named[[*columns, "source_id"]])


def figures(engine: Engine, pack: Pack) -> list[Row]:
    """The headline figures of the Overview, each with kind, band, parts and sources."""
    return [
        {"figure": name} | figure.to_dict() for name, figure in headline_figures(engine, pack=pack).items()
    ]


def regions(engine: Engine, pack: Pack) -> list[Row]:
    """The partner's regions as on the map: size, share of imports, benchmark at today's exports, recorded ties."""
    today = pack.base.partner_value_usd.value
    sized = benchmark(engine, total_value_usd=today)[["iso", "benchmark_share", "benchmark_value_usd"]]
    recorded = ties(engine).drop(columns=["import_share", "in_benchmark", "kind"])
    recorded = recorded.rename(columns={"source_ids": "ties_source_ids"})
    places = provinces(engine).merge(sized, on="iso", how="left").merge(recorded, on="iso", how="left")
    return records(places.rename(columns={"iso": "region"}))


def claims_rows(engine: Engine, pack: Pack, *, topic: str | None) -> list[Row]:
    """The claims of the release, each beside the latest published figure, with its verdict and reason."""
    return records(claims(engine, topic=topic, pack=pack))

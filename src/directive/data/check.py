"""Check a whole data pack: one line per contract, and the rules that span tables and files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from directive.data.contracts import contracts, read_table, require
from directive.data.corrections import holds, load_corrections
from directive.data.engine import Engine, pack_folder
from directive.data.errors import TableError
from directive.data.origins import changed_files
from directive.data.pack import load_pack
from directive.data.queries.sources import feeds, sources
from directive.data.scenario.catalogue import load_catalogue

CONTRACT_RULE = "the contract holds"


@dataclass(frozen=True)
class CheckResult:
    """One line of a check: what was asked of which table (or file), and, where broken, what and where."""

    table: str
    rule: str
    ok: bool
    detail: str


def check_pack(path: Path | None = None) -> list[CheckResult]:
    """Check the data pack in a folder (default: the one in use): pack.yml, every contract, sources, raw files.

    Never raises for a broken pack: each broken table is one result that names table, rule and row. Raw files
    and corrections are checked where the pack has them (an installation may leave them out).
    """
    folder = path or pack_folder()
    results = [_result("pack.yml", "entries are complete", lambda: _described(folder))]
    results += [
        _result(name, CONTRACT_RULE, lambda name=name: _checked_table(folder, name)) for name in contracts()
    ]
    results.append(_result("sources", "every source named in a table is listed", lambda: _all_listed(folder)))
    return [*results, *_key_results(folder), *_raw_results(folder)]


def _result(table: str, rule: str, check: Callable[[], str]) -> CheckResult:
    try:
        return CheckResult(table, rule, True, check())
    except TableError as error:
        where = f"row {error.row}: " if error.row else ""
        return CheckResult(error.table, error.rule, False, where + error.detail)


def _described(folder: Path) -> str:
    pack = load_pack(folder)
    return f"{pack.reporter} to {pack.partner}, version {pack.version}"


def _checked_table(folder: Path, name: str) -> str:
    frame = require(read_table(folder / "tidy" / f"{name}.parquet", table=name), contracts()[name])
    return f"{len(frame)} rows"


def _all_listed(folder: Path) -> str:
    engine = Engine(folder / "tidy")
    named, listed = feeds(engine), set(sources(engine)["source_id"])
    unknown = named[~named["source_id"].isin(listed)]
    if len(unknown):
        first = unknown.iloc[0]
        detail = f"{first['source_id']} is named in {first['rows']} rows of {first['table']}"
        raise TableError("sources", "every source named in a table is listed", detail=detail)
    return f"{named['source_id'].nunique()} named, {len(listed)} listed"


def _key_results(folder: Path) -> Iterator[CheckResult]:
    if (folder / "keys.yml").is_file():
        yield _result("keys.yml", "entries are complete", lambda: _keys(folder))


def _keys(folder: Path) -> str:
    found = load_catalogue(Engine(folder / "tidy"))
    return f"{len(found.keys)} keys, {len(found.counts)} counts"


def _raw_results(folder: Path) -> Iterator[CheckResult]:
    for topic in sorted(f for f in (folder / "raw").glob("*/") if (f / "origin.yml").is_file()):
        yield _result(f"raw/{topic.name}", "files are as retrieved", lambda topic=topic: _unchanged(topic))
    if (folder / "raw").is_dir():
        yield _result("corrections.yml", "conditions still hold", lambda: _due(folder))


def _unchanged(topic: Path) -> str:
    changed = changed_files(topic)
    if changed:
        raise TableError(f"raw/{topic.name}", "files are as retrieved", detail=", ".join(changed))
    return "hashes match"


def _due(folder: Path) -> str:
    entries = load_corrections(folder)
    due = [entry.id for entry in entries if not holds(entry, folder=folder)]
    if due:
        raise TableError("corrections.yml", "conditions still hold", detail=", ".join(due))
    return f"{len(entries)} entries"

"""Rows of the report: fixed names, milliseconds, and the ratio to a named alternative of the same run."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

OUT = Path(__file__).parents[1] / "build" / "bench.json"


@dataclass(frozen=True)
class Row:
    """One measurement. `p50` and `p95` in `unit`; `against` names the alternative, `ratio` = alternative ÷ ours.

    A row that measures an alternative itself has `ours_p50`, what the app takes in the same run.
    """

    name: str
    p50: float
    p95: float
    n: int
    unit: str = "ms"
    budget: str = ""
    kilobytes: float | None = None
    against: str = ""
    against_p50: float | None = None
    note: str = ""
    ours_p50: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times ours the alternative takes."""
        theirs, ours = (self.p50, self.ours_p50) if self.ours_p50 else (self.against_p50, self.p50)
        return theirs / ours if theirs and ours else None


def quantiles(values: list[float]) -> tuple[float, float]:
    """Median and 95th percentile (the largest of few)."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2], ordered[max(0, round(0.95 * len(ordered)) - 1)]


def lines(rows: list[Row]) -> list[str]:
    """The report as a Markdown table."""
    shown = ["| row | p50 | p95 | n | sent | budget | against | ratio |", "|---|---|---|---|---|---|---|---|"]
    for row in rows:
        sent = "" if row.kilobytes is None else f"{row.kilobytes:.1f} kB"
        ratio = "" if row.ratio is None else f"{row.ratio:.1f}×"
        against = "" if row.against_p50 is None else f"{row.against} {row.against_p50:.0f}"
        if row.ours_p50:
            against = f"the board {row.ours_p50:.1f}"
        shown.append(f"| {row.name} | {row.p50:.1f} {row.unit} | {row.p95:.1f} | {row.n} | {sent} | {row.budget} "
                     f"| {against or row.note} | {ratio} |")  # fmt: skip
    return shown


def write(rows: list[Row], *, part: bool = False) -> None:
    """Write build/bench.json: a list of rows, each with its ratio. A part leaves the rows of earlier parts there."""
    OUT.parent.mkdir(exist_ok=True)
    found = {row.name: asdict(row) | {"ratio": row.ratio} for row in rows}
    if part and OUT.exists():
        found = {row["name"]: row for row in json.loads(OUT.read_text(encoding="utf-8"))} | found
    OUT.write_text(json.dumps(list(found.values()), indent=1), encoding="utf-8")

"""`make bench`: measure, print a table, write build/bench.json. `python -m benchmarks --only NAME` runs one group."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from benchmarks import board, clicks, load, pages, papers, queries, rival_rows, stage
from benchmarks.report import Row, lines, write

GROUPS: dict[str, Callable[[], Row | list[Row]]] = {
    "first_paint": pages.first_paint,
    "page_switch": pages.page_switch,
    "control_partners": pages.control_partners,
    "control_targets": pages.control_targets,
    "map_recolour": pages.map_recolour,
    "map_click": clicks.map_click,
    "board_drag": board.board_drag,
    "rivals": rival_rows.rivals,
    "cpu_per_commit": load.cpu_per_commit,
    "memory": load.memory,
    "queries": queries.all_rows,
    "papers": papers.papers,
    "stage": stage.stage,
}


def main() -> None:
    """Run the groups asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--only", choices=GROUPS, action="append")
    only = parser.parse_args().only
    rows: list[Row] = []
    for name in only or GROUPS:
        sys.stderr.write(f"{name} ...\n")
        found = GROUPS[name]()
        rows += found if isinstance(found, list) else [found]
    sys.stdout.write("\n".join(lines(rows)) + "\n")
    write(rows, part=bool(only))


if __name__ == "__main__":
    main()

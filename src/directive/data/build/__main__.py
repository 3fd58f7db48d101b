"""Build every tidy table of a data pack; the same raw files give the same bytes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from directive.data.build.writing import build_all
from directive.data.engine import pack_folder
from directive.data.errors import TableError


def main(argv: list[str] | None = None) -> int:
    """Command line: build the pack in a folder; 1 and one line on stderr when a table breaks its contract."""
    parser = argparse.ArgumentParser(prog="python -m directive.data.build", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=pack_folder(), help="the data pack")
    parser.add_argument("--out", type=Path, help="where the tables go (default: tidy/ in the pack)")
    asked = parser.parse_args(argv)
    try:
        remarks = build_all(asked.folder, out=asked.out or asked.folder / "tidy")
    except TableError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for remark in remarks:
        sys.stderr.write(f"note: {remark}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

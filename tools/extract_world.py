"""Cut from the full world table what the pack needs: pairs for the reference class, and the partner's shares.

    python tools/extract_world.py WORLD.parquet

WORLD.parquet has the columns reporter, partner, year, value_usd (exports FOB, US dollars). Floors and names are
read from `data/layout_partners.yml`; both files and their origin.yml go to `data/raw/imf_dots_world/`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import pandas as pd
import yaml

from directive.data.build.writing import write_table
from directive.data.engine import pack_folder, sha256_of

TOPIC = "imf_dots_world"
PAIRS = """
WITH cells AS (
    SELECT CAST(w.reporter AS VARCHAR) AS reporter, CAST(w.partner AS VARCHAR) AS partner,
           CAST(w.year AS INTEGER) AS year, w.value_usd, t.value_usd AS reporter_total_usd
    FROM read_parquet($world) AS w
    JOIN read_parquet($world) AS t ON t.reporter = w.reporter AND t.year = w.year AND t.partner = $total
    WHERE w.year >= $first_year AND NOT list_contains($not_countries, w.reporter)
      AND NOT list_contains($not_countries, w.partner)
), kept AS (
    SELECT DISTINCT reporter, partner FROM cells
    WHERE value_usd >= $min_value_usd AND value_usd / reporter_total_usd >= $min_share
)
SELECT cells.* FROM cells JOIN kept USING (reporter, partner) ORDER BY reporter, partner, year
"""
FOCUS = """
SELECT CAST(t.reporter AS VARCHAR) AS reporter, CAST(t.year AS INTEGER) AS year, w.value_usd AS partner_value_usd,
       t.value_usd AS reporter_total_usd
FROM read_parquet($world) AS t
LEFT JOIN read_parquet($world) AS w ON w.reporter = t.reporter AND w.year = t.year AND w.partner = $partner
WHERE t.partner = $total AND NOT list_contains($not_countries, t.reporter)
ORDER BY t.reporter, t.year
"""


class _Plain(yaml.SafeDumper):
    """Writes every entry out in full: anchors and aliases are hard to read."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def extract(world: Path, *, folder: Path) -> None:
    """Write pairs.parquet, focus_shares.parquet and origin.yml; same input, same bytes."""
    layout = yaml.safe_load((folder / "layout_partners.yml").read_text(encoding="utf-8"))["world"]
    out = folder / "raw" / TOPIC
    pairs = _ask(PAIRS, world, layout, ["total", "first_year", "not_countries", "min_value_usd", "min_share"])
    focus = _ask(FOCUS, world, layout, ["total", "partner", "not_countries"])
    write_table(pairs, out / "pairs.parquet")
    write_table(focus, out / "focus_shares.parquet")
    origin = {"files": _entries(world, out, layout=layout, pairs=pairs, focus=focus)}
    text = yaml.dump(origin, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=110)
    (out / "origin.yml").write_text(text, encoding="utf-8")


def _ask(sql: str, world: Path, layout: dict, names: list[str]) -> pd.DataFrame:
    return duckdb.execute(sql, {"world": str(world), **{name: layout[name] for name in names}}).df()


def _entries(world: Path, out: Path, *, layout: dict, pairs: pd.DataFrame, focus: pd.DataFrame) -> list[dict]:
    shared = {
        "producer": "International Monetary Fund, Direction of Trade Statistics; cut to size by Directive Explorer",
        "published": "data to 2020; public repository, commit a0b40af of 2022-05-09",
        "retrieved": pd.Timestamp("2026-11-23").date(),
        "address": "https://github.com/SamLeBlanc/Direction-of-Trade-Map",
        "licence": "repository: MIT (covers its code); IMF data terms apply to the figures",
    }
    cut_from = {"file": world.name, "sha256": sha256_of(world)}
    return [
        {
            "file": "pairs.parquet",
            "title": "Exports of country pairs that can belong to a reference class, FOB, US dollars",
            **shared,
            "sha256": sha256_of(out / "pairs.parquet"),
            "note": (
                "every year of every pair of countries that in at least one year since first_year had at least "
                "min_share of the exporter's total and at least min_value_usd; groups and residual lines out"
            ),
            "cut_from": cut_from,
            "first_year": layout["first_year"],
            "last_year": int(pairs["year"].max()),
            "min_share": layout["min_share"],
            "min_value_usd": layout["min_value_usd"],
            "rows": len(pairs),
        },
        {
            "file": "focus_shares.parquet",
            "title": "Exports of every country to the pack's partner, and its total exports, FOB, US dollars",
            **shared,
            "sha256": sha256_of(out / "focus_shares.parquet"),
            "note": f"partner: {layout['partner']}; a missing partner value is a hole in the source, not zero",
            "cut_from": cut_from,
            "first_year": int(focus["year"].min()),
            "last_year": int(focus["year"].max()),
            "rows": len(focus),
        },
    ]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    extract(Path(sys.argv[1]), folder=pack_folder())

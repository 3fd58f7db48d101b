"""The reporter's own annual report on one partner, year by year, as the claims and headline figures need it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from directive.data.engine import Engine
from directive.data.errors import TableError

_SQL = """
WITH cells AS (
    SELECT year, flow, partner_key, row_role, value_usd, source_id FROM trade
    WHERE annual_table AND reporter_key = $reporter
    UNION ALL
    SELECT year, 'turnover', partner_key, any_value(row_role), sum(value_usd), any_value(source_id) FROM trade
    WHERE annual_table AND reporter_key = $reporter
    GROUP BY year, partner_key
), ranked AS (
    SELECT *, rank() OVER (PARTITION BY year, flow ORDER BY value_usd DESC) AS rank
    FROM cells WHERE row_role IN ('country', 'group') AND (row_role = 'country' OR partner_key = $partner)
)
SELECT r.year, r.flow, r.value_usd, w.value_usd AS world_usd, r.value_usd / w.value_usd AS share, r.rank, r.source_id
FROM ranked r JOIN cells w ON w.year = r.year AND w.flow = r.flow AND w.row_role = 'world'
WHERE r.partner_key = $partner ORDER BY r.flow, r.year
"""


@dataclass(frozen=True)
class Cell:
    """One year and flow: value and all-partner total in USD, share 0-1, rank among countries, its source."""

    year: int
    flow: str
    value_usd: float
    world_usd: float
    share: float
    rank: int
    source_id: str


@dataclass(frozen=True)
class OwnReport:
    """The annual lines export, import and turnover of one partner, as far as the partner table goes."""

    cells: dict[tuple[str, int], Cell]

    @property
    def last_year(self) -> int:
        """Last year with a partner table."""
        return max(year for _, year in self.cells)

    def at(self, flow: str, year: int | None = None) -> Cell:
        """The cell of a flow and year (default: the last). Raises KeyError for a year without one."""
        return self.cells[flow, year or self.last_year]

    def line(self, flow: str) -> pd.DataFrame:
        """All years of a flow: year, flow, value_usd, world_usd, share, rank, source_id."""
        return pd.DataFrame([vars(cell) for (name, _), cell in self.cells.items() if name == flow])


def own_report(engine: Engine, *, reporter: str, partner: str) -> OwnReport:
    """Read the own annual report on one partner (whole years of the one annual source, nothing after it).

    Raises TableError when the report has no line for the partner.
    """
    lines = engine.rows(_SQL, {"reporter": reporter, "partner": partner})
    if not lines:
        raise TableError("trade", "the own annual report has the partner", detail=f"{reporter} and {partner}")
    return OwnReport({(line[1], line[0]): Cell(*line) for line in lines})

"""The outside view: windows of comparable exporter-partner pairs, and peers' shares of the same partner."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from directive.data.contracts_world import FIRST_YEAR, MIN_SHARE, MIN_VALUE_USD
from directive.data.engine import Engine
from directive.model.errors import RangeError
from directive.model.reference import ReferenceResult, summarise

# Definitions, "Reference class": a pair missing at the end has null there and counts as zero in the model.
# Sizes come from the table itself: an importer's place by what all pairs of the table sell to it in the start year, an
# exporter's size as its part of the exports of all exporters in the table that year.
_SIZES = """
WITH importers AS (
    SELECT partner_key, year, rank() OVER (PARTITION BY year ORDER BY sum(value_usd) DESC) AS place
    FROM reference_pairs GROUP BY partner_key, year
), exporters AS (
    SELECT exporter_key, year, total_usd / sum(total_usd) OVER (PARTITION BY year) AS size
    FROM (SELECT exporter_key, year, max(exporter_total_usd) AS total_usd FROM reference_pairs GROUP BY ALL)
)
"""
_WINDOWS = (
    _SIZES  # noqa: S608 - both halves are constants, values go in as parameters
    + """
, starts AS (
    SELECT pair_id, exporter_key, partner_key, year, value_usd, value_usd / exporter_total_usd AS share
    FROM reference_pairs AS r
    WHERE year >= $first_year AND year + $years <= (SELECT max(year) FROM reference_pairs)
      AND value_usd >= $min_value_usd
      AND ($largest_importers IS NULL OR EXISTS (
          FROM importers AS i
          WHERE i.partner_key = r.partner_key AND i.year = r.year AND i.place <= $largest_importers))
      AND ($size_from IS NULL OR EXISTS (
          FROM exporters AS x
          WHERE x.exporter_key = r.exporter_key AND x.year = r.year AND x.size BETWEEN $size_from AND $size_to))
), windows AS (
    SELECT s.pair_id, s.exporter_key, s.partner_key, s.year AS start_year, s.value_usd AS start_value_usd,
           s.share AS start_share, e.value_usd AS end_value_usd, e.value_usd / e.exporter_total_usd AS end_share
    FROM starts AS s
    LEFT JOIN reference_pairs AS e ON e.pair_id = s.pair_id AND e.year = s.year + $years
    WHERE s.share >= $share_from AND s.share < $share_to
)
"""
)

_EACH = "SELECT pair_id, start_value_usd, end_value_usd, end_share FROM windows"
_EXAMPLES = """
SELECT w.exporter_key, x.label_en AS exporter_en, x.label_ru AS exporter_ru, x.label_zh AS exporter_zh,
       w.partner_key, p.label_en AS partner_en, p.label_ru AS partner_ru, p.label_zh AS partner_zh,
       start_year, start_year + $years AS end_year, start_value_usd, end_value_usd, start_share, end_share,
       power(end_value_usd / start_value_usd, 1.0 / $years) - 1 AS growth, 'derived' AS kind,
       (SELECT any_value(source_id) FROM reference_pairs) AS source_id
FROM windows AS w
JOIN partner_keys AS x ON x.key = w.exporter_key
JOIN partner_keys AS p ON p.key = w.partner_key
WHERE end_share >= $reach
ORDER BY w.exporter_key, w.partner_key, start_year
"""

_SIZE = (
    _SIZES
    + """
SELECT year, size FROM exporters WHERE exporter_key = $exporter_key ORDER BY year DESC LIMIT 1
"""
)

_PEERS = """
SELECT p.exporter_key, p.exporter, k.label_en, k.label_ru, k.label_zh, k.iso3, p.year, p.partner_value_usd,
       p.total_usd, p.share, p.kind, p.source_id
FROM peers AS p JOIN partner_keys AS k ON k.key = p.exporter_key
"""
_OF_YEAR = "WHERE p.year = $year ORDER BY p.share DESC NULLS LAST, p.exporter_key"
_PEER_LINES = """
WHERE list_contains($exporter_keys, p.exporter_key) AND p.share IS NOT NULL ORDER BY p.exporter_key, p.year
"""


def reference_class(
    engine: Engine,
    *,
    share_from: float,
    share_to: float,
    min_value_usd: float,
    years: int,
    reach: float,
    growth: float | None = None,
    largest_importers: int | None = None,
    exporter_size: tuple[float, float] | None = None,
) -> ReferenceResult:
    """What became of all starts with a share in [share_from, share_to) and at least that value, `years` on.

    Shares and growth per year as fractions, value in US dollars; the last two limits as in `class_windows`. Raises
    RangeError for a class the extract does not hold (share below 1 %, value below $10 million) or limits that make
    no sense.
    """
    if not 0 < reach <= 1:
        raise RangeError("reach", reach, "above 0, at most 1")
    rows = class_windows(
        engine, share_from=share_from, share_to=share_to, min_value_usd=min_value_usd, years=years,
        largest_importers=largest_importers, exporter_size=exporter_size,
    )  # fmt: skip
    return summarise_windows(rows, years=years, reach=reach, growth=growth)


def class_windows(
    engine: Engine,
    *,
    share_from: float,
    share_to: float,
    min_value_usd: float,
    years: int,
    largest_importers: int | None = None,
    exporter_size: tuple[float, float] | None = None,
) -> pd.DataFrame:
    """Every start of a class with its end `years` on, for callers that vary the goal over the same starts.

    `largest_importers` keeps starts to the n largest importers of the start year, `exporter_size` starts of exporters
    whose part of the exports of all exporters that year lies in these bounds (0-1, both included); both are measured
    in the table itself. Columns: pair_id, start_value_usd, end_value_usd, end_share (0-1); the end is null where
    missing. Raises RangeError as `reference_class`.
    """
    limits = _window(share_from, share_to, min_value_usd, years) | _sizes(largest_importers, exporter_size)
    return engine.frame(_WINDOWS + _EACH, limits)


def exporter_size(engine: Engine, *, exporter_key: str) -> float | None:
    """Part of a country in the exports of all exporters of the table, last year with a figure; None without one."""
    found = engine.rows(_SIZE, {"exporter_key": exporter_key})
    return float(found[0][1]) if found else None


def class_source(engine: Engine) -> str:
    """Source id of the table the windows are cut from."""
    return engine.rows("SELECT any_value(source_id) FROM reference_pairs")[0][0]


def summarise_windows(
    rows: pd.DataFrame, *, years: int, reach: float, growth: float | None = None
) -> ReferenceResult:
    """Summarise the rows of `class_windows`; `reach` 0-1, `growth` per year."""
    return summarise(
        rows["pair_id"].to_numpy(),
        rows["start_value_usd"].to_numpy(),
        rows["end_value_usd"].to_numpy(dtype=float, na_value=float("nan")),
        rows["end_share"].to_numpy(dtype=float, na_value=float("nan")),
        years=years,
        reach=reach,
        growth=growth,
    )


def reference_examples(
    engine: Engine,
    *,
    share_from: float,
    share_to: float,
    min_value_usd: float,
    years: int,
    reach: float,
    largest_importers: int | None = None,
    exporter_size: tuple[float, float] | None = None,
) -> pd.DataFrame:
    """The windows of a class that reached the share; those of one pair overlap. Limits as in `class_windows`.

    Columns: exporter_key, exporter_en/_ru/_zh, partner_key, partner_en/_ru/_zh, start_year, end_year,
    start_value_usd, end_value_usd, start_share, end_share (0-1), growth (per year), kind, source_id.
    """
    limits = _window(share_from, share_to, min_value_usd, years) | _sizes(largest_importers, exporter_size)
    return engine.frame(_WINDOWS + _EXAMPLES, limits | {"reach": reach})


def peers(engine: Engine, *, year: int) -> pd.DataFrame:
    """The partner's share in the exports of every country that year, largest first, holes last.

    Columns: exporter_key, exporter, label_en/_ru/_zh, iso3, year, partner_value_usd, total_usd, share (0-1),
    kind, source_id.
    """
    return engine.frame(_PEERS + _OF_YEAR, {"year": year})


def peer_series(engine: Engine, *, exporter_keys: Sequence[str]) -> pd.DataFrame:
    """The partner's share in the exports of some countries, by year; columns as `peers`; holes stay holes."""
    return engine.frame(_PEERS + _PEER_LINES, {"exporter_keys": list(exporter_keys)})


def _window(share_from: float, share_to: float, min_value_usd: float, years: int) -> dict[str, float]:
    if share_from < MIN_SHARE:
        raise RangeError(
            "share_from", share_from, f"{MIN_SHARE} or more: the extract holds no smaller starts"
        )
    if not share_from < share_to <= 1:
        raise RangeError("share_to", share_to, f"above {share_from}, at most 1")
    if min_value_usd < MIN_VALUE_USD:
        raise RangeError(
            "min_value_usd", min_value_usd, f"{MIN_VALUE_USD:.0f} or more: the extract starts there"
        )
    if not 1 <= years <= 30:
        raise RangeError("years", years, "1 to 30")
    limits = {"share_from": share_from, "share_to": share_to, "min_value_usd": min_value_usd}
    return limits | {"years": years, "first_year": FIRST_YEAR}


def _sizes(
    largest_importers: int | None, exporter_size: tuple[float, float] | None
) -> dict[str, float | None]:
    if largest_importers is not None and largest_importers < 1:
        raise RangeError("largest_importers", largest_importers, "1 or more")
    low, high = exporter_size or (None, None)
    if low is not None and not 0 <= low < high:
        raise RangeError("exporter_size", exporter_size, "from 0, rising")
    return {"largest_importers": largest_importers, "size_from": low, "size_to": high}

"""Queries in process, against pandas on the same files."""

from __future__ import annotations

import time
from collections.abc import Callable

import pandas as pd

from benchmarks.report import Row, quantiles
from directive.data.engine import default_engine
from directive.data.queries import partners, reference
from directive.model.terms import Flow


def all_rows() -> list[Row]:
    """Partners in a year, the series of three, the check class of the reference."""
    engine = default_engine()
    chosen = {"share_from": 0.03, "share_to": 0.06, "min_value_usd": 5e8, "years": 5, "reach": 0.10}
    return [
        _row(
            "query_partners_in_year",
            lambda: partners.partners_in_year(engine, year=2019, flow=Flow.export),
            _year,
        ),
        _row(
            "query_series",
            lambda: partners.series(engine, partner_keys=("CHN", "RUS"), flow=Flow.export),
            _series,
        ),
        _row("query_reference", lambda: reference.reference_class(engine, **chosen), _reference),
    ]


def _row(name: str, ours: Callable[[], object], pandas: Callable[[], object]) -> Row:
    (p50, p95), (other, _) = _times(ours), _times(pandas)
    return Row(name, p50, p95, 20, budget="≤ 30 (p95)", against="pandas", against_p50=other)


def _times(call: Callable[[], object]) -> tuple[float, float]:
    call()
    found = []
    for _ in range(20):
        start = time.perf_counter()
        call()
        found.append((time.perf_counter() - start) * 1000)
    return quantiles(found)


def _tidy(name: str) -> pd.DataFrame:
    return pd.read_parquet(default_engine().path / f"{name}.parquet")


def _year() -> pd.DataFrame:
    trade = _tidy("trade")
    rows = trade[
        (trade["year"] == 2019) & (trade["flow"] == "export") & (trade["source_id"] == "imf_dots_repo")
    ]
    return rows.sort_values("value_usd", ascending=False)


def _series() -> pd.DataFrame:
    trade = _tidy("trade")
    return trade[trade["partner_key"].isin(["CHN", "RUS"]) & (trade["source_id"] == "imf_dots_repo")]


def _reference() -> int:
    pairs = _tidy("reference_pairs")
    pairs["share"] = pairs["value_usd"] / pairs["exporter_total_usd"]
    starts = pairs[(pairs["share"] >= 0.03) & (pairs["share"] < 0.06) & (pairs["value_usd"] >= 5e8)]
    ends = pairs[["pair_id", "year", "share"]].assign(year=lambda rows: rows["year"] - 5)
    return int(
        (
            starts.merge(ends, on=["pair_id", "year"], how="left", suffixes=("", "_end"))["share_end"] >= 0.1
        ).sum()
    )

"""What may be added, what may be divided, and what the result says about where it comes from."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from directive.model.errors import (
    DirectiveError,
    FlowMismatch,
    KindMismatch,
    PeriodMismatch,
    RangeError,
    SideMismatch,
    UnitMismatch,
    ValuationMismatch,
)
from directive.model.figures import (
    Figure,
    Flow,
    Kind,
    Period,
    Precision,
    Valuation,
    balance,
    total,
    turnover,
)

STATEMENT = Figure(
    value=1.7e9,
    unit="USD",
    period=Period(2025),
    side="own",
    kind=Kind.statement,
    precision=Precision.about,
    source_ids=("S21",),
    flow=Flow.export,
    valuation=Valuation.FOB,
    reporter="BLR",
    partner="CHN",
)
TOTAL = replace(
    STATEMENT,
    value=42e9,
    low=40.5e9,
    high=42.5e9,
    kind=Kind.derived,
    source_ids=("S22", "S21"),
    partner="W00",
)
REPORTED = replace(STATEMENT, value=700e6, kind=Kind.reported, precision=Precision.exact, source_ids=("D",))
PARTNER = replace(
    STATEMENT, value=2.6e12, side="partner", kind=Kind.reported, source_ids=("CN",), flow=Flow.import_,
    valuation=Valuation.CIF, reporter="CHN", partner="W00",
)  # fmt: skip
TONNES = replace(REPORTED, value=2e6, unit="t", valuation=Valuation.NONE, source_ids=("Q",))


def test_a_share_says_what_it_is_made_of() -> None:
    share = STATEMENT / TOTAL
    assert share.value == pytest.approx(0.040476, abs=1e-6)
    assert (share.low, share.high) == (pytest.approx(0.04), pytest.approx(0.041975, abs=1e-6))
    assert (share.unit, share.kind, share.precision) == ("share", Kind.derived, Precision.about)
    assert share.source_ids == ("S21", "S22")
    assert share.parts == (STATEMENT, TOTAL)
    assert (share.side, share.reporter, share.partner, share.flow) == ("own", "BLR", "CHN", Flow.export)


def test_own_statement_over_partners_total_is_allowed_and_says_so() -> None:
    share = STATEMENT / PARTNER
    assert share.value == pytest.approx(0.000654, abs=1e-6)
    assert (share.side, share.flow, share.valuation) == ("mixed", None, Valuation.NONE)
    assert [part.kind for part in share.parts] == [Kind.statement, Kind.reported]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"unit": "t"}, UnitMismatch),
        ({"side": "partner"}, SideMismatch),
        ({"flow": Flow.import_}, FlowMismatch),
        ({"valuation": Valuation.CIF}, ValuationMismatch),
        ({"period": Period(2025, 1, 8)}, PeriodMismatch),
    ],
)
@pytest.mark.parametrize("operation", ["__add__", "__sub__"])
def test_sums_and_differences_refuse_what_does_not_fit(change: dict, error: type, operation: str) -> None:
    assert getattr(REPORTED, operation)(REPORTED).unit == "USD"
    with pytest.raises(error) as refusal:
        getattr(REPORTED, operation)(replace(REPORTED, **change))
    assert isinstance(refusal.value, DirectiveError)
    assert refusal.value.field in str(refusal.value)


def test_two_years_make_a_difference_but_not_a_sum() -> None:
    earlier = replace(REPORTED, value=500e6, period=Period(2024))
    assert (REPORTED - earlier).value == 200e6
    assert (REPORTED - earlier).period == Period(2025)
    with pytest.raises(PeriodMismatch):
        REPORTED + earlier


def test_a_part_year_is_no_share_of_a_year() -> None:
    part = replace(REPORTED, period=Period(2025, 1, 8))
    assert (part / replace(part, period=Period(2024, 1, 8))).value == 1
    with pytest.raises(PeriodMismatch):
        part / REPORTED


def test_an_unstated_side_joins_no_sum() -> None:
    unstated = replace(REPORTED, side="unstated")
    with pytest.raises(SideMismatch):
        unstated + unstated
    with pytest.raises(SideMismatch):
        unstated - REPORTED


def test_a_mirror_figure_is_never_own() -> None:
    assert replace(REPORTED, side="partner", kind=Kind.mirror).kind is Kind.mirror
    with pytest.raises(KindMismatch):
        replace(REPORTED, kind=Kind.mirror)


def test_missing_stays_missing_with_its_reason() -> None:
    missing = replace(REPORTED, value=None, reason="confidential")
    for result in (
        missing + REPORTED,
        REPORTED - missing,
        missing / REPORTED,
        2 * missing,
        total([REPORTED, missing]),
    ):
        assert result.is_missing
        assert result.reason == "confidential"
    assert replace(REPORTED, value=None).reason == "not published"


def test_division_by_zero_is_missing_with_a_reason() -> None:
    result = REPORTED / replace(REPORTED, value=0.0)
    assert (result.value, result.reason) == (None, "division by zero")
    with pytest.raises(RangeError):
        REPORTED / 0


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_figure_is_a_number_or_missing(value: float) -> None:
    with pytest.raises(RangeError, match="finite"):
        replace(REPORTED, value=value)


def test_price_times_quantity_is_dollars_of_the_quantitys_year() -> None:
    price = REPORTED / TONNES
    assert (price.value, price.unit) == (350.0, "USD/t")
    plan = replace(TONNES, value=3e6, period=Period(2030), kind=Kind.scenario)
    for result in (price * plan, plan * price):
        assert (result.value, result.unit, result.period) == (1.05e9, "USD", Period(2030))
        assert result.kind is Kind.scenario
    assert (REPORTED / price).unit == "t"
    with pytest.raises(UnitMismatch):
        REPORTED * REPORTED
    with pytest.raises(UnitMismatch):
        price * replace(TONNES, unit="kg")


def test_scaling_keeps_the_unit_and_the_precision_but_not_the_kind() -> None:
    tenth = TOTAL * 0.1
    assert (tenth.value, tenth.low, tenth.high) == pytest.approx((4.2e9, 4.05e9, 4.25e9))
    assert (tenth.unit, tenth.kind, tenth.precision) == ("USD", Kind.derived, Precision.about)
    assert (REPORTED / 2).precision is Precision.exact
    assert (-1 * TOTAL).low == -42.5e9


def test_others_are_not_the_partner() -> None:
    others = TOTAL - STATEMENT
    assert (others.value, others.low, others.high) == (40.3e9, 38.8e9, 40.8e9)
    assert (others.reporter, others.partner) == ("BLR", "")


def test_a_band_across_zero_gives_no_band_of_a_quotient() -> None:
    wide = replace(TOTAL, low=-1.0, high=1e11)
    assert ((STATEMENT / wide).low, (STATEMENT / wide).high) == (None, None)


def test_turnover_and_balance_join_the_two_flows() -> None:
    imports = replace(REPORTED, value=300e6, flow=Flow.import_, valuation=Valuation.CIF)
    both = turnover(REPORTED, imports)
    assert (both.value, both.flow, both.valuation) == (1e9, Flow.turnover, Valuation.NONE)
    assert (balance(REPORTED, imports).value, balance(REPORTED, imports).flow) == (400e6, Flow.balance)
    with pytest.raises(FlowMismatch):
        turnover(imports, REPORTED)
    with pytest.raises(SideMismatch):
        balance(REPORTED, replace(imports, side="partner"))


def test_total_lists_its_parts_once() -> None:
    summed = total([REPORTED, replace(REPORTED, partner="RUS"), REPORTED])
    assert (summed.value, len(summed.parts), summed.source_ids) == (2.1e9, 3, ("D",))
    with pytest.raises(RangeError):
        total([])


def test_to_dict_is_json() -> None:
    told = json.loads(json.dumps((STATEMENT / TOTAL).to_dict()))
    assert (told["unit"], told["period"], told["kind"]) == ("share", "2025", "derived")
    assert told["parts"][0]["precision"] == "about"


def test_months_run_forward() -> None:
    with pytest.raises(RangeError):
        Period(2025, 8, 1)
    with pytest.raises(RangeError):
        replace(REPORTED, side="theirs")

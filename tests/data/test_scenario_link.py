"""A scenario as a link: small, the same when reopened, honest about what the pack no longer knows."""

import base64
import contextlib
import json
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directive.data.engine import default_engine
from directive.data.pack import default_pack
from directive.data.scenario import (
    CountGoal,
    PairShare,
    Scenario,
    ScenarioBase,
    ScenarioError,
    ScenarioGood,
    ScenarioRegions,
    TopLine,
    decode,
    encode,
    load_catalogue,
    read_scenario,
    to_plan,
    write_scenario,
)
from directive.data.scenario.document import GOOD_NUMBERS
from directive.data.scenario.link import PREFIX
from directive.data.scenario.solving import solve, with_solution
from directive.model.errors import RangeError
from directive.model.plan import Part, Split
from directive.model.target import Shape

CATALOGUE = load_catalogue(default_engine())
GOODS, OWN = list(CATALOGUE.goods), ["linen_fabric", "own_good"]
words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
texts = words | st.sampled_from(
    ["1.7e9", "no", "null", "0404", "12:30", "'", "# x", " x", "Калий", "钾", "- a: b"]
)
amounts = st.floats(0, 1e15)
shares = st.floats(0, 1)
parts_of = {"organisations": [*list(CATALOGUE.organisations)[:8], "own-house"], "keys": list(CATALOGUE.keys)}


def uniquely(ids):
    return st.lists(st.sampled_from(ids), unique=True, max_size=5)


@st.composite
def good(draw, name):
    own = {"name": draw(texts), "hs_code": "5309", "unit": "t"} if name in OWN else {}
    numbers = {field: draw(shares) for field in draw(uniquely(list(GOOD_NUMBERS)))}
    quantity = draw(st.none() | amounts)
    rest = {"valuation": draw(st.sampled_from([None, "CIF", "FOB"])), "note": draw(st.none() | texts)}
    return ScenarioGood(
        id=name, **own, **(numbers | {"target_quantity": quantity}), **rest, locked=draw(st.booleans())
    )


@st.composite
def splits(draw, kind, goods):
    found = []
    for name in draw(uniquely(goods)):
        ids = draw(st.lists(st.sampled_from(parts_of[kind]), unique=True, min_size=1, max_size=4))
        found.append(Split(name, tuple(Part(part, draw(shares), draw(st.booleans())) for part in ids)))
    return tuple(found)


def count_goals(name):
    own = {"baseline": amounts, "baseline_year": st.none() | st.integers(1990, 2025)}
    return st.builds(CountGoal, id=st.just(name), target=st.none() | amounts, **own) | st.builds(
        CountGoal, id=st.just(name), target=amounts
    )


@st.composite
def scenarios(draw):
    pairs = st.tuples(
        st.sampled_from(list(CATALOGUE.home_regions)), st.sampled_from(list(CATALOGUE.provinces))
    )
    by = draw(st.none() | st.sampled_from(["share", "value", "growth", "multiple"]))
    years = sorted(draw(st.lists(st.integers(2026, 2040), unique=True, max_size=3)))
    dollars = st.floats(1, 1e13)
    return Scenario(
        name=draw(st.just("") | texts),
        author=draw(st.just("") | texts),
        written_on=draw(st.just("") | st.dates().map(str) | texts.map(lambda text: text[:40])),
        note=draw(st.just("") | texts),
        data_version=draw(st.sampled_from(["", "2026.11", "2026.10"])),
        base=draw(st.none() | st.builds(ScenarioBase, year=st.integers(2000, 2030), partner_value_usd=dollars,
                                        total_value_usd=dollars)),
        top_line=TopLine(by=by, value=draw(st.floats(-1, 1e12)) if by else None,
                         target_year=draw(st.none() | st.integers(2026, 2055)),
                         other_growth=draw(st.floats(-0.5, 0.5)), diversion=draw(shares),
                         shape=str(draw(st.sampled_from(list(Shape)))),
                         milestones=tuple((year, draw(dollars)) for year in years)),
        cif_fob_factor=draw(st.none() | st.floats(1, 2)),
        goods=tuple([draw(good(name)) for name in [*draw(uniquely(GOODS)), *OWN]]),
        new_organisations=(("own-house", draw(texts)),),
        organisations=draw(splits("organisations", [*GOODS, *OWN])),
        keys=draw(splits("keys", [*GOODS, *OWN])),
        regions=ScenarioRegions(theta=draw(st.floats(0, 1.5)),
                                provinces=tuple(draw(uniquely(list(CATALOGUE.provinces)))),
                                home_regions=tuple(draw(uniquely(list(CATALOGUE.home_regions)))),
                                pairs=tuple(PairShare(home_region=a, province=b, share=draw(shares))
                                            for a, b in draw(st.lists(pairs, unique=True, max_size=4)))),
        counts=tuple(draw(count_goals(name)) for name in draw(uniquely(list(CATALOGUE.counts)))),
    )  # fmt: skip


@given(scenarios())
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_a_scenario_comes_back_the_same_from_a_link_and_from_a_file(scenario):
    decoded = decode(encode(scenario), catalogue=CATALOGUE)
    assert decoded.scenario == scenario
    assert decoded.unknown == ()
    assert read_scenario(write_scenario(scenario), name="x.yml") == scenario


@given(
    st.text(max_size=200)
    | st.binary(max_size=200).map(lambda raw: PREFIX + base64.urlsafe_b64encode(raw).decode())
)
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_garbage_is_refused_in_words(text):
    with pytest.raises(RangeError):
        decode(text, catalogue=CATALOGUE)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.sampled_from(["potash", "x"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("nvbtfgworkcplh"), inner, max_size=4),
    max_leaves=15,
)  # fmt: skip


@given(json_values)
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_any_json_in_a_link_is_a_scenario_or_a_refusal(value):
    packed = zlib.compress(json.dumps(value).encode())
    link = PREFIX + base64.urlsafe_b64encode(packed).decode().rstrip("=")
    with contextlib.suppress(ScenarioError):
        assert isinstance(decode(link, catalogue=CATALOGUE).scenario, Scenario)


@pytest.fixture(scope="module")
def example(root):
    text = (root / "docs" / "examples" / "ten_percent.yml").read_text(encoding="utf-8")
    return read_scenario(text, name="ten_percent.yml")


def test_the_full_example_fits_into_a_link_solved_or_not(example):
    prepared = to_plan(example, default_engine(), default_pack(), catalogue=CATALOGUE)
    solved = with_solution(prepared, solve(prepared))
    for scenario in (example, solved):
        assert len(encode(scenario)) <= 1500
        assert decode(encode(scenario), catalogue=CATALOGUE).scenario == scenario


def test_a_link_holds_only_what_an_address_may_hold(example):
    allowed = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert set(encode(example)) <= allowed


def test_a_link_of_the_first_format_keeps_opening():
    """Made once and kept: the format "1." may grow, never change."""
    kept = (
        "1.eNpVjbEOwyAMRP_lZhQBUTrwK1UHaK2AGiUVhlZRxL_XpFO92D6_8x1Y4WCg8JZutb0Mpm8F7kAQiaPP9DvrwSjs"
        "cFaPuinMHXltxXPskzgmfZbCAldypSbU85_KNKdtZbirHqabwiNxySnUImpPmLrn3smP5MatMvH53eeZJGJUCJ5pSS"
        "vBmdbaF_qTOW0"
    )
    made = decode(kept, catalogue=CATALOGUE).scenario
    assert made == FIRST


FIRST = Scenario(
    name="1",
    data_version="2026.11",
    top_line=TopLine(by="share", value=0.1, target_year=2030),
    goods=(ScenarioGood(id="potash", target_quantity=5e6, locked=True),),
    keys=(Split("potash", (Part("regions", 0.5, True), Part("distribution", 0.5))),),
    counts=(CountGoal(id="warehouses", target=3, baseline=1),),
)


def test_what_the_pack_does_not_know_is_left_out_and_named():
    scenario = Scenario(
        goods=(ScenarioGood(id="gold", target_quantity=1), ScenarioGood(id="potash", target_quantity=5e6)),
        organisations=(
            Split("potash", (Part("nobody", 0.5), Part("belaruskali", 0.5))),
            Split("whey", (Part("nobody", 1.0),)),
            Split("gold", (Part("belaruskali", 1.0),)),
        ),
        keys=(Split("potash", (Part("luck", 1.0),)),),
        regions=ScenarioRegions(
            provinces=("CN-GD", "XX-1"), pairs=(PairShare(home_region="YY-2", province="CN-GD", share=0.1),)
        ),
        counts=(CountGoal(id="stars", target=1),),
    )
    decoded = decode(encode(scenario), catalogue=CATALOGUE)
    assert set(decoded.unknown) == {
        "goods.gold", "organisations.potash.nobody", "organisations.whey.nobody", "organisations.gold",
        "keys.potash.luck", "regions.provinces.XX-1", "regions.pairs.YY-2|CN-GD", "counts.stars",
    }  # fmt: skip
    kept = decoded.scenario
    assert [good.id for good in kept.goods] == ["potash"]
    assert kept.organisations == (Split("potash", (Part("belaruskali", 0.5),)),)
    assert (kept.keys, kept.regions.pairs, kept.counts) == ((), (), ())
    to_plan(kept, default_engine(), default_pack(), catalogue=CATALOGUE)


def test_a_link_that_claims_to_be_huge_is_not_unpacked():
    bomb = PREFIX + base64.urlsafe_b64encode(zlib.compress(b" " * 5_000_000, 9)).decode()
    with pytest.raises(ScenarioError, match="link"):
        decode(bomb, catalogue=CATALOGUE)


@pytest.mark.parametrize("text", ["", "1.", "2.abc", "x" * 20_000, "1.eNqrrgUAAXUA-Q="[:-4]])
def test_a_cut_or_foreign_link_says_what_is_allowed(text):
    with pytest.raises(ScenarioError) as caught:
        decode(text, catalogue=CATALOGUE)
    assert caught.value.field == "scenario"
    assert "as it was copied" in caught.value.allowed

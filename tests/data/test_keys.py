"""Facts of the keys: all of them belong to a key, series only where the same words repeat over full years."""

from directive.data.engine import default_engine
from directive.data.queries.keys import key_counts, key_facts, key_names, key_series, organisations


def test_every_fact_belongs_to_a_named_key_and_none_is_lost():
    engine = default_engine()
    names, facts = key_names(engine), key_facts(engine)
    assert len(facts) == 55
    assert set(facts["key_id"]) == set(names["key_id"])
    assert sum(len(key_facts(engine, key_id=key)) for key in names["key_id"]) == 55


def test_blank_facts_have_no_value_and_stay_facts():
    facts = key_facts(default_engine())
    assert sorted(facts[facts["blank"]]["row_id"]) == ["C15", "C20", "C41"]
    assert facts[facts["blank"]]["value"].isna().all()
    assert (
        facts[~facts["blank"]]["row_id"].isin(["C52"]).any()
    )  # a signed document without a year is no blank


def test_series_hold_only_the_same_words_in_full_years():
    series = key_series(default_engine())
    found = {fact: rows["value"].tolist() for fact, rows in series.groupby("fact")}
    assert found == {
        "BELGEE output": [25000.0, 67800.0],
        "Companies with Chinese capital": [67.0, 230.0],
        "Great Stone residents": [68.0, 118.0],
    }
    assert series["month_to"].isna().all()


def test_counts_without_a_baseline_are_missing_not_zero():
    counts = key_counts(default_engine()).set_index("count_id")
    assert counts["value"].isna()["warehouses"]
    assert counts.loc["container_trains", "value"] == 1500
    assert counts.loc["container_trains", "precision"] == "more_than"
    assert not (counts["value"] == 0).any()


def test_organisations_come_in_the_order_asked_for():
    rows = organisations(default_engine(), ids=("O08", "O01", "nothing"))
    assert rows["row_id"].tolist() == ["O08", "O01"]

"""The plan as a document: a file people read, a link, and the model's plan with its annexes."""

from directive.data.scenario.annexes import Annexes, annexes, good_names, in_unit
from directive.data.scenario.catalogue import Catalogue, KnownCount, KnownGood, load_catalogue
from directive.data.scenario.document import (
    CountGoal,
    PairShare,
    Scenario,
    ScenarioBase,
    ScenarioGood,
    ScenarioRegions,
    TopLine,
)
from directive.data.scenario.errors import Problem, ScenarioError
from directive.data.scenario.link import decode, encode
from directive.data.scenario.plan import Prepared, to_plan
from directive.data.scenario.plan_goods import Assumption
from directive.data.scenario.reading import read_scenario, schema, write_scenario
from directive.data.scenario.seeds import even_split
from directive.data.scenario.unknown import Decoded, unknown_ids, without_unknown

__all__ = [
    "Annexes", "Assumption", "Catalogue", "CountGoal", "Decoded", "KnownCount", "KnownGood", "PairShare",
    "Prepared", "Problem", "Scenario", "ScenarioBase", "ScenarioError", "ScenarioGood", "ScenarioRegions",
    "TopLine", "annexes", "decode", "encode", "even_split", "good_names", "in_unit", "load_catalogue", "read_scenario",
    "schema", "to_plan", "unknown_ids", "without_unknown", "write_scenario",
]  # fmt: skip

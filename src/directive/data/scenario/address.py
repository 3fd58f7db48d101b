"""A scenario as the address of the page that shows it: its levers by name, the rest of it compressed."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from directive.data.pack import Pack
from directive.data.scenario.document import Scenario, TopLine
from directive.data.scenario.link import encode

PAGE, PLAN = "targets", "plan"
UNITS = {"share": 0.01, "value": 1e9, "growth": 0.01, "multiple": 1.0}
"""One unit of the address in the model's units, by form of the goal."""


def lever_values(scenario: Scenario, pack: Pack) -> dict[str, object]:
    """Address name -> value of the levers that a scenario sets, in the units of the address."""
    top = scenario.top_line
    form, goal = (top.by, top.value) if top.by else ("share", pack.base.goal_share)
    factor = pack.cif_fob_factor.value if scenario.cif_fob_factor is None else scenario.cif_fob_factor
    return {
        "by": form,
        form: round(goal / UNITS[form], 6),
        "year": pack.base.target_year if top.target_year is None else top.target_year,
        "h": round(top.other_growth * 100, 6),
        "d": round(top.diversion * 100, 6),
        "shape": top.shape,
        "cif": factor,
    }


def plan_text(scenario: Scenario) -> str:
    """What the address parameter holds of a scenario: everything but the levers; empty when that is nothing."""
    own = replace(
        scenario,
        top_line=TopLine(milestones=scenario.top_line.milestones),
        cif_fob_factor=None,
        base=None,
        data_version="",
    )
    return "" if own == Scenario() else encode(own)


def scenario_link(scenario: Scenario, pack: Pack, *, address: str, language: str) -> str:
    """The full address that opens a scenario in the app at `address`; empty where the app can't show it.

    The page starts from the pack's base; a scenario with another one is no state of it.
    """
    if not address or (scenario.base is not None and vars(scenario.base) != vars(pack.base.model())):
        return ""
    values = {name: _written(value) for name, value in lever_values(scenario, pack).items()}
    query = {
        "lang": language,
        **values,
        PLAN: plan_text(scenario),
        "dv": scenario.data_version or pack.version,
    }
    return f"{address.rstrip('/')}/{PAGE}?{urlencode({name: text for name, text in query.items() if text})}"


def _written(value: object) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)

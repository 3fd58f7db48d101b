"""The goods of the plan as the checks ask about them: the data's and the user's, with names and sources."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from directive.data.queries.goods import baselines, own_outputs
from directive.data.scenario import Prepared, Scenario
from directive.model.plan import Good
from directive.ui import cache
from directive.ui.page import Page
from directive.ui.plan import state
from directive.ui.plan.sections.names import names_of_goods


@dataclass(frozen=True)
class Planned:
    """A good of the plan; `name` ends with ★ where it rests on figures of the user.

    `imports_year` is that of the published imports of the partner (None: not published, or the user's own figure);
    `output` the user's own output, else that of the one organisation that publishes it, in the good's unit.
    """

    good: Good
    name: str
    imports_year: int | None
    output: float | None
    source_ids: tuple[str, ...]


def planned_goods(page: Page) -> tuple[Planned, ...]:
    """Every good of the plan; where the plan does not hold together those of the data. Raises TableError."""
    found = state.prepared(page)
    if not isinstance(found, Prepared):
        found = state.prepare(page, Scenario())
    names, facts = names_of_goods(page, found), cache.ask(baselines).set_index("good_id")
    published = cache.ask(own_outputs).drop_duplicates("good_id").set_index("good_id")["quantity"]
    return tuple(_planned(good, names[good.id], facts, published.get(good.id)) for good in found.plan.goods)


def _planned(good: Good, name: str, facts: pd.DataFrame, published: float | None) -> Planned:
    own_imports = "partner_imports" in good.user_filled
    year = facts["partner_imports_year"].get(good.id) if not own_imports else None
    output = published if good.own_output is None else good.own_output
    cells = facts["source_ids"].get(good.id, "")
    return Planned(
        good=good,
        name=name,
        imports_year=None if year is None or pd.isna(year) else int(year),
        output=None if output is None or pd.isna(output) else float(output),
        source_ids=tuple(part for part in cells.split(";") if part),
    )

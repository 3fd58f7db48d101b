"""The plan of a session: goods, organisations, keys, regions, counts and milestones in one address parameter.

The top line stays in its own parameters (`by`, `share`, …, `cif`); `scenario` joins both, `edit` parts them again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from directive.data.engine import Engine
from directive.data.errors import TableError
from directive.data.pack import Pack
from directive.data.scenario import (
    Catalogue,
    Decoded,
    Prepared,
    Scenario,
    ScenarioRegions,
    TopLine,
    decode,
    encode,
    load_catalogue,
    to_plan,
)
from directive.data.scenario.address import PLAN, UNITS, lever_values, plan_text
from directive.i18n import N_
from directive.model.errors import DirectiveError, RangeError
from directive.ui.page import Page
from directive.ui.state import PageState, Param, text
from directive.ui.text import plain

MILESTONES = "milestones"
Values = PageState | Mapping[str, Any]
"""Where values are read by their address names: a page's state, or one of its snapshots."""
NOTHING = Catalogue({}, {}, {}, {}, {}, {}, frozenset())


def plan_param() -> Param:
    """The address parameter that holds the plan; empty while nothing of it is edited."""
    return text(PLAN, _readable, allowed_text=N_("a whole link as it was copied"), instead=N_("no plan"),
                said=_edited)  # fmt: skip


def _edited(page: Page, written: str) -> tuple[str, str] | None:
    """What of the plan is the visitor's own; a paper can't print it all, its link holds it."""
    if not written:
        return None
    own = decoded(page).scenario
    parts = {
        N_("Goods"): own.goods,
        N_("Organisations"): own.organisations or own.new_organisations,
        N_("Four keys"): own.keys,
        N_("Regions"): own.regions != ScenarioRegions(),
        N_("Counts of the keys by year"): own.counts,
        N_("Own milestones"): own.top_line.milestones,
    }
    said = [page.t(name) for name, part in parts.items() if part]
    return (page.t("Plan with own figures"), page.t(", ").join(said) or page.t("yes"))


def scenario(page: Page, values: Values | None = None) -> Scenario:
    """The plan of the page with its levers as the top line; `values`: at another state than the page's.

    Raises TableError where the pack can't be used.
    """
    state = page.state if values is None else values
    kept = decoded(page, state[PLAN]).scenario
    form = state["by"]
    top = TopLine(
        by=form,
        value=round(state[form] * UNITS[form], 8),
        target_year=state["year"],
        other_growth=round(state["h"] / 100, 8),
        diversion=round(state["d"] / 100, 8),
        shape=state["shape"],
        milestones=own_milestones(state),
    )
    return replace(kept, top_line=top, cif_fob_factor=state["cif"])


def edit(page: Page, scenario: Scenario) -> None:
    """Callback: make `scenario` the plan of the page, its top line on the levers.

    Raises RangeError, and changes nothing, where the top line is outside the range of a lever.
    """
    values = lever_values(scenario, page.pack)
    for param in page.state.params:
        if param.name in values and not param.allowed(values[param.name]):
            raise RangeError(f"top_line.{param.name}", values[param.name], param.allowed_text)
    for name, value in values.items():
        page.state.set(name, value)
    page.state.set(PLAN, plan_text(scenario))
    page.state.touch()


def decoded(page: Page, written: str | None = None) -> Decoded:
    """The plan in the address, or another one, without what the pack does not know, and the paths of that."""
    written = page.state[PLAN] if written is None else written
    return _decoded(page.engine, page.pack.version, written) if written else Decoded(Scenario())


def own_milestones(state: Values) -> tuple[tuple[int, float], ...]:
    """The plan's milestones before the target year: (year, US dollars)."""
    if not state[PLAN]:
        return ()
    kept = decode(state[PLAN], catalogue=NOTHING).scenario.top_line.milestones
    return tuple(step for step in kept if step[0] < state["year"])


def prepared(page: Page) -> Prepared | DirectiveError:
    """The model's plan of the page, or what stands against it; shared by all sections of a run."""
    return prepare(page, scenario(page))


def prepare(page: Page, scenario: Scenario) -> Prepared | DirectiveError:
    """The model's plan of any scenario, or what stands against it; kept by its text and the data version."""
    return _prepared(page.engine, page.pack, scenario, encode(scenario), page.pack.version)


def catalogue(page: Page) -> Catalogue:
    """Everything a scenario may name. Raises TableError."""
    return _catalogue(page.engine, page.pack.version)


def say_unknown(page: Page) -> None:
    """Name what the plan in the address asks for and the data do not have (any more)."""
    lost = decoded(page).unknown
    if not lost:
        return
    names = ", ".join(lost[:6]) + ("…" if len(lost) > 6 else "")
    st.warning(
        page.t("The plan of this link names {names}, which the data do not have (any more); left out.",
               names=plain(names)),
        icon=":material/link_off:",
    )  # fmt: skip


def _readable(written: str) -> None:
    # The catalogue is not needed to see whether a text is a plan at all, and a broken table must not hide that.
    decode(written, catalogue=NOTHING)


@st.cache_resource(show_spinner=False, max_entries=8)
def _catalogue(_engine: Engine, version: str) -> Catalogue:
    return load_catalogue(_engine)


@st.cache_resource(show_spinner=False, max_entries=256)
def _decoded(_engine: Engine, version: str, written: str) -> Decoded:
    return decode(written, catalogue=_catalogue(_engine, version))


@st.cache_resource(show_spinner=False, max_entries=128)
def _prepared(
    _engine: Engine, _pack: Pack, _scenario: Scenario, written: str, version: str
) -> Prepared | DirectiveError:
    try:
        return to_plan(_scenario, _engine, _pack, catalogue=_catalogue(_engine, version))
    except TableError:
        raise  # the page says which table
    except DirectiveError as error:
        return error

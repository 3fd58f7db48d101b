"""The plan in plain words, with a way to the source of each number."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from directive.briefing.goal import Aim, Plan
from directive.briefing.goal_words import goal_sentences
from directive.briefing.mark_words import marks_sentence
from directive.briefing.target_words import short_percent
from directive.briefing.views import reference
from directive.data.errors import TableError
from directive.data.queries.reference import class_source
from directive.data.scenario import Prepared
from directive.model.errors import DirectiveError
from directive.model.plan import sum_plan
from directive.model.reference import ReferenceResult
from directive.ui import cache
from directive.ui.figures import show_figure_source
from directive.ui.page import Page
from directive.ui.plan.naming import show_name
from directive.ui.plan.sections.cells import AMBER
from directive.ui.plan.sections.cover import cover_sentence
from directive.ui.plan.sections.names import sources_of
from directive.ui.plan.state import PLAN, prepared
from directive.ui.sources import show_sources
from directive.ui.targets import comparable, top_line
from directive.ui.text import plain

KEY = "plan-sentence"


def show_sentence(page: Page, plan: Plan) -> None:
    """The sentence and its numbers; a chosen one shows its card."""
    with st.container(key="figure-sentence", gap="xsmall"):
        show_name(page)
        st.markdown(plain(in_words(page, plan)))
        _show_marks(page)
        _show_numbers(page, plan)


def in_words(page: Page, plan: Plan) -> str:
    """The whole plan in a few sentences: goal, growth, what became of comparable starts, what the goods cover."""
    parts = [*goal_sentences(page, Aim.of(plan)), _others(page, plan), _goods(page)]
    joint = "" if page.t.language == "zh" else " "
    return joint.join(part for part in parts if part)


def _show_marks(page: Page) -> None:
    """What of the plan is beyond a market, an output or its own path, on every section and on the page's papers."""
    found = prepared(page) if page.state[PLAN] else None
    marked = marks_sentence(page, found) if isinstance(found, Prepared) else ""
    if marked:
        page.says(marked)
        with st.container(key="figure-plan-marks"):
            st.markdown(f"{AMBER} {plain(marked)}")


def _others(page: Page, plan: Plan) -> str:
    found = _reference(page, plan)
    if found is None or not found.windows:
        return ""
    t = page.t
    return t(
        "{grew} of {windows} comparable starts grew at least that fast; {reached} of the {windows} reached {share} "
        "or more.",
        grew=t.number(found.grew), windows=t.number(found.windows), reached=t.number(found.reached),
        share=short_percent(t, plan.target.share),
    )  # fmt: skip


def _goods(page: Page) -> str:
    found = prepared(page) if page.state[PLAN] else None
    if not isinstance(found, Prepared):
        return ""
    said = cover_sentence(page, found)
    return said + ("。" if page.t.language == "zh" else "" if said.endswith(".") else ".")


def _reference(page: Page, plan: Plan) -> ReferenceResult | None:
    """The class chosen on the page; None where it can't be asked."""
    try:
        entries = comparable.classes(page)
        entry = next((entry for entry in entries if entry.id == page.state["cls"]), entries[0])
        return reference.outcome(page, Aim.of(plan), entry)
    except TableError:
        return None  # the section on comparable starts says what is wrong with the table
    except DirectiveError:
        return None  # limits that hold no start; that section says which


@st.fragment
def _show_numbers(page: Page, plan: Plan) -> None:
    """The numbers of the sentence in its order; choosing one runs this piece alone."""
    offered = _numbers(page, plan)
    chosen = st.pills(
        page.t("Where each number comes from"), list(offered), format_func=lambda name: offered[name][0],
        key=KEY,
    )  # fmt: skip
    if chosen in offered:
        offered[chosen][1]()


def _numbers(page: Page, plan: Plan) -> dict[str, tuple[str, Callable[[], None]]]:
    """Id -> the number as the sentence says it, and what shows its card."""
    t, cards = page.t, {card.key: card for card in top_line.cards(page, plan)}
    found = {
        name: (cards[name].text, partial(show_figure_source, page, cards[name]))
        for name in ("share", "required_growth", "target_value")
    }
    outcome = _reference(page, plan)
    if outcome is not None and outcome.windows:
        card = partial(_show_starts, page, outcome)
        for name, count in (("grew", outcome.grew), ("reached", outcome.reached)):
            said = t("{count} of {windows}", count=t.number(count), windows=t.number(outcome.windows))
            found[name] = (said, card)
    prepared_ = prepared(page) if page.state[PLAN] else None
    if isinstance(prepared_, Prepared):
        total = t.money(sum_plan(prepared_.plan).coverage[-1].total)
        found["goods"] = (total, partial(_show_goods, page, prepared_))
    return found


def _show_starts(page: Page, found: ReferenceResult) -> None:
    t = page.t
    heading = t("Comparable starts: {windows}; grew at least that fast: {grew}; reached the share: {reached}",
                windows=t.number(found.windows), grew=t.number(found.grew),
                reached=t.number(found.reached))  # fmt: skip
    st.markdown(f"**{plain(heading)}**")
    show_sources(page, (cache.ask(class_source),))


def _show_goods(page: Page, found: Prepared) -> None:
    st.markdown(f"**{plain(cover_sentence(page, found))}**")
    show_sources(page, sources_of(found, found.plan.goods))

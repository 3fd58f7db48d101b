"""The goal in one thin row that stays in view while a section of the plan is worked on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import streamlit as st

from directive.briefing.goal import Plan
from directive.briefing.target_words import short_percent
from directive.data.scenario import Prepared
from directive.ui.page import Page
from directive.ui.plan.sections.cover import coverage
from directive.ui.plan.sections.grid import MOST_ROWS
from directive.ui.plan.sections.messages import show_notes
from directive.ui.plan.sections.show import show_choice
from directive.ui.plan.state import prepared
from directive.ui.text import plain

# Under Streamlit's own bar, which the presenter view hides.
_STYLE = """<style>
div:has(> .st-key-plan-head) {{ position: sticky; top: {top}; z-index: 90; background: {ground}; }}
.st-key-plan-head {{ padding: .2rem 0 .4rem; }}
.st-key-figure-plan-head p {{ font-variant-numeric: tabular-nums; }}
[class*="st-key-plan-hint-"] {{ min-height: 4.2rem; justify-content: center; }}
{rows}
</style>"""
_BAR = "3.5rem"
# A grid drawn anew is a new one, and for a moment both stand there: in a room that does not grow with them, and
# that the browser does not hold on to when it keeps what is seen where it is, the page stays.
_ROWS = '[class*="st-key-plan-rows-"] { overflow: hidden; overflow-anchor: none; }\n' + "".join(
    f'[class*="st-key-plan-rows-{count}-"] {{ min-height: {tall:.2f}rem; max-height: {tall:.2f}rem; }}\n'
    for count, tall in ((count, 2.6 + 2.1875 * count) for count in range(1, MOST_ROWS))
)
# Once, when what stands above is drawn; whoever moves the page first keeps it.
_JS = """
export default function ({ data, parentElement }) {
  const done = (window.__sectionsOpened ??= new Set());
  if (done.has(data.link)) return;
  done.add(data.link);
  const page = document.querySelector('[data-testid="stMain"]');
  const app = document.querySelector('[data-testid="stApp"]');
  let height = 0, still = 0, moved = false;
  const stop = () => { moved = true; };
  for (const kind of ['wheel', 'touchstart', 'keydown', 'pointerdown']) {
    window.addEventListener(kind, stop, { once: true, passive: true });
  }
  const place = parentElement.host ?? parentElement;
  const look = () => {
    if (moved || !page || !place.isConnected) return;
    const rests = app?.dataset.testScriptState === 'notRunning' && page.scrollHeight === height;
    still = rests ? still + 1 : 0;
    height = page.scrollHeight;
    if (still < 5) { setTimeout(look, 100); return; }
    const bar = document.querySelector('[data-testid="stHeader"]')?.getBoundingClientRect().bottom ?? 0;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const top = page.scrollTop + place.getBoundingClientRect().top - bar;
    page.scrollTo({ top, behavior: calm ? 'auto' : 'smooth' });
  };
  look();
}
"""


@cache
def _opener() -> Callable[..., object]:
    return st.components.v2.component("plan_section", html="", css="", js=_JS)


def show_head(page: Page, plan: Plan) -> str:
    """The row: the goal's figures and the choice of section; returns the choice. A link to a section opens at it."""
    top = "0" if page.presenter else _BAR
    st.html(_STYLE.format(top=top, ground=page.palette.background, rows=_ROWS))
    opened = page.state.link_opened
    # Gone with the first change: in a place of its own, so that what stands below is not built anew, and jumps.
    with st.container(key="plan-opener"):
        if "plan_view" in opened:
            _opener()(data={"link": str(sorted(opened.items()))}, key="plan-section", height="content")
    with st.container(key="plan-head", gap="xsmall"):
        with st.container(key="figure-plan-head"):
            st.markdown(f"**{plain(head_words(page, plan))}**")
        chosen = show_choice(page)
    with st.container(key="plan-said"):
        show_notes(page)
    return chosen


def head_words(page: Page, plan: Plan) -> str:
    """Share, year, value, growth, and what of it the plan's goods cover."""
    t, target = page.t, plan.target
    said = [
        t(
            "{share} of all exports in {year}",
            share=short_percent(t, target.share),
            year=plan.levers.target_year,
        ),
        t.money(target.value_usd),
        t("growth {growth} a year", growth=t.percent(target.growth, digits=1)),
    ]
    found = prepared(page)
    if isinstance(found, Prepared):
        covered = coverage(found).total / target.value_usd
        said.append(t("covered: {share}", share=t.percent(covered, digits=0)))
    return " · ".join(said)

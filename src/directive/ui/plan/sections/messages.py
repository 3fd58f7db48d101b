"""Why a cell or a button was not taken: one sentence each, naming good, field, value and what is allowed."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from directive.briefing.target_words import contradiction
from directive.i18n import N_, Translator
from directive.model.errors import DirectiveError, InfeasibleError, RangeError
from directive.ui.page import Page
from directive.ui.plan import refusals
from directive.ui.plan.sections.cells import NUMBER
from directive.ui.text import plain

_NOTES = "_plan.notes"
_AT_MOST = 5
ANY = N_("0 or more")
SHARE = N_("0 % to 100 %")
WHOLE = N_("a whole number, 0 or more")
RATE = N_("−90 % to 200 % a year")
# What the model allows, field by field, in words.
ALLOWED: Mapping[str, str] = {
    "baseline_quantity": ANY, "target_quantity": ANY, "unit_value_usd": ANY, "own_output": ANY,
    "partner_imports": ANY, "price_growth": RATE, "partner_import_growth": RATE,
    "own_output_share_ceiling": SHARE, "partner_share_ceiling": SHARE, "share": SHARE,
    "target": WHOLE, "baseline": WHOLE, "theta": N_("0 to 1.5"), "milestone": N_("above 0"),
    "note": N_("at most 500 characters"), "name": N_("1 to 120 characters"),
    "hs_code": N_("2 to 10 digits"), "unit": N_("1 to 12 characters"),
}  # fmt: skip


def note(page: Page, sentence: str, *, grid: str = "") -> None:
    """Keep a sentence for the next run (callbacks draw nothing); `grid`: said above that grid, in its own place."""
    st.session_state.setdefault(_NOTES, {}).setdefault(grid, []).append(sentence)
    page.state.touch()


def show_hint(page: Page, grid: str, hint: str) -> None:
    """How a grid is used; for one run what was not taken of its last change. Both have the same room."""
    with st.container(key=f"plan-hint-{grid}"):
        if not show_notes(page, grid=grid):
            st.caption(plain(hint))


def show_notes(page: Page, *, grid: str = "") -> bool:
    """Say what was not taken in the last change, and forget it; returns whether there was anything."""
    notes = st.session_state.get(_NOTES, {}).pop(grid, [])
    if not notes:
        return False
    lines = [f"- {plain(sentence)}" if len(notes) > 1 else plain(sentence) for sentence in notes[:_AT_MOST]]
    if len(notes) > _AT_MOST:
        more = len(notes) - _AT_MOST
        lines.append(plain(page.t.n("… and {count} more cell", "… and {count} more cells", more)))
    st.warning("\n".join(lines), icon=":material/block:")
    return True


def refusal(t: Translator, error: DirectiveError, *, row: str, field: str, value: object) -> str:
    """The sentence on a cell that was not taken."""
    if isinstance(error, InfeasibleError):
        return t("{row}: {why} The old value stays.", row=row, why=why_not(t, error))
    return t(
        "{row}, {field}: “{value}” cannot be taken; allowed is {allowed}. The old value stays.",
        row=row, field=field, value=str(value), allowed=allowed_text(t, error),
    )  # fmt: skip


def allowed_text(t: Translator, error: DirectiveError) -> str:
    """What is allowed instead, in words."""
    allowed = getattr(error, "allowed", "")
    if allowed == NUMBER:
        return t("a number such as {example}", example=t.number(1250.5, digits=1))
    field = getattr(error, "field", "").rsplit(".", 1)[-1].split(" ")[0]
    return t(ALLOWED[field]) if field in ALLOWED else refusals.allowed_text(t, str(allowed))


def why_not(t: Translator, error: DirectiveError) -> str:
    """One sentence on why a plan does not hold together."""
    if isinstance(error, InfeasibleError) and "locked shares" in error.field:
        total = t.percent(float(error.value), digits=1)
        return t("the held shares add up to {total}; they can be 100 % at most, and exactly 100 % where all are held.",
                 total=total)  # fmt: skip
    if isinstance(error, InfeasibleError) and error.year is not None:
        return contradiction(t, error)
    if isinstance(error, RangeError):
        return t("{field} is {value}; allowed is {allowed}.", field=error.field, value=str(error.value)[:60],
                 allowed=allowed_text(t, error))  # fmt: skip
    return str(error)

"""A good of the user's own: found by what it is called or by its HS code; and taking it out again."""

from __future__ import annotations

import zlib
from dataclasses import replace
from functools import partial

import streamlit as st

from directive.data.hs import CODE, HsList, hs_list, read_code
from directive.data.scenario import Prepared, ScenarioGood
from directive.data.scenario.edits import new_good_id, remove_good
from directive.data.signs import sayable
from directive.i18n import Translator
from directive.model.errors import DirectiveError, RangeError
from directive.ui import cache
from directive.ui.lazy import on_open
from directive.ui.page import Page
from directive.ui.plan import state
from directive.ui.plan.sections.cells import read_number
from directive.ui.plan.sections.grid import CLOSED, checked
from directive.ui.plan.sections.messages import allowed_text, note
from directive.ui.plan.sections.names import unit_text
from directive.ui.text import plain

UNITS = ("t", "m3", "pieces")
_FORM, _MENU = "plan-add-", "plan-add-good"


def show_add(page: Page, prepared: Prepared) -> None:
    """The button and its form; the form closes when its good is in the grid, and for any edit of a cell."""
    if st.session_state.pop(CLOSED, False):
        st.session_state[_MENU] = False
    fill = partial(_show_form, page, prepared)
    on_open(page.t("Add a good"), fill, icon=":material/add:", key=_MENU)


def show_remove(page: Page, prepared: Prepared) -> None:
    """A button for the user's own goods; the data's goods stay."""
    own = {good.id: good.name for good in prepared.scenario.goods if good.id not in prepared.catalogue.goods}
    if own:
        fill = partial(_show_removal, page, own)
        on_open(page.t("Take out a good"), fill, icon=":material/delete:", key="plan-remove-good")


def _show_removal(page: Page, own: dict[str, str]) -> None:
    for name, text in own.items():
        if st.button(plain(text), key=f"plan-remove-{name}", icon=":material/delete:", on_click=_remove,
                     args=(page, name)):  # fmt: skip
            st.rerun()  # the whole page follows, not this menu alone


def _remove(page: Page, good_id: str) -> None:
    state.edit(page, remove_good(state.scenario(page), good_id))


def _show_form(page: Page, prepared: Prepared) -> None:
    t, listed = page.t, cache.ask(hs_list)
    asked = st.text_input(
        t("What is sold: a word in any of the three languages, or an HS code"), key=f"{_FORM}asked", max_chars=60,
        placeholder=t("for example: tractor, cheese, 8701"),
    )  # fmt: skip
    code = _show_found(page, listed, asked)
    st.text_input(t("Name (empty: the name of the code)"), key=f"{_FORM}name", max_chars=120)
    unit, quantity, price = st.columns(3)
    with unit:
        st.selectbox(t("Unit"), UNITS, format_func=lambda name: unit_text(t, name), accept_new_options=True,
                     key=f"{_FORM}unit")  # fmt: skip
    with quantity:
        st.text_input(t("Baseline quantity"), key=f"{_FORM}baseline_quantity")
    with price:
        st.text_input(t("Unit value, USD (FOB)"), key=f"{_FORM}unit_value_usd")
    st.text_input(t("Source or note"), key=f"{_FORM}note", max_chars=500)
    if st.button(t("Add to the plan"), key=f"{_FORM}done", on_click=_add, args=(page, prepared, code),
                 type="primary"):  # fmt: skip
        st.rerun()  # the whole page follows, not this menu alone


def _show_found(page: Page, listed: HsList, asked: str) -> str:
    """The codes that fit, the likeliest chosen; returns the chosen one, empty for none."""
    t = page.t
    if not asked.strip():
        return ""
    found = listed.find(asked)
    if not found:
        st.info(plain(t("Nothing found for “{asked}”. Try another word, or type the HS code.", asked=asked)))
        return ""
    names = {code: called(t, listed, code) or t("no such heading: give it a name") for code in found}
    # A list of its own for every search and language: the first of the new list is chosen again.
    key = f"{_FORM}code-{t.language}-{zlib.crc32(asked.encode()):x}"
    return st.radio(
        t("Which of these"), found, format_func=lambda code: f"{code} · {plain(names[code])}", key=key
    )


def called(t: Translator, listed: HsList, code: str) -> str:
    """The name of a code; what is only its heading's or its chapter's name says so."""
    name, of = listed.name_of(code, t.language)
    return name if of == code or not name else t("{name}, part of {code}", name=name, code=of)


def _typed(field: str) -> str:
    return sayable(str(st.session_state.get(f"{_FORM}{field}") or "")).strip()


def _add(page: Page, prepared: Prepared, chosen: str) -> None:
    # Who types a code and presses the button at once has not seen the list.
    code = chosen or read_code(_typed("asked"))
    try:
        good = _read(page, code or _typed("asked"), {known.id for known in prepared.plan.goods})
        now = state.scenario(page)
        state.edit(page, checked(page, replace(now, goods=(*now.goods, good))))
    except DirectiveError as error:
        field = getattr(error, "field", "").rsplit(".", 1)[-1]
        note(page, page.t("The good was not added: {field} “{value}”; allowed is {allowed}.",
                          field=_labels(page).get(field, field), value=str(getattr(error, "value", ""))[:60],
                          allowed=allowed_text(page.t, error)))  # fmt: skip
        return
    for field in ("asked", "name", "baseline_quantity", "unit_value_usd", "note"):
        st.session_state.pop(f"{_FORM}{field}", None)
    st.session_state[CLOSED] = True


def _labels(page: Page) -> dict[str, str]:
    t = page.t
    return {"hs_code": t("HS code"), "name": t("Name"), "unit": t("Unit"),
            "baseline_quantity": t("Baseline quantity"), "unit_value_usd": t("Unit value, USD")}  # fmt: skip


def _read(page: Page, code: str, taken: set[str]) -> ScenarioGood:
    if not CODE.match(code):
        raise RangeError("hs_code", code, "2 to 10 digits")
    name, unit = _typed("name") or _name(page, code), _typed("unit") or UNITS[0]
    if not name:
        raise RangeError("name", name, "1 to 120 characters")
    if len(unit) > 12:
        raise RangeError("unit", unit, "1 to 12 characters")
    numbers = {
        field: read_number(_typed(field), field=field, language=page.t.language)
        for field in ("baseline_quantity", "unit_value_usd")
    }
    made = new_good_id(code, taken=taken)
    return ScenarioGood(
        id=made, name=name[:120], hs_code=code, unit=unit, note=_typed("note") or None, **numbers
    )


def _name(page: Page, code: str) -> str:
    """A good's name by its code; one finer than a heading bears its digits."""
    name, of = cache.ask(hs_list).name_of(code, page.t.language)
    return name if of == code or not name else page.t("{name} ({code})", name=name, code=code)

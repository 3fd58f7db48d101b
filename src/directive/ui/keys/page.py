"""The page on the keys from top to bottom: four cards, the facts of one key, earlier targets."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from directive.charts.view import ChartView
from directive.data.errors import TableError
from directive.data.queries.keys import key_counts, key_facts, key_names
from directive.data.scenario import Prepared
from directive.i18n import N_, Translator
from directive.model.errors import DirectiveError
from directive.ui import cache, shell
from directive.ui.figures import show_chart
from directive.ui.filters import option, yes
from directive.ui.keys.facts import count_text, dated_text, show_key_facts, when
from directive.ui.keys.series import show_series
from directive.ui.overview import ALL_TARGETS
from directive.ui.overview_tables import show_targets
from directive.ui.page import Page
from directive.ui.plan.key_split import plan_here, plan_param, split_view
from directive.ui.plan.sections.messages import why_not
from directive.ui.source_links import addresses, source_links
from directive.ui.state import Param, choice, flag, only
from directive.ui.text import plain


def key_ids() -> list[str]:
    """Keys of the pack in its order; none while their file cannot be used."""
    try:
        return list(cache.ask(key_names)["key_id"])
    except TableError:
        return []  # the page asks again and says what is wrong


def params() -> tuple[Param, ...]:
    """What the address of this page holds."""
    ids = key_ids()
    return (
        choice("key", ids[0] if ids else "", key_ids, option(N_("Key"), names_of)),
        only(flag("all_targets", said=yes(ALL_TARGETS)), "past-targets"),
        plan_param(),
    )


def names_of(page: Page) -> dict[str, str]:
    """Names of the keys in the page's language."""
    return {row["key_id"]: page.t.pick(row, "name") for row in cache.ask(key_names).to_dict("records")}


def show(page: Page) -> None:
    """Draw the page."""
    names = cache.ask(key_names).set_index("key_id")
    sentence = reading(page)
    page.says(sentence)
    with st.container(key="figure-keys-reading"):
        st.markdown(f"**{plain(sentence)}**")
    for column, (key, row) in zip(st.columns(len(names), gap="small"), names.iterrows(), strict=True):
        with column:
            _show_key(page, key, row)
    _show_increment(page)
    _show_details(page, names)
    if not page.presenter:
        show_targets(page)


def reading(page: Page) -> str:
    """One sentence: the key with the most and the one with the fewest facts, and the counts without a figure."""
    t, facts, counts = page.t, cache.ask(key_facts), cache.ask(key_counts)
    known = facts[~facts["blank"]]["key_id"].value_counts()
    names = names_of(page)
    most, least = known.index[0], known.index[-1]
    return t("Most facts were found on “{most}” ({more}), fewest on “{least}” ({fewer}); for {blank} of the {counts} "
             "counts that a task could name, no figure was found.", most=names[most], more=t.number(int(known[most])),
             least=names[least], fewer=t.number(int(known[least])), counts=t.number(len(counts)),
             blank=t.number(int(counts["value"].isna().sum())))  # fmt: skip


def _show_key(page: Page, key: str, row: pd.Series) -> None:
    t, links = page.t, addresses()
    facts, counts = cache.ask(key_facts, key_id=key), cache.ask(key_counts)
    with st.container(key=f"figure-key-{key}", border=True, height="stretch", gap="xsmall"):
        st.markdown(f"## {plain(t.pick(row, 'name'))}")
        lines = []
        for one in counts[counts["key_id"] == key].to_dict("records"):
            lines.append(
                _line(t, t.pick(one, "name"), count_text(t, one), source_links([one["source_ids"]], links))
            )
        for one in facts[facts["lead"]].to_dict("records"):
            lines.append(_fact_line(t, one, source_links([one["source_ids"]], links)))
        st.markdown("\n".join(lines))
        years = facts["year_to"].dropna()
        last = t("latest {year}", year=int(years.max())) if len(years) else t("no year stated")
        st.caption(
            plain(
                t.n(
                    "{count} fact found, {latest}",
                    "{count} facts found, {latest}",
                    int((~facts["blank"]).sum()),
                    latest=last,
                )
            )
        )
        empty = facts[facts["blank"]]
        if len(empty):
            named = "; ".join(t.pick(one, "fact") for one in empty.to_dict("records"))
            blank = t("Not published: {facts}", facts=named)
            st.caption(f":material/help: {plain(blank)}")


def _line(t: Translator, name: str, text: str, sources: str) -> str:
    said = t("{name}: {value}", name=plain(name), value=f"**{plain(text)}**")
    return f"- {said} {sources}".rstrip()


def _fact_line(t: Translator, fact: dict[str, Any], sources: str) -> str:
    """A fact with its figure; one in words only with its year, which must not stand where a figure stands."""
    if pd.notna(fact["value"]):
        return _line(t, t.pick(fact, "fact"), dated_text(t, fact), sources)
    said = t("{number} ({year})", number=t.pick(fact, "fact"), year=when(t, fact))
    return f"- {plain(said)} {sources}".rstrip()


def _show_increment(page: Page) -> None:
    t, found = page.t, plan_here(page)
    view = split_view(page, found) if isinstance(found, Prepared) else None
    with st.container(key="figure-keys-increment", gap="small"):
        if view is not None:
            show_chart(page, view)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(plain(_said(t, found, view)), width="stretch")
            st.page_link(
                shell.page_objects(t)["targets"], label=plain(t("Directive targets")), icon=":material/tune:"
            )


def _said(t: Translator, found: Prepared | DirectiveError | None, view: ChartView | None) -> str:
    if view is not None:
        return t("The split is set on the page of targets, under “Four keys”.")
    if isinstance(found, DirectiveError):
        return t("The plan does not hold together: {why}", why=why_not(t, found))
    if found is not None:
        return t("How much of the planned increment each key carries is a choice of the plan, not a published figure. "
                 "In the plan of this visit no good grows yet.")  # fmt: skip
    return t("How much of the planned increment each key carries is a choice of the plan, not a published "
             "figure. No plan has been set in this visit.")  # fmt: skip


def _show_details(page: Page, names: pd.DataFrame) -> None:
    t = page.t
    words = {key: t.pick(row, "name") for key, row in names.iterrows()}
    st.segmented_control(t("Key"), list(words), format_func=words.__getitem__, required=True,
                         **page.state.args("key"))  # fmt: skip
    key = page.state["key"]
    show_series(page, key)
    show_key_facts(page, key)
    if key == "regions":
        label = shell.page_title(t, next(entry for entry in shell.PAGES if entry.name == "regions"))
        st.page_link(shell.page_objects(t)["regions"], label=plain(label), icon=":material/map:")

"""What the words on the pages mean, in plain sentences: a menu in the title row, and the "?" beside a control."""

from __future__ import annotations

from functools import partial

import streamlit as st

from directive.i18n import N_, Translator
from directive.ui.lazy import on_open
from directive.ui.text import plain

# id -> the word as the pages write it, what it means in one or two sentences that need no other word of this list.
TERMS: dict[str, tuple[str, str]] = {
    "own_report": (
        N_("own report"),
        N_("Figures of the country whose trade is shown, from its own statistics. Drawn as a solid line."),
    ),
    "partner_report": (
        N_("partner's report"),
        N_("The same trade as the partner's customs record it, also called mirror data. Drawn dashed; never mixed with "
           "the own report."),
    ),
    "statement": (
        N_("statement"),
        N_("A figure that an official named in words, with its date. Drawn as a hollow diamond; never part of a line."),
    ),
    "derived": (
        N_("derived"),
        N_("Worked out here from other figures, for instance a share; its source card lists what it is made of."),
    ),
    "scenario": (
        N_("scenario"),
        N_("What would follow from the choices made on the page. Not a forecast."),
    ),
    "fob_cif": (
        N_("FOB and CIF"),
        N_("FOB: value at the exporter's border. CIF: value at the importer's border, with freight and insurance, "
           "therefore higher for the same goods."),
    ),
    "cif_fob": (
        N_("CIF ÷ FOB factor"),
        N_("How many times higher the same goods are valued at the importer's border (with freight and insurance) than "
           "at the exporter's. It turns the partner's prices into the exporter's."),
    ),
    "unit_value": (
        N_("unit value"),
        N_("Value divided by quantity, for instance dollars a tonne. An average over everything sold, not a contract "
           "price."),
    ),
    "hs": (
        N_("HS code"),
        N_("The number of a good in the Harmonized System, the list of goods that all customs use; two digits are a "
           "chapter, four a heading, six a subheading."),
    ),
    "price_volume": (
        N_("price and volume split"),
        N_("How much of a change in value comes from a changed price and how much from a changed quantity (the method "
           "is called LMDI)."),
    ),
    "hhi": (
        N_("Herfindahl–Hirschman index"),
        N_("How concentrated trade is: 0 when spread over very many partners, 1 when all of it is with one."),
    ),
    "equivalent": (
        N_("equivalent number"),
        N_("The same as a number: trade is as concentrated as if it were shared evenly by so many partners."),
    ),
    "reference_class": (
        N_("reference class"),
        N_("All pairs of countries in the world that once started from a comparable share. How many of them reached "
           "the goal is the outside view of a plan."),
    ),
    "windows": (
        N_("overlapping windows"),
        N_("Each start year is counted on its own, so one country's good decade appears several times; the cases are "
           "not independent of each other."),
    ),
    "wilson": (
        N_("Wilson interval"),
        N_("The range in which the true chance lies with a confidence of 95 %, given how many cases there are. Few "
           "cases make it wide."),
    ),
    "draws": (
        N_("draws and their starting number"),
        N_("The future is drawn 10,000 times from growth rates of the past. The starting number fixes the draws, so "
           "that everybody who enters it sees the same picture."),
    ),
    "diversion": (
        N_("diversion"),
        N_("The part of the new sales that is taken away from other markets instead of being added."),
    ),
    "increment": (
        N_("increment"),
        N_("How much more than in the base year, in dollars or units."),
    ),
    "ceiling": (
        N_("ceiling"),
        N_("The most a good can reach in the plan: a part of own output or of the partner's imports of that good."),
    ),
    "benchmark": (
        N_("benchmark"),
        N_("What a region would buy if exports were spread over the partner's regions in proportion to their imports. "
           "A yardstick, not a published figure."),
    ),
    "theta": (
        N_("weight of distance (θ)"),
        N_("How strongly distance counts in the benchmark: 0 not at all, 1 means that a region twice as far away is "
           "given half as much."),
    ),
    "ties": (
        N_("recorded ties"),
        N_("Documents and contacts between regions found in public sources: twinning, memoranda, agreements, visits. "
           "“Clear” leaves out what is unclear or only planned."),
    ),
    "teu": (
        N_("TEU"),
        N_("A twenty-foot container; a forty-foot one counts as two."),
    ),
}  # fmt: skip


def meaning(t: Translator, name: str) -> str:
    """The sentence behind a word, for the "?" of a control (Markdown-safe). Raises KeyError for an unknown word."""
    return plain(t(TERMS[name][1]))


def terms_menu(t: Translator) -> None:
    """The list of words, one click away on every page."""
    on_open(t("Terms"), partial(_fill, t), icon=":material/help:", key="page-terms")


def _fill(t: Translator) -> None:
    words = sorted(((t(word), t(text)) for word, text in TERMS.values()), key=lambda pair: pair[0].casefold())
    with st.container(height=420, width=460, border=False):
        st.markdown("\n\n".join(f"**{plain(word)}** — {plain(text)}" for word, text in words))

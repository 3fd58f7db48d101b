"""The good that a section looks at, chosen among those that have a quantity."""

from __future__ import annotations

import streamlit as st

from directive.data.scenario import Prepared
from directive.model.plan import Good
from directive.ui.page import Page
from directive.ui.plan.sections.names import names_of_goods, with_baseline
from directive.ui.text import plain
from directive.ui.widgets import labelled


def pick_good(page: Page, prepared: Prepared) -> Good | None:
    """Draw the choice and return the good; None, with a sentence, while no good has a quantity."""
    t, goods = page.t, {good.id: good for good in with_baseline(prepared)}
    if not goods:
        st.info(plain(t("No good of the plan has a quantity yet. Fill in a baseline under “Goods”.")))
        return None
    if page.state["plan_good"] not in goods:
        page.state.set("plan_good", next(iter(goods)))
    names = names_of_goods(page, prepared)
    with labelled(names[good] for good in goods):
        st.selectbox(
            t("Good"), list(goods), format_func=names.__getitem__, width=380, **page.state.args("plan_good")
        )
    return goods[page.state["plan_good"]]

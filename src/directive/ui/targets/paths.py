"""The two panels of the path, share and value, and the table of milestones."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from directive.briefing.goal import Plan, base_figures
from directive.briefing.target_words import money_scale
from directive.briefing.views.target_path import share_panel, value_panel
from directive.ui.figures import show_chart, show_table
from directive.ui.page import Page


def show_paths(page: Page, plan: Plan) -> None:
    """Share and value side by side."""
    base = base_figures(page)
    left, right = st.columns(2, gap="medium")
    with left:
        show_chart(page, share_panel(page, plan, base))
    with right:
        show_chart(page, value_panel(page, plan, base))


def show_milestones(page: Page, plan: Plan) -> None:
    """One column a year: exports to the partner, to all others, in all, and the share."""
    t, way = page.t, plan.path
    scale = money_scale(t, plan.target.value_usd)
    rows = {
        t("Exports {to_partner}, {unit}", to_partner=page.partner.to, unit=scale.name): way.value_usd,
        t("Exports to all others, {unit}", unit=scale.name): way.other_value_usd,
        t("All exports, {unit}", unit=scale.name): way.total_usd,
    }
    written = [[name, *(scale.shown(t, value) for value in values)] for name, values in rows.items()]
    written.append([t("Share of all exports"), *(t.percent(share, digits=1) for share in way.share)])
    heading = t("Milestones")
    table = pd.DataFrame(written, columns=[heading, *(str(year) for year in way.years)])
    config = {str(year): st.column_config.TextColumn(alignment="right") for year in way.years}
    config[heading] = st.column_config.TextColumn(pinned=True)
    show_table(page, "milestones", table, title=heading, source_ids=base_figures(page).total.source_ids,
               column_config=config, width="stretch")  # fmt: skip

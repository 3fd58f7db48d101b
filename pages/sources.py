"""Data & sources: where is this from, where do sources disagree, and how do I take or add figures?"""

from directive.ui.shell import require_frame

require_frame()

from directive.ui.page import open_page
from directive.ui.sources_page.controls import parameters, show_reading
from directive.ui.sources_page.lists import (
    show_corrections,
    show_coverage,
    show_disagreements,
    show_sources_list,
)
from directive.ui.sources_page.tables import show_tables
from directive.ui.sources_page.terms import show_terms

SECTIONS = {
    "sources": show_sources_list,
    "coverage": show_coverage,
    "disagreements": show_disagreements,
    "corrections": show_corrections,
    "tables": show_tables,
    "terms": show_terms,
}

with open_page("sources", parameters()) as page:
    show_reading(page)
    SECTIONS[page.state["view"]](page)

"""A home region's answer against the tables it is made of, for every region; its page to print."""

import io

import pytest
from pypdf import PdfReader

from directive.briefing.desk import desk_of
from directive.briefing.papers.order import StepsOrder
from directive.briefing.steps import view_step
from directive.briefing.views.region_home import documents_view, importers_view, ties_sentence
from directive.briefing.views.region_measures import Spread, ties_of
from directive.briefing.views.region_table import regions_table
from directive.data.queries.regions import home_regions, links, ties

DESK = desk_of("en")
HOMES = list(DESK.ask(home_regions)["iso"])


def test_what_the_home_regions_have_is_what_all_have():
    """Documents with a named home region add up to all; Guangdong's only one has no home region."""
    parts = sum(ties_of(DESK, home).set_index("iso")["documents_recorded"] for home in HOMES)
    rows = DESK.ask(links)
    unnamed = rows.loc[rows["home_region"] == "", "province"].value_counts()
    everything = DESK.ask(ties).set_index("iso")["documents_recorded"]
    assert (parts.add(unnamed, fill_value=0) == everything).all()
    assert unnamed.to_dict() == {"CN-GD": 1}


@pytest.mark.parametrize("home", HOMES)
def test_the_documents_named_are_those_counted(home):
    table = documents_view(DESK, home=home).table
    counted = ties_of(DESK, home)
    placed = table[table["Region"] != "not named"]
    assert len(placed) == counted["documents_recorded"].sum()
    assert (placed["Counts as"] == "clear").sum() == counted["documents_clear"].sum()
    twin = regions_table(DESK, Spread(), home=home)
    name = dict(DESK.ask(home_regions)[["iso", "name_en"]].to_numpy())[home]
    assert twin[f"Documents, all recorded: {name}"].sum() == len(placed)
    assert not {"Companies", "Documents, all recorded"} & {
        head.split(":")[0] for head in twin if ":" not in head
    }


@pytest.mark.parametrize("home", HOMES)
def test_importers_without_a_document_have_none(home):
    table = importers_view(DESK, home=home).table
    named = documents_view(DESK, home=home).table
    clear = set(named.loc[named["Counts as"] == "clear", "Region"])
    assert len(table) == 5
    assert not set(table["Region"]) & clear
    shares = [float(text.split("\u202f")[0]) for text in table["Imports"]]
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize(("language", "home"), [("ru", "BY-BR"), ("en", "BY-VI"), ("zh", "BY-HO")])
def test_the_page_to_print_is_one_page_with_every_document_and_source(language, home):
    desk = desk_of(language)
    views = [build(desk, home=home) for build in (importers_view, documents_view)]
    order = StepsOrder("region", language, "A region", ties_sentence(desk, home), tuple(map(view_step, views)),
                       f"http://192.0.2.1:8501/regions?home={home}", sheet=True)  # fmt: skip
    pages = PdfReader(io.BytesIO(order.write("pdf"))).pages
    assert len(pages) == 1
    assert pages[0].mediabox.height > pages[0].mediabox.width
    printed = "".join(pages[0].extract_text().split()).replace("\u00ad", "").replace("-", "")
    for view in views:
        for cell in view.table.iloc[:, :5].astype(str).to_numpy().ravel():
            assert "".join(cell.split()).replace("-", "") in printed, cell
        for source in view.source_ids:
            assert f"[{source}]" in printed

"""Slides read back: numbers equal the story's, charts and tables are native, texts stay texts, nothing runs out."""

import dataclasses
import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_COLOR_TYPE, MSO_FILL
from pptx.util import Pt

from directive.briefing.content import Cover, Step
from directive.briefing.desk import desk_of
from directive.briefing.goal import Aim, default_plan
from directive.briefing.papers import make, texts
from directive.briefing.papers.fit import height_of
from directive.briefing.papers.native_chart import rows_of
from directive.briefing.steps import view_step
from directive.briefing.stories import made
from directive.briefing.views import partners
from directive.briefing.views.goods import split
from directive.briefing.views.outcomes import outcomes_view
from directive.data.queries.goods import goods
from directive.i18n import translator


@pytest.fixture(scope="module")
def paper(story) -> bytes:
    return make(story, "pptx", speaker=True)


@pytest.fixture(scope="module")
def deck(paper):
    return Presentation(io.BytesIO(paper))


def charts(deck):
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def titled(deck, title):
    return [slide for slide in deck.slides if slide.shapes.title.text_frame.text.startswith(title[:40])]


def words(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_cover_steps_and_sources_are_there(deck, story):
    slides = list(deck.slides)
    cover = words(slides[0])
    for text in (story.title, *story.cover.lines, *story.about.values()):
        assert text in cover
    assert any(shape.shape_type == 13 for shape in slides[0].shapes)  # the code to scan
    assert story.link not in cover
    assert any(run.hyperlink.address == story.link for shape in slides[0].shapes if shape.has_text_frame
               for run in shape.text_frame.paragraphs[0].runs)  # fmt: skip
    for step in story.steps[:4]:
        assert titled(deck, step.title)
    listed = "\n".join(words(slide) for slide in slides)
    for line in texts.source_list(story):
        assert line in listed


def test_numbers_of_native_charts_equal_the_story(deck, story):
    drawn = charts(deck)
    views = [step.view for step in story.steps if step.view is not None and step.view.native]
    assert len(drawn) == len(views) == 3
    for chart, view in zip(drawn, views, strict=True):
        shown = [series for series in view.native.series if rows_of(view, series)[series.y].notna().any()]
        found = [series for plot in chart.plots for series in plot.series]
        assert len(found) == len(shown)
        for series, spec in zip(found, shown, strict=True):
            assert series.name == spec.name
            assert list(series.values) == pytest.approx(rows_of(view, spec)[spec.y].dropna().tolist())


def test_the_house_marks_are_kept(deck):
    chart = charts(deck)[0]
    own, stated, derived, scenario, target = chart.plots[0].series
    assert own.format.line.dash_style is None
    assert str(scenario.format.line.dash_style).startswith("ROUND_DOT")
    assert str(stated.marker.style).startswith("DIAMOND")
    assert target.format.line.width < own.format.line.width
    assert stated.format.line.fill.type == MSO_FILL.BACKGROUND  # marks alone
    assert str(derived.marker.style).startswith("DIAMOND")
    edges, fills = ([_colour(shape) for shape in shapes] for shapes in (
        (stated.marker.format.line.color, derived.marker.format.line.color),
        (stated.marker.format.fill.fore_color, derived.marker.format.fill.fore_color),
    ))  # fmt: skip
    assert edges[0] != edges[1]
    assert fills[0] != fills[1]  # some programs draw no edge


def _colour(found) -> str:
    return str(found.rgb if found.type == MSO_COLOR_TYPE.RGB else found.theme_color)


def test_bars_with_a_target_are_one_combined_chart(deck):
    assert [type(plot).__name__ for plot in charts(deck)[2].plots] == ["BarPlot", "LinePlot"]


def test_charts_can_be_edited(paper):
    with zipfile.ZipFile(io.BytesIO(paper)) as archive:
        books = [name for name in archive.namelist() if name.endswith(".xlsx")]
        assert len(books) == 3
        for name in books:
            sheet = openpyxl.load_workbook(io.BytesIO(archive.read(name))).active
            assert not [cell for row in sheet for cell in row if cell.data_type == "f"]


def test_a_picture_carries_its_vectors(paper):
    with zipfile.ZipFile(io.BytesIO(paper)) as archive:
        assert sum(name.endswith(".svg") for name in archive.namelist()) == 1
        assert "image/svg+xml" in archive.read("[Content_Types].xml").decode()


def test_table_is_native_complete_and_its_headings_repeat(deck, story):
    step = next(step for step in story.steps if step.table is not None)
    cells = texts.cells_of(translator(story.language), step.table)
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert len(tables) > 1
    rows = []
    for table in tables:
        assert tuple(cell.text for cell in table.rows[0].cells) == cells.headings
        rows += [tuple(cell.text for cell in row.cells) for row in list(table.rows)[1:]]
    assert tuple(rows) == cells.rows


def test_nothing_runs_out_of_its_box_or_off_the_slide(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
            if shape.has_text_frame and shape.text_frame.text:
                need = sum(
                    height_of(p.text.replace("\v", "\n"), width=shape.width / Pt(1), size=_size(p))
                    for p in shape.text_frame.paragraphs
                )
                assert need <= shape.height / Pt(1) + 1, shape.text_frame.text
            if shape.has_table:
                assert shape.top + sum(row.height for row in shape.table.rows) <= Pt(490)


def _size(paragraph) -> float:
    return max((run.font.size / Pt(1) for run in paragraph.runs if run.font.size), default=11)


def test_notes_hold_the_speakers_words_and_every_source(deck, story):
    for step in story.steps[:3]:
        notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in titled(deck, step.title))
        assert step.notes in notes
        for name in step.sources[:12]:
            assert story.sources[name] in notes
        assert len(notes) < 6000


def test_tables_charts_and_pictures_have_text_alternatives(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_chart or getattr(shape, "has_table", False) or shape.shape_type == 13:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr"), slide.shapes.title.text_frame.text


def test_the_file_is_of_today_by_its_speaker_with_nothing_of_the_template(story):
    cover = Cover(
        occasion="Forum", date="28 November", speaker="A. Speaker", organisation="Ministry", closing="Thanks"
    )
    content = make(dataclasses.replace(story, cover=cover), "pptx")
    deck = Presentation(io.BytesIO(content))
    about = deck.core_properties
    assert (dt.datetime.now(dt.UTC) - about.created.replace(tzinfo=dt.UTC)).days == 0
    assert about.author == "A. Speaker, Ministry"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name]
    first, last = words(deck.slides[0]), [words(slide) for slide in deck.slides if "Thanks" in words(slide)]
    assert "Forum, 28 November" in first
    assert "A. Speaker, Ministry" in first
    assert len(last) == 1


def test_long_free_text_goes_on_instead_of_being_cut(english):
    points = tuple(f"Assumption {number}: " + "what is taken for granted here " * 6 for number in range(14))
    story = dataclasses.replace(english, steps=(Step("assumed", "Assumptions", points=points),))
    text = "\n".join(words(slide) for slide in Presentation(io.BytesIO(make(story, "pptx"))).slides)
    assert all(point.strip() in text for point in points)


def test_texts_stay_texts(paper, deck, story):
    hostile = next(step for step in story.steps if step.notes).notes
    assert hostile in "\n".join(
        slide.notes_slide.notes_text_frame.text for slide in titled(deck, story.steps[0].title)
    )
    with zipfile.ZipFile(io.BytesIO(paper)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                assert b"<script" not in archive.read(name), name


def test_concentration_outcomes_and_the_split_of_a_good_are_charts_of_the_program():
    desk = desk_of("en")
    aim = Aim.of(default_plan(desk.pack))
    views = [
        partners.index(desk, flow="export", year=2020),
        outcomes_view(desk, aim=aim, entry=desk.pack.reference_classes[0]),
        next(
            view
            for good in dict.fromkeys(desk.ask(goods)["good_id"])
            if (view := split(desk, good=good)) is not None
        ),
    ]
    steps = [view_step(view) for view in views]
    deck = Presentation(io.BytesIO(make(made(desk, "my-story", "Mine", "", steps), "pptx")))
    drawn = charts(deck)
    assert [type(chart.plots[0]).__name__ for chart in drawn] == ["XyPlot", "BarPlot", "BarPlot"]
    for chart, view in zip(drawn, views, strict=True):
        for series, spec in zip(chart.plots[0].series, view.native.series, strict=True):
            assert list(series.values) == pytest.approx(rows_of(view, spec)[spec.y].tolist())
    # No step of growth is left out, so that the axis stays one of numbers; every start is counted once.
    steps_, bins = views[1].datasets["steps"], views[1].datasets["bins"]
    assert steps_["no"].sum() + steps_["yes"].sum() == bins["count"].sum()
    assert len(steps_) == round((bins["low_percent"].max() - bins["low_percent"].min()) / 2.5) + 1
    assert drawn[2].plots[0].overlap <= 0  # bars of a pair stand beside each other

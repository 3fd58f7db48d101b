"""Any story as a word-processor file: a section a step, the chart as a picture and the same figures as a table."""

from __future__ import annotations

from directive.briefing.annex.content import LONGEST_LINK, LONGEST_QR
from directive.briefing.annex.word import Paper
from directive.briefing.annex.word_tables import LANDSCAPE, PORTRAIT, Row, number_width, text_width
from directive.briefing.content import Step, Story, Table
from directive.briefing.papers.texts import (
    Cells,
    cells_of,
    is_web,
    source_line,
    source_list,
    step_origin,
)
from directive.charts import render
from directive.i18n import Translator, translator

_PICTURE_CM = 16.8
_MOST_SIGNS = 26  # of a text column, before it is broken into lines


def story_docx(story: Story) -> bytes:
    """The story as DOCX: title, filters, contents, a numbered section a step, sources."""
    t = translator(story.language)
    version = story.about.get(t("Data version"), "")
    running = t("Data version {version}", version=version) if version else ""
    paper = Paper(t, title=story.title, heading=story.title, running=running)
    _cover(paper, story)
    for step in story.steps:
        _step(paper, story, step)
    paper.head(t("Sources"))
    for line in source_list(story):
        paper.say(line.split(". ", 1)[1], "Source")
    return paper.finish()


def twin_of(step: Step) -> Table | None:
    """The figures of a step as a table: its own, or the twin of its chart."""
    if step.view is None:
        return step.table
    return Table(step.view.key, step.view.title, step.view.table, step.view.source_ids)


def _cover(paper: Paper, story: Story) -> None:
    t = paper.t
    paper.say(story.title, "Title")
    if story.subtitle:
        paper.say(story.subtitle, "Subtitle")
    for label, text in story.about.items():
        paper.say_labelled(t("{label}:", label=label), text, "Note")
    if is_web(story.link) and len(story.link) <= LONGEST_LINK:
        paper.link(story.link, t("{label}:", label=t("Address")))
        if len(story.link) <= LONGEST_QR:
            paper.code(story.link, alt=t("The address as a QR code"))
    paper.contents(t("Contents"))


def _step(paper: Paper, story: Story, step: Step) -> None:
    t, twin = paper.t, twin_of(step)
    paper.head(step.title, new_page=True)
    if step.text:
        paper.say(step.text)
    for amount in step.amounts:
        paper.say_labelled(
            t("{label}:", label=amount.label), " ".join(filter(None, (amount.text, amount.note)))
        )
    if step.view is not None:
        look = render.Look("light", story.language, titled=False)
        paper.picture(render.to_png(step.view, look), width_cm=_PICTURE_CM, alt=step.view.alt)
    if twin is not None:
        _table(paper, t, twin)
    line = source_line(t, story, step.sources)
    if line:
        paper.say(line, "Note")
    for line in step_origin(t, step):
        paper.say(line, "Note")


def _table(paper: Paper, t: Translator, twin: Table) -> None:
    """The table, on a page that lies where it needs the room; what is wider still comes in parts."""
    cells = cells_of(t, twin)
    if not cells.headings:
        return
    need = [_need(cells, column) for column in range(len(cells.headings))]
    wide = sum(need) > PORTRAIT
    if wide:
        paper.section(wide=True)
    room = LANDSCAPE if wide else PORTRAIT
    if twin.title:
        paper.say(twin.title, "Note")
    for columns in _parts(need, room):
        rows = [Row("head", tuple(cells.headings[n] for n in columns))]
        rows += [Row("line", tuple(row[n] for n in columns)) for row in cells.rows]
        paper.table(rows, [need[n] for n in columns], numbers=[cells.numeric[n] for n in columns])
    for note in twin.notes:
        paper.say(note, "Note")
    if wide:
        paper.section(wide=False)


def _need(cells: Cells, column: int) -> int:
    texts = [row[column] for row in cells.rows]
    if cells.numeric[column]:
        return max(number_width(texts), number_width([cells.headings[column][:14]]), 900)
    longest = max((text_width(text) for text in (*texts, cells.headings[column])), default=4)
    return number_width(["0" * min(_MOST_SIGNS, longest)])


def _parts(need: list[int], room: int) -> list[list[int]]:
    """Columns in parts that fit, the first one in each."""
    parts: list[list[int]] = [[0]]
    for column in range(1, len(need)):
        if len(parts[-1]) > 1 and sum(need[n] for n in parts[-1]) + need[column] > room:
            parts.append([0])
        parts[-1].append(column)
    return parts

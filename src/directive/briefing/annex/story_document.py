"""Any story as a word-processor file: a section a step, the chart as a picture and the same figures as a table."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pandas as pd

from directive.briefing.annex.content import LONGEST_LINK, LONGEST_QR
from directive.briefing.annex.word import Paper
from directive.briefing.annex.word_tables import LANDSCAPE, PORTRAIT, Row
from directive.briefing.content import Step, Story, Table
from directive.briefing.papers.fit import longest_word, width_of
from directive.briefing.papers.texts import (
    Cells,
    author_of,
    cells_of,
    cited,
    is_web,
    source_line,
    source_list,
    spoken,
    step_origin,
)
from directive.charts import render
from directive.i18n import Translator, translator

_PICTURE_CM = 16.8
_PICTURE = (620, 330)
"""Pixels of a chart: its text of twelve comes to about nine points on paper."""
_TEXT, _SIDES = 8, 140  # points of a table's text; a cell's margins, in twentieths of a point
_LONGEST = 4.0
"""How much longer than its column a text may be before the page rather lies."""


@dataclass
class _Writer:
    """A document being written: how the page lies, tables printed so far."""

    paper: Paper
    story: Story
    t: Translator
    lying: bool = False
    printed: list[tuple[int, pd.DataFrame]] = field(default_factory=list)

    def turn(self, *, lying: bool) -> bool:
        """Begin a page that lies or stands, unless it does already; whether one was begun."""
        turned = lying != self.lying
        if turned:
            self.paper.section(wide=lying)
            self.lying = lying
        return turned


def story_docx(story: Story) -> bytes:
    """The story as DOCX: title, filters, contents, a numbered section a step, sources."""
    t = translator(story.language)
    version = story.about.get(t("Data version"), "")
    running = t("Data version {version}", version=version) if version else ""
    paper = Paper(t, title=story.title, heading=story.title, running=running, author=author_of(story))
    _cover(paper, story)
    writer = _Writer(paper, story, t)
    for number, step in enumerate(story.steps, start=1):
        _step(writer, step, number)
    writer.turn(lying=False)
    paper.head(t("Sources"))
    for line in source_list(story):
        paper.say(line.split(". ", 1)[1], "Source")
    return paper.finish()


def twin_of(step: Step, story: Story) -> Table | None:
    """The figures of a step as a table: its own, or the twin of its chart; sources by their numbers in the list."""
    if step.view is None:
        return replace(step.table, rows=cited(story, step.table.rows)) if step.table is not None else None
    rows = cited(story, step.view.table)
    # The finding stands above the chart already: over its figures stands what is measured.
    title = step.view.subtitle if step.view.title == step.title else step.view.title
    return Table(step.view.key, title, rows, step.view.source_ids)


def _cover(paper: Paper, story: Story) -> None:
    t = paper.t
    paper.say(story.title, "Title")
    if story.subtitle:
        paper.say(story.subtitle, "Subtitle")
    for line in story.cover.lines:
        paper.say(line)
    for label, text in story.about.items():
        paper.say_labelled(t("{label}:", label=label), text, "Note")
    if is_web(story.link) and len(story.link) <= LONGEST_LINK:
        paper.link(story.link, t("Open in the app"))
        if len(story.link) <= LONGEST_QR:
            paper.code(story.link, alt=t("The address as a QR code"))
    paper.contents(t("Contents"))


def _step(writer: _Writer, step: Step, number: int) -> None:
    paper, t, twin = writer.paper, writer.t, twin_of(step, writer.story)
    cells = cells_of(t, twin) if twin is not None and twin.rows.shape[1] else None
    parts = _laid(cells) if cells is not None else []
    wide = any(lying for lying, *_ in parts)
    turned = writer.turn(lying=wide and step.view is None)
    paper.head(step.title, new_page=not turned and number == 1)
    if step.text:
        paper.say(step.text, stays=step.view is not None)  # a chart stands below its heading, not a page on
    for point in step.points:
        paper.say(point, "List Bullet")
    for amount in step.amounts:
        paper.say_labelled(
            t("{label}:", label=amount.label), " ".join(filter(None, (amount.text, amount.note)))
        )
    if step.view is not None and step.view.spec:
        look = render.Look(
            "light", writer.story.language, titled=False, width=_PICTURE[0], height=_PICTURE[1]
        )
        paper.picture(render.to_png(step.view, look), width_cm=_PICTURE_CM, alt=step.view.alt)
        for note in step.view.notes:
            paper.say(note, "Note")
    line = source_line(t, writer.story, step.sources)
    if line:
        paper.say(line, "Note")
    for line in step_origin(t, step):
        paper.say(line, "Note")
    if is_web(step.link):
        paper.link(step.link, t("Open in the app"))
    if cells is not None:
        _table(writer, twin, cells, parts, number=number, title=step.title)
    said = spoken(t, step)
    if said:
        paper.say(t("Notes of the speaker"), "Table Caption")
    for line in said:
        paper.say(line)


def _table(
    writer: _Writer, twin: Table, cells: Cells, parts: list[tuple[bool, list[int], list[int]]], *, number: int,
    title: str,
) -> None:  # fmt: skip
    """The table, on a page that lies where it needs the room; one that stands in the paper already is named."""
    t, paper = writer.t, writer.paper
    for section, rows in writer.printed:
        if rows.equals(twin.rows):
            paper.say(t("The figures stand in the table of section {number}.", number=section), "Note")
            return
    writer.printed.append((number, twin.rows))
    if any(lying for lying, *_ in parts):
        writer.turn(lying=True)
    if twin.title and twin.title != title:
        paper.say(twin.title, "Table Caption")
    for _, columns, widths in parts:
        rows = [Row("head", tuple(cells.headings[n] for n in columns))]
        rows += [Row("line", tuple(row[n] for n in columns)) for row in cells.rows]
        paper.table(rows, widths, numbers=[cells.numeric[n] for n in columns],
                    alt=twin.title or title)  # fmt: skip
    for note in twin.notes:
        paper.say(note, "Note")


def _laid(cells: Cells) -> list[tuple[bool, list[int], list[int]]]:
    """How a table stands on paper, in one piece or in parts: whether the page lies, the columns, their widths."""
    texts = [[head, *(row[n] for row in cells.rows)] for n, head in enumerate(cells.headings)]
    wish = [_room(max(width_of(text, _TEXT, bold=True) for text in column)) for column in texts]
    least = [_room(max(longest_word(text, _TEXT) for text in column)) for column in texts]
    every = list(range(len(texts)))
    if sum(least) <= PORTRAIT and sum(wish) <= _LONGEST * PORTRAIT:
        return [(False, every, _widths(wish, least, PORTRAIT))]
    parts = _parts(least, LANDSCAPE)
    for room in range(min(LANDSCAPE, sum(least) // len(parts)), LANDSCAPE, 200):
        if len(_parts(least, room)) == len(parts):
            parts = _parts(least, room)
            break
    return [
        (True, part, _widths([wish[n] for n in part], [least[n] for n in part], LANDSCAPE)) for part in parts
    ]


def _parts(least: list[int], room: int) -> list[list[int]]:
    """Columns in parts that fit, the first one in each."""
    parts = [[0]]
    for column in range(1, len(least)):
        if len(parts[-1]) > 1 and sum(least[n] for n in parts[-1]) + least[column] > room:
            parts.append([0])
        parts[-1].append(column)
    return parts


def _room(points: float) -> int:
    return round(points * 20) + _SIDES


def _widths(wish: list[int], least: list[int], room: int) -> list[int]:
    """As wide as the texts where that fits; else no word is broken, and the longest texts give way."""
    if sum(wish) <= room:
        return wish
    spare, more = max(0, room - sum(least)), sum(wish) - sum(least)
    return [low + int((all_ - low) * spare / more) for low, all_ in zip(least, wish, strict=True)]

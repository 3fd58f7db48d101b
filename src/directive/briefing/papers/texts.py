"""What every paper writes alike: cells of tables, source lines, what stands on the cover, the code to scan."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import segno

from directive.briefing.content import MAKER, Step, Story, Table
from directive.briefing.sources import as_many
from directive.charts.view import ChartView
from directive.i18n import Translator

MOST_IN_CODE = 1200
"""Characters of a link that a code still scans with."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LINE = 150  # characters of publishers that leave a source line at two lines of a slide or a page


@dataclass(frozen=True)
class Cells:
    """A table as it is printed: headings, rows of text, which columns are numbers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


def cells_of(t: Translator, table: Table) -> Cells:
    """The table in words: numbers by the language's habits, years without grouping, a missing figure in words."""
    columns = [table.rows.iloc[:, place] for place in range(table.rows.shape[1])]
    numeric = tuple(_is_numeric(column) for column in columns)
    texts = [
        [_number(t, value, column) if number else _text(t, value) for value in column]
        for column, number in zip(columns, numeric, strict=True)
    ]
    return Cells(tuple(map(str, table.rows.columns)), tuple(zip(*texts, strict=True)), numeric)


def _is_numeric(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)


def _text(t: Translator, value: object) -> str:
    return t("not published") if value is None or value is pd.NA or value != value else str(value)


def _number(t: Translator, value: float, column: pd.Series) -> str:
    if pd.isna(value):
        return t("not published")
    digits = _digits(column)
    return str(int(value)) if digits is None else t.number(float(value), digits=digits)


def _digits(column: pd.Series) -> int | None:
    """Decimals that a column of numbers is printed with; None for years, which are never grouped."""
    known = column.dropna()
    if (known % 1 == 0).all():
        return None if known.between(_FIRST_YEAR, _LAST_YEAR).all() else 0
    largest = known.abs().max()
    return 0 if largest >= 10_000 else 1 if largest >= 100 else 2


def number_format(column: pd.Series) -> str:
    """The same as a spreadsheet's number format."""
    digits = _digits(column)
    return "0" if digits is None else "#,##0" + ("." + "0" * digits if digits else "")


def source_line(t: Translator, story: Story, ids: Sequence[str], *, room: int = _LINE) -> str:
    """The line under a figure: who published it, and the numbers of the sources in the list at the end.

    As many publishers as `room` characters hold, and how many more there are; the numbers are all there, neighbours
    as a range.
    """
    order = {name: number for number, name in enumerate(story.sources, start=1)}
    numbers = sorted({order[name] for name in ids if name in order})
    if not numbers:
        return ""
    text = _publishers(t, story, ids, room)
    return t("Source: {publishers}", publishers=f"{text} [{ranges(numbers)}]".strip())


def publishers_line(t: Translator, story: Story, ids: Sequence[str], *, room: int) -> str:
    """The same without numbers, for a picture that leaves the story and its list."""
    text = _publishers(t, story, ids, room)
    return t("Source: {publishers}", publishers=text) if text else ""


def _publishers(t: Translator, story: Story, ids: Sequence[str], room: int) -> str:
    names = list(dict.fromkeys(story.publishers[name] for name in ids if story.publishers.get(name)))
    return as_many(t, names, room=room) if names else ""


def ranges(numbers: Sequence[int]) -> str:
    """Rising numbers, three and more neighbours as a range.

    >>> ranges([1, 2, 4, 5, 6, 9])
    '1, 2, 4–6, 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return ", ".join(parts)


def source_list(story: Story) -> list[str]:
    """All sources of the story, numbered."""
    return [f"{number}. {line}" for number, line in enumerate(story.sources.values(), start=1)]


def step_sources(story: Story, step: Step) -> list[str]:
    """The full lines of one step's sources."""
    return [story.sources[name] for name in step.sources if name in story.sources]


def step_origin(t: Translator, step: Step) -> list[str]:
    """Where a step comes from, for the foot of its part of a paper: the filters it was drawn with."""
    return [t("{label}: {value}", label=t("Filters"), value=step.filters)] if step.filters else []


def spoken(t: Translator, step: Step) -> list[str]:
    """What the speaker reads: notes, likely questions with answers, planned time. A paper for the room has none."""
    lines = step.notes.split("\n") if step.notes else []
    lines += [
        t("If asked: {question} {answer}", question=asked, answer=answer) for asked, answer in step.questions
    ]
    if step.minutes:
        lines.append(t("Planned time: {minutes} min", minutes=t.number(step.minutes)))
    return lines


def cited(story: Story, rows: pd.DataFrame) -> pd.DataFrame:
    """A table with its columns of source ids as the numbers of the story's list of sources."""
    numbers = {name: place for place, name in enumerate(story.sources, start=1)}
    rows = rows.copy(deep=False)
    for place in range(rows.shape[1]):
        cells = [
            str(cell).split(";") if isinstance(cell, str) and cell else [] for cell in rows.iloc[:, place]
        ]
        if any(cells) and all(name in numbers for names in cells for name in names):
            texts = [ranges(sorted({numbers[name] for name in names})) for names in cells]
            rows.isetitem(place, [f"[{text}]" if text else "" for text in texts])
    return rows


def author_of(story: Story) -> str:
    """Whom a file's properties name as its author: the speaker with the organisation."""
    return ", ".join(filter(None, (story.cover.speaker, story.cover.organisation))) or MAKER


def code_svg(link: str) -> bytes:
    """The link as a code to scan, as vectors; empty where the link is too long for one."""
    return _code(link, "svg")


def code_png(link: str) -> bytes:
    """The link as a code to scan, as pixels; empty where the link is too long for one."""
    return _code(link, "png")


def _code(link: str, kind: str) -> bytes:
    if not link or len(link) > MOST_IN_CODE:
        return b""
    buffer = io.BytesIO()
    segno.make(link, error="m", micro=False).save(buffer, kind=kind, scale=8, border=2)
    return buffer.getvalue()


def is_web(link: str) -> bool:
    """Whether a link may be made clickable: only addresses of the web."""
    return link.startswith(("http://", "https://"))


def caption_of(step: Step, view: ChartView) -> str:
    """What is said above a chart: its own finding, unless the step's title is the same, and what is measured."""
    return view.subtitle if view.title == step.title else "\n".join(filter(None, (view.title, view.subtitle)))

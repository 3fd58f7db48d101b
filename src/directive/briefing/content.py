"""What a story and a paper are made of. Built once, in one language, with every text written; writers only set it.

A story is read by the stage (full screen, second screen, offline file) and by the paper writers alike, so that all of
them show the same numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from directive.charts.theme import Mode
from directive.charts.view import ChartView

MAKER = "Directive Explorer"
"""Whom a file names as its author where nobody else is named."""


@dataclass(frozen=True)
class Amount:
    """A figure in large type: its name, the number as written, a few words on period, kind and side, its sources."""

    key: str
    label: str
    text: str
    note: str = ""
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table in the open: headings in the reader's language, cells as written or plain numbers."""

    key: str
    title: str
    rows: pd.DataFrame
    source_ids: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cover:
    """Where a story is told, when, by whom; `closing` is what its last slide says. All as written, all may be empty."""

    occasion: str = ""
    date: str = ""
    speaker: str = ""
    organisation: str = ""
    closing: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands below the title: the occasion with its date, the speaker with the organisation."""
        pairs = ((self.occasion, self.date), (self.speaker, self.organisation))
        return tuple(line for pair in pairs if (line := ", ".join(filter(None, pair))))


@dataclass(frozen=True, eq=False)
class Step:
    """One message on one screen: a title that says it, and what shows it.

    At most one of `view` and `table`; `amounts` (at most four) may stand beside or alone. `board` is the lever board's
    data (`briefing.board.data.board_data`), for a step with live levers; its `view` is what papers print instead.
    `link` reopens the page the step was made from, with its filters, language and scenario; `filters` says them in
    words. `points` are lines of free text in large type. `notes`, `questions` (pairs of question and answer) and
    `minutes` are the speaker's alone: `for_room` takes them off.
    """

    id: str
    title: str
    text: str = ""
    notes: str = ""
    amounts: tuple[Amount, ...] = ()
    view: ChartView | None = None
    table: Table | None = None
    board: Mapping[str, Any] | None = None
    link: str = ""
    source_ids: tuple[str, ...] = ()
    filters: str = ""
    points: tuple[str, ...] = ()
    questions: tuple[tuple[str, str], ...] = ()
    minutes: float = 0.0

    @property
    def sources(self) -> tuple[str, ...]:
        """Source ids of everything on the step, once each, in order."""
        parts = [self.source_ids, *(amount.source_ids for amount in self.amounts)]
        parts += [part.source_ids for part in (self.view, self.table) if part is not None]
        return tuple(dict.fromkeys(name for ids in parts for name in ids))


@dataclass(frozen=True, eq=False)
class Story:
    """Steps in order, in one language. `about` holds what every paper prints: label -> text (filters, date, data
    version); `link` reopens the story or the scenario it rests on; `sources` is a line for each id used, `publishers`
    who published it (see `briefing.sources`); `mode` is the look its charts were built in;
    a `sheet` is printed as one page (PDF);
    `cover` names occasion and speaker."""

    id: str
    title: str
    subtitle: str
    language: str
    steps: tuple[Step, ...]
    about: Mapping[str, str] = field(default_factory=dict)
    link: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    publishers: Mapping[str, str] = field(default_factory=dict)
    mode: Mode = "light"
    sheet: bool = False
    cover: Cover = field(default_factory=Cover)


def for_room(story: Story) -> Story:
    """The story without what only the speaker reads: a paper made of it can't give that away."""
    steps = tuple(replace(step, notes="", questions=(), minutes=0.0) for step in story.steps)
    return replace(story, steps=steps)

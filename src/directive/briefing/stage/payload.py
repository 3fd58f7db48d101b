"""A story as the player reads it: every text written, every chart complete, nothing left to ask for."""

from __future__ import annotations

from typing import Any

from directive.briefing.content import Step, Story, Table
from directive.briefing.desk import Desk, desk_of
from directive.briefing.papers.texts import cells_of, is_web, step_origin
from directive.briefing.sources import source_line
from directive.briefing.stage.drawings import CHART_SCALE, chart
from directive.briefing.stage.seen import SEEN
from directive.briefing.stage.state import span
from directive.briefing.stage.words import player_words

_LINE = 110  # characters of publishers that fit beside the page number
_MOST_ROWS = 13  # rows of a table that fit at the smallest size a room can read
_HTML_LANGUAGE = {"zh": "zh-Hans"}  # the fonts draw mainland forms by it


def stage_json(story: Story) -> dict[str, Any]:
    """The story for the player: plain JSON, one language, one look. Raises TableError without a data pack."""
    desk = desk_of(story.language, mode=story.mode, presenter=True)
    pages = len(story.steps)
    old = story.about.get(desk.t("Steps drawn with data version"), "")
    told = {
        "id": story.id,
        "title": story.title,
        "subtitle": story.subtitle,
        "language": story.language,
        "html_language": _HTML_LANGUAGE.get(story.language, story.language),
        "mode": story.mode,
        "chart_scale": CHART_SCALE,
        "link": story.link,
        "pages": pages,
        "seen": list(SEEN),
        "about": [[label, text] for label, text in story.about.items()],
        "words": player_words(desk.t),
        "steps": [
            _step(desk, step, old) | {"page": desk.t("{page} of {pages}", page=number, pages=pages)}
            for number, step in enumerate(story.steps, start=1)
        ],
        **_frame(story),
    }
    first, last = span(told)
    return told | {"first": first, "last": last}


def _frame(story: Story) -> dict[str, Any]:
    """What stands before the first step and after the last, as on the slides."""
    lines = list(story.cover.lines)
    about = [f"{label}: {text}" for label, text in story.about.items()]
    told = {
        "id": "cover",
        "title": story.title,
        "text": story.subtitle,
        "cover": {"lines": lines, "about": about},
    }
    ends = {
        "id": "closing",
        "title": story.cover.closing,
        "text": story.title,
        "cover": {"lines": lines, "about": []},
    }
    return {"cover": told} | ({"closing": ends} if story.cover.closing else {})


def _step(desk: Desk, step: Step, old: str) -> dict[str, Any]:
    """One step; empty parts stay out. `old`: the data version it was drawn with, where that is not today's."""
    t, ids = desk.t, step.sources
    drawn = (step.view or step.table or step.amounts) and not step.board
    said = source_line(desk, ids, room=_LINE) if ids else ""
    dated = t("Drawn with data version {version}", version=old) if old and drawn else ""
    parts = {
        "id": step.id,
        "title": step.title,
        "text": step.text,
        "notes": "\n".join(filter(None, (step.notes, *step_origin(t, step)))),
        "points": list(step.points),
        "questions": [list(pair) for pair in step.questions],
        "minutes": step.minutes,
        "link": step.link if is_web(step.link) else "",
        "source": " · ".join(filter(None, (said, dated))),
        "amounts": [
            {"key": a.key, "label": a.label, "text": a.text, "note": a.note} for a in step.amounts[:4]
        ],
        "chart": chart(desk, step.view) if step.view else None,
        "table": _table(desk, step.table) if step.table and not step.board else None,
        "board": dict(step.board) if step.board else None,
    }
    return {name: part for name, part in parts.items() if part}


def _table(desk: Desk, table: Table) -> dict[str, Any]:
    """Cells as written; what does not fit is said, not cut."""
    t, rows, cells = desk.t, table.rows, cells_of(desk.t, table)
    return {
        "title": table.title,
        "head": list(cells.headings),
        "numbers": list(cells.numeric),
        "rows": [list(row) for row in cells.rows[:_MOST_ROWS]],
        "notes": list(table.notes),
        # By the number of rows shown: how many more there are. Only the player knows how many fit.
        "more": [
            t.n("{count} more row stands in the papers", "{count} more rows stand in the papers", len(rows) - shown)
            if shown < len(rows) else ""
            for shown in range(min(len(rows), _MOST_ROWS) + 1)
        ],
    }  # fmt: skip

"""A story as PDF, set by Typst: cover, contents, a section a step with charts as vectors, sources, page numbers.

The compiler is inside its package and asks nobody: no system font, no package, no network. Everything of the story
goes in as a JSON file beside the template, so a text can't become markup.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import cvttf_NotoSansCJK_Regular
import fontpkg_noto_sans
import typst

from directive.briefing.content import Step, Story, Table
from directive.briefing.papers import texts
from directive.briefing.papers.deck import LOCALES
from directive.briefing.papers.fit import longest_word, width_of
from directive.charts import render
from directive.charts.theme import palette
from directive.i18n import Translator, translator

TEMPLATE, SHEET = (Path(__file__).with_name(name) for name in ("paper.typ", "sheet.typ"))
_FONTS = {"zh": ["Noto Sans CJK TC", "Noto Sans"]}
_WESTERN = ["Noto Sans", "Noto Sans CJK TC"]
_TALL, _WIDE = 470.0, 720.0
"""Points across a standing and a lying page."""
_CHART_WIDTH, _CHART_HEIGHT = 620, 290
_MOST_KEPT, _FEW_ROWS = 900, 12
"""Characters of text, and rows of a table, up to which a step is kept on one page, so that two share one."""
_INSET = 9.0
_LONGEST_WORD = 130.0


def story_pdf(story: Story, *, progress: Callable[[int, int], None] = lambda done, of: None) -> bytes:
    """The story as a PDF file, on one page if it is to be a sheet. `progress` hears how many steps are drawn."""
    t = translator(story.language)
    with tempfile.TemporaryDirectory(prefix="directive-paper-") as name:
        folder = Path(name)
        steps = []
        for place, step in enumerate(story.steps, start=1):
            steps.append(_section(t, story, step, folder / f"chart-{place}.svg"))
            progress(place, len(story.steps))
        code = texts.code_svg(story.link)
        if code:
            (folder / "code.svg").write_bytes(code)
        paper = _paper(t, story) | {"steps": steps, "code": bool(code)}
        (folder / "story.json").write_text(json.dumps(paper, ensure_ascii=False, allow_nan=False), "utf-8")
        (folder / "paper.typ").write_bytes((SHEET if story.sheet else TEMPLATE).read_bytes())
        return typst.compile(
            str(folder / "paper.typ"),
            root=str(folder),
            font_paths=[str(Path(fontpkg_noto_sans.__file__).parent / "files"),
                        str(Path(cvttf_NotoSansCJK_Regular.__file__).parent)],
            ignore_system_fonts=True,
        )  # fmt: skip


def _paper(t: Translator, story: Story) -> dict[str, Any]:
    look = palette("light")
    return {
        "title": story.title,
        "subtitle": story.subtitle,
        "language": story.language,
        "region": LOCALES[story.language].split("-")[1],
        "fonts": _FONTS.get(story.language, _WESTERN),
        "colours": {name: getattr(look, name) for name in ("text", "muted", "focus", "grid")},
        "about": [[str(label), str(text)] for label, text in story.about.items()],
        "version": " · ".join(
            story.about[label] for label in (t("Data version"), t("Written on")) if label in story.about
        ),
        "link": story.link if texts.is_web(story.link) else "",
        "told": list(story.cover.lines),
        "author": texts.author_of(story),
        "sources": texts.source_list(story),
        "words": {
            "contents": t("Contents"),
            "sources": t("Sources"),
            "notes": t("Notes of the speaker"),
            "link": t("Open in the app"),
            "code": t("Code to scan: opens this story in the app"),
        },
    }


def _section(t: Translator, story: Story, step: Step, chart: Path) -> dict[str, Any]:
    table = (
        _table(t, story, step.table, step.title)
        if step.table is not None and step.table.rows.shape[1]
        else None
    )
    drawn = step.view is not None and bool(step.view.spec)
    if drawn:
        look = render.Look("light", story.language, titled=False, width=_CHART_WIDTH, height=_CHART_HEIGHT)
        chart.write_bytes(render.to_svg(step.view, look))
    shown = step.view or step.table
    return {
        "title": step.title,
        "text": step.text,
        "points": list(step.points),
        "notes": texts.spoken(t, step),
        "link": step.link if texts.is_web(step.link) else "",
        "kept": _is_short(step),
        "amounts": [{"label": a.label, "text": a.text, "note": a.note} for a in step.amounts],
        "chart": chart.name if drawn else None,
        "alt": step.view.alt if step.view else "",
        "caption": texts.caption_of(step, step.view) if step.view else "",
        "table": table,
        "wide": table is not None and table["wide"],
        "remarks": list(shown.notes) if shown else [],
        "origin": texts.step_origin(t, step),
        "source": texts.source_line(t, story, step.sources),
    }


def _is_short(step: Step) -> bool:
    """Whether the step surely fits a page: its chart with its words, or a table of a few rows."""
    shown = step.view or step.table
    said = (
        step.text,
        step.notes,
        *step.points,
        *(shown.notes if shown else ()),
        *(a for _, a in step.questions),
    )
    rows = len(step.table.rows) if step.table is not None else 0
    return sum(map(len, said)) <= _MOST_KEPT and rows <= _FEW_ROWS


def _table(t: Translator, story: Story, table: Table, title: str) -> dict[str, Any]:
    """The table's cells, size and columns: words share what numbers leave; lying when it must."""
    cells = texts.cells_of(t, replace(table, rows=texts.cited(story, table.rows)))
    columns = [[head, *(row[place] for row in cells.rows)] for place, head in enumerate(cells.headings)]
    size, wide, widths = _columns(columns)
    return {
        "title": "" if table.title == title else table.title,
        "headings": cells.headings,
        "rows": cells.rows,
        "numeric": cells.numeric,
        "size": size,
        "wide": wide,
        "widths": widths,
        # Columns hold their longest words, but for those that are longer than any column may be.
        "hyphenate": any(longest_word(text, size) > _LONGEST_WORD for column in columns for text in column),
    }


def _columns(columns: list[list[str]]) -> tuple[float, bool, list[float]]:
    """Size of the text, whether the page lies, and a width of each column: 0 as wide as its text, else its part."""
    for size, room, wide in (
        (9.0, _TALL, False),
        (8.0, _TALL, False),
        (8.5, _WIDE, True),
        (7.0, _WIDE, True),
    ):
        whole = [max(width_of(text, size, bold=True) for text in column) + _INSET for column in columns]
        least = [max(_longest_word(text, size) for text in column) + _INSET for column in columns]
        if sum(whole) <= room:
            return size, wide, [0.0] * len(columns)
        if sum(least) <= room * 0.95:
            spare = (room - sum(least)) / max(sum(whole) - sum(least), 1)
            return size, wide, [low + (all_ - low) * spare for low, all_ in zip(least, whole, strict=True)]
    return 7.0, True, least


def _longest_word(text: str, size: float) -> float:
    return min(_LONGEST_WORD, longest_word(text, size))

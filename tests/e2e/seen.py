"""What the page shows, in a form that two pages, or a page and a file, can be compared in."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

NEAR = 3  # px: the same place in two browsers' windows
# A chart's drawing: every mark that has a colour or a text, with its place inside the drawing.
_DRAWING = """(root) => [...document.querySelectorAll(root)].map((svg) => {
    const frame = svg.getBoundingClientRect(), marks = [];
    for (const mark of svg.querySelectorAll('path, text, rect, line')) {
        const box = mark.getBoundingClientRect();
        if (mark.tagName !== 'text' && !(box.width || box.height)) continue;
        const style = getComputedStyle(mark);
        marks.push([mark.tagName, mark.tagName === 'text' ? mark.textContent.replace(/\\s+/g, ' ').trim() : '',
            style.fill, style.stroke, box.x - frame.x, box.y - frame.y, box.width, box.height,
            mark.closest('[class*="role-"]')?.getAttribute('class').match(/role-[\\w-]+/)?.[0] ?? '']);
    }
    return [svg.closest('[class*="st-key-vega-"]')?.className.match(/st-key-vega-([\\w-]+)/)[1] ?? '', marks];
})"""
ON_PAGE = '[class*="st-key-vega-"] svg.marks'
# The sliders that a copied link speaks of: where the thumb stands, what the link says.
_THUMBS = """(page) => {
    const link = document.querySelector('[data-testid="copy-link"]')?.dataset.address;
    if (!link) return [];
    const says = new URL(link).searchParams, found = [];
    for (const thumb of document.querySelectorAll(`[class*="st-key-${page}-"] input[type="range"]`)) {
        const name = thumb.closest(`[class*="st-key-${page}-"]`).className.match(/st-key-[a-z]+-([a-z_]+)/)?.[1];
        const slider = thumb.closest('[data-testid="stSlider"]');
        if (says.has(name) && slider) found.push([name, thumb.value, says.get(name)]);
    }
    return found;
}"""
Mark = tuple[str, str, str, str, float, float, float, float, str]


def drawings(page: Page, root: str = ON_PAGE) -> dict[str, list[Mark]]:
    """Every chart that is drawn, by its key: its marks from top to bottom."""
    return {key: [tuple(mark) for mark in marks] for key, marks in page.evaluate(_DRAWING, root)}


def different(one: list[Mark], other: list[Mark]) -> str:
    """What sets two drawings of a chart apart, "" when nothing does: text, colour, order, place."""
    if len(one) != len(other):
        return f"{len(one)} marks against {len(other)}"
    for mine, theirs in zip(_in_place(one), _in_place(other), strict=True):
        if mine[:4] != theirs[:4]:
            return f"{_said(mine)} against {_said(theirs)}"
        if any(abs(a - b) > NEAR for a, b in zip(mine[4:8], theirs[4:8], strict=True)):
            return f"{_said(mine)} at {_place(mine)} against {_place(theirs)}"
    return ""


def _in_place(marks: list[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (*mark[:4], mark[8], round(mark[5]), round(mark[4])))


def _said(mark: Mark) -> str:
    return f"{mark[0]} {mark[1]!r} {mark[2]}"


def _place(mark: Mark) -> tuple[int, ...]:
    return tuple(round(number) for number in mark[4:8])


def rows(marks: list[Mark]) -> list[tuple[str, str, tuple[str, ...]]]:
    """The rows of a bar chart from top to bottom: what stands at the left, what at the bar, the bar's colours."""
    labels = [mark for mark in marks if mark[8] == "role-axis-label" and re.search(r"[^\W\d]", mark[1])]
    found = []
    for label in sorted(labels, key=lambda mark: mark[5]):
        middle = label[5] + label[7] / 2
        level = [mark for mark in marks if mark[8] == "role-mark" and abs(mark[5] + mark[7] / 2 - middle) < 3]
        said = " ".join(mark[1] for mark in level if mark[0] == "text")
        fills = tuple(sorted({mark[2] for mark in level if mark[0] == "path" and mark[2] != "none"}))
        found.append((label[1], said, fills))
    return found


def in_file(page: Page, svg: Path) -> list[Mark]:
    """The marks of a downloaded drawing; `page` is a blank one to measure it in."""
    page.set_content(f"<body>{svg.read_text(encoding='utf-8')}</body>")
    return next(iter(drawings(page, "body > svg").values()))


def thumbs(page: Page, name: str) -> list[tuple[str, float, float]]:
    """Sliders of page `name` whose thumb stands elsewhere than the page's own link says."""
    return [
        (param, float(at), float(says))
        for param, at, says in page.evaluate(_THUMBS, name)
        if abs(float(at) - float(says)) > 1e-6
    ]

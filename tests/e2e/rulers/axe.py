"""axe-core finds nothing serious or critical, and nothing in the order of headings."""

from __future__ import annotations

from importlib.resources import files

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# Beside what is serious: the outline that a screen reader's user jumps through.
ALSO = {"heading-order", "empty-heading", "page-has-heading-one", "html-has-lang", "html-lang-valid"}
_RUN = """async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } });
    const why = ({ any, all, none }) => [...any, ...all, ...none][0]?.message ?? '';
    return found.violations.map(({ id, impact, nodes }) => [id, impact,
        nodes.map((node) => [node.target.join(' '), node.html.slice(0, 160), why(node)])]);
}"""


def faults(page) -> list[str]:
    """What axe-core finds on a page that stands, a line a rule."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE)
    return [
        f"{rule} ({impact}), {len(nodes)} ×: {nodes[:3]}"
        for rule, impact, nodes in page.evaluate(_RUN)
        if impact in ("serious", "critical") or rule in ALSO
    ]

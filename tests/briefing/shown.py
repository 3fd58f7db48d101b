"""Which pages of the papers are kept as approved pictures."""

from __future__ import annotations

from directive.briefing.annex.tables import TITLES
from directive.i18n import translator
from tests.briefing.rendered import LANGUAGES, STORY, Paper, story_of

_EVERYWHERE = ("chart", "goods", "annex", "contents")
PICTURES = (*(f"{kind}-{language}" for kind in _EVERYWHERE for language in LANGUAGES), "map-ru", "paper-chart-en",
            "document-zh")  # fmt: skip
"""Names of the pictures: kind and language."""


def page_of(made: dict[str, Paper], name: str) -> tuple[Paper, int]:
    """The paper and the page that a picture shows."""
    kind, language = name.rsplit("-", 1)
    t, titles = translator(language), {step.id: step.title for step in story_of(STORY, language).steps}
    slides, paper = made[f"slides-{language}"], made[f"paper-{language}"]
    if kind in ("chart", "goods", "map"):
        step = {"chart": "share", "goods": "quantities", "map": "regions"}[kind]
        return slides, slides.page_with(titles[step])
    if kind == "annex":
        annex = made[f"annex-{language}"]
        return annex, annex.page_with(t(TITLES["organisations"]), t("Organisation"), "2028")
    if kind == "contents":
        return paper, paper.page_with(t("Contents"))
    if kind == "paper-chart":
        said = next(step.text for step in story_of(STORY, language).steps if step.id == "share")
        return paper, paper.page_with(titles["share"], said)  # the list of contents has the title alone
    document = made["document-goal"]
    return document, document.page_with(titles["value"], "2028")

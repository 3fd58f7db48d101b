"""A plan on order: the directive annex as DOCX and XLSX, in every other format the plan as a story."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from directive.briefing.annex import annex_content, annex_docx, annex_xlsx
from directive.briefing.content import Story
from directive.briefing.desk import Desk, desk_of
from directive.briefing.mark_words import marks_listed
from directive.briefing.papers import Progress, make
from directive.briefing.papers.order import Order
from directive.briefing.stories import made
from directive.briefing.stories.plan import plan_steps
from directive.data.scenario import Prepared, Scenario, to_plan

_ANNEXES = {"docx": annex_docx, "xlsx": annex_xlsx}


def plan_stem(scenario: Scenario) -> str:
    """How a plan's files begin: with its name, where it has one; signs that a file name can't have become hyphens.

    >>> plan_stem(Scenario(name="../Цель 10 %: Азия")), plan_stem(Scenario())
    ('plan-Цель-10-Азия', 'plan')
    """
    return re.sub(r"[^\w]+", "-", f"plan-{scenario.name}")[:64].strip("-")


@dataclass(frozen=True)
class PlanOrder(Order):
    """A scenario with masses in tonnes ("t") or kilograms ("kg"); `link` reopens it."""

    scenario: Scenario = field(default_factory=Scenario)
    unit: str = "t"
    link: str = ""

    def write(self, fmt: str, *, progress: Progress | None = None) -> bytes:
        """The file. Raises PaperError for a format that does not exist, DirectiveError for what is no plan."""
        if fmt not in _ANNEXES:
            return make(self.story(), fmt, speaker=self.speaker, progress=progress)
        desk, prepared = self._plan()
        return _ANNEXES[fmt](prepared, desk, unit=self.unit, link=self.link)

    def story(self) -> Story:
        """The plan as a story. Raises DirectiveError for a scenario that is no plan."""
        desk, prepared = self._plan()
        content = annex_content(prepared, desk, unit=self.unit, link=self.link)
        about = {label: text for label, text in content.about.items() if label != desk.t("Address")}
        marked = marks_listed(desk, prepared)
        if marked:
            about[desk.t("To be checked")] = desk.t("; ").join(marked)
        return made(desk, self.id, content.title, content.subtitle, plan_steps(desk, prepared, unit=self.unit),
                    link=content.link, about=about)  # fmt: skip

    def _plan(self) -> tuple[Desk, Prepared]:
        desk = desk_of(self.language)
        return desk, to_plan(self.scenario, desk.engine, desk.pack)

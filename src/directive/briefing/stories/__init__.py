"""The ready stories: built on the public data, in one language, complete without a page.

build_story("where-we-stand", desk_of("ru")).steps[0].title
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from directive.briefing.content import Cover, Step, Story
from directive.briefing.desk import Desk
from directive.briefing.goal import Plan
from directive.briefing.sources import publishers, source_texts
from directive.briefing.steps import step_in
from directive.briefing.stories import goal, partner_table, past, regions, standing
from directive.briefing.stories.parts import opened_at
from directive.briefing.stories.speaking import spoken
from directive.briefing.target_words import short_percent
from directive.i18n import N_
from directive.model.errors import RangeError


@dataclass(frozen=True)
class _Ready:
    title: str
    question: str
    steps: Callable[..., tuple[Step, ...]]
    follows: bool = False
    """Whether the steps can be told for another plan (`plan=…`) than the pack's."""


_STORIES = {
    "where-we-stand": _Ready(
        N_("Where we stand"), N_("What is known of the exports today, by whom, and how far is the goal?"),
        standing.steps,
    ),
    "partner-table": _Ready(
        N_("The table of partners"), N_("Who buys, and where does {partner} stand among them?"),
        partner_table.steps,
    ),
    "regions-we-miss": _Ready(
        N_("Regions without a clear document"), N_("Which large regions {in_partner} have no clear document?"),
        regions.steps,
    ),
    "what-10-percent-takes": _Ready(
        N_("What {goal} would take"), N_("What would have to happen by {year}, and how often did it happen elsewhere?"),
        goal.steps, follows=True,
    ),
    "past-directives": _Ready(
        N_("Earlier directives"), N_("What did earlier directives aim at, and what is published of the outcome?"),
        past.steps,
    ),
}  # fmt: skip
READY: tuple[str, ...] = tuple(_STORIES)
"""Ids of the ready stories, in the order in which they are offered."""

FOLLOWING: tuple[str, ...] = tuple(name for name, story in _STORIES.items() if story.follows)
"""Those that can be told for another plan."""


def story_title(story_id: str, desk: Desk) -> tuple[str, str]:
    """Title of a ready story and the question it answers. Raises RangeError for an id that is not READY."""
    found = _found(story_id)
    names = {"partner": desk.partner.name, "in_partner": desk.partner.in_, "year": desk.pack.base.target_year,
             "goal": short_percent(desk.t, desk.pack.base.goal_share)}  # fmt: skip
    return desk.t(found.title, **names), desk.t(found.question, **names)


def build_story(story_id: str, desk: Desk, *, link: str = "", plan: Plan | None = None) -> Story:
    """A ready story in the desk's language; `link` reopens it. Raises RangeError for an id that is not READY.

    `plan` is another goal than the pack's, for a story that is FOLLOWING.

    Each step's link opens the page that shows it: in full beside `link`, without one as the place below the app.
    """
    title, question = story_title(story_id, desk)
    told = _found(story_id).steps(desk, plan) if plan else _found(story_id).steps(desk)
    steps = spoken(desk, story_id, told, plan)
    return made(desk, story_id, title, question, linked(steps, desk, link=link), link=link)


def linked(steps: Sequence[Step], desk: Desk, *, link: str) -> tuple[Step, ...]:
    """The steps with their places as full addresses, beside the `link` of their story."""
    version, language = desk.pack.version, desk.t.language
    return tuple(
        replace(step, link=opened_at(step.link, story=link, language=language, version=version)) for step in steps
    )  # fmt: skip


def made(
    desk: Desk, story_id: str, title: str, subtitle: str, steps: Sequence[Step], *, link: str = "",
    about: Mapping[str, str] | None = None, cover: Cover | None = None,
) -> Story:  # fmt: skip
    """A story of any steps in the desk's look, with what every paper prints and a line for each source.

    `about` comes first among what is printed: filters, what the steps were saved with. The `cover` closes with thanks
    unless it says something else.
    """
    t = desk.t
    ids = tuple(dict.fromkeys(name for step in steps for name in step.sources))
    lines = [(name, source_texts(desk, [name])) for name in ids]
    cover = cover or Cover()
    printed = {t("Subject"): f"{desk.reporter.name} – {desk.partner.name}", t("Data version"): desk.pack.version,
               t("Written on"): t.date(dt.date.today())}  # fmt: skip
    return Story(
        story_id, title, subtitle, t.language, tuple(step_in(step, desk.mode) for step in steps),
        about={label: text for label, text in {**(about or {}), **printed}.items() if text}, link=link,
        sources={name: text[0] for name, text in lines if text}, publishers=publishers(desk, ids), mode=desk.mode,
        cover=cover if cover.closing else replace(cover, closing=t("Thank you for your attention")),
    )  # fmt: skip


def _found(story_id: str) -> _Ready:
    if story_id not in _STORIES:
        raise RangeError("story", value=story_id, allowed=", ".join(READY))
    return _STORIES[story_id]

"""What can be ordered as a paper. An order is small and travels to the process that makes papers; the work is there."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from directive.briefing.content import Cover, Step, Story
from directive.briefing.desk import desk_of
from directive.briefing.papers import Progress, make
from directive.briefing.reach import reachable
from directive.briefing.stories import build_story, made
from directive.i18n import N_

BROKEN = N_("The paper could not be made: the table {table} of the data pack cannot be used ({rule}).")
NOT_BUILT = N_("The paper could not be made: {why}")


@dataclass(frozen=True)
class Order(ABC):
    """A paper on order: its name, its language, and how it becomes a story; for the room unless for the `speaker`.

    Every kind of order has a `link`, which reopens what it prints."""

    id: str
    language: str
    speaker: bool = field(default=False, kw_only=True)

    @abstractmethod
    def story(self) -> Story:
        """The story of the paper, in the light look. Raises DirectiveError for what can't be built."""

    def for_others(self, listens: str | None) -> Self:
        """The same with links that other machines understand, none where there are no such: a paper goes from hand to
        hand. `listens` is the address the server listens on (None: all)."""
        return replace(self, link=reachable(self.link, listens))

    def write(self, fmt: str, *, progress: Progress | None = None) -> bytes:
        """The file. Raises PaperError for a format that does not exist."""
        return make(self.story(), fmt, speaker=self.speaker, progress=progress)


@dataclass(frozen=True)
class ReadyOrder(Order):
    """A ready story, built where it is written: its queries and charts take seconds the first time."""

    link: str = ""

    def story(self) -> Story:
        """The ready story of this id."""
        return build_story(self.id, desk_of(self.language), link=self.link)


@dataclass(frozen=True, eq=False)
class StepsOrder(Order):
    """Steps that are at hand: an own story, or what a page shows."""

    title: str = ""
    subtitle: str = ""
    steps: tuple[Step, ...] = ()
    link: str = ""
    about: Mapping[str, str] = field(default_factory=dict)
    sheet: bool = False
    cover: Cover = field(default_factory=Cover)

    def for_others(self, listens: str | None) -> Self:
        """Its steps' links, too."""
        steps = tuple(replace(step, link=reachable(step.link, listens)) for step in self.steps)
        return replace(super().for_others(listens), steps=steps)

    def story(self) -> Story:
        """The steps as a story, with what every paper prints."""
        story = made(desk_of(self.language), self.id, self.title, self.subtitle, self.steps, link=self.link,
                     about=self.about, cover=self.cover)  # fmt: skip
        return replace(story, sheet=self.sheet)

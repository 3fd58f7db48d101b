"""A deck being written: slides with titles that fit, what its file says of itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from directive.briefing.content import Story
from directive.briefing.papers import deck as house
from directive.briefing.papers import texts
from directive.briefing.papers.write import fill
from directive.i18n import Translator


@dataclass
class Writer:
    """A deck being written: the story, the words of its language, the slides so far."""

    story: Story
    t: Translator
    deck: Deck

    @property
    def language(self) -> str:
        """Language code of the story."""
        return self.story.language

    def slide(self, layout: int, title: str, *, notes: str = "") -> Slide:
        """A new slide with its title fitted and its notes."""
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[layout])
        box = house.COVER_TITLE if layout == house.COVER else house.TITLE
        sizes = (36, 32, *house.TITLE_SIZES) if layout == house.COVER else house.TITLE_SIZES
        shown = fill(slide.shapes.title, title, box, sizes, language=self.language, bold=True)
        parts = ([title] if shown != title else []) + [notes]
        if any(parts):
            slide.notes_slide.notes_text_frame.text = "\n\n".join(filter(None, parts))
        if layout != house.COVER:
            house.add_number(slide, total=len(self.deck.slides))
        return slide


def set_properties(deck: Deck, story: Story) -> None:
    """Title, author, today: nothing of the template's own."""
    properties, now = deck.core_properties, dt.datetime.now(dt.UTC)
    properties.title, properties.subject, properties.language = story.title, story.subtitle, story.language
    properties.author = properties.last_modified_by = texts.author_of(story)
    properties.keywords, properties.created, properties.modified = "", now, now
    relations = deck.part.package._rels
    for name, relation in list(relations.items()):
        if relation.reltype.endswith("/thumbnail"):
            relations.pop(name)

"""The one list of what a visitor can open: every page and every view within it, taken from the product's own lists.

A new page, or a new entry in one of those lists, is walked, checked by axe and measured without being named here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlencode

from directive.briefing.desk import Desk
from directive.briefing.goods_words import MEASURES as GOODS_MEASURES
from directive.briefing.stories import READY, build_story
from directive.briefing.views.region_measures import MEASURES as REGION_MEASURES
from directive.data.engine import default_engine
from directive.data.pack import default_pack
from directive.i18n import LANGUAGES, translator
from directive.ui.briefing_page.show import MINE
from directive.ui.keys.page import key_ids
from directive.ui.overview import TOPICS
from directive.ui.partners import controls as partners
from directive.ui.plan.sections import show as plan
from directive.ui.regions import params as regions
from directive.ui.shell import PAGES
from directive.ui.sources_page import controls as sources
from directive.ui.targets import plausible

TONGUES = tuple(LANGUAGES)
PAIRS = tuple((one, other) for one in TONGUES for other in TONGUES if one != other)


@dataclass(frozen=True)
class View:
    """A page as an address opens it."""

    page: str
    query: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What a failure calls it: `partners?view=mirror`."""
        return self.page + ("?" + urlencode(self.query) if self.query else "")

    def address(self, **more: str) -> str:
        """Its address with more parameters: `view.address(lang="ru")`."""
        path = "/" if self.page == PAGES[0].name else f"/{self.page}"
        query = urlencode({**self.query, **more})
        return f"{path}?{query}" if query else path


def _each(page: str, param: str, options: Iterable[str], **more: str) -> list[View]:
    return [View(page, {**more, param: option}) for option in options]


@cache
def views() -> tuple[View, ...]:
    """Every page and every view within it; a page's first view comes first."""
    last_year = str(partners.first_last_later()[2])
    inner = {
        "overview": [*_each("overview", "claims", TOPICS), View("overview", {"all_targets": "1"})],
        "partners": [
            *_each("partners", "view", partners.VIEWS),
            *_each("partners", "view", partners.VIEWS, year=last_year),  # a year without a table
        ],
        "goods": _each("goods", "measure", GOODS_MEASURES),
        "regions": [
            *_each("regions", "measure", REGION_MEASURES),
            *_each("regions", "view", regions.VIEWS),
            View("regions", {"province": regions.province_codes()[0], "home": regions.home_codes()[0]}),
        ],
        "targets": [
            *_each("targets", "check", plausible.CHECKS),
            *_each("targets", "plan_view", [name for name in plan.VIEWS if name != plan.PLAUSIBLE]),
            View("targets", {"details": "1"}),
            View("targets", {"board": "native"}),
        ],
        "keys": [*_each("keys", "key", key_ids()), View("keys", {"all_targets": "1"})],
        "briefing": _each("briefing", "story", (*READY, MINE)),
        "sources": _each("sources", "view", sources.VIEWS),
    }
    return tuple(view for entry in PAGES for view in (View(entry.name), *inner.get(entry.name, ())))


@cache
def steps() -> tuple[View, ...]:
    """Every step of every ready story."""
    desk = Desk(translator("en"), default_engine(), default_pack(), "light", False)
    return tuple(
        View("briefing", {"story": story, "step": str(number)})
        for story in READY
        for number in range(1, len(build_story(story, desk).steps) + 1)
    )


def first_views() -> tuple[View, ...]:
    """Every page as its door opens it."""
    return tuple(View(entry.name) for entry in PAGES)

"""Stories that pages of the app have on offer for the big screen, until a presenter's page asks for one."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from threading import Lock

from directive.briefing.content import Story

MOST = 60


class Offers:
    """Stories by ticket. A ticket can't be guessed and stands for the latest story offered under it."""

    def __init__(self, most: int = MOST) -> None:
        self._stories: OrderedDict[str, Story] = OrderedDict()
        self._most = most
        self._lock = Lock()  # pages run in threads of their own

    def put(self, story: Story, ticket: str | None = None) -> str:
        """Offer a story, in place of what stood under `ticket`; returns the ticket. The oldest gives way."""
        ticket = ticket or secrets.token_urlsafe(16)
        with self._lock:
            self._stories[ticket] = story
            self._stories.move_to_end(ticket)
            while len(self._stories) > self._most:
                self._stories.popitem(last=False)
        return ticket

    def take(self, ticket: str) -> Story | None:
        """The story on offer; it stays on offer."""
        with self._lock:
            return self._stories.get(ticket)


OFFERS = Offers()
"""What this process has on offer."""

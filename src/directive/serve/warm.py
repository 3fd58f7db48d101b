"""What the first visitor would wait for is done while the server starts and the browser loads its scripts."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


@asynccontextmanager
async def warm_start(app: object) -> AsyncIterator[None]:
    """Lifespan for `st.App`: starts the work and waits for nothing."""
    threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
    yield


def warm_up() -> None:
    """Load the libraries, check the tables of the first page and keep their answers.

    A pack that cannot be used is for the pages to say.
    """
    from directive.briefing.desk import desk_of
    from directive.briefing.views.overview import share_path, value_path
    from directive.data.errors import DirectiveError

    try:
        desk = desk_of("en")
        share_path(desk)
        value_path(desk)
    except DirectiveError:
        return

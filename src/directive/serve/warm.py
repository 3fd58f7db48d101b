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

    The first ready story asks what the first page asks. A pack that cannot be used is for the pages to say.
    """
    from directive.briefing.desk import desk_of
    from directive.briefing.stories import READY, build_story
    from directive.data.errors import DirectiveError

    try:
        build_story(READY[0], desk_of("en"))
    except DirectiveError:
        return

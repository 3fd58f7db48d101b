"""One click to the big screen: the story as it is chosen, at its step, served beside the app."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from directive.briefing.content import Story
from directive.briefing.stage.offers import OFFERS
from directive.briefing.stories import READY
from directive.ui.page import Page

_TICKET = "_stage_ticket"


def present_button(page: Page, story: Story) -> None:
    """A link to a new window that shows the story full screen; an own story is on offer there as it stands now."""
    t = page.t
    about = t("Opens the big screen in a new window: F full screen, P second window for the room, ? keys")
    st.link_button(
        t("Present"), stage_address(page, story), icon=":material/present_to_all:", type="primary", help=about
    )


def stage_address(page: Page, story: Story) -> str:
    """Where the big screen makes a room for the story; its parts stand behind the #, which no server is sent."""
    if story.id in READY:
        source = {"story": story.id, "lang": page.t.language, "mode": page.mode}
    else:
        st.session_state[_TICKET] = OFFERS.put(story, st.session_state.get(_TICKET))
        source = {"ticket": st.session_state[_TICKET]}
    step = page.state["step"]
    # From the beginning is from the cover.
    return f"stage/new#{urlencode(source | {'step': step if step > 1 else 0})}"

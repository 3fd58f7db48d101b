"""My story as a file: saved as JSON, opened again; what can't be opened is refused in words and changes nothing."""

from __future__ import annotations

import datetime as dt
from functools import partial

import streamlit as st

from directive.briefing.desk import desk_of
from directive.briefing.papers import safe
from directive.briefing.story_file import MOST_BYTES, SavedStory, StoryFileError, read_story, write_story
from directive.ui.briefing_page import mine
from directive.ui.lazy import on_open
from directive.ui.page import Page
from directive.ui.text import plain

KEY = "story-file"
_TURN, _SAID, _OPENED = "_my_story.turn", "_my_story.said", "_my_story.opened"


def show_file_menu(page: Page) -> None:
    """The menu: save, open."""
    on_open(page.t("File"), partial(_fill, page), icon=":material/draft:", key=KEY)


def saved_with(page: Page) -> dict[str, str]:
    """For papers and stage: the data version that the steps of an opened file were drawn with, where not today's."""
    version = st.session_state.get(_OPENED, "")
    return (
        {page.t("Steps drawn with data version"): version} if version not in ("", page.pack.version) else {}
    )


def take(page: Page, name: str, data: bytes) -> SavedStory:
    """Make the steps of a file the own story; undo brings back what was there.

    Raises StoryFileError, and changes nothing, for what is no story file.
    """
    saved = read_story(data, name=name, desk=desk_of(page.t.language))
    mine.keep(saved.steps)
    mine.name_it(saved.name, saved.cover)
    st.session_state[_OPENED] = saved.data_version
    return saved


def _fill(page: Page) -> None:
    t, steps = page.t, mine.my_steps()
    if steps:
        name, cover = mine.my_about()
        write = partial(write_story, steps, name=name, cover=cover, language=t.language, data_version=page.pack.version,
                        saved=dt.date.today().isoformat())  # fmt: skip
        st.download_button(t("Save my story"), data=write, file_name=f"{safe(name)}-{page.pack.version}.json",
                           mime="application/json", on_click="ignore", key="story-save",
                           icon=":material/download:")  # fmt: skip
    key = f"story-upload-{st.session_state.setdefault(_TURN, 0)}"
    given = st.file_uploader(t("Open a story (JSON)"), type=["json"], key=key, on_change=_given, args=(page, key),
                             max_upload_size=round(MOST_BYTES / 1e6))  # fmt: skip
    said: StoryFileError | None = st.session_state.get(_SAID)
    if said is not None:
        kept = t("My story stays as it was.")
        st.error(f"{plain(t(said.said, **said.facts))} {plain(kept)}", icon=":material/error:")
    elif given is None and st.session_state.pop(f"{_SAID}.rerun", False):
        st.rerun()  # opened: the whole page follows


def _given(page: Page, key: str) -> None:
    given = st.session_state[key]
    st.session_state.pop(_SAID, None)
    if given is None:
        return
    try:
        take(page, given.name, given.getvalue())
    except StoryFileError as error:
        st.session_state[_SAID] = error
        return
    st.session_state[_TURN] += 1  # an empty field for the next file
    st.session_state[f"{_SAID}.rerun"] = True
    page.state.set("step", 1)
    page.state.touch()

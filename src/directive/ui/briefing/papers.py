"""The papers of a story: one click a format, with progress, made in a process of its own."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from directive.briefing.content import Story
from directive.briefing.papers import FORMATS, file_name
from directive.briefing.papers.worker import Job, workshop
from directive.i18n import N_
from directive.ui.page import Page

_JOBS = "_papers"
_ABOUT = {
    "html": N_("For the big screen: open the file in a browser, without a network; ? lists the keys."),
    "png": N_("An archive with a picture of every chart"),
    "svg": N_("An archive with a picture of every chart"),
}
_EVERY = 0.7  # seconds between looks at a paper that is being made


def show_papers(page: Page, story_id: str, build: Callable[[], Story]) -> None:
    """A button a format; what it makes stands below for download. `build` makes the story in the light look."""
    st.caption(page.t("Papers"))
    with st.container(horizontal=True, gap="xsmall", key="papers"):
        for fmt in FORMATS:
            about = page.t(_ABOUT[fmt]) if fmt in _ABOUT else None
            st.button(fmt.upper(), key=f"paper-{fmt}", help=about, on_click=_order, args=(build, fmt))
    job = st.session_state.get(_JOBS)
    if job is not None and job.story.id == story_id and job.story.language == page.t.language:
        busy = job.state in ("waiting", "making")
        st.fragment(_show_job, run_every=_EVERY if busy else None)(page, job, busy)


def _order(build: Callable[[], Story], fmt: str) -> None:
    st.session_state[_JOBS] = workshop().submit(build(), fmt)


def _show_job(page: Page, job: Job, was_busy: bool) -> None:
    t = page.t
    if job.state in ("waiting", "making"):
        st.progress(job.progress, text=t("Making {name}", name=job.fmt.upper()))
        return
    if was_busy:
        st.rerun()
    if job.result is None:
        st.error(t(job.problem, **job.facts), icon=":material/error:")
        return
    name = file_name(job.story, job.fmt, version=page.pack.version)
    st.download_button(t("Save {name}", name=name), job.result, file_name=name, mime=FORMATS[job.fmt].mime,
                       on_click="ignore", type="primary", icon=":material/download:", key="paper-file")  # fmt: skip

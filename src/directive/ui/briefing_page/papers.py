"""Papers on order: one click a format, with progress, made in a process of its own; the same on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from directive.briefing.papers import FORMATS, file_name
from directive.briefing.papers.order import BROKEN, NOT_BUILT, Order
from directive.briefing.papers.worker import Job, workshop
from directive.data.errors import TableError
from directive.i18n import N_
from directive.model.errors import DirectiveError
from directive.ui.text import plain

if TYPE_CHECKING:
    from directive.ui.page import Page

_JOB, _MARK = "_papers", "_papers_of"
_LABELS = {
    "pptx": (N_("Slides"), N_("Slides with charts and tables that can be changed")),
    "pdf": (N_("Handout"), N_("Pages to print and to hand out")),
    "docx": (N_("Text document"), N_("Text with charts as pictures and all figures as tables")),
    "xlsx": (N_("Tables for Excel"), N_("Figures of every chart and table, a sheet each")),
    "png": (N_("Pictures"), N_("An archive with a picture of every chart")),
    "html": (N_("Big screen, offline"),
             N_("For the big screen: open the file in a browser, without a network; ? lists the keys.")),
    "svg": (N_("Drawings"), N_("An archive with a drawing of every chart, sharp at any size")),
}  # fmt: skip
_EVERY = 0.7  # seconds between looks at a paper that is being made


def show_papers(
    page: Page,
    mark: str,
    order: Callable[[], Order],
    *,
    formats: Sequence[str] = tuple(FORMATS),
    heading: bool = True,
    key: str = "paper",
    editions: bool = False,
) -> None:
    """A button a format; what it makes stands below for download.

    `order` says what is to be made; called on click, so it must be quick. A paper stands for as long as `mark`, which
    says what it shows, is the same. `key` tells several of these on one page apart. `editions` says
    whether there is one for the speaker.
    """
    t = page.t
    if heading:
        st.caption(t("Papers"))
    speaker = editions and st.toggle(t("For the speaker"), key=f"_{key}-speaker",
                                     help=t("With notes, likely questions and planned time. Without it the papers are "
                                            "for the room and hold none of them."))  # fmt: skip
    mark = f"{key} {t.language} {speaker} {mark}"
    with st.container(horizontal=True, gap="xsmall", key=f"{key}s"):
        for fmt in formats:
            label, about = (t(words) for words in _LABELS[fmt])
            st.button(f"{label} · {fmt.upper()}", key=f"{key}-{fmt}", help=about, on_click=_order,
                      args=(order, fmt, mark, speaker))  # fmt: skip
    job: Job | None = st.session_state.get(_JOB)
    if job is not None and st.session_state.get(_MARK) == mark:
        busy = job.state in ("waiting", "making")
        st.fragment(_show_job, run_every=_EVERY if busy else None)(page, job, busy, f"{key}-file")


def _order(order: Callable[[], Order], fmt: str, mark: str, speaker: bool) -> None:
    try:
        work = order().for_others(st.get_option("server.address"))
        job = workshop().submit(replace(work, speaker=speaker), fmt)
    except TableError as error:
        job = Job.refused(fmt, BROKEN, table=error.table, rule=error.rule)
    except DirectiveError as error:
        job = Job.refused(fmt, NOT_BUILT, why=str(error))
    st.session_state[_JOB], st.session_state[_MARK] = job, mark


def _show_job(page: Page, job: Job, was_busy: bool, key: str) -> None:
    t = page.t
    if job.state in ("waiting", "making"):
        said = (
            t("Making {name}", name=job.fmt.upper()) if job.state == "making" else t("Waiting for its turn")
        )
        st.progress(job.progress, text=said)
        return
    if was_busy:
        st.rerun()
    if job.result is None:
        st.error(plain(t(job.problem, **job.facts)), icon=":material/error:")
        return
    speaker = isinstance(job.work, Order) and job.work.speaker
    name = file_name(job.work, job.fmt, version=page.pack.version, speaker=speaker)
    st.download_button(t("Save {name}", name=name), job.result, file_name=name, mime=FORMATS[job.fmt].mime,
                       on_click="ignore", type="primary", icon=":material/download:", key=key)  # fmt: skip

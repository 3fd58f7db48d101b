"""Downloads of what is seen: CSV, XLSX, PNG, SVG, each made when clicked and carrying its sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial

import streamlit as st

from directive.briefing.sources import source_line, source_texts
from directive.charts import render
from directive.charts.view import ChartView
from directive.data.exports import Sheet, to_csv, to_xlsx
from directive.ui.briefing_page.mine import add_press, add_view
from directive.ui.lazy import Menu, Press, narrow_row
from directive.ui.page import Page, link_address

_PUBLISHERS = 600  # characters of publishers under a picture: four lines
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheet(page: Page, view: ChartView, *, address: str, choices: Mapping[str, str]) -> Sheet:
    """The view's table with everything a reader of the file needs; `address` reopens what was seen."""
    t = page.t
    about = dict(choices) | {
        t("Data version"): page.pack.version,
        t("Written on"): t.date(dt.date.today()),
        t("Address"): address,
    }
    return Sheet(view.title, view.subtitle, view.table, source_texts(page, view.source_ids), about)


def filed_choices(page: Page) -> dict[str, str]:
    """Whose trade a file is about, and the choices without which its numbers could be of any year or flow."""
    said = (
        param.said(page, page.state[param.name])
        for param in page.state.params
        if param.in_files and param.said
    )
    return {page.t("Whose trade"): page.reporter.name} | dict(found for found in said if found)


def file_stem(page: Page, view: ChartView) -> str:
    """Name of a view's files without their ending: reporter, view, choices, data version."""
    chosen = [param.write(page.state[param.name]) for param in page.state.params if param.in_files]
    key = view.key if view.key.startswith(page.name) else f"{page.name}-{view.key}"
    return "-".join([page.pack.reporter, key, *filter(None, chosen), "data", page.pack.version])


def download_menu(page: Page, view: ChartView) -> Menu:
    """A menu with the files of a view, to stand among others."""
    fill = partial(_show_files, page, view)
    return Menu(page.t("Download"), fill, f"download-{view.key}", ":material/download:")


def show_downloads(page: Page, view: ChartView) -> None:
    """What stands under a table: the menu with its files, the way into the own story; it joins what the page shows."""
    page.shows(view)
    narrow_row((download_menu(page, view), story_press(page, view)))


def story_press(page: Page, view: ChartView) -> Press:
    """The button that adds a view to the own story."""
    return add_press(page, view.key, partial(add_view, page, view))


def _below(page: Page, view: ChartView, about: Mapping[str, str]) -> list[str]:
    """What is said under a picture: who published the figures, whose trade it is, date and data version. An address
    nobody can click or type has no place there."""
    t = page.t
    said = (t("{label}: {value}", label=k, value=v) for k, v in about.items() if k != t("Address"))
    return [source_line(page, view.source_ids, room=_PUBLISHERS), " · ".join(said)]


def _show_files(page: Page, view: ChartView) -> None:
    """One button a file; the name says what it holds."""
    t, name, context = page.t, file_stem(page, view), filed_choices(page)
    look = render.Look(page.mode, t.language)
    # Address and choices are taken now: a file is made on click, outside the run, where no session can be asked.
    seen = partial(sheet, page, view, address=link_address(page), choices=context)
    files = {
        "CSV": (lambda: to_csv(seen(), source_heading=t("Sources"), context=context), "csv", "text/csv"),
        "XLSX": (lambda: to_xlsx(seen(), names=(t("Table"), t("About"))), "xlsx", XLSX),
        "PNG": (
            lambda: render.to_png(view, look, below=_below(page, view, seen().about)),
            "png",
            "image/png",
        ),
        "SVG": (
            lambda: render.to_svg(view, look, below=_below(page, view, seen().about)),
            "svg",
            "image/svg+xml",
        ),
    }
    if not view.spec:  # a table alone has no drawing
        files = {label: files[label] for label in ("CSV", "XLSX")}
    for label, (make, ending, mime) in files.items():
        st.download_button(label, data=make, file_name=f"{name}.{ending}", mime=mime, on_click="ignore",
                           key=f"download-{view.key}-{ending}", width="stretch")  # fmt: skip

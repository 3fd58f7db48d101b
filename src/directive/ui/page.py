"""A page from opening to closing: title row, address, plain errors, footer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from directive.briefing.content import Step
from directive.briefing.desk import Desk
from directive.briefing.steps import view_step
from directive.charts.theme import Mode
from directive.charts.view import ChartView
from directive.i18n import LANGUAGES, N_, Translator, translator
from directive.ui import broken, cache, shell, wrapped
from directive.ui.briefing_page.page_papers import show_page_papers
from directive.ui.glossary import terms_menu
from directive.ui.link_version import say_link_version
from directive.ui.state import PageState, Param, Refusal
from directive.ui.text import as_code, plain
from directive.ui.title_buttons import title_buttons
from directive.ui.widgets import tell, worded

MODEL_VERSION = "1"
MOST_LINK = 2000  # characters: what mail programs and messengers pass on unbroken
# Streamlit's hover toolbars speak English only and download without sources: ours stand under each chart.
HOUSE_STYLE = """<style>
[data-testid="stMainBlockContainer"] { padding-left: 2.2rem; padding-right: 2.2rem; max-width: 1720px; margin: 0 auto; }
[data-testid="stMetricValue"] { font-variant-numeric: tabular-nums; }
[data-testid="stCaptionContainer"] { color: inherit; opacity: .74; }  /* Streamlit's own grey is too faint to read */
[data-testid="stCaptionContainer"] * { color: inherit; }
[data-testid="stMultiSelect"] button { min-width: 24px; min-height: 24px; }
/* White on the dark theme's blue is too faint: the page's ground, white in the light theme, dark in the dark one. */
[data-testid="stBaseButton-primary"], [data-testid="stBaseButton-primary"] *,
[data-testid="stBaseLinkButton-primary"], [data-testid="stBaseLinkButton-primary"] *,
[data-testid="stMultiSelect"] span[title], [data-testid="stMultiSelect"] :has(> span[title]) { color: Canvas; }
[data-testid="stMarkdownContainer"] h2 { padding: .5rem 0 1rem; }
.st-key-title-row h1 { padding: 0; }
[data-testid="stTopNavLink"]:focus-visible, [data-testid="stPageLink"] a:focus-visible {
  outline: 2px solid currentColor; outline-offset: -2px; }
[data-testid="stElementToolbar"] { display: none; }
[class*="st-key-sources-"] [data-testid="stPopoverButton"] {
  color: inherit; opacity: .72; min-height: 1.6rem; text-align: left; }
[data-testid="stPageLink"] a * { white-space: normal; }
[data-testid="stTable"] { overflow-x: auto; }
[data-testid="stTable"] :is(th, td) { hyphens: none; overflow-wrap: normal; word-break: normal; }
@media (max-width: 1000px) {  /* a zoomed page: every choice stays in sight, no word is parted, no figure cut */
  [data-testid="stColumn"] { min-width: min(15rem, 100%); }
  [class*="st-key-halves-"] [data-testid="stColumn"] { min-width: 100%; }
  [data-testid="stColumn"]:has([class*="st-key-chart-"], [data-testid="stPageLink"]) { min-width: 100%; }
  .st-key-plan-row > :first-child { flex-basis: 100%; }
  .st-key-plan-row [data-testid="stButtonGroup"] > div { flex-wrap: wrap; }
}
.spark { display: block; width: 100%; height: 2.2rem; }
.unseen { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }
/* wrapped */
</style>""".replace("/* wrapped */", wrapped.STYLE)
# Styles stand in the container of messages, and a message that a piece of the page says alone takes its first place.
FIRST_PLACE = "<style>/* nothing */</style>"
PRESENTER_STYLE = """<style>
html { font-size: 20px !important; }
[data-testid="stHeader"], [data-testid="stToolbar"] { display: none; }
</style>"""


@dataclass(frozen=True)
class Page(Desk):
    """A desk with a visitor: the page's name and parameters."""

    name: str
    state: PageState
    as_file: list[Callable[[], tuple[str, str]]] = field(default_factory=list)
    """At most one: makes the file (name, text) that stands in where the state is too large for a link."""
    broken: set[str] = field(default_factory=set)
    """Tables the page has said it cannot use."""
    shown: dict[str, Callable[[], Sequence[Step]]] = field(default_factory=dict)
    """What this run has drawn, by key in its order, each as the steps of a story that show it."""
    reading: list[str] = field(default_factory=list)
    """The sentence at the head of the page, once it is known."""

    def shows(self, view: ChartView) -> None:
        """Note a chart or table that is drawn, for the papers of the page. One drawn anew keeps its place."""
        # Nobody speaks to a page's paper: what notes would say stands beside the chart already.
        self.shown[view.key] = lambda: (replace(view_step(view), notes=""),)

    def says(self, sentence: str) -> None:
        """Note the sentence at the head of the page: it leads the page's papers, too."""
        self.reading.append(sentence)

    def section(self) -> AbstractContextManager[None]:
        """Draw a part of the page in this: a broken table ends the part with a sentence in its place."""
        return broken.section(self.t, self.broken)


@contextmanager
def open_page(name: str, params: tuple[Param, ...] = (), *, title: str | None = None) -> Iterator[Page]:
    """Open page `name`: title row, address read and checked; afterwards address written, link and footer drawn.

    A table of the pack that is missing or breaks its contract ends the page with a sentence that names it.
    """
    t = translator(shell.language())
    state = PageState(name, params)
    state.open()
    presenter = shell.presenting()
    st.html(FIRST_PLACE)
    st.html(HOUSE_STYLE + (PRESENTER_STYLE if presenter else ""))
    title = title or shell.page_title(t, next(p for p in shell.PAGES if p.name == name))
    papers_slot, link_slot = _title_row(t, title)
    page = Page(t, cache.engine(), cache.pack(), _mode(), presenter, name=name, state=state)
    with st.container(key="page-said"):  # what it says goes with the first change, and the page must not jump
        _say_refusals(page)
    with page.section(), worded(t.language):
        yield page
    state.close()
    _write_common(t, presenter)
    if not presenter:  # no menus there
        with papers_slot, page.section():
            show_page_papers(page, title, link_address(page))
    with link_slot:
        names = [entry.name for entry in shell.PAGES]
        address = link_address(page)
        file = None
        if page.as_file and len(address) > MOST_LINK:
            with page.section():
                file = page.as_file[-1]()
        title_buttons(t, address=address, dark=page.mode == "dark", pages=names, file=file)
    if not presenter:
        _footer(page)


def link_address(page: Page) -> str:
    """The full address that reopens this exact picture in this language: every lever, data and model version."""
    extra = {"lang": page.t.language, "dv": page.pack.version, "mv": MODEL_VERSION}
    if page.presenter:
        extra["presenter"] = "1"
    parts = urlsplit(st.context.url or "")
    path = parts.path.rstrip("/")
    if page.name == shell.PAGES[0].name:
        path = path.removesuffix(f"/{page.name}") + "/"
    return urlunsplit((parts.scheme, parts.netloc, path, page.state.link_query(extra), ""))


def _mode() -> Mode:
    return "dark" if st.context.theme.type == "dark" else "light"


def _title_row(
    t: Translator, title: str
) -> tuple[st.delta_generator.DeltaGenerator, st.delta_generator.DeltaGenerator]:
    """Title and common controls; the places for the papers' menu and for the two buttons at the end."""
    with st.container(key="title-row", horizontal=True, vertical_alignment="center"):
        st.title(title, anchor=False, width="stretch")
        tell("lang", t.language)
        st.segmented_control(
            t("Language"), list(LANGUAGES), format_func=LANGUAGES.__getitem__, key="lang", required=True,
            label_visibility="collapsed", on_change=_touched,
        )  # fmt: skip
        tell("presenter", shell.presenting())
        st.toggle(t("Presenter view"), key="presenter", help=t("Large type, no menus"), on_change=_touched)
        if not shell.presenting():
            terms_menu(t)
        return st.container(width="content"), st.container(width="content")


def _touched() -> None:
    st.session_state["_touched"] = True


def _write_common(t: Translator, presenter: bool) -> None:
    if st.query_params.get("lang") != t.language:
        st.query_params["lang"] = t.language
    if presenter:
        st.query_params["presenter"] = "1"
    else:
        st.query_params.pop("presenter", None)


def _say_refusals(page: Page) -> None:
    t, state = page.t, page.state
    path = "" if page.name == shell.PAGES[0].name else page.name
    say_link_version(t, state, now=page.pack.version, path=path)
    left_out = _left_out(t, state)
    if left_out:
        st.warning("\n\n".join(left_out), icon=":material/link_off:")


_SHOWN = 80  # characters of a value that was not taken


def _left_out(t: Translator, state: PageState) -> list[str]:
    """A sentence for every part of the address that was not taken."""
    said = []
    if state.unknown:
        names = ", ".join(as_code(name, most=30) for name in state.unknown[:5])
        said.append(t("The address does not know {names}; it was left out.", names=names))
    unknown = shell.unknown_language()
    if unknown is not None:
        said.append(
            t("The address asks for language {text}, which the app does not have (it has {languages}).",
              text=as_code(unknown, most=20), languages=", ".join(LANGUAGES))
        )  # fmt: skip
    return said + [_refused(t, refusal) for refusal in state.refusals]


# Whether it is known what is allowed, and whether something stands in its place.
_REFUSED = {
    (True, True): N_("The address asks for {name} = {text}; allowed is {allowed}. Shown instead: {default}."),
    (True, False): N_("The address asks for {name} = {text}; allowed is {allowed}. It was left out."),
    (False, True): N_(
        "The address asks for {name} = {text}, which the data do not have. Shown instead: {default}."
    ),
    (False, False): N_("The address asks for {name} = {text}, which the data do not have; it was left out."),
}


def _refused(t: Translator, refusal: Refusal) -> str:
    words = {"name": as_code(refusal.name, most=30), "text": as_code(refusal.text, most=_SHOWN)}
    if refusal.allowed:
        words["allowed"] = plain(t(refusal.allowed))
    if refusal.default:
        words["default"] = plain(t(refusal.default))
    return t(_REFUSED[bool(refusal.allowed), bool(refusal.default)], **words)


def _footer(page: Page) -> None:
    t = page.t
    st.divider()
    with st.container(horizontal=True, key="footer"):
        st.caption(
            t("Data version {version}, gathered up to {date}. Every figure opens its source.",
              version=page.pack.version, date=t.date(page.pack.retrieved)),
            width="stretch",
        )  # fmt: skip
        st.page_link(shell.page_objects(t)["sources"], label=t("Data & sources"))

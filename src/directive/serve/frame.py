"""What stands around Streamlit in the browser: its few words in the page's language, numbers, one step back a press.

Streamlit's browser code speaks English only, writes numbers as the browser's own language does and leaves two entries
of the history for every page. A script in the page's head, before any of Streamlit's, sets that right.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from directive.i18n import LANGUAGES, N_, translator

# Streamlit's text as it stands in its bundle ({name}: whatever stands there) -> ours. Looked up by its place, too:
# frame.js reads only the elements that Streamlit fills itself.
SAID = {
    "Connecting": N_("Connecting"),
    "Connecting to Streamlit server": N_("Connecting to the server"),
    "Running...": N_("Working"),
    "Stop": N_("Stop"),
    "Press Enter to apply": N_("Enter: apply"),
    "Press Ctrl+Enter to apply": N_("Ctrl + Enter: apply"),
    "Press ⌘+Enter to apply": N_("⌘ + Enter: apply"),
    "No results": N_("Nothing found"),
    "You can only select up to {count} option(?:s)?. Remove an option first.": N_(
        "At most {count}. Take one out first."
    ),
    "Add: {text}": N_("Add: {text}"),
    "Choose an option": N_("choose"),
    "Choose options": N_("choose"),
    "Choose or add an option": N_("choose or write"),
    "Choose or add options": N_("choose or write"),
    "Add an option": N_("write"),
    "Add options": N_("write"),
    "No options to select": N_("nothing to choose from"),
    "Select all": N_("Choose all"),
    "Select {count} matches": N_("Choose what was found: {count}"),
    "Upload": N_("Choose a file"),
    "Drag and drop a file here": N_("or drop it here"),
    "Drag and drop files here": N_("or drop them here"),
    "{size}MB per file": N_("up to {size} MB"),
    "File must be {size}MB or smaller.": N_("The file is larger than {size} MB."),
    "{kind} files are not allowed.": N_("Files of the kind {kind} cannot be opened here."),
    "Number is outside the allowed range. Please enter a value between {low} and {high}.": N_(
        "Allowed: from {low} to {high}."
    ),
    "Number is below the allowed range. Please enter a value greater than or equal to {low}.": N_(
        "Allowed: {low} or more."
    ),
    "Number is above the allowed range. Please enter a value less than or equal to {high}.": N_(
        "Allowed: {high} or less."
    ),
    "Number is below the allowed range.": N_("Too small."),
    "Number is above the allowed range.": N_("Too large."),
    "Skip to main content": N_("To the content"),
    "Link to heading": N_("Link to this heading"),
    "Help for {label}": N_("About: {label}"),
    "Help": N_("About this"),
    "Clear all": N_("Take out all"),
    "Clear value": N_("Empty the field"),
    "Remove {text}": N_("Take out: {text}"),
    "Selected values": N_("Chosen"),
    "Open": N_("Open the list"),
    "Close": N_("Close"),
    "Increment": N_("More"),
    "Decrement": N_("Less"),
    "Add files": N_("Add files"),
    "App pages": N_("Pages"),
    "Main menu": N_("Menu"),
    "Shortcut {keys}": N_("Keys {keys}"),
    "Scroll tabs left": N_("Tabs to the left"),
    "Scroll tabs right": N_("Tabs to the right"),
}
# Title of Streamlit's own dialogs -> our title and the one sentence below it.
_LOST = (
    N_("No connection to the server"),
    N_("The page goes on by itself when the server answers. If it does not, load the page again: the address holds "
       "what was chosen."),
)  # fmt: skip
DIALOGS = {
    "Connection error": _LOST,
    "Bad message format": _LOST,
    "Page not found": (
        N_("There is no such page"),
        N_("Shown instead: the first page. All pages stand in the row at the top."),
    ),
}
_LOCALES = {"en": "en-GB", "ru": "ru-RU", "zh": "zh-Hans-CN"}
_MARK = b"<title>Streamlit</title>"
_TITLE = b"<title>Directive Explorer</title>"


class Frame:
    """Puts the script into Streamlit's page as it is served (ASGI middleware)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; only what a browser opens as a page is read."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        asked = MutableHeaders(raw=list(scope["headers"]))
        for name in ("accept-encoding", "if-none-match", "if-modified-since"):  # whole and readable
            del asked[name]
        await self.app({**scope, "headers": asked.raw}, receive, _Rewritten(send).send)


class _Rewritten:
    """An answer that is held until it is whole, and sent on with the script in it."""

    def __init__(self, send: Send) -> None:
        self._send, self._start, self._body = send, None, bytearray()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            self._start = message
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish()
        else:
            await self._send(message)

    async def _finish(self) -> None:
        body = bytes(self._body).replace(_MARK, _TITLE + script(), 1)
        headers = MutableHeaders(raw=list(self._start["headers"]))
        for name in ("etag", "last-modified"):  # those of Streamlit's file
            if name in headers:
                del headers[name]
        headers["content-length"] = str(len(body))
        await self._send({**self._start, "headers": headers.raw})
        await self._send({"type": "http.response.body", "body": body})


def _is_page(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


@cache
def script() -> bytes:
    """The script with its words, as an element of the page's head."""
    source = Path(__file__).with_name("frame.js").read_text(encoding="utf-8")
    words = json.dumps(_words(), ensure_ascii=False).replace("<", "\\u003c")
    return f"<script>\nconst WORDS = {words};\n{source}</script>".encode()


def _words() -> dict[str, object]:
    """Every text in all languages, in the order of LANGUAGES."""
    speak = [translator(language) for language in LANGUAGES]
    return {
        "languages": {language: _LOCALES[language] for language in LANGUAGES},
        "said": [[_pattern(english), *(t(ours) for t in speak)] for english, ours in SAID.items()],
        "dialogs": [
            [title, [t(ours) for t in speak], [t(body) for t in speak]] for title, (ours, body) in DIALOGS.items()
        ],
    }  # fmt: skip


def _pattern(english: str) -> str:
    """Streamlit's text as a regular expression: `{name}` takes whatever stands there."""
    parts = re.split(r"(\{\w+\}|\(\?:s\)\?)", english)
    return "".join(
        f"(?<{part[1:-1]}>.+?)" if part.startswith("{") else part if part.startswith("(?") else _escaped(part)
        for part in parts
    )


def _escaped(text: str) -> str:
    """The signs that a regular expression of the browser reads, and no others."""
    return re.sub(r"[.*+?^${}()|\[\]\\/]", lambda found: "\\" + found[0], text)

"""The addresses of the big screen: a page for the room, one for the presenter, and what they tell each other.

/stage/new              a presenter's page makes its room here
/stage/ROOM             what the room sees; follows without a token, drives with it
/stage/ROOM/present     notes, next step, levers
/stage/ROOM/state       asked by every window, held until something changes
/stage/ROOM/step        the step shown, nothing before or after it; any step for the presenter
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps
from importlib import import_module
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from directive.briefing import board
from directive.briefing.board.refused import Refused
from directive.briefing.reach import is_local
from directive.briefing.stage import web
from directive.briefing.stage.rooms import MOST_STORY_BYTES, Ended, NoRoom, Opener, Room, Rooms, WrongToken
from directive.briefing.stage.seen import step_seen, story_seen
from directive.briefing.stage.state import BadState, span, told_at
from directive.i18n import N_, translator
from directive.serve.address import audience_address, code
from directive.serve.answers import HEADERS, answer, raw, sent, token_of
from directive.serve.page import first_language, page
from directive.serve.shown import NoStory, shown_before

HOLD_SECONDS = 1.2  # less than windows wait for an answer
_MOST_WORDS = 8_000  # bytes of a state
_MOST_HELD = 400  # requests held at a time; more are answered at once
_FULL = N_(
    "All places for presentations are taken. End one that is no longer needed (“End the show” in its presenter's "
    "view), or wait: one that nobody looks at gives way after ten minutes. This page keeps trying."
)
_OVER = N_("The presentation has ended.")
_VISITOR = "stage_visitor"
_GONE = N_("This story is no longer here. Open it again from the page “Briefing”.")
_Endpoint = Callable[[Request], Awaitable[Response]]
_FILES = {path.name: path for path in (*web.FILES, board.SCRIPT, board.STYLE)}
_TYPES = {".js": "text/javascript", ".css": "text/css"}


class Refusal(Exception):  # noqa: N818
    """An answer with a sentence for the presenter, in the language of the browser."""

    def __init__(self, what: str, status: int, said: str) -> None:
        super().__init__(what)
        self.what, self.status, self.said = what, status, said


def stage_routes(base: str = "", listens: str | None = None, rooms: Rooms | None = None) -> list[BaseRoute]:
    """Routes for `st.App`: `base` is the app's base path, `listens` the address it listens on (None: all)."""
    under = f"/{base.strip('/')}" if base.strip("/") else ""
    desk = _Stage(Rooms() if rooms is None else rooms, under, listens)

    def route(path: str, endpoint: _Endpoint, method: str = "GET") -> Route:
        return Route(f"{under}/stage/{path}", _safely(endpoint), methods=[method])

    return [
        route("files/{name}", desk.file),
        route("rooms", desk.open, "POST"),
        route("{room}/state", desk.state),
        route("{room}/state", desk.show, "POST"),
        route("{room}/levers", desk.levers, "POST"),
        route("{room}/code", desk.code, "POST"),
        route("{room}/end", desk.end, "POST"),
        route("{room}/windows", desk.windows),
        route("{room}/step", desk.step),
        route("{room}/story", desk.story),
        route("{room}/look.css", desk.look),
        route("{room}/present", desk.page),
        route("{room}", desk.page),
    ]


def _safely(endpoint: _Endpoint) -> _Endpoint:
    """Refusals as short answers: 400 what is no state, 403 the wrong token, 404 no room, 503 no more rooms."""

    @wraps(endpoint)
    async def answered(request: Request) -> Response:
        try:
            return await endpoint(request)
        except WrongToken:
            return answer({"error": "token"}, 403)
        except BadState as error:
            return answer({"error": str(error)}, 400)
        except NoRoom:
            return answer({"error": "rooms", "said": _said(request, _FULL)}, 503)
        except Ended:
            return answer({"error": "ended", "said": _said(request, _OVER), "ended": True}, 410)
        except Refusal as error:
            return answer({"error": error.what, "said": error.said}, error.status)
        except HTTPException as error:
            return answer({"error": error.detail}, error.status_code)

    return answered


def _said(request: Request, sentence: str) -> str:
    return translator(first_language(request.headers.get("accept-language", "")))(sentence)


async def _slowly(name: str, *args: Any) -> Any:
    """A function of `serve.stories` in a thread: even to import it takes seconds, and rooms must not wait for it."""
    return await run_in_threadpool(lambda: getattr(import_module("directive.serve.stories"), name)(*args))


class _Stage:
    def __init__(self, rooms: Rooms, base: str, listens: str | None) -> None:
        self.rooms, self.base, self.listens = rooms, base, listens
        self.held = 0
        self.working: set[asyncio.Future[Any]] = set()

    async def page(self, request: Request) -> Response:
        """The same page for all three: its script reads what it is from the address."""
        return raw(page(self.base, request.headers.get("accept-language", "")), "text/html")

    async def file(self, request: Request) -> Response:
        path: Path | None = _FILES.get(request.path_params["name"])
        if path is None:
            raise HTTPException(404)
        return FileResponse(path, media_type=_TYPES[path.suffix], headers=HEADERS)

    async def open(self, request: Request) -> Response:
        """Make the token's room, or find it standing."""
        token, asked = token_of(request), await sent(request, MOST_STORY_BYTES + _MOST_WORDS)
        room = self.rooms.opened(token)
        visitor = request.cookies.get(_VISITOR, "")[:64] or token_urlsafe(16)
        if room is None:
            story = shown_before(asked["story"]) if "story" in asked else await self._made(request, asked)
            opener = Opener(visitor, request.client.host if request.client else "")
            room = self.rooms.open(token, story, asked.get("state"), opener)
        told = answer({"room": room.id} | room.told())
        told.set_cookie(_VISITOR, visitor, path=f"{self.base}/stage", httponly=True, samesite="strict")
        return told

    async def _made(self, request: Request, asked: dict[str, Any]) -> dict[str, Any]:
        try:
            return await _slowly("story_of", asked)
        except NoStory as error:
            raise Refusal("story", 404, _said(request, _GONE)) from error

    async def state(self, request: Request) -> Response:
        """What the room shows, as soon as it is not the version the window knows."""
        name, asked = request.path_params["room"], request.query_params
        after = asked.get("after", "")
        seconds = HOLD_SECONDS if self.held < _MOST_HELD else 0.0
        if (room := self.rooms.find(name)) is not None:
            self.rooms.watch(room, asked.get("window", "")[:32])
        self.held += 1
        try:
            room = await self.rooms.news(name, int(after) if after.isdecimal() else 0, seconds)
        finally:
            self.held -= 1
        if room is not None:
            return answer(room.told())
        return answer({"known": False} | ({"ended": True} if self.rooms.ended(name) else {}))

    async def show(self, request: Request) -> Response:
        room = self._driven(request)
        self.rooms.show(room, await sent(request, _MOST_WORDS))
        return answer(room.told())

    async def levers(self, request: Request) -> Response:
        """Levers at rest, for every step of the room; the shown step's board anew in the answer."""
        room = self._driven(request)
        asked = await sent(request, _MOST_WORDS)
        lever, state = asked.get("lever"), self.rooms.checked(room, asked.get("state"))
        if not isinstance(lever, dict | None):
            raise BadState("lever")
        levers = room.state.levers if state.levers is None else state.levers
        try:
            values, made = await _slowly("levers_of", room.story, state.step, levers, lever)
        except Refused as refused:
            return answer({"refused": str(refused)})
        shown = self.rooms.commit(room, asked["state"], values)
        if shown is None:
            return answer({"late": True})
        self._ahead(room)
        return answer({"number": shown.number, "levers": dict(shown.levers or {}), "board": made})

    def _ahead(self, room: Room) -> None:
        """The other steps at these levers are worked out before somebody turns to them."""
        work = asyncio.ensure_future(self._step_at(room, len(room.story["steps"])))
        self.working.add(work)
        work.add_done_callback(self.working.discard)

    async def _step_at(self, room: Room, number: int) -> dict[str, Any] | None:
        """The step at the room's levers; None where they cannot be worked out for it."""
        if not room.state.levers:
            return dict(told_at(room.story, number))
        try:
            return await _slowly("step_at", room.story, number, room.state.levers)
        except (Refused, BadState):
            return None

    async def step(self, request: Request) -> Response:
        """The step on show with the levers at rest; for the presenter any step, with notes."""
        room = self._known(request)
        own = self._is_presenter(request, room)
        asked = request.query_params.get("number", "") if own else ""
        number = int(asked) if asked.isdecimal() else room.state.step
        first, last = span(room.story)
        if not first <= number <= last:
            raise HTTPException(404)
        levers = dict(room.state.levers or {})
        found = await self._step_at(room, number) or dict(told_at(room.story, number)) | {"stays": True}
        return answer({"number": number, "levers": levers, "step": found if own else step_seen(found)})

    async def story(self, request: Request) -> Response:
        """The story: whole for the presenter; without its steps for the room, which gets each as it is shown."""
        room = self._known(request)
        if self._is_presenter(request, room):
            return raw(room.text, "application/json")
        return answer(story_seen(room.story))

    async def end(self, request: Request) -> Response:
        self.rooms.end(self._driven(request))
        return answer({"ended": True})

    async def windows(self, request: Request) -> Response:
        """How many windows follow, in words too."""
        room = self._driven(request)
        count = self.rooms.watching(room)
        t = translator(room.story["language"])
        said = (
            t.n("{count} window follows", "{count} windows follow", count)
            if count
            else t("No window follows.")
        )
        return answer({"windows": count, "said": said})

    async def look(self, request: Request) -> Response:
        room = self._known(request)
        if not room.look:
            room.look = await _slowly("look_of", room.story, room.text.decode())
        return raw(room.look, "text/css")

    async def code(self, request: Request) -> Response:
        """The address for the room, in words and as a code to scan."""
        room = self._driven(request)
        asked = await sent(request, _MOST_WORDS)
        address = audience_address(asked.get("address"), f"{self.base}/stage/{room.id}", self.listens)
        if address is None:
            raise BadState("address")
        return answer({"address": address, "code": code(address), "local": is_local(address)})

    def _is_presenter(self, request: Request, room: Room) -> bool:
        """Whether the room's token came along. Raises WrongToken for another."""
        token = token_of(request)
        return bool(token) and self.rooms.driven(room.id, token) is room

    def _known(self, request: Request) -> Room:
        room = self.rooms.find(request.path_params["room"])
        if room is None:
            raise HTTPException(404)
        return room

    def _driven(self, request: Request) -> Room:
        room = self.rooms.driven(request.path_params["room"], token_of(request))
        if room is None:
            raise HTTPException(404)
        return room

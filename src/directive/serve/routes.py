"""The addresses of the big screen: a page for the room, one for the presenter, and what they tell each other.

/stage/new              a presenter's page makes its room here
/stage/ROOM             what the room sees; follows without a token, drives with it
/stage/ROOM/present     notes, next step, levers
/stage/ROOM/state       asked by every window, held until something changes
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from directive.briefing import board
from directive.briefing.board.refused import Refused
from directive.briefing.stage import web
from directive.briefing.stage.rooms import (
    MOST_STORY_BYTES,
    BadState,
    NoRoom,
    Room,
    Rooms,
    WrongToken,
)
from directive.i18n import N_, translator
from directive.serve.address import audience_address, code, is_local
from directive.serve.answers import HEADERS, answer, raw, sent, token_of
from directive.serve.page import first_language, page
from directive.serve.shown import NoStory, shown_before

HOLD_SECONDS = 1.2  # less than windows wait for an answer
_MOST_WORDS = 8_000  # bytes of a state
_MOST_HELD = 400  # requests held at a time; more are answered at once
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
        route("{room}/board", desk.board),
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
            return answer({"error": "rooms"}, 503)
        except Refusal as error:
            return answer({"error": error.what, "said": error.said}, error.status)
        except HTTPException as error:
            return answer({"error": error.detail}, error.status_code)

    return answered


async def _slowly(name: str, *args: Any) -> Any:
    """A function of `serve.stories` in a thread: even to import it takes seconds, and rooms must not wait for it."""
    return await run_in_threadpool(lambda: getattr(import_module("directive.serve.stories"), name)(*args))


class _Stage:
    def __init__(self, rooms: Rooms, base: str, listens: str | None) -> None:
        self.rooms, self.base, self.listens = rooms, base, listens
        self.held = 0

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
        if room is None:
            story = shown_before(asked["story"]) if "story" in asked else await self._made(request, asked)
            room = self.rooms.open(token, story, asked.get("state"))
        return answer({"room": room.id} | room.told())

    async def _made(self, request: Request, asked: dict[str, Any]) -> dict[str, Any]:
        try:
            return await _slowly("story_of", asked)
        except NoStory as error:
            said = translator(first_language(request.headers.get("accept-language", "")))(_GONE)
            raise Refusal("story", 404, said) from error

    async def state(self, request: Request) -> Response:
        """What the room shows, as soon as it is not the version the window knows."""
        after = request.query_params.get("after", "")
        seconds = HOLD_SECONDS if self.held < _MOST_HELD else 0.0
        self.held += 1
        try:
            room = await self.rooms.news(
                request.path_params["room"], int(after) if after.isdecimal() else 0, seconds
            )
        finally:
            self.held -= 1
        return answer(room.told() if room else {"known": False})

    async def show(self, request: Request) -> Response:
        room = self._driven(request)
        self.rooms.show(room, await sent(request, _MOST_WORDS))
        return answer(room.told())

    async def levers(self, request: Request) -> Response:
        """Levers at rest: the board anew, for this window in the answer and for the others to fetch."""
        room = self._driven(request)
        asked = await sent(request, _MOST_WORDS)
        lever, state = asked.get("lever"), self.rooms.checked(room, asked.get("state"))
        if not isinstance(lever, dict | None):
            raise BadState("lever")
        stand = room.state.levers if state.step == room.state.step else {}
        levers = stand if state.levers is None else state.levers
        try:
            values, made = await _slowly("levers_of", room.story, state.step, levers, lever)
        except Refused as refused:
            return answer({"refused": str(refused)})
        told = self.rooms.commit(room, asked["state"], values, made)
        return raw(told, "application/json") if told else answer({"late": True})

    async def board(self, request: Request) -> Response:
        """The board of the levers now at rest."""
        room = self._known(request)
        if room.board is None:
            raise HTTPException(404)
        return raw(room.board, "application/json")

    async def story(self, request: Request) -> Response:
        return raw(self._known(request).text, "application/json")

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

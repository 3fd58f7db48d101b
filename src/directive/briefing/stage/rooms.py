"""Rooms: which story is shown where, at which step, with which levers. Kept in memory, driven by who holds the token.

A room's id follows from its token, so that a presenter's page can make its room again after the server was away.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from directive.briefing.stage.state import BadState, State, span

MOST_ROOMS = 40
MOST_OWN = 3  # rooms of one visitor's browser; the oldest gives way
MOST_NEAR = 20  # rooms opened from one network address: offices share one, and nobody takes all rooms
MOST_STORY_BYTES = 4_000_000
IDLE_SECONDS = 8 * 3600  # a room nobody has driven or looked at for so long is given up
RESERVE_SECONDS = 600  # one that is idle for so long gives way when there is no more room
ID_LENGTH = 10
_WATCHED_SECONDS = 5.0  # a window that has not asked for so long is closed
_MOST_WATCHERS = 500
_MOST_ENDED = 400
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22,64}")


class WrongToken(Exception):  # noqa: N818  (reads as what was wrong)
    """The token does not drive this room."""


class NoRoom(Exception):  # noqa: N818
    """There are as many rooms as the server keeps, all in use."""


class Ended(Exception):  # noqa: N818
    """The room was ended; nothing of it is told any more."""


@dataclass(frozen=True)
class Opener:
    """Who opens a room: the visitor's browser, and where it asks from."""

    visitor: str = ""
    near: str = ""


NOBODY = Opener()


def room_id(token: str) -> str:
    """The id that everybody may know, from the token that only the presenter has. Raises WrongToken for no token."""
    if not _TOKEN.fullmatch(token):
        raise WrongToken
    return base64.b32encode(_digest(token)).decode().lower()[:ID_LENGTH]


def _digest(token: str) -> bytes:
    return hashlib.sha256(b"stage " + token.encode()).digest()


@dataclass(eq=False)
class Room:
    """A story and what of it is shown. `version` changes with everything a window has to know of."""

    id: str
    key: bytes
    story: Mapping[str, Any]
    text: bytes
    digest: str
    """Changes with the story; the same for a story that a browser has read and written again."""
    state: State
    version: int
    touched: float
    opener: Opener = NOBODY
    reset: int = 0
    """The number of the state that brought the levers back to the story's values: no older lever undoes it."""
    watchers: dict[str, float] = field(default_factory=dict)
    """Windows of the room that ask, and when they did last."""
    look: bytes = b""
    """Colours and letters of the story as a style sheet, once somebody has asked for it."""
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def told(self) -> dict[str, Any]:
        """What every window may know."""
        return {"known": True, "version": self.version, "story": self.digest, "state": asdict(self.state)}


class Rooms:
    """All rooms of a process; used from its event loop alone."""

    def __init__(self, most: int = MOST_ROOMS, clock: Callable[[], float] = time.monotonic) -> None:
        self._rooms: dict[str, Room] = {}
        self._most, self._clock = most, clock
        # Versions of a server that starts again are none of those it had before.
        self._version = time.time_ns() // 1_000_000
        self._opened = asyncio.Event()
        self._ended: dict[str, None] = {}

    def __len__(self) -> int:
        return len(self._rooms)

    def open(
        self, token: str, story: Mapping[str, Any], state: object = None, opener: Opener = NOBODY
    ) -> Room:
        """The room of the token: made with this story and state, or as it stands if there is one.

        A visitor who has as many rooms as one may have gives up the oldest. Raises WrongToken for no token, BadState
        for a story too large or a state that does not fit, NoRoom, Ended for a room that was ended.
        """
        standing = self.opened(token)
        if standing is not None:
            return standing
        text = json.dumps(story, ensure_ascii=False, allow_nan=False, default=str).encode()
        digest = hashlib.sha256(json.dumps(_as_read(json.loads(text)), sort_keys=True).encode()).hexdigest()[
            :16
        ]
        if len(text) > MOST_STORY_BYTES:
            raise BadState("story too large")
        first = replace(State.of(state or {"step": span(story)[0]}, *span(story)), levers={}, moving=None)
        self._make_space(opener)
        room = Room(
            room_id(token), _digest(token), story, text, digest, first, self._next(), self._clock(), opener
        )
        self._rooms[room.id] = room
        self._opened.set()
        self._opened = asyncio.Event()
        return room

    def opened(self, token: str) -> Room | None:
        """The token's room, if it stands. Raises WrongToken for no token, Ended for a room that was ended."""
        if self.ended(room_id(token)):
            raise Ended
        return self.driven(room_id(token), token)

    def end(self, room: Room) -> None:
        """End the room for good: its windows hear so, and nothing of it can be asked for."""
        self._rooms.pop(room.id, None)
        self._ended[room.id] = None
        while len(self._ended) > _MOST_ENDED:
            del self._ended[next(iter(self._ended))]
        room.changed.set()

    def ended(self, name: str) -> bool:
        """Whether a room of this id was ended."""
        return name in self._ended

    def find(self, name: str) -> Room | None:
        """The room, unless it has been idle for too long."""
        room = self._rooms.get(name)
        if room is not None and self._clock() - room.touched > IDLE_SECONDS:
            del self._rooms[name]
            return None
        if room is not None:
            room.touched = self._clock()
        return room

    def driven(self, name: str, token: str) -> Room | None:
        """The room, for who holds its token; None if there is none. Raises WrongToken."""
        if not hmac.compare_digest(room_id(token).encode(), name.encode()):
            raise WrongToken
        room = self.find(name)
        if room is not None:
            self._check(room, token)
        return room

    def checked(self, room: Room, sent: object) -> State:
        """What a page sent, as a state of the room's story. Raises BadState."""
        return State.of(sent, *span(room.story))

    def show(self, room: Room, sent: object) -> bool:
        """Show this state if it is newer than what stands. Raises BadState.

        Levers stay where they rest, on every step, until a state brings them back to the story's values.
        """
        state = self.checked(room, sent)
        if state.number <= room.state.number:
            return False
        if state.levers == {}:
            room.reset = state.number
        levers = {} if state.levers == {} else room.state.levers
        self._change(room, replace(state, levers=levers))
        return True

    def commit(self, room: Room, sent: object, levers: Mapping[str, float]) -> State | None:
        """Put the levers to rest at these values, for every step; returns what the room shows then.

        None where they have been brought back to the story's values in the meantime. Raises BadState.
        """
        state = self.checked(room, sent)
        if room.reset > state.number:
            return None
        newer = room.state.number > state.number  # another step, or a lever in motion again
        shown = room.state if newer else replace(state, moving=None)
        self._change(room, replace(shown, number=shown.number + 1, levers=dict(levers)))
        return room.state

    def watch(self, room: Room, window: str) -> None:
        """A window of the room has asked; the presenter sees how many follow."""
        now = self._clock()
        if len(room.watchers) >= _MOST_WATCHERS:
            room.watchers = {name: at for name, at in room.watchers.items() if now - at < _WATCHED_SECONDS}
        if window and len(room.watchers) < _MOST_WATCHERS:
            room.watchers[window] = now

    def watching(self, room: Room) -> int:
        """How many windows follow the room now."""
        return sum(self._clock() - at < _WATCHED_SECONDS for at in room.watchers.values())

    async def news(self, name: str, after: int, seconds: float) -> Room | None:
        """The room once its version is not `after`, at the latest after `seconds`; None while there is none.

        A window that knew the room hears at once that it is gone: it may be the one that can make it again.
        """
        room = self.find(name)
        if room is None and (after or self.ended(name)):
            return None
        if room is None:
            await _until(self._opened, seconds)
            return self.find(name)
        if room.version == after:
            await _until(room.changed, seconds)
        return None if self.ended(name) else room

    def _change(self, room: Room, state: State) -> None:
        room.state, room.version, room.touched = state, self._next(), self._clock()
        room.changed.set()
        room.changed = asyncio.Event()

    def _check(self, room: Room, token: str) -> None:
        if not hmac.compare_digest(room.key, _digest(token)):
            raise WrongToken

    def _next(self) -> int:
        self._version += 1
        return self._version

    def _make_space(self, opener: Opener) -> None:
        own = [
            room for room in self._rooms.values() if opener.visitor and room.opener.visitor == opener.visitor
        ]
        if len(own) >= MOST_OWN:
            self.end(own[0])
        near = [room for room in self._rooms.values() if opener.near and room.opener.near == opener.near]
        if len(near) >= MOST_NEAR:
            self._give_up(near)
        if len(self._rooms) >= self._most:
            self._give_up(list(self._rooms.values()))

    def _give_up(self, rooms: list[Room]) -> None:
        """Give the idlest of these rooms up. Raises NoRoom while all are in use."""
        idlest = min(rooms, key=lambda room: room.touched)
        if self._clock() - idlest.touched < RESERVE_SECONDS:
            raise NoRoom
        del self._rooms[idlest.id]


def _as_read(node: Any) -> Any:
    """JSON with whole numbers as such: to a browser 2.0 and 2 are one number, and it writes the shorter."""
    if isinstance(node, dict):
        return {name: _as_read(part) for name, part in node.items()}
    if isinstance(node, list):
        return [_as_read(part) for part in node]
    return int(node) if isinstance(node, float) and node.is_integer() else node


async def _until(event: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return

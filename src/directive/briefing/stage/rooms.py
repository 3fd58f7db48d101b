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

MOST_ROOMS = 40
MOST_STORY_BYTES = 4_000_000
IDLE_SECONDS = 8 * 3600  # a room nobody has driven or looked at for so long is given up
RESERVE_SECONDS = 600  # one that is idle for so long gives way when there is no more room
ID_LENGTH = 10
_MOST_LEVERS = 12
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22,64}")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,32}")


class WrongToken(Exception):  # noqa: N818  (reads as what was wrong)
    """The token does not drive this room."""


class NoRoom(Exception):  # noqa: N818
    """There are as many rooms as the server keeps, all in use."""


class BadState(ValueError):  # noqa: N818
    """What was sent is no state of this story."""


def room_id(token: str) -> str:
    """The id that everybody may know, from the token that only the presenter has. Raises WrongToken for no token."""
    if not _TOKEN.fullmatch(token):
        raise WrongToken
    return base64.b32encode(_digest(token)).decode().lower()[:ID_LENGTH]


def _digest(token: str) -> bytes:
    return hashlib.sha256(b"stage " + token.encode()).digest()


@dataclass(frozen=True)
class State:
    """What a room shows: the step (from 1), the levers' values that differ from the story's, the lever in motion.

    `levers` of a state that a page sends may be left out (None): they stay. `number` grows with every change, whoever
    makes it: a window takes a state only if it is newer than its own. `driver` names the window that made it.
    """

    number: int = 0
    driver: str = ""
    step: int = 1
    blank: bool = False
    levers: Mapping[str, float] | None = field(default_factory=dict)
    moving: tuple[str, int] | None = None

    @classmethod
    def of(cls, sent: object, steps: int) -> State:
        """What a page sent, checked. Raises BadState."""
        if not isinstance(sent, dict) or set(sent) - {
            "number",
            "driver",
            "step",
            "blank",
            "levers",
            "moving",
        }:
            raise BadState("fields")
        number, step = sent.get("number", 0), sent.get("step", 1)
        if not _whole(number, 0, 2**53) or not _whole(step, 1, steps):
            raise BadState("number or step")
        driver, blank, levers = sent.get("driver", ""), sent.get("blank", False), sent.get("levers")
        if not isinstance(driver, str) or len(driver) > 32 or not isinstance(blank, bool):
            raise BadState("driver or blank")
        if levers is not None and not _are_levers(levers):
            raise BadState("levers")
        return cls(number, driver, step, blank, levers, _moving(sent.get("moving")))


def _whole(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _are_levers(sent: object) -> bool:
    if not isinstance(sent, dict) or len(sent) > _MOST_LEVERS:
        return False
    numbers = (isinstance(value, int | float) and not isinstance(value, bool) for value in sent.values())
    return all(map(_NAME.fullmatch, sent)) and all(numbers)


def _moving(sent: object) -> tuple[str, int] | None:
    if sent is None:
        return None
    if not isinstance(sent, list) or len(sent) != 2 or not _whole(sent[1], 0, 10_000):
        raise BadState("moving")
    if not isinstance(sent[0], str) or not _NAME.fullmatch(sent[0]):
        raise BadState("moving")
    return sent[0], sent[1]


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
    board: bytes | None = None
    """The board worked out for the levers at rest on the shown step."""
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

    def __len__(self) -> int:
        return len(self._rooms)

    def open(self, token: str, story: Mapping[str, Any], state: object = None) -> Room:
        """The room of the token: made with this story and state, or as it stands if there is one.

        Raises WrongToken for no token, BadState for a story too large or a state that does not fit, NoRoom.
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
        first = replace(State.of(state or {}, len(story["steps"])), levers={}, moving=None)
        self._make_space()
        room = Room(room_id(token), _digest(token), story, text, digest, first, self._next(), self._clock())
        self._rooms[room.id] = room
        self._opened.set()
        self._opened = asyncio.Event()
        return room

    def opened(self, token: str) -> Room | None:
        """The token's room, if it stands. Raises WrongToken for no token."""
        return self.driven(room_id(token), token)

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
        return State.of(sent, len(room.story["steps"]))

    def show(self, room: Room, sent: object) -> bool:
        """Show this state if it is newer than what stands. Raises BadState.

        Levers stay where they rest, unless the step changes or the state brings them back to the story's values.
        """
        state = self.checked(room, sent)
        if state.number <= room.state.number:
            return False
        if state.step != room.state.step or state.levers == {}:
            room.board, levers = None, {}
        else:
            levers = room.state.levers
        self._change(room, replace(state, levers=levers))
        return True

    def commit(
        self, room: Room, sent: object, levers: Mapping[str, float], board: Mapping[str, Any]
    ) -> bytes | None:
        """Put the levers of a step to rest at these values, with the board worked out for them; returns what windows
        fetch. None where the room has gone to another step in the meantime. Raises BadState."""
        state = self.checked(room, sent)
        newer = room.state.number > state.number  # a lever may be in motion again
        if newer and room.state.step != state.step:
            return None
        shown = room.state if newer else replace(state, moving=None)
        shown = replace(shown, number=shown.number + 1, levers=dict(levers))
        told = {"number": shown.number, "levers": shown.levers, "board": board}
        room.board = json.dumps(told, ensure_ascii=False, allow_nan=False, default=str).encode()
        self._change(room, shown)
        return room.board

    async def news(self, name: str, after: int, seconds: float) -> Room | None:
        """The room once its version is not `after`, at the latest after `seconds`; None while there is none.

        A window that knew the room hears at once that it is gone: it may be the one that can make it again.
        """
        room = self.find(name)
        if room is None and after:
            return None
        if room is None:
            await _until(self._opened, seconds)
            return self.find(name)
        if room.version == after:
            await _until(room.changed, seconds)
        return room

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

    def _make_space(self) -> None:
        if len(self._rooms) < self._most:
            return
        idlest = min(self._rooms.values(), key=lambda room: room.touched)
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

"""What a room shows, as pages send it: checked field by field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_MOST_LEVERS = 12
_NAME = re.compile(r"[A-Za-z0-9_-]{1,32}")


def span(story: Mapping[str, Any]) -> tuple[int, int]:
    """First and last place of a story: its steps count from 1, the cover stands before them, the closing after."""
    return (0 if "cover" in story else 1), len(story["steps"]) + ("closing" in story)


def told_at(story: Mapping[str, Any], place: int) -> Mapping[str, Any]:
    """What stands at a place of the story: the cover, a step or the closing."""
    if place == 0:
        return story["cover"]
    return story["closing"] if place > len(story["steps"]) else story["steps"][place - 1]


class BadState(ValueError):  # noqa: N818
    """What was sent is no state of this story."""


@dataclass(frozen=True)
class State:
    """What a room shows: the step (see `span`), the levers' values that differ from the story's, the lever in motion.

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
    def of(cls, sent: object, first: int, last: int) -> State:
        """What a page sent for a story with these places, checked. Raises BadState."""
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
        if not _whole(number, 0, 2**53) or not _whole(step, first, last):
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

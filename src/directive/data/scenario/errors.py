"""What a scenario file or link can't say: each refusal names the file, the field's path, its value, what is allowed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from directive.model.errors import InfeasibleError, RangeError


@dataclass(frozen=True)
class Problem:
    """One part that can't be read: path of the field ("goods.potash.unit"), its value, what is allowed."""

    path: str
    value: object
    allowed: str


class ScenarioError(RangeError):
    """A scenario can't be read or used. `problems` holds all that was found, the message says the first.

    >>> print(ScenarioError("ten.yml", Problem("goods.potash.locked", "maybe", "true or false")))
    ten.yml: goods.potash.locked is maybe; allowed: true or false.
    """

    def __init__(self, name: str, *problems: Problem) -> None:
        first = problems[0]
        super().__init__(first.path, first.value, first.allowed)
        more = f" ({len(problems) - 1} more)" if len(problems) > 1 else ""
        self.message = f"{name}: {first.path} is {short(first.value)}; allowed: {first.allowed}.{more}"
        self.name = name
        self.problems = problems
        self.facts |= {"name": name, "problems": problems}


def short(value: object) -> str:
    """Return a value as text of at most 60 characters."""
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"


@contextmanager
def inside(path: str) -> Iterator[None]:
    """Put `path` before the field of what the model refuses, so that the reader finds it in the file."""
    try:
        yield
    except ScenarioError:
        raise
    except RangeError as error:
        raise RangeError(f"{path}.{error.field}", error.value, error.allowed) from error
    except InfeasibleError as error:
        raise InfeasibleError(
            f"{path}: {error.field}", error.value, error.allowed, year=error.year
        ) from error

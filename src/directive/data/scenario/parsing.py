"""From text to plain values: JSON or YAML without anchors, dates or figures in disguise, each name once."""

from __future__ import annotations

import json
import math
import re

import yaml

from directive.data.scenario.errors import Problem, ScenarioError, short
from directive.data.signs import BREAKS, UNSAYABLE

MOST_BYTES = 1_000_000
MOST_VALUES, MOST_IN_ONE = 5_000, 500
"""Of a document, and of one list or mapping in it: counted before anything is checked, which takes time for each."""
_DEPTH = 12
_LONG_TEXTS = {"note"}  # a line may end in these
# YAML 1.1 reads 1.7e9 (no sign in the exponent) as text, 12:30 to the base of 60 and the code 0404 to that of 8.
FLOAT = re.compile(r"^[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$")
_INTEGER = re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$")
FLOAT_TAG = "tag:yaml.org,2002:float"
FLOAT_STARTS = list("-+.0123456789")
_PLAIN = {"tag:yaml.org,2002:null", "tag:yaml.org,2002:bool"}


def parse(text: str, *, name: str) -> dict[str, object]:
    """Return the document in a text as a mapping with text names. Raises ScenarioError naming `name`."""
    if len(text.encode("utf-8", errors="replace")) > MOST_BYTES:
        raise ScenarioError(name, Problem("file", f"{len(text)} characters", f"at most {MOST_BYTES} bytes"))
    try:
        found = _json(text) if text.lstrip().startswith("{") else _yaml(text)
    except yaml.MarkedYAMLError as error:
        place = "" if error.problem_mark is None else f" at line {error.problem_mark.line + 1}"
        problem = Problem("file", f"unreadable{place} ({error.problem})", "YAML or JSON")
        raise ScenarioError(name, problem) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = Problem("file", f"unreadable ({short(error)})", "YAML or JSON")
        raise ScenarioError(name, problem) from error
    if not isinstance(found, dict):
        raise ScenarioError(name, Problem("file", type(found).__name__, "a mapping of names to values"))
    return plain(found, name=name)


def plain(value: object, *, name: str) -> object:
    """Return a value with text names throughout.

    Raises ScenarioError for more values than a plan can have, numbers without end, endless depth and texts that no
    paper could carry.
    """
    counted(value, name=name)
    return _plain(value, name=name, path="", depth=0)


def counted(value: object, *, name: str) -> None:
    """Raise ScenarioError where a value holds more than MOST_VALUES others, or one part of it more than MOST_IN_ONE."""
    waiting, seen = [value], 0
    while waiting:
        part = waiting.pop()
        if not isinstance(part, (dict, list)):
            continue
        seen += len(part)
        if len(part) > MOST_IN_ONE or seen > MOST_VALUES:
            allowed = f"at most {MOST_IN_ONE} in one list or mapping, {MOST_VALUES} in all"
            raise ScenarioError(name, Problem("file", f"{max(len(part), seen)} values", allowed))
        waiting.extend(part.values() if isinstance(part, dict) else part)


def _plain(value: object, *, name: str, path: str, depth: int) -> object:
    if depth > _DEPTH:
        raise ScenarioError(name, Problem(path, "nested", f"at most {_DEPTH} levels"))
    if isinstance(value, str):
        _carried(value, name=name, path=path)
    if isinstance(value, dict):
        names = [_text(key, name=name, path=path) for key in value]
        if len(set(names)) < len(names):
            raise ScenarioError(name, Problem(path or "file", "a name given twice", "each name once"))
        values = (
            _plain(item, name=name, path=joined(path, key), depth=depth + 1)
            for key, item in zip(names, value.values(), strict=True)
        )
        return dict(zip(names, values, strict=True))
    if isinstance(value, list):
        return [
            _plain(item, name=name, path=joined(path, str(i)), depth=depth + 1)
            for i, item in enumerate(value)
        ]
    if isinstance(value, float) and not math.isfinite(value):
        raise ScenarioError(name, Problem(path, value, "a number"))
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 10**18:
        raise ScenarioError(name, Problem(path, "a number of many digits", "at most 1e15"))
    return value


def joined(path: str, key: str) -> str:
    """Return a field's path with one step more.

    >>> joined("", "goods"), joined("goods", "potash")
    ('goods', 'goods.potash')
    """
    return f"{path}.{key}" if path else key


def _carried(text: str, *, name: str, path: str) -> None:
    if found := UNSAYABLE.search(text):
        allowed = "text without control signs"
        raise ScenarioError(name, Problem(path, f"text with U+{ord(found[0]):04X}", allowed))
    if path.rsplit(".", 1)[-1] not in _LONG_TEXTS and BREAKS.search(text):
        raise ScenarioError(name, Problem(path, short(BREAKS.sub(" ", text)), "text on one line"))


def _text(key: object, *, name: str, path: str) -> str:
    if isinstance(key, str):
        _carried(key, name=name, path=path or "file")
    if isinstance(key, str) or (isinstance(key, int) and not isinstance(key, bool)):
        return str(key)
    raise ScenarioError(name, Problem(path or "file", f"a name that reads as {key!r}", "text"))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"{key} is given twice")
        found[key] = value
    return found


def _json(text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError:
        return _yaml(text)  # a YAML mapping may begin with a brace too


def _yaml(text: str) -> object:
    # A subclass of the safe loader: it builds no objects.
    return yaml.load(text, Loader=_Loader)


class _Loader(yaml.SafeLoader):
    """Safe YAML: plain numbers, text, true/false and nothing else; no anchors (they can blow a file up)."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag in _PLAIN]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._nodes = 0

    def compose_node(self, parent: object, index: object) -> yaml.Node:
        """Refuse references to another part of the file, kinds given by hand, and more than a plan can have."""
        if self.check_event(yaml.AliasEvent):
            event = self.get_event()
            raise yaml.composer.ComposerError(None, None, "a reference (*name)", event.start_mark)
        event = self.peek_event()
        if getattr(event, "tag", None) is not None:
            raise yaml.composer.ComposerError(None, None, f"a kind ({short(event.tag)})", event.start_mark)
        self._nodes += 1
        if self._nodes > 2 * MOST_VALUES + 1:  # names count, too
            raise yaml.composer.ComposerError(None, None, f"more than {MOST_VALUES} values", event.start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        """Refuse a name given twice instead of keeping the last."""
        names: set[str] = set()
        for key, _ in node.value:
            if key.value in names:
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key.value} is given twice", key.start_mark
                )
            names.add(key.value)
        return super().construct_mapping(node, deep=deep)


_Loader.add_implicit_resolver("tag:yaml.org,2002:int", _INTEGER, list("-+0123456789"))
_Loader.add_implicit_resolver(FLOAT_TAG, FLOAT, FLOAT_STARTS)

"""A scenario as part of an address: the plain document with short names, compressed, in letters a link may hold.

"1." and then base64url(zlib(JSON)). The names below belong to the format "1.": a new one needs a new letter, a
changed one a new number in front.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Callable, Mapping

from directive.data.scenario.catalogue import Catalogue
from directive.data.scenario.document import VERSION, Scenario, to_document
from directive.data.scenario.errors import Problem, ScenarioError, short
from directive.data.scenario.parsing import counted, plain
from directive.data.scenario.reading import read_document
from directive.data.scenario.unknown import Decoded, without_unknown

PREFIX = "1."
MOST_CHARACTERS = 16_000
"""No browser or server passes on longer addresses; anything above is refused unread."""
MOST_UNPACKED = 100_000
"""Bytes; the longest plan a link holds has a tenth of them."""
_NAME = "link"
_SECTIONS = {
    "name": "n", "author": "a", "written_on": "d", "note": "e", "data_version": "v", "base": "b", "top_line": "t",
    "cif_fob_factor": "f", "goods": "g", "new_organisations": "w", "organisations": "o", "keys": "k", "regions": "r",
    "counts": "c",
}  # fmt: skip
_FIELDS = {
    "base": {"year": "y", "partner_value_usd": "p", "total_value_usd": "t"},
    "top_line": {
        "by": "b", "value": "v", "target_year": "y", "other_growth": "h", "diversion": "d", "shape": "s",
        "milestones": "m",
    },
    "regions": {"theta": "t", "provinces": "p", "home_regions": "h", "pairs": "s"},
}  # fmt: skip
_GOOD = {
    "name": "m", "hs_code": "h", "unit": "w", "target_quantity": "t", "baseline_quantity": "b",
    "unit_value_usd": "u", "valuation": "v", "price_growth": "g", "own_output": "o",
    "own_output_share_ceiling": "c", "partner_imports": "i", "partner_import_growth": "r",
    "partner_share_ceiling": "p", "locked": "l", "note": "n",
}  # fmt: skip


def encode(scenario: Scenario) -> str:
    """Return the scenario in its compact form for a link."""
    document = to_document(scenario)
    del document["version"]
    text = json.dumps(
        _translated(document, _forward, _shorten_part), ensure_ascii=False, separators=(",", ":")
    )
    packed = zlib.compress(text.encode("utf-8"), level=9)
    return PREFIX + base64.urlsafe_b64encode(packed).decode("ascii").rstrip("=")


def decode(text: str, *, catalogue: Catalogue) -> Decoded:
    """Return the scenario of a link, without what the pack no longer knows, and the paths left out.

    Raises ScenarioError (a RangeError) for a text that is no scenario.
    """
    sent = _unpacked(text)
    counted(sent, name=_NAME)
    document = _translated(sent, _back, _lengthen_part)
    if not isinstance(document, dict):
        raise _refusal(text)
    document = plain(document, name=_NAME)
    return without_unknown(read_document({"version": VERSION, **document}, name=_NAME), catalogue)


def _unpacked(text: str) -> object:
    if not text.startswith(PREFIX) or len(text) > MOST_CHARACTERS:
        raise _refusal(text)
    body = text.removeprefix(PREFIX)
    try:
        packed = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
        stream = zlib.decompressobj()
        # At most so much: a few bytes can claim to be gigabytes.
        found = stream.decompress(packed, MOST_UNPACKED)
        if not stream.eof:
            raise _refusal(text)
        return json.loads(found.decode("utf-8"))
    except (binascii.Error, zlib.error, ValueError, RecursionError) as error:
        raise _refusal(text) from error


def _refusal(text: str) -> ScenarioError:
    return ScenarioError(
        _NAME, Problem("scenario", short(text), f"{PREFIX} and a whole link as it was copied")
    )


def _translated(document: object, turn: Callable, part: Callable) -> object:
    """Rename sections and fields by `turn`, and shares by `part`; what is no mapping passes as it is."""
    sections = turn(document, _SECTIONS)
    if not isinstance(sections, dict):
        return sections
    # Looked up by what the section is called in either form.
    rules = {**_fields_rules(turn), "goods": lambda goods: _each(goods, lambda good: turn(good, _GOOD))}
    for name in ("organisations", "keys"):
        rules[name] = lambda splits: _each(splits, lambda parts: _each(parts, part))
    rules |= {_SECTIONS[name]: rule for name, rule in rules.items()}
    return {name: rules[name](value) if name in rules else value for name, value in sections.items()}


def _fields_rules(turn: Callable) -> dict[str, Callable]:
    return {name: (lambda value, fields=fields: turn(value, fields)) for name, fields in _FIELDS.items()}


def _each(value: object, change: Callable) -> object:
    return {name: change(item) for name, item in value.items()} if isinstance(value, dict) else value


def _forward(value: object, names: Mapping[str, str]) -> object:
    return {names[name]: item for name, item in value.items()} if isinstance(value, dict) else value


def _back(value: object, names: Mapping[str, str]) -> object:
    full = {letter: name for name, letter in names.items()}
    return {full.get(name, name): item for name, item in value.items()} if isinstance(value, dict) else value


def _shorten_part(entry: object) -> object:
    return [entry["share"]] if isinstance(entry, dict) else entry


def _lengthen_part(entry: object) -> object:
    return {"share": entry[0], "locked": True} if isinstance(entry, list) and len(entry) == 1 else entry

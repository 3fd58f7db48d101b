"""Signs in texts of people: which of them no file format can carry, and what becomes of them."""

from __future__ import annotations

import re
from typing import Any

# Controls other than tab and line ends, halves of a pair, no characters: XML refuses them, drawing ends over them.
UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BREAKS = re.compile("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def sayable(text: str, *, lines: bool = False) -> str:
    """A typed or pasted text without what nothing can carry: on one line, or with its `lines`.

    >>> sayable("Flax\\x01\\x0btow"), sayable("first\\x0bsecond", lines=True)
    ('Flax tow', 'first\\nsecond')
    """
    whole = _LINE_ENDS.sub("\n", text) if lines else BREAKS.sub(" ", text)
    return UNSAYABLE.sub("", whole)


def carried(value: Any) -> Any:
    """Plain values (mappings, lists, texts, numbers) without signs that nothing can carry."""
    if isinstance(value, str):
        return UNSAYABLE.sub("", value)
    if isinstance(value, dict):
        return {carried(name): carried(item) for name, item in value.items()}
    return [carried(item) for item in value] if isinstance(value, (list, tuple)) else value

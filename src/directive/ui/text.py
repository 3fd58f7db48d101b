"""Text from data, files, links and users on the page: shown as it is, never read as markup."""

from __future__ import annotations

import re

# Streamlit's Markdown: emphasis, code, links (bare ones, too), math ($), colour directives and icons (:name:), HTML.
_SPECIAL = re.compile(r"([\\`*_\[\]<>$~|#:@]|(?<=www)\.)", re.IGNORECASE)
# An empty line would end what the text stands in and let headings, lists and pictures begin.
_BREAKS = re.compile(r"\s*[\n\r\x0b\x0c\x85\u2028\u2029]\s*")


def plain(text: object) -> str:
    """`text` on one line with every character that Markdown or Streamlit would interpret escaped.

    >>> plain("$1.7 bn *about*")
    '\\\\$1.7 bn \\\\*about\\\\*'
    """
    return _SPECIAL.sub(r"\\\1", _on_one_line(text))


def as_code(text: object, *, most: int) -> str:
    """The beginning of `text` on one line as a piece of code, for what somebody's link holds.

    >>> as_code("2020\\n\\n# Closed `now`", most=40)
    '`2020 # Closed now`'
    """
    shown = _on_one_line(text).replace("`", "").strip()[:most]
    return f"`{shown}`" if shown else "` `"


def _on_one_line(text: object) -> str:
    return _BREAKS.sub(" ", str(text))

"""Text from data, files, links and users on the page: shown as it is, never read as markup."""

from __future__ import annotations

import re

from directive.data.signs import BREAKS

# Streamlit's Markdown: emphasis, code, links (bare ones, too), math ($), colour directives and icons (:name:), HTML.
_SPECIAL = re.compile(r"([\\`*_\[\]<>$~|#:@]|(?<=www)\.)", re.IGNORECASE)


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
    """An empty line would end what the text stands in and let headings, lists and pictures begin."""
    return BREAKS.sub(" ", str(text))

"""Text from data, files and users on the page: shown as it is, never read as markup."""

from __future__ import annotations

import re

# Streamlit's Markdown: emphasis, code, links, math ($), colour directives and icons (:name:), HTML.
_SPECIAL = re.compile(r"([\\`*_\[\]<>$~|#:])")


def plain(text: object) -> str:
    """`text` with every character that Markdown or Streamlit would interpret escaped.

    >>> plain("$1.7 bn *about*")
    '\\\\$1.7 bn \\\\*about\\\\*'
    """
    return _SPECIAL.sub(r"\\\1", str(text))

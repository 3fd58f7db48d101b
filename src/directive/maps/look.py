"""How a map looks: colours by role, given from outside so that maps and charts share one theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class MapLook:
    """Colours (hash and six hexadecimal digits) by role, colours of routes and presence by kind, the font family."""

    background: str
    land: str
    border: str
    text: str
    not_covered: str
    link: str
    routes: Mapping[str, str]
    presence: Mapping[str, str]
    font: str
    text_size: float = 12.0

"""The address at which other machines find a room, and its code to scan."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

import segno

from directive.briefing.reach import EVERYWHERE, is_local, own_address

_MOST = 200


def audience_address(asked: object, path: str, listens: str | None = None) -> str | None:
    """`asked` if it is an address of the room at `path`; None otherwise.

    An address that only this machine understands gets the machine's own in its place, where the server listens on it.
    """
    if not isinstance(asked, str) or len(asked) > _MOST:
        return None
    try:
        parts = urlsplit(asked)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if (
        parts.scheme not in ("http", "https")
        or parts.path != path
        or parts.query
        or parts.fragment
        or not host
    ):
        return None
    if is_local(asked) and listens in EVERYWHERE and (own := own_address()):
        return urlunsplit((parts.scheme, f"{own}:{port}" if port else own, parts.path, "", ""))
    return asked


def code(address: str) -> str:
    """A QR code as an image's address (`data:`)."""
    return segno.make(address, error="m", micro=False).svg_data_uri(scale=6, border=2, light="white")

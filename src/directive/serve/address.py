"""The address at which other machines find a room, and its code to scan."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit, urlunsplit

import segno

_MOST = 200
_EVERYWHERE = (None, "", "0.0.0.0", "::")
_NOWHERE = (
    "192.0.2.1"  # set aside for documentation: nothing is sent, the system only says which way it would send
)


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
    if is_local(asked) and listens in _EVERYWHERE and (own := own_address()):
        return urlunsplit((parts.scheme, f"{own}:{port}" if port else own, parts.path, "", ""))
    return asked


def is_local(address: str) -> bool:
    """Whether the address means the machine it is read on."""
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def own_address() -> str | None:
    """The machine's address on the network it would use; None without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((_NOWHERE, 9))
            found = probe.getsockname()[0]
        except OSError:
            return None
    return None if ipaddress.ip_address(found).is_loopback else found


def code(address: str) -> str:
    """A QR code as an image's address (`data:`)."""
    return segno.make(address, error="m", micro=False).svg_data_uri(scale=6, border=2, light="white")

"""Addresses that other machines understand: a link to "this machine" leads whoever gets it nowhere."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit, urlunsplit

EVERYWHERE = (None, "", "0.0.0.0", "::")
"""Addresses to listen on that mean all of the machine's."""
_NOWHERE = (
    "192.0.2.1"  # set aside for documentation: nothing is sent, the system only says which way it would send
)


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


def reachable(link: str, listens: str | None = None) -> str:
    """The link as others can follow it: with the machine's own address in place of "this machine".

    Empty where there is none, or where the server `listens` on this machine alone.
    """
    if not is_local(link):
        return link
    own = own_address() if listens in EVERYWHERE else None
    if own is None:
        return ""
    parts = urlsplit(link)
    return urlunsplit(parts._replace(netloc=f"{own}:{parts.port}" if parts.port else own))

"""Who is at the other end of the line: the browser itself, or a reverse proxy that tells of it.

What a request says of its own origin counts only where a proxy that was named in the settings says it.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import Scope

from intake.config import Review


@dataclass(frozen=True, slots=True)
class Peer:
    """Where a request comes from.

    ``address`` counts failed sign-ins: of an IPv6 address the network of the house, as one computer has very many.
    """

    address: str
    trusted: bool
    secure: bool


def peer_of(scope: Scope, review: Review) -> Peer:
    """The other end of a request."""
    headers, networks = Headers(scope=scope), review.proxies
    nearest = _parsed((scope.get("client") or ("", 0))[0])
    trusted = _within(nearest, networks)
    secure = scope["scheme"] == "https" or review.address.lower().startswith("https:")
    if not trusted:
        return Peer(_counted(nearest), trusted=False, secure=secure)
    # Each proxy adds the address that it was asked from at the end; the first that is no proxy of ours is the browser.
    told = [part.strip() for line in headers.getlist("x-forwarded-for") for part in line.split(",")]
    farthest = nearest
    for text in reversed(told):
        farthest = _parsed(text)
        if not _within(farthest, networks):
            break
    secure = secure or headers.getlist("x-forwarded-proto") == ["https"]
    return Peer(_counted(farthest), trusted=True, secure=secure)


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _within(address: IPv4Address | IPv6Address | None, networks: tuple[IPv4Network | IPv6Network, ...]) -> bool:
    return address is not None and any(address in network for network in networks)


def _counted(address: IPv4Address | IPv6Address | None) -> str:
    if isinstance(address, IPv6Address):
        return str(ip_network(f"{address}/64", strict=False))
    return str(address) if address is not None else "?"

"""Where a webhook may lead: to a name of the public internet, over https. Values in, a decision out.

What cannot be taken for anything else is let through, and everything else refused: an address that two programs read
differently leads one of them inside (SSRF).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Final
from urllib.parse import SplitResult, urlsplit

LONGEST: Final = 500
#: The second is what servers without a privileged port use.
PORTS: Final = frozenset({443, 8443})

#: RFC 3986; letters beyond ASCII, which some programs fold into digits and dots, stand in names as `xn--`.
_SIGNS: Final = re.compile(rf"[!-~]{{1,{LONGEST}}}")
_NEVER: Final = frozenset('"<>\\^`{|}#')
_LABEL: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_LONGEST_NAME: Final = 253
#: Names that are never the internet's (RFC 6761, 6762, 7686, 8375, 9476), and those that offices give their machines.
_INSIDE: Final = frozenset({"localhost", "local", "internal", "intranet", "private", "lan", "corp", "home", "arpa"})
_NOWHERE: Final = frozenset({"onion", "alt"})

#: What is handed out lies in it; most of what carries another address inside it (mapped, NAT64) lies elsewhere.
_INTERNET_6: Final = IPv6Network("2000::/3")
_NOBODYS_6: Final = (
    #: Protocols, among them Teredo, which carries another address.
    IPv6Network("2001::/23"),
    #: 6to4, the same.
    IPv6Network("2002::/16"),
    #: Documentation.
    IPv6Network("2001:db8::/32"),
    IPv6Network("3fff::/20"),
)
_NOBODYS_4: Final = (
    IPv4Network("192.0.0.0/24"),
    #: Relays to 6to4.
    IPv4Network("192.88.99.0/24"),
    #: The one metadata server that lies among public addresses (Azure).
    IPv4Network("168.63.129.16/32"),
)

type Address = IPv4Address | IPv6Address


class AddressFault(StrEnum):
    #: It has no form that every program reads the same.
    UNREADABLE = "unreadable"
    #: Anybody on the way would read along.
    NOT_HTTPS = "not_https"
    PORT = "port"
    #: No name of the public internet: a number, a name of one machine or one house.
    NAME = "name"


class AddressRefused(ValueError):
    """Nothing is posted there; `fault` says why."""

    def __init__(self, fault: AddressFault) -> None:
        self.fault = fault
        super().__init__(fault.value)


@dataclass(frozen=True)
class Target:
    """An address taken apart once: what was checked is what is used."""

    host: str
    port: int
    #: With the query.
    path: str
    #: The demo's own partners, in clear and on this machine.
    is_sandbox: bool = False


def target_of(address: str, *, sandbox: str) -> Target:
    """Raises AddressRefused. `sandbox`: where the demo's outside world answers; empty in production."""
    parts, port = _read(address)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    host = parts.hostname or ""
    if sandbox and urlsplit(sandbox)[:2] == parts[:2]:
        return Target(host, port or 80, path, is_sandbox=True)
    if parts.scheme != "https":
        raise AddressRefused(AddressFault.NOT_HTTPS)
    if port is not None and port not in PORTS:
        raise AddressRefused(AddressFault.PORT)
    if not is_public_name(host):
        raise AddressRefused(AddressFault.NAME)
    return Target(host, port or 443, path)


def _read(address: str) -> tuple[SplitResult, int | None]:
    unreadable = AddressRefused(AddressFault.UNREADABLE)
    if not _SIGNS.fullmatch(address) or _NEVER & set(address):
        raise unreadable
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise unreadable from None
    host = parts.hostname or ""
    # Neither a user before the name, nor an empty port behind it, nor one in another spelling.
    if not host or parts.netloc.lower() != (host if port is None else f"{host}:{port}"):
        raise AddressRefused(AddressFault.NAME if parts.netloc.startswith("[") else AddressFault.UNREADABLE)
    return parts, port


def is_public_name(host: str) -> bool:
    """Two labels at least, the last of them no number: `127.1`, `0x7f000001` and `2130706433` are none."""
    labels = host.split(".")
    if len(host) > _LONGEST_NAME or len(labels) < 2 or not all(map(_LABEL.fullmatch, labels)):
        return False
    return labels[-1][0].isalpha() and labels[-1] not in _INSIDE | _NOWHERE


def is_outside(address: Address) -> bool:
    """Whether it is somebody's on the public internet, and leads nowhere else."""
    if isinstance(address, IPv6Address):
        is_handed_out = address in _INTERNET_6 and not any(address in one for one in _NOBODYS_6)
        return is_handed_out and address.is_global and address.scope_id is None
    return address.is_global and not address.is_multicast and not any(address in one for one in _NOBODYS_4)

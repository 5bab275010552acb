"""Who may be a partner, who is affiliated with whom, and how long a key is valid: values in, a decision out."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

#: Ours: long enough for a partner to bring a new key to all its servers.
OLD_KEY_LASTS: Final = timedelta(days=14)
MOST_OWNERS: Final = 20
MOST_ADDRESSES: Final = 10
LONGEST_NAME: Final = 120
LONGEST_ADDRESS: Final = 500

_CLIENT_CODE: Final = re.compile(r"[!-~]{3,40}")
_BUSINESS_NUMBER: Final = re.compile(r"[0-9]{13}")
#: What an address may be made of (RFC 3986); everything else stands there in percent signs.
_ADDRESS: Final = re.compile(r"[!-~]{1,500}")
_NEVER_IN_ADDRESSES: Final = frozenset('"<>\\^`{|}')


class AdmissionFault(StrEnum):
    """What an admission lacks, in the order of the form."""

    KIND = "kind"
    NAME = "name"
    CLIENT_CODE = "client_code"
    BUSINESS_NUMBER = "business_number"
    #: None, too many, one that cannot be read, or one twice.
    OWNERS = "owners"
    #: Only where an institution's participants are led back to, and only addresses to which a browser can be led.
    ADDRESSES = "redirect_addresses"


@dataclass(frozen=True)
class Owner:
    business_number: str
    name: str


@dataclass(frozen=True)
class Admission:
    """Whom the office would admit."""

    kind: str
    name: str
    client_code: str
    business_number: str
    owners: tuple[Owner, ...]
    redirect_addresses: tuple[str, ...] = ()

    def faults(self) -> list[AdmissionFault]:
        """Everything that is not as it must be; empty: the office can decide."""
        found = {
            AdmissionFault.KIND: self.kind not in ("platform", "institution"),
            AdmissionFault.NAME: not 1 <= len(self.name) <= LONGEST_NAME,
            AdmissionFault.CLIENT_CODE: not _CLIENT_CODE.fullmatch(self.client_code),
            AdmissionFault.BUSINESS_NUMBER: not is_business_number(self.business_number),
            AdmissionFault.OWNERS: not _are_owners(self.owners),
            AdmissionFault.ADDRESSES: not self._has_fit_addresses(),
        }
        return [fault for fault, is_there in found.items() if is_there]

    def _has_fit_addresses(self) -> bool:
        wanted = self.redirect_addresses
        if wanted and self.kind != "institution":
            return False
        return len(wanted) <= MOST_ADDRESSES and len(set(wanted)) == len(wanted) and all(map(is_web_address, wanted))


def is_business_number(text: str) -> bool:
    """Nomor induk berusaha."""
    return _BUSINESS_NUMBER.fullmatch(text) is not None


def is_web_address(text: str) -> bool:
    """Where a browser can be led without anybody on the way reading along; http only on one's own machine."""
    if not _ADDRESS.fullmatch(text) or _NEVER_IN_ADDRESSES & set(text):
        return False
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or parts.username is not None or parts.fragment or "#" in text:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and _is_own_machine(host))


def are_affiliated(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two partners are of the same, or one of the other: each is all the numbers behind it.

    Whoever sells what is their own praises it (the lesson of 2020: platforms that sold their own courses).
    """
    return not set(one).isdisjoint(other)


def numbers_behind(number: str, owners_of: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The number itself, whoever owns it, whoever owns those, and so on; in a ring, each once."""
    found: set[str] = set()
    left = [number]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += owners_of.get(one, ())
    return frozenset(found)


def ends_of_keys(keys: Mapping[int, datetime | None], *, now: datetime) -> dict[int, datetime]:
    """Until when the keys that are valid now stay so once another one is given: the newest for a while, others no more.

    `keys`: by number, until when each is valid; None: as long as no other is given.
    """
    live = sorted(number for number, until in keys.items() if until is None or until > now)
    last = live[-1:]
    kept = {number: min(keys[number] or now + OLD_KEY_LASTS, now + OLD_KEY_LASTS) for number in last}
    return kept | dict.fromkeys(live[:-1], now)


def _are_owners(owners: tuple[Owner, ...]) -> bool:
    numbers = [owner.business_number for owner in owners]
    are_readable = all(is_business_number(one.business_number) and 1 <= len(one.name) <= LONGEST_NAME for one in owners)
    return 1 <= len(owners) <= MOST_OWNERS and len(set(numbers)) == len(numbers) and are_readable


def _is_own_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False

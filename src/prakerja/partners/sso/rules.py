"""What a partner may ask for, and how long what it gets lasts. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from prakerja.partners.rules import LONGEST_ADDRESS, MOST_ADDRESSES, is_web_address

#: Of what stands on the page on which somebody agrees; another text is another version.
TEXT_VERSION: Final = "2026-1"
#: Ours: a partner's server asks at once; a browser on a slow network needs its seconds.
CODE_LASTS: Final = timedelta(minutes=2)
ACCESS_LASTS: Final = timedelta(hours=1)
REFRESH_LASTS: Final = timedelta(days=14)
LONGEST_STATE: Final = 500


class Scope(StrEnum):
    """The words of the reference, in the order of the page."""

    NAME = "name"
    EMAIL = "email"
    #: The sixteen digits of the card.
    CARD = "prakerjaid"
    PHONE = "notelp"


class RegistrationFault(StrEnum):
    """In the order of the form."""

    REDIRECTS = "redirect_addresses"
    LOGINS = "login_addresses"
    SCOPES = "scopes"


@dataclass(frozen=True)
class Registration:
    """What the office would let a partner ask for, and where its people may be led."""

    redirect_addresses: tuple[str, ...]
    login_addresses: tuple[str, ...]
    scopes: tuple[str, ...]

    def faults(self) -> list[RegistrationFault]:
        """Everything that is not as it must be."""
        found = {
            RegistrationFault.REDIRECTS: not _are_fit(self.redirect_addresses),
            RegistrationFault.LOGINS: not _are_fit(self.login_addresses),
            RegistrationFault.SCOPES: not self.scopes or not set(self.scopes) <= set(Scope),
        }
        return [fault for fault, is_there in found.items() if is_there]


def scopes_asked(text: str, *, registered: Collection[str]) -> tuple[Scope, ...]:
    """Of what was asked for what the partner may have; the rest is let be, and the answer says what was given."""
    asked = set(text.split())
    return tuple(scope for scope in Scope if scope in asked and scope in registered)


def is_state(text: str) -> bool:
    """Made by the partner: without one anybody could sign somebody in as themselves."""
    return 0 < len(text) <= LONGEST_STATE and text.isprintable() and text.isascii()


def _are_fit(addresses: tuple[str, ...]) -> bool:
    are_few = 1 <= len(addresses) <= MOST_ADDRESSES and len(set(addresses)) == len(addresses)
    return are_few and all(len(one) <= LONGEST_ADDRESS and is_web_address(one) for one in addresses)

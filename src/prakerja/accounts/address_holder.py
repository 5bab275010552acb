"""Who has an e-mail address: a row keyed by the address's digest."""

from uuid import UUID

from prakerja.kit.digests import digest, every_digest
from prakerja.kit.holders import Holder
from prakerja.kit.purpose import Purpose
from prakerja.kit.redigest import settled_digest
from prakerja.kit.typed_address import read_address


class AddressHolder(Holder):
    """*An e-mail address has one account*, however it is typed."""

    digests = Purpose.ADDRESS


def email_digest(email: str) -> UUID:
    """By which the address is found, however it is typed. Raises NotAnAddress."""
    return digest(read_address(email), purpose=Purpose.ADDRESS)


def every_email_digest(email: str) -> list[UUID]:
    return every_digest(read_address(email), purpose=Purpose.ADDRESS)


def settled_email_digest(email: str) -> UUID:
    return settled_digest(read_address(email), purpose=Purpose.ADDRESS)

"""Whose a message is. Every message has an owner, so that the outbox can be spread by it."""

from uuid import UUID

from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose


def owner_of_message(*, applicant_id: UUID | None, address: str) -> UUID:
    """The applicant; before there is an account, a keyed digest of the address, which tells nobody what it is."""
    return applicant_id or digest(address, purpose=Purpose.MESSAGE)

"""Whom somebody of the office has looked up: in the address of a page, for an hour, for them alone."""

from typing import Final
from uuid import UUID

from django.core import signing
from pydantic import TypeAdapter

from prakerja.kit.actor import ApplicantId, StaffId
from prakerja.kit.signed import read_signed, sign

_SALT: Final = "person of a card"
_GOOD_FOR_S: Final = 3600
#: The person, and who looked them up.
_FOUND: Final = TypeAdapter(tuple[UUID, UUID])


def found_by(reader: StaffId, applicant_id: ApplicantId) -> str:
    """For addresses of pages: who looked this person up, for an hour. Others cannot read on with it."""
    return sign([str(applicant_id), str(reader)], salt=_SALT)


def found_in(found: str, *, by: StaffId) -> UUID | None:
    """Whom they looked up; None: somebody else did, or it was too long ago."""
    try:
        applicant_id, looked_up_by = read_signed(found, _FOUND, salt=_SALT, lives=_GOOD_FOR_S)
    except signing.BadSignature:
        return None
    return applicant_id if looked_up_by == by else None

"""The link of the confirmation letter: signed, for one day, for one sign-up and the address that it went to."""

from typing import NamedTuple
from uuid import UUID

from django.core import signing
from pydantic import TypeAdapter

from prakerja.accounts.limits import LINK_LIVES
from prakerja.kit.digests import digest, every_digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.refused import Refused
from prakerja.kit.signed import read_signed, sign

_SALT = "accounts.confirmation_link"
_SIGNED = TypeAdapter(tuple[UUID, str])


class LinkExpired(Refused):
    """The link is older than a day, was cut short by a mail program, or its address was corrected or left since."""


class Link(NamedTuple):
    code_id: UUID
    #: Of the address; the address itself has no business in a link.
    mark: str

    def leads_to(self, email: str) -> bool:
        return self.mark in [_mark(form) for form in every_digest(email, purpose=Purpose.CONFIRMATION_LINK)]


def link_token(code_id: UUID, email: str) -> str:
    return sign([code_id.hex, _mark(digest(email, purpose=Purpose.CONFIRMATION_LINK))], salt=_SALT)


def read_link(token: str) -> Link:
    """What the link is for. Raises LinkExpired."""
    try:
        code_id, mark = read_signed(token, _SIGNED, salt=_SALT, lives=LINK_LIVES)
    except signing.BadSignature as error:
        raise LinkExpired from error
    return Link(code_id, mark)


def _mark(form: UUID) -> str:
    return form.hex[:16]

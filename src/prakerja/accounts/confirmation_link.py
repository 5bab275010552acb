"""The link of the confirmation letter: signed, for one day, for one sign-up and the address that it went to."""

from typing import NamedTuple
from uuid import UUID

from django.core import signing

from prakerja.accounts.limits import LINK_LIVES
from prakerja.kit.purpose import Purpose
from prakerja.kit.refused import Refused
from prakerja.kit.sealed import digest

_SALT = "accounts.confirmation_link"


class LinkExpired(Refused):
    """The link is older than a day, was cut short by a mail program, or its address was corrected since."""


class Link(NamedTuple):
    code_id: UUID
    #: Of the address; the address itself has no business in a link.
    mark: str

    def leads_to(self, email: str) -> bool:
        return self.mark == _mark(email)


def link_token(code_id: UUID, email: str) -> str:
    return signing.dumps([code_id.hex, _mark(email)], salt=_SALT)


def read_link(token: str) -> Link:
    """What the link is for. Raises LinkExpired."""
    try:
        code_id, mark = signing.loads(token, salt=_SALT, max_age=LINK_LIVES)
    except signing.BadSignature as error:
        raise LinkExpired from error
    return Link(UUID(code_id), mark)


def _mark(email: str) -> str:
    return digest(email, purpose=Purpose.CONFIRMATION_LINK).hex[:16]

"""`send_code()`: six digits go to an address, and are to be typed by whoever holds it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from prakerja.codes.bound import NOTHING, Bound, mark_of
from prakerja.codes.count_sending import count_sending
from prakerja.codes.figures import LIVES
from prakerja.codes.models import Code, address_digest
from prakerja.codes.post_code import post_code
from prakerja.codes.purpose import CodePurpose
from prakerja.kit.actor import Actor
from prakerja.kit.clock import CLOCKS_AGREE_WITHIN
from prakerja.kit.new_id import new_id
from prakerja.kit.sql import sql_file


@dataclass(frozen=True)
class Destination:
    """Whose code it is and where it goes."""

    #: The applicant; for a visitor the key of their page.
    owner_id: UUID
    address: str
    language: str
    #: Whom it lets in, when that is not the owner.
    account_id: UUID | None = None
    is_hollow: bool = False


def send_code(
    *,
    purpose: CodePurpose,
    to: Destination,
    by: Actor,
    now: datetime,
    code_id: UUID | None = None,
    bound_to: Bound = NOTHING,
    network: str = "",
    known_as: str = "",
    gateway: str = "",
) -> Code | None:
    """A code waits in the outbox for the address; it lives ten minutes, and so do those sent before it.

    `code_id` is made with the page that asks: the same page again sends nothing and returns None. `bound_to`: what the
    code confirms; the message says it. `by` may be somebody else than the owner. `known_as`: by what a visitor is known
    to be the one who reads the address; else they are counted with all strangers. `gateway` is tried first.
    Raises CodesLocked, TooSoon, TriesSpent.
    """
    code = _new_code(purpose, to, by, now, code_id or new_id())
    code.bound_mark, code.gateway = mark_of(bound_to), gateway
    if not _insert(code):
        return None
    is_near_end = count_sending(code, purpose, network=network, known_as=known_as, now=now)
    post_code(code, purpose, bound_to=bound_to, is_near_end=is_near_end)
    return code


def _new_code(purpose: CodePurpose, to: Destination, by: Actor, now: datetime, code_id: UUID) -> Code:
    code = Code(
        owner_id=to.owner_id,
        id=code_id,
        purpose=purpose.name,
        channel=purpose.channel,
        address_digest=address_digest(purpose.channel, to.address),
        language=to.language,
        account_id=to.owner_id if purpose.is_signed_in else to.account_id,
        asked_by=None if by.account_id == to.owner_id else by.account_id,
        is_hollow=to.is_hollow,
        sent_at=now,
        expires_at=now + LIVES,
    )
    code.address = to.address
    return code


def _insert(code: Code) -> bool:
    """Whether it is new."""
    values = {field.attname: getattr(code, field.attname) for field in Code._meta.concrete_fields}
    values["newest"] = code.sent_at + CLOCKS_AGREE_WITHIN
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "insert_code"), values)
        return cursor.fetchone() is not None

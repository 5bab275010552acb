"""`change_phone_number()`: a proven number becomes the applicant's, in place of the one before."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from prakerja.accounts.models import Account
from prakerja.accounts.post_letter import post_letter
from prakerja.audit.notice import notice
from prakerja.audit.record import record
from prakerja.audit.security import SecurityKind
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.holders import HeldByAnother
from prakerja.kit.purpose import Purpose
from prakerja.kit.redigest import settled_digest
from prakerja.kit.refused import Refused
from prakerja.kit.sealed import masked, seal
from prakerja.kit.sql import sql_file
from prakerja.profile.events import ProfileEvent
from prakerja.profile.models import Phone, PhoneHolder


class NumberTaken(Refused):
    """Another account has proven this number before. Said only to whoever holds the phone."""


def change_phone_number(*, applicant_id: ApplicantId, number: str, by: Actor, now: datetime) -> Phone:
    """The applicant is reached by `number` (E.164), of which they have just shown that they hold it.

    When it replaces another one, that one is free and the account's owner is told by e-mail. The same number twice
    changes nothing. Raises NumberTaken.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    number_digest = settled_digest(number, purpose=Purpose.PHONE)
    try:
        PhoneHolder.objects.take(number_digest, holder_id=applicant_id)
    except HeldByAnother as held:
        raise NumberTaken from held
    put = _put(applicant_id, number, number_digest, now)
    phone = Phone.objects.get(pk=applicant_id)
    if not put:
        return phone
    (before,) = put
    event = ProfileEvent.PHONE_CHANGED if before else ProfileEvent.PHONE_VERIFIED
    record(event, subject=phone, by=by, at=now, applicant_id=applicant_id)
    if before:
        notice(SecurityKind.FACTOR_CHANGED, about=applicant_id)
        PhoneHolder.objects.give_up(before, holder_id=applicant_id)
        _tell_by_email(applicant_id, number, now)
    return phone


def _put(applicant_id: ApplicantId, number: str, number_digest: UUID, now: datetime) -> tuple[UUID | None] | None:
    """The digest of the number before, if there was one; None: it is the same number."""
    values: dict[str, UUID | bytes | datetime] = {
        "applicant_id": applicant_id,
        "sealed_number": seal(number, purpose=Purpose.PHONE, owner=applicant_id),
        "number_digest": number_digest,
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "put_phone"), values)
        row: tuple[UUID | None] | None = cursor.fetchone()
    return row


def _tell_by_email(applicant_id: ApplicantId, number: str, now: datetime) -> None:
    post_letter(
        Account.objects.get(pk=applicant_id),
        text="phone_number_changed",
        words={"number": masked(number), "at": now},
        now=now,
    )

"""`verify_phone_code()`: the applicant types the code that came by SMS, and the number is theirs."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import connection

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.sql import sql_file
from prakerja.profile.change_phone_number import NumberTaken, change_phone_number
from prakerja.profile.events import ProfileEvent
from prakerja.profile.models import Phone, PhoneCode
from prakerja.profile.phone_rules import LOCK, MOST_TRIES, read_code
from prakerja.profile.send_phone_code import code_digest


class Outcome(StrEnum):
    VERIFIED = "verified"
    #: Not six digits; costs no try.
    NOT_A_CODE = "not_a_code"
    WRONG = "wrong"
    LOCKED = "locked"
    #: No code lives any more, or none was ever sent.
    EXPIRED = "expired"
    NUMBER_TAKEN = "number_taken"


@dataclass(frozen=True)
class Verdict:
    """What a try came to. Not an exception: a wrong try is saved like a right one, or it could be repeated for ever."""

    outcome: Outcome
    tries_left: int = 0
    locked_until: datetime | None = None


def verify_phone_code(*, applicant_id: ApplicantId, typed: str, by: Actor, now: datetime) -> Verdict:
    """With the right code the number is the applicant's; a wrong one is counted, and the fifth locks for 15 minutes.

    Any code that still lives counts, because SMS overtake one another. Typing the right one twice is typing it once.
    """
    require(Permission.APPLY, by=by)
    newest = PhoneCode.objects.for_applicant(applicant_id).first()
    plain_code = read_code(typed)
    if newest is None:
        return Verdict(Outcome.EXPIRED)
    if newest.spent_at is not None:
        return _verdict_on_spent(newest)
    if newest.locked_until and newest.locked_until > now:
        return Verdict(Outcome.LOCKED, locked_until=newest.locked_until)
    if plain_code is None:
        return Verdict(Outcome.NOT_A_CODE, tries_left=MOST_TRIES - newest.tries)
    tries = _count_try(newest, now)
    if tries is None:
        return _verdict_without_a_try(newest, now)
    if _fits(newest, applicant_id, plain_code, now):
        return _accept(newest, applicant_id, by=by, now=now)
    return _note_wrong(newest, tries, by=by, now=now)


def _count_try(code: PhoneCode, now: datetime) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "count_try"), {"code_id": code.pk, "most_tries": MOST_TRIES, "now": now})
        row = cursor.fetchone()
    return row[0] if row else None


def _verdict_without_a_try(code: PhoneCode, now: datetime) -> Verdict:
    """The row has moved on since it was read: another tab spent it or used up its tries, or its time is over."""
    code.refresh_from_db()
    if code.spent_at is not None:
        return _verdict_on_spent(code)
    if code.locked_until and code.locked_until > now:
        return Verdict(Outcome.LOCKED, locked_until=code.locked_until)
    return Verdict(Outcome.EXPIRED)


def _verdict_on_spent(code: PhoneCode) -> Verdict:
    mine = Phone.objects.filter(pk=code.applicant_id, number_digest=code.number_digest).exists()
    return Verdict(Outcome.VERIFIED if mine else Outcome.NUMBER_TAKEN)


def _fits(newest: PhoneCode, applicant_id: ApplicantId, plain_code: str, now: datetime) -> bool:
    wanted = code_digest(applicant_id, newest.number_digest, plain_code)
    return PhoneCode.objects.live_beside(newest, now=now).filter(code_digest=wanted).exists()


def _accept(code: PhoneCode, applicant_id: ApplicantId, *, by: Actor, now: datetime) -> Verdict:
    PhoneCode.objects.filter(applicant_id=applicant_id, spent_at=None).update(spent_at=now)
    try:
        change_phone_number(applicant_id=applicant_id, number=code.number, by=by, now=now)
    except NumberTaken:
        record(ProfileEvent.PHONE_TAKEN, subject=code, by=by, at=now, applicant_id=applicant_id)
        return Verdict(Outcome.NUMBER_TAKEN)
    return Verdict(Outcome.VERIFIED)


def _note_wrong(code: PhoneCode, tries: int, *, by: Actor, now: datetime) -> Verdict:
    if tries < MOST_TRIES:
        record(ProfileEvent.PHONE_CODE_WRONG, subject=code, by=by, at=now, applicant_id=code.applicant_id, tries=tries)
        return Verdict(Outcome.WRONG, tries_left=MOST_TRIES - tries)
    PhoneCode.objects.filter(pk=code.pk).update(locked_until=now + LOCK)
    record(ProfileEvent.PHONE_CODE_LOCKED, subject=code, by=by, at=now, applicant_id=code.applicant_id)
    return Verdict(Outcome.LOCKED, locked_until=now + LOCK)

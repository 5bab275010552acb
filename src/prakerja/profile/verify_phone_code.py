"""`verify_phone_code()`: the applicant types the code that came by SMS, and the number is theirs."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.models import Code
from prakerja.codes.refusals import CodeGone
from prakerja.codes.rules import CodeJudgement
from prakerja.codes.type_code import CodeRefused, type_code
from prakerja.codes.use_code import mark_used
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.digests import every_digest
from prakerja.kit.purpose import Purpose
from prakerja.profile.change_phone_number import NumberTaken, change_phone_number
from prakerja.profile.events import ProfileEvent
from prakerja.profile.models import Phone
from prakerja.profile.phone_proof import PHONE_PROOF


class PhoneAnswer(StrEnum):
    VERIFIED = "verified"
    #: Not six digits; costs no try.
    NOT_A_CODE = "not_a_code"
    WRONG = "wrong"
    LOCKED = "locked"
    #: No code lives any more, or none was ever sent.
    EXPIRED = "expired"
    NUMBER_TAKEN = "number_taken"


@dataclass(frozen=True)
class PhoneTry:
    """What a try came to. Not an exception: a wrong try is saved like a right one, or it could be repeated for ever."""

    answer: PhoneAnswer
    tries_left: int = 0
    locked_until: datetime | None = None


_ANSWERS: Final = {
    CodeJudgement.NOT_A_CODE: PhoneAnswer.NOT_A_CODE,
    CodeJudgement.WRONG: PhoneAnswer.WRONG,
    CodeJudgement.LOCKED: PhoneAnswer.LOCKED,
    CodeJudgement.SPENT: PhoneAnswer.EXPIRED,
    CodeJudgement.EXPIRED: PhoneAnswer.EXPIRED,
}


def verify_phone_code(*, applicant_id: ApplicantId, typed: str, by: Actor, now: datetime) -> PhoneTry:
    """With the right code the number is the applicant's; a wrong one is counted, and the fifth locks for 15 minutes.

    Any code that still lives counts, because SMS overtake one another. Typing the right one twice is typing it once.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    try:
        typing = type_code(purpose=PHONE_PROOF, owner_id=applicant_id, typed=typed, now=now)
    except CodeGone:
        return PhoneTry(PhoneAnswer.EXPIRED)
    if isinstance(typing, CodeRefused):
        return _refuse(typing, applicant_id, by=by, now=now)
    return _accept(typing, applicant_id, by=by, now=now)


def _accept(code: Code, applicant_id: ApplicantId, *, by: Actor, now: datetime) -> PhoneTry:
    if code.used_at is not None:
        return _answer_on_used(applicant_id)
    mark_used(code, now)
    try:
        change_phone_number(applicant_id=applicant_id, number=code.address, by=by, now=now)
    except NumberTaken:
        record(ProfileEvent.PHONE_TAKEN, subject=code, by=by, at=now, applicant_id=applicant_id)
        return PhoneTry(PhoneAnswer.NUMBER_TAKEN)
    return PhoneTry(PhoneAnswer.VERIFIED)


def _answer_on_used(applicant_id: ApplicantId) -> PhoneTry:
    """The number is theirs since, or turned out to be another's."""
    number = newest_code(applicant_id).address
    mine = Phone.objects.filter(pk=applicant_id, number_digest__in=every_digest(number, purpose=Purpose.PHONE)).exists()
    return PhoneTry(PhoneAnswer.VERIFIED if mine else PhoneAnswer.NUMBER_TAKEN)


def _refuse(refused: CodeRefused, applicant_id: ApplicantId, *, by: Actor, now: datetime) -> PhoneTry:
    if refused.judgement is CodeJudgement.USED:
        return _answer_on_used(applicant_id)
    if refused.was_counted:
        is_locked = refused.judgement is CodeJudgement.LOCKED
        event = ProfileEvent.PHONE_CODE_LOCKED if is_locked else ProfileEvent.PHONE_CODE_WRONG
        record(event, subject=newest_code(applicant_id), by=by, at=now, applicant_id=applicant_id)
    return PhoneTry(_ANSWERS[refused.judgement], refused.tries_left, refused.locked_until)


def newest_code(applicant_id: ApplicantId) -> Code:
    code: Code = Code.objects.of(PHONE_PROOF, applicant_id)[0]
    return code

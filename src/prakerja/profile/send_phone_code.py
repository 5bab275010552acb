"""`send_phone_code()`: a code goes to a number, to prove that the applicant holds it."""

import secrets
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.locks import Lock, key_of, take_each
from prakerja.kit.purpose import Purpose
from prakerja.kit.refused import Refused
from prakerja.kit.sealed import digest, seal
from prakerja.messages.post_message import post_message
from prakerja.messages.states import Channel
from prakerja.profile.events import ProfileEvent
from prakerja.profile.models import Phone, PhoneCode
from prakerja.profile.phone_number import read_phone_number
from prakerja.profile.phone_rules import CODE_DIGITS, CODE_LIFE, LONGEST_MEMORY, PAUSE, Sending, next_send_at


class NumberAlreadyVerified(Refused):
    """The number is already proven to be this applicant's."""


class SendLater(Refused):
    """No code may be sent before `at`: too many were, or five wrong ones were typed (`locked`)."""

    def __init__(self, at: datetime, *, locked: bool = False) -> None:
        super().__init__(f"not before {at:%H:%M:%S}")
        self.at = at
        self.locked = locked


class SentJustNow(SendLater):
    """The newest code went to this very number less than 30 seconds ago: a second tap is no second SMS."""


def send_phone_code(
    *, applicant_id: ApplicantId, typed: str, language: str, by: Actor, now: datetime, gateway: str = ""
) -> PhoneCode:
    """A fresh code waits in the outbox for the number; it lives ten minutes, and so do those sent before it.

    `gateway` is tried first. Raises NotAPhoneNumber, NumberAlreadyVerified, SendLater, SentJustNow.
    """
    require(Permission.APPLY, by=by)
    number = read_phone_number(typed)
    number_digest = digest(number, purpose=Purpose.PHONE)
    _take_turns(applicant_id, number_digest)
    _refuse_unless_allowed(applicant_id, number_digest, now)
    _forget_old_codes(applicant_id, now)
    plain_code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    code = PhoneCode.objects.create(
        applicant_id=applicant_id,
        sealed_number=seal(number, purpose=Purpose.PHONE, owner=applicant_id),
        number_digest=number_digest,
        code_digest=code_digest(applicant_id, number_digest, plain_code),
        gateway=gateway,
        sent_at=now,
        expires_at=now + CODE_LIFE,
    )
    _post(code, number=number, plain_code=plain_code, language=language)
    record(ProfileEvent.PHONE_CODE_SENT, subject=code, by=by, at=now, applicant_id=applicant_id, gateway=gateway)
    return code


def code_digest(applicant_id: ApplicantId, number_digest: UUID, plain_code: str) -> UUID:
    """What is kept of a code: it fits this applicant and this number alone."""
    return digest(f"{applicant_id}:{number_digest.hex}:{plain_code}", purpose=Purpose.PHONE_CODE)


def message_key(code: PhoneCode) -> str:
    """The key by which the outbox knows the SMS of this code."""
    return f"profile.phone_code.{code.pk}"


def _take_turns(applicant_id: ApplicantId, number_digest: UUID) -> None:
    take_each(
        [
            key_of(Lock.PHONE_CODE_OF_APPLICANT, applicant_id),
            key_of(Lock.PHONE_CODE_TO_NUMBER, number_digest),
        ]
    )


def _refuse_unless_allowed(applicant_id: ApplicantId, number_digest: UUID, now: datetime) -> None:
    if Phone.objects.filter(pk=applicant_id, number_digest=number_digest).exists():
        raise NumberAlreadyVerified
    codes = list(PhoneCode.objects.counting(applicant_id, number_digest, since=now - LONGEST_MEMORY))
    mine = [code for code in codes if code.applicant_id == applicant_id]
    locks = [code.locked_until for code in mine if code.locked_until and code.locked_until > now]
    if locks:
        raise SendLater(max(locks), locked=True)
    sendings = [
        Sending(
            at=code.sent_at,
            mine=code.applicant_id == applicant_id,
            same_number=code.number_digest == number_digest,
        )
        for code in codes
    ]
    at = next_send_at(sendings, now=now)
    if at is None:
        return
    if mine and mine[-1].number_digest == number_digest and mine[-1].sent_at + PAUSE > now:
        raise SentJustNow(at)
    raise SendLater(at)


def _forget_old_codes(applicant_id: ApplicantId, now: datetime) -> None:
    # They count for no cap any more, and a number that was never proven is not ours to keep.
    PhoneCode.objects.for_applicant(applicant_id).filter(sent_at__lte=now - LONGEST_MEMORY).delete()


def _post(code: PhoneCode, *, number: str, plain_code: str, language: str) -> None:
    post_message(
        text="phone_code",
        channel=Channel.SMS,
        address=number,
        words={
            "code": plain_code,
            "until": code.expires_at,
            # The phone offers the code on this site alone (origin-bound one-time codes).
            "host": urlsplit(settings.BASE_URL).hostname or "",
        },
        now=code.sent_at,
        language=language,
        applicant_id=code.applicant_id,
        useful_until=code.expires_at,
        gateway=code.gateway,
        once_key=message_key(code),
    )

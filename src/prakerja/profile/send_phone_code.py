"""`send_phone_code()`: a code goes to a number, to prove that the applicant holds it."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.models import Code
from prakerja.codes.send_code import Destination, send_code
from prakerja.identity.status import is_confirmed
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.digests import every_digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.refused import Refused
from prakerja.profile.events import ProfileEvent
from prakerja.profile.models import Phone
from prakerja.profile.phone_number import read_phone_number
from prakerja.profile.phone_proof import PHONE_PROOF


class IdentityUnconfirmed(Refused):
    """An SMS is paid for, and rings on somebody's telephone: it is sent for whom the registry has confirmed alone."""


class NumberAlreadyVerified(Refused):
    """The number is already proven to be this applicant's."""


def send_phone_code(
    *, applicant_id: ApplicantId, typed: str, language: str, by: Actor, now: datetime, network: str = ""
) -> Code:
    """A fresh code waits in the outbox for the number; it lives ten minutes, and so do those sent before it.

    Raises IdentityUnconfirmed, NotAPhoneNumber, NumberAlreadyVerified, CodesLocked, TooSoon, TriesSpent, SmsSpent.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    refuse_when_unconfirmed(applicant_id)
    number = read_phone_number(typed)
    refuse_when_verified(applicant_id, number)
    code = send_code(
        purpose=PHONE_PROOF,
        to=Destination(owner_id=applicant_id, address=number, language=language),
        network=network,
        by=by,
        now=now,
    )
    assert code is not None  # under a new key
    # Whoever typed it is shown it whole until the code is over (docs/adr/0056).
    note_sent(code, by=by, now=now, is_shown_whole=True)
    return code


def refuse_when_unconfirmed(applicant_id: ApplicantId) -> None:
    """Raises IdentityUnconfirmed."""
    if not is_confirmed(applicant_id):
        raise IdentityUnconfirmed


def refuse_when_verified(applicant_id: ApplicantId, number: str) -> None:
    """Raises NumberAlreadyVerified."""
    if Phone.objects.filter(pk=applicant_id, number_digest__in=every_digest(number, purpose=Purpose.PHONE)).exists():
        raise NumberAlreadyVerified


def note_sent(code: Code, *, by: Actor, now: datetime, is_shown_whole: bool = False) -> None:
    record(
        ProfileEvent.PHONE_CODE_SENT,
        subject=code,
        by=by,
        at=now,
        applicant_id=ApplicantId(code.owner_id),
        gateway=code.gateway,
        is_shown_whole=is_shown_whole,
    )
